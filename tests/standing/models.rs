//! Small maps at random, and what they mean worked out the slow way.
//!
//! The rules are written down one by one, as the semantics has them, and solved by
//! the alternating fixpoint (Van Gelder 1993). Nothing is shared with the library.

use argcheck::map::{
    Citation, Conclusion, Effect, ItemRef, Map, MapId, MapInfo, Place, Premise, Reason, ReasonId,
    Statement, StatementId, Work,
};
use argcheck::project::FileId;
use argcheck::syntax::Span;
use argcheck::syntax::tree::StatementKind;
use proptest::prelude::*;

/// What a reason bears on, as drawn; numbers are taken modulo what there is.
#[derive(Clone, Debug)]
pub enum Bears {
    For(usize),
    Against(usize),
    OnReason(usize),
}

#[derive(Clone, Debug)]
pub struct SmallReason {
    pub bears: Bears,
    pub premises: Vec<usize>,
    pub damaged: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Claim,
    Assumption,
    Evidence,
    EvidenceWithoutSource,
    DamagedClaim,
}

impl Kind {
    fn is_given(self) -> bool {
        matches!(self, Self::Assumption | Self::Evidence | Self::DamagedClaim)
    }
}

/// A map of a few statements and reasons.
#[derive(Clone, Debug)]
pub struct Small {
    pub kinds: Vec<Kind>,
    pub reasons: Vec<SmallReason>,
    pub restates: Vec<(usize, usize)>,
}

/// True, undefined or false.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Truth {
    True,
    Undefined,
    False,
}

/// Maps with much support in circles and few ways in.
pub fn circling() -> impl Strategy<Value = Small> {
    (4_usize..9).prop_flat_map(|size| {
        // The last three statements are given.
        let claims = size - 3;
        let bears = prop_oneof![
            8 => (0..claims).prop_map(Bears::For),
            1 => (claims..size).prop_map(Bears::Against),
            3 => (0_usize..24).prop_map(Bears::OnReason),
        ];
        let premises = prop_oneof![
            3 => prop::collection::vec(0..size, 1),
            1 => prop::collection::vec(0..size, 2),
        ];
        let reason = (bears, premises).prop_map(|(bears, premises)| SmallReason {
            bears,
            premises,
            damaged: false,
        });
        prop::collection::vec(reason, 8..24).prop_map(move |mut reasons| {
            let count = reasons.len();
            for reason in &mut reasons {
                if let Bears::OnReason(target) = &mut reason.bears {
                    *target %= count;
                }
            }
            let mut kinds = vec![Kind::Claim; claims];
            kinds.resize(size, Kind::Assumption);
            Small {
                kinds,
                reasons,
                restates: Vec::new(),
            }
        })
    })
}

pub fn small() -> impl Strategy<Value = Small> {
    let kind = prop_oneof![
        10 => Just(Kind::Claim),
        4 => Just(Kind::Assumption),
        4 => Just(Kind::Evidence),
        1 => Just(Kind::EvidenceWithoutSource),
        1 => Just(Kind::DamagedClaim),
    ];
    (1_usize..9)
        .prop_flat_map(move |size| {
            let bears = prop_oneof![
                6 => (0..size).prop_map(Bears::For),
                2 => (0..size).prop_map(Bears::Against),
                2 => (0_usize..16).prop_map(Bears::OnReason),
            ];
            let premises = prop::collection::vec(0..size, 1..4);
            let reason = (bears, premises, prop::bool::weighted(0.03)).prop_map(
                |(bears, premises, damaged)| SmallReason {
                    bears,
                    premises,
                    damaged,
                },
            );
            (
                prop::collection::vec(kind.clone(), size),
                prop::collection::vec(reason, 0..16),
                prop::collection::vec((0..size, 0..size), 0..2),
            )
        })
        .prop_map(|(kinds, mut reasons, restates)| {
            let count = reasons.len();
            for reason in &mut reasons {
                if let Bears::OnReason(target) = &mut reason.bears {
                    *target %= count;
                }
            }
            Small {
                kinds,
                reasons,
                restates,
            }
        })
}

