//! What is told of each verdict, through the command line.

use super::support::{run_in, snapshots, write};

/// Tells why a statement of some files has its verdict.
fn why(files: &[(&str, &str)], arguments: &[&str]) -> String {
    let files = files
        .iter()
        .map(|(name, text)| ((*name).to_owned(), (*text).to_owned()))
        .collect();
    let folder = write(&files);
    let mut all = vec!["why"];
    all.extend(arguments);
    let ran = run_in(folder.path(), &all, b"");
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert_eq!(ran.err, "");
    for line in ran.out.lines() {
        assert!(line.chars().count() <= 80, "a long line: {line}");
    }
    ran.out
}

fn told(name: &str, files: &[(&str, &str)], asked: &[&str]) {
    let told: Vec<String> = asked
        .iter()
        .map(|asked| {
            let words: Vec<&str> = asked.split(' ').collect();
            format!("$ argcheck why {asked}\n{}", why(files, &words))
        })
        .collect();
    snapshots().bind(|| insta::assert_snapshot!(format!("why@{name}"), told.join("\n")));
}

const TRADE: &str = r#"claim trade-grew "Trade grew under the treaty."
  supported by customs-rolls and rolls-complete as by-the-rolls
    because "what passed the harbour passed the rolls"
    unless smuggling
  supported by merchants-letters
  opposed by empty-warehouses

evidence customs-rolls "The rolls list twice as many ships in 1720 as in 1700."
  from "customs rolls, Lübeck"

assumption rolls-complete "The rolls are complete."
  implicit

evidence merchants-letters "Merchants write of better times."
  from "letters of the Brandes family"

claim smuggling "Much went past the harbour."

evidence empty-warehouses "A traveller saw empty warehouses."
  from "travels of J. Toland"

evidence summer-visit "The traveller came in summer, when the ships were out."
  from "travels of J. Toland"
  undercuts empty-warehouses for trade-grew
"#;

#[test]
fn an_accepted_claim_with_its_objections_answered() {
    told(
        "accepted",
        &[("trade.argmap", TRADE)],
        &[
            "trade-grew",
            "trade-grew --all --text",
            "trade-grew.by-the-rolls",
            "customs-rolls",
            "rolls-complete",
        ],
    );
}

#[test]
fn a_contested_claim_with_a_concession_and_what_would_settle_it() {
    told(
        "contested",
        &[(
            "crusade.argmap",
            r#"claim land-hunger "Younger sons went on crusade for land."
  supported by charters
  opposed by costs-of-going
    conceded "a few did lose by it"
  opposed by eldest-went

evidence charters "Charters speak of land to be won."
  from "cartulary of Cluny"

claim costs-of-going "Going cost more than the land was worth."
  supported by sold-estates

evidence sold-estates "Whole estates were sold to pay for it."
  from "cartulary of Cluny"

claim eldest-went "It was often the eldest who went."
  supported by list-of-names

evidence list-of-names "Half of the names known are of heirs."
  from "a list"

evidence list-is-late "The list was made a century later."
  from "its hand"
  opposed by copied-early

evidence copied-early "It copies a list of 1101."
  from "its colophon"

list-is-late undercuts list-of-names for eldest-went
"#,
        )],
        &["land-hunger", "eldest-went", "list-is-late"],
    );
}

#[test]
fn a_mutual_attack_is_settled_on_either_side() {
    told(
        "mutual",
        &[(
            "two.argmap",
            "assumption early \"The letter is early.\"\n  opposed by late\n\nassumption late \"The letter is late.\"\n  opposed by early\n\nclaim style-is-old \"Its style was old when it was written.\"\n  supported by late\n",
        )],
        &["early", "style-is-old"],
    );
}

#[test]
fn a_defeated_claim_is_followed_to_where_defeat_begins() {
    told(
        "defeated",
        &[(
            "plague.argmap",
            r#"thesis wages-rose "Wages rose after the plague."
  supported by hands-were-scarce and lords-competed
  supported by chronicle

claim hands-were-scarce "Hands were scarce."
  supported by villages-empty

claim villages-empty "Villages stood empty."
  supported by tax-list as by-tax

evidence tax-list "The tax list of 1351 names half as many hearths."
  from "tax list"

claim tax-dodged "Hearths were hidden from the tax."
  supported by inquest
  undercuts villages-empty.by-tax

evidence inquest "An inquest found hidden hearths."
  from "inquest of 1352"

assumption lords-competed "Lords competed for hands."

evidence chronicle "A chronicler complains of wages."
  from "the chronicle"
  opposed by chronicle-forged

evidence chronicle-forged "The chronicle is a forgery."
  from "a study of its ink"
"#,
        )],
        &["wages-rose", "chronicle", "villages-empty.by-tax"],
    );
}

