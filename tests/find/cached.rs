//! What was read is kept.

use super::{find, folder};

#[test]
fn a_kept_text_is_used_and_a_damaged_one_is_not() {
    let page = b"<p>aid was cut</p>";
    let folder = folder(&[
        ("t.html", page),
        ("u.html", b"<p>other words</p>"),
        ("cache/x", b""),
    ]);
    let ran = |name: &str| find(folder.path(), &[name, "aid was cut"]).code;
    assert_eq!((ran("t.html"), ran("u.html")), (0, 1));
    let kept: Vec<_> = std::fs::read_dir(folder.path().join("cache"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.to_string_lossy().ends_with("-html"))
        .collect();
    assert_eq!(kept.len(), 2);
    assert_eq!((ran("t.html"), ran("u.html")), (0, 1), "as it was before");
    // One text under the other's name, and damaged ones.
    let texts: Vec<Vec<u8>> = kept
        .iter()
        .map(|path| std::fs::read(path).unwrap())
        .collect();
    std::fs::write(&kept[0], &texts[1]).unwrap();
    std::fs::write(&kept[1], b"damaged").unwrap();
    assert_eq!((ran("t.html"), ran("u.html")), (0, 1), "read anew");
    let anew: Vec<Vec<u8>> = kept
        .iter()
        .map(|path| std::fs::read(path).unwrap())
        .collect();
    assert_eq!(anew, texts, "and kept anew");
}

#[test]
fn a_cache_that_cannot_be_used_is_none() {
    let folder = folder(&[("t.html", b"<p>aid was cut</p>"), ("cache", b"a file")]);
    assert_eq!(find(folder.path(), &["t.html", "aid was cut"]).code, 0);
}
