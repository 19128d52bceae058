//! What stands: every behaviour by name, and the whole against other ways to work it out.

mod behaviours;
mod known;
mod models;
mod oracle;
