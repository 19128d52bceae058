//! Whatever the bytes: no panic, every place in its text, every message in form.

use std::sync::LazyLock;

use argcheck::Run;
use argcheck::findings::Severity;
use argcheck::findings::words::is_hidden;
use argcheck::report::Format;
use proptest::collection::vec;
use proptest::prelude::*;

use crate::render::render;
use crate::run::{check_text, shown};
use crate::strategy::{cases, models};

const SAMPLE: &str = include_str!("sample.argmap");

/// What edits put in: what begins, ends and joins things, and what does not show.
pub const FRAGMENTS: [&str; 40] = [
    "\"",
    "\"\"\"",
    "\"\"",
    "\\",
    "//",
    "“",
    "”",
    "’",
    "…",
    "|",
    ":",
    ",",
    ".",
    "..",
    "/",
    "$4",
    "4",
    "-",
    "_",
    "(",
    "claim ",
    "thesis ",
    "evidence ",
    "note ",
    "supported by ",
    "from ",
    " and ",
    " beats ",
    " undercuts ",
    "ibid",
    "https://a.example/b",
    "é",
    "e\u{301}",
    "\u{200b}",
    "\u{202e}",
    "\u{feff}",
    "\0",
    "\u{1b}[31m",
    "\u{a0}",
    "大",
];

/// What also moves lines.
const BREAKS: [&str; 6] = ["\n", "\n\n", "\r\n", "\n  ", "\nclaim x\n", "\t"];

/// The maps of the repository, and the sample.
static MAPS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let directory = concat!(env!("CARGO_MANIFEST_DIR"), "/maps");
    let entries = std::fs::read_dir(directory).into_iter().flatten().flatten();
    let mut paths: Vec<_> = entries.map(|entry| entry.path()).collect();
    paths.sort();
    paths.retain(|path| {
        path.extension()
            .is_some_and(|extension| extension == "argmap")
    });
    let texts = paths
        .iter()
        .filter_map(|path| std::fs::read_to_string(path).ok());
    let texts = texts.flat_map(|text| pieces(&text));
    std::iter::once(SAMPLE.to_owned()).chain(texts).collect()
});

/// A long map in pieces, so that an edit costs little.
fn pieces(text: &str) -> Vec<String> {
    let blocks: Vec<&str> = text.split("\n\n").collect();
    blocks
        .chunks(12)
        .map(|blocks| blocks.join("\n\n"))
        .collect()
}

#[derive(Clone, Debug)]
struct Edit {
    at: prop::sample::Index,
    take: usize,
    put: String,
}

fn edits() -> impl Strategy<Value = Vec<Edit>> {
    let put = prop_oneof![
        2 => Just(String::new()),
        4 => prop::sample::select(&FRAGMENTS[..]).prop_map(str::to_owned),
        2 => prop::sample::select(&BREAKS[..]).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
    ];
    let edit = (any::<prop::sample::Index>(), 0..12_usize, put);
    vec(
        edit.prop_map(|(at, take, put)| Edit { at, take, put }),
        1..=6,
    )
}

fn edited(text: &str, edits: &[Edit]) -> String {
    edits.iter().fold(text.to_owned(), |text, edit| {
        let letters: Vec<char> = text.chars().collect();
        let at = edit.at.index(letters.len() + 1);
        let rest = (at + edit.take).min(letters.len());
        let (before, after) = (&letters[..at], &letters[rest..]);
        before
            .iter()
            .copied()
            .chain(edit.put.chars())
            .chain(after.iter().copied())
            .collect()
    })
}