impl Small {
    /// The first of all that restate a statement.
    pub fn class(&self, statement: usize) -> usize {
        let mut class = vec![statement];
        loop {
            let before = class.len();
            for (left, right) in &self.restates {
                for (one, other) in [(left, right), (right, left)] {
                    if class.contains(one) && !class.contains(other) {
                        class.push(*other);
                    }
                }
            }
            if class.len() == before {
                return class.into_iter().min().unwrap();
            }
        }
    }

    fn any_of_class(&self, class: usize, is: impl Fn(Kind) -> bool) -> bool {
        (0..self.kinds.len()).any(|one| self.class(one) == class && is(self.kinds[one]))
    }

    pub fn is_given(&self, class: usize) -> bool {
        self.any_of_class(class, Kind::is_given)
    }

    /// The reasons that bear on a statement, those for it or those against it.
    fn side(&self, class: usize, speaks_for: bool) -> Vec<usize> {
        let bears = |reason: &SmallReason| match reason.bears {
            Bears::For(target) => speaks_for && self.class(target) == class,
            Bears::Against(target) => !speaks_for && self.class(target) == class,
            Bears::OnReason(_) => false,
        };
        (0..self.reasons.len())
            .filter(|at| bears(&self.reasons[*at]))
            .collect()
    }

    /// Atoms: statements, reasons, for each statement a reason that could not be
    /// read, and last one that is neither true nor false.
    fn rules(&self) -> (usize, Vec<Rule>) {
        let size = self.kinds.len();
        let atom = |reason: &usize| size + reason;
        let unread = |class: usize| size + self.reasons.len() + class;
        let neither = size + self.reasons.len() + size;
        let mut rules = vec![Rule::new(neither, vec![], vec![neither])];
        for class in (0..size).filter(|one| self.class(*one) == *one) {
            let mut supports: Vec<usize> = self.side(class, true).iter().map(atom).collect();
            let objections: Vec<usize> = self.side(class, false).iter().map(atom).collect();
            if self.any_of_class(class, |kind| kind == Kind::DamagedClaim) {
                rules.push(Rule::new(unread(class), vec![], objections.clone()));
                supports.push(unread(class));
            }
            for support in &supports {
                rules.push(Rule::new(class, vec![*support], vec![]));
            }
            if self.is_given(class) {
                rules.push(Rule::new(class, vec![], objections));
            }
        }
        for (at, reason) in self.reasons.iter().enumerate() {
            let premises = reason.premises.iter().map(|one| self.class(*one));
            let mut without: Vec<usize> = (0..self.reasons.len())
                .filter(
                    |other| matches!(self.reasons[*other].bears, Bears::OnReason(on) if on == at),
                )
                .map(|other| size + other)
                .collect();
            match reason.bears {
                Bears::For(target) => {
                    without.extend(self.side(self.class(target), false).iter().map(atom));
                }
                Bears::Against(target) => {
                    let class = self.class(target);
                    without.extend(self.side(class, true).iter().map(atom));
                    if self.any_of_class(class, |kind| kind == Kind::DamagedClaim) {
                        without.push(unread(class));
                    }
                }
                Bears::OnReason(_) => {}
            }
            if reason.damaged && !matches!(reason.bears, Bears::For(_)) {
                without.push(neither);
            }
            rules.push(Rule::new(size + at, premises.collect(), without));
        }
        (neither + 1, rules)
    }

    /// The well-founded model: statements, then reasons.
    pub fn well_founded(&self) -> Vec<Truth> {
        let (atoms, rules) = self.rules();
        let mut certain = vec![false; atoms];
        loop {
            let possible = least_model(atoms, &rules, &certain);
            let next = least_model(atoms, &rules, &possible);
            if next == certain {
                let size = self.kinds.len();
                return (0..size + self.reasons.len())
                    .map(|at| if at < size { self.class(at) } else { at })
                    .map(|at| match (certain[at], possible[at]) {
                        (true, _) => Truth::True,
                        (false, true) => Truth::Undefined,
                        (false, false) => Truth::False,
                    })
                    .collect();
            }
            certain = next;
        }
    }

