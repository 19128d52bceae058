//! Bibliographies and what else is known of sources.

pub mod bibliography;
