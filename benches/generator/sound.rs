//! Maps with which nothing is wrong but what their shape says.

use std::fmt::Write as _;

use super::words::Dice;
use super::{File, Shape};

/// What one statement rests on, by number; each list is one reason.
struct Plan {
    reasons: Vec<Vec<usize>>,
    supports: Option<usize>,
}

pub(super) fn project(shape: Shape, size: usize, a_file: usize) -> Vec<File> {
    let names: Vec<String> = (0..size)
        .map(|number| {
            let mut dice = Dice::new(number as u64);
            format!("{}-{number}", dice.name_word())
        })
        .collect();
    let count = size.div_ceil(a_file);
    let writer = Writer {
        shape,
        names,
        a_file,
        count,
    };
    (0..count)
        .map(|file| File {
            name: file_name(file, count),
            text: writer.file(file),
        })
        .collect()
}

fn file_name(file: usize, count: usize) -> String {
    if count == 1 {
        "map.argmap".to_owned()
    } else {
        format!("part-{file}.argmap")
    }
}

struct Writer {
    shape: Shape,
    names: Vec<String>,
    a_file: usize,
    count: usize,
}

impl Writer {
    fn file(&self, file: usize) -> String {
        let from = file * self.a_file;
        let to = (from + self.a_file).min(self.names.len());
        let mut body = String::new();
        let mut used = vec![false; self.count];
        for number in from..to {
            self.statement(&mut body, file, number, &mut used);
        }
        let mut text = format!("// Statements {from} to {to}.\npaper \"Part {file}\"\n");
        for (other, _) in used.iter().enumerate().filter(|(_, used)| **used) {
            let _ = writeln!(
                text,
                "use \"{}\" as part-{other}",
                file_name(other, self.count)
            );
        }
        text.push('\n');
        text + &body
    }

    fn statement(&self, out: &mut String, file: usize, number: usize, used: &mut [bool]) {
        let mut dice = Dice::new(number as u64 ^ 0x5eed);
        let plan = self.plan(number);
        let is_leaf = plan.reasons.is_empty();
        let lacks = self.shape == Shape::Unsupported && number % 2 == 1;
        let kind = match (is_leaf, number) {
            (_, 0) => "thesis",
            (true, _) if lacks => "claim",
            (true, _) if number.is_multiple_of(11) => "assumption",
            (true, _) => "evidence",
            (false, _) => "claim",
        };
        let name = &self.names[number];
        let _ = writeln!(out, "{kind} {name} \"{}\"", dice.sentence());
        for premises in plan.reasons {
            out.push_str("  supported by ");
            for (at, premise) in premises.iter().enumerate() {
                if at > 0 {
                    out.push_str(" and ");
                }
                self.refer(out, file, *premise, used);
            }
            if dice.roll(40) == 0 {
                let _ = write!(out, "\n    because \"{}\"", dice.sentence());
            }
            out.push('\n');
        }
        if let Some(target) = plan.supports {
            out.push_str("  supports ");
            self.refer(out, file, target, used);
            out.push('\n');
        }
        if kind == "evidence" {
            let source = number / 20;
            let _ = match number % 5 {
                0 => writeln!(
                    out,
                    "  from source-{file}-{source} at \"p. {}\"",
                    dice.roll(300)
                ),
                _ => writeln!(out, "  from source-{file}-{source}"),
            };
            if number.is_multiple_of(13) {
                let _ = writeln!(out, "  quote \"{}\"", dice.sentence());
            }
            if number.is_multiple_of(17) {
                let _ = writeln!(out, "  figure granted {} tons", dice.roll(90_000) + 1);
            }
        } else {
            if number.is_multiple_of(6) {
                let _ = writeln!(out, "  strength likely");
            }
            if number.is_multiple_of(29) {
                let _ = writeln!(out, "  says \"{}\"", dice.sentence());
            }
        }
        // An objection from the leaf that stands last in this file.
        let last = (file * self.a_file + self.a_file).min(self.names.len()) - 1;
        if !is_leaf && number % 10 == 3 && last > number {
            out.push_str("  opposed by ");
            self.refer(out, file, last, used);
            let _ = writeln!(out, " conceded \"left to later work\"");
        }
        let first = number == file * self.a_file;
        if number.is_multiple_of(20) || first {
            let source = number / 20;
            let _ = writeln!(
                out,
                "source source-{file}-{source}\n  author \"Shen, Zhihua\"\n  date 2012-05"
            );
        }
        if number.is_multiple_of(25) {
            out.push('\n');
        }
    }

    fn refer(&self, out: &mut String, file: usize, number: usize, used: &mut [bool]) {
        let home = number / self.a_file;
        if home != file {
            used[home] = true;
            let _ = write!(out, "part-{home}.");
        }
        out.push_str(&self.names[number]);
        if self.shape == Shape::Unknown && number % 2 == 1 {
            out.push('x');
        }
    }

    fn plan(&self, number: usize) -> Plan {
        let size = self.names.len();
        let mut plan = Plan {
            reasons: Vec::new(),
            supports: None,
        };
        let below = |number: usize| (number < size).then_some(number);
        match self.shape {
            Shape::Chain => {
                // Every third statement is evidence beside a link of the chain.
                let next = below(if number % 3 == 1 {
                    number + 2
                } else {
                    number + 1
                });
                let beside = below(number + 1);
                match number % 3 {
                    2 => {}
                    1 => plan
                        .reasons
                        .extend([beside.into_iter().chain(next).collect()]),
                    _ => plan.reasons.extend(next.map(|next| vec![next])),
                }
            }
            Shape::Fan => {
                if number == 0 {
                    let told_above = (1..size.div_ceil(2)).collect::<Vec<_>>();
                    plan.reasons = told_above.chunks(2).map(<[usize]>::to_vec).collect();
                } else if number >= size.div_ceil(2) {
                    plan.supports = Some(0);
                }
            }
            Shape::Ladder => {
                // Rungs of three: two claims and a piece of evidence for the second.
                let rung = number / 3 * 3;
                if number % 3 < 2 {
                    let next = [below(rung + 3), below(rung + 4)];
                    plan.reasons = next.into_iter().flatten().map(|next| vec![next]).collect();
                }
                if number % 3 == 1 {
                    plan.reasons
                        .extend(below(rung + 2).map(|evidence| vec![evidence]));
                }
                if number.is_multiple_of(3) && plan.reasons.is_empty() {
                    plan.reasons
                        .extend(below(rung + 1).map(|claim| vec![claim]));
                }
            }
            Shape::Circle => {
                let next = if number + 1 < size { number + 1 } else { 0 };
                plan.reasons.push(vec![next]);
            }
            _ => {
                let [first, second, third] = [1, 2, 3].map(|child| below(number * 3 + child));
                let linked: Vec<usize> = first.into_iter().chain(second).collect();
                plan.reasons.extend((!linked.is_empty()).then_some(linked));
                plan.reasons.extend(third.map(|child| vec![child]));
            }
        }
        plan
    }
}
