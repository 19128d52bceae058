//! Asking the `git` program, by its plumbing and never through a shell. Nothing
//! is fetched and nothing is written.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::process::{Command, Stdio};

use camino::{Utf8Component, Utf8Path, Utf8PathBuf};

use super::load::{LARGEST_FILE, plain_reason};

/// Why git gave no answer.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum GitError {
    /// The program cannot be started.
    #[error("`git` cannot be started: {0}")]
    NoGit(String),
    /// No repository here.
    #[error("there is no git repository here")]
    NoRepository,
    /// Nothing in the repository has that name.
    #[error("there is no revision {}", crate::findings::quoted(.0))]
    UnknownRevision(String),
    /// A revision that git would read as an option.
    #[error("a revision cannot begin with `-`: {}", crate::findings::quoted(.0))]
    LooksLikeOption(String),
    /// A path outside the repository.
    #[error("{} lies outside the repository", crate::findings::quoted(.0))]
    Outside(String),
    /// Something else went amiss.
    #[error("git could not {0}")]
    Failed(String),
}

impl GitError {
    /// What would help.
    #[must_use]
    pub fn help(&self) -> &'static str {
        match self {
            Self::NoGit(_) => "revisions need git; two paths are compared without it",
            Self::NoRepository => {
                "revisions are looked for in the repository of the working directory; two paths are compared without one"
            }
            Self::UnknownRevision(_) => {
                "name a path that exists, or a branch, tag or commit as `git log` shows it"
            }
            Self::LooksLikeOption(_) => "name a branch, tag or commit",
            Self::Outside(_) => "name a path below the top of the repository",
            Self::Failed(_) => "`git fsck` tells whether the repository is whole",
        }
    }
}

/// A commit, by its full hash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Commit(String);

/// The repository of the working directory.
#[derive(Debug)]
pub struct Repository {
    /// From the working directory up to its top: `../../`, or nothing.
    up: String,
    /// From its top down to the working directory: `maps/`, or nothing.
    down: String,
    top: Utf8PathBuf,
}

/// A file of a commit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) path: Utf8PathBuf,
    object: String,
}

fn git() -> Command {
    let mut command = Command::new("git");
    command
        .env("GIT_OPTIONAL_LOCKS", "0")
        .env("GIT_NO_LAZY_FETCH", "1")
        .env("GIT_TERMINAL_PROMPT", "0")
        .env("LC_ALL", "C")
        .stdin(Stdio::null());
    command
}

/// What git says; nothing where it says no.
fn ask(arguments: &[&str]) -> Result<Option<Vec<u8>>, GitError> {
    let output = git().args(arguments).output();
    let output = output.map_err(|error| GitError::NoGit(plain_reason(&error)))?;
    Ok(output.status.success().then_some(output.stdout))
}

fn line(bytes: &[u8]) -> String {
    let text = String::from_utf8_lossy(bytes);
    text.trim_end_matches(['\n', '\r']).to_owned()
}

impl Repository {
    /// The repository of the working directory.
    ///
    /// # Errors
    /// Where there is none, or no git.
    pub fn here() -> Result<Self, GitError> {
        let asked = |what| Ok(ask(&["rev-parse", what])?.map(|said| line(&said)));
        let top = asked("--show-toplevel")?.filter(|top| !top.is_empty());
        let (Some(up), Some(down), Some(top)) =
            (asked("--show-cdup")?, asked("--show-prefix")?, top)
        else {
            return Err(GitError::NoRepository);
        };
        Ok(Self {
            up,
            down,
            top: top.into(),
        })
    }

    /// The way from the working directory to the top of the repository.
    #[must_use]
    pub fn top(&self) -> Utf8PathBuf {
        if self.up.is_empty() {
            ".".into()
        } else {
            self.up.as_str().into()
        }
    }

    /// The commit that a revision names, if it names one.
    ///
    /// # Errors
    /// Where git cannot be asked.
    pub fn find(&self, revision: &str) -> Result<Option<Commit>, GitError> {
        if revision.starts_with('-') {
            return Err(GitError::LooksLikeOption(revision.to_owned()));
        }
        if revision.is_empty() || revision.contains(['\0', '\n']) {
            return Ok(None);
        }
        let wanted = format!("{revision}^{{commit}}");
        let said = ask(&["rev-parse", "--verify", "--quiet", &wanted])?;
        let hash = said.map(|said| line(&said));
        let is_hash = |hash: &String| {
            hash.len() >= 40 && hash.chars().all(|letter| letter.is_ascii_hexdigit())
        };
        Ok(hash.filter(is_hash).map(Commit))
    }

    /// The commit that a revision names.
    ///
    /// # Errors
    /// Where it names none.
    pub fn commit(&self, revision: &str) -> Result<Commit, GitError> {
        let found = self.find(revision)?;
        found.ok_or_else(|| GitError::UnknownRevision(revision.to_owned()))
    }

