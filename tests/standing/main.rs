//! What stands: every behaviour by name, and the whole against other ways to work it out.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    clippy::unwrap_used
)]

#[path = "../support/mod.rs"]
mod support;

mod behaviours;
mod frameworks;
mod import;
mod known;
mod models;
mod oracle;
mod sizes;
mod without;
