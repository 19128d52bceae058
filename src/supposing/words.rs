//! What is found, in sentences.

use std::io::{self, Write};

use super::{Change, Fate, Hinge, Hinges, Named, PairFamily, ThesisHinges, Without};
use crate::findings::{count, list, quoted};

/// So many lines stand below one heading.
const MOST_LINES: usize = 20;
/// So many names stand in one line.
const MOST_NAMES: usize = 6;

impl Named {
    /// "the source `lou-2013`"
    fn words(&self) -> String {
        let name = self.name_in_words();
        match self.kind {
            // It says so itself.
            "note" => name,
            kind => format!("{kind} {name}"),
        }
    }

    fn name_in_words(&self) -> String {
        let name = quoted(&self.name);
        if self.argued {
            format!("{name} (which is argued for as well)")
        } else {
            name
        }
    }
}

/// Names in a sentence, their kind before each where it is another than the one before.
fn names(things: &[Named]) -> Vec<String> {
    let mut kind = "";
    let mut words = Vec::with_capacity(things.len());
    for thing in things {
        words.push(if thing.kind == kind {
            thing.name_in_words()
        } else {
            thing.words()
        });
        kind = thing.kind;
    }
    words
}

fn listed(things: &[Named]) -> String {
    list(&names(things), MOST_NAMES)
}

/// Lines below a heading, the first so many of them.
fn section<'data, Item: 'data>(
    out: &mut dyn Write,
    heading: &str,
    items: &'data [Item],
    line: impl Fn(&'data Item) -> String,
) -> io::Result<()> {
    if items.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n{heading}")?;
    for item in items.iter().take(MOST_LINES) {
        writeln!(out, "  {}", line(item))?;
    }
    if let Some(more) = items.len().checked_sub(MOST_LINES + 1) {
        writeln!(out, "  and {} more", more + 1)?;
    }
    Ok(())
}

impl Without {
    /// Writes it for people.
    ///
    /// # Errors
    /// Those of the writer.
    pub fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        let taken = self
            .without
            .iter()
            .map(|taken| match taken.works.as_slice() {
                [] if taken.thing.kind == "note" => taken.thing.words(),
                [] => format!("the {}", taken.thing.words()),
                works => format!(
                    "what {} wrote ({})",
                    quoted(&taken.thing.name),
                    listed(works)
                ),
            });
        let taken: Vec<String> = taken.collect();
        writeln!(out, "without {}", list(&taken, MOST_LINES))?;
        self.write_evidence(out)?;
        section(out, "theses", &self.theses, thesis)?;
        section(out, "other claims", &self.claims, claim)?;
        section(out, "assumptions and evidence", &self.leaves, |leaf| {
            format!("{} {}", leaf.statement.kind, becomes(leaf))
        })?;
        let is_same = |change: &Change| change.fate == Fate::Same;
        if self.claims.is_empty() && self.theses.iter().all(is_same) {
            let what = match self.theses.len() {
                0 => "no claim changes its verdict",
                _ => "no thesis and no claim changes its verdict",
            };
            writeln!(out, "\n{what}")?;
        }
        Ok(())
    }

    fn write_evidence(&self, out: &mut dyn Write) -> io::Result<()> {
        if !self.evidence_lost.is_empty() {
            let verb = if self.evidence_lost.len() == 1 {
                "has"
            } else {
                "have"
            };
            let lost = listed(&self.evidence_lost);
            writeln!(out, "\n{lost} {verb} no citation left")?;
        }
        if !self.evidence_kept.is_empty() {
            let verb = match self.evidence_kept.len() {
                1 => "loses a citation and keeps",
                _ => "lose a citation and keep",
            };
            let kept = listed(&self.evidence_kept);
            writeln!(out, "\n{kept} {verb} another")?;
        }
        Ok(())
    }
}

/// What becomes of a thesis, and what it stands on where it stands.
fn thesis(change: &Change) -> String {
    let mut words = becomes(change);
    let stands = matches!(change.to, "accepted" | "contested");
    if stands && !change.on.is_empty() {
        words += &format!(", on {}", listed(&change.on));
        let [before, now] = change.reasons;
        if now < before {
            words += &format!("; {now} of {} left", count(before, "reason"));
        } else if now > 1 {
            words += &format!(", and by {}", count(now - 1, "other reason"));
        }
    }
    words
}

/// What becomes of a claim, and which theses prefer it to its rivals.
fn claim(change: &Change) -> String {
    match change.preferred_by.as_slice() {
        [] => becomes(change),
        theses => {
            let verb = if theses.len() == 1 {
                "prefers"
            } else {
                "prefer"
            };
            format!("{}; {} {verb} it", becomes(change), listed(theses))
        }
    }
}

fn becomes(change: &Change) -> String {
    let name = quoted(&change.statement.name);
    let way = format!("{} -> {}", change.from, change.to);
    match change.fate {
        Fate::LosesGrounds => format!("{name} loses its grounds: {way}"),
        Fate::Defeated => format!("{name} no longer stands against its opposition: {way}"),
        Fate::Contested => format!("{name} no longer answers its opposition: {way}"),
        Fate::StillUngrounded => format!("{name} still lacks grounds: {way}"),
        Fate::Better => format!("{name} is better off, as less speaks against it: {way}"),
        Fate::Same => match change.to {
            "accepted" | "contested" => format!("{name} stands as before ({})", change.to),
            verdict => format!("{name} is {verdict}, as before"),
        },
        Fate::TakenAway => format!("{name} is what is taken away"),
    }
}

