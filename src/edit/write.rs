//! Writing a file whole or not at all.

use std::fs;
use std::io::{self, Write as _};

use camino::Utf8Path;

use crate::project::plain_reason;

/// Replaces a file's text. The new text is written beside the file, which it then
/// takes the place of, permissions kept: whoever reads meanwhile finds the old
/// file or the new, and so does everybody where the machine stops in between.
///
/// # Errors
/// Where the file may not be written, or its directory takes no new file.
pub fn replace_file(path: &Utf8Path, text: &str) -> io::Result<()> {
    // A link stays a link: what it leads to is replaced.
    let whole = path.canonicalize_utf8()?;
    let permissions = fs::metadata(&whole)?.permissions();
    if permissions.readonly() {
        return Err(io::ErrorKind::PermissionDenied.into());
    }
    let directory = whole.parent().unwrap_or(Utf8Path::new("."));
    let mut beside = tempfile::Builder::new()
        .prefix(".argcheck-")
        .tempfile_in(directory)?;
    beside.write_all(text.as_bytes())?;
    beside.as_file().set_permissions(permissions)?;
    beside.as_file().sync_all()?;
    beside.persist(&whole)?;
    Ok(())
}

/// Why a file was not written, in a few words.
#[must_use]
pub fn plain_refusal(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::PermissionDenied => "this user may not write it".to_owned(),
        _ => plain_reason(error),
    }
}
