//! The words of the table.

use super::{HeldState, SourceTable, ThesisRow, WorkRow};
use crate::checked::QuotationCounts;
use crate::findings::{count, list};

/// So many letters of a title are shown.
const LONGEST_TITLE: usize = 90;

/// So many theses are named in a row.
const MOST_THESES: usize = 8;

/// What is said where the maps cite no work.
pub(super) const NO_WORKS: &str = "no source, key or paper is cited in these maps";

impl WorkRow {
    /// A title that fits a line or two.
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

    /// "first hand, 2 notes"
    pub(super) fn cited_words(&self) -> String {
        let hand = match (self.cited.first_hand, self.cited.second_hand) {
            (true, true) => "first and second hand",
            (true, false) => "first hand",
            (false, true) => "second hand",
            (false, false) => "behind others",
        };
        match self.notes.len() {
            0 => hand.to_owned(),
            notes => format!("{hand}, {}", count(notes, "note")),
        }
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
        let mut grounds = Vec::new();
        if self.sources > 0 {
            let of = if self.sources == 1 {
                let held = if self.held == 1 { "held" } else { "not held" };
                let hand = if self.first_hand == 1 {
                    "first"
                } else {
                    "second"
                };
                format!("{held} and known at {hand} hand")
            } else {
                let all = |number: usize| match number {
                    0 => "none".to_owned(),
                    number if number == self.sources => "all".to_owned(),
                    number => number.to_string(),
                };
                format!(
                    "of which {} {} held and {} known first hand",
                    all(self.held),
                    if self.held == 1 { "is" } else { "are" },
                    all(self.first_hand)
                )
            };
            grounds.push(format!("{}, {of}", count(self.sources, "source")));
        }
        if self.in_words > 0 {
            grounds.push(count(self.in_words, "citation in words").replace("wordss", "words"));
        }
        if self.untold_notes > 0 {
            let notes = count(self.untold_notes, "note");
            grounds.push(format!("{notes} whose sources are not told"));
        }
        if grounds.is_empty() {
            grounds.push("no source".to_owned());
        }
        format!(
            "rests on {}; {}",
            list(&grounds, grounds.len()),
            self.lines()
        )
    }

    /// What its reasons make: "its 3 reasons are 2 independent lines".
    fn lines(&self) -> String {
        let lines = |number: usize| count(number, "independent line");
        match (self.reasons, self.independent_lines) {
            (0, _) => "no reason is given for it itself".to_owned(),
            (1, _) => "it has one reason, one line of support".to_owned(),
            (reasons, independent) => {
                let by_authors = match self.independent_lines_by_authors {
                    fewer if fewer < independent => format!(" ({fewer} by their authors)"),
                    _ => String::new(),
                };
                format!(
                    "its {reasons} reasons are {}{by_authors}",
                    lines(independent)
                )
            }
        }
    }
}

impl SourceTable {
    /// What the table leaves out, and what became of the quotations, a line each.
    pub(super) fn foot(&self) -> Vec<String> {
        let mut lines = Vec::new();
        let cited = count(self.works.len(), "work");
        lines.push(match self.not_cited {
            0 => format!("{cited} cited"),
            1 => format!("{cited} cited; 1 more source is not cited and not shown"),
            more => format!("{cited} cited; {more} more sources are not cited and not shown"),
        });
        let mut other = Vec::new();
        if self.in_words > 0 {
            other.push(count(self.in_words, "citation in words").replace("wordss", "words"));
        }
        if self.untold_notes > 0 {
            let notes = count(self.untold_notes, "note");
            other.push(format!("{notes} whose sources are not told"));
        }
        if !other.is_empty() {
            lines.push(format!("besides: {}", list(&other, other.len())));
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
        if any(&|work| work.copy.state == HeldState::Unknown) {
            key.push("no word under `copy`: no copy is known");
        }
        if any(&|work| work.theses.iter().any(|of| of.needs_it == Some(true))) {
            key.push("*: without it the thesis would have no grounds");
        }
        if any(&|work| !work.cited.first_hand && !work.cited.second_hand) {
            key.push("behind others: cited nowhere, works that are cited rest on it");
        }
        if any(&|work| work.quotations.as_printed > 0) {
            key.push("in the paper: as the paper prints them, not compared with the work itself");
        }
        key
    }
}
