//! One paper in five forms, and what each form has of its own.

use argcheck::manuscript::{Manuscript, read};
use argcheck::texts::Form;
use serde_json::Value;

use super::support::{run_in, snapshots};
use super::{data, paper_in};

#[test]
fn every_form_is_read_whole() {
    for ending in ["md", "qmd", "tex", "typ", "txt"] {
        let folder = paper_in(ending);
        let ran = run_in(folder.path(), &["coverage", "paper.argmap"], b"");
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{ending}");
        snapshots().bind(|| insta::assert_snapshot!(format!("coverage@{ending}"), ran.out));
    }
}

/// What is told of a paper, without its lines.
fn told(ending: &str) -> (Vec<Value>, Value) {
    let folder = paper_in(ending);
    let mut all = data(folder.path());
    let map = all["maps"][0].take();
    let section = |section: &Value| {
        let every = |kind: &str, field: &str| -> Vec<Value> {
            let items = section[kind].as_array().unwrap();
            items.iter().map(|item| item[field].clone()).collect()
        };
        serde_json::json!({
            "title": section["title"],
            "level": section["level"],
            "numbers": section["numbers"],
            "notes": every("notes", "number"),
            "quotations": every("quotations", "words"),
            "citations": every("citations", "key"),
            "times": every("citations", "times"),
        })
    };
    let sections = map["sections"].as_array().unwrap();
    let sections = sections.iter().map(section).collect();
    (sections, map["gone"].clone())
}

#[test]
fn the_same_paper_in_another_form_has_the_same_coverage() {
    let markdown = told("md");
    assert_eq!(markdown.0.len(), 5);
    for ending in ["qmd", "tex", "typ"] {
        assert_eq!(told(ending), markdown, "{ending}");
    }
    // Plain text tells no keys, so that two words before one are no quotation, no levels,
    // and neither headings nor lists of works that the map does not name.
    let (plain, _) = told("txt");
    let sections: Vec<&Value> = markdown
        .0
        .iter()
        .filter(|one| one["title"] != "References")
        .collect();
    assert_eq!(plain.len(), sections.len());
    for (plain, marked) in plain.iter().zip(sections) {
        for field in ["title", "notes"] {
            assert_eq!(plain[field], marked[field]);
        }
        assert_eq!(plain["numbers"]["notes"], marked["numbers"]["notes"]);
        assert_eq!(plain["numbers"]["citations"], Value::Null);
        let all = marked["quotations"].as_array().unwrap().iter();
        let long: Vec<&Value> = all.filter(|words| **words != "complete failure").collect();
        let found: Vec<&Value> = plain["quotations"].as_array().unwrap().iter().collect();
        assert_eq!(found, long);
    }
}

fn manuscript(form: Form, text: &str) -> Manuscript {
    read(form, text).unwrap()
}

fn keys(form: Form, text: &str) -> Vec<String> {
    let citations = manuscript(form, text).citations;
    citations.into_iter().map(|citation| citation.key).collect()
}

fn numbers(form: Form, text: &str) -> Vec<u32> {
    let notes = manuscript(form, text).notes;
    notes.into_iter().map(|note| note.number).collect()
}

fn quotations(form: Form, text: &str) -> Vec<String> {
    let quotations = manuscript(form, text).quotations;
    quotations
        .into_iter()
        .map(|quotation| quotation.words)
        .collect()
}

