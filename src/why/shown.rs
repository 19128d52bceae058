//! An account as people read it: the statement, its verdict in a sentence, the
//! tree, what is missing, what would settle it.

use std::collections::VecDeque;

use super::ends::{self, Missing};
use super::grounds::Grounds;
use super::lines::{Line, See, lines};
use super::runs::without_middles;
use super::settling::{Settling, settling};
use super::tree::{Part, Tree};
use super::words::{details, name, questions, reason, reason_name, text as words_of};
use super::{Extent, Style, Subject, sentence};
use crate::findings::words::{count, list};
use crate::graph::{Force, Verdict};
use crate::map::{ReasonId, StatementId};

/// Deeper parts are told in blocks of their own, at the margin.
const MOST_DEPTH: usize = 12;

/// No more lines of a tree than this are shown, the nearest ones.
const MOST_LINES: usize = 80;

/// No more names than this stand in one list.
const MOST_LISTED: usize = 8;

/// No more answers than this are told that would settle a contest in one way.
const MOST_ANSWERS: usize = 6;

/// Writes an account.
pub(super) fn text(
    grounds: &Grounds<'_>,
    tree: &Tree,
    subject: Subject,
    extent: Extent,
    style: Style,
) -> String {
    let mut page = Page {
        out: String::new(),
        width: style.width,
    };
    head(grounds, subject, &mut page);
    page.gap();
    page.sentence(&sentence::of(grounds, subject));
    if is_damaged(grounds, tree) {
        page.sentence("(part of what bears on this could not be read: `argcheck check` shows it)");
    }
    let lines = match extent {
        Extent::All => lines(grounds, tree, style),
        Extent::Deciding => without_middles(lines(grounds, tree, style)),
    };
    if !lines.is_empty() {
        page.gap();
        write_tree(&lines, extent, &mut page);
    }
    if let Subject::Statement(id) = subject
        && matches!(
            grounds.verdict(id),
            Verdict::Unsupported | Verdict::Circular
        )
    {
        page.gap();
        write_missing(grounds, &ends::missing(grounds, id), &mut page);
    }
    if let Some(settling) = settling(grounds, subject) {
        page.gap();
        write_settling(grounds, subject, &settling, &mut page);
    }
    page.out
}

/// Whether something in the tree could not be read whole.
fn is_damaged(grounds: &Grounds<'_>, tree: &Tree) -> bool {
    tree.nodes.iter().any(|node| match node.part {
        Part::Statement(id, _) => grounds.map.statement(id).damaged,
        Part::Reason(id) | Part::Facing(id) => grounds.map.reason(id).damaged,
    })
}

struct Page {
    out: String,
    width: usize,
}

impl Page {
    /// A line at a depth, broken where it is too long; what follows hangs below it.
    fn line(&mut self, depth: usize, text: &str) {
        self.wrap(2 * depth, 2 * depth + 4, text);
    }

    /// A sentence at the margin.
    fn sentence(&mut self, text: &str) {
        self.wrap(0, 0, text);
    }

    fn wrap(&mut self, first: usize, rest: usize, text: &str) {
        let (first, rest) = (" ".repeat(first), " ".repeat(rest));
        let options = textwrap::Options::new(self.width.max(first.len() + 30))
            .initial_indent(&first)
            .subsequent_indent(&rest)
            .word_splitter(textwrap::WordSplitter::NoHyphenation)
            .word_separator(textwrap::WordSeparator::AsciiSpace)
            .break_words(false);
        for line in textwrap::wrap(text, options) {
            self.out.push_str(line.trim_end());
            self.out.push('\n');
        }
    }

    fn gap(&mut self) {
        self.out.push('\n');
    }
}

/// What was asked: its name and its words.
fn head(grounds: &Grounds<'_>, subject: Subject, page: &mut Page) {
    match subject {
        Subject::Statement(id) => {
            let head = grounds.wording.head(id, "");
            page.line(0, &format!("{head}{}", details(grounds, id)));
            if let Some(words) = words_of(grounds, id) {
                page.line(1, &words);
            }
            if grounds.map.statement(id).beats.is_some() {
                page.line(
                    1,
                    "a comparison stands on its own reasons, whatever becomes of the two",
                );
            }
            for (question, rivals) in questions(grounds, id) {
                let rivals: Vec<String> = rivals
                    .into_iter()
                    .map(|rival| {
                        let verdict = grounds.verdict(rival).word();
                        format!("{} ({verdict})", name(grounds, rival))
                    })
                    .collect();
                let as_do = match rivals.len() {
                    0 => String::new(),
                    1 => format!(", as does {}", rivals[0]),
                    _ => format!(", as do {}", list(&rivals, MOST_LISTED)),
                };
                page.line(1, &format!("answers the question {question}{as_do}"));
            }
        }
        Subject::Reason(id) => {
            let force = match grounds.force(id) {
                Force::Holds => "holds",
                Force::Open => "undecided",
                Force::Fails => "does not count",
            };
            let name = reason_name(grounds, id);
            page.line(0, &format!("reason {name} · {force}"));
        }
    }
}

