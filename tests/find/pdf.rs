//! PDF files for tests, whole and broken.

use std::fmt::Write as _;

/// Objects of a PDF file by their numbers from 1, the first the catalog.
pub fn file(objects: &[String], trailer: &str) -> Vec<u8> {
    let mut file = String::from("%PDF-1.4\n");
    let mut places = Vec::new();
    for (at, object) in objects.iter().enumerate() {
        places.push(file.len());
        let _ = write!(file, "{} 0 obj\n{object}\nendobj\n", at + 1);
    }
    let table = file.len();
    let _ = write!(file, "xref\n0 {}\n0000000000 65535 f \n", places.len() + 1);
    for place in &places {
        let _ = writeln!(file, "{place:010} 00000 n ");
    }
    let _ = write!(
        file,
        "trailer\n<< /Size {} /Root 1 0 R {trailer} >>\nstartxref\n{table}\n%%EOF\n",
        places.len() + 1
    );
    file.into_bytes()
}

/// A stream with its length.
pub fn stream(more: &str, content: &str) -> String {
    format!(
        "<< /Length {} {more} >>\nstream\n{content}\nendstream",
        content.len()
    )
}

/// The catalog, the tree of pages, a font, and a page with its lines for each text.
pub fn objects(pages: &[&str]) -> Vec<String> {
    let kids: Vec<String> = (0..pages.len())
        .map(|at| format!("{} 0 R", 4 + 2 * at))
        .collect();
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        format!(
            "<< /Type /Pages /Count {} /Kids [{}] >>",
            kids.len(),
            kids.join(" ")
        ),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
            .to_owned(),
    ];
    for (at, text) in pages.iter().enumerate() {
        let lines: String = text
            .lines()
            .map(|line| format!("({line}) Tj T* "))
            .collect();
        objects.push(format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {} 0 R /Resources << \
             /Font << /F1 3 0 R >> >> >>",
            5 + 2 * at
        ));
        objects.push(stream(
            "",
            &format!("BT /F1 12 Tf 14 TL 72 770 Td {lines}ET"),
        ));
    }
    objects
}

/// A PDF file with these pages.
pub fn pdf(pages: &[&str]) -> Vec<u8> {
    file(&objects(pages), "")
}
