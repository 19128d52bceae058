//! The words of the table.

use super::{HeldState, SourceTable, ThesisRow, WorkRow};
use crate::checked::QuotationCounts;
use crate::findings::count;

/// So many letters of a title are shown.
const LONGEST_TITLE: usize = 54;

/// So many theses are named in a row.
const MOST_THESES: usize = 8;

/// What is said where the table has no row.
const NO_WORKS: &str = "no source, key or paper is cited in these maps";
const NO_KNOWN_WORKS: &str = "no citation in these maps leads to a source, key or paper";

impl WorkRow {
    /// A title that fits a line.
    pub(super) fn short_title(&self) -> String {
        let title = self.title.as_deref().unwrap_or_default();
        if title.chars().count() <= LONGEST_TITLE {
            return title.to_owned();
        }
        let mut short: String = title.chars().take(LONGEST_TITLE).collect();
        if let Some(end) = short.rfind(' ') {
            short.truncate(end);
        }
        short + "…"
    }

    /// "archive, primary"
    pub(super) fn kind_and_rank(&self) -> String {
        let parts = [self.kind.as_deref(), self.rank];
        let parts: Vec<&str> = parts.into_iter().flatten().collect();
        parts.join(", ")
    }

    /// "held, pp. 1-6"; nothing where no copy is known.
    pub(super) fn copy_words(&self) -> String {
        let state = match self.copy.state {
            HeldState::Unknown => "",
            HeldState::Absent => "not here",
            HeldState::Unreadable => "cannot be read",
            HeldState::Held => "held",
        };
        match &self.copy.holds {
            Some(holds) if !state.is_empty() => format!("{state}, {holds}"),
            _ => state.to_owned(),
        }
    }

    /// "first hand"
    pub(super) fn cited_words(&self) -> String {
        match (self.cited.first_hand, self.cited.second_hand) {
            (true, true) => "both",
            (true, false) => "first hand",
            (false, true) => "second hand",
            (false, false) => "behind",
        }
        .to_owned()
    }

    /// The numbers of the theses, with a star where they need it.
    pub(super) fn thesis_numbers(&self) -> String {
        let numbers = self.theses.iter().map(|of| {
            let star = if of.needs_it == Some(true) { "*" } else { "" };
            format!("{}{star}", of.number)
        });
        let shown: Vec<String> = numbers.take(MOST_THESES).collect();
        let more = self.theses.len() - shown.len();
        match more {
            0 => shown.join(", "),
            more => format!("{} and {more} more", shown.join(", ")),
        }
    }

    /// What became of its quotations: "2 verbatim, 1 not compared".
    pub(super) fn quotation_words(&self) -> String {
        let counts = &self.quotations;
        let mut parts: Vec<String> = quotation_parts(counts)
            .into_iter()
            .filter(|(number, _)| *number > 0)
            .map(|(number, words)| format!("{number} {words}"))
            .collect();
        let found = counts.verbatim + counts.as_marked + counts.altered;
        if let Some(first) = parts.first_mut()
            && counts.as_printed > 0
        {
            *first += &match counts.as_printed {
                printed if printed == found => " in the paper".to_owned(),
                printed => format!(" ({printed} in the paper)"),
            };
        }
        parts.join(", ")
    }
}

