//! Bibliographies and what else is known of sources.

pub mod authors;
pub mod bibliography;
