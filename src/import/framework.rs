//! An abstract framework, and the map that says the same.

use super::formats::{self, Format};
use super::names;
use crate::findings::words::is_hidden;

/// A larger framework is not read.
pub const MOST_ARGUMENTS: usize = 1_000_000;

/// Why a framework could not be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {message}")]
pub struct Unreadable {
    /// The line on which reading stopped, the first being 1.
    pub line: usize,
    /// What is the matter there.
    pub message: String,
}

/// Arguments that attack one another.
#[derive(Debug, Default)]
pub(super) struct Framework {
    pub(super) arguments: Vec<Argument>,
    /// Who attacks whom, by their places among the arguments.
    pub(super) attacks: Vec<(u32, u32)>,
}

/// An argument as its file has it.
#[derive(Debug)]
pub(super) struct Argument {
    pub(super) name: String,
    /// What the file says of it, if anything.
    pub(super) label: Option<String>,
}

/// Reads an abstract framework and writes it as a map. Names that the language
/// cannot have are changed; the statement's text then gives the name in the file.
/// An attack that is given twice is written once. Linear in what is read.
///
/// # Errors
/// [`Unreadable`] at the first line that is not of the format.
pub fn framework(format: Format, text: &str) -> Result<String, Unreadable> {
    formats::read(format, text).map(|framework| framework.to_argmap())
}

impl Framework {
    fn to_argmap(&self) -> String {
        let names = names::fit(&self.arguments);
        let (attackers, starts) = self.attackers();
        let mut map = String::new();
        // By attacker, the argument below which it was written last.
        let mut written = vec![usize::MAX; names.len()];
        for (at, (argument, name)) in self.arguments.iter().zip(&names).enumerate() {
            if at > 0 {
                map.push('\n');
            }
            map.push_str("assumption ");
            map.push_str(name);
            let is_renamed = *name != argument.name;
            let text = argument.label.as_deref();
            if let Some(text) = text.or(is_renamed.then_some(&argument.name)) {
                map.push_str(" \"");
                push_text(&mut map, text);
                map.push('"');
            }
            map.push('\n');
            for attacker in &attackers[starts[at]..starts[at + 1]] {
                let attacker = *attacker as usize;
                if written[attacker] != at {
                    written[attacker] = at;
                    map.push_str("  opposed by ");
                    map.push_str(&names[attacker]);
                    map.push('\n');
                }
            }
        }
        map
    }

    /// Who attacks, target by target, and where those of each target begin.
    fn attackers(&self) -> (Vec<u32>, Vec<usize>) {
        let mut starts = vec![0; self.arguments.len() + 1];
        for (_, target) in &self.attacks {
            starts[*target as usize + 1] += 1;
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        let mut free = starts.clone();
        let mut attackers = vec![0; self.attacks.len()];
        for (attacker, target) in &self.attacks {
            let at = &mut free[*target as usize];
            attackers[*at] = *attacker;
            *at += 1;
        }
        (attackers, starts)
    }
}

/// Writes what stands between quotation marks.
fn push_text(map: &mut String, text: &str) {
    for letter in text.chars() {
        match letter {
            '"' | '\\' => map.extend(['\\', letter]),
            _ if is_hidden(letter) => map.push(' '),
            _ => map.push(letter),
        }
    }
}
