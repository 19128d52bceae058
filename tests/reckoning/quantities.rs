//! A printed number stands for every value that is printed so.

use argcheck::figures::interval::Interval;
use argcheck::figures::number::{Number, Unread};
use argcheck::figures::quantity::Quantity;
use argcheck::figures::units::{Unit, Units};
use argcheck::figures::words::Style;
use num_bigint::BigInt;
use num_rational::BigRational;
use proptest::prelude::*;

fn read(text: &str) -> Quantity {
    Quantity::read(text, &mut Units::default()).unwrap_or_else(|why| panic!("{text}: {why:?}"))
}

/// What a text stands for, in words.
fn told(text: &str) -> String {
    let mut units = Units::default();
    let quantity = Quantity::read(text, &mut units).unwrap();
    let style = Style {
        units: &units,
        percent: quantity.in_percent,
    };
    style.range(&quantity.range, &quantity.unit)
}

/// A number of thousandths as it is printed with so many places, a half up or down.
fn prints(thousandths: i64, places: u32) -> [String; 2] {
    let step = 10_i64.pow(3 - places);
    [thousandths + step / 2, thousandths + (step - 1) / 2].map(|moved| {
        let rounded = moved.div_euclid(step);
        let whole = rounded.div_euclid(10_i64.pow(places));
        let rest = rounded.rem_euclid(10_i64.pow(places));
        if places == 0 {
            whole.to_string()
        } else {
            format!("{whole}.{rest:0width$}", width = places as usize)
        }
    })
}

#[test]
fn every_value_that_rounds_to_a_print_and_no_other_is_meant() {
    for places in 0..3 {
        let near: Vec<i64> = (0..4000).collect();
        for print in ["0", "1", "2", "3"].iter().flat_map(|whole| match places {
            0 => vec![(*whole).to_owned()],
            1 => vec![
                format!("{whole}.0"),
                format!("{whole}.4"),
                format!("{whole}.9"),
            ],
            _ => vec![
                format!("{whole}.00"),
                format!("{whole}.45"),
                format!("{whole}.99"),
            ],
        }) {
            let range = read(&print).range;
            for thousandths in &near {
                let value = BigRational::new((*thousandths).into(), 1000.into());
                let is_printed_so = prints(*thousandths, places).contains(&print);
                assert_eq!(range.contains(&value), is_printed_so, "{value} as {print}");
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn what_is_printed_stands_for_what_was_meant(value in 0..10_000_000_000_i64, places in 0..3_u32) {
        let exact = BigRational::new(value.into(), 1000.into());
        for print in prints(value, places) {
            prop_assert!(read(&print).range.contains(&exact));
            let tons = read(&format!("{print} tons")).range;
            prop_assert!(tons.contains(&exact));
            let percent = read(&format!("{print} %")).range;
            prop_assert!(percent.contains(&(&exact / BigInt::from(100))));
            let million = read(&format!("{print} million yuan")).range;
            prop_assert!(million.contains(&(&exact * BigInt::from(1_000_000))));
        }
    }

    #[test]
    fn any_text_is_read_or_refused(text in "[-0-9.,/ %a-z\"]{0,24}") {
        let _ = Quantity::read(&text, &mut Units::default());
    }

    #[test]
    fn more_digits_mean_less(value in 1..1_000_000_i64) {
        let rough = read(&format!("{}.{}", value / 10, value % 10)).range;
        let fine = read(&format!("{}.{}0", value / 10, value % 10)).range;
        prop_assert_eq!(rough.common(&fine), Some(fine));
    }
}

#[test]
fn bounds_are_ranges() {
    let rows = [
        ("90,000 tons", "between 89,999.5 and 90,000.5 tons"),
        ("4 billion yuan", "between 3.5 and 4.5 billion yuan"),
        ("2.4 %", "between 2.35 and 2.45 %"),
        ("2.40 %", "between 2.395 and 2.405 %"),
        ("165 programs", "165 programs"),
        ("1 program", "1 program"),
        ("more than 4 billion yuan", "more than 4 billion yuan"),
        ("over 3.5 billion yuan", "more than 3.5 billion yuan"),
        ("at least 200,000 tons", "at least 200,000 tons"),
        (
            "up to 32.5 million civilians",
            "at most 32.5 million civilians",
        ),
        ("less than 3 tons", "less than 3 tons"),
        ("nearly 40 percent", "between 36 and 40 %"),
        ("about 3", "between 2.5 and 3.5"),
        ("some 24 percent", "between 21.6 and 26.4 %"),
        ("between 3 and 4 tons", "between 2.5 and 4.5 tons"),
        (
            "between 3 and 4 million tons",
            "between 2.5 and 4.5 million tons",
        ),
        ("6..12 months", "between 5.5 and 12.5 months"),
        ("10..12 programs", "between 10 and 12 programs"),
        ("1/3", "0.3333"),
        ("nearly 3/4", "between 0.675 and 0.75"),
        ("1 in 40 households", "0.025"),
        ("-3 degrees", "between -3.5 and -2.5 degrees"),
        ("30 kg per month", "between 29,500 and 30,500 g per months"),
        ("2 MW", "between 1.5 and 2.5 million W"),
        ("2 mW", "between 0.0015 and 0.0025 W"),
    ];
    for (text, expected) in rows {
        assert_eq!(
            told(text),
            expected.replace("per months", "per month"),
            "{text}"
        );
    }
}

#[test]
fn what_cannot_be_reckoned_with_is_refused() {
    let long = "9".repeat(1_000_000);
    for (text, why) in [
        (long.as_str(), Unread::TooLong),
        ("1/0", Unread::OverZero),
        ("1 in 0 tons", Unread::OverZero),
        ("tons", Unread::NoNumber),
        ("", Unread::NoNumber),
    ] {
        assert_eq!(Quantity::read(text, &mut Units::default()), Err(why));
    }
    assert_eq!(Number::read("1.2.3"), Err(Unread::NoNumber));
}

#[test]
fn one_unit_has_many_spellings() {
    let mut units = Units::default();
    let mut unit = |text: &str| units.read(text, false).unwrap().unit;
    for (one, other) in [
        ("ton", "tons"),
        ("country", "countries"),
        ("person", "people"),
        ("Ruble", "rubles"),
        ("\"metric tons\"", "\"metric  ton\""),
        ("m", "km"),
        ("kg per month", "g per months"),
        ("%", "percent"),
    ] {
        assert_eq!(unit(one), unit(other), "{one} and {other}");
    }
    for (one, other) in [
        ("tons", "tonnes"),
        ("yuan", "USD"),
        ("m", "s"),
        ("\"1950 dollars\"", "\"1990 dollars\""),
        ("kg", "kg per month"),
        ("%", "programs"),
    ] {
        assert_ne!(unit(one), unit(other), "{one} and {other}");
    }
    assert_eq!(unit("%"), Unit::ratio());
    assert_eq!(unit(""), Unit::Bare);
}

#[test]
fn words_declared_the_same_are_one_unit() {
    let run = crate::support::check_text(
        "rate 1 yuan = 1 CNY\nclaim a \"x\"\n  supported by e\nevidence e from \"z\"\n  figure one 3 yuan\n  figure two 4 CNY\n  check two - one = 1 yuan\n",
    );
    assert!(!crate::support::rules(&run).contains(&"mixed-units"));
    assert_eq!(run.figures.rates.len(), 0);
}

#[test]
fn fractions_have_no_rounding() {
    assert!(read("1/3").range.only().is_some());
    assert_eq!(
        read("1 in 40").range,
        Interval::point(BigRational::new(1.into(), 40.into()))
    );
}