impl Hinges {
    /// Writes it for people.
    ///
    /// # Errors
    /// Those of the writer.
    pub fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        if self.theses.is_empty() {
            return writeln!(out, "there is no thesis here");
        }
        for (at, thesis) in self.theses.iter().enumerate() {
            if at > 0 {
                writeln!(out)?;
            }
            let preferred = match &thesis.preferred_by {
                Some(by) => format!(", which {} prefers", quoted(&by.name)),
                None => String::new(),
            };
            let name = thesis.thesis.words();
            writeln!(out, "{name}{preferred} · {}", thesis.verdict)?;
            thesis.write(out)?;
        }
        if self.sources_unknown > 0 {
            let verb = if self.sources_unknown == 1 {
                "cites"
            } else {
                "cite"
            };
            writeln!(
                out,
                "\n{} of {} {verb} no source that the map names: what hangs on such sources is not told",
                self.sources_unknown,
                count_evidence(self.evidence),
            )?;
        }
        Ok(())
    }
}

fn count_evidence(number: usize) -> String {
    match number {
        1 => "1 piece of evidence".to_owned(),
        _ => format!("{number} pieces of evidence"),
    }
}

impl ThesisHinges {
    fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        if !self.stands {
            let why = match self.verdict {
                "defeated" => {
                    "nothing that it rests on counts any more: there is nothing to take away"
                }
                _ => "it stands on nothing already",
            };
            return writeln!(out, "  {why}");
        }
        if !self.looked {
            return writeln!(
                out,
                "  not looked at: the theses before it have taken up the search"
            );
        }
        if self.single.is_empty() && self.pairs.is_empty() && self.pairs_among_first.is_none() {
            return writeln!(
                out,
                "  no evidence, assumption, source or author brings it down, alone or with one other"
            );
        }
        self.write_single(out)?;
        self.write_pairs(out)
    }

    fn write_single(&self, out: &mut dyn Write) -> io::Result<()> {
        let first: Vec<&Hinge> = self
            .single
            .iter()
            .filter(|one| one.same_as.is_none())
            .collect();
        if first.is_empty() {
            return writeln!(
                out,
                "  no evidence, assumption, source or author alone brings it down"
            );
        }
        writeln!(out, "  it falls without")?;
        for hinge in first.iter().take(MOST_LINES) {
            let alike = self
                .single
                .iter()
                .filter(|other| other.same_as.as_deref() == Some(hinge.point.id.as_str()));
            let alike: Vec<Named> = alike.map(|other| other.point.clone()).collect();
            let mut words = hinge.point.words();
            if let Some(works) = hinge.works.filter(|works| *works > 1) {
                words += &format!(" ({})", count(works, "work"));
            }
            if !alike.is_empty() {
                words += &format!(", and so without {}", listed(&alike));
            }
            writeln!(out, "    {words}{}", fall(hinge))?;
        }
        if let Some(more) = first.len().checked_sub(MOST_LINES + 1) {
            writeln!(out, "    and {} more", more + 1)?;
        }
        let uncounted = self.single.iter().filter(|one| one.fall.is_none()).count();
        if uncounted > 0 {
            writeln!(
                out,
                "    (what else falls was not counted for {uncounted} of them, which stand last)"
            )?;
        }
        Ok(())
    }

    fn write_pairs(&self, out: &mut dyn Write) -> io::Result<()> {
        if !self.pairs.is_empty() {
            writeln!(out, "  it falls without both of")?;
        }
        for PairFamily { one, other } in self.pairs.iter().take(MOST_LINES) {
            writeln!(out, "    {} and {}", any_of(one), any_of(other))?;
        }
        if let Some(more) = self.pairs.len().checked_sub(MOST_LINES + 1) {
            writeln!(out, "    and {} more such lines", more + 1)?;
        }
        match self.pairs_among_first {
            Some(0) => writeln!(out, "  pairs were not looked for: its grounds are too many"),
            Some(first) => writeln!(
                out,
                "  pairs were looked for among the first {} of its grounds only",
                count(first, "point")
            ),
            None if self.more_pairs => writeln!(out, "  there are more pairs than are told here"),
            None => Ok(()),
        }
    }
}

/// What falls with a hinge, the thesis itself among it.
fn fall(hinge: &Hinge) -> String {
    match hinge.fall {
        None => String::new(),
        Some(fall) if fall.theses + fall.claims == 1 => String::new(),
        Some(fall) => {
            let parts = [(fall.theses, "thesis"), (fall.claims, "other claim")];
            let parts = parts.iter().filter(|(number, _)| *number > 0);
            let parts: Vec<String> = parts
                .map(|(number, noun)| match (*number, *noun) {
                    (1, noun) => format!("1 {noun}"),
                    (number, "thesis") => format!("{number} theses"),
                    (number, noun) => count(number, noun),
                })
                .collect();
            format!(": {} fall with it", parts.join(" and "))
        }
    }
}

fn any_of(side: &[Named]) -> String {
    match side {
        [only] => only.words(),
        several => format!("any one of ({})", names_or(several)),
    }
}

fn names_or(things: &[Named]) -> String {
    let mut words = names(things);
    if words.len() > MOST_NAMES {
        let more = words.len() - MOST_NAMES;
        words.truncate(MOST_NAMES);
        words.push(format!("{more} more"));
    }
    words.join(", ")
}
