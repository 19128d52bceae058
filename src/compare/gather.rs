//! From a version to its digest.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::Version;
use super::clauses;
use super::digest::{Digest, Link, Question, Reason, Single, Source, Statement, Work, collapsed};
use super::names::{Naming, number_repeated};
use crate::graph::{Point, single_points};
use crate::map::{
    Citation, Conclusion, MapId, NoteId, Place, ReasonId, SourceId, StatementId, Work as CitedWork,
};
use crate::syntax::tree::{Item, ItemKind, ReasonOptions, StatementKind};

/// What claims cannot do without is worked out up to this product of claims and nodes.
const MOST_WORK: usize = 1_000_000;

/// Reads a version's meaning off its map.
pub(super) fn digest(version: &Version, naming: &Naming) -> Digest {
    let mut gatherer = Gatherer {
        version,
        statements: Vec::new(),
        sources: Vec::new(),
        digest: Digest::default(),
    };
    gatherer.sources(naming);
    gatherer.statements(naming);
    gatherer.reasons();
    gatherer.relations();
    gatherer.items();
    gatherer.single_points();
    gatherer.digest
}

struct Gatherer<'run> {
    version: &'run Version,
    /// By id, the index in the digest.
    statements: Vec<u32>,
    sources: Vec<u32>,
    digest: Digest,
}

/// The order in which things stand once sorted: for each its new index.
fn ranks<Key: Ord>(keys: &[Key]) -> (Vec<usize>, Vec<u32>) {
    let mut order: Vec<usize> = (0..keys.len()).collect();
    order.sort_by(|one, other| keys[*one].cmp(&keys[*other]));
    let mut ranks = vec![0; keys.len()];
    for (rank, at) in (0..).zip(&order) {
        ranks[*at] = rank;
    }
    (order, ranks)
}

