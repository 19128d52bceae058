//! `argcheck diff OLD NEW`

use std::io::{self, Write};

use camino::{Utf8Path, Utf8PathBuf};

use super::arguments::DiffArguments;
use super::{Exit, trouble};
use crate::compare::{self, Shown, Version};
use crate::findings::Levels;
use crate::project::{Commit, GitError, Input, LaidOut, LoadError, Repository, lay_out};

/// One side of the comparison.
enum Side {
    /// Paths as they are on disk.
    Disk(Vec<Utf8PathBuf>),
    /// Paths of a commit, from the top of the repository.
    Commit(Commit, Vec<Utf8PathBuf>),
}

/// What is compared: both sides, each with the words that the user has for it.
struct Request {
    old: (String, Side),
    new: (String, Side),
}

/// Why the words of the command line name no two versions.
enum Unclear {
    Git(GitError),
    Words(String, &'static str),
}

impl From<GitError> for Unclear {
    fn from(error: GitError) -> Self {
        Self::Git(error)
    }
}

pub(super) fn run(arguments: &DiffArguments, out: &mut dyn Write) -> io::Result<Exit> {
    let request = match request(&arguments.versions) {
        Ok(request) => request,
        Err(Unclear::Git(error)) => {
            trouble(&error.to_string(), Some(error.help()));
            return Ok(Exit::Trouble);
        }
        Err(Unclear::Words(message, help)) => {
            trouble(&message, Some(help));
            return Ok(Exit::Trouble);
        }
    };
    let (old_name, old_side) = request.old;
    let (new_name, new_side) = request.new;
    let (Some(old), Some(new)) = (load(&old_side), load(&new_side)) else {
        return Ok(Exit::Trouble);
    };
    let has_maps = |version: &Loaded| !version.version.project.maps.is_empty();
    if !has_maps(&old) && !has_maps(&new) {
        trouble(
            "no map found on either side",
            Some("maps are files whose name ends in `.argmap`"),
        );
        return Ok(Exit::NoMap);
    }
    let comparison = compare::compare(&old.version, &new.version);
    let outcome = comparison.outcome(&new.version, &Levels::default());
    let shown = Shown {
        sides: [&old_name, &new_name],
        changes: &comparison.changes,
        outcome: &outcome,
        files: &new.version.project.files,
        hidden_root: new
            .laid_out
            .as_ref()
            .map_or("", |laid_out| laid_out.root().as_str()),
        unread: [old.version.unread(), new.version.unread()],
        colour: arguments.color.is_on(),
    };
    compare::write(&shown, arguments.format, out)?;
    Ok(if arguments.exit_code && !comparison.changes.is_empty() {
        Exit::Findings
    } else {
        Exit::Clean
    })
}

/// A version and the folder that it was read from, where that is not the user's.
struct Loaded {
    version: Version,
    laid_out: Option<LaidOut>,
}

/// Reads one side; what is amiss has been said where there is none.
fn load(side: &Side) -> Option<Loaded> {
    let (paths, laid_out) = match side {
        Side::Disk(paths) => (paths.clone(), None),
        Side::Commit(commit, paths) => {
            let laid_out = Repository::here().and_then(|repository| lay_out(&repository, commit));
            match laid_out {
                Ok(laid_out) => {
                    let found = paths.iter().filter_map(|path| laid_out.find(path));
                    (found.collect(), Some(laid_out))
                }
                Err(error) => {
                    trouble(&error.to_string(), Some(error.help()));
                    return None;
                }
            }
        }
    };
    let input = Input {
        paths,
        ..Input::default()
    };
    let (version, troubles) = match Version::load(input) {
        Ok(mut version) => {
            let troubles = std::mem::take(&mut version.project.troubles);
            (version, troubles)
        }
        Err(LoadError::NoMap { troubles }) => (Version::empty(), troubles),
    };
    for amiss in &troubles {
        trouble(
            &format!("`{}` cannot be read: {}", amiss.path, amiss.reason),
            None,
        );
    }
    troubles.is_empty().then_some(Loaded { version, laid_out })
}

const WORKING_TREE: &str = "the working tree";

/// What the words of the command line ask for.
fn request(words: &[String]) -> Result<Request, Unclear> {
    let is_path = |word: &str| Utf8Path::new(word).exists();
    if let [old, new] = words
        && is_path(old)
        && is_path(new)
    {
        let disk = |path: &String| (path.clone(), Side::Disk(vec![path.into()]));
        return Ok(Request {
            old: disk(old),
            new: disk(new),
        });
    }
    let Some((first, rest)) = words.split_first() else {
        return Err(too_few());
    };
    if let Some(dashed) = words
        .iter()
        .find(|word| word.starts_with('-') && !is_path(word))
    {
        return Err(GitError::LooksLikeOption(dashed.clone()).into());
    }
    if is_path(first) {
        return path_first(first, rest);
    }
    let repository = Repository::here()?;
    if let Some((one, other)) = first.split_once("..") {
        let (is_base, other) = match other.strip_prefix('.') {
            Some(other) => (true, other),
            None => (false, other),
        };
        let head = |name: &str| {
            if name.is_empty() {
                "HEAD".to_owned()
            } else {
                name.to_owned()
            }
        };
        let (one, other) = (head(one), head(other));
        let (mut from, to) = (repository.commit(&one)?, repository.commit(&other)?);
        if is_base {
            from = repository.merge_base(&from, &to)?;
        }
        let paths = inside(&repository, rest)?;
        return Ok(Request {
            old: (one, Side::Commit(from, paths.clone())),
            new: (other, Side::Commit(to, paths)),
        });
    }
    let Some((old_commit, old_path)) = revision(&repository, first)? else {
        return Err(GitError::UnknownRevision(first.clone()).into());
    };
    if let Some((second, rest)) = rest.split_first()
        && !is_path(second)
        && let Some((new_commit, new_path)) = revision(&repository, second)?
    {
        let paths = inside(&repository, rest)?;
        let or = |own: Option<Utf8PathBuf>| own.map_or_else(|| paths.clone(), |own| vec![own]);
        return Ok(Request {
            old: (first.clone(), Side::Commit(old_commit, or(old_path))),
            new: (second.clone(), Side::Commit(new_commit, or(new_path))),
        });
    }
    let paths = inside(&repository, rest)?;
    let on_disk: Vec<Utf8PathBuf> = if rest.is_empty() {
        let top = repository.top();
        vec![old_path.as_ref().map_or(top.clone(), |path| top.join(path))]
    } else {
        rest.iter().map(Utf8PathBuf::from).collect()
    };
    let old_paths = old_path.map_or(paths, |path| vec![path]);
    if let Some(gone) = on_disk.iter().find(|path| !path.exists()) {
        let laid_out = lay_out(&repository, &old_commit)?;
        if !old_paths.iter().any(|path| laid_out.find(path).is_some()) {
            return Err(Unclear::Words(
                format!(
                    "`{gone}` is neither a path nor a revision, and `{first}` has no map there"
                ),
                "name a path that exists, or a branch, tag or commit as `git log` shows it",
            ));
        }
    }
    let on_disk: Vec<Utf8PathBuf> = on_disk.into_iter().filter(|path| path.exists()).collect();
    Ok(Request {
        old: (first.clone(), Side::Commit(old_commit, old_paths)),
        new: (WORKING_TREE.to_owned(), Side::Disk(on_disk)),
    })
}

/// `diff PATH REVISION`: from what is on disk to a revision.
fn path_first(path: &str, rest: &[String]) -> Result<Request, Unclear> {
    let [second] = rest else {
        return Err(too_few());
    };
    let repository = Repository::here()?;
    let Some((commit, own)) = revision(&repository, second)? else {
        return Err(Unclear::Words(
            format!(
                "{} is neither a path nor a revision",
                crate::findings::quoted(second)
            ),
            "name a path that exists, or a branch, tag or commit as `git log` shows it",
        ));
    };
    let inside = match own {
        Some(own) => own,
        None => repository.inside(Utf8Path::new(path))?,
    };
    Ok(Request {
        old: (path.to_owned(), Side::Disk(vec![path.into()])),
        new: (second.clone(), Side::Commit(commit, vec![inside])),
    })
}

fn too_few() -> Unclear {
    Unclear::Words(
        "`diff` compares two versions, and one is named".to_owned(),
        "`argcheck diff OLD NEW` compares two paths, `argcheck diff HEAD maps/` the last commit with the working tree",
    )
}

/// `REVISION` or `REVISION:PATH`, as git writes it.
fn revision(
    repository: &Repository,
    word: &str,
) -> Result<Option<(Commit, Option<Utf8PathBuf>)>, Unclear> {
    if let Some(commit) = repository.find(word)? {
        return Ok(Some((commit, None)));
    }
    let Some((name, path)) = word.split_once(':').filter(|(name, _)| !name.is_empty()) else {
        return Ok(None);
    };
    let Some(commit) = repository.find(name)? else {
        return Ok(None);
    };
    let path = if path.starts_with("./") || path.starts_with("../") {
        repository.inside(Utf8Path::new(path))?
    } else {
        path.trim_end_matches('/').into()
    };
    Ok(Some((commit, Some(path))))
}

/// Paths from the top of the repository; all of it where none are named.
fn inside(repository: &Repository, paths: &[String]) -> Result<Vec<Utf8PathBuf>, Unclear> {
    if paths.is_empty() {
        return Ok(vec![Utf8PathBuf::new()]);
    }
    let paths = paths
        .iter()
        .map(|path| repository.inside(Utf8Path::new(path)));
    Ok(paths.collect::<Result<_, GitError>>()?)
}
