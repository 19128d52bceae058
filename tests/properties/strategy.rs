//! Random models: everything that the oracles ask about, in small.

use argcheck::syntax::tree::StatementKind;
use proptest::collection::vec;
use proptest::option::weighted;
use proptest::prelude::*;

use crate::model::{
    Cite, Form, Model, Note, Question, Reason, Relation, Source, Statement, Undercut, Work,
};

/// Numbers from which an element is chosen, whatever their number turns out to be.
type Any = prop::sample::Index;

#[derive(Clone, Debug)]
struct RawStatement(
    StatementKind,
    Any,
    Vec<Vec<(u8, Any)>>,
    Option<(Any, Any)>,
    bool,
);

#[derive(Clone, Debug)]
struct RawReason {
    opposes: bool,
    conclusion: Any,
    premises: Vec<Any>,
    warrant: Option<Any>,
    exceptions: Vec<Any>,
    labelled: bool,
    conceded: bool,
    form: (u8, Any),
}

type RawCites = Vec<Vec<(u8, Any)>>;

/// Models over at most so many files.
pub fn models(most_files: usize, unique_names: bool) -> BoxedStrategy<Model> {
    let things = (
        vec(statement(), 1..=10),
        vec(reason(), 0..=14),
        vec((any::<u8>(), any::<Any>(), any::<Any>(), form()), 0..=3),
        vec((any::<Any>(), any::<Any>(), any::<bool>(), form()), 0..=2),
        vec(
            (
                any::<Any>(),
                vec(any::<Any>(), 0..=3),
                any::<bool>(),
                any::<bool>(),
            ),
            0..=2,
        ),
        vec((any::<Any>(), cites(0..=2)), 0..=4),
        vec((any::<Any>(), cites(0..=2)), 0..=2),
    );
    (1..=most_files, things)
        .prop_map(
            move |(
                files,
                (statements, reasons, relations, undercuts, questions, sources, notes),
            )| {
                let mut model = Model {
                    files,
                    unique_names,
                    statements: Vec::new(),
                    reasons: Vec::new(),
                    relations: Vec::new(),
                    undercuts: Vec::new(),
                    questions: Vec::new(),
                    sources: Vec::new(),
                    notes: Vec::new(),
                };
                let empty = |file: &Any| Source {
                    file: file.index(files),
                    rests_on: Vec::new(),
                };
                model.sources = sources.iter().map(|(file, _)| empty(file)).collect();
                for (file, cites) in &notes {
                    let file = file.index(files);
                    model.notes.push(Note {
                        file,
                        cites: model.cites(file, cites),
                    });
                }
                // A footnote cites works, never another footnote.
                for work in model
                    .notes
                    .iter_mut()
                    .flat_map(|note| &mut note.cites)
                    .flatten()
                {
                    if matches!(work, Work::Note(_)) {
                        *work = Work::Words;
                    }
                }
                for (at, (_, rests_on)) in sources.iter().enumerate() {
                    model.sources[at].rests_on = model.cites(model.sources[at].file, rests_on);
                }
                model.take_statements(&statements);
                let count = model.statements.len();
                for raw in &reasons {
                    model.reasons.push(reason_of(raw, count, files));
                }
                for (word, from, to, written) in &relations {
                    let words = ["restates", "restates", "refines", "causes", "explains"];
                    model.relations.push(Relation {
                        word: words[usize::from(*word) % words.len()],
                        from: from.index(count),
                        to: to.index(count),
                        form: form_of(written, files),
                    });
                }
                for (by, step, by_label, written) in &undercuts {
                    if !model.reasons.is_empty() {
                        model.undercuts.push(Undercut {
                            by: by.index(count),
                            step: step.index(model.reasons.len()),
                            by_label: *by_label,
                            form: form_of(written, files),
                        });
                    }
                }
                model.take_questions(&questions);
                model
            },
        )
        .boxed()
}

fn statement() -> impl Strategy<Value = RawStatement> {
    let kind = prop_oneof![
        4 => Just(StatementKind::Claim),
        1 => Just(StatementKind::Thesis),
        1 => Just(StatementKind::Assumption),
        3 => Just(StatementKind::Evidence),
    ];
    let beats = weighted(0.25, any::<(Any, Any)>());
    (
        kind,
        any::<Any>(),
        cites(0..=2),
        beats,
        prop::bool::weighted(0.1),
    )
        .prop_map(|(kind, file, cites, beats, held)| RawStatement(kind, file, cites, beats, held))
}

fn cites(count: std::ops::RangeInclusive<usize>) -> impl Strategy<Value = RawCites> {
    vec(vec((any::<u8>(), any::<Any>()), 1..=2), count)
}

