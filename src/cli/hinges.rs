//! `argcheck hinges PATH…`

use std::io::{self, Write};

use super::Exit;
use super::asking::{HingesArguments, SupposingFormat};
use super::without::{exit, load};
use crate::supposing::Hinges;

pub(super) fn run(arguments: &HingesArguments, out: &mut dyn Write) -> io::Result<Exit> {
    let argument = match load(&arguments.paths, &arguments.stdin_name) {
        Ok(argument) => argument,
        Err(exit) => return Ok(exit),
    };
    let hinges = Hinges::new(&argument);
    match arguments.format {
        SupposingFormat::Human => hinges.write(out)?,
        SupposingFormat::Json => {
            serde_json::to_writer_pretty(&mut *out, &hinges)?;
            writeln!(out)?;
        }
    }
    Ok(exit(&argument))
}
