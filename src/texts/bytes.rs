//! From the bytes of a copy to its letters.

use camino::Utf8Path;

use crate::project::{Flaw, decode};

/// A longer text is not held: its letters take some twelve times its size.
pub const LARGEST_TEXT: usize = 64 << 20;

/// The letters that Windows has where Latin-1 has signs of control, from 0x80 on.
const WINDOWS_1252: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}',
    '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// The first bytes of files that hold a text and are none.
const FOREIGN: [(&[u8], &str); 4] = [
    (
        b"PK\x03\x04",
        "it is a Word, OpenDocument, EPUB or ZIP file",
    ),
    (b"\xd0\xcf\x11\xe0", "it is an old Word file"),
    (b"{\\rtf", "it is an RTF file"),
    (b"AT&TFORM", "it is a DjVu file"),
];

/// What can be done about a file that is none of those that are read.
const READ: &str = "plain text, Markdown, HTML, LaTeX, Typst and PDF are read";

/// The letters of a text: UTF-8, UTF-16 where it begins with a byte-order mark, and
/// bytes that are neither as Windows-1252, of which Latin-1 is a part.
///
/// # Errors
/// Why it is no text that can be held, in a few words.
pub(super) fn letters(bytes: Vec<u8>) -> Result<String, String> {
    if let Some((_, what)) = FOREIGN.iter().find(|(first, _)| bytes.starts_with(first)) {
        return Err(format!("{what}; {READ}"));
    }
    if let [first @ (0xff | 0xfe), second @ (0xff | 0xfe), pairs @ ..] = &bytes[..]
        && first != second
    {
        let is_little = *first == 0xff;
        let units = pairs.chunks_exact(2).map(|pair| match is_little {
            true => u16::from_le_bytes([pair[0], pair[1]]),
            false => u16::from_be_bytes([pair[0], pair[1]]),
        });
        return Ok(char::decode_utf16(units)
            .map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER))
            .collect());
    }
    let decoded = decode(bytes);
    let text = match decoded.flaw {
        Some(Flaw::Nul { .. }) if decoded.text.is_empty() => {
            return Err(format!("it is no text; {READ}"));
        }
        Some(Flaw::NotUtf8 { .. }) => decoded.text.chars().map(windows_letter).collect(),
        _ => decoded.text,
    };
    match text.strip_prefix('\u{feff}') {
        Some(rest) => Ok(rest.to_owned()),
        None => Ok(text),
    }
}

fn windows_letter(letter: char) -> char {
    match u32::from(letter) {
        code @ 0x80..=0x9f => WINDOWS_1252[(code - 0x80) as usize],
        _ => letter,
    }
}

/// Refuses what is larger than can be held.
///
/// # Errors
/// That it is, and how large it may be.
pub(super) fn within_bounds(length: usize, path: &Utf8Path) -> Result<(), String> {
    if length <= LARGEST_TEXT {
        return Ok(());
    }
    let what = if path.extension() == Some("txt") {
        "it is"
    } else {
        "its text is"
    };
    Err(format!("{what} larger than {} MiB", LARGEST_TEXT >> 20))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn letters_of_every_coding_are_read() {
        let read = |bytes: &[u8]| letters(bytes.to_vec()).unwrap();
        assert_eq!(read("\u{feff}Größe 援助".as_bytes()), "Größe 援助");
        assert_eq!(
            read(b"\x93Gr\xf6\xdfe\x94 \x96 \x9cuvre"),
            "“Größe” – œuvre"
        );
        assert_eq!(read(b"\xff\xfeG\0r\0\xf6\0"), "Grö");
        assert_eq!(read(b"\xfe\xff\0G\0r\0\xf6"), "Grö");
        assert_eq!(read(b"\xff\xfe\x00\xd8G\0x"), "\u{fffd}G");
        assert_eq!(read(b""), "");
        assert_eq!(read(b"\xff"), "ÿ");
    }

    #[test]
    fn what_is_no_text_is_refused() {
        for bytes in [&b"PK\x03\x04rest"[..], b"{\\rtf1 x}", b"\0\x01\0\x02\0\0"] {
            assert!(letters(bytes.to_vec()).is_err(), "{bytes:?}");
        }
    }
}
