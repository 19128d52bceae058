//! The pages of a text.

/// Where the pages of a text begin.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pages {
    /// Where in the text each page begins, and what it is called; in the order of the
    /// text. Nothing where the text has no pages.
    pub starts: Vec<(usize, String)>,
}

/// What a map or bibliography says of the pages of a copy.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Expected {
    /// Nothing.
    #[default]
    Unsaid,
    /// Its first page and its last.
    Range(u32, u32),
    /// What cannot be told from it, or several things.
    Unclear,
}

/// On so many pages at least the printed number must be found.
const FEWEST_PRINTED: usize = 3;

/// So many lines at the head and foot of a page may hold its number.
const MARGIN: usize = 2;

impl Pages {
    /// The pages that form feeds part.
    ///
    /// They are called by the numbers that are printed at their heads or feet, where
    /// these run up on more than half of them; failing that, by the pages that the work
    /// is said to have, where there are as many; failing that, they are counted from 1
    /// where nothing is said of them. Otherwise they have no names, and the text has no
    /// pages: a page that is called by another's number helps nobody.
    #[must_use]
    pub fn of(text: &str, expected: &Expected) -> Self {
        let starts = starts(text);
        if starts.is_empty() {
            return Self::default();
        }
        let count = u32::try_from(starts.len()).unwrap_or(u32::MAX);
        let first = match (printed(text, &starts), expected) {
            (Some(first), _) => first,
            (None, Expected::Unsaid) => 1,
            (None, Expected::Range(first, last))
                if last
                    .checked_sub(*first)
                    .is_some_and(|more| more + 1 == count) =>
            {
                i64::from(*first)
            }
            (None, Expected::Range(..) | Expected::Unclear) => return Self::default(),
        };
        let named = (first..).zip(starts).map(|(page, at)| {
            // What stands before page 1 is not counted in these numbers.
            let name = if page > 0 {
                page.to_string()
            } else {
                String::new()
            };
            (at, name)
        });
        Self {
            starts: named.collect(),
        }
    }

    /// The page on which a place in the text lies.
    #[must_use]
    pub fn at(&self, place: usize) -> Option<&str> {
        let after = self.starts.partition_point(|(start, _)| *start <= place);
        let (_, page) = self.starts.get(after.checked_sub(1)?)?;
        (!page.is_empty()).then_some(page)
    }
}

/// Where pages begin; nothing where no form feed parts them.
fn starts(text: &str) -> Vec<usize> {
    // One at the end parts nothing.
    let parted = text.trim_end();
    let mut starts: Vec<usize> = memchr::memchr_iter(b'\x0c', parted.as_bytes())
        .map(|at| at + 1)
        .collect();
    if !starts.is_empty() || text.contains('\u{c}') {
        starts.insert(0, 0);
    }
    starts
}

/// The number of the first page by the numbers that are printed on the pages: those
/// that run up with them on more than half of all.
fn printed(text: &str, starts: &[usize]) -> Option<i64> {
    let mut firsts: Vec<i64> = Vec::new();
    for (at, start) in starts.iter().enumerate() {
        let end = starts.get(at + 1).map_or(text.len(), |next| next - 1);
        let mut here: Vec<i64> = numbers(&text[*start..end])
            .map(|number| number - i64::try_from(at).unwrap_or(i64::MAX))
            .collect();
        here.sort_unstable();
        here.dedup();
        firsts.append(&mut here);
    }
    firsts.sort_unstable();
    let most = firsts
        .chunk_by(|one, other| one == other)
        .max_by_key(|run| run.len())?;
    let is_sure = most.len() >= FEWEST_PRINTED && most.len() * 2 > starts.len();
    is_sure.then_some(most[0])
}

/// The numbers that stand alone on a line at the head or the foot of a page, or at an
/// end of its first line.
fn numbers(page: &str) -> impl Iterator<Item = i64> {
    let lines = || page.lines().map(bare).filter(|line| !line.is_empty());
    let head = lines().next().into_iter().flat_map(|line| {
        let mut words = line.split_whitespace();
        // A note at the foot of a page begins with a number too, a head ends with one.
        [words.next(), words.next_back()]
    });
    let alone = lines().take(MARGIN).chain(lines().rev().take(MARGIN));
    head.flatten()
        .chain(alone)
        .filter(|word| word.len() <= 4 && word.bytes().all(|byte| byte.is_ascii_digit()))
        .filter_map(|word| word.parse().ok())
}

/// A line without what adorns a page's number.
fn bare(line: &str) -> &str {
    let is_adornment = |letter: char| letter.is_whitespace() || "-–—·•|[]()".contains(letter);
    let line = line.trim_matches(is_adornment);
    ["Page ", "page ", "p. ", "S. "]
        .iter()
        .find_map(|word| line.strip_prefix(word))
        .unwrap_or(line)
}

