//! Bibliographies and what else is known of sources.

pub mod authors;
pub mod bibliography;
mod bibtex;
mod bibtex_fields;
mod csl_json;
mod hayagriva;
pub mod identifiers;
mod inherit;
mod json_places;
pub mod locator;
pub mod retractions;
mod yaml;
