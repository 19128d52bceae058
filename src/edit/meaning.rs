//! What a file says, apart from how it is written: for telling whether two files
//! say the same.

use std::fmt::Write as _;

use crate::syntax::Span;
use crate::syntax::tokens::words;
use crate::syntax::tree::{
    Base, Cite, Clause, ClauseKind, Comparison, Expression, Figure, Item, ItemKind, Name, Part,
    Quantity, Quote, Reason, ReasonOptions, Says, Table, Tells, Test, Text, Time, Tree, When, Work,
};

/// A tree as a text that holds all it says, item by item and clause by clause:
/// two files with the same meaning differ in blanks, comments and quotation
/// marks only. `text` is the file that the tree was read from.
///
/// ```
/// use argcheck::{edit::meaning::meaning, syntax};
///
/// let one = "claim sky \"Blue.\"\n  supported by look and light\n";
/// let other = "claim sky \"\"\"Blue.\"\"\" supported by look // and see\n and light\n";
/// assert_eq!(
///     meaning(&syntax::read(one), one),
///     meaning(&syntax::read(other), other)
/// );
/// ```
#[must_use]
pub fn meaning(tree: &Tree, text: &str) -> String {
    let mut speaker = Speaker {
        text,
        said: String::with_capacity(text.len() + text.len() / 2),
    };
    for item in &tree.items {
        speaker.item(item);
        for clause in &item.clauses {
            speaker.clause(clause);
        }
    }
    speaker.said
}

/// Says what stands in a tree, part by part.
struct Speaker<'text> {
    text: &'text str,
    said: String,
}

