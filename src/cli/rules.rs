//! `argcheck rules`

use std::io::{self, Write};

use super::Exit;
use super::arguments::RulesArguments;

pub(super) fn run(arguments: &RulesArguments, out: &mut dyn Write) -> io::Result<Exit> {
    crate::report::write_rules(arguments.format, out)?;
    Ok(Exit::Clean)
}
