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
    /// Forms that work.
    pub(super) forms: Forms,
}

/// Forms that work, each a whole item or clause that the grammar reads.
pub(super) type Forms = &'static [&'static str];

const fn item(word: &'static str, rule: Rule, forms: Forms) -> ItemForm {
    ItemForm {
        word,
        rule,
        kind: None,
        forms,
    }
}

const fn statement(word: &'static str, kind: StatementKind, forms: Forms) -> ItemForm {
    ItemForm {
        word,
        rule: Rule::statement,
        kind: Some(kind),
        forms,
    }
}

/// The help that shows forms: each between backticks, a second line told apart.
pub(super) fn help(forms: Forms) -> String {
    let shown: Vec<String> = forms
        .iter()
        .map(|form| match form.split_once('\n') {
            Some((first, second)) => format!("`{first}` with `{}` below it", second.trim()),
            None => format!("`{form}`"),
        })
        .collect();
    let lead = if forms.len() == 1 {
        "a form that works"
    } else {
        "forms that work"
    };
    format!("{lead}: {}", shown.join(", or "))
}

/// Every item's keyword.
pub(super) const ITEMS: [ItemForm; 15] = [
    statement(
        "claim",
        StatementKind::Claim,
        &[r#"claim hedging "China gave aid to hedge its risk.""#],
    ),
    statement(
        "thesis",
        StatementKind::Thesis,
        &[
            r#"thesis hedging "China gave aid to hedge its risk.""#,
            "thesis hedging-wins: hedging beats competition",
        ],
    ),
    statement(
        "evidence",
        StatementKind::Evidence,
        &[r#"evidence aid-rose "Aid rose in the late 1950s.""#],
    ),
    statement(
        "assumption",
        StatementKind::Assumption,
        &[r#"assumption typical "What holds here holds elsewhere." because "the cases are alike""#],
    ),
    item("paper", Rule::paper, &[r#"paper "The title of the paper""#]),
    item(
        "review",
        Rule::review,
        &[r#"review "A reply" of "paper.argmap" as paper-map"#],
    ),
    item("use", Rule::use_file, &[r#"use "other.argmap" as other"#]),
    item("section", Rule::section, &[r#"section "The late 1950s""#]),
    item(
        "question",
        Rule::question,
        &[r#"question motive "What moved the donor?""#],
    ),
    item("source", Rule::source, &[r#"source shen-2012 "The title""#]),
    item(
        "note",
        Rule::note,
        &["note 4 cites shen-2012", "note 27..33 missing"],
    ),
    item(
        "case",
        Rule::case,
        &["case dprk, vietnam within recipients"],
    ),
    item("period", Rule::period, &["period famine 1959/1961"]),
    item("rate", Rule::rate, &["rate 4 rubles = 1 USD"]),
    item(
        "check",
        Rule::check_item,
        &["check aid.granted / aid.asked <= 45 %"],
    ),
];

/// The beginnings of clauses, the longer before the shorter, each with forms that work.
pub(super) const CLAUSES: [(&str, Forms); 48] = [
    (
        "supported by",
        &[r#"supported by first-reason and second-reason because "why they bear on it""#],
    ),
    (
        "opposed by",
        &[r#"opposed by objection conceded "why it may stand""#],
    ),
    ("supports", &["supports claim-name"]),
    ("opposes", &["opposes claim-name"]),
    (
        "undercuts",
        &[
            "undercuts claim-name.reason-name",
            "undercuts premise-name for claim-name",
        ],
    ),
    ("restates", &["restates claim-name"]),
    ("refines", &["refines claim-name"]),
    ("causes", &["causes claim-name"]),
    ("explains", &["explains claim-name"]),
    ("answers", &["answers hedging, competition"]),
    ("held by", &[r#"held by "Name""#]),
    (
        "from",
        &[
            r#"from shen-2012 at "p. 14""#,
            "from note 4",
            r#"from "where it was found""#,
        ],
    ),
    ("quote", &[r#"quote "exact words" by "speaker" at "p. 14""#]),
    (
        "says",
        &[r#"says "exact words" at "p. 14" strength likely extent main"#],
    ),
    ("figure", &["figure granted 90,000 tons"]),
    (
        "table",
        &[
            "table programs\n    | country | number |",
            r#"table programs "programs.csv""#,
        ],
    ),
    ("expected under", &["expected under hedging, competition"]),
    ("unexpected under", &["unexpected under competition"]),
    (
        "test",
        &[
            "test hoop of hedging passed",
            "test smoking-gun of hedging against competition failed",
        ],
    ),
    ("check", &["check granted / asked <= 45 %"]),
    ("scope", &["scope dprk, vietnam"]),
    (
        "when",
        &["when 1957/1959", "when 1961-01-20", "when famine"],
    ),
    ("strength", &["strength likely"]),
    ("extent", &["extent main"]),
    ("remark", &[r#"remark "for readers only""#]),
    ("tags", &["tags archive, second-reading"]),
    ("allow", &[r#"allow unsupported-claim "why it may stand""#]),
    ("implicit", &["implicit"]),
    ("exclusive", &["exclusive"]),
    (
        "exhaustive",
        &[r#"exhaustive because "why nothing is left out""#],
    ),
    ("because", &[r#"because "why these premises bear on it""#]),
    (
        "unless",
        &[
            "unless exception-name",
            r#"unless "what would undercut it""#,
        ],
    ),
    ("as", &["as reason-name"]),
    ("conceded", &[r#"conceded "why it may stand""#]),
    ("bibliography", &[r#"bibliography "paper.bib""#]),
    (
        "cites",
        &["cites shen-2012 via cold-war-reader, alesina-2000"],
    ),
    ("missing", &["missing"]),
    ("incomplete", &["incomplete"]),
    ("rests on", &["rests on embassy-diary"]),
    ("primary", &["primary"]),
    ("secondary", &["secondary"]),
    ("tertiary", &["tertiary"]),
    ("text", &[r#"text "paper.txt""#]),
    ("holds", &[r#"holds "pp. 1-6""#]),
    ("date", &["date 2006-07-29"]),
    ("at", &[r#"at "p. 14""#]),
    ("by", &[r#"by "Name", "Name""#]),
    ("within", &["within recipients"]),
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
pub(super) fn clause_form(line: &str) -> Option<&'static (&'static str, Forms)> {
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

#[cfg(test)]
mod tests {
    use pest::Parser as _;

    use super::{CLAUSES, ITEMS, help};
    use crate::syntax::grammar::{Grammar, Rule};

    #[test]
    fn every_form_of_an_item_is_read() {
        for item in &ITEMS {
            for form in item.forms {
                let read = Grammar::parse(item.rule, form);
                assert!(read.is_ok(), "{form}: {read:?}");
                assert!(form.starts_with(item.word), "{form}");
            }
        }
    }

    #[test]
    fn every_form_of_a_clause_is_read_below_its_item() {
        for (word, forms) in &CLAUSES {
            for form in *forms {
                let owner = match *word {
                    "exclusive" | "exhaustive" => "question q",
                    "primary" | "secondary" | "tertiary" | "rests on" => "source s",
                    "cites" | "missing" | "incomplete" => "note 4",
                    "bibliography" | "text" | "holds" | "date" | "by" => "paper \"Title\"",
                    "within" => "case dprk",
                    "because" | "unless" | "as" | "conceded" => "claim c\n  supported by e",
                    _ => "claim c",
                };
                let item = format!("{owner}\n  {form}\n");
                let tree = crate::syntax::read(&item);
                assert!(tree.slips.is_empty(), "{item}{:?}", tree.slips);
                assert!(form.starts_with(word), "{form}");
                assert!(!tree.items[0].damaged, "{form}");
            }
        }
    }

    #[test]
    fn joining_words_are_no_names() {
        for (word, _) in CLAUSES.iter().filter(|(word, _)| !word.contains(' ')) {
            let is_name = Grammar::parse(Rule::name, word).is_ok();
            let free = ["primary", "secondary", "tertiary"].contains(word);
            assert_eq!(is_name, free, "{word}");
        }
    }

    #[test]
    fn help_shows_each_form_between_backticks() {
        assert_eq!(help(&["extent main"]), "a form that works: `extent main`");
        let (_, table) = CLAUSES[15];
        assert_eq!(
            help(table),
            "forms that work: `table programs` with `| country | number |` below it, or `table programs \"programs.csv\"`"
        );
    }
}
