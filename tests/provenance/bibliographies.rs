//! Bibliographies in their three forms, with the errors that real files have.

use argcheck::sources::bibliography::{Bibliography, Entry, Form, read};
use proptest::prelude::*;

fn bibtex(text: &str) -> Bibliography {
    read(text, Form::Bibtex)
}

/// An entry's fields as lines `name: value | value`.
fn told(entry: &Entry) -> String {
    let lines = entry
        .fields
        .iter()
        .map(|field| format!("{}: {}", field.name, field.values.join(" | ")));
    lines.collect::<Vec<_>>().join("\n")
}

fn messages(bibliography: &Bibliography) -> Vec<&str> {
    bibliography
        .slips
        .iter()
        .map(|slip| slip.message.as_str())
        .collect()
}

#[test]
fn a_bibtex_entry_says_its_fields_by_their_names_in_biblatex() {
    let read = bibtex(
        r#"@String{ aaai = "AAAI " # {Press} }
@Article{shen-2012,
  author = {Shen, Zhihua and van der Meer, Jan and {National Bureau of Statistics} and Ludwig von Beethoven},
  Title = {{\"U}ber den {Krieg}},
  journal = "Modern China Studies",
  publisher = aaai,
  year = 2012, month = mar, pages = {10--20},
  doi = {10.1000/ABC_d},
  ids = {shen-old, shen:2011},
}"#,
    );
    assert!(read.slips.is_empty(), "{:?}", read.slips);
    let entry = &read.entries[0];
    assert_eq!(entry.aliases, ["shen-old", "shen:2011"]);
    assert_eq!(
        told(entry),
        "kind: article\n\
         author: Shen, Zhihua | van der Meer, Jan | National Bureau of Statistics | von Beethoven, Ludwig\n\
         title: Über den Krieg\n\
         journaltitle: Modern China Studies\n\
         publisher: AAAI Press\n\
         pages: 10–20\n\
         doi: 10.1000/ABC_d\n\
         date: 2012-03"
    );
}

#[test]
fn a_broken_entry_costs_itself_and_keeps_its_key() {
    let text = "@book{one, title = {One}}\n@book{two,\n  title = {Two}\n  date = {1999},\n}\n@book{three, title = {Three}, date = {2001}}\n@book{four, title = {Four\n@book{five, title = {Five}}\n";
    let read = bibtex(text);
    let keys: Vec<&str> = read
        .entries
        .iter()
        .map(|entry| entry.key.as_str())
        .collect();
    assert_eq!(keys, ["one", "two", "three", "four", "five"]);
    assert!(read.entries[1].fields.is_empty());
    assert_eq!(
        messages(&read),
        [
            "the entry `two` of the bibliography cannot be read: a comma is missing before this",
            "the entry `four` of the bibliography cannot be read: a brace or a quotation mark is not closed",
        ]
    );
    assert_eq!(read.slips[0].span.of(text), "date = {1999},");
    assert!(!read.lacks_keys);
}

#[test]
fn a_key_that_stands_twice_is_told_once_and_the_first_is_used() {
    let read =
        bibtex("@book{a, title={First}}\n@book{a, title={Second}}\n@book{a, title={Third}}\n");
    assert_eq!(read.entries.len(), 1);
    assert!(told(&read.entries[0]).contains("First"));
    assert_eq!(
        messages(&read),
        ["two entries of this bibliography have the key `a`"]
    );
}

#[test]
fn a_string_that_nothing_defines_is_told_once_and_read_as_it_stands() {
    let text = "@article{a, journal = jpol, month = jan, year = 1999}\n@article{b, journal = jpol}\n@article{c, journal = jacm}\n";
    let read = bibtex(text);
    assert_eq!(
        messages(&read),
        ["no `@string` of this bibliography defines `jpol`"]
    );
    assert_eq!(read.slips[0].span.of(text), "jpol");
    assert_eq!(
        told(&read.entries[0]),
        "kind: article\njournaltitle: jpol\ndate: 1999-01"
    );
}

#[test]
fn a_part_inherits_from_its_whole_and_a_circle_ends() {
    let read = bibtex(
        "@incollection{part, title={Part}, crossref={whole}, pages={1-9}}\n@collection{whole, title={Whole}, editor={Doe, Ann}, date={1999}, isbn={1}, crossref={part}}\n@xdata{house, publisher={House}}\n@book{b, title={B}, xdata={house}}\n@book{self, title={S}, crossref={self}}\n",
    );
    assert_eq!(
        told(&read.entries[0]),
        "kind: incollection\ntitle: Part\npages: 1-9\nbooktitle: Whole\neditor: Doe, Ann\ndate: 1999\nisbn: 1"
    );
    assert_eq!(
        told(&read.entries[3]),
        "kind: book\ntitle: B\npublisher: House"
    );
}

#[test]
fn what_tex_cannot_read_is_taken_as_it_stands() {
    let read = bibtex(
        "@book{a, title={It costs $5 and more}, author={Doe, Ann}, note={an unbalanced \\}}}\n",
    );
    assert!(read.slips.is_empty(), "{:?}", read.slips);
    let told = told(&read.entries[0]);
    assert!(told.contains("title: It costs $5 and more"), "{told}");
    assert!(told.contains("author: Doe, Ann"), "{told}");
}

#[test]
fn deep_braces_and_strings_of_strings_stay_small() {
    let deep = format!(
        "@book{{a, title={{{}x{}}}}}\n",
        "\\a{".repeat(50_000),
        "}".repeat(50_000)
    );
    assert_eq!(bibtex(&deep).entries.len(), 1);
    let mut strings = String::from("@string{s0 = {xxxxxxxxxx}}\n");
    for at in 1..60 {
        let before = at - 1;
        strings.push_str(&format!("@string{{s{at} = s{before} # s{before}}}\n"));
    }
    strings.push_str("@string{loop = loop}\n@book{a, title = s59}\n");
    let read = bibtex(&strings);
    assert!(told(&read.entries[0]).len() < 20_000);
}

const CSL: &str = r#"[
  {"id": "http://zotero.org/users/1/items/A", "citation-key": "shen2012", "type": "article-journal",
   "title": "A {title} \"quoted\"", "container-title": "Cold War History",
   "author": [{"family": "Shen", "given": "Zhihua"}, {"literal": "Xinhua"}, {"family": "Meer", "given": "Jan", "non-dropping-particle": "van der"}],
   "issued": {"date-parts": [["2012", 3, 4]]}, "accessed": {"date-parts": [[2015]]}, "DOI": "10.1/x", "page": "1-9"},
  {"id": "broken", "title": "No comma" "type": "book"},
  {"id": 7, "type": "chapter", "container-title": "Whole", "issued": {"raw": "2001"}},
  {"title": "nameless"},
  {"id": "open", "type": "webpage", "URL": "https://example.org",
  {"id": "last", "type": "book", "title": "Last"}
]"#;

#[test]
fn csl_json_is_read_entry_by_entry() {
    let read = read(CSL, Form::CslJson);
    let keys: Vec<&str> = read
        .entries
        .iter()
        .map(|entry| entry.key.as_str())
        .collect();
    assert_eq!(
        keys,
        [
            "http://zotero.org/users/1/items/A",
            "broken",
            "7",
            "open",
            "last"
        ]
    );
    for entry in &read.entries {
        assert_eq!(entry.key_span.of(CSL), entry.key);
    }
    assert_eq!(read.entries[0].aliases, ["shen2012"]);
    assert_eq!(
        told(&read.entries[0]),
        "kind: article\ntitle: A {title} \"quoted\"\njournaltitle: Cold War History\nauthor: Shen, Zhihua | Xinhua | van der Meer, Jan\ndate: 2012-03-04\nurldate: 2015\ndoi: 10.1/x\npages: 1-9"
    );
    assert_eq!(
        told(&read.entries[2]),
        "kind: incollection\nbooktitle: Whole\ndate: 2001"
    );
    assert_eq!(
        told(&read.entries[3]),
        "kind: online\nurl: https://example.org"
    );
    assert_eq!(
        messages(&read),
        [
            "the entry `broken` of the bibliography is no JSON throughout",
            "this entry of the bibliography has no `id`",
            "the entry `open` of the bibliography is no JSON throughout",
        ]
    );
}

#[test]
fn an_empty_csl_list_is_no_slip_and_no_list_is_one() {
    assert!(read("[]", Form::CslJson).slips.is_empty());
    assert_eq!(read("hello", Form::CslJson).slips.len(), 1);
}

const YAML: &str = "# mine\nharry:\n    type: Book\n    title: Harry Potter\n    author: [\"Rowling, J. K.\", {name: Meer, prefix: van der, given-name: Jan}]\n    date: 2003-06-21\n    page-total: 768\n    publisher: {name: Bloomsbury, location: London}\nbroken:\n    title: \"never closed\nkinetics:\n    type: Article\n    title:\n        value: Kinetics\n        verbatim: true\n    url: {value: \"https://example.org\", date: 2020-01-02}\n    serial-number:\n        doi: 10.1/x\n    parent:\n        type: Periodical\n        title: Nature\n        volume: 5\n";

#[test]
fn hayagriva_is_read_entry_by_entry() {
    let read = read(YAML, Form::Hayagriva);
    let keys: Vec<&str> = read
        .entries
        .iter()
        .map(|entry| entry.key.as_str())
        .collect();
    assert_eq!(keys, ["harry", "broken", "kinetics"]);
    for entry in &read.entries {
        assert_eq!(entry.key_span.of(YAML), entry.key);
    }
    assert_eq!(
        told(&read.entries[0]),
        "kind: book\ntitle: Harry Potter\ndate: 2003-06-21\npagetotal: 768\nauthor: Rowling, J. K. | van der Meer, Jan\npublisher: Bloomsbury\nlocation: London"
    );
    assert_eq!(
        told(&read.entries[2]),
        "kind: article\ntitle: Kinetics\nurl: https://example.org\nurldate: 2020-01-02\ndoi: 10.1/x\njournaltitle: Nature\nvolume: 5"
    );
    assert_eq!(read.slips.len(), 1, "{:?}", read.slips);
}

/// Every form, with everything cut off somewhere.
#[test]
fn no_beginning_of_a_file_brings_a_panic() {
    let bibtex = "@string{a = {x}}\n@article{k, author = {Ü, b and {c}}, title = a # \"y $x$ \\'e\", year = 1999, crossref = {k}}\n@comment{x}\n";
    for (text, form) in [
        (bibtex, Form::Bibtex),
        (CSL, Form::CslJson),
        (YAML, Form::Hayagriva),
    ] {
        for end in (0..text.len()).filter(|end| text.is_char_boundary(*end)) {
            let _ = read(&text[..end], form);
        }
    }
}

proptest! {
    #[test]
    fn no_text_brings_a_panic(text in "(?s)(@book\\{|[a-zü]{1,3}|[{}\\[\\]\",:=#$\\\\\n ]| and |author|\"id\"|[0-9]){0,60}") {
        for form in [Form::Bibtex, Form::CslJson, Form::Hayagriva] {
            for entry in read(&text, form).entries {
                prop_assert!(text.is_char_boundary(entry.key_span.start as usize));
                prop_assert!(text.is_char_boundary(entry.key_span.end as usize));
            }
        }
    }
}