impl<'run> Gatherer<'run> {
    fn text(&self, map: MapId) -> &'run str {
        let file = self.version.map.maps[map.index()].file;
        &self.version.project.files.get(file).text
    }

    fn sources(&mut self, naming: &Naming) {
        let map = &self.version.map;
        let keys: Vec<(String, Place)> = map
            .sources
            .iter()
            .map(|source| {
                let name = map.names.text(source.name);
                (
                    naming.source(self.version, name, source.place),
                    source.place,
                )
            })
            .collect();
        let (order, ranks) = ranks(&keys);
        self.sources = ranks;
        let titles = clauses::source_titles(self.version);
        for at in order {
            let source = &map.sources[at];
            let body = if source.in_bibliography {
                clauses::entry_body(self.version, source.place)
            } else {
                titles.get(&source.place).cloned().unwrap_or_default()
            };
            self.digest.sources.push(Source {
                name: keys[at].0.clone(),
                body,
                rank: clauses::rank_word(source.rank),
                rests_on: self.citations(&source.rests_on),
                used: source.used || !source.in_bibliography,
            });
        }
        number_repeated(
            self.digest
                .sources
                .iter_mut()
                .map(|source| &mut source.name),
        );
    }

    fn source(&self, id: SourceId) -> u32 {
        self.sources[id.index()]
    }

    fn statement(&self, id: StatementId) -> u32 {
        self.statements[id.index()]
    }

    fn statements(&mut self, naming: &Naming) {
        let map = &self.version.map;
        let keys: Vec<(String, Place)> = map
            .statements
            .iter()
            .map(|one| {
                let name = map.names.text(one.name);
                (naming.statement(self.version, name, one.place), one.place)
            })
            .collect();
        let (order, ranks) = ranks(&keys);
        self.statements = ranks;
        let inherited = clauses::sections(self.version);
        let periods = clauses::periods(self.version);
        for at in order {
            let id = StatementId::at(at);
            let one = map.statement(id);
            let file = &self.version.project.maps[one.item.map.index()];
            let item = &file.tree.items[one.item.item as usize];
            let text = self.text(one.item.map);
            let section = inherited[one.item.map.index()][one.item.item as usize];
            let is_note = matches!(item.kind, ItemKind::Note { .. });
            let section = section.filter(|_| !is_note);
            self.digest.statements.push(Statement {
                name: keys[at].0.clone(),
                own_name: map.names.text(one.name).to_owned(),
                kind: one.kind,
                is_thesis: self.version.analysis.stakes.is_thesis(id),
                text: one
                    .text
                    .map(|words| collapsed(&words.of(text)))
                    .unwrap_or_default(),
                beats: one.beats.map(|beats| {
                    let side = |id: Option<StatementId>| id.map(|id| self.statement(id));
                    (side(beats.better), side(beats.worse))
                }),
                strength: clauses::strength(item),
                extent: clauses::extent(item),
                wordings: clauses::wordings(item, text),
                scope: clauses::scope(item, section, text),
                when: clauses::when(item, section, text, one.item.map, &periods),
                citations: self.citations(&one.citations),
                bearings: BTreeSet::new(),
                details: clauses::details(self.version, one.item.map, item),
                verdict: self.version.analysis.standing.of(id),
                single: None,
                place: one.place,
            });
        }
        number_repeated(self.digest.statements.iter_mut().map(|one| &mut one.name));
    }

    /// The works of citations. A footnote stands for what it cites.
    fn citations(&self, citations: &[Citation]) -> BTreeSet<Vec<Work>> {
        let mut all = BTreeSet::new();
        for citation in citations {
            let mut chain = Vec::new();
            let mut notes: Vec<NoteId> = Vec::new();
            for work in &citation.works {
                match work {
                    CitedWork::Note(note) => notes.push(*note),
                    work => chain.push(self.work(*work)),
                }
            }
            if notes.is_empty() {
                all.insert(chain);
                continue;
            }
            for note in notes {
                let note = &self.version.map.notes[note.index()];
                if !chain.is_empty() {
                    // A note narrowed to one of its works.
                    all.insert(chain.clone());
                } else if note.citations.is_empty() {
                    all.insert(vec![Work::Note(format!("note {}", note.number))]);
                } else {
                    let cited = note.citations.iter();
                    all.extend(cited.map(|cited| -> Vec<Work> {
                        cited.works.iter().map(|work| self.work(*work)).collect()
                    }));
                }
            }
        }
        all
    }

    fn work(&self, work: CitedWork) -> Work {
        match work {
            CitedWork::Source(id) => Work::Source(self.source(id)),
            CitedWork::Paper(map) => Work::Paper(clauses::paper_title(self.version, map)),
            CitedWork::Note(note) => {
                let number = self.version.map.notes[note.index()].number;
                Work::Note(format!("note {number}"))
            }
            CitedWork::Words(place) => {
                let words = self.version.project.files.text(place.file, place.span);
                Work::Words(collapsed(words.trim_matches('"')))
            }
            CitedWork::Unknown => Work::Unknown,
        }
    }

    fn reasons(&mut self) {
        let map = &self.version.map;
        let options = clauses::options_by_place(self.version);
        for (id, reason) in map.all_reasons() {
            let mut links = Vec::new();
            let mut at: ReasonId = id;
            let conclusion = loop {
                let reason = map.reason(at);
                let premises = map
                    .premises_of(at)
                    .iter()
                    .filter(|premise| !premise.warrant);
                links.push(Link {
                    effect: reason.effect,
                    premises: premises
                        .map(|premise| self.statement(premise.statement))
                        .collect(),
                });
                match reason.conclusion {
                    Conclusion::Statement(id) => break id,
                    // A step is written before what undercuts it.
                    Conclusion::Reason(next) if next < at => at = next,
                    Conclusion::Reason(_) => break map.premises_of(at)[0].statement,
                }
            };
            if links.iter().any(|link| link.premises.is_empty()) {
                continue;
            }
            let of_item = options.get(&reason.place);
            let words = |pick: fn(&ReasonOptions) -> &Vec<_>| {
                let texts = of_item.into_iter().flat_map(|(text, options)| {
                    pick(options)
                        .iter()
                        .map(|words: &crate::syntax::tree::Text| collapsed(&words.of(text)))
                });
                texts.collect::<BTreeSet<String>>()
            };
            let warrants = map.premises_of(id).iter().filter(|premise| premise.warrant);
            self.digest.reasons.push(Reason {
                links,
                conclusion: self.statement(conclusion),
                label: reason.label.map(|label| map.names.text(label).to_owned()),
                conceded: reason.conceded,
                warrants: warrants
                    .map(|premise| self.statement(premise.statement))
                    .collect(),
                warrant_texts: words(|options| &options.warrant_texts),
                exception_texts: words(|options| &options.exception_texts),
            });
        }
    }

    fn relations(&mut self) {
        let map = &self.version.map;
        for relation in &map.relations {
            let (from, to) = (self.statement(relation.from), self.statement(relation.to));
            self.digest
                .relations
                .insert((relation.relation.word(), from, to));
        }
        for (evidence, words, rival) in clauses::bearings(self.version) {
            let evidence = self.statement(evidence) as usize;
            let rival = self.statement(rival);
            self.digest.statements[evidence]
                .bearings
                .insert((words, rival));
        }
        for question in &map.questions {
            let name = map.names.text(question.name).to_owned();
            let answers = question
                .answers
                .iter()
                .map(|id| self.statement(*id))
                .collect();
            self.digest.questions.insert(
                name,
                Question {
                    text: String::new(),
                    answers,
                    exclusive: question.exclusive,
                    exhaustive: question.exhaustive.is_some(),
                },
            );
        }
    }

    /// What the map does not hold: cases, arithmetic, what a question asks.
    fn items(&mut self) {
        for (index, file) in self.version.project.maps.iter().enumerate() {
            let text = self.text(MapId::at(index));
            for item in &file.tree.items {
                self.item(item, text);
            }
        }
    }

    fn item(&mut self, item: &Item, text: &str) {
        match &item.kind {
            ItemKind::Question { name, text: asked } => {
                if let Some(question) = self.digest.questions.get_mut(name.of(text)) {
                    question.text = asked
                        .map(|asked| collapsed(&asked.of(text)))
                        .unwrap_or_default();
                }
            }
            ItemKind::Case { names, within } => {
                for name in names {
                    let entry = self.digest.within.entry(clauses::last_part(name.of(text)));
                    let broader = within.iter().map(|name| clauses::last_part(name.of(text)));
                    entry.or_default().extend(broader);
                }
            }
            ItemKind::Check(comparison) => {
                let words = clauses::without_comments(comparison.span.of(text));
                self.digest.arithmetic.insert(words);
            }
            ItemKind::Rate { left, right } => {
                let words = format!("{} = {}", left.0.of(text), right.0.of(text));
                self.digest.arithmetic.insert(collapsed(&words));
            }
            _ => {}
        }
    }

    fn single_points(&mut self) {
        let map = &self.version.map;
        let analysis = &self.version.analysis;
        let claims: Vec<StatementId> = map
            .all_statements()
            .filter(|(_, one)| matches!(one.kind, StatementKind::Claim | StatementKind::Thesis))
            .map(|(id, _)| id)
            .collect();
        if claims.len().saturating_mul(analysis.graph.len()) > MOST_WORK {
            return;
        }
        let found = single_points(map, &analysis.graph, &analysis.grounding, &claims);
        let mut by_claim: HashMap<StatementId, Single> = HashMap::new();
        for points in found {
            let mut single = Single::default();
            for point in points.points {
                match point {
                    Point::Source(id) => {
                        single.sources.insert(Work::Source(self.source(id)));
                    }
                    Point::Paper(id) => {
                        let title = clauses::paper_title(self.version, id);
                        single.sources.insert(Work::Paper(title));
                    }
                    Point::Leaf(id) if map.statement(id).kind == StatementKind::Evidence => {
                        let at = self.statement(id);
                        single.evidence.insert(at);
                        let evidence = &self.digest.statements[at as usize];
                        single.sources.extend(in_every_chain(&evidence.citations));
                    }
                    Point::Leaf(_) | Point::Author(_) => {}
                }
            }
            by_claim.insert(points.thesis, single);
        }
        for id in claims {
            let node = analysis.graph.statement(map.class_of(id));
            if analysis.grounding.is_grounded(node) {
                let single = by_claim.remove(&id).unwrap_or_default();
                let at = self.statement(id) as usize;
                self.digest.statements[at].single = Some(single);
            }
        }
    }
}

/// The works without which evidence would cite nothing: where single pieces of
/// evidence are needed, the sources behind them are not told apart.
fn in_every_chain(chains: &BTreeSet<Vec<Work>>) -> Vec<Work> {
    let Some(first) = chains.first() else {
        return Vec::new();
    };
    let works = first.iter().filter(|work| {
        matches!(work, Work::Source(_) | Work::Paper(_))
            && chains.iter().all(|chain| chain.contains(work))
    });
    works.cloned().collect()
}

/// A table from names to what they hold, of one kind of clause.
pub(super) type Details = BTreeMap<String, BTreeSet<String>>;
