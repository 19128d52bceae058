//! Coverage for reading.

use std::io::{self, Write};

use super::{Coverage, Coverages, words};
use crate::findings::words::plain;
use crate::tables::hanging;

pub(super) fn write(coverages: &Coverages, width: usize, out: &mut dyn Write) -> io::Result<()> {
    for (at, coverage) in coverages.maps.iter().enumerate() {
        if at > 0 {
            writeln!(out)?;
        }
        one(coverage, width, out)?;
    }
    Ok(())
}

fn one(coverage: &Coverage, width: usize, out: &mut dyn Write) -> io::Result<()> {
    let Some(form) = coverage.form else {
        return writeln!(out, "{}", words::total(coverage));
    };
    let manuscript = coverage.manuscript.as_deref().unwrap_or_default();
    writeln!(
        out,
        "{} and {} ({form})\n",
        plain(&coverage.map),
        plain(manuscript)
    )?;
    let mut is_empty = true;
    for section in &coverage.sections {
        let Some(heading) = words::section(section, words::has_headings(coverage)) else {
            continue;
        };
        is_empty = false;
        writeln!(out, "{heading}")?;
        for note in &section.notes {
            writeln!(out, "  {}", words::note(note))?;
        }
        for quotation in &section.quotations {
            writeln!(out, "  {}", words::quotation(quotation))?;
        }
        for citation in &section.citations {
            writeln!(out, "  {}", words::citation(citation))?;
        }
    }
    if !is_empty {
        writeln!(out)?;
    }
    let gone = words::gone(coverage);
    if !gone.is_empty() {
        writeln!(out, "in the map, and not in the manuscript")?;
        for line in gone {
            writeln!(out, "  {line}")?;
        }
        writeln!(out)?;
    }
    if let Some(not_told) = words::not_told(coverage) {
        writeln!(out, "{not_told}")?;
    }
    hanging(out, "", 2, &words::total(coverage), width)
}
