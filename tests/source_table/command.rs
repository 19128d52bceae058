//! The table in all its forms, through the command line.

use super::support::{Example, Ran, root, run_in, snapshots, write};

/// A ship that was lost: every state of a copy, every way of citing, every outcome of a
/// quotation, texts that mean something to spreadsheets and Markdown, a thesis without
/// grounds, and keys that two bibliographies share.
const LOST: &str = r#"paper "The loss of the Erika"
  text "paper.txt"
  bibliography "works.bib"

use "crew.argmap" as crew

thesis storm-did-it "It was the storm."
  supported by barometer as glass
  supported by swell
  supported by gale-abroad and old-hull
  supported by owners-letter
  supported by calm-before
  says "We hold that it was the storm."

thesis no-mutiny "There was no mutiny."
  supported by muster

thesis sound-ship "She was sound."
  supported by refit

claim refit "She had been refitted."

evidence barometer "The barometer fell."
  from log-ida at "p. 3"
  quote "the glass fell two inches in an hour"
  quote "the glass […] in an hour"
evidence swell "A swell ran from the west."
  from note 1
  quote "a swell as high as the yards"
  quote "The seas rose as high as our lower-yards, and she ran"
  quote "the seas rose as high as the lower yards, and she ran"
evidence gale-abroad "It blew in the Bay."
  from gazette via almanac at "p. 9"
evidence owners-letter "The owners feared the weather."
  from owners, almanac
  quote "no quotation of this kind stands in any of the works"
evidence calm-before "It was calm before."
  from log-ida
  quote "not a breath of wind did stir upon the waters of the bay that day"
evidence old-hull "Her hull was old."
  from "the pilot's talk"
evidence muster "All hands signed the muster."
  from muster-roll
  quote "all hands have signed in good heart"
evidence later "The cargo shifted."
  from note 3
  supports mutiny-talk
claim mutiny-talk "There was talk."

evidence pilot-said "The pilot saw a wreck."
  from crew
  quote "They had no quarrel with the captain"

note 1 cites log-ida, harbour-book via almanac
note 2 cites harbour-book
note 3 missing

source log-ida "Log of the Ida"
  kind archive
  author "Ida, Captain of the"
  primary
  text "log.txt"
source gazette "=HYPERLINK(\"x\") | the *Gazette*"
  kind article
  primary
  text "gazette.txt"
  holds "pp. 2-3"
source owners "Letters of the owners"
  author "Reed, Olinda"
  text "owners.tex"
source ship-papers "Papers of the ship"
  holds "pp. 1-4"
source idle "Nobody cites it"

owners-letter refines swell
"#;

const BIBLIOGRAPHY: &str = "@book{almanac,\n  author = {Reed, Olinda},\n  title = {The Nautical Almanac of the Western Approaches and of the Channel Isles, for the Use of Masters},\n  date = {1899},\n}\n@misc{harbour-book,\n  title = {Harbour Book},\n}\n@misc{muster-roll,\n  title = {Muster Roll},\n}\n";

const CREW: &str = r#"paper "Her crew"
  bibliography "crew.bib"
  holds "pp. 1-2"

thesis content "They were content."
  supported by pay
evidence pay "They were paid."
  from muster-roll
source muster-roll
  secondary
  rests on pay-book
source pay-book "Pay book"
  tertiary
"#;

fn files() -> Example {
    let files = [
        ("lost.argmap", LOST),
        ("works.bib", BIBLIOGRAPHY),
        ("crew.argmap", CREW),
        (
            "crew.bib",
            "@misc{muster-roll,\n  title = {Muster of the crew},\n}\n",
        ),
        (
            "paper.txt",
            "We hold that it was the storm. They had no quarrel with the captain, it is said.\n",
        ),
        (
            "log.txt",
            "At noon the glass fell two inches in an hour. By two the seas rose as high as our lower yards, and she ran.\n",
        ),
        (
            "owners.tex",
            "\\documentclass{article}\\begin{document}\\input{letters}\\end{document}\n",
        ),
    ];
    files
        .iter()
        .map(|(name, text)| ((*name).to_owned(), (*text).to_owned()))
        .collect()
}

fn ran(arguments: &[&str]) -> Ran {
    run_in(write(&files()).path(), arguments, b"")
}

#[test]
fn every_form_shows_the_same() {
    for form in ["human", "markdown", "csv", "json"] {
        let ran = ran(&["sources", ".", "--format", form]);
        assert_eq!((ran.code, &*ran.err), (0, ""));
        snapshots().bind(|| insta::assert_snapshot!(format!("sources@{form}"), ran.out));
    }
}

