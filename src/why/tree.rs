//! The tree of an account: what is opened of each statement and reason.
//!
//! It grows level by level, so that a statement is opened where it is nearest to
//! what was asked, once; the whole is linear in the size of the map.

use super::grounds::{Defeat, Fall, Grounds};
use super::{Extent, Subject};
use crate::graph::{Force, Verdict};
use crate::map::{Conclusion, Effect, ReasonId, StatementId};

/// A statement or a reason at its place in the tree.
#[derive(Clone, Copy, Debug)]
pub(super) struct Node {
    /// What it stands below; none for what was asked.
    pub(super) parent: Option<usize>,
    pub(super) part: Part,
    pub(super) opened: Opened,
    /// Reasons that bear on it and are not in the tree: for it, against it, or
    /// against its step.
    pub(super) left_out: [usize; 3],
}

/// What a node is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// A statement; below a reason, the index of the premise in the map.
    Statement(StatementId, Option<u32>),
    /// A reason for or against what it stands below.
    Reason(ReasonId),
    /// A reason on the other side of what the asked reason bears on.
    Facing(ReasonId),
}

/// Whether what bears on a node stands below it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Opened {
    Here,
    /// The verdict does not hang on it.
    Not,
    /// It is opened at this node.
    At(usize),
}

/// The nodes, each after the one it stands below; the first is what was asked.
pub(super) struct Tree {
    pub(super) nodes: Vec<Node>,
    /// Of each class, the node where it is opened.
    opened_at: Vec<Option<usize>>,
    /// Of each class on a circle that was entered, the step that leads on.
    step: Vec<Option<(ReasonId, StatementId)>>,
}

/// Grows the tree of a statement or reason.
pub(super) fn build(grounds: &Grounds<'_>, subject: Subject, extent: Extent) -> Tree {
    let classes = grounds.map.statements.len();
    let mut tree = Tree {
        nodes: Vec::new(),
        opened_at: vec![None; classes],
        step: vec![None; classes],
    };
    let grower = Grower { grounds, extent };
    match subject {
        Subject::Statement(id) => tree.statement(grounds, None, id, None, true),
        Subject::Reason(id) => tree.add(None, Part::Reason(id), Opened::Here),
    }
    let mut at = 0;
    while let Some(node) = tree.nodes.get(at).copied() {
        match node.part {
            Part::Statement(id, _) if node.opened == Opened::Here => {
                grower.statement(&mut tree, at, id);
            }
            Part::Statement(..) => {}
            Part::Reason(id) | Part::Facing(id) => grower.reason(&mut tree, at, id),
        }
        at += 1;
    }
    tree
}

impl Tree {
    fn add(&mut self, parent: Option<usize>, part: Part, opened: Opened) {
        self.nodes.push(Node {
            parent,
            part,
            opened,
            left_out: [0; 3],
        });
    }

    fn statement(
        &mut self,
        grounds: &Grounds<'_>,
        parent: Option<usize>,
        id: StatementId,
        premise: Option<u32>,
        open: bool,
    ) {
        let class = grounds.map.class_of(id).index();
        let opened = match (open, self.opened_at[class]) {
            (false, _) => Opened::Not,
            (true, Some(at)) => Opened::At(at),
            (true, None) => {
                self.opened_at[class] = Some(self.nodes.len());
                Opened::Here
            }
        };
        self.add(parent, Part::Statement(id, premise), opened);
    }
}

struct Grower<'run> {
    grounds: &'run Grounds<'run>,
    extent: Extent,
}

