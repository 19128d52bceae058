//! What tables have in common, whatever they tell: columns of words for reading,
//! Markdown, and comma-separated values.

mod layout;
mod markdown;
mod spreadsheet;
mod wrap;

pub(crate) use layout::{Column, Table};
pub(crate) use markdown::{escaped, sentence};
pub(crate) use spreadsheet::row;
pub(crate) use wrap::{hanging, padded, wrapped};
