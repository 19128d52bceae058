//! Stretches of source for miette, without its scan from the beginning of the file.
//!
//! A finding may have labels in several files. Their texts are laid end to end
//! in one space of offsets; a stretch that would cross from one file into the
//! next is refused, and miette then shows a snippet for each.

use miette::{MietteError, MietteSpanContents, SourceCode, SourceSpan, SpanContents};

use crate::findings::Finding;
use crate::map::Place;
use crate::project::{FileId, Files, SourceFile};

/// A line longer than this is shown in part.
const LONGEST_LINE: usize = 240;
/// So many bytes are shown on either side of what a label marks in a long line.
const AROUND: usize = 80;
/// A label marks at most so many bytes.
const LONGEST_LABEL: usize = 160;

/// The texts of all files that a finding has labels in, the first label's first.
///
/// miette shows snippets by their offsets. So that the first label's line is shown
/// first, what stands far before it in the same file is laid out a second time.
pub(super) struct Snippets<'run> {
    texts: Vec<Laid<'run>>,
    first: Option<Place>,
}

/// One text in the space of offsets.
struct Laid<'run> {
    file: FileId,
    before_first: bool,
    base: usize,
    source: &'run SourceFile,
}

impl<'run> Snippets<'run> {
    pub(super) fn new(files: &'run Files, finding: &Finding) -> Self {
        let mut snippets = Self {
            texts: Vec::new(),
            first: finding.labels.first().map(|label| label.place),
        };
        let mut base = 0;
        for label in &finding.labels {
            let file = label.place.file;
            let source = files.get(file);
            let before_first = snippets.is_before_first(source, label.place);
            if snippets.laid(file, before_first).is_none() {
                snippets.texts.push(Laid {
                    file,
                    before_first,
                    base,
                    source,
                });
                base += source.text.len() + 1;
            }
        }
        snippets
    }

    /// Whether a place stands in the first label's file, more than a line before it.
    fn is_before_first(&self, source: &SourceFile, place: Place) -> bool {
        self.first.is_some_and(|first| {
            let line = |place: Place| source.lines().line_of(place.span.start as usize);
            first.file == place.file && line(place) + 1 < line(first)
        })
    }

    fn laid(&self, file: FileId, before_first: bool) -> Option<&Laid<'run>> {
        self.texts
            .iter()
            .find(|laid| laid.file == file && laid.before_first == before_first)
    }

    /// The stretch that a label marks: one line at most, and no more than can be shown.
    pub(super) fn span(&self, files: &Files, place: Place) -> SourceSpan {
        let span = place.span;
        let before_first = self.is_before_first(files.get(place.file), place);
        let Some(Laid { base, source, .. }) = self.laid(place.file, before_first) else {
            return (0, 0).into();
        };
        let text = &source.text;
        let start = floor(text, span.start as usize);
        // A label may stand for an item of any length; a little of it is enough.
        let end = (span.end as usize).min(start + 2 * LONGEST_LABEL);
        let end = end.clamp(start, text.len());
        let line = text[start..floor(text, end)]
            .split('\n')
            .next()
            .unwrap_or_default();
        let line = line.trim_end();
        let length = floor(text, start + line.len().min(LONGEST_LABEL)) - start;
        (base + start, length).into()
    }

    fn find(&self, offset: usize) -> Option<(usize, &'run SourceFile)> {
        self.texts
            .iter()
            .rev()
            .find(|laid| laid.base <= offset)
            .map(|laid| (laid.base, laid.source))
    }
}

impl SourceCode for Snippets<'_> {
    fn read_span<'a>(
        &'a self,
        span: &SourceSpan,
        _lines_before: usize,
        _lines_after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let (base, source) = self.find(span.offset()).ok_or(MietteError::OutOfBounds)?;
        let text = source.display_text();
        let start = span.offset() - base;
        let end = start + span.len();
        if end > text.len() {
            return Err(MietteError::OutOfBounds);
        }
        let lines = source.lines();
        let first = lines.line_of(start);
        let last = lines.line_of(end);
        let from = lines.start_of(first);
        let to = if last + 1 < lines.count() {
            lines.start_of(last + 1) - 1
        } else {
            text.len()
        };
        let to = from.max(to - usize::from(text[from..to].ends_with('\r')));
        let from = if from == 0 && text.starts_with('\u{feff}') {
            '\u{feff}'.len_utf8()
        } else {
            from
        };
        let (from, to) = if first == last {
            window(text, from, to, start, end)?
        } else {
            (from, to.max(from))
        };
        let column = source
            .position(u32::try_from(start).unwrap_or(u32::MAX))
            .column
            - 1;
        Ok(Box::new(MietteSpanContents::new_named(
            source.path.to_string(),
            &text.as_bytes()[from..to],
            (base + from, to - from).into(),
            first,
            column,
            last - first + 1,
        )))
    }
}

/// The part of a long line that is shown. Two marks far apart in it are refused
/// as one stretch, so that each is shown by itself.
fn window(
    text: &str,
    from: usize,
    to: usize,
    start: usize,
    end: usize,
) -> Result<(usize, usize), MietteError> {
    if to - from <= LONGEST_LINE {
        return Ok((from, to.max(from)));
    }
    if end - start > LONGEST_LABEL + AROUND {
        return Err(MietteError::OutOfBounds);
    }
    let left = floor(text, start.saturating_sub(AROUND).max(from));
    let right = floor(text, (end + AROUND).min(to));
    Ok((left, right.max(end)))
}

/// The last place at or before an offset at which a character begins.
fn floor(text: &str, offset: usize) -> usize {
    let mut at = offset.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
