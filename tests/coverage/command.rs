//! What `argcheck coverage` says, and how it ends.

use super::support::{run_in, snapshots};
use super::{data, folder, paper_in};

const MAP: &str = "paper \"P\"\n  text \"paper.md\"\n\nassumption a \"A.\"\n";

fn coverage(files: &[(&str, &str)], arguments: &[&str]) -> (i32, String, String) {
    let folder = folder(files);
    let ran = run_in(folder.path(), &[&["coverage"], arguments].concat(), b"");
    (ran.code, ran.out, ran.err)
}

#[test]
fn markdown_and_data_say_the_same() {
    let folder = paper_in("md");
    let ran = run_in(
        folder.path(),
        &["coverage", "--format", "markdown", "."],
        b"",
    );
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    snapshots().bind(|| insta::assert_snapshot!("coverage@markdown", ran.out));
    let ran = run_in(folder.path(), &["coverage", "--format", "json", "."], b"");
    assert_eq!(ran.code, 0);
    snapshots().bind(|| insta::assert_snapshot!("coverage@json", ran.out));
}

#[test]
fn a_map_that_names_no_manuscript_is_told_what_to_write() {
    let (code, out, err) = coverage(&[("a.argmap", "assumption a \"A.\"\n")], &["a.argmap"]);
    assert_eq!((code, out.as_str()), (2, ""));
    assert_eq!(
        err,
        "argcheck: no map here names a manuscript\n  help: say in the map which file has the paper's text: below \
         `paper \"Title\"`, the line `text \"paper.md\"`\n"
    );
    let (code, _, err) = coverage(&[("a.md", "")], &["."]);
    assert_eq!(code, 3, "{err}");
    // Beside one that does it is passed over.
    let files = [
        ("a.argmap", MAP),
        ("paper.md", "Nothing."),
        ("b.argmap", "paper \"B\"\n\nassumption b \"B.\"\n"),
    ];
    let (code, out, err) = coverage(&files, &["."]);
    assert_eq!((code, err.as_str()), (0, ""));
    assert_eq!(
        out,
        "a.argmap and paper.md (Markdown)\n\na.argmap: nothing is cited or quoted in the manuscript that could \
         be told\n"
    );
}

#[test]
fn a_manuscript_that_is_not_here_or_not_whole_is_said() {
    let (code, out, err) = coverage(&[("a.argmap", MAP)], &["a.argmap"]);
    assert_eq!(
        (code, out.as_str()),
        (2, "a.argmap: `paper.md` is not held\n")
    );
    assert!(err.contains("there is no manuscript to look in"), "{err}");
    let map = MAP.replace("paper.md", "paper.tex");
    let (code, out, _) = coverage(
        &[("a.argmap", &map), ("paper.tex", "\\input{x}")],
        &["a.argmap"],
    );
    assert_eq!(
        (code, out.as_str()),
        (
            2,
            "a.argmap: `paper.tex` cannot be read: it takes in other files with `\\input`, which are not read\n"
        )
    );
    // Nothing outside of the project is read.
    let files = [
        ("p/argcheck.toml", ""),
        ("p/a.argmap", &MAP.replace("paper.md", "../paper.md")),
        ("paper.md", "@li"),
    ];
    let (code, out, _) = coverage(&files, &["p/a.argmap"]);
    assert_eq!(
        (code, out.as_str()),
        (2, "p/a.argmap: `../paper.md` is not held\n")
    );
}

#[test]
fn a_library_folder_has_manuscripts_too() {
    let files = [
        ("p/argcheck.toml", "library = [\"../texts\"]\n"),
        ("p/a.argmap", MAP),
        ("texts/paper.md", "See @li."),
    ];
    let (code, out, _) = coverage(&files, &["p/a.argmap"]);
    assert_eq!(code, 0);
    assert!(
        out.ends_with("p/a.argmap: 0 of 1 cited work of the manuscript is in the map\n"),
        "{out}"
    );
}

