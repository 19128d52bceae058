//! The language reference, `grammar/README.md`, tried on the program itself.
//!
//! A block marked `argmap` reads without a slip, one marked `argmap whole` is a
//! map in which nothing worse than an info is found, and one marked
//! `argmap error` has exactly the slips that the `text` block below it lists.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    clippy::unwrap_used
)]

use std::collections::BTreeSet;

use argcheck::Run;
use argcheck::findings::{Finding, Levels, Severity};
use argcheck::project::Input;
use argcheck::syntax::tree::{
    Base, CiteStep, ClauseKind, Expression, ItemKind, Operator, Part, Rank, ReasonOptions,
    Relation, StatementKind, Strength, Target, TestKind, Time, Tree, Work,
};
use argcheck::syntax::tree::{Extent, Quote, Says};

const REFERENCE: &str = include_str!("../grammar/README.md");
const GRAMMAR: &str = include_str!("../grammar/argmap.pest");

/// A fenced block of the reference.
struct Block {
    /// The heading that it stands below.
    heading: &'static str,
    /// What stands after the fence.
    info: &'static str,
    /// The line of the fence.
    line: usize,
    text: String,
}

fn blocks() -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut heading = "";
    let mut open = false;
    for (at, line) in REFERENCE.lines().enumerate() {
        match line.strip_prefix("```") {
            Some(_) if open => open = false,
            Some(info) => {
                open = true;
                let line = at + 1;
                blocks.push(Block {
                    heading,
                    info,
                    line,
                    text: String::new(),
                });
            }
            None if open => {
                let block = blocks.last_mut();
                block.into_iter().for_each(|block| {
                    block.text.push_str(line);
                    block.text.push('\n');
                });
            }
            None if line.starts_with('#') => heading = line,
            None => {}
        }
    }
    assert!(!open, "a block of the reference is not closed");
    blocks
}

/// The maps of the reference that read without a slip.
fn maps() -> Vec<Block> {
    let mut maps = blocks();
    maps.retain(|block| matches!(block.info, "argmap" | "argmap whole"));
    maps
}

fn check(map: &str) -> Option<Run> {
    let input = Input {
        given: vec![("map.argmap".into(), map.to_owned().into())],
        ..Input::default()
    };
    argcheck::check(input, &Levels::default()).ok()
}

/// Findings with their lines, as the reference writes them.
fn told(map: &str, is_meant: impl Fn(&Finding) -> bool) -> Vec<String> {
    let Some(run) = check(map) else {
        return vec!["0: the map was not read".to_owned()];
    };
    let findings = run.outcome.findings.iter();
    findings
        .filter(|finding| is_meant(finding))
        .map(|finding| {
            let place = finding.place();
            let file = run.project.files.get(place.file);
            let line = file.position(place.span.start).line;
            format!("{line}: {}", finding.message)
        })
        .collect()
}

fn is_slip(finding: &Finding) -> bool {
    finding.rule == "syntax"
}

#[test]
fn every_block_is_of_a_known_kind() {
    for block in blocks() {
        assert!(
            matches!(
                block.info,
                "argmap" | "argmap whole" | "argmap error" | "text"
            ),
            "line {}: {}",
            block.line,
            block.info
        );
    }
    assert!(maps().len() > 40);
}

#[test]
fn every_example_is_read() {
    for block in maps() {
        let slips = told(&block.text, is_slip);
        assert!(slips.is_empty(), "line {}: {slips:#?}", block.line);
    }
}

#[test]
fn every_whole_map_is_sound() {
    let whole = blocks();
    let whole: Vec<&Block> = whole
        .iter()
        .filter(|block| block.info == "argmap whole")
        .collect();
    assert!(whole.len() > 1);
    for block in whole {
        let found = told(&block.text, |finding| finding.severity != Severity::Info);
        assert!(found.is_empty(), "line {}: {found:#?}", block.line);
    }
}

#[test]
fn every_slip_is_told_as_the_reference_tells_it() {
    let blocks = blocks();
    let errors = blocks
        .iter()
        .enumerate()
        .filter(|(_, block)| block.info == "argmap error");
    let mut count = 0;
    for (at, block) in errors {
        let said = blocks.get(at + 1).filter(|next| next.info == "text");
        let said = said.map_or("", |next| next.text.trim_end());
        let told = told(&block.text, is_slip).join("\n");
        assert_eq!(told, said, "line {}", block.line);
        assert!(!told.is_empty(), "line {}", block.line);
        count += 1;
    }
    assert!(count > 2);
}

