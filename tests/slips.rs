//! What is said of each slip, word for word, and what a slip costs.
//!
//! Every test shows a map as an author might write it, and all that is said of
//! it: place, message, what stands at the place, and the form that works.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    clippy::unwrap_used
)]

use argcheck::findings::Levels;
use argcheck::project::Input;
use argcheck::syntax::tree::{ClauseKind, ItemKind, Tree};

/// The slips of a map, as they are told.
fn slips(map: &str) -> Vec<String> {
    let input = Input {
        given: vec![("slip.argmap".into(), map.to_owned().into())],
        ..Input::default()
    };
    let Ok(run) = argcheck::check(input, &Levels::default()) else {
        return vec!["the map was not read".to_owned()];
    };
    let findings = run.outcome.findings.iter();
    findings
        .filter(|finding| finding.rule == "syntax")
        .map(|finding| {
            let place = finding.place();
            let file = run.project.files.get(place.file);
            let from = file.position(place.span.start);
            let to = file.position(place.span.end);
            format!(
                "{}:{}-{}:{} {}\n  {}\n  help: {}",
                from.line,
                from.column,
                to.line,
                to.column,
                finding.message,
                finding.labels[0].message,
                finding.help.as_deref().unwrap_or_default(),
            )
        })
        .collect()
}

/// All that is said of a map's slips.
#[track_caller]
fn told(map: &str, expected: &str) {
    let map = map.trim_start_matches('\n');
    let told = slips(map);
    assert_eq!(told.join("\n"), expected.trim_matches('\n'));
    for slip in &told {
        let message = slip.lines().next().unwrap_or_default();
        assert!(!message.ends_with('.'), "a full stop: {message}");
    }
}

// The slips that the language's own page names.

#[test]
fn a_comma_between_reasons() {
    told(
        r#"
claim aid "Aid was politics."
  supported by a, b
"#,
        r#"
2:17-2:18 a comma between reasons leaves open whether they are needed together
  one reason, one line
  help: where both are needed together: `supported by a and b`; where each is a reason of its own: `supported by a`, and `supported by b` on a second line
"#,
    );
}

#[test]
fn curly_marks_round_a_text() {
    told(
        r#"
claim aid “Aid was politics.”
"#,
        r#"
1:11-1:30 a text stands in straight double quotation marks, not in “
  no text begins with this mark
  help: write "…" round the text; inside it, curly marks may stay as they are
"#,
    );
}

#[test]
fn curly_marks_round_a_wording() {
    told(
        r#"
claim aid "Aid was politics."
  says “mainly politics” at "p. 3"
"#,
        r#"
2:8-2:35 a text stands in straight double quotation marks, not in “
  no text begins with this mark
  help: write "…" round the text; inside it, curly marks may stay as they are
"#,
    );
}

#[test]
fn a_colon_before_the_text() {
    told(
        r#"
claim aid: "Aid was politics."
"#,
        r#"
1:10-1:11 a colon stands between the name and its text
  no colon here
  help: write `claim aid "…"`; a colon is for comparisons, as in `claim aid: this beats that`
"#,
    );
}

#[test]
fn a_keyword_as_a_name() {
    told(
        r#"
claim claim "Aid was politics."
"#,
        r#"
1:7-1:12 `claim` is a word of the language and no name
  a name is needed here
  help: add a word to it, as in `claim-1956` or `the-claim`
"#,
    );
}

#[test]
fn a_joining_word_as_a_premise() {
    told(
        r#"
claim aid "Aid was politics."
  supported by because and b
"#,
        r#"
2:16-2:23 `because` is a word of the language and no name
  a name is needed here
  help: add a word to it, as in `because-1956` or `the-because`
"#,
    );
}

#[test]
fn a_digit_first_in_a_name() {
    told(
        r#"
evidence 1956-cut "Aid was cut."
"#,
        r#"
1:10-1:18 `1956-cut` is no name: a name begins with a letter
  a digit stands first
  help: for instance `cut-1956`
"#,
    );
}

