//! Pages as they are printed in locators: `p. 14`, `pp. 1-6, 9`, `123–35`.

/// Stretches of pages, the last page inclusive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pages(Vec<(u32, u32)>);

/// A locator with more stretches than this is not read.
const MOST_STRETCHES: usize = 64;

impl Pages {
    /// Reads a locator; none where it says anything but pages in Arabic numerals.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let text = text.trim().to_lowercase();
        let text = text
            .split_once(" of ")
            .map_or(text.as_str(), |(part, _)| part);
        let marks = ["pages", "page", "pp.", "p.", "pp", "p", "ss.", "s."];
        let bare = marks.iter().find_map(|mark| text.strip_prefix(mark));
        let bare = bare.unwrap_or(text);
        let stretches = bare.split([',', ';', '&']).take(MOST_STRETCHES + 1);
        let stretches: Option<Vec<_>> = stretches.map(|part| stretch(part.trim())).collect();
        stretches
            .filter(|stretches| stretches.len() <= MOST_STRETCHES)
            .map(Self)
    }

    /// Whether some page is in both.
    #[must_use]
    pub fn meets(&self, other: &Self) -> bool {
        let meets = |one: &(u32, u32), other: &(u32, u32)| one.0 <= other.1 && other.0 <= one.1;
        self.0
            .iter()
            .any(|one| other.0.iter().any(|other| meets(one, other)))
    }

    /// How many pages they are.
    #[must_use]
    pub fn count(&self) -> u64 {
        self.0
            .iter()
            .map(|(first, last)| u64::from(last - first) + 1)
            .sum()
    }
}

/// `14`, `14-16`, `123-5`, `14f.`, `14ff.`; what goes on without end goes on for ten pages.
fn stretch(text: &str) -> Option<(u32, u32)> {
    const GOES_ON: u32 = 10;
    let is_dash = |letter: char| matches!(letter, '-' | '\u{2010}'..='\u{2015}');
    let Some((first, last)) = text.split_once(is_dash) else {
        let text = text.trim_end_matches('.');
        let more = match text
            .trim_start_matches(|letter: char| letter.is_ascii_digit())
            .trim()
        {
            "" => 0,
            "f" => 1,
            "ff" => GOES_ON,
            _ => return None,
        };
        let digits = text.trim_end_matches('f').trim();
        let first = number(digits)?;
        return Some((first, first.saturating_add(more)));
    };
    let (first, last) = (first.trim(), last.trim_matches(is_dash).trim());
    let whole = match first.len().checked_sub(last.len()) {
        Some(missing) if missing > 0 => format!("{}{last}", first.get(..missing)?),
        _ => last.to_owned(),
    };
    let (first, last) = (number(first)?, number(&whole)?);
    (first <= last).then_some((first, last))
}

fn number(digits: &str) -> Option<u32> {
    let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    digits.parse().ok().filter(|_| is_number)
}
