//! From the map to its data.

use super::facts::{last_part, plain};
use super::ids::{reason_ids, statement_id};
use super::resolved::{
    Bearing, Case, Citation, CitedWork, MapFile, Note, Period, Place, Premise, Question, Quote,
    Reason, Relation, ResolvedMap, Source, Statement, Test, Wording as SaidWording,
};
use super::sections::theses;
use super::wording::{Wording, rank_word};
use crate::graph::Force;
use crate::map::{self, BearingKind, Conclusion, Effect, MapId, NoteId, SourceId, StatementId};
use crate::syntax::tree::{ClauseKind, Extent, ItemKind, Strength, Text};

/// The data of a work and of what it uses.
pub(super) fn resolve(wording: Wording<'_>) -> ResolvedMap {
    let resolver = Resolver {
        wording,
        reasons: reason_ids(wording),
    };
    let map = wording.map;
    let root = wording.work.root;
    let info = &map.maps[root.index()];
    let own = |id: &MapId| wording.work.holds(*id);
    let (cases, periods) = resolver.cases_and_periods();
    ResolvedMap {
        name: wording.naming.file(root).to_owned(),
        kind: match (info.header, info.is_review) {
            (None, _) => "map",
            (Some(_), false) => "paper",
            (Some(_), true) => "review",
        },
        title: resolver.title(),
        files: (0..map.maps.len())
            .map(MapId::at)
            .map(|id| MapFile {
                path: resolver.path(map.maps[id.index()].file),
                own: own(&id),
            })
            .collect(),
        theses: theses(wording)
            .into_iter()
            .map(|id| resolver.statement_id(id))
            .collect(),
        statements: map
            .all_statements()
            .map(|(id, _)| resolver.statement(id))
            .collect(),
        reasons: map
            .all_reasons()
            .map(|(id, _)| resolver.reason(id))
            .collect(),
        relations: map
            .relations
            .iter()
            .map(|relation| Relation {
                relation: relation.relation.word(),
                from: resolver.statement_id(relation.from),
                to: resolver.statement_id(relation.to),
                place: resolver.place(relation.place),
            })
            .collect(),
        bearings: map
            .bearings
            .iter()
            .map(|bearing| resolver.bearing(bearing))
            .collect(),
        questions: map
            .questions
            .iter()
            .map(|question| resolver.question(question))
            .collect(),
        notes: (0..map.notes.len())
            .map(|index| resolver.note(NoteId::at(index)))
            .collect(),
        sources: (0..map.sources.len())
            .map(|index| resolver.source(SourceId::at(index)))
            .collect(),
        cases,
        periods,
    }
}

struct Resolver<'run> {
    wording: Wording<'run>,
    reasons: Vec<String>,
}