proptest! {
    #![proptest_config(cases(512))]

    #[test]
    fn any_bytes_can_be_checked(bytes in vec(any::<u8>(), 0..400)) {
        is_sound(&check_text("any.argmap", bytes))?;
    }

    #[test]
    fn any_words_can_be_checked(
        words in vec(prop::sample::select([&FRAGMENTS[..], &BREAKS[..]].concat()), 0..40),
    ) {
        is_sound(&check_text("words.argmap", words.concat().into_bytes()))?;
    }

    #[test]
    fn damaged_maps_can_be_checked(
        map in any::<prop::sample::Index>(),
        edits in edits(),
        bytes in vec((any::<prop::sample::Index>(), any::<u8>()), 0..=1),
    ) {
        let mut damaged = edited(&MAPS[map.index(MAPS.len())], &edits).into_bytes();
        for (at, byte) in bytes {
            let at = at.index(damaged.len() + 1);
            damaged.insert(at, byte);
        }
        is_sound(&check_text("damaged.argmap", damaged))?;
    }

    #[test]
    fn damaged_models_can_be_checked(
        model in models(1, true),
        seed: u64,
        edits in edits(),
    ) {
        let text = edited(&render(&model, seed)[0].text, &edits);
        is_sound(&check_text("damaged.argmap", text.into_bytes()))?;
    }
}

#[test]
fn the_sample_is_read_whole() {
    let run = check_text("sample.argmap", SAMPLE.as_bytes().to_vec());
    let unread: Vec<&str> = run
        .outcome
        .findings
        .iter()
        .filter(|finding| finding.rule == "syntax")
        .map(|finding| finding.message.as_str())
        .collect();
    assert_eq!(unread, Vec::<&str>::new());
    is_sound(&run).expect("a sound run");
}

/// What every run owes its reader.
pub fn is_sound(run: &Run) -> Result<(), TestCaseError> {
    let files = &run.project.files;
    for map in &run.project.maps {
        let text = &files.get(map.file).text;
        for item in &map.tree.items {
            let span = item.span.start as usize..item.span.end as usize;
            prop_assert!(text.get(span).is_some(), "{:?} in {:?}", item.span, text);
        }
    }
    for finding in &run.outcome.findings {
        let message = &finding.message;
        let first = message.chars().next();
        let begins_well =
            first.is_some_and(|first| first.is_lowercase() || first.is_numeric() || first == '`');
        prop_assert!(
            begins_well,
            "{} begins otherwise: {message:?}",
            finding.rule
        );
        prop_assert!(
            !message.ends_with('.'),
            "{} has a full stop: {message:?}",
            finding.rule
        );
        let said = finding.labels.iter().map(|label| &label.message);
        for words in said.chain(&finding.help).chain([message]) {
            prop_assert!(
                !words.contains(is_hidden),
                "{} shows {words:?}",
                finding.rule
            );
        }
        for label in &finding.labels {
            let text = &files.get(label.place.file).text;
            let span = label.place.span;
            let stretch = text.get(span.start as usize..span.end as usize);
            prop_assert!(stretch.is_some(), "{}: {span:?} in {text:?}", finding.rule);
        }
    }
    let human = String::from_utf8(shown(run, Format::Human));
    let short = String::from_utf8(shown(run, Format::Short));
    let (Ok(human), Ok(short)) = (human, short) else {
        return Err(TestCaseError::fail("a report that is no text"));
    };
    for text in [&human, &short] {
        let steers = |letter: char| letter != '\n' && is_hidden(letter);
        prop_assert!(!text.contains(steers), "steers a terminal: {text:?}");
    }
    prop_assert_eq!(short.lines().count(), run.outcome.findings.len());
    let json: serde_json::Value =
        serde_json::from_slice(&shown(run, Format::Json)).expect("the report is JSON");
    let told = json["findings"].as_array().map_or(0, Vec::len);
    prop_assert_eq!(told, run.outcome.findings.len());
    let errors = run.outcome.findings.iter();
    let errors = errors
        .filter(|finding| finding.severity == Severity::Error)
        .count();
    prop_assert_eq!(
        json["summary"]["errors"].as_u64(),
        u64::try_from(errors).ok()
    );
    Ok(())
}
