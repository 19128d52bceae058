//! What `argcheck find` says.

use super::{find, folder};

const MAP: &str = "paper \"P\"\n  text \"paper.txt\"\n  holds \"pp. 38-40\"\n\n\
    note 4 cites li-2013, lost, shen at \"p. 3\"\n\n\
    assumption a \"A.\"\n\n\
    source li-2013 \"Li\"\n\n\
    source lost \"Lost\"\n  text \"lost.pdf\"\n\n\
    source shen \"Shen\"\n  doi \"10.1080/146.82\"\n\n\
    source unknown-copy \"U\"\n";

const PAPER: &str = "China gave aid to Korea,\nand aid to Viet-\nnam.1\n\u{c}China \
    gave \"facility aid\" to all, and aid.\n\u{c}Nothing was refused that was asked for.\n";

fn held() -> tempfile::TempDir {
    folder(&[
        ("a.argmap", MAP.as_bytes()),
        ("paper.txt", PAPER.as_bytes()),
        (
            "library/deep/er/li-2013.txt",
            b"The grain was refused in spring of that year.",
        ),
        (
            "library/10.1080_146.82.md",
            b"The *grain* was granted in spring of that year.",
        ),
    ])
}

#[test]
fn what_stands_there_is_shown_as_clauses_with_pages() {
    let folder = held();
    let ran = find(folder.path(), &["a", "aid"]);
    assert_eq!(
        (ran.code, ran.out.as_str(), ran.err.as_str()),
        (
            0,
            "`a.argmap`, in paper.txt: 4 times\n\n  quote \"aid\" at \"p. 38\"\n  // China gave … to Korea, and aid to Vietnam.\n  quote \"aid\" at \"p. 39\"\n  // China gave \"facility … \" to all, and aid.\n",
            ""
        )
    );
    let ran = find(folder.path(), &["a.argmap", "aid to korea … to vietnam"]);
    assert_eq!(
        ran.out,
        "`a.argmap`, in paper.txt\n\n  quote \"aid to Korea … to Vietnam\" at \"p. 38\"\n  // China gave …\n"
    );
    let ran = find(folder.path(), &["paper.txt", "gave facility aid to"]);
    assert_eq!(
        ran.out,
        "`paper.txt`\n\n  quote \"gave \\\"facility aid\\\" to\" at \"p. 2\"\n  // China … all, and aid.\n"
    );
}

#[test]
fn sources_are_found_by_key_doi_and_note() {
    let folder = held();
    let ran = find(folder.path(), &["li-2013", "grain was refused"]);
    assert_eq!(
        ran.out,
        "`li-2013`, in library/deep/er/li-2013.txt\n\n  quote \"grain was refused\"\n  // The … in spring of that year.\n"
    );
    let ran = find(folder.path(), &["shen", "grain was granted"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert!(
        ran.out.contains("in library/10.1080_146.82.md"),
        "{}",
        ran.out
    );
    let ran = find(
        folder.path(),
        &["note 4", "grain was granted in spring of that year"],
    );
    assert_eq!(ran.code, 0);
    assert_eq!(
        ran.out,
        "`li-2013`, in library/deep/er/li-2013.txt: not word for word; nearest to it is\n\n  \
         quote \"grain was refused in spring of that year\"\n\n  for `granted`, the text has `refused`\n\n\
         `lost`: its copy `lost.pdf` is not here\n\n\
         `shen`, in library/10.1080_146.82.md\n\n  quote \"grain was granted in spring of that year\"\n  // The …\n"
    );
}

#[test]
fn what_stands_nowhere_ends_with_1_and_what_cannot_be_looked_for_with_2() {
    let folder = held();
    let ran = find(folder.path(), &["a", "Albania asked for tractors"]);
    assert_eq!(
        (ran.code, ran.out.as_str()),
        (1, "`a.argmap`, in paper.txt: nothing like it\n")
    );
    let ran = find(folder.path(), &["unknown-copy", "aid"]);
    assert_eq!(
        (ran.code, ran.out.as_str()),
        (2, "`unknown-copy`: no copy of it is known\n")
    );
    assert!(
        ran.err
            .starts_with("argcheck: there is no copy to look in\n  help: "),
        "{}",
        ran.err
    );
    let ran = find(folder.path(), &["li-2031", "aid"]);
    assert_eq!(
        (ran.code, ran.err.as_str()),
        (
            2,
            "argcheck: no source, map or text is called `li-2031`\n  help: did you mean `li-2013`?\n"
        )
    );
    for (source, words) in [("note 5", "aid"), ("a", " … "), ("nobody-knows-it", "aid")] {
        let ran = find(folder.path(), &[source, words]);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{source} {words}");
        assert!(!ran.err.is_empty());
    }
    assert_eq!(find(folder.path(), &["a", "aid", "library"]).code, 3);
}

#[test]
fn many_places_are_counted_and_some_shown() {
    let pages: Vec<String> = (1..=300).map(|_| "aid and aid".to_owned()).collect();
    let folder = folder(&[("t.txt", pages.join("\u{c}").as_bytes())]);
    let ran = find(folder.path(), &["t.txt", "aid"]);
    let last = "  quote \"aid\" at \"p. 5\"\n  // … and aid\n\n  and 590 more\n";
    assert!(
        ran.out.starts_with("`t.txt`: 600 times\n") && ran.out.ends_with(last),
        "{}",
        ran.out
    );
}

#[test]
fn long_passages_stand_on_lines_as_the_formatter_has_them() {
    let long = "words that go on in the style of a treaty of friendship ".repeat(4);
    let folder = folder(&[("t.txt", long.as_bytes())]);
    let ran = find(folder.path(), &["t.txt", long.trim()]);
    let map = format!(
        "evidence e\n{}\n",
        ran.out.split_once("\n\n").unwrap().1.trim_end()
    );
    assert!(
        map.contains("\"\"\"words") && map.lines().count() > 2,
        "{map}"
    );
    assert_eq!(argcheck::edit::format(&map).unwrap(), map);
}

#[test]
fn programs_get_data() {
    let folder = held();
    let ran = find(
        folder.path(),
        &[
            "note 4",
            "grain was granted in spring of that year",
            "--format",
            "json",
        ],
    );
    let data: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(data["version"], 1);
    assert_eq!(
        data["copies"][0]["near"]["differences"][0]["text"],
        "refused"
    );
    assert_eq!(
        data["copies"][1]["trouble"],
        "its copy `lost.pdf` is not here"
    );
    assert_eq!(data["copies"][2]["count"], 1);
    assert_eq!(
        data["copies"][2]["passages"][0]["words"],
        "grain was granted in spring of that year"
    );
}

#[test]
fn a_text_cannot_steer_the_terminal() {
    let folder = folder(&[("t.txt", "aid \u{1b}[31mwas\u{202e} cut".as_bytes())]);
    let ran = find(folder.path(), &["t.txt", "aid [31mwas cut"]);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    assert!(
        !ran.out.contains('\u{1b}') && !ran.out.contains('\u{202e}'),
        "{}",
        ran.out
    );
}