impl Resolver<'_> {
    fn path(&self, file: crate::project::FileId) -> String {
        self.wording.project.files.path(file).to_string()
    }

    fn place(&self, place: map::Place) -> Place {
        let file = self.wording.project.files.get(place.file);
        let (start, end) = (
            file.position(place.span.start),
            file.position(place.span.end),
        );
        Place {
            file: file.path.to_string(),
            line: start.line,
            column: start.column,
            end_line: end.line,
            end_column: end.column,
        }
    }

    fn title(&self) -> Option<String> {
        let root = self.wording.work.root;
        let items = &self.wording.project.maps[root.index()].tree.items;
        items.iter().find_map(|item| match item.kind {
            ItemKind::Paper { title } | ItemKind::Review { title, .. } => {
                Some(title.of(self.wording.facts.text(root)).into_owned())
            }
            _ => None,
        })
    }

    fn statement_id(&self, id: StatementId) -> String {
        statement_id(self.wording, id)
    }

    fn named(&self, place: map::Place, name: &str) -> String {
        format!("{}#{name}", self.path(place.file))
    }

    fn statement(&self, id: StatementId) -> Statement {
        let wording = self.wording;
        let facts = wording.facts;
        let statement = wording.map.statement(id);
        let source = facts.text(statement.item.map);
        let words = |text: Text| text.of(source).into_owned();
        let shown = wording.arrangement.shown(id);
        let rival = |rival: Option<StatementId>| rival.map(|rival| self.statement_id(rival));
        let wordings = facts.clauses(id).filter_map(|clause| match clause {
            ClauseKind::Says(says) => Some(SaidWording {
                text: words(says.text),
                strength: says.strength.map(Strength::word),
                extent: says.extent.map(Extent::word),
                at: says.at.map(words),
            }),
            _ => None,
        });
        let quotes = facts.quotes(id).map(|quote| Quote {
            text: words(quote.text),
            by: quote.speaker.map(words),
            to: quote.hearer.map(words),
            at: quote.at.map(words),
            translated: quote.translated,
        });
        Statement {
            id: self.statement_id(id),
            name: wording.map.name_of(id).to_owned(),
            kind: statement.kind.word(),
            own: wording.is_own(id),
            verdict: wording.verdicts.of(id),
            text: statement.text.map(words),
            same_as: (shown != id).then(|| self.statement_id(shown)),
            better: rival(statement.beats.and_then(|rivals| rivals.better)),
            worse: rival(statement.beats.and_then(|rivals| rivals.worse)),
            implicit: facts.is_implicit(id),
            held_by: facts.holders(id),
            strength: facts.strength(id).map(Strength::word),
            extent: facts.extent(id).map(Extent::word),
            scope: facts
                .scope(statement.item)
                .into_iter()
                .map(str::to_owned)
                .collect(),
            when: facts.when(statement.item),
            wordings: wordings.collect(),
            quotes: quotes.collect(),
            citations: self.citations(&statement.citations),
            numbers: wording
                .figures()
                .of_item(statement.item.map, facts.item(statement.item)),
            damaged: statement.damaged,
            place: self.place(statement.place),
        }
    }

    fn citations(&self, citations: &[map::Citation]) -> Vec<Citation> {
        citations
            .iter()
            .map(|citation| Citation {
                works: citation.works.iter().map(|work| self.work(*work)).collect(),
                place: self.place(citation.place),
            })
            .collect()
    }

    fn work(&self, work: map::Work) -> CitedWork {
        let (kind, id, words) = match work {
            map::Work::Source(id) => ("source", Some(self.source_id(id)), None),
            map::Work::Paper(id) => {
                let file = self.wording.map.maps[id.index()].file;
                ("paper", Some(self.path(file)), None)
            }
            map::Work::Note(id) => ("note", Some(self.note_id(id)), None),
            map::Work::Words(place) => {
                let source = &self.wording.project.files.get(place.file).text;
                (
                    "words",
                    None,
                    Some(Text(place.span).of(source).into_owned()),
                )
            }
            map::Work::Unknown => ("unknown", None, None),
        };
        CitedWork { kind, id, words }
    }

    fn reason(&self, id: map::ReasonId) -> Reason {
        let wording = self.wording;
        let reason = wording.map.reason(id);
        let source = &wording.project.files.get(reason.place.file).text;
        let options = wording.arrangement.options(id);
        let words = |texts: Option<&[Text]>| -> Vec<String> {
            let texts = texts.unwrap_or_default();
            texts
                .iter()
                .map(|text| text.of(source).into_owned())
                .collect()
        };
        let premises = wording.arrangement.premises[id.index()]
            .iter()
            .map(|(name, premise)| {
                let shown = wording
                    .naming
                    .statement(wording.arrangement.shown(premise.statement));
                let figure = name
                    .strip_prefix(shown)
                    .and_then(|rest| rest.strip_prefix('.'));
                Premise {
                    statement: self.statement_id(premise.statement),
                    figure: figure.map(str::to_owned),
                    warrant: premise.warrant,
                }
            });
        Reason {
            id: self.reasons[id.index()].clone(),
            effect: match reason.effect {
                Effect::Supports => "supports",
                Effect::Opposes => "opposes",
                Effect::Undercuts => "undercuts",
            },
            conclusion: match reason.conclusion {
                Conclusion::Statement(of) => self.statement_id(of),
                Conclusion::Reason(of) => self.reasons[of.index()].clone(),
            },
            premises: premises.collect(),
            label: reason
                .label
                .map(|label| wording.map.names.text(label).to_owned()),
            warrants: words(options.map(|options| &options.warrant_texts[..])),
            exceptions: words(options.map(|options| &options.exception_texts[..])),
            concessions: words(options.map(|options| &options.conceded[..])),
            conceded: reason.conceded,
            force: match wording.verdicts.force(id) {
                Force::Holds => "holds",
                Force::Open => "open",
                Force::Fails => "fails",
            },
            damaged: reason.damaged,
            place: self.place(reason.place),
        }
    }

    fn bearing(&self, bearing: &map::Bearing) -> Bearing {
        let test = match bearing.kind {
            BearingKind::Tested(tested) => Some(Test {
                kind: tested.kind.word(),
                passed: tested.passed,
                against: matches!(tested.side, map::Side::Against { .. }),
            }),
            BearingKind::Expected | BearingKind::Unexpected => None,
        };
        Bearing {
            kind: match bearing.kind {
                BearingKind::Expected => "expected",
                BearingKind::Unexpected => "unexpected",
                BearingKind::Tested(_) => "test",
            },
            evidence: self.statement_id(bearing.evidence),
            rival: self.statement_id(bearing.rival),
            test,
            place: self.place(bearing.place),
        }
    }

    fn question(&self, question: &map::Question) -> Question {
        let name = self.wording.map.names.text(question.name);
        let item = self.wording.question_item(question);
        let text = item.and_then(|(map, item)| match item.kind {
            ItemKind::Question { text, .. } => {
                text.map(|text| text.of(self.wording.facts.text(map)).into_owned())
            }
            _ => None,
        });
        Question {
            id: self.named(question.place, name),
            name: name.to_owned(),
            text,
            answers: question
                .answers
                .iter()
                .map(|id| self.statement_id(*id))
                .collect(),
            exclusive: question.exclusive,
            exhaustive: question.exhaustive.is_some(),
            place: self.place(question.place),
        }
    }

    fn note_id(&self, id: NoteId) -> String {
        let note = &self.wording.map.notes[id.index()];
        self.named(note.place, &format!("note {}", note.number))
    }

    fn note(&self, id: NoteId) -> Note {
        let note = &self.wording.map.notes[id.index()];
        Note {
            id: self.note_id(id),
            number: note.number,
            missing: note.missing,
            citations: self.citations(&note.citations),
            place: self.place(note.place),
        }
    }

    fn source_id(&self, id: SourceId) -> String {
        let source = &self.wording.map.sources[id.index()];
        self.named(source.place, self.wording.map.names.text(source.name))
    }

    fn source(&self, id: SourceId) -> Source {
        let source = &self.wording.map.sources[id.index()];
        Source {
            id: self.source_id(id),
            name: self.wording.map.names.text(source.name).to_owned(),
            rank: source.rank.map(rank_word),
            in_bibliography: source.in_bibliography,
            rests_on: self.citations(&source.rests_on),
            place: self.place(source.place),
        }
    }

    fn cases_and_periods(&self) -> (Vec<Case>, Vec<Period>) {
        let (mut cases, mut periods) = (Vec::new(), Vec::new());
        for (index, file) in self.wording.project.maps.iter().enumerate() {
            let text = self.wording.facts.text(MapId::at(index));
            let at = |span| map::Place {
                file: file.file,
                span,
            };
            for item in &file.tree.items {
                match &item.kind {
                    ItemKind::Case { names, within } => {
                        let within: Vec<String> = within
                            .iter()
                            .map(|name| last_part(name.of(text)).to_owned())
                            .collect();
                        cases.extend(names.iter().map(|name| Case {
                            id: self.named(at(name.0), name.of(text)),
                            name: name.of(text).to_owned(),
                            within: within.clone(),
                            place: self.place(at(name.0)),
                        }));
                    }
                    ItemKind::Period { name, date } => periods.push(Period {
                        id: self.named(at(name.0), name.of(text)),
                        name: name.of(text).to_owned(),
                        date: plain(date.of(text)),
                        place: self.place(at(name.0)),
                    }),
                    _ => {}
                }
            }
        }
        (cases, periods)
    }
}