#[test]
fn real_papers() {
    for form in ["human", "csv"] {
        let ran = run_in(root(), &["sources", "maps", "--format", form], b"");
        assert_eq!((ran.code, &*ran.err), (0, ""));
        snapshots().bind(|| insta::assert_snapshot!(format!("sources@maps-{form}"), ran.out));
    }
}

#[test]
fn lines_fit_the_terminal() {
    let folder = write(&files());
    let run = super::support::check(folder.path());
    let table = argcheck::source_table::source_table(&run);
    for width in [60, 80, 120, 160] {
        let mut bytes = Vec::new();
        let form = argcheck::source_table::Form::Human;
        argcheck::source_table::write(&table, form, width, &mut bytes).unwrap();
        let shown = String::from_utf8(bytes).unwrap();
        assert!(
            shown.lines().all(|line| line.chars().count() <= width),
            "{shown}"
        );
        let is_wide = shown.lines().next().unwrap().contains("quotations");
        assert_eq!(is_wide, width == 160, "{shown}");
        if width == 160 {
            let place = format!("{}/", folder.path().display());
            let shown = shown.replace(&place, "");
            snapshots().bind(|| insta::assert_snapshot!("sources@wide", shown));
        }
    }
}

#[test]
fn a_map_without_sources_says_so() {
    let map = "thesis t \"T.\"\n  supported by a\nassumption a \"A.\"\n";
    let ran = run_in(
        tempfile::tempdir().unwrap().path(),
        &["sources", "-"],
        map.as_bytes(),
    );
    assert_eq!((ran.code, &*ran.err), (0, ""));
    assert_eq!(
        ran.out,
        "no source, key or paper is cited in these maps\n\nThe theses\n  1  `t` rests on no source; it has one reason, one line of support\n"
    );
    for form in ["markdown", "csv", "json"] {
        let arguments = ["sources", "-", "--format", form];
        let ran = run_in(
            tempfile::tempdir().unwrap().path(),
            &arguments,
            b"// nothing\n",
        );
        assert_eq!((ran.code, &*ran.err), (0, ""), "{form}");
        let starts = match form {
            "markdown" => {
                "## What the argument rests on\n\nNo source, key or paper is cited in these maps.\n"
            }
            "csv" => "work,title,kind,",
            _ => "{\n  \"version\": 1,\n  \"works\": [],\n  \"theses\": [],",
        };
        assert!(ran.out.starts_with(starts), "{}", ran.out);
        assert!(form != "csv" || ran.out.lines().count() == 1);
    }
}

#[test]
fn exit_codes_tell_what_could_not_be_read() {
    let folder = write(&files());
    let run = |arguments: &[&str]| run_in(folder.path(), arguments, b"");
    assert_eq!(run(&["sources"]).code, 2);
    assert_eq!(run(&["sources", "."]).code, 0);
    let gone = run(&["sources", "lost.argmap", "gone.argmap"]);
    assert_eq!(gone.code, 2);
    assert!(
        gone.err.contains("`gone.argmap` cannot be read"),
        "{}",
        gone.err
    );
    assert!(gone.out.contains("log-ida"), "what is there is shown");
    let empty = tempfile::tempdir().unwrap();
    assert_eq!(run_in(empty.path(), &["sources", "."], b"").code, 3);
    // Errors in the argument are no matter of the table.
    let circle = "thesis t \"T.\"\n  supported by t\n";
    assert_eq!(
        run_in(empty.path(), &["sources", "-"], circle.as_bytes()).code,
        0
    );
}

#[test]
fn a_map_with_a_slip_is_said_to_be_incomplete() {
    let map = "thesis t \"T.\"\n  supported by e\nevidence e \"E.\"\n  form s\nsource s \"S\"\n";
    let folder = write(&vec![("t.argmap".to_owned(), map.to_owned())]);
    let ran = run_in(folder.path(), &["sources", "t.argmap"], b"");
    assert_eq!(ran.code, 0);
    assert_eq!(
        ran.err,
        "argcheck: `t.argmap` could not be read whole: what is missing is not in the table\n  help: `argcheck t.argmap` says what it is\n"
    );
}

#[test]
fn nothing_in_a_spreadsheet_is_a_formula() {
    let ran = ran(&["sources", ".", "--format", "csv"]);
    let mut reader = csv::ReaderBuilder::new().from_reader(ran.out.as_bytes());
    let mut titles = 0;
    for record in reader.records() {
        let record = record.unwrap();
        assert_eq!(record.len(), 21);
        titles += usize::from(record[1].starts_with("'=HYPERLINK"));
        assert!(
            record
                .iter()
                .all(|field| !field.starts_with(['=', '+', '-', '@']))
        );
    }
    assert_eq!(titles, 1);
}
