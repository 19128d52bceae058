//! A rule's page, made readable in a terminal.

use std::io::{self, Write};

/// Writes a page of the form that every rule's page has: headings, paragraphs
/// wrapped by hand, examples between fences.
///
/// # Errors
/// Whatever the writer meets.
pub fn write_page(page: &str, colour: bool, out: &mut dyn Write) -> io::Result<()> {
    let (bold, dim, plain) = if colour {
        ("\u{1b}[1m", "\u{1b}[36m", "\u{1b}[0m")
    } else {
        ("", "", "")
    };
    let mut in_example = false;
    for line in page.lines() {
        if let Some(fence) = line.strip_prefix("```") {
            in_example = !in_example;
            if let Some((_, file)) = fence.split_once(' ').filter(|_| in_example) {
                writeln!(out, "    {dim}// {file}{plain}")?;
            }
        } else if in_example {
            writeln!(out, "    {dim}{line}{plain}")?;
        } else if let Some(heading) = line.strip_prefix("# ") {
            writeln!(out, "{bold}{heading}{plain}")?;
        } else if let Some(heading) = line.strip_prefix("## ") {
            writeln!(out, "{bold}{}{plain}", heading.to_uppercase())?;
        } else {
            writeln!(out, "{line}")?;
        }
    }
    Ok(())
}
