//! What holds of every manuscript, however it is damaged.

use argcheck::manuscript::{Manuscript, read, read_plain};
use argcheck::texts::Form;
use proptest::prelude::*;

const FORMS: [Form; 6] = [
    Form::Plain,
    Form::Markdown,
    Form::Html,
    Form::Latex,
    Form::Typst,
    Form::Pdf,
];

/// Pieces of markup, whole and broken.
const PIECES: [&str; 84] = [
    "word ",
    "two words ",
    "é",
    "中国",
    " ",
    "\n",
    "\n\n",
    "\r\n",
    "\u{c}",
    "\t",
    "\"",
    "“",
    "”",
    "„",
    "«",
    "»",
    "it was said in so many words ",
    "1",
    "aid.1 ",
    "¹",
    "---\n",
    "# ",
    "## T\n",
    "{#x}",
    "{.a b=\"c\"}",
    "{{< include x >}}",
    "{{<",
    ">",
    "> ",
    "> [!NOTE]\n",
    "[@li, p. 3]",
    "@li",
    "-@li",
    "@{",
    "@{x}",
    "@",
    "[^1]",
    "[^1]: ",
    "^[",
    "[",
    "]",
    "(",
    ")",
    "`",
    "```\n",
    "<!--",
    "-->",
    "<b>",
    "*",
    "_",
    "\\",
    "\\cite{li}",
    "\\cites(a)[b]{c}{d}",
    "\\footnote{",
    "\\footnotetext{",
    "\\footcite[3]{li}",
    "\\enquote{",
    "\\textcquote[",
    "\\blockquote{",
    "\\begin{quote}",
    "\\end{quote}",
    "\\begin{verbatim}",
    "\\section{",
    "\\chapter",
    "\\verb|",
    "{",
    "}",
    "%",
    "~",
    "\\'",
    "``",
    "''",
    "= ",
    "#footnote[",
    "#quote(block: true)[",
    "#quote[",
    "#cite(<li>",
    "<li>",
    "#let x = ",
    "#f(",
    "//",
    "/*",
    "*/",
    "$",
];

fn holds(form: Form, text: &str) -> Result<(), TestCaseError> {
    let Ok(manuscript) = read(form, text) else {
        return Ok(());
    };
    within(&manuscript, text)?;
    let titles = ["word".to_owned(), String::new(), "1".to_owned()];
    within(&read_plain(form, text, &titles), text)
}

fn within(manuscript: &Manuscript, text: &str) -> Result<(), TestCaseError> {
    let sections = manuscript.sections.len();
    let is_place = |place: usize| place <= text.len() && text.is_char_boundary(place);
    prop_assert!(sections > 0 && manuscript.sections[0].level == 0);
    let starts: Vec<usize> = manuscript
        .sections
        .iter()
        .map(|section| section.place)
        .collect();
    prop_assert!(starts.is_sorted(), "{starts:?}");
    for section in &manuscript.sections {
        prop_assert!(is_place(section.place));
    }
    for citation in &manuscript.citations {
        prop_assert!(is_place(citation.place) && citation.section < sections);
        prop_assert!(!citation.key.is_empty() && text.contains(&citation.key));
        prop_assert!(
            citation
                .note
                .is_none_or(|note| note < manuscript.notes.len())
        );
    }
    for note in &manuscript.notes {
        prop_assert!(is_place(note.place) && note.section < sections);
    }
    for quotation in &manuscript.quotations {
        let place = quotation.place.clone();
        prop_assert!(place.start <= place.end && is_place(place.start) && is_place(place.end));
        prop_assert!(quotation.section < sections && !quotation.words.is_empty());
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(768))]

    #[test]
    fn markup_in_any_order_is_read(pieces in prop::collection::vec(prop::sample::select(&PIECES[..]), 0..60)) {
        let text = pieces.concat();
        for form in FORMS {
            holds(form, &text)?;
        }
    }

    #[test]
    fn any_letters_are_read(text in "\\PC{0,200}") {
        for form in FORMS {
            holds(form, &text)?;
        }
    }

    /// What is quoted stands in the file, where its marks are not in the way.
    #[test]
    fn a_quotation_is_found_where_it_stands(
        before in "[a-z ]{0,30}",
        words in prop::collection::vec("[a-zé]{3,8}", 4..12),
        after in "[a-z ]{0,30}",
    ) {
        let quoted = words.join(" ");
        for form in [Form::Plain, Form::Markdown, Form::Latex, Form::Typst] {
            let text = format!("x{before} “{quoted}” {after}\n");
            let found = read(form, &text).unwrap().quotations;
            prop_assert_eq!(found.len(), 1);
            prop_assert_eq!(&text[found[0].place.clone()], quoted.as_str());
        }
    }
}

#[test]
fn depth_costs_little() {
    for form in FORMS {
        for piece in PIECES {
            let deep = piece.repeat(20_000);
            let _ = read(form, &deep);
        }
    }
}
