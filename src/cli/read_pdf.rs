//! `argcheck read-pdf FILE`: what the program asks of itself, to read a PDF file from
//! standard input into a file that is there.

use std::io;

use super::Exit;
use super::arguments::ReadPdfArguments;

pub(super) fn run(arguments: &ReadPdfArguments) -> io::Result<Exit> {
    crate::texts::pdf::serve(arguments.to.as_std_path())?;
    Ok(Exit::Clean)
}
