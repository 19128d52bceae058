//! Page numbers in locators: `p. 14`, `pp. 5-6, 9`, `pp. xii-xv`, `p. 14 n. 3`.

/// A page's number: arabic and roman pages are counted apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Page {
    Roman(u32),
    Arabic(u32),
}

/// Some pages, as a locator names them: the first and last of each stretch.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PageRanges(Vec<(Page, Page)>);

impl Page {
    /// A page's number as printed.
    #[must_use]
    pub fn read(words: &str) -> Option<Self> {
        if let Ok(number) = words.parse() {
            return words
                .starts_with(|first: char| first.is_ascii_digit())
                .then_some(Self::Arabic(number));
        }
        roman(words).map(Self::Roman)
    }
}

impl PageRanges {
    /// The pages that a locator names. None where it names something else, such as a
    /// chapter, or nothing that can be read.
    #[must_use]
    pub fn read(locator: &str) -> Option<Self> {
        let lower = locator.trim().to_lowercase();
        let lower = within_part(&lower);
        let prefix = ["pages", "page", "pp.", "pp", "p.", "p", "s."]
            .into_iter()
            .find_map(|word| {
                let rest = lower.strip_prefix(word)?;
                let rest_trimmed = rest.trim_start();
                let begins = rest_trimmed.starts_with(|first: char| first.is_ascii_digit());
                (begins || rest.len() > rest_trimmed.len() || word.ends_with('.'))
                    .then_some(rest_trimmed)
            });
        let rest = prefix.unwrap_or(lower);
        // Bare letters may be anything; bare digits are pages.
        if prefix.is_none() && !rest.starts_with(|first: char| first.is_ascii_digit()) {
            return None;
        }
        let mut ranges = Vec::new();
        for part in rest
            .split([',', ';', '&'])
            .flat_map(|part| part.split(" and "))
        {
            match range(part.trim()) {
                Some((range, goes_on)) => {
                    ranges.push(range);
                    if !goes_on {
                        break;
                    }
                }
                None => break,
            }
        }
        (!ranges.is_empty()).then_some(Self(ranges))
    }

    /// The first and last page of each stretch.
    #[must_use]
    pub fn stretches(&self) -> &[(Page, Page)] {
        &self.0
    }

    /// Whether a page is among them.
    #[must_use]
    pub fn holds(&self, page: Page) -> bool {
        self.0.iter().any(|(first, last)| {
            let is_one_kind = matches!(
                (first, page),
                (Page::Roman(_), Page::Roman(_)) | (Page::Arabic(_), Page::Arabic(_))
            );
            is_one_kind && *first <= page && page <= *last
        })
    }

    /// Whether any page is in both.
    #[must_use]
    pub fn meets(&self, other: &Self) -> bool {
        self.0.iter().any(|(first, last)| {
            let within = |page: &Page| self.holds(*page);
            other.holds(*first)
                || other.holds(*last)
                || other.0.iter().any(|(one, two)| within(one) || within(two))
        })
    }

    /// Whether all pages of another are among these; each of its stretches in one.
    #[must_use]
    pub fn covers(&self, other: &Self) -> bool {
        other.0.iter().all(|(first, last)| {
            self.0.iter().any(|(one, two)| {
                Self(vec![(*one, *two)]).holds(*first) && Self(vec![(*one, *two)]).holds(*last)
            })
        })
    }

    /// The first and last page where these are one stretch of arabic pages.
    #[must_use]
    pub fn one_stretch(&self) -> Option<(u32, u32)> {
        match self.0[..] {
            [(Page::Arabic(first), Page::Arabic(last))] => Some((first, last)),
            _ => None,
        }
    }
}

/// What stands behind the volume or chapter that a locator names first, if pages do:
/// `ch. 3, p. 13`.
fn within_part(locator: &str) -> &str {
    const PARTS: [&str; 10] = [
        "ch.", "chap.", "chapter", "vol.", "volume", "bd.", "no.", "part", "book", "sec.",
    ];
    if !PARTS.iter().any(|part| locator.starts_with(part)) {
        return locator;
    }
    let pages = locator.split_once(',').map(|(_, rest)| rest.trim());
    pages
        .filter(|rest| rest.starts_with(['p', 's']) && PageRanges::read(rest).is_some())
        .unwrap_or(locator)
}

