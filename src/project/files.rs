//! The files of a run.

use std::sync::OnceLock;

use camino::{Utf8Path, Utf8PathBuf};

use super::{Flaw, LineIndex, Position};
use crate::findings::words::is_hidden;
use crate::syntax::Span;

/// A file of the run, by its place in the order in which it was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(pub u32);

/// One file's text.
#[derive(Debug)]
pub struct SourceFile {
    /// As it is shown: relative to the working directory where it lies below it.
    pub path: Utf8PathBuf,
    /// Its text.
    pub text: String,
    /// What is amiss with its bytes, if anything.
    pub flaw: Option<Flaw>,
    lines: OnceLock<LineIndex>,
    display: OnceLock<Option<String>>,
}

impl SourceFile {
    /// A file with its text.
    #[must_use]
    pub fn new(path: Utf8PathBuf, text: String, flaw: Option<Flaw>) -> Self {
        Self {
            path,
            text,
            flaw,
            lines: OnceLock::new(),
            display: OnceLock::new(),
        }
    }

    /// The index of its lines, made when it is first asked for.
    pub fn lines(&self) -> &LineIndex {
        self.lines.get_or_init(|| LineIndex::new(&self.text))
    }

    /// The text as a terminal may show it: letters that steer a terminal or the
    /// direction of writing are replaced by as many bytes, so that places stay.
    pub fn display_text(&self) -> &str {
        let replaced = self.display.get_or_init(|| {
            let ends_line = |at: usize| self.text.as_bytes().get(at + 1) == Some(&b'\n');
            let steers = |at: usize, letter: char| match letter {
                '\n' | '\t' => false,
                '\r' => !ends_line(at),
                '\u{feff}' => at > 0,
                _ => is_hidden(letter),
            };
            let mut letters = self.text.char_indices();
            if !letters.any(|(at, letter)| steers(at, letter)) {
                return None;
            }
            let letters = self.text.char_indices();
            let harmless = letters.map(|(at, letter)| match letter.len_utf8() {
                _ if !steers(at, letter) => letter,
                1 => '?',
                2 => '\u{b7}',
                3 => '\u{fffd}',
                _ => '\u{1f7a9}',
            });
            Some(harmless.collect())
        });
        replaced.as_deref().unwrap_or(&self.text)
    }

    /// The line and column of a byte offset.
    #[must_use]
    pub fn position(&self, offset: u32) -> Position {
        self.lines().position(&self.text, offset as usize)
    }
}

/// All files of a run.
#[derive(Debug, Default)]
pub struct Files {
    files: Vec<SourceFile>,
}

impl Files {
    /// Adds a file.
    pub fn add(&mut self, file: SourceFile) -> FileId {
        let id = FileId(u32::try_from(self.files.len()).unwrap_or(u32::MAX));
        self.files.push(file);
        id
    }

    /// Puts the files in the order of their paths; gives the new id of each old one.
    pub(super) fn sort(&mut self) -> Vec<FileId> {
        let mut order: Vec<usize> = (0..self.files.len()).collect();
        order.sort_by(|one, other| self.files[*one].path.cmp(&self.files[*other].path));
        let mut ids = vec![FileId(0); order.len()];
        for (new, old) in order.iter().enumerate() {
            ids[*old] = FileId(u32::try_from(new).unwrap_or(u32::MAX));
        }
        let mut places: Vec<(FileId, SourceFile)> =
            ids.iter().copied().zip(self.files.drain(..)).collect();
        places.sort_by_key(|(id, _)| *id);
        self.files.extend(places.into_iter().map(|(_, file)| file));
        ids
    }

    /// A file. Ids come from [`Files::add`], so there is always one.
    #[must_use]
    pub fn get(&self, id: FileId) -> &SourceFile {
        &self.files[id.0 as usize]
    }

    /// A file's path, as it is shown.
    #[must_use]
    pub fn path(&self, id: FileId) -> &Utf8Path {
        &self.get(id).path
    }

    /// What stands at a place.
    #[must_use]
    pub fn text(&self, id: FileId, span: Span) -> &str {
        span.of(&self.get(id).text)
    }

    /// All files with their ids.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &SourceFile)> {
        self.files
            .iter()
            .enumerate()
            .map(|(at, file)| (FileId(u32::try_from(at).unwrap_or(u32::MAX)), file))
    }

    /// How many files there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }
}
