//! The matrix as Markdown: a table for each kind of evidence, and what its numbers
//! stand for.

use std::io::{self, Write};

use super::{KEY, Matrix, NOTHING};
use crate::findings::quoted;
use crate::tables::{escaped, sentence};

pub(super) fn write(matrix: &Matrix, out: &mut dyn Write) -> io::Result<()> {
    let heading = matrix.text.as_deref().unwrap_or(&matrix.name);
    writeln!(out, "## {}\n", escaped(heading))?;
    let mut title = matrix.title(&quoted(&matrix.name));
    title[..1].make_ascii_uppercase();
    writeln!(out, "{title}. Rivals in rows, evidence in columns.\n")?;
    for rival in &matrix.rivals {
        let held = if rival.held { " (held by another)" } else { "" };
        let name = format!("{}{held}", quoted(&rival.name));
        let words = entry(&name, matrix.elsewhere(&rival.file), rival.text.as_deref());
        writeln!(out, "- {words}")?;
    }
    if matrix.evidence.is_empty() {
        return writeln!(out, "\n{}.", sentence(NOTHING));
    }
    for (tells, evidence) in matrix.groups() {
        writeln!(out, "\n### {}\n", sentence(tells.heading()))?;
        let numbers: String = evidence
            .iter()
            .map(|entry| format!(" {} |", entry.number))
            .collect();
        writeln!(out, "| |{numbers}")?;
        writeln!(out, "|---|{}", "---|".repeat(evidence.len()))?;
        for (row, rival) in matrix.rivals.iter().enumerate() {
            write!(out, "| {} |", quoted(&rival.name))?;
            for entry in evidence {
                let words: Vec<String> = entry.cells[row].words().collect();
                write!(out, " {} |", words.join("<br>"))?;
            }
            writeln!(out)?;
        }
        writeln!(out)?;
        for of in evidence {
            let elsewhere = matrix.elsewhere(&of.file);
            let words = entry(&quoted(&of.name), elsewhere, of.text.as_deref());
            writeln!(out, "{}. {words}", of.number)?;
        }
    }
    writeln!(out, "\n{}.", sentence(KEY))
}

fn entry(name: &str, file: Option<&str>, text: Option<&str>) -> String {
    let file = file.map_or(String::new(), |file| format!(" \\[{}\\]", escaped(file)));
    match text {
        Some(text) => format!("{name}{file}: {}", escaped(text)),
        None => format!("{name}{file}"),
    }
}