impl Expected {
    /// What a field says: `101-120`, `pp. 101--120`, `7`.
    #[must_use]
    pub fn of(field: &str) -> Self {
        let bare = field.trim().trim_start_matches(|letter: char| {
            letter.is_alphabetic() || letter == '.' || letter.is_whitespace()
        });
        let mut parts = bare
            .split(|letter| matches!(letter, '-' | '\u{2010}'..='\u{2015}'))
            .map(str::trim)
            .filter(|part| !part.is_empty());
        let (first, last) = (parts.next(), parts.next());
        let number = |part: &str| part.parse::<u32>().ok();
        let range = match (first, last, parts.next()) {
            (Some(only), None, None) => number(only).map(|page| (page, page)),
            (Some(first), Some(last), None) => number(first).zip(number(last)).map(|pages| {
                if last.len() >= first.len() {
                    return pages;
                }
                // `101-20` is `101-120`.
                let known = &first[..first.len() - last.len()];
                (pages.0, number(&format!("{known}{last}")).unwrap_or(0))
            }),
            _ => None,
        };
        match range {
            Some((first, last)) if first > 0 && first <= last => Self::Range(first, last),
            _ => Self::Unclear,
        }
    }

    /// What two works say of one copy.
    pub(super) fn and(&mut self, other: Self) {
        if other == Self::Unsaid || *self == other {
            return;
        }
        *self = match self {
            Self::Unsaid => other,
            _ => Self::Unclear,
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str, expected: &Expected) -> Vec<String> {
        let pages = Pages::of(text, expected);
        pages.starts.into_iter().map(|(_, name)| name).collect()
    }

    #[test]
    fn form_feeds_part_pages() {
        assert!(names("one", &Expected::Unsaid).is_empty());
        assert_eq!(names("one\u{c}two", &Expected::Unsaid), ["1", "2"]);
        assert_eq!(names("one\u{c}two\u{c}\n", &Expected::Unsaid), ["1", "2"]);
        assert_eq!(names("one\u{c}", &Expected::Unsaid), ["1"]);
    }

    #[test]
    fn pages_that_are_said_are_taken_where_they_fit() {
        let text = "one\u{c}two\u{c}three";
        assert_eq!(
            names(text, &Expected::Range(101, 103)),
            ["101", "102", "103"]
        );
        assert!(names(text, &Expected::Range(101, 120)).is_empty());
        assert!(names(text, &Expected::Unclear).is_empty());
    }

    #[test]
    fn printed_numbers_name_pages() {
        let page = |number: u32| format!("Aid {number}\nwords of 1957\n\nmore\n");
        let text = [38, 39, 40, 41].map(page).join("\u{c}");
        assert_eq!(
            names(&text, &Expected::Range(1, 4)),
            ["38", "39", "40", "41"]
        );
        let with_cover = format!("cover of 1957\n\u{c}{text}");
        assert_eq!(
            names(&with_cover, &Expected::Range(38, 41)),
            ["37", "38", "39", "40", "41"]
        );
        let footed = ["a\n- 1 -", "b\n- 2 -", "c", "d\n- 4 -"].join("\u{c}");
        assert_eq!(names(&footed, &Expected::Unclear), ["1", "2", "3", "4"]);
        let preface = ["i", "ii", "a\n1", "b\n2", "c\n3", "d\n4"].join("\u{c}");
        let pages = Pages::of(&preface, &Expected::Unsaid);
        assert_eq!(pages.at(0), None);
        assert_eq!(pages.at(preface.len() - 1), Some("4"));
    }

    #[test]
    fn numbers_that_do_not_run_up_are_not_pages() {
        let text = ["1957\na", "1957\nb", "1957\nc", "1957\nd"].join("\u{c}");
        assert_eq!(names(&text, &Expected::Unsaid), ["1", "2", "3", "4"]);
    }

    #[test]
    fn ranges_are_read() {
        for (field, range) in [
            ("101-120", (101, 120)),
            ("pp. 101--120", (101, 120)),
            ("101–20", (101, 120)),
            ("pages 1 - 6", (1, 6)),
            ("7", (7, 7)),
        ] {
            assert_eq!(
                Expected::of(field),
                Expected::Range(range.0, range.1),
                "{field}"
            );
        }
        for field in [
            "",
            "iv-xii",
            "101-120, 130",
            "20-10",
            "A1-A5x",
            "99999999999-1",
        ] {
            assert_eq!(Expected::of(field), Expected::Unclear, "{field}");
        }
    }
}