/// How many quotations came to what, in words.
pub(super) fn quotation_parts(counts: &QuotationCounts) -> [(usize, &'static str); 6] {
    [
        (counts.verbatim, "verbatim"),
        (counts.as_marked, "as marked"),
        (counts.altered, "altered"),
        (counts.near, "near"),
        (counts.absent, "absent"),
        (counts.not_compared, "not compared"),
    ]
}

impl ThesisRow {
    /// What it rests on, after its name: "rests on 3 sources, …".
    pub(super) fn words(&self) -> String {
        if !self.grounded {
            return "has no grounds here: nothing is said of what it rests on".to_owned();
        }
        if !self.followed {
            return "has more below it than was followed".to_owned();
        }
        let sources = match (self.sources, self.held, self.first_hand) {
            (0, ..) => None,
            (1, held, first) => {
                let held = if held == 1 { "held" } else { "not held" };
                let hand = if first == 1 { "first" } else { "at second" };
                Some(format!("1 source ({held}, cited {hand} hand)"))
            }
            (sources, held, first) => {
                let part = |number: usize, words: &str| match number {
                    0 => format!("none is {words}"),
                    1 => format!("1 is {words}"),
                    number if number == sources => format!("all are {words}"),
                    number => format!("{number} are {words}"),
                };
                let (held, first) = (part(held, "held"), part(first, "cited first hand"));
                Some(format!("{sources} sources, of which {held} and {first}"))
            }
        };
        let grounds: Vec<String> = sources
            .into_iter()
            .chain(untold(self.in_words, self.unknown, self.untold_notes))
            .collect();
        let grounds = match grounds.as_slice() {
            [] => "no source".to_owned(),
            grounds => grounds.join(", and on "),
        };
        format!("rests on {grounds}; {}", self.lines())
    }

    /// What its reasons make: "its 3 reasons are at most 2 independent lines".
    fn lines(&self) -> String {
        match (self.reasons, self.independent_lines) {
            (0, _) => "no reason is given for it itself".to_owned(),
            (1, _) => "it has one reason, one line of support".to_owned(),
            (reasons, independent) => {
                let lines = count(independent, "independent line");
                let by_authors = match self.independent_lines_by_authors {
                    fewer if fewer < independent => format!(" ({fewer} by their authors)"),
                    _ => String::new(),
                };
                format!("its {reasons} reasons are at most {lines}{by_authors}")
            }
        }
    }
}

impl SourceTable {
    /// What is said where the table has no row: nothing is cited, or nothing that is known.
    pub(super) fn no_works(&self) -> &'static str {
        match self.in_words + self.unknown + self.untold_notes {
            0 => NO_WORKS,
            _ => NO_KNOWN_WORKS,
        }
    }

    /// What the table leaves out, and what became of the quotations, a line each.
    pub(super) fn foot(&self) -> Vec<String> {
        let mut lines = Vec::new();
        let is_source = |work: &&WorkRow| work.id.contains('#');
        let is_cited = |work: &&WorkRow| work.cited.first_hand || work.cited.second_hand;
        let sources = self.works.iter().filter(is_source);
        let shown = sources.clone().count();
        let cited = sources.filter(is_cited).count();
        let are = |number: usize| if number == 1 { "is" } else { "are" };
        let (behind, left) = (shown - cited, self.not_cited);
        let mut parts = vec![format!("{cited} {} cited", are(cited))];
        if behind > 0 {
            let stand = if behind == 1 { "stands" } else { "stand" };
            parts.push(format!("{behind} {stand} behind these"));
        }
        if left > 0 {
            parts.push(format!(
                "{left} {} used by nothing and not shown",
                are(left)
            ));
        }
        let papers = match self.works.len() - shown {
            0 => String::new(),
            1 => "; the paper of 1 map is cited too".to_owned(),
            papers => format!("; the papers of {papers} maps are cited too"),
        };
        if shown + left > 0 || !papers.is_empty() {
            let sources = count(shown + left, "source");
            lines.push(format!("{sources}: {}{papers}", parts.join(", ")));
        }
        let besides: Vec<String> = untold(self.in_words, self.unknown, self.untold_notes).collect();
        if !besides.is_empty() {
            lines.push(format!("not in the table: {}", besides.join(", and ")));
        }
        if let Some(quotations) = self.quotations.words() {
            let own: usize = quotation_parts(&self.wordings)
                .iter()
                .map(|(number, _)| number)
                .sum();
            let own = match own {
                0 => String::new(),
                1 => "; 1 of them is a paper's own wording".to_owned(),
                own => format!("; {own} of them are the papers' own wordings"),
            };
            lines.push(format!("{quotations}{own}"));
        }
        if !self.complete {
            lines.push(
                "there are more citations than were followed: the numbers are too small".to_owned(),
            );
        }
        lines
    }

    /// What the signs in the cells mean, those that are there.
    pub(super) fn key(&self) -> Vec<&'static str> {
        let any = |has: &dyn Fn(&WorkRow) -> bool| self.works.iter().any(has);
        let mut key = Vec::new();
        if self.works.is_empty() {
            return key;
        }
        let is_unknown = |work: &WorkRow| work.copy.state == HeldState::Unknown;
        if self.works.iter().all(is_unknown) {
            key.push("no copy of any of these is known");
        } else if any(&is_unknown) {
            key.push("where no copy is told of, none is known");
        }
        if !self.theses.is_empty() && any(&|work| work.theses.is_empty()) {
            key.push("where no thesis is told of, the support of none cites it");
        }
        if any(&|work| work.theses.iter().any(|of| of.needs_it == Some(true))) {
            key.push("*: without it the thesis would have no grounds");
        }
        if any(&|work| !work.cited.first_hand && !work.cited.second_hand) {
            key.push("behind: not cited itself; a work that is cited rests on it");
        }
        if any(&|work| work.quotations.as_printed > 0) {
            key.push("in the paper: as the paper prints them, not compared with the work itself");
        }
        key
    }
}

/// What is cited and is no work of the table.
fn untold(in_words: usize, unknown: usize, notes: usize) -> impl Iterator<Item = String> {
    let words = match in_words {
        0 => None,
        1 => Some("1 citation in words".to_owned()),
        number => Some(format!("{number} citations in words")),
    };
    let notes = (notes > 0).then(|| format!("{} whose sources are not told", count(notes, "note")));
    let unknown = match unknown {
        0 => None,
        1 => Some("1 citation that leads nowhere".to_owned()),
        number => Some(format!("{number} citations that lead nowhere")),
    };
    words.into_iter().chain(unknown).chain(notes)
}