#[test]
fn a_digit_first_in_a_premise() {
    told(
        r#"
claim aid "Aid was politics."
  supported by 1956-cut
"#,
        r#"
2:16-2:24 `1956-cut` is no name: a name begins with a letter
  a digit stands first
  help: for instance `cut-1956`
"#,
    );
}

#[test]
fn a_year_as_a_name() {
    told(
        r#"
claim 1956 "Aid was cut."
"#,
        r#"
1:7-1:11 `1956` is no name: a name begins with a letter
  a digit stands first
  help: put a word before it, as in `since-1956`
"#,
    );
}

#[test]
fn two_notes_in_one_item() {
    told(
        r#"
note 4, 5 missing
"#,
        r#"
1:7-1:8 a note item holds one number or a run of numbers
  no list of notes here
  help: write `note 4..5` for all from the first to the last, or one `note` a line
"#,
    );
}

#[test]
fn notes_with_a_dash() {
    told(
        r#"
note 27-33 missing
"#,
        r#"
1:8-1:11 a note item holds one number or a run of numbers
  no list of notes here
  help: write `note 27..33` for all from the first to the last, or one `note` a line
"#,
    );
}

#[test]
fn notes_joined_by_and() {
    told(
        r#"
note 4 and 5 missing
"#,
        r#"
1:8-1:11 a note item holds one number or a run of numbers
  no list of notes here
  help: write `note 4..5` for all from the first to the last, or one `note` a line
"#,
    );
}

#[test]
fn two_notes_in_a_citation() {
    told(
        r#"
evidence aid "Aid rose."
  from note 4, 5
"#,
        r#"
2:16-2:17 each note is named with the word `note` before its number
  a number alone is no citation
  help: write `note 5`
"#,
    );
}

#[test]
fn an_address_without_marks() {
    told(
        r#"
source news "The news"
  url http://example.org/news
  kind online
"#,
        r#"
2:7-2:30 a web address stands in quotation marks
  without them, `//` begins a comment
  help: write "http://example.org/news"
"#,
    );
}

#[test]
fn an_address_as_a_citation() {
    told(
        r#"
evidence aid "Aid rose."
  from https://example.org/a at "p. 3"
"#,
        r#"
2:8-2:29 a web address stands in quotation marks
  without them, `//` begins a comment
  help: write "https://example.org/a"
"#,
    );
}

#[test]
fn a_currency_sign() {
    told(
        r#"
evidence aid "Aid rose."
  figure given $4
"#,
        r#"
2:16-2:18 a unit is a word after its number
  the sign stands before the number
  help: write `4 USD`, or any word that names the money
"#,
    );
}

#[test]
fn a_currency_sign_before_millions() {
    told(
        r#"
evidence aid "Aid rose."
  figure given £4.5 million
"#,
        r#"
2:16-2:20 a unit is a word after its number
  the sign stands before the number
  help: write `4.5 million GBP`, or any word that names the money
"#,
    );
}

#[test]
fn a_clause_at_the_margin() {
    told(
        r#"
claim aid "Aid was politics."
supported by rise
  because "aid follows interest"
evidence rise "Aid rose."
"#,
        r#"
2:1-2:13 `supported by` is a clause and stands at the margin
  a clause belongs to the item above it
  help: indent it below its item: `  supported by rise`
"#,
    );
}

#[test]
fn what_follows_a_reason_at_the_margin() {
    told(
        r#"
claim aid "Aid was politics."
  supported by rise
because "aid follows interest"
unless war
as first
"#,
        r#"
3:1-3:8 `because` is a clause and stands at the margin
  a clause belongs to the item above it
  help: indent it below its item: `  because "aid follows interest"`
4:1-4:7 `unless` is a clause and stands at the margin
  a clause belongs to the item above it
  help: indent it below its item: `  unless war`
5:1-5:3 `as` is a clause and stands at the margin
  a clause belongs to the item above it
  help: indent it below its item: `  as first`
"#,
    );
}

