//! What tells works apart: DOI and ISBN in one spelling each.

/// A DOI without the address before it, in small letters; none where it is none.
#[must_use]
pub fn doi(text: &str) -> Option<String> {
    let text = text.trim().to_lowercase();
    let start = text.find("10.")?;
    let before = &text[..start];
    let is_led = before.is_empty() || before.ends_with(['/', ':', ' ']);
    let doi = text[start..].trim_end_matches(['.', ',', ';']).trim();
    let (prefix, suffix) = doi.split_once('/')?;
    let is_doi =
        is_led && prefix.len() > 3 && !suffix.is_empty() && !doi.contains(char::is_whitespace);
    is_doi.then(|| doi.to_owned())
}

/// An ISBN as its thirteen digits; none where its check digit does not fit.
#[must_use]
pub fn isbn(text: &str) -> Option<String> {
    let text = text.trim().to_uppercase();
    let text = text
        .trim_start_matches("ISBN")
        .trim_start_matches([':', ' ']);
    let first = text.split([',', ';', '(']).next()?;
    let digits: Vec<u32> = first
        .chars()
        .filter(|letter| !matches!(letter, '-' | ' ' | '\u{2010}'..='\u{2015}'))
        .map(|letter| {
            if letter == 'X' {
                Some(10)
            } else {
                letter.to_digit(10)
            }
        })
        .collect::<Option<_>>()?;
    match digits.len() {
        10 => {
            let sum: u32 = digits
                .iter()
                .zip((1..=10).rev())
                .map(|(digit, weight)| digit * weight)
                .sum();
            if !sum.is_multiple_of(11) || digits[..9].contains(&10) {
                return None;
            }
            let mut long = vec![9, 7, 8];
            long.extend(&digits[..9]);
            let check = (10 - weighed(&long) % 10) % 10;
            long.push(check);
            Some(written(&long))
        }
        13 if !digits.contains(&10) && weighed(&digits).is_multiple_of(10) => {
            Some(written(&digits))
        }
        _ => None,
    }
}

fn weighed(digits: &[u32]) -> u32 {
    digits
        .iter()
        .zip([1, 3].into_iter().cycle())
        .map(|(digit, weight)| digit * weight)
        .sum()
}

fn written(digits: &[u32]) -> String {
    digits.iter().map(u32::to_string).collect()
}

/// The letters and digits of a title in small letters, for asking whether two are one.
#[must_use]
pub fn letters(text: &str) -> String {
    text.chars()
        .filter(|letter| letter.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

/// Shorter titles are words that anybody may write: "Introduction", "Annual report".
const SHORTEST_TITLE: usize = 16;

/// The letters of a title of several words that is long enough to be no other work's.
#[must_use]
pub fn telling_title(text: &str) -> Option<String> {
    let letters = letters(text);
    let is_long = letters.chars().count() >= SHORTEST_TITLE && text.trim().contains(' ');
    is_long.then_some(letters)
}
