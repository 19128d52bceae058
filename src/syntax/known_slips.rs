//! The slips that are made most often, each answered with the form that works.

use pest::Parser as _;

use super::Span;
use super::forms::{self, clause_form, item_form};
use super::grammar::{Grammar, Rule};
use super::lines::{Line, token_at, without_comment};
use super::slips::{Costs, Fault, stray_colon};
use super::start::first_word;
use super::tree::Slip;
use crate::findings::quoted;

/// Words for a fault that is one of the common slips.
pub(super) fn recognise(text: &str, fault: &Fault<'_>, base: usize) -> Option<(Slip, Costs)> {
    let place = Place {
        text,
        line: fault.line,
        offset: fault.offset,
        base,
        expected: fault.expected,
    };
    let simple = place
        .curly_marks()
        .or_else(|| place.mark_before_line())
        .or_else(|| place.stray_colon())
        .or_else(|| place.comma_before_option())
        .or_else(|| place.comma_between_reasons())
        .or_else(|| place.list_of_notes())
        .or_else(|| place.note_number_alone())
        .or_else(|| place.and_in_list())
        .or_else(|| place.bare_address())
        .or_else(|| place.currency_sign())
        .or_else(|| place.printed_years())
        .or_else(|| place.printed_month())
        .or_else(|| place.blanks_in_number())
        .or_else(|| place.digit_first())
        .or_else(|| place.reserved_name())
        .or_else(|| place.half_a_keyword())
        .or_else(|| place.option_apart())
        .or_else(|| place.value_of_several_words())
        .or_else(|| place.marks_in_text())
        .or_else(|| place.allow_without_reason())
        .or_else(|| place.unquoted_words());
    match simple {
        Some(slip) => Some((slip, Costs::Line)),
        None => place.unclosed_text(),
    }
}

/// So many lines after its first may belong to a short text that is not closed.
const MOST_LINES_OF_TEXT: usize = 20;

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

struct Place<'text, 'rules> {
    text: &'text str,
    line: Line,
    offset: usize,
    base: usize,
    expected: &'rules [Rule],
}

impl Place<'_, '_> {
    fn rest(&self) -> &str {
        self.text
            .get(self.offset..self.line.end)
            .unwrap_or_default()
    }

    fn first_words(&self) -> &str {
        &self.text[self.line.first_word(self.text)..self.line.end]
    }

    fn is_head(&self) -> bool {
        Line::at(self.text, first_word(self.text)) == self.line
    }

    fn expects(&self, rules: &[Rule]) -> bool {
        self.expected.iter().any(|rule| rules.contains(rule))
    }

    fn slip(&self, at: usize, length: usize, message: &str, label: &str, help: &str) -> Slip {
        Slip {
            message: message.to_owned(),
            span: Span::new(self.base + at, self.base + at + length),
            label: label.to_owned(),
            help: help.to_owned(),
            prose: false,
        }
    }

    fn curly_marks(&self) -> Option<Slip> {
        let mark = self.rest().chars().next()?;
        if !matches!(
            mark,
            '“' | '”' | '„' | '«' | '»' | '‟' | '‘' | '’' | '\'' | '`'
        ) {
            return None;
        }
        let length = self.rest().trim_end().len();
        Some(self.slip(
            self.offset,
            length,
            &format!("a text stands in straight double quotation marks, not in {mark}"),
            "no text begins with this mark",
            "write \"…\" round the text; inside it, curly marks may stay as they are",
        ))
    }

    fn stray_colon(&self) -> Option<Slip> {
        let colon = stray_colon(self.text, self.offset)?;
        if !self.is_head() || !self.rest().starts_with('"') {
            return None;
        }
        let keyword = token_at(self.text, first_word(self.text));
        let before = self.text[..colon].trim_end();
        let name = before.rsplit(char::is_whitespace).next().unwrap_or("name");
        Some(self.slip(
            colon,
            1,
            "a colon stands between the name and its text",
            "no colon here",
            &format!("write `{keyword} {name} \"…\"`; a colon is for comparisons, as in `{keyword} {name}: this beats that`"),
        ))
    }

    fn comma_between_reasons(&self) -> Option<Slip> {
        if !self.rest().starts_with(',') {
            return None;
        }
        let (start, _) = clause_form(self.first_words())?;
        if !matches!(*start, "supported by" | "opposed by") {
            return None;
        }
        let before = self.text[self.line.start..self.offset].trim_end();
        let first = before.rsplit(char::is_whitespace).next().unwrap_or("a");
        let after = self.rest()[1..].trim_start();
        let second = match token_at(after, 0) {
            "" => "b",
            word => word,
        };
        Some(self.slip(
            self.offset,
            1,
            "a comma between reasons leaves open whether they are needed together",
            "one reason, one line",
            &format!("where both are needed together: `{start} {first} and {second}`; where each is a reason of its own: `{start} {first}`, and `{start} {second}` on a second line"),
        ))
    }

