//! The three formats in which competitions and teachers keep abstract frameworks.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use super::framework::{Argument, Framework, MOST_ARGUMENTS, Unreadable};
use crate::findings::{count, quoted};

/// A format of abstract frameworks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, clap::ValueEnum)]
pub enum Format {
    /// `p af 3`, then lines `1 2`: argument 1 attacks argument 2 (ICCMA 2023).
    Af,
    /// `arg(a).` and `att(a, b).` (ASPARTIX; ICCMA 2015 to 2021).
    Apx,
    /// Lines of arguments, a line `#`, lines of attacks (Trivial Graph Format).
    Tgf,
}

impl Format {
    /// The format of files with an ending, which is given without its dot.
    #[must_use]
    pub fn of_ending(ending: &str) -> Option<Self> {
        match ending.to_ascii_lowercase().as_str() {
            "af" => Some(Self::Af),
            "apx" => Some(Self::Apx),
            "tgf" => Some(Self::Tgf),
            _ => None,
        }
    }
}

type Read<T> = Result<T, Unreadable>;

fn unreadable<T>(line: usize, message: impl Into<String>) -> Read<T> {
    Err(Unreadable {
        line,
        message: message.into(),
    })
}

pub(super) fn read(format: Format, text: &str) -> Read<Framework> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    match format {
        Format::Af => read_af(text),
        Format::Apx => Apx::new(text).read(),
        Format::Tgf => read_tgf(text),
    }
}

/// The lines that say something, numbered, split into words.
fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    (1..)
        .zip(text.lines())
        .map(|(number, line)| (number, line.trim()))
        .filter(|(_, line)| !line.is_empty())
}

fn read_af(text: &str) -> Read<Framework> {
    let mut framework = Framework::default();
    let mut size: Option<usize> = None;
    for (number, line) in lines(text).filter(|(_, line)| !line.starts_with('#')) {
        let words: Vec<&str> = line.split_whitespace().take(4).collect();
        match (size, &words[..]) {
            (None, ["p", "af", arguments]) => match arguments.parse::<usize>() {
                Ok(arguments) => size = Some(within_limit(number, arguments)?),
                Err(_) => {
                    let shown = quoted(arguments);
                    return unreadable(number, format!("{shown} is no number of arguments"));
                }
            },
            (None, _) => return unreadable(number, "the first line is not `p af` and a number"),
            (Some(_), ["p", ..]) => {
                return unreadable(number, "a second line that begins with `p`");
            }
            (Some(size), [attacker, target]) => {
                let attack = (
                    numbered(number, attacker, size)?,
                    numbered(number, target, size)?,
                );
                framework.attacks.push(attack);
            }
            (Some(_), _) => {
                return unreadable(number, "an attack is two numbers, the attacker's first");
            }
        }
    }
    let Some(size) = size else {
        return unreadable(1, "no line `p af` with the number of arguments");
    };
    framework.arguments = (1..=size)
        .map(|number| Argument {
            name: format!("a{number}"),
            label: None,
        })
        .collect();
    Ok(framework)
}

/// The place of the argument that a number in a file stands for.
fn numbered(line: usize, word: &str, size: usize) -> Read<u32> {
    match word.parse::<u32>() {
        Ok(number) if number >= 1 && number as usize <= size => Ok(number - 1),
        _ => {
            let among = match size {
                0 => "there are no arguments".to_owned(),
                _ => format!("they are numbered from 1 to {size}"),
            };
            unreadable(line, format!("{} is no argument: {among}", quoted(word)))
        }
    }
}

fn within_limit(line: usize, arguments: usize) -> Read<usize> {
    if arguments > MOST_ARGUMENTS {
        let most = count(MOST_ARGUMENTS, "argument");
        return unreadable(line, format!("no more than {most} are read"));
    }
    Ok(arguments)
}

/// Arguments by name while a file is read.
#[derive(Default)]
struct Named<'text> {
    framework: Framework,
    known: HashMap<&'text str, u32, foldhash::fast::FixedState>,
}

impl<'text> Named<'text> {
    /// Adds an argument; tells whether it is new.
    fn add(&mut self, line: usize, name: &'text str, label: Option<&str>) -> Read<bool> {
        let Entry::Vacant(free) = self.known.entry(name) else {
            return Ok(false);
        };
        let at = self.framework.arguments.len();
        within_limit(line, at + 1)?;
        free.insert(u32::try_from(at).unwrap_or(u32::MAX));
        self.framework.arguments.push(Argument {
            name: name.to_owned(),
            label: label.map(str::to_owned),
        });
        Ok(true)
    }

