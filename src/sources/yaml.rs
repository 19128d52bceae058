//! YAML as values, from the events of a parser; nothing recurses on its depth.

use saphyr_parser::{Event, Parser, ScanError};

/// What is nested deeper than this is not read.
const MOST_DEPTH: usize = 32;

/// A value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Yaml {
    /// Anything that is neither list nor mapping, as it is written.
    Text(String),
    List(Vec<Yaml>),
    Mapping(Vec<(String, Yaml)>),
}

impl Yaml {
    /// The text of a value, or of its field `value`.
    pub(super) fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            Self::List(_) => None,
            Self::Mapping(_) => match self.get("value")? {
                Self::Text(text) => Some(text),
                _ => None,
            },
        }
    }

    /// A field of a mapping.
    pub(super) fn get(&self, name: &str) -> Option<&Self> {
        match self {
            Self::Mapping(fields) => fields
                .iter()
                .find(|(key, _)| key == name)
                .map(|(_, value)| value),
            _ => None,
        }
    }

    /// The values of a list; any other value alone.
    pub(super) fn all(&self) -> &[Self] {
        match self {
            Self::List(values) => values,
            other => std::slice::from_ref(other),
        }
    }
}

/// A list or mapping that is still open.
enum Open {
    List(Vec<Yaml>),
    /// The pairs so far, and the key that waits for its value.
    Mapping(Vec<(String, Yaml)>, Option<String>),
}

/// Reads the first document.
///
/// # Errors
/// What the parser did not expect, and on which line, counted from 1.
pub(super) fn read(text: &str) -> Result<Yaml, (String, usize)> {
    let mut parser = Parser::new_from_str(text);
    let mut open: Vec<Open> = Vec::new();
    while let Some(event) = parser.next_event() {
        let (event, span) = event
            .map_err(|error: ScanError| (error.info().to_lowercase(), error.marker().line()))?;
        let line = span.start.line();
        let done = match event {
            Event::Scalar(text, ..) => Yaml::Text(text.into_owned()),
            Event::Alias(_) => {
                return Err((
                    "an alias of YAML (`*name`) is not followed".to_owned(),
                    line,
                ));
            }
            Event::SequenceStart(..) | Event::MappingStart(..) if open.len() == MOST_DEPTH => {
                return Err((format!("more than {MOST_DEPTH} levels"), line));
            }
            Event::SequenceStart(..) => {
                open.push(Open::List(Vec::new()));
                continue;
            }
            Event::MappingStart(..) => {
                open.push(Open::Mapping(Vec::new(), None));
                continue;
            }
            Event::SequenceEnd | Event::MappingEnd => match open.pop() {
                Some(Open::List(values)) => Yaml::List(values),
                Some(Open::Mapping(fields, _)) => Yaml::Mapping(fields),
                None => continue,
            },
            _ => continue,
        };
        match open.last_mut() {
            None => return Ok(done),
            Some(Open::List(values)) => values.push(done),
            Some(Open::Mapping(fields, waiting)) => match waiting.take() {
                Some(key) => fields.push((key, done)),
                None => *waiting = Some(done.text().unwrap_or_default().to_owned()),
            },
        }
    }
    Ok(Yaml::Text(String::new()))
}