#[test]
fn markdown_as_it_is_written() {
    let cited = |text| keys(Form::Markdown, text);
    assert_eq!(
        cited("[see @a_b-c, p. 3; -@d:e; @{f g}] @h."),
        ["a_b-c", "d:e", "f g", "h"]
    );
    assert_eq!(
        cited("a@b.org <c@d.org> [x](http://y.z/@w) \\@e `@f` @tbl-g @eq:h"),
        [""; 0]
    );
    assert_eq!(
        cited("*@a* **[@b]** \"@c\" (@d) @e's @f_g_h"),
        ["a", "b", "c", "d", "e", "f_g_h"]
    );
    assert_eq!(cited("(@ex) an example.\n\nSee (@ex) and (@li)."), ["li"]);
    assert_eq!(cited("# A {#own}\n\nas @own and @li say"), ["li"]);
    assert_eq!(
        cited("text^[a note [with @b] of @c] @d\n\nafter @e"),
        ["b", "c", "d", "e"]
    );
    assert_eq!(cited("not closed^[a note of @c\n\nafter @e"), ["c", "e"]);
    assert_eq!(cited("a\r\n\r\n> @b\r\n"), ["b"]);
    let quoted = |text| quotations(Form::Markdown, text);
    assert_eq!(
        quoted("a \"*one* two `x` [three](y) four\" b"),
        ["one two three four"]
    );
    assert_eq!(
        quoted("> [!NOTE]\n> This is not quoted from anybody."),
        [""; 0]
    );
    assert_eq!(
        quoted("> One two three four.\n>\n> > Five six seven eight."),
        ["One two three four. Five six seven eight"]
    );
    assert_eq!(
        quoted("| a | b |\n|---|---|\n| \"one two three four\" | \"five |"),
        ["one two three four"]
    );
    assert_eq!(quoted("# A \"title that quotes some words\"\n\nb"), [""; 0]);
    assert_eq!(
        numbers(
            Form::Markdown,
            "a[^x] b[^y] c[^x]\n\n[^x]: X\n[^y]: Y\n[^z]: never called"
        ),
        [1, 2]
    );
    assert!(read(Form::Markdown, "a\n\n{{< include part.qmd >}}\n").is_err());
    assert!(read(Form::Markdown, "a\n\n{{< pagebreak >}}\n").is_ok());
}

#[test]
fn latex_as_it_is_written() {
    let cited = |text| keys(Form::Latex, text);
    assert_eq!(
        cited(
            "\\autocites(see)()[3]{a}[][4]{b, c} \\textcite[12]{d} \\Citet*{e} \\fullcite{f} \\volcite{2}[3]{g}"
        ),
        ["a", "b", "c", "d", "e", "f", "g"]
    );
    assert_eq!(
        cited(
            "% \\cite{a}\n\\nocite{b} \\verb|\\cite{c}| \\iffalse\\cite{d}\\fi \\cite{*} \\citestyle{apa}"
        ),
        [""; 0]
    );
    assert_eq!(
        cited("\\textquote[{\\cite[3]{a}}]{x} \\textcquote[5]{b}{y} \\blockcquote{c}{z}"),
        ["a", "b", "c"]
    );
    assert_eq!(cited("\\cite\n  {a,%\n  b}"), ["a"]);
    let quoted = |text| quotations(Form::Latex, text);
    assert_eq!(
        quoted("\\begin{displayquote}[{\\cite{a}}]\nIt was only said once.\n\\end{displayquote}"),
        ["It was only said once"]
    );
    assert_eq!(
        quoted("\"`es wurde alles gestrichen\"' und <<il a tout dit la>>"),
        ["es wurde alles gestrichen", "il a tout dit la"]
    );
    assert_eq!(
        quoted("\\foreignquote{german}{es wurde \\emph{alles} gestrichen}"),
        ["es wurde alles gestrichen"]
    );
    assert_eq!(
        quoted("\\blockquote{It was only said once.}"),
        ["It was only said once"]
    );
    assert_eq!(
        quoted("``P\\'{e}ter was there \\& saw ``it'' all'' x"),
        [""; 0]
    );
    let called = |text| numbers(Form::Latex, text);
    assert_eq!(
        called("a\\footnote{x\\footnote{y}} b\\footnote[7]{z} c\\footnotemark\\footnotetext{w}"),
        [1, 2, 7, 3]
    );
    assert_eq!(
        called(
            "\\chapter{A}a\\footnote{x}\\chapter{B}b\\footnote{y}\\setcounter{footnote}{8}\\footnote{z}"
        ),
        [1, 1, 9]
    );
    assert_eq!(
        called(
            "\\usepackage[style=verbose]{biblatex}\\begin{document}a\\autocite{x} b\\parencite{y}\\end{document}"
        ),
        [1]
    );
    assert!(read(Form::Latex, "\\begin{document}\\input{part}\\end{document}").is_err());
    assert!(
        read(
            Form::Latex,
            "\\input{macros}\\begin{document}a\\end{document}"
        )
        .is_ok()
    );
}

