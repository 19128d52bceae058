//! The names under which a work's copy may be kept, from what a bibliography says.

use camino::Utf8Path;

use super::read;

/// The names without endings that a key or a DOI may have as a file's: letters that
/// file systems or habits refuse are replaced.
pub(super) fn stems(key: &str) -> Vec<String> {
    let key = key.trim();
    let mut stems = Vec::new();
    let is_plain = !key.contains(['/', '\\', ':', '<', '>', '"', '|', '?', '*']);
    if is_plain {
        stems.push(key.to_owned());
    } else {
        for by in ["_", "-", "%2F"] {
            let slashed = key.replace(['/', '\\'], by);
            stems.push(slashed.clone());
            let plain = slashed.replace([':', '<', '>', '"', '|', '?', '*'], "_");
            stems.push(plain);
        }
    }
    // A name that begins with a full stop is hidden, and no key.
    stems.retain(|stem| !stem.is_empty() && !stem.starts_with('.'));
    stems.dedup();
    stems
}

/// A DOI without the address that resolves it.
pub(super) fn bare_doi(doi: &str) -> &str {
    let doi = doi.trim();
    let lower = doi.to_ascii_lowercase();
    let prefixes = [
        "https://doi.org/",
        "http://doi.org/",
        "https://dx.doi.org/",
        "http://dx.doi.org/",
        "doi:",
    ];
    let prefix = prefixes.iter().find(|prefix| lower.starts_with(**prefix));
    doi[prefix.map_or(0, |prefix| prefix.len())..].trim()
}

/// The names of the files that a `file` field lists: `:path:PDF` as JabRef writes it,
/// `path:application/pdf;path2` as Zotero does, or a path alone.
pub(super) fn files(field: &str) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for entry in parts(field, ';') {
        for part in parts(&entry, ':') {
            let part = plain(&part);
            let name = part.rsplit(['/', '\\']).next().unwrap_or_default().trim();
            let is_file = read::rank(Utf8Path::new(name)).is_some();
            if is_file && !name.starts_with('.') && !names.iter().any(|known| known == name) {
                names.push(name.to_owned());
            }
        }
    }
    names
}

/// Words cut at a mark that has no backslash before it; backslashes stay.
fn parts(words: &str, mark: char) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut is_escaped = false;
    for letter in words.chars() {
        if letter == mark && !is_escaped {
            parts.push(String::new());
        } else if let Some(part) = parts.last_mut() {
            part.push(letter);
        }
        is_escaped = letter == '\\' && !is_escaped;
    }
    parts
}

/// Words without the backslashes before marks.
fn plain(words: &str) -> String {
    let mut plain = String::with_capacity(words.len());
    let mut letters = words.chars().peekable();
    while let Some(letter) = letters.next() {
        let escapes = letters
            .peek()
            .is_some_and(|next| matches!(next, ':' | ';' | '_' | '&' | '%' | '#' | '{' | '}'));
        if letter != '\\' || !escapes {
            plain.push(letter);
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn file_fields_of_every_kind_are_read() {
        for (field, names) in [
            (":li-2013.pdf:PDF", &["li-2013.pdf"][..]),
            (
                "Full Text:Li - 2013/Aid\\; a history.pdf:PDF",
                &["Aid; a history.pdf"],
            ),
            (
                "files/12/Li - 2013.pdf:application/pdf;files/13/snap.html:text/html",
                &["Li - 2013.pdf", "snap.html"],
            ),
            (
                "Title:C\\:\\\\Users\\\\me\\\\Zotero\\\\storage\\\\ABC\\\\li.pdf:application/pdf",
                &["li.pdf"],
            ),
            ("C:\\papers\\li.pdf", &["li.pdf"]),
            ("/home/me/papers/li\\_2013.pdf", &["li_2013.pdf"]),
            ("a.pdf;b.pdf", &["a.pdf", "b.pdf"]),
            ("", &[]),
            (":../../.pdf:PDF;x.docx", &[]),
        ] {
            assert_eq!(files(field), names, "{field}");
        }
    }

    #[test]
    fn a_doi_is_a_name_in_three_ways() {
        let doi = bare_doi("https://doi.org/10.1080/146.82");
        assert_eq!(doi, "10.1080/146.82");
        assert_eq!(bare_doi("DOI:10.1/x"), "10.1/x");
        let stems = stems(doi);
        for stem in ["10.1080_146.82", "10.1080-146.82", "10.1080%2F146.82"] {
            assert!(stems.iter().any(|known| known == stem), "{stem}: {stems:?}");
        }
    }

    #[test]
    fn no_key_leads_out_of_a_folder() {
        for key in [
            "../../etc/passwd",
            "..",
            ".hidden",
            "/etc/passwd",
            "a\\..\\b",
        ] {
            let stems = stems(key);
            assert!(
                stems
                    .iter()
                    .all(|stem| !stem.contains(['/', '\\']) && !stem.starts_with('.')),
                "{key}: {stems:?}"
            );
        }
    }
}