    /// `supported by a, because …`
    fn comma_before_option(&self) -> Option<Slip> {
        let after = self.rest().strip_prefix(',')?.trim_start();
        let word = token_at(after, 0);
        if !matches!(word, "because" | "unless" | "as" | "conceded" | "and") {
            return None;
        }
        let before = self.text.get(..self.offset)?.trim_end();
        let last = before.rsplit(char::is_whitespace).next()?;
        Some(self.slip(
            self.offset,
            1,
            &format!("no comma stands before `{word}`"),
            "no comma here",
            &format!("take the comma away, as in `{last} {word} …`"),
        ))
    }

    fn list_of_notes(&self) -> Option<Slip> {
        let starts_note = token_at(self.text, first_word(self.text)) == "note";
        let is_list = self.rest().starts_with([',', '-', '–']) || token_at(self.rest(), 0) == "and";
        let before = self.text[self.line.start..self.offset].trim_end();
        let first = before.rsplit(char::is_whitespace).next().unwrap_or("4");
        let is_number = first.starts_with(|letter: char| letter.is_ascii_digit());
        if !starts_note || !self.is_head() || !is_list || !is_number {
            return None;
        }
        let last: String = self
            .rest()
            .chars()
            .skip_while(|letter| !letter.is_ascii_digit())
            .take_while(char::is_ascii_digit)
            .collect();
        let last = if last.is_empty() { "5" } else { &last };
        Some(self.slip(
            self.offset,
            token_at(self.text, self.offset).len().max(1),
            "a note item holds one number or a run of numbers",
            "no list of notes here",
            &format!("write `note {first}..{last}` for all from the first to the last, or one `note` a line"),
        ))
    }

    /// `from note 4, 5`
    fn note_number_alone(&self) -> Option<Slip> {
        let number = token_at(self.text, self.offset);
        let is_number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
        let before = self.text.get(self.line.start..self.offset)?;
        let after_note = before.trim_end().ends_with(',') && before.contains("note ");
        if !is_number || !after_note || !self.expects(&[Rule::work, Rule::cite]) {
            return None;
        }
        Some(self.slip(
            self.offset,
            number.len(),
            "each note is named with the word `note` before its number",
            "a number alone is no citation",
            &format!("write `note {number}`"),
        ))
    }

    /// `answers a and b`
    fn and_in_list(&self) -> Option<Slip> {
        let is_and = token_at(self.text, self.offset) == "and";
        let begins_line = self.offset == self.line.first_word(self.text);
        let wants_part = self.expects(&[Rule::name, Rule::path, Rule::tag, Rule::text, Rule::work]);
        if !is_and || begins_line || wants_part {
            return None;
        }
        Some(self.slip(
            self.offset,
            3,
            "a comma, not `and`, stands between the parts of a list",
            "a comma is needed here",
            "write a comma where this `and` stands; `and` joins premises that are needed together, after `supported by` and `opposed by`",
        ))
    }

    /// A mark before a line, as in Markdown, or a comment in another language's form.
    fn mark_before_line(&self) -> Option<Slip> {
        let first = self.line.first_word(self.text);
        if self.offset != first {
            return None;
        }
        let words = self.first_words();
        let bullet = words.chars().next().filter(|mark| "-*•–+".contains(*mark));
        if let Some(mark) = bullet {
            let rest = words[mark.len_utf8()..].trim_start();
            if clause_form(rest).is_none() && item_form(token_at(rest, 0)).is_none() {
                return None;
            }
            return Some(self.slip(
                first,
                mark.len_utf8(),
                &format!("a line begins with its first word, not with `{mark}`"),
                "no mark is needed here",
                "take the mark away",
            ));
        }
        let mark = ["#", "/*", "%", ";", "--"]
            .into_iter()
            .find(|mark| words.starts_with(mark))?;
        let comment = words
            .trim_start_matches(['#', '/', '*', '%', ';', '-'])
            .trim();
        let comment = comment.trim_end_matches(['*', '/']).trim_end();
        let heading = if mark == "#" {
            "; a heading is a `section \"…\"`"
        } else {
            ""
        };
        Some(self.slip(
            first,
            mark.len(),
            &format!("a comment begins with `//`, not with `{mark}`"),
            "this mark begins nothing",
            &format!("write `// {comment}`{heading}"),
        ))
    }

