//! The text layer of a PDF file.
//!
//! What reads it is large and gives up in many ways on odd files, which may come from
//! strangers: it panics, runs out of stack or memory, or does not end. So the program
//! reads each file in a child process of its own, with bounds on time, memory and
//! output (`in_child_processes`); in another program the library reads it in a thread
//! that is left behind when its time is up, and where running out of stack or memory
//! ends that program.

#[cfg(feature = "pdf")]
mod apart;
#[cfg(feature = "pdf")]
mod extract;

/// Whether this build reads PDF files.
pub const IS_READ: bool = cfg!(feature = "pdf");

/// The text of a PDF file, its pages parted by form feeds.
///
/// # Errors
/// Why it cannot be read, in a few words.
#[cfg(feature = "pdf")]
pub(super) fn text_of(bytes: Vec<u8>) -> Result<String, String> {
    // What has no such mark near its beginning is spared the trouble.
    let beginning = &bytes[..bytes.len().min(1024)];
    if memchr::memmem::find(beginning, b"%PDF-").is_none() {
        return Err("it is no PDF file".to_owned());
    }
    apart::read(bytes)
}

/// The text of a PDF file, which this build cannot read.
#[cfg(not(feature = "pdf"))]
pub(super) fn text_of(_bytes: Vec<u8>) -> Result<String, String> {
    Err(
        "this argcheck was built without its PDF reader; a plain text beside it under the \
         same name is read instead"
            .to_owned(),
    )
}

#[cfg(feature = "pdf")]
pub use apart::{COMMAND, in_child_processes, serve};
