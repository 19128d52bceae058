//! Passages for reading and pasting.

use std::io::{self, Write};

use super::{Difference, Passage, Passages, Searched};
use crate::findings::words::{plain, quoted};

pub(super) fn write(passages: &Passages, out: &mut dyn Write) -> io::Result<()> {
    for (at, copy) in passages.copies.iter().enumerate() {
        if at > 0 {
            writeln!(out)?;
        }
        copy_of(copy, out)?;
    }
    Ok(())
}

fn copy_of(copy: &Searched, out: &mut dyn Write) -> io::Result<()> {
    let mut what = quoted(&copy.work);
    if let Some(file) = &copy.file
        && *file != copy.work
    {
        what = format!("{what}, in {}", plain(file));
    }
    if let Some(trouble) = &copy.trouble {
        return writeln!(out, "{what}: {}", plain(trouble));
    }
    match (&copy.near, copy.count) {
        (_, 1) => writeln!(out, "{what}\n")?,
        (_, count @ 2..) => writeln!(out, "{what}: {count} times\n")?,
        (Some(_), _) => writeln!(out, "{what}: not word for word; nearest to it is\n")?,
        (None, _) if copy.scattered => writeln!(
            out,
            "{what}: each stretch stands there, and not in this order or far apart"
        )?,
        (None, _) => writeln!(out, "{what}: nothing like it")?,
    }
    for passage in &copy.passages {
        writeln!(out, "  {}", passage.clause)?;
        if !passage.before.is_empty() || !passage.after.is_empty() {
            writeln!(out, "  // {}", context(passage))?;
        }
    }
    if copy.more > 0 {
        writeln!(out, "\n  and {} more", copy.more)?;
    }
    if let Some(near) = &copy.near {
        writeln!(out, "  {}\n", near.passage.clause)?;
        for difference in &near.differences {
            writeln!(out, "  {}", told(difference))?;
        }
    }
    Ok(())
}

/// The words around a passage, as a comment: what is pasted with it does no harm.
fn context(passage: &Passage) -> String {
    let parts = [&passage.before[..], "…", &passage.after[..]];
    let parts = parts.into_iter().filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(" ")
}

fn told(difference: &Difference) -> String {
    let (sought, text) = (quoted(&difference.sought), quoted(&difference.text));
    match (difference.sought.is_empty(), difference.text.is_empty()) {
        (false, false) => format!("for {sought}, the text has {text}"),
        (false, true) => format!("{sought} is not in the text"),
        (true, _) => format!("the text has {text} besides"),
    }
}