#[test]
fn a_paragraph_at_the_margin() {
    told(
        r#"
claim aid "Aid was politics."

This paragraph was pasted from the paper, which
from the beginning speaks of "politics" and, in
evidence of this, of votes;
note that it ends
here.

claim votes "Votes were bought."
"#,
        r#"
3:1-7:6 this cannot be read as part of a map
  neither an item nor a clause begins so
  help: an item begins with its keyword, as in `claim hedging "China gave aid to hedge."`; words for readers stand after `//` or in `remark "…"`
"#,
    );
}

#[test]
fn a_paragraph_that_begins_with_a_keyword() {
    told(
        r#"
evidence of this is found in the archives
of three ministries.

claim votes "Votes were bought."
"#,
        r#"
1:1-2:21 this cannot be read as part of a map
  neither an item nor a clause begins so
  help: an item begins with its keyword, as in `claim hedging "China gave aid to hedge."`; words for readers stand after `//` or in `remark "…"`
"#,
    );
}

#[test]
fn a_paragraph_inside_an_item() {
    told(
        r#"
claim aid "Aid was politics."
  The paper says so in its second part, where
  it speaks of votes.
  strength likely
"#,
        r#"
2:3-3:22 this cannot be read as part of a map
  neither an item nor a clause begins so
  help: an item begins with its keyword, as in `claim hedging "China gave aid to hedge."`; words for readers stand after `//` or in `remark "…"`
"#,
    );
}

// Texts that are not closed.

#[test]
fn a_short_text_that_is_not_closed() {
    told(
        r#"
claim aid "Aid was politics.
  strength likely
claim votes "Votes were bought."
"#,
        r#"
1:11-1:29 this text is not closed
  begins here; its line ends without a closing `"`
  help: close it on the same line, or write it between `"""` and `"""` to go on over several lines
"#,
    );
}

#[test]
fn a_short_text_over_two_lines() {
    told(
        r#"
claim aid "Aid was
  politics."
  strength likely
"#,
        r#"
1:11-1:19 this text is not closed
  begins here; its line ends without a closing `"`
  help: close it on the same line, or write it between `"""` and `"""` to go on over several lines
"#,
    );
}

