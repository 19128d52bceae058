//! What must hold of every map: random small maps are checked against answers
//! worked out by brute force, and damaged texts against what damage may do.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod found;
mod model;
mod oracle;
mod render;
mod run;
mod strategy;
