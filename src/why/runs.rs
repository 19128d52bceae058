//! Long straight runs of lines, of which only the two ends are shown.

use super::lines::Line;
use crate::findings::words::count;

/// In a straight run of more steps than this the middle is left out.
const LONGEST_RUN: usize = 10;
const RUN_BEGIN: usize = 5;
const RUN_END: usize = 3;

/// The lines without the middle of every long straight run.
pub(super) fn without_middles(lines: Vec<Line>) -> Vec<Line> {
    let mut children = vec![0_u32; lines.len()];
    for line in &lines {
        if let Some(parent) = line.parent {
            children[parent] += 1;
        }
    }
    let is_only = |at: usize| lines[at].parent.is_some_and(|above| children[above] == 1);
    // How many lines of a run stand above each line of it, and how long the run is.
    let mut above = vec![0_usize; lines.len()];
    let mut length = vec![1_usize; lines.len()];
    for at in 0..lines.len() {
        if let Some(parent) = lines[at].parent.filter(|_| is_only(at)) {
            above[at] = above[parent] + 1;
        }
    }
    for at in (0..lines.len()).rev() {
        length[at] = length[at].max(above[at] + 1);
        if let Some(parent) = lines[at].parent.filter(|_| is_only(at)) {
            length[parent] = length[at];
        }
    }
    let mut kept = Vec::with_capacity(lines.len());
    let mut moved: Vec<Option<usize>> = vec![None; lines.len()];
    // Below what stands what was left out: the line that says so.
    let mut stands_for: Vec<Option<usize>> = vec![None; lines.len()];
    for (at, mut line) in lines.into_iter().enumerate() {
        let is_middle =
            length[at] > LONGEST_RUN && (RUN_BEGIN..length[at] - RUN_END).contains(&above[at]);
        let parent = line
            .parent
            .and_then(|parent| moved[parent].or(stands_for[parent]));
        if is_middle {
            let gap = match line.parent.and_then(|parent| stands_for[parent]) {
                Some(gap) => gap,
                None => {
                    let left_out = length[at] - RUN_END - RUN_BEGIN;
                    let text = format!("… and so on through {} …", count(left_out, "more line"));
                    kept.push(Line {
                        parent,
                        text,
                        head: None,
                        see: None,
                    });
                    kept.len() - 1
                }
            };
            stands_for[at] = Some(gap);
            continue;
        }
        line.parent = parent;
        moved[at] = Some(kept.len());
        kept.push(line);
    }
    for line in &mut kept {
        line.see = line.see.and_then(|mut see| {
            if let Some(at) = see.at {
                see.at = Some(moved[at]?);
            }
            Some(see)
        });
    }
    kept
}