#[test]
fn a_file_without_a_header_belongs_to_the_map_that_uses_it() {
    let files = [
        (
            "a.argmap",
            "use \"b.argmap\"\n\npaper \"P\"\n  text \"paper.md\"\n\nassumption a \"A.\"\n",
        ),
        (
            "b.argmap",
            "note 1 cites \"Li\"\nevidence e \"E.\"\n  from note 1\n  quote \"the words of the other\"\n",
        ),
        (
            "paper.md",
            "It was “the words of the other”.[^a]\n\n[^a]: Li.\n",
        ),
    ];
    let folder = folder(&files);
    let all = data(folder.path());
    assert_eq!(all["maps"].as_array().unwrap().len(), 1);
    let whole = &all["maps"][0]["whole"];
    assert_eq!(whole["notes"], serde_json::json!({"mapped": 1, "all": 1}));
    assert_eq!(
        whole["quotations"],
        serde_json::json!({"mapped": 1, "all": 1})
    );
}

#[test]
fn a_note_is_in_the_map_through_its_works_and_a_work_through_its_note() {
    let map = "paper \"P\"\n  text \"paper.md\"\n  bibliography \"b.bib\"\n\nnote 2 \"N.\"\n\nevidence e \"E.\"\n  \
               from li, note 2\n";
    let bib = "@book{li, title={L}, ids={li-old, liold}}\n@book{xia, title={X}}";
    let text = "A.^[See @LI-old.] B.^[See @xia.] C.^[See @li and @kim.] D.[^d]\n\n[^d]: Nothing.\n";
    let folder = folder(&[("a.argmap", map), ("b.bib", bib), ("paper.md", text)]);
    let all = data(folder.path());
    let section = &all["maps"][0]["sections"][0];
    let notes: Vec<_> = section["notes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|note| note["number"].clone())
        .collect();
    assert_eq!(notes, [3, 4], "1 through `li`, 2 by its number");
    let keys: Vec<_> = section["citations"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["key"].clone())
        .collect();
    assert_eq!(keys, ["kim"], "`li` by another key, `xia` through note 2");
}

#[test]
fn a_note_with_a_quotation_is_not_in_the_map_through_its_works_alone() {
    let map = "paper \"P\"\n  text \"paper.md\"\n  bibliography \"b.bib\"\n\nevidence e \"E.\"\n  from li\n";
    let bib = "@book{li, title={L}}";
    let text = "A.^[See @li.] B.[^b] C.[^c]\n\n[^b]: See @li, p. 200, \"a long quotation which is not in the map\".\n\n[^c]: As in @li.\n";
    let folder = folder(&[("a.argmap", map), ("b.bib", bib), ("paper.md", text)]);
    let all = data(folder.path());
    let notes = all["maps"][0]["sections"][0]["notes"].as_array().unwrap();
    let numbers: Vec<_> = notes.iter().map(|note| note["number"].clone()).collect();
    assert_eq!(numbers, [2]);
}

#[test]
fn a_key_without_an_entry_is_not_cited_and_one_doi_is_one_work() {
    let map = "paper \"P\"\n  text \"paper.md\"\n  bibliography \"b.bib\"\n\nevidence e \"E.\"\n  from nobody1900\nevidence f \"F.\"\n  from li\n";
    let bib = "@book{li, title={L}, doi={10.5555/a.1}}\n@book{li_fair, title={L}, doi={https://doi.org/10.5555/A.1}}";
    let text = "A [@nobody1900]. B [@li_fair].\n";
    let folder = folder(&[("a.argmap", map), ("b.bib", bib), ("paper.md", text)]);
    let all = data(folder.path());
    let section = &all["maps"][0]["sections"][0];
    let keys: Vec<_> = section["citations"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["key"].clone())
        .collect();
    assert_eq!(keys, ["nobody1900"]);
}

#[test]
fn damage_is_said_once() {
    let (code, out, err) = coverage(
        &[
            ("a.argmap", &format!("{MAP}  says oops\n")),
            ("paper.md", "See @li."),
        ],
        &["a.argmap"],
    );
    assert_eq!(code, 0);
    assert!(out.contains("`li`, line 1"), "{out}");
    assert!(
        err.starts_with("argcheck: `a.argmap` could not be read whole"),
        "{err}"
    );
}
