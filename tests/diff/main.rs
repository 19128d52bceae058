//! What `argcheck diff` tells: of small pairs of maps, of revisions, of real maps.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod forms;
mod revisions;
mod sentences;
#[path = "../support/mod.rs"]
mod support;

/// Settings for snapshots, from a folder deeper than the other tests.
fn snapshots() -> insta::Settings {
    let mut settings = support::snapshots();
    settings.set_snapshot_path("../../snapshots");
    settings
}