#[test]
fn a_long_text_that_is_not_closed() {
    told(
        r#"
claim aid """Aid was politics.
  strength likely
claim votes "Votes were bought."
"#,
        r#"
1:11-1:14 this long text is not closed
  begins here and never ends
  help: end it with `"""`; its lines stay indented
"#,
    );
}

#[test]
fn a_long_text_at_the_margin() {
    told(
        r#"
claim aid """Aid was politics,
as from the first
year is known."""
claim votes "Votes were bought."
"#,
        r#"
1:11-1:14 the lines of this long text stand at the margin
  begins here, and its lines are not indented
  help: indent every line of it: a line that begins with a letter begins an item
"#,
    );
}

#[test]
fn marks_inside_a_text() {
    told(
        r#"
claim aid "They called it "aid" then."
"#,
        r#"
1:27-1:28 the text ends at this quotation mark, and words follow
  ends the text
  help: inside a text write a quotation mark as `\"`, or put the whole text between `"""` and `"""`
"#,
    );
}

#[test]
fn a_text_without_marks() {
    told(
        r#"
claim aid Aid was politics
"#,
        r#"
1:11-1:27 a text stands in quotation marks
  these words have none
  help: write "Aid was politics"
"#,
    );
}

// Where things stand.

#[test]
fn an_item_indented() {
    told(
        r#"
claim aid "Aid was politics."
  claim votes "Votes were bought."
    strength likely
"#,
        r#"
2:3-2:8 `claim` begins an item and is indented
  an item begins at the margin
  help: take away the blanks before it; it was read as an item of its own
"#,
    );
}

#[test]
fn a_first_item_indented() {
    told(
        r#"
  claim aid "Aid was politics."
    strength likely
"#,
        r#"
1:3-1:8 `claim` begins an item and is indented
  an item begins at the margin
  help: take away the blanks before it; it was read as an item of its own
"#,
    );
}

#[test]
fn a_clause_before_the_first_item() {
    told(
        r#"
  strength likely
claim aid "Aid was politics."
"#,
        r#"
1:3-1:11 `strength` is a clause and stands before the first item
  a clause belongs to the item above it
  help: indent it below its item: `  strength likely`
"#,
    );
}

#[test]
fn a_clause_in_another_kind_of_item() {
    told(
        r#"
question why "Why aid?"
  supported by rise
"#,
        r#"
2:3-2:15 `supported by` does not stand in a `question`
  this clause belongs to another kind of item
  help: a `question` takes `answers`, `exclusive`, `exhaustive`, `scope` and `when`; and like every item `remark`, `tags` and `allow`
"#,
    );
}

#[test]
fn a_clause_in_a_source() {
    told(
        r#"
source news "The news"
  supported by rise
"#,
        r#"
2:3-2:15 `supported by` does not stand in a `source`
  this clause belongs to another kind of item
  help: a `source` takes fields such as `author` and `date`, `primary`, `secondary`, `tertiary` and `rests on`; and like every item `remark`, `tags` and `allow`
"#,
    );
}

#[test]
fn a_because_apart() {
    told(
        r#"
claim aid "Aid was politics."
  supported by rise
  strength likely
  because "aid follows interest"
"#,
        r#"
4:3-4:33 `because` stands apart from the reason it belongs to
  no reason stands right above it
  help: write it right after its reason, as in `supported by first-reason because "…"`; of its own only an `assumption` has one
"#,
    );
}

#[test]
fn an_exception_apart() {
    told(
        r#"
claim aid "Aid was politics."
  supported by rise
  strength likely
  unless war
"#,
        r#"
4:3-4:9 `unless` stands apart from the reason it belongs to
  no reason stands right above it
  help: write it right after its reason, as in `supported by first-reason unless …`
"#,
    );
}

#[test]
fn a_conceded_support() {
    told(
        r#"
claim aid "Aid was politics."
  supported by rise conceded "it was small"
"#,
        r#"
2:30-2:44 `conceded` follows a reason for the claim, not against it
  there is nothing here to concede
  help: it stands after `opposed by …` or `unless …`, and says why that may stand
"#,
    );
}

#[test]
fn a_reason_for_a_relation_that_is_none() {
    told(
        r#"
rise causes aid because "aid follows interest"
"#,
        r#"
1:1-1:47 `causes` is no reason and takes no `because`
  this `because` belongs to nothing
  help: say it in a `remark`; an assumption's own `because` stands before its other clauses
"#,
    );
}

#[test]
fn a_clause_that_stands_once() {
    told(
        r#"
claim aid "Aid was politics."
  strength likely
  strength possible
"#,
        r#"
3:3-3:20 `strength` stands twice in one item
  the second
  help: keep one; of a single wording it stands on the line of its `says`, as in `says "…" strength likely`
"#,
    );
}

// Words and signs.

#[test]
fn a_misspelt_keyword() {
    told(
        r#"
clam aid "Aid was politics."
"#,
        r#"
1:1-1:5 no item begins with `clam`
  not a keyword
  help: did you mean `claim`? it was read so
"#,
    );
}

#[test]
fn a_keyword_with_a_capital() {
    told(
        r#"
Claim aid "Aid was politics."
"#,
        r#"
1:1-1:6 no item begins with `Claim`
  not a keyword
  help: did you mean `claim`? it was read so
"#,
    );
}

#[test]
fn a_misspelt_clause() {
    told(
        r#"
claim aid "Aid was politics."
  suported by rise
"#,
        r#"
2:3-2:14 no clause begins with `suported by`
  not a clause
  help: did you mean `supported by`?
"#,
    );
}

#[test]
fn a_misspelt_relation() {
    told(
        r#"
rise suports aid
"#,
        r#"
1:6-1:13 no relation is called `suports`
  not a relation
  help: did you mean `supports`?
"#,
    );
}

#[test]
fn half_a_keyword() {
    told(
        r#"
claim aid "Aid was politics."
  supported rise
"#,
        r#"
2:3-2:12 after `supported` the word `by` is left out
  the clause is `supported by`
  help: a form that works: `supported by first-reason and second-reason because "why they bear on it"`
"#,
    );
}

#[test]
fn a_reason_without_a_premise() {
    told(
        r#"
claim aid "Aid was politics."
  supported by
  strength likely
"#,
        r#"
2:13-2:15 this line ends where a name should follow in `supported by`
  after this, a name
  help: a form that works: `supported by first-reason and second-reason because "why they bear on it"`
"#,
    );
}

#[test]
fn a_comma_before_because() {
    told(
        r#"
claim aid "Aid was politics."
  supported by rise, because "aid follows interest"
"#,
        r#"
2:20-2:21 no comma stands before `because`
  no comma here
  help: take the comma away, as in `rise because …`
"#,
    );
}

#[test]
fn and_in_a_list() {
    told(
        r#"
question why "Why aid?"
  answers politics and markets
"#,
        r#"
2:20-2:23 a comma, not `and`, stands between the parts of a list
  a comma is needed here
  help: write a comma where this `and` stands; `and` joins premises that are needed together, after `supported by` and `opposed by`
"#,
    );
}

#[test]
fn premises_joined_in_a_relation_line() {
    told(
        r#"
rise and votes support aid
"#,
        r#"
1:1-1:27 a relation line begins with one name
  several names are joined here
  help: write `supported by rise and votes` below `claim aid`
"#,
    );
}

#[test]
fn a_comparison_without_its_colon() {
    told(
        r#"
thesis first politics beats markets
"#,
        r#"
1:14-1:36 a comparison stands after a colon
  the colon is left out before this
  help: write `thesis first: politics beats markets`
"#,
    );
}

#[test]
fn half_a_comparison() {
    told(
        r#"
thesis first: politics beats
"#,
        r#"
1:24-1:29 this line ends where a name should follow in `thesis`
  after this, a name
  help: a form that works: `thesis hedging-wins: hedging beats competition`
"#,
    );
}

#[test]
fn a_word_off_the_scale() {
    told(
        r#"
claim aid "Aid was politics."
  strength certain
"#,
        r#"
2:12-2:19 expected `conjecture`, `possible`, `likely`, `very-likely` or `established` in `strength`, found `certain`
  this does not fit here
  help: a form that works: `strength likely`
"#,
    );
}

#[test]
fn an_unknown_kind_of_test() {
    told(
        r#"
evidence rise "Aid rose."
  test hop of politics passed
"#,
        r#"
2:8-2:11 expected `hoop`, `smoking-gun`, `straw-in-the-wind` or `doubly-decisive` in `test`, found `hop`
  this does not fit here
  help: did you mean `hoop`?
"#,
    );
}

#[test]
fn a_test_without_its_result() {
    told(
        r#"
evidence rise "Aid rose."
  test hoop of politics
"#,
        r#"
2:16-2:24 this line ends where `against`, `passed` or `failed` should follow in `test`
  after this, `against`, `passed` or `failed`
  help: forms that work: `test hoop of hedging passed`, or `test smoking-gun of hedging against competition failed`
"#,
    );
}

#[test]
fn an_allow_without_its_reason() {
    told(
        r#"
claim aid "Aid was politics."
  allow unsupported-claim
"#,
        r#"
2:3-2:26 an `allow` says why
  the reason is left out
  help: write `allow unsupported-claim "why it may stand"`
"#,
    );
}

#[test]
fn a_figure_without_its_name() {
    told(
        r#"
evidence rise "Aid rose."
  figure 45 %
"#,
        r#"
2:10-2:12 `45` is no name: a name begins with a letter
  a digit stands first
  help: a figure's name stands before its number, as in `figure share 45 %`
"#,
    );
}

#[test]
fn a_number_with_blanks() {
    told(
        r#"
evidence rise "Aid rose."
  figure given 90 000 tons
"#,
        r#"
2:16-2:22 no blank stands inside a number
  read as several numbers
  help: write `90,000`
"#,
    );
}

#[test]
fn a_dash_between_years() {
    told(
        r#"
evidence rise "Aid rose."
  when 1957–1961
"#,
        r#"
2:8-2:17 a stretch of time is written with a slash between whole dates
  not read as a stretch of time
  help: write `1957/1961`
"#,
    );
}

#[test]
fn a_hyphen_between_years() {
    told(
        r#"
period famine 1959-1961
"#,
        r#"
1:15-1:24 a stretch of time is written with a slash between whole dates
  not read as a stretch of time
  help: write `1959/1961`
"#,
    );
}

#[test]
fn a_dash_between_years_beside_other_letters() {
    told(
        r#"
evidence rise "Aid rose."
  when 約1957–1961
"#,
        r#"
2:9-2:18 a stretch of time is written with a slash between whole dates
  not read as a stretch of time
  help: write `1957/1961`
"#,
    );
}

#[test]
fn half_a_year() {
    told(
        r#"
period famine 1959/61
"#,
        r#"
1:15-1:22 a stretch of time is written with a slash between whole dates
  not read as a stretch of time
  help: write `1959/1961`
"#,
    );
}

#[test]
fn a_month_in_words() {
    told(
        r#"
evidence rise "Aid rose."
  when January 1961
"#,
        r#"
2:8-2:15 a month is written as a number
  not read as a month
  help: write `1961-01`, and with a day `1961-01-20`
"#,
    );
}

#[test]
fn a_day_no_calendar_has() {
    told(
        r#"
evidence rise "Aid rose."
  when 1961-02-30
"#,
        r#"
2:8-2:18 `1961-02-30` is no date: the month has no day 30
  not in the calendar
  help: dates read `1961-01-20`, `1961-01`, `1961` or `1957/1961`
"#,
    );
}

#[test]
fn a_value_of_several_words() {
    told(
        r#"
source news "The news"
  author Shen Zhihua
  date 1962
"#,
        r#"
2:10-2:21 a value of several words stands in quotation marks
  these words have none
  help: write `author "Shen Zhihua"`
"#,
    );
}

#[test]
fn a_field_no_source_has() {
    told(
        r#"
source news "The news"
  publsher "Xinhua"
"#,
        r#"
2:3-2:11 no source has a field `publsher`
  not a field
  help: did you mean `publisher`?
"#,
    );
}

#[test]
fn a_name_without_marks_in_a_header() {
    told(
        r#"
paper "Aid"
  by Shen
"#,
        r#"
2:6-2:10 a text stands in quotation marks
  this word has none
  help: write "Shen"
"#,
    );
}

#[test]
fn a_comment_in_another_form() {
    told(
        r#"
# Notes on aid
claim aid "Aid was politics."
"#,
        r#"
1:1-1:2 a comment begins with `//`, not with `#`
  this mark begins nothing
  help: write `// Notes on aid`; a heading is a `section "…"`
"#,
    );
}

#[test]
fn a_list_in_markdown() {
    told(
        r#"
claim aid "Aid was politics."
  - strength likely
"#,
        r#"
2:3-2:4 a line begins with its first word, not with `-`
  no mark is needed here
  help: take the mark away
"#,
    );
}

#[test]
fn brackets_past_all_reading() {
    let (open, shut) = ("(".repeat(66), ")".repeat(66));
    told(
        &format!("evidence rise \"Aid rose.\"\n  check {open}1{shut} = 1\n"),
        r#"
2:73-2:74 brackets are nested deeper than 64
  this bracket is one too deep
  help: split the arithmetic over several `check` lines
"#,
    );
}

// What a slip costs.

fn names<'map>(tree: &Tree, map: &'map str) -> Vec<&'map str> {
    tree.items
        .iter()
        .filter_map(|item| match item.kind {
            ItemKind::Statement { name, .. } | ItemKind::Unread { name } => name,
            _ => None,
        })
        .map(|name| name.of(map))
        .collect()
}

#[test]
fn five_slips_are_five_findings_and_hide_nothing_else() {
    let map = r#"claim aid “Aid was politics.”
  supported by rise, votes
  strenght likely
  says "mainly politics
  opposed by 1956-cut
  remark "kept"
evidence rise "Aid rose."
  from "a ministry's files"
claim votes "Votes were bought."
"#;
    let tree = argcheck::syntax::read(map);
    assert_eq!(tree.slips.len(), 5, "{:?}", tree.slips);
    assert_eq!(names(&tree, map), ["aid", "rise", "votes"]);
    let kept = |kind: &ClauseKind| matches!(kind, ClauseKind::Remark(_));
    assert!(
        tree.items[0]
            .clauses
            .iter()
            .any(|clause| kept(&clause.kind))
    );
    assert_eq!(slips(map).len(), 5);
}

#[test]
fn a_short_text_that_is_not_closed_costs_its_line() {
    let map = "claim aid \"Aid was politics.\"\n  says \"mainly\n  strength likely\nclaim votes\n";
    let tree = argcheck::syntax::read(map);
    assert_eq!(tree.slips.len(), 1);
    assert_eq!(names(&tree, map), ["aid", "votes"]);
    assert!(matches!(
        tree.items[0].clauses[..],
        [argcheck::syntax::tree::Clause {
            kind: ClauseKind::Strength(_),
            ..
        }]
    ));
}

#[test]
fn a_long_text_that_is_not_closed_costs_its_item() {
    let map = "claim aid \"Aid was politics.\"\n  tags a\n  says \"\"\"mainly\n  strength likely\nclaim votes\n";
    let tree = argcheck::syntax::read(map);
    assert_eq!(tree.slips.len(), 1);
    assert_eq!(names(&tree, map), ["aid", "votes"]);
    assert_eq!(tree.items[0].clauses.len(), 1);
    assert!(tree.items[0].damaged);
    assert!(!tree.items[1].damaged);
}

#[test]
fn nesting_without_end_is_one_finding() {
    let deep = 100_000;
    for (open, shut) in [("(", ")"), ("(\n  ", ")\n  ")] {
        let (open, shut) = (open.repeat(deep), shut.repeat(deep));
        let map = format!("evidence e\n  check {open}1{shut} = 1\nclaim aid\n");
        let tree = argcheck::syntax::read(&map);
        assert!((1..=3).contains(&tree.slips.len()), "{:?}", tree.slips);
        assert!(tree.slips.iter().any(|slip| slip.message.contains("64")));
        assert_eq!(names(&tree, &map), ["e", "aid"]);
    }
}

#[test]
fn a_name_of_a_megabyte_is_a_name() {
    let name = "a".repeat(1 << 20);
    let map = format!("claim {name} \"Aid was politics.\"\nclaim aid\n  supported by {name}\n");
    let tree = argcheck::syntax::read(&map);
    assert_eq!(tree.slips, []);
    assert_eq!(names(&tree, &map), [&name, "aid"]);
    let unread = format!("claim {}\nclaim aid\n", "-a".repeat(1 << 19));
    let tree = argcheck::syntax::read(&unread);
    assert_eq!(tree.slips.len(), 1);
    assert!(tree.slips[0].message.len() < 200);
}

#[test]
fn a_nul_byte_in_a_text_is_told() {
    let filler = "// a line for readers\n".repeat(20);
    told(
        &format!("claim aid \"Aid was\0 politics.\"\n{filler}"),
        r#"
1:19-1:20 a NUL byte stands in this file, at byte 18
  here
  help: take it out; no text holds one
"#,
    );
}

#[test]
fn a_file_of_nul_bytes_is_told_once() {
    assert_eq!(slips("\0\0\0\0claim\0\0").len(), 1);
}

#[test]
fn a_thousand_slips_are_told_and_the_rest_counted() {
    let map = "claim aid 5\n".repeat(1_200);
    let tree = argcheck::syntax::read(&map);
    assert_eq!(tree.slips.len(), 1_001);
    assert_eq!(
        tree.slips[1_000].message,
        "200 more places in this file cannot be read"
    );
    assert_eq!(names(&tree, &map).len(), 1_200);
}
