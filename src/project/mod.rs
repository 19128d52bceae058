//! Which files there are, and what stands in them. Each is read once.

mod called;
mod decode;
mod files;
mod git;
mod library;
mod lines;
mod load;
mod revision;
mod root;
mod settings;
mod walk;

pub use called::{maps_called, maps_known_as};
pub use decode::{Decoded, Flaw, decode};
pub use files::{FileId, Files, SourceFile};
pub use git::{Commit, GitError, Repository};
pub use lines::{LineIndex, Position};
pub use load::{
    Input, LARGEST_FILE, Link, LinkKind, LoadError, MapFile, Project, Trouble, load, plain_reason,
    read_bytes, read_file, shown_path,
};
pub use revision::{LaidOut, lay_out};
pub use root::project_root;
pub use settings::{SETTINGS_FILE, Settings};
pub use walk::{MAP_EXTENSION, maps_at};
