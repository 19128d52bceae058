//! The comparison of quotations on random texts.

use argcheck::quotations::{Comparison, SCANNED, Source, cut};
use proptest::prelude::*;

/// Texts of words with the marks that print brings about.
fn texts() -> impl Strategy<Value = Vec<String>> {
    let word = prop_oneof![
        8 => "[a-z]{1,9}",
        1 => "[A-Z][a-z]{2,6}",
        1 => "[1-9][0-9]{3}",
        1 => "[a-z]{3,6}[,.;]",
        1 => Just("ﬁnd".to_owned()),
        1 => Just("Poznań".to_owned()),
        1 => Just("not".to_owned()),
        1 => Just("“so”".to_owned()),
        1 => Just("中国".to_owned()),
    ];
    proptest::collection::vec(word, 8..120)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(300) })]

    #[test]
    fn comparing_never_panics(text in "\\PC{0,200}", quotation in "\\PC{0,60}") {
        let source = Source::new(text);
        if let Comparison::Found { stretches, .. } = source.compare(&quotation, 2) {
            let _ = cut(source.text(), &stretches);
        }
        for place in source.places(&quotation) {
            let _ = cut(source.text(), &place);
        }
    }

    #[test]
    fn comparing_marks_and_digits_never_panics(
        text in "[a-cA-C0-9.,;…\\[\\]\"”’ \n\u{c}\u{ad}ﬁé¹-]{0,120}",
        quotation in "[a-cA-C0-9.,;…\\[\\]\"”’ \n\u{c}\u{ad}ﬁé¹-]{0,40}",
    ) {
        let source = Source::new(text);
        if let Comparison::Near { passage, replaced, .. } = source.compare(&quotation, 0) {
            prop_assert!(source.text().get(passage).is_some());
            for change in replaced {
                prop_assert!(source.text().get(change.text).is_some());
                prop_assert!(quotation.get(change.quoted).is_some());
            }
        }
    }

    #[test]
    fn comparing_scanned_texts_never_panics(
        text in "[rnmlIiO0o5shbcedvwé¹1 .,…\\[\\]\n-]{0,160}",
        quotation in "[rnmlIiO0o5shbcedvwé¹1 .,…\\[\\]\n-]{0,30}",
    ) {
        let source = Source::new(text);
        let (comparison, places) = source.compare_everywhere(&quotation, SCANNED);
        let stretches = match comparison {
            Comparison::Found { stretches, .. } => stretches,
            Comparison::Near { passage, .. } => vec![passage],
            _ => Vec::new(),
        };
        for stretch in stretches.into_iter().chain(places.into_iter().flatten()) {
            prop_assert!(source.text().get(stretch).is_some());
        }
    }

    #[test]
    fn a_number_is_never_read_as_another_in_a_scan(
        words in texts(), number in 1000..2999_u32, other in 1000..2999_u32,
    ) {
        prop_assume!(number != other);
        let text = format!("{} {number} {}", words[..4].join(" "), words[4..8].join(" "));
        let quotation = text.replace(&number.to_string(), &other.to_string());
        let found = Source::new(text).compare(&quotation, SCANNED);
        let is_found = matches!(found, Comparison::Found { .. });
        prop_assert!(!is_found, "{quotation}: {found:?}");
    }

    #[test]
    fn a_stretch_of_a_text_is_found_in_it(words in texts(), from in 0..100_usize, length in 1..40_usize) {
        let text = words.join(" ");
        let from = from % words.len();
        let quotation = words[from..(from + length).min(words.len())].join(" ");
        let found = Source::new(text).compare(&quotation, 0);
        let is_verbatim = matches!(&found, Comparison::Found { changes, .. } if changes.is_empty());
        prop_assert!(is_verbatim, "{quotation}: {found:?}");
    }

    #[test]
    fn a_word_that_is_put_in_is_never_found(words in texts(), at in 0..100_usize) {
        let text = words.join(" ");
        let mut changed = words.clone();
        changed.insert(1 + at % (words.len() - 1), "xylophone".to_owned());
        let found = Source::new(text).compare(&changed.join(" "), 0);
        let is_found = matches!(found, Comparison::Found { .. });
        prop_assert!(!is_found, "{found:?}");
    }
}
