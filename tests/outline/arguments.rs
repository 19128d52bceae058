//! Arguments made up for property tests, and the many ways to write each down.

use std::collections::BTreeSet;

use proptest::prelude::*;

/// The files that an argument is written into; each uses the others.
pub const FILES: [&str; 3] = ["one", "two", "three"];

/// Something that is said of an item; each is a relation that can be left out.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Clause {
    Reason {
        supports: bool,
        premises: BTreeSet<usize>,
        warrant: Option<usize>,
        in_words: bool,
        exception: Option<usize>,
        conceded: bool,
        label: Option<usize>,
    },
    /// The reason of an item that goes by a label; which one is settled last.
    Undercuts(usize, Option<(usize, usize)>),
    Told(&'static str, usize),
    Bears(&'static str, usize),
    Test(&'static str, usize, Option<usize>),
    From(BTreeSet<usize>),
    Scope(usize),
}

/// A claim, assumption or piece of evidence.
#[derive(Clone, Debug)]
pub struct Item {
    pub kind: &'static str,
    pub clauses: Vec<Clause>,
}

/// A made-up argument.
#[derive(Clone, Debug)]
pub struct Argument {
    pub items: Vec<Item>,
    pub sources: usize,
}

/// How an argument is written down.
#[derive(Clone, Debug)]
pub struct Manner {
    /// The file of each item.
    pub files: Vec<usize>,
    /// What decides about order, comments and blank lines.
    pub seed: u64,
}

impl Argument {
    /// All relations: item and clause.
    pub fn relations(&self) -> Vec<(usize, usize)> {
        let items = self.items.iter().enumerate();
        items
            .flat_map(|(item, said)| (0..said.clauses.len()).map(move |clause| (item, clause)))
            .collect()
    }

    /// The argument without one of its relations.
    pub fn without(&self, (item, clause): (usize, usize)) -> Self {
        let mut less = self.clone();
        less.items[item].clauses.remove(clause);
        less
    }

    /// The files that say it in a manner.
    pub fn files(&self, manner: &Manner) -> Vec<(String, String)> {
        let mut chance = Chance(manner.seed | 1);
        let mut blocks: Vec<(usize, String)> = Vec::new();
        for at in 0..self.items.len() {
            let text = self.item(at, manner, &mut chance);
            blocks.push((manner.files[at], text));
        }
        for source in 0..self.sources {
            blocks.push((source % FILES.len(), format!("source s{source}\n")));
        }
        blocks.push((0, "case near, far within everywhere\n".to_owned()));
        chance.shuffle(&mut blocks);
        let write = |file: usize, chance: &mut Chance| {
            let mut text = String::new();
            for (other, name) in FILES.iter().enumerate().filter(|(other, _)| *other != file) {
                text += &format!("use \"{name}.argmap\" as to-{other}-from-{file}\n");
            }
            for (_, block) in blocks.iter().filter(|(at, _)| *at == file) {
                text += chance.pick(&["", "\n", "// as it was\n", "\n// claim c0\n\n"]);
                text += block;
            }
            text
        };
        (0..FILES.len())
            .map(|file| (format!("{}.argmap", FILES[file]), write(file, &mut chance)))
            .collect()
    }

    fn item(&self, at: usize, manner: &Manner, chance: &mut Chance) -> String {
        let Item { kind, clauses } = &self.items[at];
        let here = manner.files[at];
        let to = |there: usize, name: String| {
            if there == here {
                name
            } else {
                format!("to-{there}-from-{here}.{name}")
            }
        };
        let name = |item: usize| to(manner.files[item], format!("c{item}"));
        let words = ["\"one\"", "\"two, and more\"", "\"\"\"three\n  lines\"\"\""];
        let mut lines = Vec::new();
        for clause in clauses {
            let mut line = String::from("  ");
            match clause {
                Clause::Reason {
                    supports,
                    premises,
                    warrant,
                    in_words,
                    exception,
                    conceded,
                    label,
                } => {
                    let mut names: Vec<String> = premises.iter().map(|item| name(*item)).collect();
                    chance.shuffle(&mut names);
                    let word = if *supports { "supported" } else { "opposed" };
                    line += &format!("{word} by {}", names.join(" and "));
                    if let Some(label) = label {
                        line += &format!(" as r{label}");
                    }
                    if let Some(warrant) = warrant {
                        line += &format!("\n    because {}", name(*warrant));
                    }
                    if *in_words {
                        line += &format!("\n    because {}", chance.pick(&words));
                    }
                    if let Some(exception) = exception {
                        line += &format!("\n    unless {}", name(*exception));
                    }
                    if *conceded && (!supports || exception.is_some()) {
                        line += &format!("\n    conceded {}", chance.pick(&words));
                    }
                }
                Clause::Undercuts(_, target) => {
                    let (item, label) = target.unwrap();
                    line += &format!("undercuts {}.r{label}", name(item));
                }
                Clause::Told(relation, item) => line += &format!("{relation} {}", name(*item)),
                Clause::Bears(how, item) => line += &format!("{how} under {}", name(*item)),
                Clause::Test(kind, of, against) => {
                    line += &format!("test {kind} of {}", name(*of));
                    if let Some(against) = against {
                        line += &format!(" against {}", name(*against));
                    }
                    line += " passed";
                }
                Clause::From(sources) => {
                    let mut names: Vec<String> = sources
                        .iter()
                        .map(|source| to(source % FILES.len(), format!("s{source}")))
                        .collect();
                    chance.shuffle(&mut names);
                    line += &format!("from {}", names.join(", "));
                }
                Clause::Scope(case) => {
                    line += &format!("scope {}", to(0, ["near", "far"][*case].to_owned()));
                }
            }
            line += chance.pick(&["\n", "\n\n", " // so it is\n"]);
            lines.push(line);
        }
        chance.shuffle(&mut lines);
        let text = if chance.next().is_multiple_of(2) {
            ""
        } else {
            " \"In words.\""
        };
        format!("{kind} c{at}{text}\n{}", lines.concat())
    }
}

/// Numbers that follow from a seed.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> usize {
        // xorshift64* (Vigna 2016)
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33) as usize
    }

    fn pick<'words>(&mut self, words: &[&'words str]) -> &'words str {
        words[self.next() % words.len()]
    }

    fn shuffle<T>(&mut self, all: &mut [T]) {
        for at in (1..all.len()).rev() {
            all.swap(at, self.next() % (at + 1));
        }
    }
}

