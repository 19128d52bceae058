//! What an argument rests on: `argcheck sources`.

#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)]

#[path = "../support/mod.rs"]
mod support;

mod command;
mod counts;
mod sizes;