    /// The last commit that two have in common.
    ///
    /// # Errors
    /// Where there is none.
    pub fn merge_base(&self, one: &Commit, other: &Commit) -> Result<Commit, GitError> {
        let said = ask(&["merge-base", &one.0, &other.0])?;
        let hash = said.map(|said| line(&said)).filter(|hash| !hash.is_empty());
        let none = || GitError::Failed("find a commit that the two have in common".to_owned());
        hash.map(Commit).ok_or_else(none)
    }

    /// A path of the command line as the repository has it, from its top.
    ///
    /// # Errors
    /// Where it leads out of the repository.
    pub fn inside(&self, path: &Utf8Path) -> Result<Utf8PathBuf, GitError> {
        let outside = || GitError::Outside(path.to_string());
        let whole = if path.is_absolute() {
            let known = path.canonicalize_utf8().unwrap_or_else(|_| path.to_owned());
            let top = self
                .top
                .canonicalize_utf8()
                .unwrap_or_else(|_| self.top.clone());
            known.strip_prefix(&top).map_err(|_| outside())?.to_owned()
        } else {
            Utf8Path::new(&self.down).join(path)
        };
        let mut inside = Utf8PathBuf::new();
        for part in whole.components() {
            match part {
                Utf8Component::CurDir => {}
                Utf8Component::Normal(name) => inside.push(name),
                Utf8Component::ParentDir if inside.pop() => {}
                _ => return Err(outside()),
            }
        }
        Ok(inside)
    }

    /// The ordinary files of a commit, those too large to read left out.
    pub(super) fn entries(&self, commit: &Commit) -> Result<Vec<Entry>, GitError> {
        let listed = ask(&["ls-tree", "-r", "-z", "-l", "--full-tree", &commit.0])?;
        let listed =
            listed.ok_or_else(|| GitError::Failed("list the files of a commit".to_owned()))?;
        let entries = listed.split(|byte| *byte == 0).filter_map(|entry| {
            // `100644 blob HASH SIZE\tPATH`
            let entry = std::str::from_utf8(entry).ok()?;
            let (head, path) = entry.split_once('\t')?;
            let head: Vec<&str> = head.split_whitespace().collect();
            let ["100644" | "100755" | "100664", "blob", object, size] = head.as_slice() else {
                return None;
            };
            let path = Utf8PathBuf::from(path);
            let is_plain = path.components().all(|part| {
                matches!(part, Utf8Component::Normal(name) if !name.eq_ignore_ascii_case(".git") && !name.contains('\\'))
            });
            let is_read = size.parse::<u64>().is_ok_and(|size| size <= LARGEST_FILE);
            (is_plain && is_read).then(|| Entry {
                path,
                object: (*object).to_owned(),
            })
        });
        Ok(entries.collect())
    }

    /// The contents of some files, in their order.
    pub(super) fn contents(
        &self,
        entries: &[&Entry],
        mut take: impl FnMut(&Entry, &[u8]) -> std::io::Result<()>,
    ) -> Result<(), GitError> {
        if entries.is_empty() {
            return Ok(());
        }
        let child = git()
            .args(["cat-file", "--batch"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn();
        let mut child = child.map_err(|error| GitError::NoGit(plain_reason(&error)))?;
        let failed = || GitError::Failed("read the files of a commit".to_owned());
        let (Some(mut questions), Some(answers)) = (child.stdin.take(), child.stdout.take()) else {
            return Err(failed());
        };
        let wanted: String = entries
            .iter()
            .map(|entry| format!("{}\n", entry.object))
            .collect();
        // Asked from a thread of its own: git stops listening while nobody reads.
        let asking = std::thread::spawn(move || {
            let _ = questions.write_all(wanted.as_bytes());
        });
        let mut answers = BufReader::new(answers);
        let mut read = || -> std::io::Result<()> {
            for entry in entries {
                let mut head = String::new();
                answers.read_line(&mut head)?;
                let size = head
                    .trim_end()
                    .rsplit(' ')
                    .next()
                    .and_then(|size| size.parse().ok());
                let size: u64 = size.ok_or(std::io::ErrorKind::InvalidData)?;
                let mut bytes = Vec::new();
                answers.by_ref().take(size + 1).read_to_end(&mut bytes)?;
                if bytes.pop().is_none() || bytes.len() as u64 != size {
                    return Err(std::io::ErrorKind::UnexpectedEof.into());
                }
                take(entry, &bytes)?;
            }
            Ok(())
        };
        let result = read();
        drop(answers);
        let _ = asking.join();
        let _ = child.wait();
        result.map_err(|_| failed())
    }
}
