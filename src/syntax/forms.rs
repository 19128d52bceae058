//! The words that begin items and clauses, each with a form that works.
//!
//! Help for a slip is taken from here, so that every form shown to an author is
//! one that the tests have read.

use super::grammar::Rule;
use super::tree::StatementKind;

/// An item's keyword.
pub(super) struct ItemForm {
    /// The keyword.
    pub(super) word: &'static str,
    /// The rule of the grammar that reads the item.
    pub(super) rule: Rule,
    /// Of a statement, its kind.
    pub(super) kind: Option<StatementKind>,
    /// A form that works.
    pub(super) form: &'static str,
}

const fn item(word: &'static str, rule: Rule, form: &'static str) -> ItemForm {
    ItemForm {
        word,
        rule,
        kind: None,
        form,
    }
}

const fn statement(word: &'static str, kind: StatementKind, form: &'static str) -> ItemForm {
    ItemForm {
        word,
        rule: Rule::statement,
        kind: Some(kind),
        form,
    }
}

/// Every item's keyword.
pub(super) const ITEMS: [ItemForm; 15] = [
    statement(
        "claim",
        StatementKind::Claim,
        r#"claim hedging "China gave aid to hedge its risk.""#,
    ),
    statement(
        "thesis",
        StatementKind::Thesis,
        "thesis hedging-wins: hedging beats competition",
    ),
    statement(
        "evidence",
        StatementKind::Evidence,
        r#"evidence aid-rose "Aid rose in the late 1950s.""#,
    ),
    statement(
        "assumption",
        StatementKind::Assumption,
        r#"assumption typical "What holds here holds elsewhere." because "the cases are alike""#,
    ),
    item("paper", Rule::paper, r#"paper "The title of the paper""#),
    item(
        "review",
        Rule::review,
        r#"review "A reply" of "paper.argmap" as paper-map"#,
    ),
    item("use", Rule::use_file, r#"use "other.argmap" as other"#),
    item("section", Rule::section, r#"section "The late 1950s""#),
    item(
        "question",
        Rule::question,
        r#"question motive "What moved the donor?""#,
    ),
    item("source", Rule::source, r#"source shen-2012 "The title""#),
    item(
        "note",
        Rule::note,
        "note 4 cites shen-2012, or for several notes at once note 27..33 missing",
    ),
    item("case", Rule::case, "case dprk, vietnam within recipients"),
    item("period", Rule::period, "period famine 1959/1961"),
    item("rate", Rule::rate, "rate 4 rubles = 1 USD"),
    item(
        "check",
        Rule::check_item,
        "check aid.granted / aid.asked <= 45 %",
    ),
];

/// The beginnings of clauses, the longer before the shorter, each with a form that works.
pub(super) const CLAUSES: [(&str, &str); 47] = [
    (
        "supported by",
        r#"supported by first-reason and second-reason because "why they bear on it""#,
    ),
    (
        "opposed by",
        r#"opposed by objection conceded "why it may stand""#,
    ),
    ("supports", "supports claim-name"),
    ("opposes", "opposes claim-name"),
    (
        "undercuts",
        "undercuts claim-name.reason-name, or undercuts premise for claim-name",
    ),
    ("restates", "restates claim-name"),
    ("refines", "refines claim-name"),
    ("causes", "causes claim-name"),
    ("explains", "explains claim-name"),
    ("answers", "answers question-name"),
    ("held by", r#"held by "Name""#),
    (
        "from",
        r#"from shen-2012 at "p. 14", from note 4, or from "where it was found""#,
    ),
    ("quote", r#"quote "exact words" by "speaker" at "p. 14""#),
    (
        "says",
        r#"says "exact words" at "p. 14" strength likely extent main"#,
    ),
    ("figure", "figure granted 90,000 tons"),
    (
        "table",
        "table programs, with rows | country | number | below",
    ),
    ("expected under", "expected under hedging, competition"),
    ("unexpected under", "unexpected under competition"),
    (
        "test",
        "test hoop of hedging passed, or test smoking-gun of hedging against competition failed",
    ),
    ("check", "check granted / asked <= 45 %"),
    ("scope", "scope dprk, vietnam"),
    ("when", "when 1957/1959, or when famine"),
    (
        "strength",
        "strength likely (conjecture, possible, likely, very-likely or established)",
    ),
    ("extent", "extent main (partial, main or sole)"),
    ("remark", r#"remark "for readers only""#),
    ("tags", "tags archive, second-reading"),
    ("allow", r#"allow unsupported-claim "why it may stand""#),
    ("implicit", "implicit"),
    ("exclusive", "exclusive"),
    (
        "exhaustive",
        r#"exhaustive because "why nothing is left out""#,
    ),
    ("because", r#"because "why these premises bear on it""#),
    ("unless", "unless exception-name"),
    ("conceded", r#"conceded "why it may stand""#),
    ("bibliography", r#"bibliography "paper.bib""#),
    ("cites", "cites shen-2012 via cold-war-reader, alesina-2000"),
    ("missing", "missing"),
    ("incomplete", "incomplete"),
    ("rests on", "rests on embassy-diary"),
    ("primary", "primary"),
    ("secondary", "secondary"),
    ("tertiary", "tertiary"),
    ("text", r#"text "paper.txt""#),
    ("holds", r#"holds "pp. 1-6""#),
    ("date", "date 2006-07-29"),
    ("at", r#"at "p. 14""#),
    ("by", r#"by "Name", "Name""#),
    ("within", "within recipients"),
];

/// The words of relations that may stand second in a line.
pub(super) const RELATIONS: [&str; 7] = [
    "supports",
    "opposes",
    "undercuts",
    "restates",
    "refines",
    "causes",
    "explains",
];

/// The item that a keyword begins.
pub(super) fn item_form(word: &str) -> Option<&'static ItemForm> {
    ITEMS.iter().find(|form| form.word == word)
}

/// The clause that a line begins, by its first word or words.
pub(super) fn clause_form(line: &str) -> Option<&'static (&'static str, &'static str)> {
    let mut words = line.split_whitespace();
    let first = words.next()?;
    CLAUSES.iter().find(|(start, _)| {
        let mut parts = start.split(' ');
        parts.next() == Some(first)
    })
}

/// The known word nearest to one that is not known, if any is near.
pub(super) fn nearest<'words>(
    word: &str,
    known: impl IntoIterator<Item = &'words str>,
) -> Option<&'words str> {
    crate::map::near::nearest(word, known)
}