impl Speaker<'_> {
    fn item(&mut self, item: &Item) {
        self.word("item");
        self.plain(item.keyword);
        match &item.kind {
            ItemKind::Paper { title } => self.quoted("title", Some(*title)),
            ItemKind::Review { title, of, alias } => {
                self.quoted("title", Some(*title));
                self.quoted("of", Some(*of));
                self.names("as", alias);
            }
            ItemKind::Use { file, alias } => {
                self.quoted("file", Some(*file));
                self.names("as", alias);
            }
            ItemKind::Section { title } => self.quoted("title", *title),
            ItemKind::Statement {
                kind,
                name,
                beats,
                text,
            } => {
                self.debug(kind);
                self.names("name", name);
                if let Some((better, worse)) = beats {
                    self.names("beats", [better, worse]);
                }
                self.quoted("text", *text);
            }
            ItemKind::Question { name, text } => {
                self.names("question", [name]);
                self.quoted("text", *text);
            }
            ItemKind::Source { name, title } => {
                self.names("source", [name]);
                self.quoted("title", *title);
            }
            ItemKind::Note { numbers, text, .. } => {
                self.plain(*numbers);
                self.quoted("text", *text);
            }
            ItemKind::Case { names, within } => {
                self.names("case", names);
                self.names("within", within);
            }
            ItemKind::Period { name, date } => {
                self.names("period", [name]);
                self.plain(*date);
            }
            ItemKind::Rate { left, right } => self.quantities("rate", &[*left, *right]),
            ItemKind::Check(comparison) => self.comparison(comparison),
            ItemKind::Relation { subject, tells } => {
                self.names("subject", [subject]);
                self.tells(tells);
            }
            ItemKind::Unread { name } => self.names("unread", name),
        }
        self.said.push('\n');
    }

    fn clause(&mut self, clause: &Clause) {
        match &clause.kind {
            ClauseKind::SupportedBy(reason) => self.reason("supported by", reason),
            ClauseKind::OpposedBy(reason) => self.reason("opposed by", reason),
            ClauseKind::Tells(tells) => self.tells(tells),
            ClauseKind::Answers(names) => self.names("answers", names),
            ClauseKind::HeldBy(texts) => self.texts("held by", texts),
            ClauseKind::From(cites) => self.cites("from", cites),
            ClauseKind::Cites(cites) => self.cites("cites", cites),
            ClauseKind::RestsOn(cites) => self.cites("rests on", cites),
            ClauseKind::Quote(quote) => self.quote(quote),
            ClauseKind::Says(says) => self.says(says),
            ClauseKind::At(text) => self.quoted("at", Some(*text)),
            ClauseKind::Figure(figure) => self.figure(figure),
            ClauseKind::Table(table) => self.table(table),
            ClauseKind::Expected(names) => self.names("expected", names),
            ClauseKind::Unexpected(names) => self.names("unexpected", names),
            ClauseKind::Test(test) => self.test(test),
            ClauseKind::Check(comparison) => self.comparison(comparison),
            ClauseKind::Scope(names) => self.names("scope", names),
            ClauseKind::When(when) => self.when(when),
            ClauseKind::Strength(strength) => self.debug(strength),
            ClauseKind::Extent(extent) => self.debug(extent),
            ClauseKind::Remark(text) => self.quoted("remark", Some(*text)),
            ClauseKind::Tags(tags) => self.values("tags", tags),
            ClauseKind::Allow { rule, reason } => {
                self.values("allow", &[*rule]);
                self.quoted("reason", Some(*reason));
            }
            ClauseKind::Implicit => self.word("implicit"),
            ClauseKind::Because(text) => self.quoted("because", Some(*text)),
            ClauseKind::Exclusive => self.word("exclusive"),
            ClauseKind::Exhaustive(text) => {
                self.word("exhaustive");
                self.quoted("because", *text);
            }
            ClauseKind::Missing => self.word("missing"),
            ClauseKind::Incomplete => self.word("incomplete"),
            ClauseKind::By(texts) => self.texts("by", texts),
            ClauseKind::Bibliography(texts) => self.texts("bibliography", texts),
            ClauseKind::Rank(rank) => self.debug(rank),
            ClauseKind::Field { name, values } => {
                self.values("field", &[*name]);
                self.values("is", values);
            }
        }
        self.said.push('\n');
    }

    fn reason(&mut self, word: &str, reason: &Reason) {
        self.names(word, &reason.premises);
        self.options(&reason.options);
    }

    fn tells(&mut self, tells: &Tells) {
        self.word(tells.relation.word());
        for target in &tells.targets {
            self.names("target", [&target.name]);
            self.names("for", &target.conclusion);
        }
        self.options(&tells.options);
    }

    fn options(&mut self, options: &ReasonOptions) {
        self.names("as", &options.label);
        self.names("because", &options.warrants);
        self.texts("because", &options.warrant_texts);
        self.names("unless", &options.exceptions);
        self.texts("unless", &options.exception_texts);
        self.texts("conceded", &options.conceded);
    }

    fn cites(&mut self, word: &str, cites: &[Cite]) {
        self.word(word);
        for cite in cites {
            self.word("cite");
            for step in &cite.steps {
                match step.work {
                    Work::Name(name) => self.names("work", [&name]),
                    Work::Note(_, place) => self.plain(place),
                    Work::Ibid(_) => self.word("ibid"),
                    Work::Text(text) => self.quoted("words", Some(text)),
                }
                self.quoted("at", step.locator);
                if let Some((_, place)) = step.note {
                    self.plain(place);
                }
            }
        }
    }

    fn quote(&mut self, quote: &Quote) {
        self.quoted("quote", Some(quote.text));
        self.quoted("by", quote.speaker);
        self.quoted("to", quote.hearer);
        self.quoted("at", quote.at);
        self.debug(&quote.translated);
    }

    fn says(&mut self, says: &Says) {
        self.quoted("says", Some(says.text));
        self.quoted("at", says.at);
        self.debug(&(says.strength, says.extent));
    }

    fn figure(&mut self, figure: &Figure) {
        self.names("figure", [&figure.name]);
        self.quantities("is", &[figure.value]);
        match figure.of {
            Some(Base::Figure(name)) => self.names("of", [&name]),
            Some(Base::Quantity(quantity)) => self.quantities("of", &[quantity]),
            Some(Base::Words(words)) => self.texts("of", &[words]),
            None => {}
        }
        self.quantities("equals", &figure.equal);
    }

    fn table(&mut self, table: &Table) {
        self.names("table", [&table.name]);
        self.quoted("file", table.file);
        for row in &table.rows {
            self.word("row");
            for cell in row {
                self.debug(&cell.of(self.text));
            }
        }
    }

    fn test(&mut self, test: &Test) {
        self.debug(&(test.kind, test.passed));
        self.names("of", [&test.of]);
        self.names("against", &test.against);
    }

    fn when(&mut self, when: &When) {
        self.word("when");
        match when.time {
            Time::Date(date) => self.plain(date),
            Time::Period(name) => self.names("period", [&name]),
        }
        self.quoted("printed", when.printed);
    }

    fn comparison(&mut self, comparison: &Comparison) {
        self.word("check");
        self.expression(&comparison.left);
        self.plain(comparison.comparator);
        self.expression(&comparison.right);
    }

    fn expression(&mut self, expression: &Expression) {
        for part in &expression.parts {
            match part {
                Part::Figure(name) => self.names("figure", [name]),
                Part::Quantity(quantity) => self.quantities("quantity", &[*quantity]),
                Part::Operator(operator) => self.debug(operator),
            }
        }
    }

    fn quantities(&mut self, word: &str, quantities: &[Quantity]) {
        self.word(word);
        for quantity in quantities {
            self.plain(quantity.0);
        }
    }

    fn names<'name>(&mut self, word: &str, names: impl IntoIterator<Item = &'name Name>) {
        self.word(word);
        for name in names {
            self.plain(name.0);
        }
    }

    fn texts(&mut self, word: &str, texts: &[Text]) {
        for text in texts {
            self.quoted(word, Some(*text));
        }
    }

    /// Values that may be texts or words.
    fn values(&mut self, word: &str, values: &[Span]) {
        self.word(word);
        for value in values {
            if value.of(self.text).starts_with('"') {
                self.quoted("text", Some(Text(*value)));
            } else {
                self.plain(*value);
            }
        }
    }

    fn quoted(&mut self, word: &str, text: Option<Text>) {
        if let Some(text) = text {
            self.word(word);
            self.debug(&text.of(self.text));
        }
    }

    fn plain(&mut self, span: Span) {
        self.debug(&words(span.of(self.text)));
    }

    fn word(&mut self, word: &str) {
        self.said.push_str(word);
        self.said.push(' ');
    }

    fn debug(&mut self, part: &impl std::fmt::Debug) {
        let _ = write!(self.said, "{part:?} ");
    }
}