/// Arguments of some items, every relation among them.
pub fn arguments() -> impl Strategy<Value = Argument> {
    (4_usize..9).prop_flat_map(|count| {
        prop::collection::vec(item(count), count).prop_map(|mut items| {
            // A rival is a claim, and claims there are.
            items[0].kind = "claim";
            items[1].kind = "thesis";
            for item in &mut items {
                let is_evidence = item.kind == "evidence";
                let mut seen = BTreeSet::new();
                let mut has_scope = false;
                item.clauses.retain(|clause| {
                    let fits = match clause {
                        Clause::From(_) => is_evidence,
                        Clause::Scope(_) => !std::mem::replace(&mut has_scope, true),
                        _ => true,
                    };
                    fits && seen.insert(clause.clone())
                });
            }
            settle_undercuts(&mut items);
            Argument { items, sources: 4 }
        })
    })
}

/// Gives every label a number of its own, and every undercut one of them.
fn settle_undercuts(items: &mut [Item]) {
    let mut labels = Vec::new();
    for (at, item) in items.iter_mut().enumerate() {
        for clause in &mut item.clauses {
            if let Clause::Reason {
                label: Some(label), ..
            } = clause
            {
                *label = labels.len();
                labels.push((at, *label));
            }
        }
    }
    for item in items {
        item.clauses.retain_mut(|clause| match clause {
            Clause::Undercuts(pick, target) => {
                *target = labels.get(*pick % labels.len().max(1)).copied();
                target.is_some()
            }
            _ => true,
        });
    }
}

/// Ways to write an argument of so many items.
pub fn manners(count: usize) -> impl Strategy<Value = Manner> {
    (prop::collection::vec(0..FILES.len(), count), any::<u64>())
        .prop_map(|(files, seed)| Manner { files, seed })
}

fn item(count: usize) -> impl Strategy<Value = Item> {
    let kind = prop_oneof![
        3 => Just("claim"),
        1 => Just("thesis"),
        1 => Just("assumption"),
        3 => Just("evidence"),
    ];
    (kind, prop::collection::vec(clause(count), 0..4))
        .prop_map(|(kind, clauses)| Item { kind, clauses })
}

fn clause(count: usize) -> impl Strategy<Value = Clause> {
    let some = move || prop::option::weighted(0.2, 0..count);
    let reason = (
        any::<bool>(),
        prop::collection::btree_set(0..count, 1..4),
        some(),
        prop::bool::weighted(0.2),
        some(),
        prop::bool::weighted(0.3),
        prop::option::weighted(0.4, Just(0)),
    )
        .prop_map(
            |(supports, premises, warrant, in_words, exception, conceded, label)| Clause::Reason {
                supports,
                premises,
                warrant,
                in_words,
                exception,
                conceded,
                label,
            },
        );
    let told = prop::sample::select(vec![
        "supports", "opposes", "refines", "causes", "explains", "restates",
    ]);
    let kinds = prop::sample::select(vec!["hoop", "smoking-gun"]);
    prop_oneof![
        6 => reason,
        3 => (told, 0..count).prop_map(|(relation, item)| Clause::Told(relation, item)),
        1 => prop::sample::select(vec!["expected", "unexpected"]).prop_map(|how| Clause::Bears(how, 0)),
        1 => (kinds, any::<bool>())
            .prop_map(|(kind, against)| Clause::Test(kind, 0, against.then_some(1))),
        2 => (0_usize..64).prop_map(|pick| Clause::Undercuts(pick, None)),
        2 => prop::collection::btree_set(0_usize..4, 1..3).prop_map(Clause::From),
        1 => (0_usize..2).prop_map(Clause::Scope),
    ]
}
