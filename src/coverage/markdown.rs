//! Coverage as Markdown.

use std::io::{self, Write};

use super::{Coverage, Coverages, words};
use crate::compare::push_escaped;

pub(super) fn write(coverages: &Coverages, out: &mut dyn Write) -> io::Result<()> {
    for (at, coverage) in coverages.maps.iter().enumerate() {
        if at > 0 {
            writeln!(out)?;
        }
        one(coverage, out)?;
    }
    Ok(())
}

fn one(coverage: &Coverage, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "## {}\n", escaped(&coverage.map))?;
    writeln!(out, "{}.", escaped(&words::total(coverage)))?;
    if let Some(not_told) = words::not_told(coverage) {
        writeln!(out, "{}.", escaped(&sentence(&not_told)))?;
    }
    for section in &coverage.sections {
        let Some(heading) = words::section(section, words::has_headings(coverage)) else {
            continue;
        };
        writeln!(out, "\n### {}", escaped(&heading))?;
        let lines: Vec<String> = section
            .notes
            .iter()
            .map(words::note)
            .chain(section.quotations.iter().map(words::quotation))
            .chain(section.citations.iter().map(words::citation))
            .collect();
        items(&lines, out)?;
    }
    let gone = words::gone(coverage);
    if !gone.is_empty() {
        writeln!(out, "\n### In the map, and not in the manuscript")?;
        items(&gone, out)?;
    }
    Ok(())
}

fn items(lines: &[String], out: &mut dyn Write) -> io::Result<()> {
    if !lines.is_empty() {
        writeln!(out)?;
    }
    for line in lines {
        writeln!(out, "- {}", escaped(line))?;
    }
    Ok(())
}

fn sentence(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

/// Words in which nothing but code spans is markup.
fn escaped(words: &str) -> String {
    let mut out = String::new();
    for (at, part) in words.split('`').enumerate() {
        if at % 2 == 1 {
            out.push('`');
            out.push_str(part);
            out.push('`');
        } else {
            push_escaped(&mut out, part);
        }
    }
    out
}
