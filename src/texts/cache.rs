//! What took time to read is kept, outside of the project, under the hash of the bytes
//! that it was read from.
//!
//! A kept text says which reader made it of which bytes, how long it is, and its own
//! hash: one that is damaged, of another reader or of another file is read anew. It is
//! written whole or not at all. Where nothing can be kept, nothing is.

use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};

use etcetera::BaseStrategy as _;
use sha2::{Digest as _, Sha256};

use super::bytes::LARGEST_TEXT;

/// The folder of kept texts; empty for none. Failing that, the one for caches of this
/// user.
const VARIABLE: &str = "ARGCHECK_CACHE";

/// Raised whenever a reader reads otherwise.
pub(super) const READERS: &str = "2";

/// A longer head is none of ours.
const LONGEST_HEAD: usize = 400;

/// All that is kept takes at most so many bytes.
const LARGEST_KEPT: u64 = 1 << 30;

/// Where one text is kept.
#[derive(Debug)]
pub(super) struct Kept {
    folder: PathBuf,
    head: String,
    name: String,
}

impl Kept {
    /// Where the text is kept that a reader of some version makes of some bytes; none
    /// where nothing can be kept.
    pub(super) fn of(reader: &str, version: &str, bytes: &[u8]) -> Option<Self> {
        let folder = match std::env::var_os(VARIABLE) {
            Some(folder) if folder.is_empty() => return None,
            Some(folder) => PathBuf::from(folder),
            None => etcetera::choose_base_strategy()
                .ok()?
                .cache_dir()
                .join("argcheck"),
        };
        Some(Self::within(folder, reader, version, bytes))
    }

    pub(super) fn within(folder: PathBuf, reader: &str, version: &str, bytes: &[u8]) -> Self {
        let program = env!("CARGO_PKG_VERSION");
        let hash = hash(bytes);
        Self {
            folder,
            name: format!("{hash}-{reader}"),
            head: format!("argcheck text {program} {version} {reader} {hash}"),
        }
    }

    /// The text, where it is kept and whole.
    pub(super) fn get(&self) -> Option<String> {
        let file = std::fs::File::open(self.folder.join(&self.name)).ok()?;
        let length = usize::try_from(file.metadata().ok()?.len()).ok()?;
        let longest = LARGEST_TEXT + LONGEST_HEAD;
        if length > longest {
            return None;
        }
        let mut text = String::with_capacity(length);
        file.take(longest as u64).read_to_string(&mut text).ok()?;
        let (head, body) = text.split_once('\n')?;
        (head == self.full_head(body)).then(|| body.to_owned())
    }

    /// Keeps the text. Two runs may do so at once: each file is renamed into its place.
    pub(super) fn put(&self, text: &str) {
        let write = || -> std::io::Result<()> {
            make_folder(&self.folder)?;
            let mut file = tempfile::NamedTempFile::new_in(&self.folder)?;
            writeln!(file, "{}", self.full_head(text))?;
            file.write_all(text.as_bytes())?;
            file.flush()?;
            file.persist(self.folder.join(&self.name))?;
            take_oldest(&self.folder)
        };
        // A text that is not kept is read again.
        let _ = write();
    }

    fn full_head(&self, text: &str) -> String {
        let (length, hash) = (text.len(), hash(text.as_bytes()));
        format!("{} {length} {hash}", self.head)
    }
}

/// Takes away what was kept longest, where all that is kept has grown too large.
fn take_oldest(folder: &Path) -> std::io::Result<()> {
    let is_ours = |name: &str| {
        name.len() > 65
            && name.as_bytes()[64] == b'-'
            && name.bytes().take(64).all(|byte| byte.is_ascii_hexdigit())
    };
    let mut kept = Vec::new();
    for entry in std::fs::read_dir(folder)?.filter_map(Result::ok) {
        if entry.file_name().to_str().is_some_and(is_ours)
            && let Ok(about) = entry.metadata()
        {
            let time = about.modified().unwrap_or(std::time::UNIX_EPOCH);
            kept.push((time, entry.path(), about.len()));
        }
    }
    let mut size: u64 = kept.iter().map(|(.., length)| length).sum();
    kept.sort();
    for (_, path, length) in kept {
        if size <= LARGEST_KEPT {
            break;
        }
        size -= length;
        std::fs::remove_file(path)?;
    }
    Ok(())
}

/// Makes a folder that only this user may write to.
fn make_folder(folder: &Path) -> std::io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

/// The SHA-256 of some bytes, in hexadecimal digits.
pub(super) fn hash(bytes: &[u8]) -> String {
    use std::fmt::Write as _;

    let mut hex = String::with_capacity(64);
    for byte in Sha256::digest(bytes) {
        let _ = write!(hex, "{byte:02x}");
    }
    hex
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn what_is_kept_comes_back() {
        let folder = tempfile::tempdir().unwrap();
        let kept = Kept::within(folder.path().join("a/b"), "pdf", READERS, b"bytes");
        assert_eq!(kept.get(), None);
        kept.put("a text\n\u{c}of two pages");
        assert_eq!(kept.get().unwrap(), "a text\n\u{c}of two pages");
        let other = Kept::within(folder.path().join("a/b"), "pdf", READERS, b"other");
        assert_eq!(other.get(), None);
    }

    #[test]
    fn what_is_damaged_or_of_another_is_ignored() {
        let folder = tempfile::tempdir().unwrap();
        let kept = Kept::within(folder.path().to_owned(), "pdf", READERS, b"bytes");
        kept.put("a text");
        let file = folder.path().join(&kept.name);
        let whole = std::fs::read(&file).unwrap();
        for damaged in [
            &whole[..whole.len() - 1],
            &whole[1..],
            b"",
            b"\n",
            b"\xff\xfe",
            &[&whole[..], b"more"].concat(),
        ] {
            std::fs::write(&file, damaged).unwrap();
            assert_eq!(kept.get(), None, "{}", String::from_utf8_lossy(damaged));
        }
        // Under the name of another file's text.
        let other = Kept::within(folder.path().to_owned(), "pdf", READERS, b"other");
        std::fs::write(folder.path().join(&other.name), &whole).unwrap();
        assert_eq!(other.get(), None);
        std::fs::write(&file, &whole).unwrap();
        assert!(kept.get().is_some());
    }

    #[test]
    fn a_folder_that_cannot_be_written_keeps_nothing() {
        let file = tempfile::NamedTempFile::new().unwrap();
        let kept = Kept::within(file.path().join("below-a-file"), "pdf", READERS, b"bytes");
        kept.put("a text");
        assert_eq!(kept.get(), None);
    }
}