fn form() -> impl Strategy<Value = (u8, Any)> {
    (any::<u8>(), any::<Any>())
}

prop_compose! {
    fn reason()(
        opposes in prop::bool::weighted(0.2),
        conclusion in any::<Any>(),
        premises in vec(any::<Any>(), 1..=3),
        warrant in weighted(0.2, any::<Any>()),
        exceptions in vec(any::<Any>(), 0..=1),
        labelled in any::<bool>(),
        conceded in prop::bool::weighted(0.1),
        form in form(),
    ) -> RawReason {
        RawReason { opposes, conclusion, premises, warrant, exceptions, labelled, conceded, form }
    }
}

fn form_of((which, file): &(u8, Any), files: usize) -> Form {
    match which % 4 {
        0 => Form::FromOtherEnd,
        1 => Form::Margin(file.index(files)),
        _ => Form::Below,
    }
}

fn reason_of(raw: &RawReason, count: usize, files: usize) -> Reason {
    let form = form_of(&raw.form, files);
    let most = if form == Form::Below {
        raw.premises.len()
    } else {
        1
    };
    Reason {
        opposes: raw.opposes,
        conclusion: raw.conclusion.index(count),
        premises: raw.premises[..most]
            .iter()
            .map(|at| at.index(count))
            .collect(),
        warrant: raw.warrant.map(|at| at.index(count)),
        exceptions: raw.exceptions.iter().map(|at| at.index(count)).collect(),
        labelled: raw.labelled,
        conceded: raw.conceded && raw.opposes,
        form,
    }
}

impl Model {
    fn cites(&self, file: usize, raw: &RawCites) -> Vec<Cite> {
        let work = |(which, at): &(u8, Any)| match which % 8 {
            0 => Work::Words,
            // A map does not cite itself: it has no name for itself.
            1 if self.files > 1 => Work::Paper((file + 1 + at.index(self.files - 1)) % self.files),
            2 => match at.get_or_none(&self.own_notes(file)) {
                Some(note) => Work::Note(*note),
                None => Work::Words,
            },
            _ if self.sources.is_empty() => Work::Words,
            _ => Work::Source(at.index(self.sources.len())),
        };
        raw.iter()
            .map(|steps| steps.iter().map(work).collect())
            .collect()
    }

    fn own_notes(&self, file: usize) -> Vec<usize> {
        (0..self.notes.len())
            .filter(|at| self.notes[*at].file == file)
            .collect()
    }

    fn take_statements(&mut self, raw: &[RawStatement]) {
        let rivals: Vec<usize> = (0..raw.len())
            .filter(|at| raw[*at].0 != StatementKind::Evidence)
            .collect();
        for RawStatement(kind, file, cites, beats, held) in raw {
            let file = file.index(self.files);
            let is_claim = matches!(kind, StatementKind::Claim | StatementKind::Thesis);
            let cites = match kind {
                StatementKind::Evidence => self.cites(file, cites),
                _ => Vec::new(),
            };
            let beats = beats.filter(|_| is_claim);
            self.statements.push(Statement {
                file,
                kind: *kind,
                cites,
                beats: beats.map(|(one, other)| (*one.get(&rivals), *other.get(&rivals))),
                held: *held && is_claim,
            });
        }
    }

    fn take_questions(&mut self, raw: &[(Any, Vec<Any>, bool, bool)]) {
        let rivals: Vec<usize> = (0..self.statements.len())
            .filter(|at| self.statements[*at].kind != StatementKind::Evidence)
            .collect();
        for (file, answers, from_answers, exclusive) in raw {
            let mut chosen: Vec<usize> = answers
                .iter()
                .filter_map(|at| at.get_or_none(&rivals).copied())
                .collect();
            chosen.sort_unstable();
            chosen.dedup();
            self.questions.push(Question {
                file: file.index(self.files),
                answers: chosen,
                from_answers: *from_answers,
                exclusive: *exclusive,
            });
        }
    }
}

/// An element, where there is any.
trait GetOrNone {
    fn get_or_none<'list, T>(&self, list: &'list [T]) -> Option<&'list T>;
}

impl GetOrNone for Any {
    fn get_or_none<'list, T>(&self, list: &'list [T]) -> Option<&'list T> {
        (!list.is_empty()).then(|| self.get(list))
    }
}

/// So many cases; what fails once gets a test of its own, not a file of seeds.
pub fn cases(cases: u32) -> ProptestConfig {
    ProptestConfig {
        cases,
        failure_persistence: None,
        max_shrink_iters: 4_000,
        ..ProptestConfig::default()
    }
}