    /// Whether a statement is grounded, by support alone.
    pub fn grounded(&self) -> Vec<bool> {
        let size = self.kinds.len();
        let mut grounded: Vec<bool> = (0..size).map(|one| self.is_given(one)).collect();
        for _ in 0..size {
            for reason in &self.reasons {
                if let Bears::For(target) = reason.bears
                    && reason.premises.iter().all(|one| grounded[self.class(*one)])
                {
                    grounded[self.class(target)] = true;
                }
            }
        }
        (0..size).map(|one| grounded[self.class(one)]).collect()
    }

    /// Whether a statement is among its own grounds, along statements without grounds.
    pub fn is_circular(&self, statement: usize) -> bool {
        let grounded = self.grounded();
        let mut reached: Vec<usize> = Vec::new();
        let mut to_see = vec![self.class(statement)];
        while let Some(class) = to_see.pop() {
            for at in self.side(class, true) {
                for premise in &self.reasons[at].premises {
                    let premise = self.class(*premise);
                    if !grounded[premise] && !reached.contains(&premise) {
                        reached.push(premise);
                        to_see.push(premise);
                    }
                }
            }
        }
        !grounded[statement] && reached.contains(&self.class(statement))
    }

    /// The map as the library has it.
    pub fn map(&self) -> Map {
        let mut map = Map::default();
        let file = FileId(0);
        map.maps.push(MapInfo {
            file,
            header: None,
            is_review: false,
            sections: Vec::new(),
        });
        let place = |at: usize| Place {
            file,
            span: Span::new(at, at + 1),
        };
        for (at, kind) in self.kinds.iter().enumerate() {
            let name = map.names.intern(&format!("s{at}"));
            let citation = Citation {
                place: place(at),
                works: vec![Work::Words(place(at))],
            };
            map.statements.push(Statement {
                kind: match kind {
                    Kind::Claim | Kind::DamagedClaim => StatementKind::Claim,
                    Kind::Assumption => StatementKind::Assumption,
                    Kind::Evidence | Kind::EvidenceWithoutSource => StatementKind::Evidence,
                },
                name,
                place: place(at),
                item: ItemRef {
                    map: MapId(0),
                    item: u32::try_from(at).unwrap(),
                },
                text: None,
                beats: None,
                held: false,
                damaged: *kind == Kind::DamagedClaim,
                citations: match kind {
                    Kind::Evidence => vec![citation],
                    _ => Vec::new(),
                },
                class: StatementId::at(self.class(at)),
            });
        }
        for (at, reason) in self.reasons.iter().enumerate() {
            let start = u32::try_from(map.premises.len()).unwrap();
            map.premises
                .extend(reason.premises.iter().map(|premise| Premise {
                    statement: StatementId::at(*premise),
                    place: place(100 + at),
                    warrant: false,
                }));
            let (effect, conclusion) = match reason.bears {
                Bears::For(one) => (
                    Effect::Supports,
                    Conclusion::Statement(StatementId::at(one)),
                ),
                Bears::Against(one) => {
                    (Effect::Opposes, Conclusion::Statement(StatementId::at(one)))
                }
                Bears::OnReason(one) => (Effect::Undercuts, Conclusion::Reason(ReasonId::at(one))),
            };
            map.reasons.push(Reason {
                effect,
                conclusion,
                premises: start..u32::try_from(map.premises.len()).unwrap(),
                label: None,
                place: place(100 + at),
                conceded: false,
                damaged: reason.damaged,
                warrant: None,
            });
        }
        map
    }
}

/// `head <- pos, not neg`
struct Rule {
    head: usize,
    pos: Vec<usize>,
    neg: Vec<usize>,
}

impl Rule {
    fn new(head: usize, pos: Vec<usize>, neg: Vec<usize>) -> Self {
        Self { head, pos, neg }
    }
}

/// The least model of the rules once every negation is judged by what is assumed.
fn least_model(atoms: usize, rules: &[Rule], assumed: &[bool]) -> Vec<bool> {
    let mut model = vec![false; atoms];
    loop {
        let before = model.clone();
        for rule in rules {
            if rule.pos.iter().all(|at| model[*at]) && !rule.neg.iter().any(|at| assumed[*at]) {
                model[rule.head] = true;
            }
        }
        if model == before {
            return model;
        }
    }
}
