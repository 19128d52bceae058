//! Why a statement has its verdict: what is told, that it is so, and how fast.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    clippy::unwrap_used
)]

#[path = "../support/mod.rs"]
mod support;

#[path = "../standing/models.rs"]
#[allow(dead_code)]
mod models;

mod command;
mod forms;
mod made;
mod settling;
mod sizes;
mod truth;