impl Grower<'_> {
    /// Adds the reasons on which the verdict of a statement hangs.
    fn statement(&self, tree: &mut Tree, at: usize, id: StatementId) {
        let grounds = self.grounds;
        let all = grounds.bearing_on(id);
        let shown: Vec<ReasonId> = match (self.extent, grounds.verdict(id)) {
            (Extent::All, _) => all.to_vec(),
            (_, Verdict::Accepted) => {
                let standing = grounds.standing_reason(id);
                let objections = grounds.side(id, Effect::Opposes);
                standing.into_iter().chain(objections).collect()
            }
            (_, Verdict::Contested) => {
                let open = |id: &&ReasonId| grounds.force(**id) == Force::Open;
                let mut open: Vec<ReasonId> = all.iter().filter(open).copied().collect();
                // What speaks against it comes first: that is the question.
                open.sort_by_key(|id| grounds.map.reason(*id).effect == Effect::Supports);
                open
            }
            (_, Verdict::Defeated) => match grounds.defeat(id) {
                Some(Defeat::Opposed(by)) => vec![by],
                Some(Defeat::Lost(reason, _)) => vec![reason],
                None => Vec::new(),
            },
            (_, Verdict::Unsupported) => grounds.side(id, Effect::Supports).collect(),
            (_, Verdict::Circular) => {
                let class = grounds.map.class_of(id);
                if tree.step[class.index()].is_none() {
                    for (from, reason, to) in grounds.circle(id) {
                        tree.step[from.index()].get_or_insert((reason, to));
                    }
                }
                let step = tree.step[class.index()];
                step.into_iter().map(|(reason, _)| reason).collect()
            }
        };
        let mut left_out = [0; 3];
        for reason in all {
            left_out[side(grounds, *reason)] += 1;
        }
        for reason in shown {
            left_out[side(grounds, reason)] -= 1;
            tree.add(Some(at), Part::Reason(reason), Opened::Here);
        }
        tree.nodes[at].left_out = left_out;
    }

    /// Adds the premises of a reason, and what bears on its step.
    fn reason(&self, tree: &mut Tree, at: usize, id: ReasonId) {
        let grounds = self.grounds;
        let reason = grounds.map.reason(id);
        let force = grounds.force(id);
        let fall = grounds.fall(id).filter(|_| force == Force::Fails);
        let fall = self.fall_here(tree, at, id).or(fall);
        let step = match reason.conclusion {
            Conclusion::Statement(of) => tree.step[grounds.map.class_of(of).index()],
            Conclusion::Reason(_) => None,
        };
        let step = step.filter(|(by, _)| *by == id).map(|(_, premise)| premise);
        let lacks_grounds = self.is_in_search_of_grounds(tree, at, id);
        let same = |one: StatementId, other: StatementId| {
            grounds.map.class_of(one) == grounds.map.class_of(other)
        };
        for (_, premise) in &grounds.wording.arrangement.premises[id.index()] {
            let statement = premise.statement;
            let opens = match (self.extent, force, fall, step) {
                (Extent::All, ..) | (_, Force::Holds, ..) => true,
                (_, Force::Open, ..) => {
                    let is_contested = grounds.verdict(statement) == Verdict::Contested;
                    is_contested || reason.effect != Effect::Supports
                }
                (_, Force::Fails, _, Some(next)) => same(next, statement),
                (_, Force::Fails, ..) if lacks_grounds => !grounds.is_grounded(statement),
                (_, Force::Fails, Some(Fall::Premise(fallen)), _) => same(fallen, statement),
                (_, Force::Fails, ..) => false,
            };
            let index = grounds.map.reason(id).premises.clone().find(|index| {
                let other = &grounds.map.premises[*index as usize];
                other.place == premise.place && other.statement == statement
            });
            tree.statement(grounds, Some(at), statement, index, opens);
        }
        let undercuts = grounds.undercuts(id);
        let mut shown = 0;
        for by in undercuts {
            let is_shown = match (self.extent, force) {
                (Extent::All, _) | (_, Force::Holds) => true,
                (_, Force::Open) => grounds.force(*by) == Force::Open,
                (_, Force::Fails) => !lacks_grounds && fall == Some(Fall::Undercut(*by)),
            };
            if is_shown {
                shown += 1;
                tree.add(Some(at), Part::Reason(*by), Opened::Here);
            }
        }
        tree.nodes[at].left_out[2] = undercuts.len() - shown;
        if at == 0 {
            for other in grounds.facing(id) {
                let is_shown = match (self.extent, force) {
                    (Extent::All, _) | (_, Force::Holds) => true,
                    (_, Force::Open) => grounds.force(other) == Force::Open,
                    (_, Force::Fails) => false,
                };
                if is_shown {
                    tree.add(Some(at), Part::Facing(other), Opened::Here);
                }
            }
        }
    }

    /// What the defeat of the statement above hangs on in a reason for it.
    fn fall_here(&self, tree: &Tree, at: usize, id: ReasonId) -> Option<Fall> {
        let above = tree.nodes[tree.nodes[at].parent?].part;
        let Part::Statement(above, _) = above else {
            return None;
        };
        match self.grounds.defeat(above) {
            Some(Defeat::Lost(reason, fall)) if reason == id => Some(fall),
            _ => None,
        }
    }

    /// Whether a reason is one of those for a statement without grounds.
    fn is_in_search_of_grounds(&self, tree: &Tree, at: usize, id: ReasonId) -> bool {
        let reason = self.grounds.map.reason(id);
        let parent = tree.nodes[at].parent;
        let Some(Part::Statement(above, _)) = parent.map(|at| tree.nodes[at].part) else {
            return false;
        };
        reason.effect == Effect::Supports && self.grounds.verdict(above) == Verdict::Unsupported
    }
}

/// The place of a reason among what a node leaves out.
fn side(grounds: &Grounds<'_>, id: ReasonId) -> usize {
    match grounds.map.reason(id).effect {
        Effect::Supports => 0,
        Effect::Opposes => 1,
        Effect::Undercuts => 2,
    }
}