    fn is_about_time(&self) -> bool {
        let word = token_at(self.first_words(), 0);
        word == "when" || word == "period" || word.ends_with("date")
    }

    /// `1957–1961`, `1957-1961` and `1957/61`
    fn printed_years(&self) -> Option<Slip> {
        if !self.is_about_time() {
            return None;
        }
        let start = self.line.first_word(self.text);
        let words = without_comment(self.first_words());
        let at = words.find(['-', '–', '—', '/'])?;
        let sign = words[at..].chars().next()?.len_utf8();
        let first = words[..at].trim_end();
        let last = words[at + sign..].trim_start();
        let first = &first[first.rfind(|letter: char| !letter.is_ascii_digit())? + 1..];
        let last = &last[..last
            .find(|letter: char| !letter.is_ascii_digit())
            .unwrap_or(last.len())];
        let slash = words[at..].starts_with('/');
        let is_short = last.len() == 2 && !words[at..].starts_with('-');
        let is_long = last.len() == 4 && !slash;
        if first.len() != 4 || !(is_long || is_short) {
            return None;
        }
        let from = first.as_ptr() as usize - words.as_ptr() as usize;
        let to = last.as_ptr() as usize - words.as_ptr() as usize + last.len();
        let century = if is_short { &first[..2] } else { "" };
        Some(self.slip(
            start + from,
            to - from,
            "a stretch of time is written with a slash between whole dates",
            "not read as a stretch of time",
            &format!("write `{first}/{century}{last}`"),
        ))
    }

    /// `January 1961`
    fn printed_month(&self) -> Option<Slip> {
        if !self.is_about_time() {
            return None;
        }
        let start = self.line.first_word(self.text);
        let words = without_comment(self.first_words());
        let mut number = 0;
        let month = words.split_whitespace().find(|word| {
            let place = MONTHS.iter().position(|month| {
                word.eq_ignore_ascii_case(month) || word.eq_ignore_ascii_case(&month[..3])
            });
            number = place.map_or(0, |place| place + 1);
            place.is_some()
        })?;
        let at = words.find(month)?;
        let year = words
            .split(|letter: char| !letter.is_ascii_digit())
            .find(|digits| digits.len() == 4)?;
        Some(self.slip(
            start + at,
            month.len(),
            "a month is written as a number",
            "not read as a month",
            &format!("write `{year}-{number:02}`, and with a day `{year}-{number:02}-20`"),
        ))
    }

    /// `90 000`
    fn blanks_in_number(&self) -> Option<Slip> {
        let word = token_at(self.first_words(), 0);
        if !matches!(word, "figure" | "check" | "rate") {
            return None;
        }
        let before = self.text.get(self.line.start..self.offset)?;
        let digits = |letter: char| letter.is_ascii_digit();
        let group = self
            .rest()
            .chars()
            .take_while(|letter| digits(*letter))
            .count();
        let blank = before.len() - before.trim_end().len();
        if group != 3 || blank == 0 || !before.trim_end().ends_with(digits) {
            return None;
        }
        let number = before.trim_end().rsplit(char::is_whitespace).next()?;
        let start = self.offset - blank - number.len();
        let rest = self.rest();
        let end = rest
            .find(|letter: char| {
                !(letter.is_ascii_digit() || letter.is_whitespace() || letter == '.')
            })
            .unwrap_or(rest.len());
        let whole = self.text[start..self.offset + rest[..end].trim_end().len()].trim_end();
        let joined: Vec<&str> = whole.split_whitespace().collect();
        Some(self.slip(
            start,
            whole.len(),
            "no blank stands inside a number",
            "read as several numbers",
            &format!("write `{}`", joined.join(",")),
        ))
    }

    /// What may follow the premises of a reason, on a line after other clauses.
    fn option_apart(&self) -> Option<Slip> {
        let first = self.line.first_word(self.text);
        let word = token_at(self.first_words(), 0);
        let is_option = matches!(word, "because" | "unless" | "as" | "conceded");
        if !is_option || self.offset != first {
            return None;
        }
        Some(self.slip(
            first,
            word.len(),
            &format!("`{word}` stands apart from the reason it belongs to"),
            "no reason stands right above it",
            &format!("write it right after its reason, as in `supported by first-reason {word} …`"),
        ))
    }

