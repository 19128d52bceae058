//! Tables in CSV files, as spreadsheets write them.
//!
//! Read are commas, and semicolons or tabs where the first line has no comma; a byte order
//! mark at the start, quotation marks, lines that end early, and lines with nothing in them.
//! Where commas part decimals in some number of a file that semicolons part, a point in
//! another may set off thousands: such numbers are left unread, and so are all with a comma.

use crate::map::Place;
use crate::project::{FileId, Project};
use crate::syntax::Span;

/// What stands in place of a number that can be read in two ways.
const UNCLEAR: &str = "unclear";

/// The cells of a CSV file, each with the line that it stands in.
pub(super) fn lines(project: &Project, file: FileId) -> Vec<Vec<(String, Place)>> {
    let whole = project.files.get(file).text.as_str();
    let text = whole.strip_prefix('\u{feff}').unwrap_or(whole);
    let skipped = whole.len() - text.len();
    let separator = separator(text);
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        .trim(csv::Trim::All)
        .from_reader(text.as_bytes());
    let mut record = csv::StringRecord::new();
    let mut lines = Vec::new();
    while reader.read_record(&mut record).is_ok_and(|more| more) {
        if record.iter().all(str::is_empty) {
            continue;
        }
        let start = record.position().map_or(0, |position| {
            usize::try_from(position.byte()).unwrap_or(usize::MAX)
        });
        let blanks = text
            .get(start..)
            .map_or(0, |rest| rest.len() - rest.trim_start().len());
        let start = start + blanks;
        let line = text.get(start..).unwrap_or_default();
        let length = line.find(['\n', '\r']).unwrap_or(line.len());
        let place = Place {
            file,
            span: Span::new(skipped + start, skipped + start + length),
        };
        lines.push(record.iter().map(|cell| (cell.to_owned(), place)).collect());
    }
    if separator != b',' {
        leave_unclear(&mut lines);
    }
    lines
}

/// What parts the cells: a comma where the first line has one outside of quotation marks.
fn separator(text: &str) -> u8 {
    let first = text.trim_start().lines().next().unwrap_or_default();
    let mut quoted = false;
    let bare: String = first
        .chars()
        .filter(|letter| {
            quoted ^= *letter == '"';
            !quoted
        })
        .collect();
    if bare.contains(',') {
        b','
    } else if bare.contains(';') {
        b';'
    } else if bare.contains('\t') {
        b'\t'
    } else {
        b','
    }
}

/// Takes out the numbers that can be read in two ways.
fn leave_unclear(lines: &mut [Vec<(String, Place)>]) {
    let is_number =
        |cell: &str| cell.starts_with(|first: char| first.is_ascii_digit() || first == '-');
    let is_parted = |cell: &str| is_number(cell) && cell.contains(',');
    let is_pointed = |cell: &str| is_number(cell) && cell.contains('.');
    let is_grouped = |cell: &str| {
        let digits = cell.rsplit('.').next().unwrap_or_default();
        let length = digits.bytes().take_while(u8::is_ascii_digit).count();
        length == 3
    };
    let cells = || lines.iter().skip(1).flat_map(|line| line.iter().skip(1));
    let some_parted = cells().any(|(cell, _)| is_parted(cell));
    let all_grouped = cells().all(|(cell, _)| !is_pointed(cell) || is_grouped(cell));
    for (cell, _) in lines
        .iter_mut()
        .skip(1)
        .flat_map(|line| line.iter_mut().skip(1))
    {
        if is_parted(cell) || is_pointed(cell) && (some_parted || all_grouped) {
            *cell = UNCLEAR.to_owned();
        }
    }
}
