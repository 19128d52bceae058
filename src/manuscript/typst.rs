//! Reading a manuscript in Typst.

use std::collections::HashSet;

use super::Manuscript;
use super::draft::Draft;
use crate::texts::Form;
use crate::texts::typst::{Event, TAKES_IN, events};

/// What an end ends.
enum Open {
    Flow,
    Inline,
    Block,
}

/// Reads a manuscript.
///
/// # Errors
/// That it takes in other files.
pub(super) fn read(text: &str) -> Result<Manuscript, String> {
    let mut draft = Draft::new(Form::Typst);
    let mut open = Vec::new();
    let mut labels: HashSet<&str> = HashSet::new();
    for event in events(text) {
        match event {
            Event::Words(place) => draft.words(&text[place.clone()], place.start),
            Event::Printed(letter, at) => draft.printed(letter.encode_utf8(&mut [0; 4]), at),
            Event::Paragraph(at) => draft.paragraph(at),
            Event::Heading(level, at) => {
                draft.heading(level, at);
                open.push(Open::Flow);
            }
            Event::Key(place) => draft.cite(&text[place.clone()], place.start),
            Event::Label(place) => {
                labels.insert(&text[place]);
            }
            Event::Note(at) => {
                let number = u32::try_from(draft.notes() + 1).unwrap_or(u32::MAX);
                draft.note(number, None, at);
                draft.last_note();
                open.push(Open::Flow);
            }
            Event::Quote(is_block, at) => {
                if is_block {
                    draft.block(at);
                    open.push(Open::Block);
                } else {
                    draft.printed("“", at);
                    open.push(Open::Inline);
                }
            }
            Event::Apart(_) => {
                draft.apart();
                open.push(Open::Flow);
            }
            Event::End(at) => match open.pop() {
                Some(Open::Flow) => draft.end(),
                Some(Open::Inline) => draft.printed("”", at),
                Some(Open::Block) => draft.end_block(at),
                None => {}
            },
            Event::Include(_) => return Err(TAKES_IN.to_owned()),
        }
    }
    Ok(draft.finish(text, |key| labels.contains(key)))
}
