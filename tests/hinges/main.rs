//! What a thesis hangs on, and what is left without something: against brute force,
//! by an independent checker of certificates, and through the command line.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod command;
#[path = "../properties/model.rs"]
#[allow(dead_code)]
mod model;
mod pairs;
mod plain;
#[path = "../properties/render.rs"]
#[allow(dead_code)]
mod render;
#[path = "../standing/models.rs"]
#[allow(dead_code)]
mod small;
#[path = "../properties/strategy.rs"]
mod strategy;
#[path = "../support/mod.rs"]
mod support;
mod without;
mod written;