    fn attack(&mut self, line: usize, attacker: &str, target: &str) -> Read<()> {
        let mut ends = [0; 2];
        for (end, name) in ends.iter_mut().zip([attacker, target]) {
            let Some(known) = self.known.get(name) else {
                return unreadable(line, format!("no argument is called {}", quoted(name)));
            };
            *end = *known;
        }
        self.framework.attacks.push((ends[0], ends[1]));
        Ok(())
    }
}

fn read_tgf(text: &str) -> Read<Framework> {
    let mut named = Named::default();
    let mut attacks = false;
    let mut last = 1;
    for (number, line) in lines(text) {
        last = number;
        let mut words = line.splitn(2, char::is_whitespace);
        let first = words.next().unwrap_or_default();
        let rest = words.next().map(str::trim);
        if line == "#" {
            if attacks {
                return unreadable(number, "a second line `#`");
            }
            attacks = true;
        } else if attacks {
            // What follows the two names is the label of the attack.
            let Some(target) = rest.and_then(|rest| rest.split_whitespace().next()) else {
                return unreadable(number, "an attack is two names, the attacker's first");
            };
            named.attack(number, first, target)?;
        } else if !named.add(number, first, rest)? {
            let shown = quoted(first);
            return unreadable(number, format!("a second argument is called {shown}"));
        }
    }
    if !attacks {
        return unreadable(last, "no line `#` between arguments and attacks");
    }
    Ok(named.framework)
}

/// A reader of facts, one after another, wherever the lines break.
struct Apx<'text> {
    rest: &'text str,
    line: usize,
}

impl<'text> Apx<'text> {
    fn new(text: &'text str) -> Self {
        Self {
            rest: text,
            line: 1,
        }
    }

    fn read(mut self) -> Read<Framework> {
        let mut named = Named::default();
        // An attack may stand before the arguments that it is between.
        let mut attacks = Vec::new();
        loop {
            self.skip_blanks();
            if self.rest.is_empty() {
                break;
            }
            let line = self.line;
            let word = self.up_to(|letter| !letter.is_alphanumeric());
            match word {
                "arg" => {
                    self.expect("(")?;
                    let name = self.name()?;
                    named.add(line, name, None)?;
                }
                "att" => {
                    self.expect("(")?;
                    let attacker = self.name()?;
                    self.expect(",")?;
                    attacks.push((line, attacker, self.name()?));
                }
                _ => return unreadable(line, "a fact is `arg(a).` or `att(a,b).`"),
            }
            self.expect(")")?;
            self.expect(".")?;
        }
        for (line, attacker, target) in attacks {
            named.attack(line, attacker, target)?;
        }
        Ok(named.framework)
    }

    fn skip_blanks(&mut self) {
        loop {
            self.up_to(|letter| !letter.is_whitespace());
            if !self.rest.starts_with('%') {
                return;
            }
            self.up_to(|letter| letter == '\n');
        }
    }

    /// Goes on to the first letter of a kind, or to the end.
    fn up_to(&mut self, stops: impl Fn(char) -> bool) -> &'text str {
        let end = self.rest.find(stops).unwrap_or(self.rest.len());
        let (before, rest) = self.rest.split_at(end);
        self.line += before.bytes().filter(|byte| *byte == b'\n').count();
        self.rest = rest;
        before
    }

    fn name(&mut self) -> Read<&'text str> {
        self.skip_blanks();
        let name = self.up_to(|letter| matches!(letter, '(' | ')' | ',' | '\n' | '%'));
        match name.trim() {
            "" => unreadable(self.line, "the name of an argument is missing"),
            name => Ok(name),
        }
    }

    fn expect(&mut self, sign: &str) -> Read<()> {
        self.skip_blanks();
        if let Some(rest) = self.rest.strip_prefix(sign) {
            self.rest = rest;
            return Ok(());
        }
        let found = match self.rest.chars().next() {
            Some(letter) => quoted(letter.encode_utf8(&mut [0; 4])),
            None => "the end".to_owned(),
        };
        unreadable(self.line, format!("`{sign}` is needed before {found}"))
    }
}
