//! One line a finding: `maps/a.argmap:3:3: error[circular-support]: message`.

use std::io::{self, Write};

use super::{Report, Style};

pub(super) fn write(report: &Report<'_>, style: Style, out: &mut dyn Write) -> io::Result<()> {
    for finding in report.shown(style) {
        let place = finding.place();
        let file = report.project.files.get(place.file);
        let position = file.position(place.span.start);
        writeln!(
            out,
            "{}:{}:{}: {}[{}]: {}",
            file.path,
            position.line,
            position.column,
            finding.severity.word(),
            finding.rule,
            finding.message
        )?;
    }
    Ok(())
}
