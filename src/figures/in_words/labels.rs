//! Which numbers of a text are labels: years, dates, ordinals, pages, the calls of notes,
//! call numbers, addresses.

use super::amounts::{Found, Tokens};
use super::tokens::{Gap, Kind};
use crate::dates::MONTHS;

/// Whether digits are a year as people print it.
pub(super) fn is_year(digits: &str) -> bool {
    let is_four = digits.len() == 4 && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_four && ("1000".."2100").contains(&digits)
}

/// Whether the amount that begins at a token is a label.
pub(super) fn is_label(tokens: Tokens<'_>, at: usize, found: &Found) -> bool {
    let Some(token) = tokens.get(at) else {
        return false;
    };
    if token.kind != Kind::Digits {
        return is_ordinal_half(tokens, at) || is_name(tokens, found.next);
    }
    let printed = tokens.text(at);
    let is_plain = printed.bytes().all(|byte| byte.is_ascii_digit());
    let next = tokens.get(found.next);
    let is_glued =
        |token: Option<super::tokens::Token>| token.is_some_and(|token| token.gap == Gap::Nothing);
    let has_money = at
        .checked_sub(1)
        .is_some_and(|before| tokens.is_sign(before, &["$", "€", "£", "¥"]));
    // `1.2.3`, `00015`
    if printed.matches('.').count() > 1 || is_plain && printed.len() > 1 && printed.starts_with('0')
    {
        return true;
    }
    // `20th`, `1950s`, `60nian`; `5km` is a number.
    let is_word_glued = is_glued(next) && next.map(|next| next.kind) == Some(Kind::Word);
    if is_word_glued {
        let word = tokens.text(found.next);
        let is_ordinal = matches!(word, "st" | "nd" | "rd" | "th" | "s");
        if is_ordinal || word.len() > 3 || is_plain && is_year(printed) {
            return true;
        }
    }
    // A scale or a percent sign tells a number.
    if found.is_scaled || tokens.is_sign(found.next, &["%"]) {
        return false;
    }
    is_call(tokens, at)
        || is_year_with_call(printed)
        || is_plain && !has_money && is_year_here(tokens, printed, found.next)
        || is_plain && printed.len() <= 2 && is_day(tokens, at, found.next)
        || is_in_chain(tokens, at, found.next)
        || is_named(tokens, at)
        || is_plain && is_heading(tokens, at, found.next)
}

/// Whether a number goes on with a label before it: `pp. 163-64, 171`.
pub(super) fn goes_on(tokens: Tokens<'_>, end: usize, at: usize) -> bool {
    let is_digits = tokens
        .get(at)
        .is_some_and(|token| token.kind == Kind::Digits);
    let is_plain = tokens.text(at).bytes().all(|byte| byte.is_ascii_digit());
    let between = tokens.get(end);
    let is_joined = match at.checked_sub(end) {
        Some(0) => tokens
            .get(at)
            .is_some_and(|token| token.gap == Gap::Nothing),
        Some(1) => {
            between.is_some_and(|between| between.kind == Kind::Hyphen)
                || tokens.is_sign(end, &[",", "/", "(", ":", ".", "_", "&", "="])
        }
        _ => false,
    };
    // `, 22 countries` is a number again.
    let is_page = !tokens
        .get(at + 1)
        .is_some_and(|token| token.kind == Kind::Word && token.gap == Gap::Blank);
    is_digits && is_plain && is_joined && is_page
}

/// The call of a note: digits glued to a word, a mark or other digits.
fn is_call(tokens: Tokens<'_>, at: usize) -> bool {
    let (Some(token), Some(before)) = (tokens.get(at), at.checked_sub(1)) else {
        return false;
    };
    let Some(last) = tokens.get(before) else {
        return false;
    };
    token.gap == Gap::Nothing
        && match last.kind {
            Kind::Word => tokens.text(before) != "US",
            Kind::Digits => true,
            Kind::Hyphen => false,
            Kind::Sign => {
                let opens = [
                    "(", "[", "$", "€", "£", "¥", "“", "‘", "\"", "'", "/", "~", "<", ">", "=",
                    "±", "|",
                ];
                // In scanned text no blank follows a comma; glued to a word it is one.
                let is_comma =
                    tokens.is_sign(before, &[",", ":", ";"]) && !is_short(tokens.text(at));
                !tokens.is_sign(before, &opens) && !is_comma
            }
        }
}

