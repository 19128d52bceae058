//! Reading a PDF file where it can do no harm.

use std::fs::File;
use std::io::{self, Read as _, Seek as _, Write as _};
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc;
use std::time::{Duration, Instant};

use super::extract;
use crate::texts::bytes::LARGEST_TEXT;

/// The word that asks the program to read a PDF file from its standard input into the
/// file that is named behind it.
pub const COMMAND: &str = "read-pdf";

/// Reading one file may take so long.
const LONGEST: Duration = Duration::from_secs(60);

/// A child process may take so much memory, where the system can bound it.
#[cfg(unix)]
const MOST_MEMORY: u64 = 3 << 30;

/// Fonts and drawings may lie in one another: room for their depth.
const STACK: usize = 64 << 20;

/// What a child process writes before a text.
const READ: &str = "read\n";

/// What it writes before the reason why it has none.
const REFUSED: &str = "refused\n";

/// Whether the program that runs is argcheck.
static IS_PROGRAM: AtomicBool = AtomicBool::new(false);

/// From now on PDF files are read in child processes of the program that runs. It must
/// answer [`COMMAND`] with [`serve`].
pub fn in_child_processes() {
    IS_PROGRAM.store(true, Ordering::Relaxed);
}

/// Reads a file, in a child process or a thread.
pub(super) fn read(bytes: Vec<u8>) -> Result<String, String> {
    if !IS_PROGRAM.load(Ordering::Relaxed) {
        return in_thread(bytes, LONGEST);
    }
    match in_child(&bytes) {
        Ok(result) => result,
        Err(error) => Err(format!(
            "the process that should read it cannot be started: {error}"
        )),
    }
}

fn too_long() -> String {
    format!("reading it takes longer than {} seconds", LONGEST.as_secs())
}

fn in_thread(bytes: Vec<u8>, longest: Duration) -> Result<String, String> {
    let (sender, receiver) = mpsc::channel();
    let reading = std::thread::Builder::new()
        .name("read-pdf".to_owned())
        .stack_size(STACK)
        .spawn(move || {
            let _ = sender.send(extract::text_of(&bytes));
        });
    if reading.is_err() {
        return Err("no thread can be started to read it".to_owned());
    }
    match receiver.recv_timeout(longest) {
        Ok(result) => result,
        Err(mpsc::RecvTimeoutError::Timeout) => Err(too_long()),
        Err(mpsc::RecvTimeoutError::Disconnected) => Err(extract::DAMAGED.to_owned()),
    }
}

fn in_child(bytes: &[u8]) -> io::Result<Result<String, String>> {
    // Files on both sides: no pipe can fill up, and whatever else the reader prints goes
    // nowhere.
    let mut given = tempfile::tempfile()?;
    given.write_all(bytes)?;
    given.rewind()?;
    let taken = tempfile::NamedTempFile::new()?;
    let mut child = Command::new(std::env::current_exe()?)
        .arg(COMMAND)
        .arg(taken.path())
        .stdin(Stdio::from(given))
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()?;
    let Some(status) = ended(&mut child, LONGEST)? else {
        return Ok(Err(too_long()));
    };
    let mut text = String::new();
    let longest = (LARGEST_TEXT + READ.len()) as u64;
    let read = taken.reopen()?.take(longest).read_to_string(&mut text);
    if read.is_err() || !status.success() {
        return Ok(Err(extract::DAMAGED.to_owned()));
    }
    if let Some(text) = text.strip_prefix(READ) {
        return Ok(Ok(text.to_owned()));
    }
    let reason = text.strip_prefix(REFUSED).unwrap_or(extract::DAMAGED);
    Ok(Err(reason.to_owned()))
}

/// How a child process ended; none where its time was up and it was ended.
fn ended(child: &mut Child, longest: Duration) -> io::Result<Option<ExitStatus>> {
    let begun = Instant::now();
    let mut pause = Duration::from_millis(1);
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(Some(status));
        }
        if begun.elapsed() > longest {
            child.kill()?;
            child.wait()?;
            return Ok(None);
        }
        std::thread::sleep(pause);
        pause = (pause * 2).min(Duration::from_millis(20));
    }
}

/// Reads a PDF file from standard input and writes its text, or why there is none, to a
/// file: what the program does in a child process.
///
/// # Errors
/// Where it cannot be written.
pub fn serve(to: &Path) -> io::Result<()> {
    #[cfg(unix)]
    {
        // Where a bound cannot be set there is none.
        let _ = rlimit::setrlimit(rlimit::Resource::AS, MOST_MEMORY, MOST_MEMORY);
        let _ = rlimit::setrlimit(rlimit::Resource::CORE, 0, 0);
    }
    let mut bytes = Vec::new();
    io::stdin()
        .lock()
        .take(crate::project::LARGEST_FILE)
        .read_to_end(&mut bytes)?;
    // The one that waits ends this process when its time is up.
    let answer = match in_thread(bytes, LONGEST * 2) {
        Ok(text) => [READ, &text].concat(),
        Err(reason) => [REFUSED, &reason].concat(),
    };
    File::options()
        .write(true)
        .truncate(true)
        .open(to)?
        .write_all(answer.as_bytes())
}

#[cfg(all(test, unix))]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_process_that_does_not_end_is_ended() {
        let begun = Instant::now();
        let mut child = Command::new("sleep").arg("60").spawn().unwrap();
        let status = ended(&mut child, Duration::from_millis(50)).unwrap();
        assert_eq!(status, None);
        assert!(begun.elapsed() < Duration::from_secs(30));
        let mut quick = Command::new("true").spawn().unwrap();
        let status = ended(&mut quick, Duration::from_secs(30)).unwrap();
        assert!(status.unwrap().success());
    }
}
