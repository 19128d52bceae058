//! Which stretches of printed words are quotations.
//!
//! Quotation marks stand round words that are quoted, and round titles, terms and words
//! that the author keeps away from. Taken for quotations are stretches of at least
//! [`FEWEST_WORDS`] words, and of at least two where a citation or the call of a note
//! follows at once; no titles, whose words begin with capitals. A block quotation is one
//! whatever stands around it.

use std::ops::Range;

/// Fewer words are a term or a title, unless a citation follows at once.
pub(super) const FEWEST_WORDS: usize = 4;

/// Words before a citation or the call of a note.
const FEWEST_CITED: usize = 2;

/// What is longer begins with a mark that was never closed.
const LONGEST: usize = 6_000;

/// Opening quotation marks and those that close them. `"` is told by what is around it.
const MARKS: [(char, &[char]); 4] = [
    ('“', &['”']),
    ('„', &['“', '”']),
    ('«', &['»']),
    ('「', &['」']),
];

/// A stretch between quotation marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found {
    /// The words, without the marks.
    pub(super) words: Range<usize>,
}

/// The quotations among some printed words.
pub(super) fn find(body: &str, blocks: &[Range<usize>], calls: &[usize]) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    for block in blocks {
        push(body, block.clone(), FEWEST_WORDS, &mut found);
    }
    for words in between_marks(body) {
        let behind = blocks.partition_point(|block| block.end <= words.start);
        let is_in_block = blocks
            .get(behind)
            .is_some_and(|block| block.start < words.end);
        if is_in_block || is_title(&body[words.clone()]) {
            continue;
        }
        let fewest = if is_cited(body, words.end, calls) {
            FEWEST_CITED
        } else {
            FEWEST_WORDS
        };
        push(body, words, fewest, &mut found);
    }
    found.sort_by_key(|found| (found.words.start, found.words.end));
    found
}

/// Keeps a stretch with enough words, from its first letter to its last.
fn push(body: &str, words: Range<usize>, fewest: usize, found: &mut Vec<Found>) {
    let inside = &body[words.clone()];
    let count = inside
        .split_whitespace()
        .filter(|word| word.contains(char::is_alphanumeric))
        .count();
    // Scripts without blanks have a word in every letter or two.
    let unspaced = inside.chars().filter(|letter| is_unspaced(*letter)).count();
    if count + unspaced / 2 < fewest {
        return;
    }
    let Some(first) = inside.find(char::is_alphanumeric) else {
        return;
    };
    let end = inside
        .char_indices()
        .rfind(|(_, letter)| letter.is_alphanumeric())
        .map_or(inside.len(), |(at, letter)| at + letter.len_utf8());
    found.push(Found {
        words: words.start + first..words.start + end,
    });
}

fn is_unspaced(letter: char) -> bool {
    matches!(letter, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}')
}

/// The stretches between quotation marks, each within its paragraph, or where the marks
/// tell opening from closing over a few.
fn between_marks(body: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut open: Option<(usize, &[char])> = None;
    let mut straight: Option<usize> = None;
    let mut before = '\n';
    let mut letters = body.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let after = letters.peek().map_or('\n', |(_, next)| *next);
        if letter == '\n' && after == '\n' {
            // A straight mark that its paragraph does not close is a slip, or inches.
            straight = None;
        }
        if let Some((start, closing)) = open
            && closing.contains(&letter)
        {
            found.push(start..at);
            open = None;
        } else if let Some((_, closing)) = MARKS.iter().find(|(mark, _)| *mark == letter) {
            // A second opening mark: each paragraph of a long quotation begins with one.
            let goes_on = open.is_some_and(|(start, _)| {
                body[start..at]
                    .trim_end_matches([' ', '\t'])
                    .ends_with("\n\n")
                    && at - start <= LONGEST
            });
            if !goes_on {
                open = Some((at + letter.len_utf8(), closing));
            }
        } else if letter == '"' {
            let opens = before.is_whitespace() || "([{—–-/‘'“".contains(before);
            match straight {
                Some(start) if !(opens && after.is_alphanumeric()) => {
                    found.push(start..at);
                    straight = None;
                }
                _ if opens && !after.is_whitespace() => straight = Some(at + 1),
                _ => {}
            }
        }
        before = letter;
    }
    found.retain(|words| words.len() <= LONGEST);
    found.sort_by_key(|words| (words.start, std::cmp::Reverse(words.end)));
    // What is quoted within a quotation is a part of it.
    let mut end = 0;
    found.retain(|words| {
        let is_inside = words.end <= end;
        end = end.max(words.end);
        !is_inside
    });
    found
}