    /// `author Shen Zhihua`
    fn value_of_several_words(&self) -> Option<Slip> {
        let words = without_comment(self.first_words()).trim_end();
        let field = token_at(words, 0);
        let value = words.get(field.len()..)?.trim_start();
        let is_plain = !value.contains('"') && value.split_whitespace().count() > 1;
        if !is_plain || !self.expects(&[Rule::field_value]) || !crate::map::is_field(field) {
            return None;
        }
        Some(self.slip(
            self.line.first_word(self.text) + words.len() - value.len(),
            value.len(),
            "a value of several words stands in quotation marks",
            "these words have none",
            &format!("write `{field} \"{value}\"`"),
        ))
    }

    fn bare_address(&self) -> Option<Slip> {
        let words = self.first_words();
        let at = ["http://", "https://", "http:", "https:", "www."]
            .iter()
            .find_map(|start| words.find(start))?;
        let start = self.line.first_word(self.text) + at;
        let quoted_already = self.text[self.line.start..start].matches('"').count() % 2 == 1;
        if quoted_already {
            return None;
        }
        let length = words[at..].split_whitespace().next().map_or(0, str::len);
        Some(self.slip(
            start,
            length,
            "a web address stands in quotation marks",
            "without them, `//` begins a comment",
            &format!("write \"{}\"", &words[at..at + length]),
        ))
    }

    fn currency_sign(&self) -> Option<Slip> {
        let sign = self.rest().chars().next()?;
        let word = match sign {
            '$' => "USD",
            '€' => "EUR",
            '£' => "GBP",
            '¥' => "CNY",
            _ => return None,
        };
        let amount: String = self.rest()[sign.len_utf8()..]
            .chars()
            .take_while(|letter| letter.is_ascii_digit() || matches!(letter, ',' | '.'))
            .collect();
        let amount = amount.trim_end_matches([',', '.']);
        let after = self.rest()[sign.len_utf8() + amount.len()..].trim_start();
        let scale = match token_at(after, 0) {
            word @ ("thousand" | "million" | "billion" | "trillion") => format!(" {word}"),
            _ => String::new(),
        };
        Some(self.slip(
            self.offset,
            sign.len_utf8() + amount.len(),
            "a unit is a word after its number",
            "the sign stands before the number",
            &format!(
                "write `{}{scale} {word}`, or any word that names the money",
                if amount.is_empty() { "4" } else { amount }
            ),
        ))
    }

    fn digit_first(&self) -> Option<Slip> {
        let word = token_at(self.text, self.offset);
        let wants_name = self.expects(&[Rule::name, Rule::path]) || self.expected.is_empty();
        let is_digit = |letter: char| letter.is_ascii_digit();
        if !wants_name || !word.starts_with(is_digit) {
            return None;
        }
        if !word.contains(char::is_alphabetic) {
            return self.digits_only(word);
        }
        let (digits, letters) = word.split_at(
            word.find(|letter: char| !letter.is_ascii_digit())
                .unwrap_or(word.len()),
        );
        let letters = letters.trim_start_matches('-');
        Some(self.slip(
            self.offset,
            word.len(),
            &format!("{} is no name: a name begins with a letter", quoted(word)),
            "a digit stands first",
            &format!("for instance `{letters}-{digits}`"),
        ))
    }

    fn digits_only(&self, word: &str) -> Option<Slip> {
        if self.expected.is_empty() || self.expects(&[Rule::date, Rule::work, Rule::cite]) {
            return None;
        }
        let help = match token_at(self.first_words(), 0) {
            "figure" => "a figure's name stands before its number, as in `figure share 45 %`",
            _ => "put a word before it, as in `since-1956`",
        };
        Some(self.slip(
            self.offset,
            word.len(),
            &format!("{} is no name: a name begins with a letter", quoted(word)),
            "a digit stands first",
            help,
        ))
    }

    fn reserved_name(&self) -> Option<Slip> {
        let word = token_at(self.text, self.offset);
        let is_reserved = Grammar::parse(Rule::reserved, word)
            .is_ok_and(|mut nodes| nodes.next().is_some_and(|node| node.as_str() == word));
        if !is_reserved || !self.expects(&[Rule::name, Rule::path, Rule::tag]) {
            return None;
        }
        if self.offset == self.line.first_word(self.text) {
            return None;
        }
        Some(self.slip(
            self.offset,
            word.len(),
            &format!("`{word}` is a word of the language and no name"),
            "a name is needed here",
            &format!("add a word to it, as in `{word}-1956` or `the-{word}`"),
        ))
    }

