//! The forms in which copies are kept.

use super::{find, folder};

/// What is found of `aid was cut in 1957` in a file.
fn found(name: &str, bytes: &[u8]) -> (i32, String) {
    let folder = folder(&[(name, bytes)]);
    let ran = find(folder.path(), &[name, "Größe: aid was cut in 1957"]);
    (ran.code, ran.out)
}

#[test]
fn a_sentence_is_found_in_every_form() {
    let utf_16: Vec<u8> = "\u{feff}Größe: aid was cut in 1957."
        .encode_utf16()
        .flat_map(u16::to_be_bytes)
        .collect();
    for (name, bytes) in [
        ("t.txt", "Größe: aid was\r\n cut in 1957.".as_bytes()),
        ("t.txt", "\u{feff}Größe: aid was cut in 1957.".as_bytes()),
        ("t.txt", b"Gr\xf6\xdfe: aid was cut in 1957."),
        ("t.txt", &utf_16),
        ("t", "Größe: aid was cut in 1957.".as_bytes()),
        (
            "t.MD",
            "# H\n\n**Größe**: [aid](u) was[^1] *cut* in 1957.\n\n[^1]: N".as_bytes(),
        ),
        (
            "t.html",
            "<p>Gr&ouml;&szlig;e: <i>aid</i> was<sup><a>12</a></sup> cut<!-- x --> in\n1957."
                .as_bytes(),
        ),
        (
            "t.tex",
            b"Gr\\\"o\\ss e: \\emph{aid} was\\footnote{N} cut % not\n in 1957.",
        ),
    ] {
        let (code, out) = found(name, bytes);
        assert_eq!(code, 0, "{name}: {out}");
        assert!(
            out.contains("quote \"Größe: aid was cut in 1957\""),
            "{name}: {out}"
        );
    }
}

#[test]
fn what_is_no_text_is_told() {
    for (name, bytes, reason) in [
        (
            "t.docx",
            &b"PK\x03\x04\x14"[..],
            "it is a Word, OpenDocument, EPUB or ZIP file",
        ),
        ("t.txt", b"\0\x01\0\x02\0\x03\0\x04", "it is no text"),
        (
            "t.tex",
            b"\\input{one}\n\\include{two}",
            "it takes in other files",
        ),
    ] {
        let (code, out) = found(name, bytes);
        assert_eq!(code, 2, "{name}: {out}");
        assert!(out.contains(reason), "{name}: {out}");
    }
}

#[test]
fn a_text_that_is_too_large_is_told() {
    let folder = folder(&[]);
    for name in ["t.txt", "t.md", "t.html"] {
        let file = std::fs::File::create(folder.path().join(name)).unwrap();
        file.set_len(200 << 20).unwrap();
    }
    let ran = find(folder.path(), &["t.txt", "aid"]);
    assert_eq!(ran.code, 2);
    assert_eq!(ran.out, "`t.txt`: it is larger than 64 MiB\n");
    let ran = find(folder.path(), &["t.md", "aid"]);
    assert_eq!(ran.out, "`t.md`: its text is larger than 64 MiB\n");
    assert_eq!(find(folder.path(), &["t.html", "aid"]).code, 2);
}

#[cfg(unix)]
#[test]
fn a_library_that_leads_back_to_itself_is_harmless() {
    use std::os::unix::fs::symlink;

    let map = b"assumption a \"A.\"\nsource li \"L\"\nsource out \"O\"\nsource inner \"I\"\n";
    let folder = folder(&[
        ("a.argmap", map),
        ("library/x/li.txt", b"aid was cut"),
        ("library/x/other.txt", b"aid was cut"),
        ("outside.txt", b"aid was cut"),
    ]);
    let library = folder.path().join("library");
    symlink(&library, library.join("x/again")).unwrap();
    symlink(folder.path().join("outside.txt"), library.join("out.txt")).unwrap();
    symlink(library.join("x/other.txt"), library.join("inner.txt")).unwrap();
    symlink("nowhere", library.join("dead.txt")).unwrap();
    let code = |source: &str| find(folder.path(), &[source, "aid was cut", "a.argmap"]).code;
    assert_eq!((code("li"), code("inner")), (0, 0));
    assert_eq!(code("out"), 2, "outside of the library nothing is read");
}

#[test]
fn a_plain_text_beside_a_pdf_is_read_instead() {
    let map = b"paper \"P\"\n  text \"p.pdf\"\n\nassumption a \"A.\"\n\nsource li \"L\"\n  file \":li.pdf:PDF\"\n";
    let folder = folder(&[
        ("a.argmap", map),
        ("p.pdf", b"%PDF-1.4 broken"),
        ("p.txt", b"aid was cut"),
        ("library/storage/li.PDF", b"%PDF-1.4 broken"),
        ("library/storage/li.txt", b"aid was cut"),
    ]);
    for source in ["a", "li"] {
        let ran = find(folder.path(), &[source, "aid was cut"]);
        assert_eq!(ran.code, 0, "{source}: {}{}", ran.out, ran.err);
    }
}

#[cfg(not(feature = "pdf"))]
#[test]
fn a_build_without_pdf_says_so() {
    let (code, out) = found("t.pdf", b"%PDF-1.4");
    assert_eq!(code, 2);
    assert!(out.contains("built without its PDF reader"), "{out}");
}
