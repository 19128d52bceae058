//! The table of large maps is written whole.

use argcheck::source_table::{Form, SourceTable, source_table, write};

use super::support::check_text;

/// The table of a large map in all its forms.
fn written(map: &str, sources: usize, theses: usize) -> SourceTable {
    let run = check_text(map);
    let table = source_table(&run);
    assert_eq!((table.works.len(), table.theses.len()), (sources, theses));
    for form in [Form::Human, Form::Markdown, Form::Csv, Form::Json] {
        write(&table, form, 80, &mut std::io::sink()).unwrap();
    }
    table
}

#[test]
fn ten_thousand_sources_of_one_thesis() {
    let number = 10_000;
    let mut map = "thesis t\n".to_owned();
    for at in 0..number {
        map += &format!("  supported by e{at}\n");
    }
    for at in 0..number {
        map += &format!(
            "evidence e{at}\n  from note {at}\nnote {at} cites s{at} via s{}\n",
            (at + 1) % number
        );
        map += &format!("source s{at}\n  rests on s{}\n", (at + 2) % number);
    }
    written(&map, number, 1);
}

#[test]
fn a_chain_of_claims_and_as_many_sources() {
    let number = 5_000;
    let mut map = String::new();
    for at in 0..number {
        map += &format!("claim c{at}\n  supported by c{} and e{at}\n", at + 1);
        map += &format!("evidence e{at}\n  from s{at}\nsource s{at}\n");
    }
    map += &format!("claim c{number}\n  supported by e0\n");
    written(&map, number, 1);
}

/// Every thesis rests on the same long chain: what they rest on together is quadratic, and
/// is followed only so far.
#[test]
fn many_theses_on_one_ground() {
    let number = 1_500;
    let mut map = String::new();
    for at in 0..number {
        map += &format!("thesis t{at}\n  supported by c0\n");
        map += &format!("claim c{at}\n  supported by c{} and e{at}\n", at + 1);
        map += &format!("evidence e{at}\n  from s{}\nsource s{at}\n", at % 10);
    }
    map += &format!("claim c{number}\n  supported by e0\n");
    let table = written(&map, 10, number);
    let followed = |thesis: &argcheck::source_table::ThesisRow| thesis.followed;
    assert!(followed(&table.theses[0]) && !table.theses.iter().all(followed));
    let mut bytes = Vec::new();
    write(&table, Form::Human, 80, &mut bytes).unwrap();
    let shown = String::from_utf8(bytes).unwrap();
    assert!(shown.contains("has more below it than was followed"));
}
