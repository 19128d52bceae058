//! Where matter comes from: bibliographies, dates, and the rules on sources.

#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)]

#[path = "../support/mod.rs"]
mod support;

mod bibliographies;
mod dates;
mod lines;
mod origins;
mod rules;
