//! Clauses: one node of the grammar, one clause of the tree.

use super::Builder;
use super::sources::{extent, strength};
use crate::syntax::grammar::{Node, Rule};
use crate::syntax::tree::{Clause, ClauseKind, Rank, Test, TestKind, Time, When};

impl Builder {
    /// The clause that a node stands for; nothing for the node that ends an item.
    pub(super) fn clause(self, node: Node<'_>) -> Option<Clause> {
        let span = self.span(&node);
        let kind = match node.as_rule() {
            Rule::supported_by => ClauseKind::SupportedBy(Box::new(self.reason(node))),
            Rule::opposed_by => ClauseKind::OpposedBy(Box::new(self.reason(node))),
            Rule::tells => ClauseKind::Tells(Box::new(self.tells(node)?)),
            Rule::answers => ClauseKind::Answers(self.names(node)),
            Rule::held_by => ClauseKind::HeldBy(self.texts(node)),
            Rule::from => ClauseKind::From(self.cites(node)),
            Rule::note_cites => ClauseKind::Cites(self.cites(node)),
            Rule::rests_on => ClauseKind::RestsOn(self.cites(node)),
            Rule::quote => ClauseKind::Quote(Box::new(self.quote(node))),
            Rule::says => ClauseKind::Says(Box::new(self.says(node))),
            Rule::place => ClauseKind::At(self.first_text(node)),
            Rule::figure => ClauseKind::Figure(Box::new(self.figure(node)?)),
            Rule::table => ClauseKind::Table(Box::new(self.table(node)?)),
            Rule::expected => ClauseKind::Expected(self.names(node)),
            Rule::unexpected => ClauseKind::Unexpected(self.names(node)),
            Rule::test => ClauseKind::Test(Box::new(self.test(node)?)),
            Rule::check => {
                let comparison = node
                    .into_inner()
                    .find(|part| part.as_rule() == Rule::comparison)?;
                ClauseKind::Check(Box::new(self.comparison(comparison)))
            }
            Rule::scope => ClauseKind::Scope(self.names(node)),
            Rule::when => ClauseKind::When(Box::new(self.when(node)?)),
            Rule::strength => ClauseKind::Strength(strength(&node)),
            Rule::extent => ClauseKind::Extent(extent(&node)),
            Rule::remark => ClauseKind::Remark(self.first_text(node)),
            Rule::tags => ClauseKind::Tags(
                node.into_inner()
                    .filter(|part| part.as_rule() == Rule::tag)
                    .map(|part| self.span(&part))
                    .collect(),
            ),
            Rule::allow => {
                let rule = node
                    .clone()
                    .into_inner()
                    .find(|part| part.as_rule() == Rule::rule_name)?;
                ClauseKind::Allow {
                    rule: self.span(&rule),
                    reason: self.first_text(node),
                }
            }
            Rule::implicit => ClauseKind::Implicit,
            Rule::assumed => ClauseKind::Because(self.first_text(node)),
            Rule::exclusive => ClauseKind::Exclusive,
            Rule::exhaustive => ClauseKind::Exhaustive(self.texts(node).first().copied()),
            Rule::k_missing => ClauseKind::Missing,
            Rule::k_incomplete => ClauseKind::Incomplete,
            Rule::by_names => ClauseKind::By(self.texts(node)),
            Rule::bibliography => ClauseKind::Bibliography(self.texts(node)),
            Rule::rank => ClauseKind::Rank(match node.as_str() {
                "primary" => Rank::Primary,
                "secondary" => Rank::Secondary,
                _ => Rank::Tertiary,
            }),
            Rule::field => self.field(node)?,
            _ => return None,
        };
        Some(Clause { span, kind })
    }

    fn field(self, node: Node<'_>) -> Option<ClauseKind> {
        let mut parts = node.into_inner();
        let name = self.span(&parts.next()?);
        Some(ClauseKind::Field {
            name,
            values: parts.map(|part| self.span(&part)).collect(),
        })
    }

    fn when(self, node: Node<'_>) -> Option<When> {
        let mut time = None;
        let mut printed = None;
        for part in node.into_inner() {
            match part.as_rule() {
                Rule::date => time = Some(Time::Date(self.span(&part))),
                Rule::path => time = Some(Time::Period(self.name(&part))),
                Rule::text => printed = Some(self.text(&part)),
                _ => {}
            }
        }
        Some(When {
            time: time?,
            printed,
        })
    }

    fn test(self, node: Node<'_>) -> Option<Test> {
        let mut kind = None;
        let mut rivals = Vec::with_capacity(2);
        let mut passed = false;
        for part in node.into_inner() {
            match part.as_rule() {
                Rule::test_kind => {
                    kind = Some(match part.as_str() {
                        "hoop" => TestKind::Hoop,
                        "smoking-gun" => TestKind::SmokingGun,
                        "straw-in-the-wind" => TestKind::StrawInTheWind,
                        _ => TestKind::DoublyDecisive,
                    });
                }
                Rule::path => rivals.push(self.name(&part)),
                Rule::test_result => passed = part.as_str() == "passed",
                _ => {}
            }
        }
        Some(Test {
            kind: kind?,
            of: *rivals.first()?,
            against: rivals.get(1).copied(),
            passed,
        })
    }
}
