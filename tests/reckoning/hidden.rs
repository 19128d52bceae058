//! Checks that are true of values nobody sees, printed with any rounding, never fail.

use crate::support::check_text;
use argcheck::figures::Verdict;
use proptest::prelude::*;
use std::fmt::Write as _;

/// Figures by hidden thousandths, each printed with so many places or a bound.
#[derive(Clone, Debug)]
struct Hidden {
    thousandths: i64,
    places: u32,
    bound: u8,
}

fn hidden() -> impl Strategy<Value = Hidden> {
    (1_000..900_000_i64, 0..3_u32, 0..9_u8).prop_map(|(thousandths, places, bound)| Hidden {
        thousandths,
        places,
        bound,
    })
}

impl Hidden {
    fn print(&self) -> String {
        let step = 10_i64.pow(3 - self.places);
        let rounded = (self.thousandths + step / 2) / step;
        let digits = |rounded: i64| {
            let power = 10_i64.pow(self.places);
            if self.places == 0 {
                rounded.to_string()
            } else {
                let rest = rounded % power;
                format!(
                    "{}.{rest:0width$}",
                    rounded / power,
                    width = self.places as usize
                )
            }
        };
        let below = digits(self.thousandths / step);
        let above = digits(self.thousandths / step + 1);
        match self.bound {
            0 => format!("at least {below}"),
            1 => format!("up to {above}"),
            2 => format!("less than {above}"),
            3 => format!("about {} tons", digits(rounded)),
            4 => format!("between {below} and {above}"),
            _ => format!("{} tons", digits(rounded)),
        }
    }
}

/// `a + b`, `a * b / c` and so on, with its exact value as a fraction.
#[derive(Clone, Debug)]
enum Sum {
    Figure(usize),
    Join(Box<Sum>, char, Box<Sum>),
}

fn sums() -> impl Strategy<Value = Sum> {
    let leaf = (0..4_usize).prop_map(Sum::Figure);
    leaf.prop_recursive(3, 8, 2, |inner| {
        (
            inner.clone(),
            prop::sample::select(vec!['+', '-', '*', '/']),
            inner,
        )
            .prop_map(|(left, sign, right)| Sum::Join(Box::new(left), sign, Box::new(right)))
    })
}

impl Sum {
    fn text(&self) -> String {
        match self {
            Self::Figure(at) => format!("e.f{at}"),
            Self::Join(left, sign, right) => format!("({} {sign} {})", left.text(), right.text()),
        }
    }

    fn value(&self, hidden: &[Hidden]) -> Option<num_rational::BigRational> {
        match self {
            Self::Figure(at) => Some(num_rational::BigRational::new(
                hidden[*at].thousandths.into(),
                1000.into(),
            )),
            Self::Join(left, sign, right) => {
                let (left, right) = (left.value(hidden)?, right.value(hidden)?);
                Some(match sign {
                    '+' => left + right,
                    '-' => left - right,
                    '*' => left * right,
                    _ if num_traits::Zero::is_zero(&right) => return None,
                    _ => left / right,
                })
            }
        }
    }
}

fn map(hidden: &[Hidden], check: &str) -> String {
    let mut text = "claim c \"x\"\n  supported by e\nevidence e from \"a report\"\n".to_owned();
    for (at, figure) in hidden.iter().enumerate() {
        let _ = writeln!(text, "  figure f{at} {}", figure.print());
    }
    let _ = writeln!(text, "check {check}");
    text
}

fn fails(text: &str) -> bool {
    let run = check_text(text);
    assert_eq!(run.figures.checks.len(), 1, "{text}");
    run.figures.checks[0]
        .verdicts
        .iter()
        .any(|verdict| matches!(verdict, Verdict::Fails(_)))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(700))]

    #[test]
    fn what_is_true_never_fails(
        hidden in prop::collection::vec(hidden(), 4),
        left in sums(),
        right in sums(),
    ) {
        let values = (left.value(&hidden), right.value(&hidden));
        let (Some(one), Some(other)) = values else { return Ok(()) };
        let comparator = match one.cmp(&other) {
            std::cmp::Ordering::Less => "<",
            std::cmp::Ordering::Equal => "=",
            std::cmp::Ordering::Greater => ">",
        };
        let text = map(&hidden, &format!("{} {comparator} {}", left.text(), right.text()));
        prop_assert!(!fails(&text), "{}", text);
    }

    /// A check that fails still fails with narrower figures: widening creates no failure.
    #[test]
    fn widening_creates_no_failure(
        hidden in prop::collection::vec(hidden(), 4),
        left in sums(),
        right in sums(),
        at in 0..4_usize,
        comparator in prop::sample::select(vec!["=", "<", "<=", ">", ">="]),
    ) {
        let check = format!("{} {comparator} {}", left.text(), right.text());
        let narrow: Vec<Hidden> = hidden
            .iter()
            .map(|figure| Hidden { bound: 8, places: 2, ..figure.clone() })
            .collect();
        let mut wide = narrow.clone();
        wide[at] = Hidden { bound: 3, ..narrow[at].clone() };
        if fails(&map(&wide, &check)) {
            prop_assert!(fails(&map(&narrow, &check)), "{}", map(&narrow, &check));
        }
    }
}
