//! Reasons and relations.

use super::Builder;
use crate::syntax::grammar::{Node, Rule};
use crate::syntax::tree::{Reason, ReasonOptions, Relation, Target, Tells};

impl Builder {
    /// `supported by A and B …` and `opposed by …`.
    pub(super) fn reason(self, node: Node<'_>) -> Reason {
        let mut reason = Reason::default();
        for part in node.into_inner() {
            match part.as_rule() {
                Rule::path => reason.premises.push(self.name(&part)),
                _ => self.option(part, &mut reason.options),
            }
        }
        reason.premises.shrink_to_fit();
        reason
    }

    /// `supports A, B …`, `undercuts A for B`, and the other relations.
    pub(super) fn tells(self, node: Node<'_>) -> Option<Tells> {
        let mut parts = node.into_inner();
        let word = parts.next()?;
        let mut tells = Tells {
            relation: relation(word.as_str()),
            word: self.span(&word),
            targets: Vec::new(),
            options: ReasonOptions::default(),
        };
        for part in parts {
            match part.as_rule() {
                Rule::path => tells.targets.push(Target {
                    name: self.name(&part),
                    conclusion: None,
                }),
                Rule::undercut_target => {
                    let names = self.names(part);
                    tells.targets.extend(names.first().map(|&name| Target {
                        name,
                        conclusion: names.get(1).copied(),
                    }));
                }
                _ => self.option(part, &mut tells.options),
            }
        }
        Some(tells)
    }

    fn option(self, node: Node<'_>, options: &mut ReasonOptions) {
        match node.as_rule() {
            Rule::reason_name => options.label = self.names(node).first().copied(),
            Rule::warrant => {
                for part in node.into_inner() {
                    match part.as_rule() {
                        Rule::path => options.warrants.push(self.name(&part)),
                        Rule::text => options.warrant_texts.push(self.text(&part)),
                        _ => {}
                    }
                }
            }
            Rule::exceptions => {
                for part in node.into_inner() {
                    match part.as_rule() {
                        Rule::path => options.exceptions.push(self.name(&part)),
                        Rule::text => options.exception_texts.push(self.text(&part)),
                        _ => {}
                    }
                }
            }
            Rule::conceded => options.conceded.extend(self.texts(node)),
            _ => {}
        }
    }
}

fn relation(word: &str) -> Relation {
    match word {
        "supports" => Relation::Supports,
        "opposes" => Relation::Opposes,
        "restates" => Relation::Restates,
        "refines" => Relation::Refines,
        "causes" => Relation::Causes,
        "explains" => Relation::Explains,
        _ => Relation::Undercuts,
    }
}