/// Whether a citation or the call of a note follows a quotation at once.
fn is_cited(body: &str, end: usize, calls: &[usize]) -> bool {
    let rest = &body[end..];
    let marks = rest.len()
        - rest
            .trim_start_matches(|letter: char| {
                letter.is_whitespace() && letter != '\n' || "”\"»“」’'.,;:?!([".contains(letter)
            })
            .len();
    let next = calls.partition_point(|call| *call < end);
    calls.get(next).is_some_and(|call| *call <= end + marks)
}

/// Whether the words are a title: most of those that are no small words begin with
/// capitals.
fn is_title(words: &str) -> bool {
    let long = words
        .split(|letter: char| !letter.is_alphanumeric() && letter != '\'' && letter != '’')
        .filter(|word| word.chars().count() > 3 && word.starts_with(char::is_alphabetic));
    let (mut capitals, mut all) = (0, 0);
    for word in long {
        all += 1;
        capitals += usize::from(word.starts_with(char::is_uppercase));
    }
    let has_case = words.contains(char::is_lowercase);
    has_case && all > 0 && capitals * 4 >= all * 3 && capitals >= 2.min(all)
}

/// Whether a section of this title lists works.
pub(super) fn heads_works(title: &str) -> bool {
    const TITLES: [&str; 14] = [
        "references",
        "bibliography",
        "works cited",
        "literature cited",
        "list of references",
        "sources",
        "further reading",
        "literatur",
        "literaturverzeichnis",
        "quellen",
        "bibliographie",
        "références",
        "referencias",
        "bibliografía",
    ];
    let words = title
        .trim_start_matches(|letter: char| !letter.is_alphabetic())
        .trim_end_matches(|letter: char| !letter.is_alphabetic())
        .to_lowercase();
    TITLES.contains(&words.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words<'text>(body: &'text str, calls: &[usize]) -> Vec<&'text str> {
        find(body, &[], calls)
            .into_iter()
            .map(|found| &body[found.words])
            .collect()
    }

    #[test]
    fn quotations_have_some_words_and_are_no_titles() {
        for (body, found) in [
            (
                "He said “it was cut to nothing.” Then",
                &["it was cut to nothing"][..],
            ),
            (
                "He said \"it was cut to nothing,\" and",
                &["it was cut to nothing"],
            ),
            (
                "Er sagte: „es wurde alles gestrichen“.",
                &["es wurde alles gestrichen"],
            ),
            ("il dit « tout a été coupé »", &["tout a été coupé"]),
            ("他说「中国给了朝鲜很多援助」。", &["中国给了朝鲜很多援助"]),
            ("the “Great Famine” and so-called “voluntary aid”", &[]),
            (
                "Li, “China and the Post-War Reconstruction of North Korea,” 2012",
                &[],
            ),
            ("a 12\" disc and 14\" more are here", &[]),
            (
                "“one quotation that is not closed\n\nand “then another one begins”",
                &["then another one begins"],
            ),
            ("\"not closed in here\n\nand no more\" of it all", &[]),
            (
                "“first paragraph of it all\n\n“second paragraph of it”",
                &["first paragraph of it all\n\n“second paragraph of it"],
            ),
            (
                "“he said ‘it was \"cut\" to nothing’ there”",
                &["he said ‘it was \"cut\" to nothing’ there"],
            ),
            ("“", &[]),
            ("\"\"\"\"\"", &[]),
        ] {
            assert_eq!(words(body, &[]), found, "{body}");
        }
    }

    #[test]
    fn two_words_are_enough_before_a_citation() {
        let body = "a “complete failure” , and";
        assert_eq!(words(body, &[]), [""; 0]);
        assert_eq!(
            words(body, &[body.find(" ,").unwrap_or(0)]),
            ["complete failure"]
        );
        assert_eq!(words(body, &[body.len()]), [""; 0]);
        assert_eq!(words("“failure”", &["“failure”".len()]), [""; 0]);
    }

    #[test]
    fn lists_of_works_are_known_by_their_titles() {
        for title in [
            "References",
            "7. Bibliography",
            "Works Cited:",
            "Literaturverzeichnis",
        ] {
            assert!(heads_works(title), "{title}");
        }
        assert!(!heads_works("Sources of aid") && !heads_works(""));
    }
}
