//! The table for reading.

use std::io::{self, Write};

use super::{SourceTable, WorkRow};
use crate::findings::words::plain;
use crate::findings::{quoted, shown};
use crate::tables::{Column, Table, hanging};

pub(super) fn write(table: &SourceTable, width: usize, out: &mut dyn Write) -> io::Result<()> {
    if table.works.is_empty() {
        hanging(out, "", 0, table.no_works(), width)?;
    } else {
        let cells = |words: &dyn Fn(&WorkRow) -> String| -> Vec<String> {
            let words = table.works.iter().map(words);
            words.map(|words| plain(&words).into_owned()).collect()
        };
        let columns = vec![
            Column::new("work", cells(&|work| shown(&work.name))),
            Column::new("kind", cells(&WorkRow::kind_and_rank)).or_before(),
            Column::new("copy", cells(&WorkRow::copy_words)).or_behind(),
            Column::new("cited", cells(&WorkRow::cited_words)),
            Column::new("notes", cells(&|work| work.notes.len().to_string())),
            Column::new("evidence", cells(&|work| work.evidence.len().to_string())),
            Column::new("theses", cells(&WorkRow::thesis_numbers)),
            Column::new("quotations", cells(&WorkRow::quotation_words)).or_behind(),
        ];
        let titles = cells(&WorkRow::short_title);
        Table::new(columns, titles).write(width, out)?;
        writeln!(out)?;
        for words in table.key() {
            hanging(out, "", 2, words, width)?;
        }
    }
    for words in table.foot() {
        hanging(out, "", 2, &words, width)?;
    }
    if !table.theses.is_empty() {
        writeln!(out, "\nThe theses")?;
    }
    let digits = table.theses.len().to_string().len();
    for thesis in &table.theses {
        let start = format!("  {:>digits$}  ", thesis.number);
        let words = format!("{} {}", quoted(&thesis.name), thesis.words());
        hanging(out, &start, start.len(), &words, width)?;
    }
    Ok(())
}
