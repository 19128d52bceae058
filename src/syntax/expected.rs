//! What the grammar's rules are called in the language's own words.

use super::grammar::Rule;

/// What could have stood at a place, as a phrase; nothing where it would be a long list.
pub(super) fn expected_words(rules: &[Rule]) -> Option<String> {
    let mut words: Vec<&'static str> = Vec::new();
    for rule in rules {
        let phrase = phrase(*rule)?;
        if !phrase.is_empty() && !words.contains(&phrase) {
            words.push(phrase);
        }
    }
    if words.len() > 4 {
        return None;
    }
    // A phrase may itself be a list: its parts join the one list.
    let parts: Vec<&str> = words
        .iter()
        .flat_map(|words| words.split(" or "))
        .flat_map(|words| words.split(", "))
        .collect();
    match parts.split_last()? {
        (only, []) => Some((*only).to_owned()),
        (last, rest) => Some(format!("{} or {last}", rest.join(", "))),
    }
}

/// One rule's name for readers: empty where it says nothing, none where the
/// place is one at which any clause could begin.
fn phrase(rule: Rule) -> Option<&'static str> {
    Some(match rule {
        Rule::k_remark | Rule::remark | Rule::k_tags | Rule::tags => return None,
        Rule::EOI => "",
        Rule::name => "a name",
        Rule::path | Rule::undercut_target => "a name",
        Rule::text => "a text in quotation marks",
        Rule::date | Rule::date_end => "a date",
        Rule::quantity
        | Rule::amount
        | Rule::number
        | Rule::bound
        | Rule::between
        | Rule::k_between => "a quantity",
        Rule::work | Rule::cite => "a source, `note N` or a text",
        Rule::note_work | Rule::ibid | Rule::k_note => "",
        Rule::note_number | Rule::note_numbers => "a note's number",
        Rule::comparison | Rule::expression | Rule::term => "a figure or a quantity",
        Rule::comparator => "`=`, `<`, `<=`, `>` or `>=`",
        Rule::add_sign | Rule::multiply_sign => "",
        Rule::unit | Rule::scale => "",
        Rule::k_and => "`and`",
        Rule::k_as | Rule::reason_name | Rule::alias => "`as`",
        Rule::k_because | Rule::warrant | Rule::assumed => "`because`",
        Rule::k_unless | Rule::exceptions => "`unless`",
        Rule::k_conceded | Rule::conceded => "`conceded`",
        Rule::k_of => "`of`",
        Rule::k_for => "`for`",
        Rule::k_by => "`by`",
        Rule::k_beats => "`beats`",
        Rule::k_against => "`against`",
        Rule::k_within => "`within`",
        Rule::k_via | Rule::via => "`via`",
        Rule::k_at | Rule::locator => "`at`",
        Rule::preference => "`A beats B`",
        Rule::strength_word => "`conjecture`, `possible`, `likely`, `very-likely` or `established`",
        Rule::extent_word => "`partial`, `main` or `sole`",
        Rule::test_kind => "`hoop`, `smoking-gun`, `straw-in-the-wind` or `doubly-decisive`",
        Rule::test_result => "`passed` or `failed`",
        Rule::rule_name => "a rule's name",
        Rule::tag => "a label",
        Rule::field_value => "a value",
        Rule::row => "a row `| … |`",
        Rule::tells | Rule::relation | Rule::undercuts => "a relation",
        _ => "",
    })
}

/// The words that a rule accepts, for "did you mean".
pub(super) fn literals(rule: Rule) -> &'static [&'static str] {
    match rule {
        Rule::strength_word => &[
            "conjecture",
            "possible",
            "likely",
            "very-likely",
            "established",
        ],
        Rule::extent_word => &["partial", "main", "sole"],
        Rule::test_kind => &[
            "hoop",
            "smoking-gun",
            "straw-in-the-wind",
            "doubly-decisive",
        ],
        Rule::test_result => &["passed", "failed"],
        Rule::k_and => &["and"],
        Rule::k_as | Rule::reason_name | Rule::alias => &["as"],
        Rule::k_because | Rule::warrant | Rule::assumed => &["because"],
        Rule::k_unless | Rule::exceptions => &["unless"],
        Rule::k_conceded | Rule::conceded => &["conceded"],
        Rule::k_beats => &["beats"],
        Rule::k_against => &["against"],
        Rule::k_within => &["within"],
        Rule::k_translated => &["translated"],
        Rule::k_cites | Rule::note_cites => &["cites"],
        Rule::k_missing => &["missing"],
        Rule::k_incomplete => &["incomplete"],
        Rule::strength | Rule::k_strength => &["strength"],
        Rule::extent | Rule::k_extent => &["extent"],
        _ => &[],
    }
}
