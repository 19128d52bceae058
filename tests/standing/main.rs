//! What stands: every behaviour by name, and the whole against other ways to work it out.

#[path = "../support/mod.rs"]
mod support;

mod behaviours;
mod frameworks;
mod import;
mod known;
mod models;
mod oracle;
mod sizes;
