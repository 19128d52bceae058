//! From a PDF file's bytes to its text.

use std::collections::HashSet;
use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};

use pdf_extract::{ConvertToFmt, Document, ObjectId, PlainTextOutput, output_doc_page};

use crate::texts::bytes::LARGEST_TEXT;

/// What is said where the reader gives up.
pub(super) const DAMAGED: &str = "its PDF is damaged, or of a kind that cannot be read";

/// What is said of a file that does not open without a password.
const LOCKED: &str = "it is locked with a password";

/// A longer document is not read.
const MOST_PAGES: usize = 5_000;

/// A page may lie so deep in the tree of pages.
const MOST_DEPTH: usize = 256;

/// Fewer letters on a page are taken for none: a stamp on a picture.
const FEWEST_LETTERS: usize = 20;

/// The text of a PDF file, its pages parted by form feeds.
pub(super) fn text_of(bytes: &[u8]) -> Result<String, String> {
    let document = decrypted(bytes)?;
    let pages: Vec<(u32, ObjectId)> = document.get_pages().into_iter().collect();
    if pages.is_empty() && document.trailer.has(b"Encrypt") {
        return Err(LOCKED.to_owned());
    }
    if pages.is_empty() {
        return Err("it has no pages".to_owned());
    }
    if pages.len() > MOST_PAGES {
        return Err(format!("it has more than {MOST_PAGES} pages"));
    }
    let mut seen = HashSet::new();
    for (_, page) in &pages {
        if !seen.insert(*page) || !is_bounded(&document, *page) {
            return Err("its PDF is damaged: its pages lead back to themselves".to_owned());
        }
    }
    let mut text = String::new();
    let mut with_letters = 0;
    for (at, (number, _)) in pages.iter().enumerate() {
        if at > 0 {
            text.push('\u{c}');
        }
        let before = text.len();
        let room = LARGEST_TEXT - before.min(LARGEST_TEXT);
        let page = page(&document, *number, room)?;
        text.extend(page.chars().map(|letter| match letter {
            '\u{c}' => '\n',
            letter => letter,
        }));
        let letters = text[before..].chars().filter(|one| one.is_alphanumeric());
        with_letters += usize::from(letters.take(FEWEST_LETTERS).count() == FEWEST_LETTERS);
    }
    // Words on a picture are looked for in vain.
    if with_letters * 2 < pages.len() {
        return Err("most of its pages are pictures without a text".to_owned());
    }
    Ok(text)
}

/// The document; one that opens without a password is opened.
fn decrypted(bytes: &[u8]) -> Result<Document, String> {
    let Some(mut document) = guarded(|| Document::load_mem(bytes).ok()).flatten() else {
        let is_locked = memchr::memmem::find(bytes, b"/Encrypt").is_some();
        return Err(if is_locked { LOCKED } else { DAMAGED }.to_owned());
    };
    if document.is_encrypted() {
        let is_open = guarded(|| document.decrypt("").is_ok()).unwrap_or(false);
        if !is_open {
            return Err(LOCKED.to_owned());
        }
    }
    Ok(document)
}

/// Whether the way from a page up to the root of the tree of pages ends.
fn is_bounded(document: &Document, page: ObjectId) -> bool {
    let mut at = page;
    for _ in 0..MOST_DEPTH {
        let parent = document
            .get_dictionary(at)
            .and_then(|page| page.get(b"Parent"))
            .and_then(pdf_extract::Object::as_reference);
        match parent {
            Ok(parent) => at = parent,
            Err(_) => return true,
        }
    }
    false
}

fn page(document: &Document, number: u32, room: usize) -> Result<String, String> {
    let mut page = Page {
        text: String::new(),
        room,
        is_full: false,
    };
    let is_read = guarded(|| {
        let mut output = PlainTextOutput::new(&mut page);
        output_doc_page(document, &mut output, number).is_ok()
    });
    if page.is_full {
        return Err(format!(
            "its text is larger than {} MiB",
            LARGEST_TEXT >> 20
        ));
    }
    // A text that lacks a page would seem to lack what stands on it.
    match is_read {
        Some(true) => Ok(page.text),
        _ => Err(format!("{DAMAGED} (page {number})")),
    }
}

/// What a function gives, or nothing where it panics.
fn guarded<T>(read: impl FnOnce() -> T) -> Option<T> {
    catch_unwind(AssertUnwindSafe(read)).ok()
}

/// The text of one page, as long as there is room for it.
struct Page {
    text: String,
    room: usize,
    is_full: bool,
}

impl fmt::Write for Page {
    fn write_str(&mut self, words: &str) -> fmt::Result {
        if self.text.len() + words.len() > self.room {
            self.is_full = true;
            return Err(fmt::Error);
        }
        self.text.push_str(words);
        Ok(())
    }
}

impl<'page> ConvertToFmt for &'page mut Page {
    type Writer = &'page mut Page;

    fn convert(self) -> Self::Writer {
        self
    }
}
