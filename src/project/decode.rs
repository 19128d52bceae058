//! From bytes to text: what is not UTF-8 is said, and as much as can be is read.

use crate::syntax::Span;

/// A file's text and what its bytes lack.
#[derive(Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The text.
    pub text: String,
    /// What is amiss with the bytes, if anything.
    pub flaw: Option<Flaw>,
}

/// What is amiss with a file's bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// Not UTF-8; read as Latin-1 where it is not.
    NotUtf8 {
        /// The first byte that is not, from 0, in the file.
        byte: usize,
        /// The letter that it was read as.
        span: Span,
    },
    /// UTF-16, which is not read.
    Utf16,
    /// Holds NUL bytes; where they are many, it is no text at all.
    Nul {
        /// The first NUL byte, from 0.
        byte: usize,
        /// The same place in the text, where the text was read.
        span: Span,
    },
}

/// A file with more NUL bytes than one in so many is no text.
const NUL_SHARE: usize = 100;

/// Reads bytes as text.
#[must_use]
pub fn decode(bytes: Vec<u8>) -> Decoded {
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Decoded {
            text: String::new(),
            flaw: Some(Flaw::Utf16),
        };
    }
    let nul = memchr::memchr(0, &bytes);
    if let Some(byte) = nul {
        let count = memchr::memchr_iter(0, &bytes).count();
        if count > 1 && count * NUL_SHARE >= bytes.len() {
            return Decoded {
                text: String::new(),
                flaw: Some(Flaw::Nul {
                    byte,
                    span: Span::default(),
                }),
            };
        }
    }
    let (text, bad) = match String::from_utf8(bytes) {
        Ok(text) => (text, None),
        Err(error) => {
            let byte = error.utf8_error().valid_up_to();
            (as_latin_1(error.as_bytes()), Some(byte))
        }
    };
    let flaw = match (bad, nul) {
        (Some(byte), _) => {
            let letter = text[byte..].chars().next().map_or(0, char::len_utf8);
            Some(Flaw::NotUtf8 {
                byte,
                span: Span::new(byte, byte + letter),
            })
        }
        (None, Some(byte)) => Some(Flaw::Nul {
            byte,
            span: Span::new(byte, byte + 1),
        }),
        (None, None) => None,
    };
    Decoded { text, flaw }
}

/// UTF-8 where it is UTF-8, and each other byte as the Latin-1 letter it would be.
fn as_latin_1(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() + bytes.len() / 8);
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        text.extend(chunk.invalid().iter().map(|byte| char::from(*byte)));
    }
    text
}