/// One stretch at the beginning of some words, and whether more may follow it.
fn range(words: &str) -> Option<((Page, Page), bool)> {
    let end = |words: &str| {
        words
            .find(|letter: char| !letter.is_ascii_alphanumeric())
            .unwrap_or(words.len())
    };
    let (head, rest) = words.split_at(end(words));
    // `5f` and `5ff` name the pages that follow.
    let number = head.trim_end_matches('f');
    let following = if number.is_empty() {
        0
    } else {
        head.len() - number.len()
    };
    let (number, following) = if number.starts_with(|first: char| first.is_ascii_digit()) {
        (number, following)
    } else {
        (head, 0)
    };
    let first = Page::read(number)?;
    let rest = rest.trim_start();
    if let Some(rest) = rest.strip_prefix(['-', '–', '—', '\u{2010}', '\u{2011}']) {
        let rest = rest.trim_start_matches(['-', '–', ' ']);
        let (tail, rest) = rest.split_at(end(rest));
        let last = Page::read(tail)?;
        return Some((
            (first, completed(first, last, tail.len())),
            rest.trim().is_empty(),
        ));
    }
    let word = rest.trim_end_matches('.');
    let following = following.max(if matches!(word, "f" | "ff") {
        word.len()
    } else {
        0
    });
    let last = match (first, following) {
        (page, 0) => page,
        (Page::Arabic(page), 1) => Page::Arabic(page.saturating_add(1)),
        (Page::Roman(page), 1) => Page::Roman(page.saturating_add(1)),
        (Page::Arabic(_), _) => Page::Arabic(u32::MAX),
        (Page::Roman(_), _) => Page::Roman(u32::MAX),
    };
    Some(((first, last), rest.is_empty() || following > 0))
}

/// `305-7` is `305-307`.
fn completed(first: Page, last: Page, digits: usize) -> Page {
    match (first, last) {
        (Page::Arabic(one), Page::Arabic(two)) if two < one => {
            let power = 10_u32.saturating_pow(u32::try_from(digits).unwrap_or(u32::MAX));
            let full = (one / power.max(1))
                .saturating_mul(power)
                .saturating_add(two);
            Page::Arabic(full.max(one))
        }
        (Page::Roman(_), Page::Arabic(_)) => first,
        _ => last.max(first),
    }
}

/// A roman number in small letters.
fn roman(words: &str) -> Option<u32> {
    let value = |letter| {
        Some(match letter {
            'i' => 1,
            'v' => 5,
            'x' => 10,
            'l' => 50,
            'c' => 100,
            _ => return None,
        })
    };
    let values: Vec<u32> = words
        .to_lowercase()
        .chars()
        .take(16)
        .map(value)
        .collect::<Option<_>>()?;
    let mut total: i64 = 0;
    for (at, one) in values.iter().enumerate() {
        let is_taken_off = values.get(at + 1).is_some_and(|next| next > one);
        total += if is_taken_off {
            -i64::from(*one)
        } else {
            i64::from(*one)
        };
    }
    u32::try_from(total).ok().filter(|total| *total > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(locator: &str) -> Option<Vec<(Page, Page)>> {
        PageRanges::read(locator).map(|ranges| ranges.0)
    }

    #[test]
    fn pages_are_read_as_people_write_them() {
        let pages = |first, last| (Page::Arabic(first), Page::Arabic(last));
        for (locator, ranges) in [
            ("p. 14", vec![pages(14, 14)]),
            ("14", vec![pages(14, 14)]),
            ("pp. 5-6", vec![pages(5, 6)]),
            ("pp. 305–7", vec![pages(305, 307)]),
            ("p. 14 n. 3", vec![pages(14, 14)]),
            ("ch. 3, p. 13", vec![pages(13, 13)]),
            ("vol. 1, pp. 13-14", vec![pages(13, 14)]),
            ("p. 14, n. 3", vec![pages(14, 14)]),
            (
                "pp. 5, 9-10 and 12",
                vec![pages(5, 5), pages(9, 10), pages(12, 12)],
            ),
            ("p. 5f.", vec![pages(5, 6)]),
            ("pp. 5 ff.", vec![pages(5, u32::MAX)]),
            ("S. 12", vec![pages(12, 12)]),
            ("p.7", vec![pages(7, 7)]),
        ] {
            assert_eq!(read(locator), Some(ranges), "{locator}");
        }
        assert_eq!(
            read("pp. xii-xv"),
            Some(vec![(Page::Roman(12), Page::Roman(15))])
        );
    }

    #[test]
    fn other_locators_are_no_pages() {
        for locator in [
            "ch. 13", "ch. 3, 4", "no. 12", "para. 4", "plate 5", "vi", "", "p.", "fol. 2r",
        ] {
            assert_eq!(read(locator), None, "{locator}");
        }
    }

    #[test]
    fn roman_numbers_are_counted() {
        for (words, number) in [
            ("i", 1),
            ("iv", 4),
            ("ix", 9),
            ("xiv", 14),
            ("xl", 40),
            ("xcix", 99),
        ] {
            assert_eq!(roman(words), Some(number), "{words}");
        }
        assert_eq!(roman("abc"), None);
    }

    #[test]
    fn pages_meet_and_cover() {
        let pages = |words| PageRanges::read(words).unwrap_or_default();
        assert!(pages("pp. 5-9").meets(&pages("p. 7")) && pages("p. 7").meets(&pages("pp. 5-9")));
        assert!(!pages("pp. 5-9").meets(&pages("p. 10")) && !pages("p. 5").meets(&pages("p. v")));
        assert!(
            pages("pp. 1-20").covers(&pages("pp. 3-4, 9"))
                && !pages("pp. 1-6").covers(&pages("pp. 6-7"))
        );
    }
}
