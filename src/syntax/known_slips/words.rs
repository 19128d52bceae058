//! Names, keywords, and what stands before or apart from its clause.

use pest::Parser as _;

use super::Place;
use crate::findings::quoted;
use crate::syntax::forms::{self, clause_form, item_form};
use crate::syntax::grammar::{Grammar, Rule};
use crate::syntax::lines::token_at;
use crate::syntax::slips::stray_colon;
use crate::syntax::start::first_word;
use crate::syntax::tree::Slip;

impl Place<'_, '_> {
    pub(super) fn stray_colon(&self) -> Option<Slip> {
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

    /// A mark before a line, as in Markdown, or a comment in another language's form.
    pub(super) fn mark_before_line(&self) -> Option<Slip> {
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

    pub(super) fn digit_first(&self) -> Option<Slip> {
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

    pub(super) fn reserved_name(&self) -> Option<Slip> {
        let word = token_at(self.text, self.offset);
        let is_reserved = Grammar::parse(Rule::reserved, word)
            .is_ok_and(|mut nodes| nodes.next().is_some_and(|node| node.as_str() == word));
        if !is_reserved || !self.expects(&[Rule::name, Rule::path, Rule::tag]) {
            return None;
        }
        if self.offset == self.line.first_word(self.text) {
            return None;
        }
        let after = self.rest()[word.len()..].trim_start();
        let next = token_at(after, 0);
        let is_kind = item_form(word).is_some() && next.starts_with(char::is_alphabetic);
        let help = if is_kind && self.offset > first_word(self.text) + word.len() + 1 {
            format!("leave `{word}` out: `{next}` stands by itself")
        } else {
            format!("add a word to it, as in `{word}-1956` or `the-{word}`")
        };
        Some(self.slip(
            self.offset,
            word.len(),
            &format!("`{word}` is a word of the language and no name"),
            "a name is needed here",
            &help,
        ))
    }

    pub(super) fn half_a_keyword(&self) -> Option<Slip> {
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

    /// What may follow the premises of a reason, on a line after other clauses.
    pub(super) fn option_apart(&self) -> Option<Slip> {
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
}
