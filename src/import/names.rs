//! Names that the language can have, for arguments of other programs.

use std::collections::{HashMap, HashSet};

use unicode_normalization::UnicodeNormalization as _;

use super::framework::Argument;
use crate::syntax::is_name;

/// A name for each argument, no two alike. A name that fits is kept, whatever the
/// others are called.
pub(super) fn fit(arguments: &[Argument]) -> Vec<String> {
    let mut taken: HashSet<String, foldhash::fast::FixedState> = HashSet::default();
    let mut names: Vec<Option<String>> = Vec::with_capacity(arguments.len());
    for argument in arguments {
        let is_kept = is_name(&argument.name) && taken.insert(normal(&argument.name));
        names.push(is_kept.then(|| argument.name.clone()));
    }
    // Where each name was last tried, so that many alike are not quadratic.
    let mut tried: HashMap<String, usize, foldhash::fast::FixedState> = HashMap::default();
    let named = arguments.iter().zip(names).map(|(argument, name)| {
        name.unwrap_or_else(|| {
            let base = near(&argument.name);
            let number = tried.entry(base.clone()).or_insert(1);
            let mut name = base.clone();
            while !taken.insert(normal(&name)) {
                *number += 1;
                name = format!("{base}-{number}");
            }
            name
        })
    });
    named.collect()
}

/// A name as near as may be to one that the language cannot have.
fn near(name: &str) -> String {
    let mut near = String::new();
    for letter in name.nfc() {
        if letter.is_alphanumeric() || letter == '_' {
            near.push(letter);
        } else if !near.is_empty() && !near.ends_with('-') {
            near.push('-');
        }
    }
    let near = near.trim_end_matches('-');
    let with_article = match near.starts_with(char::is_alphabetic) {
        true => format!("the-{near}"),
        false => format!("a{near}"),
    };
    [near.to_owned(), with_article]
        .into_iter()
        .find(|name| is_name(name))
        .unwrap_or_else(|| "argument".to_owned())
}

fn normal(name: &str) -> String {
    name.nfc().collect()
}