#[test]
fn typst_as_it_is_written() {
    let cited = |text| keys(Form::Typst, text);
    assert_eq!(
        cited("@a[p. 3] #cite(<b>, form: \"prose\") (@c) @d. @e:f's a@g.org"),
        ["a", "b", "c", "d", "e:f"]
    );
    assert_eq!(
        cited("= A <own>\n@own @li // @no\n`@no` $@no$ \\@no /* @no */ #text(\"@no\")"),
        ["li"]
    );
    assert_eq!(
        cited("#let f(x) = [as @a says]\n#figure(image(\"b.png\"), caption: [By @c])"),
        ["a", "c"]
    );
    let quoted = |text| quotations(Form::Typst, text);
    assert_eq!(
        quoted("a #quote[one *two* three four] b \"five _six_ seven eight\""),
        ["one two three four", "five six seven eight"]
    );
    assert_eq!(
        quoted("#set text(font: \"one two three four\")\n#link(\"x\")[y]"),
        [""; 0]
    );
    assert_eq!(
        numbers(
            Form::Typst,
            "a#footnote[b @c] d#footnote(\"e\") f#footnote(<g>)"
        ),
        [1, 2]
    );
    assert!(read(Form::Typst, "#include \"part.typ\"").is_err());
}

#[test]
fn plain_text_tells_notes_only_where_they_are_certain() {
    let called = |text| numbers(Form::Plain, text);
    let certain = "One aid.1 Two aid.2 Three aid³ and four.4 Five until 1976.5 End.";
    assert_eq!(called(certain), [1, 2, 3, 4, 5]);
    assert_eq!(called("One aid.1 Two aid.2 Three aid.3"), [0; 0], "too few");
    assert_eq!(
        called("Aid.12 Aid.7 Aid.3 Aid.40 Aid.5 Aid.2"),
        [0; 0],
        "they do not rise"
    );
    let lost = "a aid.1 aid.2 aid.3 aid.4 aid.5 aid.6 aid.7 aid.8 aid.9 x10 aid.11 aid.12";
    assert_eq!(called(lost), (1..=12).collect::<Vec<u32>>(), "one is lost");
    assert!(
        !manuscript(Form::Plain, "a").tells_notes && manuscript(Form::Plain, certain).tells_notes
    );
    let text =
        format!("{certain}\n\n1 Li, “what was never there to see”.\n\n“This is the text again.”");
    assert_eq!(quotations(Form::Plain, &text), ["This is the text again"]);
}

#[test]
fn held_copies_in_typst_and_quarto_are_read() {
    for (name, text) in [
        (
            "paper.typ",
            "#set page(width: 1cm)\nChina gave _aid_#footnote[Much.] to Korea.",
        ),
        ("paper.qmd", "China gave *aid*[^1] to Korea.\n\n[^1]: Much."),
    ] {
        let map = format!(
            "paper \"P\"\n  text \"{name}\"\n\nassumption a \"A.\"\n  says \"gave aid to Korea\"\n"
        );
        let folder = super::folder(&[("paper.argmap", &map), (name, text)]);
        let ran = run_in(folder.path(), &["--info", "paper.argmap"], b"");
        assert!(
            !ran.out.contains("stale-wording") && ran.out.contains("1 quotation found"),
            "{}",
            ran.out
        );
    }
}