fn is_short(digits: &str) -> bool {
    digits.len() <= 3 && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// A year, unless what follows is what it counts.
fn is_year_here(tokens: Tokens<'_>, printed: &str, next: usize) -> bool {
    let year = is_year(printed);
    // A note's call may be glued to it.
    let with_call = (5..=7).contains(&printed.len()) && is_year(&printed[..4]);
    let counts = matches!(
        tokens.word(next).as_str(),
        "tons"
            | "tonnes"
            | "kilograms"
            | "dollars"
            | "rubles"
            | "roubles"
            | "yuan"
            | "won"
            | "yen"
            | "people"
            | "men"
            | "women"
            | "children"
            | "percent"
            | "copies"
            | "times"
            | "km"
            | "soldiers"
            | "troops"
            | "miles"
            | "acres"
            | "hectares"
            | "cases"
            | "participants"
    );
    (year || with_call) && !counts
}

/// `1949.7`: a year at the end of a sentence, and the call of a note.
fn is_year_with_call(printed: &str) -> bool {
    printed
        .split_once('.')
        .is_some_and(|(year, call)| is_year(year) && call.len() <= 3)
}

/// The day of a date: `23 November`, `January 20`.
fn is_day(tokens: Tokens<'_>, at: usize, next: usize) -> bool {
    let is_month = |at: Option<usize>| {
        let small = at.map(|at| tokens.word(at)).unwrap_or_default();
        let word = small.as_str();
        let is_capital = at.is_some_and(|at| tokens.text(at).starts_with(char::is_uppercase));
        let is_short = |month: &str| month.get(..3) == Some(word) && word != "may";
        is_capital && MONTHS.iter().any(|month| *month == word || is_short(month))
    };
    let back = |by: usize| at.checked_sub(by);
    let in_brackets = back(1).is_some_and(|at| tokens.is_sign(at, &[".", ","]));
    is_month(back(1)) || in_brackets && is_month(back(2)) || is_month(Some(next))
}

/// A part of an address, a path, a date in digits, or a call number: three parts or more
/// without a blank, of which one is digits.
fn is_in_chain(tokens: Tokens<'_>, at: usize, next: usize) -> bool {
    let joins = |at: usize| {
        let kind = tokens.get(at).map(|token| token.kind);
        tokens.is_sign(at, &["/", "_", "=", ":", "(", "&", "?", "#", "@"])
            || kind == Some(Kind::Hyphen)
    };
    let is_tight = |at: usize| {
        tokens
            .get(at)
            .is_some_and(|token| token.gap == Gap::Nothing)
    };
    let is_digits = |at: usize| tokens.get(at).map(|token| token.kind) == Some(Kind::Digits);
    let is_slash = |at: usize| tokens.is_sign(at, &["/", "_", "=", "#", "@"]);
    let before = at
        .checked_sub(1)
        .filter(|before| is_tight(at) && joins(*before));
    let after = (is_tight(next) && joins(next) && is_tight(next + 1)).then_some(next);
    let is_between = |sign: usize, other: usize| is_digits(other) || is_slash(sign);
    match (before, after) {
        // In the middle of a chain.
        (Some(one), Some(other)) if one > 0 => {
            is_between(one, one - 1) && is_between(other, other + 1)
        }
        (Some(sign), None) if sign > 0 && is_tight(sign) => {
            tokens.is_sign(sign, &["_", "=", "#", "@"])
                || tokens.is_sign(sign, &["/"]) && !is_digits(sign - 1)
                || is_digits(sign - 1) && sign > 1 && is_tight(sign - 1) && joins(sign - 2)
        }
        (None, Some(sign)) => {
            tokens.is_sign(sign, &["_", "=", "@"])
                || is_digits(sign + 1)
                    && is_tight(sign + 2)
                    && joins(sign + 2)
                    && is_digits(sign + 3)
        }
        _ => tokens.is_sign(at.wrapping_sub(1), &["#", "§"]),
    }
}

/// A number after a word that numbers things: `p. 14`, `No. 3`, `Chapter 8`.
fn is_named(tokens: Tokens<'_>, at: usize) -> bool {
    let dotted = at
        .checked_sub(1)
        .filter(|at| tokens.is_sign(*at, &[".", ",", "#"]));
    let dotted = match dotted {
        Some(dot) if tokens.is_sign(dot, &["#"]) => return true,
        Some(dot) if dot > 0 && tokens.is_sign(dot - 1, &["."]) => Some(dot - 1),
        other => other,
    };
    let Some(named) = dotted.unwrap_or(at).checked_sub(1) else {
        return false;
    };
    let word = tokens.word(named);
    let word = word.as_str();
    let always = matches!(
        word,
        "page"
            | "pages"
            | "pp"
            | "vol"
            | "volume"
            | "chapter"
            | "chap"
            | "note"
            | "notes"
            | "footnote"
            | "nn"
            | "fn"
            | "table"
            | "figure"
            | "fig"
            | "section"
            | "article"
            | "document"
            | "doc"
            | "bulletin"
            | "reader"
            | "paper"
            | "issue"
            | "nr"
            | "no"
            | "number"
            | "part"
            | "act"
            | "line"
            | "lines"
            | "appendix"
            | "edition"
            | "book"
            | "phase"
            | "box"
            | "folder"
            | "order"
            | "resolution"
            | "directive"
            | "decree"
    );
    let with_stop = matches!(
        word,
        "p" | "n" | "f" | "d" | "l" | "op" | "ch" | "art" | "sec" | "ed" | "ff" | "v" | "s" | "t"
    );
    // `in no 5 countries` is hardly said; `By no means 5` is not joined.
    always || with_stop && dotted.is_some()
}

/// The head of a note or of a heading: digits that begin a line before a capital.
fn is_heading(tokens: Tokens<'_>, at: usize, next: usize) -> bool {
    let begins = tokens.get(at).is_some_and(|token| token.gap >= Gap::Line);
    let in_brackets = at
        .checked_sub(1)
        .is_some_and(|at| tokens.is_sign(at, &["(", "["]))
        && tokens.is_sign(next, &[")", "]"]);
    let marked = tokens.is_sign(next, &[".", ")"])
        && tokens
            .get(at)
            .is_some_and(|token| token.gap == Gap::Paragraph && at > 0);
    let before_capital = tokens.text(next).starts_with(char::is_uppercase)
        && tokens
            .get(next)
            .is_some_and(|token| token.gap > Gap::Nothing)
        && at > 0;
    // In one line with the text, a note or its call stands after the end of a sentence.
    let ends = at
        .checked_sub(1)
        .is_some_and(|at| tokens.is_sign(at, &[".", ";", ":", "”", "\"", "’", "?", "!", ")"]));
    let before_quote = tokens.is_sign(next, &["“", "‘", "\""]);
    let is_low = tokens.text(at).len() <= 3;
    in_brackets
        || marked
        || before_capital && (begins || ends && is_low)
        || is_low && before_quote && (begins || ends)
}

/// `the second half of 1956`
fn is_ordinal_half(tokens: Tokens<'_>, at: usize) -> bool {
    let before = at
        .checked_sub(1)
        .map(|at| tokens.word(at))
        .unwrap_or_default();
    tokens.word(at).as_str() == "half"
        && matches!(
            before.as_str(),
            "first" | "second" | "latter" | "other" | "northern" | "southern"
        )
}

/// `the Five-Year Plan`, `Past Sixty Years`: a name in capitals.
fn is_name(tokens: Tokens<'_>, next: usize) -> bool {
    let last = next.saturating_sub(1);
    let is_capital = |at: usize| tokens.text(at).starts_with(char::is_uppercase);
    let hyphened = tokens.after_hyphen(next);
    is_capital(last) && is_capital(hyphened) && tokens.is_in_sentence(hyphened)
}
