//! What would change in a file, line by line.

use std::io::{self, IsTerminal as _, Write};
use std::time::Duration;

use camino::Utf8Path;
use similar::TextDiff;

use crate::project::SourceFile;

/// Comparing two texts line by line ends after so long; what is left is shown as changed.
const LONGEST_COMPARISON: Duration = Duration::from_secs(5);

/// Writes a unified diff, with nothing in it that a terminal would obey.
pub(super) fn write_diff(
    path: &Utf8Path,
    before: String,
    after: String,
    out: &mut dyn Write,
) -> io::Result<()> {
    let [before, after] = [before, after].map(|text| {
        if io::stdout().is_terminal() {
            let file = SourceFile::new(path.to_owned(), text, None);
            file.display_text().to_owned()
        } else {
            text
        }
    });
    let diff = TextDiff::configure()
        .timeout(LONGEST_COMPARISON)
        .diff_lines(&before, &after);
    diff.unified_diff()
        .header(path.as_str(), path.as_str())
        .to_writer(out)
}
