//! One snapshot file: front matter as insta writes it, then the outline.

use std::fmt;
use std::io::{self, Write as _};

use camino::Utf8Path;

/// What the front matter's `description` says in files of argcheck.
pub const MARK: &str = "argcheck outline";

/// What stands in a snapshot file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SnapshotFile {
    /// The lines of the front matter.
    front: Vec<String>,
    /// The outline.
    pub body: String,
}

impl SnapshotFile {
    /// Reads the text of a snapshot file, if it is one.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let text = text.replace("\r\n", "\n");
        let rest = text.strip_prefix("---\n")?;
        let (front, body) = rest.split_once("\n---\n")?;
        Some(Self {
            front: front.lines().map(str::to_owned).collect(),
            body: body.to_owned(),
        })
    }

    /// The new content of a map's file. Front matter that is there stays: a test
    /// may own the file as well.
    pub(super) fn new(kept: Option<Self>, input: &str, body: String) -> Self {
        let front = match kept {
            Some(kept) => kept.front,
            None => vec![
                format!("source: {}", scalar(input)),
                format!("description: {MARK}"),
                format!("input_file: {}", scalar(input)),
            ],
        };
        Self { front, body }
    }

    /// A value of the front matter.
    #[must_use]
    pub fn value(&self, key: &str) -> Option<String> {
        let value = self.front.iter().find_map(|line| {
            let rest = line.strip_prefix(key)?.strip_prefix(':')?;
            Some(rest.trim())
        })?;
        Some(plain(value))
    }

    /// Whether argcheck, or a test that works with it, wrote the file.
    #[must_use]
    pub fn is_ours(&self) -> bool {
        self.value("description").as_deref() == Some(MARK)
    }

    /// Whether it keeps this outline; the end of the text does not count, as
    /// with insta.
    #[must_use]
    pub fn says(&self, body: &str) -> bool {
        self.body.trim_end() == body.trim_end()
    }
}

impl fmt::Display for SnapshotFile {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(formatter, "---")?;
        for line in &self.front {
            writeln!(formatter, "{line}")?;
        }
        writeln!(formatter, "---\n{}", self.body.trim_end())
    }
}

/// A value as YAML has it.
fn scalar(value: &str) -> String {
    let is_plain = value.starts_with(char::is_alphanumeric)
        && value.chars().all(|letter| {
            letter.is_ascii_alphanumeric() || matches!(letter, '/' | '.' | '-' | '_')
        })
        && value.contains(['/', '.'])
        && value.parse::<f64>().is_err();
    if is_plain {
        return value.to_owned();
    }
    let mut quoted = String::from("\"");
    for letter in value.chars() {
        match letter {
            '"' | '\\' => quoted.extend(['\\', letter]),
            letter if letter.is_control() => {
                quoted += &format!("\\u{:04x}", u32::from(letter));
            }
            letter => quoted.push(letter),
        }
    }
    quoted + "\""
}

/// What a YAML value says, for the values that occur.
fn plain(value: &str) -> String {
    if let Some(inner) = value
        .strip_prefix('"')
        .and_then(|rest| rest.strip_suffix('"'))
    {
        let mut said = String::with_capacity(inner.len());
        let mut letters = inner.chars();
        while let Some(letter) = letters.next() {
            match letter {
                '\\' => said.extend(letters.next()),
                letter => said.push(letter),
            }
        }
        return said;
    }
    let inner = value
        .strip_prefix('\'')
        .and_then(|rest| rest.strip_suffix('\''));
    inner.map_or_else(|| value.to_owned(), |inner| inner.replace("''", "'"))
}

/// Writes a file whole or not at all: into a file beside it, which then takes its place.
pub(super) fn write_whole(path: &Utf8Path, text: &str) -> io::Result<()> {
    if path.exists() {
        return crate::edit::replace_file(path, text);
    }
    let directory = match path.parent() {
        Some(parent) if !parent.as_str().is_empty() => parent,
        _ => Utf8Path::new("."),
    };
    std::fs::create_dir_all(directory)?;
    let mut builder = tempfile::Builder::new();
    builder.prefix(".argcheck-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        // What the user's mask leaves of it, as for any new file.
        builder.permissions(std::fs::Permissions::from_mode(0o666));
    }
    let mut file = builder.tempfile_in(directory)?;
    file.write_all(text.as_bytes())?;
    file.as_file().sync_all()?;
    file.persist(path)?;
    Ok(())
}
