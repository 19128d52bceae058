//! Figures: what printed numbers stand for, and what arithmetic says of them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "../support/mod.rs"]
mod support;

mod cases;
mod hidden;
mod intervals;
mod quantities;
mod repeated;
