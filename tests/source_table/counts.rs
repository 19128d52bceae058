//! The numbers of the table against the map, one by one.

use argcheck::source_table::{self, SourceTable, WorkRow, source_table};

use super::support::{check_text, library, root};

fn table(map: &str) -> SourceTable {
    source_table(&check_text(map))
}

fn row<'table>(table: &'table SourceTable, name: &str) -> &'table WorkRow {
    table.works.iter().find(|work| work.name == name).unwrap()
}

/// First hand, second hand, number of notes, number of evidence items.
fn cited(table: &SourceTable, name: &str) -> (bool, bool, usize, usize) {
    let row = row(table, name);
    let hands = (row.cited.first_hand, row.cited.second_hand);
    (hands.0, hands.1, row.notes.len(), row.evidence.len())
}

#[test]
fn hands_and_notes_are_told_apart() {
    let table = table(
        "evidence a\n  from x via y, note 1\nevidence b\n  from note 2 via z\nevidence c\n  from note 1\nnote 1 cites x\nnote 2 cites w via v\nnote 3 cites x, u\nsource x\nsource y\nsource z\nsource w\nsource v\nsource u\nsource t\n",
    );
    assert_eq!(cited(&table, "x"), (true, true, 2, 2));
    assert_eq!(cited(&table, "y"), (true, false, 0, 1));
    assert_eq!(cited(&table, "z"), (true, false, 0, 1));
    assert_eq!(cited(&table, "w"), (false, true, 1, 1));
    assert_eq!(cited(&table, "u"), (true, false, 1, 0));
    assert!(table.works.iter().all(|work| work.name != "t"));
    assert_eq!(table.not_cited, 1);
    // In a note, `v` was in hand; by way of `z`, nothing of the note was.
    assert_eq!(cited(&table, "v"), (true, true, 1, 1));
}

#[test]
fn what_rests_on_others_is_followed_and_circles_end() {
    let table = table(
        "evidence a\n  from x\nsource x\n  rests on y\nsource y\n  rests on z, y\nsource z\n  rests on x\nsource w\n  rests on v\nsource v\n",
    );
    let behind = |name: &str| row(&table, name).cited.behind.clone();
    assert_eq!(behind("y"), ["map.argmap#x"]);
    assert_eq!(behind("z"), ["map.argmap#y"]);
    assert_eq!(behind("x"), ["map.argmap#z"]);
    assert_eq!(cited(&table, "y"), (false, false, 0, 0));
    assert_eq!(table.works.len(), 3);
    assert_eq!(table.not_cited, 2, "`v` stands behind what nothing cites");
}

#[test]
fn theses_count_what_their_grounded_support_cites() {
    let table = table(
        "thesis t\n  supported by a and b\n  supported by n\n  opposed by o\nthesis u\n  supported by a\nthesis lost\n  supported by n\nclaim n\nevidence a\n  from x\nevidence b\n  from y via z, \"words\"\n  restates b2\nevidence b2\n  from w\nevidence o\n  from q\nsource x\nsource y\nsource z\nsource w\nsource q\n",
    );
    let theses = |name: &str| -> Vec<(usize, Option<bool>)> {
        let theses = row(&table, name).theses.iter();
        theses.map(|of| (of.number, of.needs_it)).collect()
    };
    assert_eq!(theses("x"), [(1, Some(true)), (2, Some(true))]);
    assert_eq!(theses("y"), [(1, Some(false))]);
    assert_eq!(theses("w"), [(1, Some(false))]);
    assert_eq!(theses("q"), []);
    let t = &table.theses[0];
    assert_eq!((t.sources, t.first_hand, t.held, t.in_words), (4, 3, 0, 1));
    assert_eq!((t.reasons, t.independent_lines), (1, 1));
    let lost = &table.theses[2];
    assert!(!lost.grounded && lost.sources == 0 && lost.reasons == 0);
}

#[test]
fn a_comparison_rests_on_what_its_better_rival_rests_on() {
    let table = table(
        "thesis t: a beats b\n  supported by e\nclaim a\n  supported by f\nclaim b\n  supported by g\nevidence e\n  from x\nevidence f\n  from y\nevidence g\n  from z\nsource x\nsource y\nsource z\n",
    );
    assert_eq!(table.theses[0].sources, 2);
    assert!(row(&table, "z").theses.is_empty());
}

/// What the foot says is what the report says.
#[test]
fn the_foot_agrees_with_the_summary() {
    let input = argcheck::project::Input {
        paths: vec![camino::Utf8PathBuf::from_path_buf(root().join("maps")).unwrap()],
        library: library()
            .into_iter()
            .map(|folder| camino::Utf8PathBuf::from_path_buf(folder).unwrap())
            .collect(),
        ..argcheck::project::Input::default()
    };
    let run = argcheck::check(input, &argcheck::findings::Levels::default()).unwrap();
    let table = source_table(&run);
    assert_eq!(table.quotations, run.summary.quotations);
    let sources = table
        .works
        .iter()
        .filter(|work| work.kind.as_deref() != Some("paper"));
    assert_eq!(sources.count() + table.not_cited, run.summary.sources);
    if library().is_some() {
        assert!(table.quotations.verbatim > 0);
    }
}

#[test]
fn two_keys_of_one_work_are_one_source_and_one_line() {
    let map = |doi: &str| {
        table(&format!(
            "thesis t\n  supported by a\n  supported by b\nevidence a\n  from x\nevidence b\n  from y\nsource x\n  doi \"10.5555/JCH.1988.12\"\nsource y\n  doi \"{doi}\"\n"
        ))
    };
    let of = |table: &SourceTable| {
        let t = &table.theses[0];
        (t.sources, t.first_hand, t.reasons, t.independent_lines)
    };
    assert_eq!(
        of(&map("https://doi.org/10.5555/jch.1988.12")),
        (1, 1, 2, 1)
    );
    assert_eq!(of(&map("10.5555/jch.1988.13")), (2, 2, 2, 2));
}

#[test]
fn citations_that_lead_nowhere_are_told() {
    let table = table(
        "thesis t\n  supported by a\n  supported by b\nevidence a\n  from nobody1900\nevidence b\n  from \"My aunt, oral communication\"\nevidence c\n  from nobody1901, note 1\nnote 1 cites nobody1902\n",
    );
    assert!(table.works.is_empty());
    assert_eq!((table.in_words, table.unknown), (1, 3));
    assert_eq!((table.theses[0].in_words, table.theses[0].unknown), (1, 1));
    let mut written = Vec::new();
    source_table::write(&table, source_table::Form::Human, 200, &mut written).unwrap();
    let written = String::from_utf8(written).unwrap();
    for words in [
        "no citation in these maps leads to a source, key or paper\n",
        "not in the table: 1 citation in words, and 3 citations that lead nowhere\n",
        "rests on 1 citation in words, and on 1 citation that leads nowhere;",
    ] {
        assert!(written.contains(words), "{written}");
    }
}
