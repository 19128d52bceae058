//! Maps as the tests of verdicts write them, and what the library says of them.

use argcheck::graph::{Analysis, Cause, Verdict, analyse};
use argcheck::map::{Map, StatementId};
use argcheck::project::{Input, load};

/// A map and all that is known of its structure.
pub struct Known {
    pub map: Map,
    pub analysis: Analysis,
}

/// Reads a map and works it out.
pub fn known(text: &str) -> Known {
    let input = Input {
        given: vec![("map.argmap".into(), text.as_bytes().to_vec())],
        ..Input::default()
    };
    let map = argcheck::map::build(&load(input).unwrap());
    let analysis = analyse(&map);
    Known { map, analysis }
}

impl Known {
    pub fn id(&self, name: &str) -> StatementId {
        let found = self
            .map
            .all_statements()
            .find(|(id, _)| self.map.name_of(*id) == name);
        found.unwrap_or_else(|| panic!("no statement {name}")).0
    }

    pub fn verdict(&self, name: &str) -> Verdict {
        self.analysis.standing.of(self.id(name))
    }

    /// The nearest cause in the words that a message would use.
    pub fn cause(&self, name: &str) -> String {
        let Some(cause) = self.analysis.standing.cause(self.id(name)) else {
            return "none".to_owned();
        };
        let premises = |reason| {
            let names: Vec<&str> = self
                .map
                .premises_of(reason)
                .iter()
                .map(|premise| self.map.name_of(premise.statement))
                .collect();
            names.join(" and ")
        };
        match cause {
            Cause::Undercut { reason, by } => {
                format!("from {} undercut by {}", premises(reason), premises(by))
            }
            Cause::Opposed { by } => format!("opposed by {}", premises(by)),
            Cause::RestsOn { premise, .. } => {
                format!("rests on {}", self.map.name_of(premise))
            }
        }
    }

    /// Fails unless the verdicts are these, written `name word, name word`.
    #[track_caller]
    pub fn expect(&self, verdicts: &str) -> &Self {
        for verdict in verdicts.split(", ") {
            let (name, word) = verdict.split_once(' ').unwrap();
            assert_eq!(self.verdict(name).word(), word, "{name}");
        }
        self
    }
}
