//! Which maps were read whole. Sides can be weighed only where both are known: a
//! reply with a misspelt name would leave what it answers standing. So the rules on
//! opposition wait, in all maps that name one another, until every line of them is
//! read and every name resolves; what is in their way is an error and told first.

use petgraph::unionfind::UnionFind;

use super::Context;
use crate::map::{Place, Problem, Wanted};
use crate::project::{FileId, LinkKind, MapFile};

/// Whether each file stands among maps that were read whole.
pub(in crate::rules) struct ReadWhole {
    /// By file.
    is_whole: Vec<bool>,
}

impl ReadWhole {
    pub(in crate::rules) fn new(context: &Context<'_>) -> Self {
        let files = context.project.files.iter().count();
        let mut groups: UnionFind<usize> = UnionFind::new(files);
        let mut flawed = vec![false; files];
        for map in &context.project.maps {
            let file = map.file.0 as usize;
            flawed[file] |= has_slips(map);
            for link in map.links.iter().filter(|link| link.kind == LinkKind::Map) {
                match &link.target {
                    Ok(target) => {
                        groups.union(file, target.0 as usize);
                    }
                    Err(_) => flawed[file] = true,
                }
            }
        }
        let unresolved = context.map.problems.iter().filter_map(unresolved_at);
        let untold = context.map.untold.map(|(_, place)| place.file);
        for file in unresolved.chain(untold) {
            flawed[file.0 as usize] = true;
        }
        let mut is_group_whole = vec![true; files];
        for (file, flawed) in flawed.into_iter().enumerate() {
            is_group_whole[groups.find_mut(file)] &= !flawed;
        }
        Self {
            is_whole: (0..files)
                .map(|file| is_group_whole[groups.find_mut(file)])
                .collect(),
        }
    }

    /// Whether a place stands among maps that were read whole.
    pub(in crate::rules) fn holds(&self, place: Place) -> bool {
        self.is_whole[place.file.0 as usize]
    }
}

fn has_slips(map: &MapFile) -> bool {
    !map.tree.slips.is_empty() || !map.tree.unread.is_empty()
}

/// The file in which a name does not lead to what takes part in the argument.
fn unresolved_at(problem: &Problem) -> Option<FileId> {
    let (wanted, place) = match problem {
        Problem::UnknownName(unknown) => (unknown.wanted, unknown.place),
        Problem::WrongKind(wrong) => (wrong.wanted, wrong.place),
        Problem::DuplicateName { second, .. } => return Some(second.file),
        Problem::UnknownCitation(_)
        | Problem::DuplicateRelation { .. }
        | Problem::MissingFile { .. }
        | Problem::Slip { .. }
        | Problem::Remark { .. }
        | Problem::FlawedFile { .. } => return None,
    };
    match wanted {
        Wanted::Case | Wanted::Period | Wanted::Citation => None,
        Wanted::Statement
        | Wanted::Rival
        | Wanted::Question
        | Wanted::Reason
        | Wanted::Figure
        | Wanted::Evidence => Some(place.file),
    }
}
