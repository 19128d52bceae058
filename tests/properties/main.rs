//! What must hold of every map: random small maps are checked against answers
//! worked out by brute force, and damaged texts against what damage may do.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod changes;
mod found;
mod model;
mod oracle;
mod order;
mod quotations;
mod render;
mod robustness;
mod run;
mod slips;
mod strategy;
mod structure;
mod weights;
