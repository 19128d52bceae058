//! PDF files, whole and broken: read, or told why not, and never a crash.

use super::pdf::{file, objects, pdf, stream};
use super::{find, folder};

/// What is found of `aid was cut` in a PDF file.
fn found(bytes: &[u8]) -> (i32, String) {
    let folder = folder(&[("t.pdf", bytes)]);
    let ran = find(folder.path(), &["t.pdf", "aid was cut"]);
    assert_eq!(
        ran.err
            .lines()
            .filter(|line| line.contains("panicked"))
            .count(),
        0
    );
    (ran.code, ran.out)
}

fn refused(bytes: &[u8], reason: &str) {
    let (code, out) = found(bytes);
    assert_eq!((code, out), (2, format!("`t.pdf`: {reason}\n")));
}

const PAGE: &str = "In the spring of that year the aid was cut\nand nobody knew for how long.";
const DAMAGED: &str = "its PDF is damaged, or of a kind that cannot be read";

#[test]
fn a_passage_is_found_with_its_page() {
    let (code, out) = found(&pdf(&["A first page with some words on it.", PAGE]));
    assert_eq!(
        (code, out.as_str()),
        (
            0,
            "`t.pdf`\n\n  quote \"aid was cut\" at \"p. 2\"\n  // the spring of that year the … and nobody knew for how long.\n"
        )
    );
}

#[test]
fn what_is_no_pdf_is_told() {
    refused(b"", "it is no PDF file");
    refused(b"<html>Please log in</html>", "it is no PDF file");
    refused(b"%PDF-1.7\nnothing else", DAMAGED);
    let whole = pdf(&[PAGE]);
    for length in [20, whole.len() / 2, whole.len() - 30] {
        let (code, out) = found(&whole[..length]);
        assert!(code == 2 || code == 0, "{code}: {out}");
    }
}

#[test]
fn a_locked_pdf_is_told() {
    let lock = "/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O (12345678901234567890123456789012) \
                /U (12345678901234567890123456789012) >> /ID [(1234567890123456) (1234567890123456)]";
    refused(
        &file(&objects(&[PAGE]), lock),
        "it is locked with a password",
    );
}

#[test]
fn pages_that_lead_back_to_themselves_are_told() {
    // The tree of pages is its own child.
    let mut around = objects(&[PAGE]);
    around[1] = "<< /Type /Pages /Count 2 /Kids [2 0 R 4 0 R 2 0 R] /Parent 2 0 R >>".to_owned();
    let (code, out) = found(&file(&around, ""));
    assert!(code == 2, "{out}");
    // A page twice.
    let mut twice = objects(&[PAGE]);
    twice[1] = "<< /Type /Pages /Count 2 /Kids [4 0 R 4 0 R] >>".to_owned();
    refused(
        &file(&twice, ""),
        "its PDF is damaged: its pages lead back to themselves",
    );
}

#[test]
fn a_drawing_in_itself_ends() {
    let mut objects = objects(&[PAGE]);
    let inside = objects.len() + 1;
    objects[3] = objects[3].replace(
        "/Font <<",
        &format!("/XObject << /X {inside} 0 R >> /Font <<"),
    );
    objects[4] = stream("", "/X Do");
    objects.push(stream(
        &format!("/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X {inside} 0 R >> >>"),
        "/X Do",
    ));
    refused(&file(&objects, ""), DAMAGED);
}

#[test]
fn a_page_that_cannot_be_read_costs_the_text() {
    let mut objects = objects(&[PAGE, PAGE]);
    objects[5] = "<< /Type /Page /Parent 2 0 R >>".to_owned();
    refused(&file(&objects, ""), &format!("{DAMAGED} (page 2)"));
}

#[test]
fn too_many_pages_are_told() {
    let pages = vec!["x"; 10_000];
    refused(&pdf(&pages), "it has more than 5000 pages");
}

#[test]
fn pictures_of_pages_are_told() {
    refused(
        &pdf(&["", "", ""]),
        "most of its pages are pictures without a text",
    );
}

#[test]
fn a_pdf_is_read_once_and_kept() {
    let folder = folder(&[("t.pdf", &pdf(&[PAGE])), ("cache/x", b"")]);
    for _ in 0..2 {
        assert_eq!(find(folder.path(), &["t.pdf", "aid was cut"]).code, 0);
    }
    let kept = std::fs::read_dir(folder.path().join("cache")).unwrap();
    assert_eq!(kept.count(), 2, "the text, and what was there");
}

#[test]
fn another_program_reads_in_a_thread() {
    let folder = folder(&[("t.pdf", &pdf(&[PAGE])), ("u.pdf", b"%PDF-1.7 none")]);
    let held = |name: &str| {
        let path = camino::Utf8PathBuf::from_path_buf(folder.path().join(name)).unwrap();
        argcheck::texts::HeldFile::new(path, argcheck::texts::Expected::Unsaid)
    };
    let whole = held("t.pdf");
    assert!(
        whole
            .text()
            .unwrap()
            .source
            .text()
            .contains("the aid was cut")
    );
    assert_eq!(held("u.pdf").text().unwrap_err(), DAMAGED);
}