    fn half_a_keyword(&self) -> Option<Slip> {
        let first = self.line.first_word(self.text);
        let (keyword, forms) = clause_form(self.first_words())?;
        let (half, other) = keyword.split_once(' ')?;
        if self.offset != first || token_at(self.text, first + half.len() + 1) == other {
            return None;
        }
        Some(self.slip(
            first,
            half.len(),
            &format!("after `{half}` the word `{other}` is left out"),
            &format!("the clause is `{keyword}`"),
            &forms::help(forms),
        ))
    }

    fn marks_in_text(&self) -> Option<Slip> {
        let before = self.text.get(..self.offset)?;
        let word = self.rest().chars().next()?;
        if !before.ends_with('"') || !(word.is_alphanumeric()) || before.ends_with("\"\"\"") {
            return None;
        }
        Some(self.slip(
            self.offset - 1,
            1,
            "the text ends at this quotation mark, and words follow",
            "ends the text",
            "inside a text write a quotation mark as `\\\"`, or put the whole text between `\"\"\"` and `\"\"\"`",
        ))
    }

    fn allow_without_reason(&self) -> Option<Slip> {
        let words = self.first_words();
        if !words.starts_with("allow") || !self.expects(&[Rule::text]) {
            return None;
        }
        let rule = words.split_whitespace().nth(1)?;
        let start = self.line.first_word(self.text);
        let end = self.line.last_word_end(self.text);
        if self.rest().starts_with('"') {
            return None;
        }
        Some(self.slip(
            start,
            end - start,
            "an `allow` says why",
            "the reason is left out",
            &format!("write `allow {rule} \"why it may stand\"`"),
        ))
    }

    fn unquoted_words(&self) -> Option<Slip> {
        let words = self.rest().trim_end();
        let count = words.split_whitespace().count();
        let begins_text = self.expects(&[Rule::text]) && !self.expects(&[Rule::path, Rule::name]);
        if !begins_text || !words.starts_with(char::is_alphabetic) {
            return None;
        }
        let after_name =
            self.is_head() && item_form(token_at(self.text, first_word(self.text))).is_some();
        if !after_name && self.expects(&[Rule::k_remark, Rule::remark]) {
            return None;
        }
        if after_name && words.contains(" beats ") {
            let before = self.text[self.line.start..self.offset].trim();
            return Some(self.slip(
                self.offset,
                words.len(),
                "a comparison stands after a colon",
                "the colon is left out before this",
                &format!("write `{before}: {words}`"),
            ));
        }
        let label = if count > 1 {
            "these words have none"
        } else {
            "this word has none"
        };
        Some(self.slip(
            self.offset,
            words.len(),
            "a text stands in quotation marks",
            label,
            &format!("write \"{words}\""),
        ))
    }

    fn unclosed_text(&self) -> Option<(Slip, Costs)> {
        let rest = self.rest();
        if !rest.starts_with('"') {
            return None;
        }
        if rest.starts_with("\"\"\"") {
            if self.text[self.offset + 3..].contains("\"\"\"") {
                return None;
            }
            let slip = self.slip(
                self.offset,
                3,
                "this long text is not closed",
                "begins here and never ends",
                "end it with `\"\"\"`; its lines stay indented",
            );
            return Some((slip, Costs::RestOfItem));
        }
        if closes(rest) {
            return None;
        }
        let slip = self.slip(
            self.offset,
            rest.trim_end().len(),
            "this text is not closed",
            "begins here; its line ends without a closing `\"`",
            "close it on the same line, or write it between `\"\"\"` and `\"\"\"` to go on over several lines",
        );
        let costs = self.closing_line().map_or(Costs::Line, Costs::Through);
        Some((slip, costs))
    }

    /// Where a short text that goes on over the next lines is closed.
    fn closing_line(&self) -> Option<usize> {
        let mut line = self.line;
        for _ in 0..MOST_LINES_OF_TEXT {
            if line.end >= self.text.len() {
                return None;
            }
            line = Line::at(self.text, line.end + 1);
            let words = line.of(self.text).trim();
            let begins = clause_form(words).is_some() || item_form(token_at(words, 0)).is_some();
            if words.is_empty() || begins {
                return None;
            }
            if words.replace("\\\"", "").matches('"').count() % 2 == 1 {
                return Some(line.end);
            }
        }
        None
    }
}

/// Whether the text that begins a line is closed on it.
fn closes(line: &str) -> bool {
    let mut escaped = false;
    line.chars().skip(1).any(|letter| {
        let ends = letter == '"' && !escaped;
        escaped = letter == '\\' && !escaped;
        ends
    })
}
