//! Reading a copy, by its form.

use camino::Utf8Path;

use super::{HeldText, Pages};
use crate::project::read_file;
use crate::quotations::Source;

/// Reads a copy.
///
/// # Errors
/// Why it cannot be read, in a few words.
pub(super) fn read(path: &Utf8Path) -> Result<HeldText, String> {
    let text = read_file(path)?.text;
    let pages = Pages::by_form_feeds(&text);
    Ok(HeldText {
        source: Source::new(text),
        pages,
    })
}