#[test]
fn an_undercut_of_an_undercut_lets_a_reason_count_again() {
    told(
        "reinstated",
        &[(
            "letter.argmap",
            r#"claim king-knew "The king knew of the plot."
  supported by letter as by-letter

evidence letter "A letter warns him."
  from "state papers"

claim never-sent "It was never sent."
  supported by no-seal
  undercuts king-knew.by-letter

evidence no-seal "It bears no seal."
  from "state papers"

evidence copies-bear-none "Copies bore no seal."
  from "a handbook"
  undercuts no-seal for never-sent
"#,
        )],
        &["king-knew"],
    );
}

#[test]
fn a_claim_without_grounds_tells_what_is_missing() {
    told(
        "unsupported",
        &[(
            "roads.argmap",
            r#"claim roads-paid "The roads paid for themselves."
  supported by tolls-high and upkeep-low
  supported by guild-says

claim tolls-high "Tolls were high."
  supported by toll-book

evidence toll-book "The toll book."

claim upkeep-low "Upkeep was low."

claim guild-says "The guild says so."
  held by "Guild of carters"
  opposed by guild-biased

evidence guild-biased "The guild lived off the roads."
  from "its own rules"

claim only-opposed "Nobody paid."
  opposed by guild-biased
"#,
        )],
        &["roads-paid", "guild-says", "toll-book", "only-opposed"],
    );
}

#[test]
fn a_circle_without_a_way_in_and_with_one() {
    told(
        "circle",
        &[(
            "circle.argmap",
            r#"claim strong "The state was strong."
  supported by taxes

claim taxes "It could tax."
  supported by army
  supported by self-evident

claim army "It had an army."
  supported by strong

claim self-evident "That is plain."
  supported by self-evident

claim feared "It was feared."
  supported by strong

claim rich "The town was rich."
  supported by walls

claim walls "It had walls."
  supported by rich
  supported by plan

evidence plan "A plan shows the walls."
  from "a plan of 1600"
"#,
        )],
        &["strong", "self-evident", "feared", "rich"],
    );
}

#[test]
fn statements_that_restate_one_another_are_one() {
    told(
        "restated",
        &[(
            "words.argmap",
            r#"claim reform-failed "The reform failed."
  supported by few-schools

evidence few-schools "Few schools were built."

evidence schools-counted "Twelve schools by 1810."
  from "school register"
  restates few-schools

claim reform-had-no-effect "The reform had no effect."
  restates reform-failed
  opposed by teachers-trained

evidence teachers-trained "Teachers were trained."
  from "seminary rolls"
"#,
        )],
        &["reform-had-no-effect", "few-schools"],
    );
}

#[test]
fn two_files_that_contradict_each_other() {
    let first = r#"claim fire-was-arson "The fire was set."
  supported by witness

evidence witness "A witness saw a torch."
  from "court roll"
"#;
    let second = r#"use "first.argmap"

claim fire-was-chance "The fire was chance."
  supported by dry-summer
  opposes first.fire-was-arson
  opposed by first.fire-was-arson

evidence dry-summer "The summer was dry."
  from "a diary"

evidence witness "A witness saw lightning."
  from "another roll"
  supports fire-was-chance
"#;
    told(
        "two-files",
        &[("first.argmap", first), ("second.argmap", second)],
        &[
            "fire-was-arson",
            "fire-was-arson first.argmap",
            "fire-was-chance second.argmap",
            "second.witness",
        ],
    );
}

#[test]
fn answers_of_a_question_and_a_comparison_of_two() {
    told(
        "rivals",
        &[(
            "rivals.argmap",
            r#"question why-left "Why did they leave?"
  answers hunger, faith, pull
  exclusive

claim hunger "They were hungry."
  held by "Smith", "Jones"
  supported by harvests

claim faith "They fled for their faith."
  held by "Brown"

claim pull "Land drew them."
  supported by letters-home

thesis pull-over-hunger: pull beats hunger "Land drew them more than hunger drove them."
  supported by left-in-good-years

evidence harvests "Harvests failed in 1770."
  from "price lists"

evidence letters-home "Letters praise the land."
  from "a collection"

evidence left-in-good-years "Most left in good years."
  from "ship lists"
"#,
        )],
        &["hunger", "faith", "pull-over-hunger"],
    );
}

#[test]
fn what_could_not_be_read_is_said() {
    told(
        "unread",
        &[(
            "slips.argmap",
            r#"claim kept "It was kept."
  supported by read-well
  opposed by half-read and nowhere

claim read-well "It was read."
  supported bx letters

evidence half-read "It was half read."
  from "a copy"
"#,
        )],
        &["kept", "read-well"],
    );
}

#[test]
fn the_great_famine_paper() {
    for asked in [
        "hedging-wins",
        "hedging",
        "leadership-competition",
        "dprk-typical",
    ] {
        let arguments = ["why", asked, "maps/great-famine-aid.argmap"];
        let ran = run_in(super::support::root(), &arguments, b"");
        assert_eq!((ran.code, ran.err.as_str()), (0, ""));
        snapshots().bind(|| insta::assert_snapshot!(format!("why@famine-{asked}"), ran.out));
    }
}
