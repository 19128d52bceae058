//! What nobody writes on purpose: it must be told in time and in clear words.

use std::fmt::Write as _;

use super::Shape;
use super::words::Dice;

pub(super) fn text(shape: Shape, bytes: usize) -> String {
    let mut text = String::with_capacity(bytes + 1024);
    let mut number = 0usize;
    let mut dice = Dice::new(7);
    match shape {
        Shape::OneItem => text.push_str("claim whole \"One claim.\"\n"),
        Shape::OneLine => text.push_str("claim whole \"One claim.\" supported by first"),
        Shape::Brackets => text.push_str("claim whole \"One claim.\"\n"),
        Shape::Repeated => text.push_str("evidence e \"Seen.\"\n  from \"a book\"\nclaim whole \"One claim.\"\n  supported by e\n"),
        _ => {}
    }
    if shape == Shape::Brackets {
        for _ in 0..2 {
            let _ = writeln!(
                text,
                "  check {}1{} = 1",
                "(".repeat(bytes / 4),
                ")".repeat(bytes / 4)
            );
        }
        return text;
    }
    while text.len() < bytes {
        number += 1;
        line(shape, number, &mut text, &mut dice);
    }
    text
}

fn line(shape: Shape, number: usize, text: &mut String, dice: &mut Dice) {
    let _ = match shape {
        Shape::Nonsense => match number % 9 {
            0 => writeln!(text, "{}", dice.sentence()),
            1 => writeln!(text, "  suported by nothing-{number}"),
            2 => writeln!(text, "clam x{number} \"{}\"", dice.sentence()),
            3 => writeln!(text, "claim y{number} “{}”", dice.sentence()),
            4 => writeln!(text, "claim z{number} \"not closed"),
            5 => writeln!(text, "  supported by a, b, c"),
            6 => writeln!(text, "{{ \"json\": [{number}, null] }}"),
            7 => writeln!(
                text,
                "evidence 1956-{number} \"{}\"\n  from http://example.org/{number}",
                dice.sentence()
            ),
            _ => writeln!(text, "  ((( = $4 ))) €{number}"),
        },
        Shape::OneItem => match number % 3 {
            0 => writeln!(text, "  supported by lost-{number}"),
            1 => writeln!(text, "  remark \"{}\"", dice.sentence()),
            _ => writeln!(text, "  opposed by whole"),
        },
        Shape::OneLine => write!(text, " and premise-{number}"),
        Shape::LongNames => {
            let name = format!("n{number}-{}", "long".repeat(1 << 18));
            writeln!(
                text,
                "claim {name} \"A long name.\"\n  supported by {name}x"
            )
        }
        Shape::Marks => write!(text, "\""),
        Shape::Indented => writeln!(
            text,
            " claim c{number} \"{}\"\n   supported by c{}",
            dice.sentence(),
            number + 1
        ),
        Shape::Repeated => match number % 4 {
            0 => writeln!(text, "e supports whole"),
            1 => writeln!(
                text,
                "claim r{number} \"{}\"\n  supported by whole",
                dice.sentence()
            ),
            2 => writeln!(
                text,
                "claim s{number} \"{}\"\n  restates r{}",
                dice.sentence(),
                number - 1
            ),
            _ => writeln!(
                text,
                "claim t{number} \"{}\"\n  restates u{number}\nclaim u{number} \"Said so.\"",
                dice.sentence()
            ),
        },
        // A note that cites nothing, and one that means the work cited there.
        Shape::Ibid if number % 2 == 1 => writeln!(text, "note {number} \"See there.\""),
        Shape::Ibid => writeln!(text, "note {number} cites ibid"),
        _ => Ok(()),
    };
}