#[test]
fn every_map_of_ten_lines_is_one() {
    let blocks = blocks();
    let ten = blocks
        .iter()
        .find(|block| block.heading.contains("ten lines"));
    assert_eq!(ten.map(|block| block.text.lines().count()), Some(10));
}

#[test]
fn every_heading_shows_what_it_names() {
    let maps = maps();
    for heading in REFERENCE.lines().filter(|line| line.starts_with('#')) {
        let below: String = maps
            .iter()
            .filter(|block| block.heading == heading)
            .map(|block| block.text.as_str())
            .collect();
        for word in heading.split('`').skip(1).step_by(2) {
            assert!(has_word(&below, word), "{heading}: no example of {word}");
        }
    }
}

/// Whether a word, or several with blanks between, stands in a map outside its texts.
fn has_word(map: &str, words: &str) -> bool {
    let plain: String = map.split('"').step_by(2).collect::<Vec<_>>().join(" ");
    let is_part = |letter: char| letter.is_alphanumeric() || letter == '-' || letter == '_';
    plain.match_indices(words).any(|(at, _)| {
        let before = plain[..at].chars().next_back();
        let after = plain[at + words.len()..].chars().next();
        !before.is_some_and(is_part) && !after.is_some_and(is_part)
    })
}

/// The words in quotation marks in the grammar, or in one of its rules.
fn grammar_words(grammar: &str) -> BTreeSet<&str> {
    let lines = grammar.lines();
    let code = lines.filter(|line| !line.trim_start().starts_with("//"));
    code.flat_map(|line| line.split('"').skip(1).step_by(2))
        .filter(|word| word.len() > 1)
        .filter(|word| {
            word.bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte == b'-')
        })
        .collect()
}