fn write_tree(lines: &[Line], extent: Extent, page: &mut Page) {
    let mut depth = vec![0_usize; lines.len()];
    let mut children: Vec<Vec<usize>> = Vec::new();
    children.resize_with(lines.len(), Vec::new);
    for (at, line) in lines.iter().enumerate() {
        if let Some(parent) = line.parent {
            depth[at] = depth[parent] + 1;
            children[parent].push(at);
        }
    }
    // The nearest lines are shown; what stands above a line is nearer than it.
    let mut order: Vec<usize> = (0..lines.len()).collect();
    order.sort_by_key(|at| depth[*at]);
    let most = match extent {
        Extent::All => lines.len(),
        Extent::Deciding => MOST_LINES,
    };
    let mut is_shown = vec![false; lines.len()];
    for at in order.into_iter().take(most) {
        is_shown[at] = true;
    }
    let roots = (0..lines.len()).filter(|at| lines[*at].parent.is_none());
    let mut tasks: Vec<(usize, usize)> =
        roots.filter(|at| is_shown[*at]).map(|at| (at, 0)).collect();
    tasks.reverse();
    let mut printed = vec![false; lines.len()];
    let mut waiting: VecDeque<usize> = VecDeque::new();
    loop {
        let Some((at, depth)) = tasks.pop() else {
            let Some(at) = waiting.pop_front() else {
                break;
            };
            page.gap();
            let head = lines[at].head.as_deref().unwrap_or_default();
            page.line(0, head);
            let below = children[at].iter().rev().filter(|at| is_shown[**at]);
            tasks.extend(below.map(|at| (*at, 1)));
            continue;
        };
        let line = &lines[at];
        let shown = children[at].iter().filter(|at| is_shown[**at]).count();
        let is_cut = shown < children[at].len();
        let is_deep = depth >= MOST_DEPTH && line.head.is_some() && shown > 0;
        let see = match line.see {
            Some(see) if see.is_circle => " (circle: see above)",
            Some(See { at: None, .. }) => " (see above)",
            Some(See { at: Some(at), .. }) if !children[at].is_empty() && is_shown[at] => {
                if printed[at] {
                    " (see above)"
                } else {
                    " (see below)"
                }
            }
            _ if is_deep => " (see below)",
            _ if is_cut && shown == 0 => " …",
            _ => "",
        };
        page.line(depth, &format!("{}{see}", line.text));
        printed[at] = true;
        if is_deep {
            waiting.push_back(at);
        } else {
            let below = children[at].iter().rev().filter(|at| is_shown[**at]);
            tasks.extend(below.map(|at| (*at, depth + 1)));
        }
    }
    if lines.len() > most {
        let more = count(lines.len() - most, "line");
        page.gap();
        page.sentence(&format!(
            "{more} that lie deeper are not shown (`--all` shows everything)"
        ));
    }
}

fn write_missing(grounds: &Grounds<'_>, missing: &[Missing], page: &mut Page) {
    page.line(0, "what is missing:");
    for end in missing.iter().take(MOST_LISTED) {
        let words = match end {
            Missing::Support(id) if grounds.map.statement(*id).held => format!(
                "something that speaks for {}, which may do without, as a view that is only reported",
                name(grounds, *id)
            ),
            Missing::Support(id) => format!(
                "something that speaks for {}, or that it is made an assumption",
                name(grounds, *id)
            ),
            Missing::Source(id) => format!("where {} is from", name(grounds, *id)),
            Missing::WayIn(members) => match &members[..] {
                [only] => format!(
                    "something beside {0} that speaks for {0}",
                    shown_name(grounds, *only)
                ),
                _ => {
                    let names: Vec<String> =
                        members.iter().map(|id| shown_name(grounds, *id)).collect();
                    format!(
                        "something from outside the circle that speaks for one of {}",
                        list(&names, MOST_LISTED)
                    )
                }
            },
        };
        page.line(1, &words);
    }
    if missing.len() > MOST_LISTED {
        page.line(1, &format!("and {} more", missing.len() - MOST_LISTED));
    }
}

fn shown_name(grounds: &Grounds<'_>, class: StatementId) -> String {
    name(grounds, grounds.wording.arrangement.shown(class))
}

fn write_settling(grounds: &Grounds<'_>, subject: Subject, settling: &Settling, page: &mut Page) {
    let (what, [holds, falls]) = match subject {
        Subject::Statement(id) => (name(grounds, id), ["be accepted", "be defeated"]),
        Subject::Reason(_) => ("the reason".to_owned(), ["hold", "not count"]),
    };
    let points = count(settling.open, "point");
    if settling.for_it.is_empty() && settling.against_it.is_empty() {
        let stays = match subject {
            Subject::Statement(_) => format!("{what} stays contested"),
            Subject::Reason(_) => "it stays undecided".to_owned(),
        };
        let words = match settling.open {
            0 => "no answer within the map would settle it".to_owned(),
            1 => format!(
                "no single answer would settle it: once the one open point is answered, {stays}"
            ),
            open if settling.tried < open => format!(
                "no single answer that was tried would settle it: {points} are open, and whichever of the nearest {} is answered, {stays}",
                settling.tried
            ),
            _ => format!(
                "no single answer would settle it: {points} are open, and whichever of them is answered, {stays}"
            ),
        };
        page.sentence(&words);
    } else {
        page.line(0, "what would settle it:");
        let answers = |reasons: &[ReasonId], outcome: &str, page: &mut Page| {
            for id in reasons.iter().take(MOST_ANSWERS) {
                let answered = reason(grounds, *id);
                page.line(
                    1,
                    &format!("if {answered} were answered, {what} would {outcome}"),
                );
            }
            if let Some(more @ 1..) = reasons.len().checked_sub(MOST_ANSWERS) {
                let answers = count(more, "more answer");
                page.line(1, &format!("{answers} would do the same"));
            }
        };
        answers(&settling.for_it, holds, page);
        answers(&settling.against_it, falls, page);
        let is_one_way = settling.for_it.is_empty() || settling.against_it.is_empty();
        if settling.tried < settling.open {
            let tried = settling.tried;
            page.line(
                1,
                &format!("only the nearest {tried} of {points} that are open were tried"),
            );
        } else if is_one_way && settling.open > 1 {
            let outcome = if settling.for_it.is_empty() {
                holds
            } else {
                falls
            };
            page.line(1, &format!("with no single answer would {what} {outcome}"));
        }
    }
}
