//! Citations, quotations and wordings.

use super::Builder;
use crate::syntax::grammar::{Node, Rule};
use crate::syntax::tree::{Cite, CiteStep, Extent, Quote, Says, Strength, Work};

impl Builder {
    /// All citations directly below a node.
    pub(super) fn cites(self, node: Node<'_>) -> Vec<Cite> {
        let mut cites: Vec<Cite> = node
            .into_inner()
            .filter(|part| part.as_rule() == Rule::cite)
            .map(|part| Cite {
                span: self.span(&part),
                steps: self.cite_steps(part),
            })
            .collect();
        cites.shrink_to_fit();
        cites
    }

    fn cite_steps(self, node: Node<'_>) -> Vec<CiteStep> {
        let mut steps = Vec::new();
        for part in node.into_inner() {
            if part.as_rule() == Rule::via {
                for inner in part.into_inner() {
                    self.cite_part(inner, &mut steps);
                }
            } else {
                self.cite_part(part, &mut steps);
            }
        }
        steps.shrink_to_fit();
        steps
    }

    fn cite_part(self, node: Node<'_>, steps: &mut Vec<CiteStep>) {
        match node.as_rule() {
            Rule::work => steps.extend(self.work(node).map(|work| CiteStep {
                work,
                locator: None,
                note: None,
            })),
            Rule::locator => {
                if let Some(step) = steps.last_mut() {
                    step.locator = Some(self.first_text(node));
                }
            }
            Rule::within_note => {
                if let Some(step) = steps.last_mut() {
                    let number = note_number(&node);
                    step.note = Some((number, self.span(&node)));
                }
            }
            _ => {}
        }
    }

    fn work(self, node: Node<'_>) -> Option<Work> {
        let part = node.into_inner().next()?;
        Some(match part.as_rule() {
            Rule::note_work => Work::Note(note_number(&part), self.span(&part)),
            Rule::ibid => Work::Ibid(self.span(&part)),
            Rule::path => Work::Name(self.name(&part)),
            _ => Work::Text(self.text(&part)),
        })
    }

    /// `quote "exact words" by "speaker" to "hearer" at "p. 14" translated`
    pub(super) fn quote(self, node: Node<'_>) -> Quote {
        let mut quote = Quote {
            text: self.text(&node),
            speaker: None,
            hearer: None,
            at: None,
            translated: false,
        };
        for part in node.into_inner() {
            match part.as_rule() {
                Rule::text => quote.text = self.text(&part),
                Rule::speaker => quote.speaker = Some(self.first_text(part)),
                Rule::hearer => quote.hearer = Some(self.first_text(part)),
                Rule::locator => quote.at = Some(self.first_text(part)),
                Rule::k_translated => quote.translated = true,
                _ => {}
            }
        }
        quote
    }

    /// `says "exact words" at "p. 14" strength likely extent main`
    pub(super) fn says(self, node: Node<'_>) -> Says {
        let mut says = Says {
            text: self.text(&node),
            at: None,
            strength: None,
            extent: None,
        };
        for part in node.into_inner() {
            match part.as_rule() {
                Rule::text => says.text = self.text(&part),
                Rule::locator => says.at = Some(self.first_text(part)),
                Rule::strength => says.strength = Some(strength(&part)),
                Rule::extent => says.extent = Some(extent(&part)),
                _ => {}
            }
        }
        says
    }
}

/// The step of the scale that a `strength` clause names.
pub(super) fn strength(node: &Node<'_>) -> Strength {
    match last_word(node) {
        "conjecture" => Strength::Conjecture,
        "possible" => Strength::Possible,
        "likely" => Strength::Likely,
        "very-likely" => Strength::VeryLikely,
        _ => Strength::Established,
    }
}

/// The step of the scale that an `extent` clause names.
pub(super) fn extent(node: &Node<'_>) -> Extent {
    match last_word(node) {
        "partial" => Extent::Partial,
        "main" => Extent::Main,
        _ => Extent::Sole,
    }
}

fn last_word<'text>(node: &Node<'text>) -> &'text str {
    node.as_str()
        .split_whitespace()
        .next_back()
        .unwrap_or_default()
}

/// The first and last number of `27` or `27..33`; a number too long for a note is the largest.
pub(super) fn numbers(digits: &str) -> (u32, u32) {
    let read = |digits: &str| digits.parse().unwrap_or(u32::MAX);
    match digits.split_once("..") {
        Some((first, last)) => (read(first), read(last)),
        None => (read(digits), read(digits)),
    }
}

fn note_number(node: &Node<'_>) -> u32 {
    numbers(last_word(node)).0
}