#[test]
fn every_word_of_the_grammar_stands_in_an_example() {
    let all: String = maps().into_iter().map(|block| block.text).collect();
    let words = grammar_words(GRAMMAR);
    assert!(words.len() > 100, "{words:?}");
    let missing: Vec<&&str> = words.iter().filter(|word| !has_word(&all, word)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn the_words_that_are_no_names_are_all_listed() {
    let rule = GRAMMAR
        .split_once("reserved = @{")
        .and_then(|(_, rest)| rest.split_once('}'))
        .map_or("", |(rule, _)| rule);
    let reserved = grammar_words(rule);
    let blocks = blocks();
    let listed = blocks
        .iter()
        .find(|block| block.text.starts_with("paper review"));
    let listed: BTreeSet<&str> = listed
        .map(|block| block.text.split_whitespace().collect())
        .unwrap_or_default();
    assert_eq!(listed, reserved);
}

/// One list of patterns and what they are called: a variant that is not in it
/// does not compile, and one that no example shows fails the test.
macro_rules! named {
    ($name:ident, $all:ident, $type:ty { $($pattern:pat => $word:literal),* $(,)? }) => {
        const $all: &[&str] = &[$($word),*];
        fn $name(value: &$type) -> &'static str {
            match value { $($pattern => $word),* }
        }
    };
}

named!(item, ITEMS, ItemKind {
    ItemKind::Paper { .. } => "paper",
    ItemKind::Review { alias: None, .. } => "review without an alias",
    ItemKind::Review { alias: Some(_), .. } => "review with an alias",
    ItemKind::Use { alias: None, .. } => "use without an alias",
    ItemKind::Use { alias: Some(_), .. } => "use with an alias",
    ItemKind::Section { .. } => "section",
    ItemKind::Statement { beats: Some(_), .. } => "a comparison",
    ItemKind::Statement { kind: StatementKind::Claim, .. } => "claim",
    ItemKind::Statement { kind: StatementKind::Thesis, .. } => "thesis",
    ItemKind::Statement { kind: StatementKind::Assumption, .. } => "assumption",
    ItemKind::Statement { kind: StatementKind::Evidence, .. } => "evidence",
    ItemKind::Question { .. } => "question",
    ItemKind::Source { .. } => "source",
    ItemKind::Note { .. } => "note",
    ItemKind::Case { .. } => "case",
    ItemKind::Period { .. } => "period",
    ItemKind::Rate { .. } => "rate",
    ItemKind::Check(_) => "check at the margin",
    ItemKind::Relation { .. } => "a relation line",
    ItemKind::Unread { .. } => "an item that is not read",
});

named!(clause, CLAUSES, ClauseKind {
    ClauseKind::SupportedBy(_) => "supported by",
    ClauseKind::OpposedBy(_) => "opposed by",
    ClauseKind::Tells(_) => "a relation",
    ClauseKind::Answers(_) => "answers",
    ClauseKind::HeldBy(_) => "held by",
    ClauseKind::From(_) => "from",
    ClauseKind::Cites(_) => "cites",
    ClauseKind::RestsOn(_) => "rests on",
    ClauseKind::Quote(_) => "quote",
    ClauseKind::Says(_) => "says",
    ClauseKind::At(_) => "at",
    ClauseKind::Figure(_) => "figure",
    ClauseKind::Table(_) => "table",
    ClauseKind::Expected(_) => "expected under",
    ClauseKind::Unexpected(_) => "unexpected under",
    ClauseKind::Test(_) => "test",
    ClauseKind::Check(_) => "check",
    ClauseKind::Scope(_) => "scope",
    ClauseKind::When(_) => "when",
    ClauseKind::Strength(_) => "strength",
    ClauseKind::Extent(_) => "extent",
    ClauseKind::Remark(_) => "remark",
    ClauseKind::Tags(_) => "tags",
    ClauseKind::Allow { .. } => "allow",
    ClauseKind::Implicit => "implicit",
    ClauseKind::Because(_) => "because of an assumption",
    ClauseKind::Exclusive => "exclusive",
    ClauseKind::Exhaustive(_) => "exhaustive",
    ClauseKind::Missing => "missing",
    ClauseKind::Incomplete => "incomplete",
    ClauseKind::By(_) => "by",
    ClauseKind::Bibliography(_) => "bibliography",
    ClauseKind::Rank(_) => "a rank",
    ClauseKind::Field { .. } => "a field",
});

named!(relation, RELATIONS, Relation {
    Relation::Supports => "supports",
    Relation::Opposes => "opposes",
    Relation::Undercuts => "undercuts",
    Relation::Restates => "restates",
    Relation::Refines => "refines",
    Relation::Causes => "causes",
    Relation::Explains => "explains",
});

named!(target, TARGETS, Target {
    Target { conclusion: None, .. } => "a name as a target",
    Target { conclusion: Some(_), .. } => "A for B",
});

named!(strength, STRENGTHS, Strength {
    Strength::Conjecture => "conjecture",
    Strength::Possible => "possible",
    Strength::Likely => "likely",
    Strength::VeryLikely => "very-likely",
    Strength::Established => "established",
});

named!(extent, EXTENTS, Extent {
    Extent::Partial => "partial",
    Extent::Main => "main",
    Extent::Sole => "sole",
});

named!(rank, RANKS, Rank {
    Rank::Primary => "primary",
    Rank::Secondary => "secondary",
    Rank::Tertiary => "tertiary",
});

named!(test_kind, TESTS, TestKind {
    TestKind::Hoop => "hoop",
    TestKind::SmokingGun => "smoking-gun",
    TestKind::StrawInTheWind => "straw-in-the-wind",
    TestKind::DoublyDecisive => "doubly-decisive",
});

named!(time, TIMES, Time {
    Time::Date(_) => "when with a date",
    Time::Period(_) => "when with a period",
});

named!(base, BASES, Base {
    Base::Figure(_) => "of a figure",
    Base::Quantity(_) => "of a quantity",
    Base::Words(_) => "of words",
});

named!(work, WORKS, Work {
    Work::Name(_) => "a work by name",
    Work::Note(..) => "note N",
    Work::Ibid(_) => "ibid",
    Work::Text(_) => "a work in words",
});

named!(part, PARTS, Part {
    Part::Figure(_) => "a figure in a check",
    Part::Quantity(_) => "a quantity in a check",
    Part::Operator(Operator::Add) => "+",
    Part::Operator(Operator::Subtract) => "-",
    Part::Operator(Operator::Multiply) => "*",
    Part::Operator(Operator::Divide) => "/",
});

/// What is optional: each is reached where it is not left out.
const OPTIONS: &[&str] = &[
    "as",
    "because NAME",
    "because words",
    "unless NAME",
    "unless words",
    "conceded",
    "locator",
    "in note N",
    "via",
    "speaker",
    "hearer",
    "place of a quotation",
    "translated",
    "place of a wording",
    "strength of a wording",
    "extent of a wording",
    "figure in several units",
    "table in a file",
    "table in rows",
    "test against a rival",
    "test failed",
    "date as printed",
    "exhaustive because",
    "several notes",
    "case within",
];

/// Everything of the language that the examples show.
#[derive(Default)]
struct Shown(BTreeSet<&'static str>);

impl Shown {
    fn add(&mut self, word: &'static str) {
        self.0.insert(word);
    }

    fn add_if(&mut self, is_there: bool, word: &'static str) {
        if is_there {
            self.0.insert(word);
        }
    }

    fn tree(&mut self, tree: &Tree) {
        for it in &tree.items {
            self.add(item(&it.kind));
            match &it.kind {
                ItemKind::Relation { tells, .. } => {
                    self.add(relation(&tells.relation));
                    tells.targets.iter().for_each(|it| self.add(target(it)));
                    self.options(&tells.options);
                }
                ItemKind::Check(comparison) => {
                    self.expression(&comparison.left);
                    self.expression(&comparison.right);
                }
                ItemKind::Note { first, last, .. } => self.add_if(first < last, "several notes"),
                ItemKind::Case { within, .. } => self.add_if(!within.is_empty(), "case within"),
                _ => {}
            }
            it.clauses.iter().for_each(|it| self.clause(&it.kind));
        }
    }

    fn clause(&mut self, kind: &ClauseKind) {
        self.add(clause(kind));
        match kind {
            ClauseKind::SupportedBy(reason) | ClauseKind::OpposedBy(reason) => {
                self.options(&reason.options);
            }
            ClauseKind::Tells(tells) => {
                self.add(relation(&tells.relation));
                tells.targets.iter().for_each(|it| self.add(target(it)));
                self.options(&tells.options);
            }
            ClauseKind::From(cites) | ClauseKind::Cites(cites) | ClauseKind::RestsOn(cites) => {
                for cite in cites {
                    self.add_if(cite.steps.len() > 1, "via");
                    cite.steps.iter().for_each(|step| self.step(step));
                }
            }
            ClauseKind::Quote(quote) => self.quote(quote),
            ClauseKind::Says(says) => self.says(says),
            ClauseKind::Figure(figure) => {
                self.add_if(!figure.equal.is_empty(), "figure in several units");
                figure.of.iter().for_each(|of| self.add(base(of)));
            }
            ClauseKind::Table(table) => {
                self.add_if(table.file.is_some(), "table in a file");
                self.add_if(!table.rows.is_empty(), "table in rows");
            }
            ClauseKind::Test(test) => {
                self.add(test_kind(&test.kind));
                self.add_if(test.against.is_some(), "test against a rival");
                self.add_if(!test.passed, "test failed");
            }
            ClauseKind::Check(comparison) => {
                self.expression(&comparison.left);
                self.expression(&comparison.right);
            }
            ClauseKind::When(when) => {
                self.add(time(&when.time));
                self.add_if(when.printed.is_some(), "date as printed");
            }
            ClauseKind::Strength(it) => self.add(strength(it)),
            ClauseKind::Extent(it) => self.add(extent(it)),
            ClauseKind::Rank(it) => self.add(rank(it)),
            ClauseKind::Exhaustive(why) => self.add_if(why.is_some(), "exhaustive because"),
            _ => {}
        }
    }

    fn options(&mut self, options: &ReasonOptions) {
        self.add_if(options.label.is_some(), "as");
        self.add_if(!options.warrants.is_empty(), "because NAME");
        self.add_if(!options.warrant_texts.is_empty(), "because words");
        self.add_if(!options.exceptions.is_empty(), "unless NAME");
        self.add_if(!options.exception_texts.is_empty(), "unless words");
        self.add_if(!options.conceded.is_empty(), "conceded");
    }

    fn step(&mut self, step: &CiteStep) {
        self.add(work(&step.work));
        self.add_if(step.locator.is_some(), "locator");
        self.add_if(step.note.is_some(), "in note N");
    }

    fn quote(&mut self, quote: &Quote) {
        self.add_if(quote.speaker.is_some(), "speaker");
        self.add_if(quote.hearer.is_some(), "hearer");
        self.add_if(quote.at.is_some(), "place of a quotation");
        self.add_if(quote.translated, "translated");
    }

    fn says(&mut self, says: &Says) {
        self.add_if(says.at.is_some(), "place of a wording");
        self.add_if(says.strength.is_some(), "strength of a wording");
        self.add_if(says.extent.is_some(), "extent of a wording");
    }

    fn expression(&mut self, expression: &Expression) {
        expression.parts.iter().for_each(|it| self.add(part(it)));
    }
}

#[test]
fn every_construct_stands_in_an_example() {
    let mut shown = Shown::default();
    for block in maps() {
        shown.tree(&argcheck::syntax::read(&block.text));
    }
    let lists = [
        ITEMS, CLAUSES, RELATIONS, TARGETS, STRENGTHS, EXTENTS, RANKS, TESTS, TIMES, BASES, WORKS,
        PARTS, OPTIONS,
    ];
    let all = lists.into_iter().flatten().copied();
    let missing: Vec<&str> = all
        .filter(|word| !shown.0.contains(word))
        // What is not read is no part of the language.
        .filter(|word| *word != "an item that is not read")
        .collect();
    assert!(missing.is_empty(), "{missing:#?}");
}

/// The kinds of the items of a map and of their clauses, in their order.
fn shape(map: &str) -> Vec<&'static str> {
    let tree = argcheck::syntax::read(map);
    assert_eq!(tree.slips, [], "{map}");
    let items = tree.items.iter();
    items
        .flat_map(|it| {
            let clauses = it.clauses.iter().map(|it| clause(&it.kind));
            std::iter::once(item(&it.kind)).chain(clauses)
        })
        .collect()
}

#[test]
fn odd_layouts_change_nothing() {
    for block in maps() {
        let map = &block.text;
        let meant = shape(map);
        assert_eq!(shape(&map.replace('\n', "\r\n")), meant, "Windows: {map}");
        assert_eq!(shape(&map.replace("  ", "\t")), meant, "tabs: {map}");
        assert_eq!(shape(&format!("\u{feff}{map}")), meant, "a mark: {map}");
        assert_eq!(shape(map.trim_end()), meant, "no last line break: {map}");
        assert_eq!(shape(&map.replace('\n', "\n\n")), meant, "wide: {map}");
        if !map.contains("\"\"\"") {
            let commented = map.replace('\n', "  // a \"comment\n");
            assert_eq!(shape(&commented), meant, "comments: {map}");
        }
    }
}

#[test]
fn a_comment_after_a_row_is_no_cell() {
    let map = "evidence e\n  table t\n    | a | b |  // c | d\n    | e | 1 |\n";
    let tree = argcheck::syntax::read(map);
    let rows = tree.items[0].clauses.iter().find_map(|it| match &it.kind {
        ClauseKind::Table(table) => Some(&table.rows),
        _ => None,
    });
    let cells: Vec<Vec<&str>> = rows
        .into_iter()
        .flatten()
        .map(|row| row.iter().map(|cell| cell.of(map)).collect())
        .collect();
    assert_eq!(cells, [["a", "b"], ["e", "1"]]);
}

#[test]
fn a_file_without_items_is_an_empty_map() {
    for map in ["", "\n\n", "// nothing yet", "  \n\t// nothing\n  "] {
        assert!(shape(map).is_empty());
        assert!(told(map, |_| true).is_empty());
    }
}

/// Every clause that a grammar's list of clauses allows has a word of its own in
/// the reference's examples: a rule added to the grammar is added there.
#[test]
fn every_clause_of_the_grammar_stands_in_an_example() {
    let all: String = maps().into_iter().map(|block| block.text).collect();
    let lists = [
        "statement_clause",
        "section_clause",
        "question_clause",
        "source_clause",
        "header_clause",
        "note_clause",
        "rate_clause",
        "common",
    ];
    for list in lists {
        for rule in parts_of(list) {
            if lists.contains(&rule) || rule == "field" {
                continue;
            }
            let words = first_words(rule);
            assert!(!words.is_empty(), "{list}: {rule} begins with no word");
            for word in words {
                assert!(has_word(&all, word), "{list}: {rule} ({word})");
            }
        }
    }
}

/// The names in a rule's body.
fn parts_of(rule: &str) -> Vec<&'static str> {
    let start = GRAMMAR.lines().position(|line| {
        line.split_once('=')
            .is_some_and(|(name, _)| name.trim() == rule)
    });
    let body = GRAMMAR.lines().skip(start.unwrap_or(usize::MAX));
    let mut parts = Vec::new();
    for line in body {
        let line = line.split_once(" = ").map_or(line, |(_, body)| body);
        parts.extend(
            line.split(|letter: char| !(letter.is_ascii_lowercase() || letter == '_'))
                .filter(|part| part.len() > 1),
        );
        if line.contains('}') {
            break;
        }
    }
    parts
}

/// The words that a rule begins with: those of its keyword's rule, or its own.
fn first_words(rule: &'static str) -> BTreeSet<&'static str> {
    let line = GRAMMAR.lines().find(|line| {
        line.split_once('=')
            .is_some_and(|(name, _)| name.trim() == rule)
    });
    let own = grammar_words(line.unwrap_or_default());
    if !own.is_empty() {
        return own;
    }
    let parts = parts_of(rule);
    let named = parts.into_iter().filter(|part| *part != rule);
    let words = named.map(first_words);
    words
        .into_iter()
        .find(|words| !words.is_empty())
        .unwrap_or_default()
}
