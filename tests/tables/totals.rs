//! Totals that the parts of a table make, or do not.

use crate::{messages, support, table};

fn found(rows: &str) -> Vec<String> {
    messages("wrong-total", &table(rows))
}

fn silent(rows: &str) {
    assert_eq!(found(rows), Vec::<String>::new(), "{rows}");
}

#[test]
fn counted_things_are_added_up_exactly() {
    let rows = "country | number programs
        dprk | 8
        vietnam | 100
        mongolia | 53
        albania | 3
        czechoslovakia | 1
        total | ";
    silent(&format!("{rows}165"));
    assert_eq!(
        found(&format!("{rows}182")),
        ["8 + 100 + 53 + 3 + 1 programs come to 165, the total says 182"]
    );
    assert_eq!(found(&format!("{rows}166")).len(), 1);
    assert_eq!(found(&format!("{rows}164")).len(), 1);
}

#[test]
fn a_total_may_stand_first() {
    silent("who | number programs\n total | 11\n a | 8\n b | 3");
    assert_eq!(
        found("who | number programs\n total | 12\n a | 8\n b | 3"),
        ["8 + 3 programs come to 11, the total says 12"]
    );
}

#[test]
fn measured_numbers_may_be_rounded() {
    silent("who | grain tons\n a | 10\n b | 20\n c | 30\n total | 61");
    assert_eq!(
        found("who | grain tons\n a | 10\n b | 20\n c | 30\n total | 63"),
        ["10 + 20 + 30 tons come to 60, the total says 63"]
    );
    silent("who | loans \"billion rubles\"\n a | 1.1\n b | 2.2\n total | 3.4");
    assert_eq!(
        found("who | loans \"billion rubles\"\n a | 1.1\n b | 2.2\n total | 3.6"),
        ["1.1 billion + 2.2 billion rubles come to 3.3 billion, the total says 3.6 billion"]
    );
}

#[test]
fn bounds_and_ranges_reach_as_far_as_they_say() {
    silent("who | men soldiers\n a | about 100\n b | 50\n total | 158");
    silent("who | men soldiers\n a | at least 100\n b | 50\n total | 500");
    silent("who | men soldiers\n a | 10..12\n b | 50\n total | 61");
    // The rows may overlap.
    silent("who | men soldiers\n a | at least 100\n b | 50\n total | 140");
    assert_eq!(
        found("who | men soldiers\n a | 10..12\n b | 50\n total | 63").len(),
        1
    );
}

#[test]
fn percentages_make_a_hundred_or_nothing() {
    let rows =
        "donor | share %\n ussr | 33.3\n china | 29.4\n europe | 37.8\n others | 0.5\n total | ";
    silent(&format!("{rows}101"));
    silent(
        &rows
            .replace("33.3", "32.3")
            .replace("total | ", "total | 100"),
    );
    assert_eq!(
        found(&format!("{rows}100")).len(),
        1,
        "101.0, or 100.8 at the least"
    );
    assert_eq!(
        found(&format!("{rows}100.0")),
        ["33.3 % + 29.4 % + 37.8 % + 0.5 % come to 101 %, the total says 100 %"]
    );
    // Literacy, growth, response: the total is a mean.
    silent("land | literate %\n a | 40\n b | 60\n total | 52");
    silent("land | covered %\n a | 100\n b | 100\n total | 100");
    silent("land | growth %\n a | 4\n b | 6\n total | 5");
}

#[test]
fn means_rates_and_years_are_not_added() {
    silent("who | mean-age years\n a | 40\n b | 60\n total | 52");
    silent("who | yield \"tons per hectare\"\n a | 4\n b | 6\n total | 20");
    silent("who | price rubles\n a | 4\n b | 6\n total | 20");
    silent("who | year\n a | 1950\n b | 1951\n total | 1952");
    silent("who | wage rubles\n a | 40\n b | 60\n total | 52");
    silent("who | number\n a | 40\n b | 60\n total | 52");
}

#[test]
fn what_is_missing_may_be_anything() {
    silent("who | number programs\n a | 8\n b | -\n c | 3\n total | 182");
    silent("who | number programs\n a | 8\n b | 3..\n c | 3\n total | 182");
    silent("who | number programs\n a | 8\n b | 3\n total | -");
    silent("who | number programs\n a | 80\n b | -\n c | 30\n total | 100");
    silent("who | number programs\n a | 80\n b | unknown\n c | 30\n total | 100");
}

#[test]
fn units_that_differ_are_not_added() {
    silent("who | given\n a | 8 tons\n b | 3 rubles\n total | 182 tons");
    silent("who | given\n a | 8\n b | 3 rubles\n total | 182 rubles");
}

#[test]
fn sub_totals_are_not_added_twice() {
    let all = "who | number programs
        europe | 30
        albania | 10
        poland | 20
        asia | 71
        vietnam | 50
        korea | 21
        total | ";
    silent(&format!("{all}101"));
    silent(&format!("{all}202"));
    assert_eq!(found(&format!("{all}213")).len(), 1, "no choice of them");
    // The sub-totals below their parts.
    silent(
        "who | number programs\n a | 10\n b | 20\n eu | 30\n c | 50\n d | 25\n as | 75\n total | 105",
    );
    // Sub-totals of sub-totals.
    silent(
        "who | number programs\n world | 60\n eu | 60\n west | 20\n x | 5\n y | 15\n east | 40\n v | 17\n w | 23\n total | 60",
    );
    // One with its own parts, and one without.
    silent("who | number programs\n eu | 30\n a | 10\n b | 20\n us | 4\n total | 34");
}

#[test]
fn groups_that_count_the_same_things_are_not_added() {
    silent("who | number people\n men | 41\n women | 62\n town | 37\n country | 66\n total | 103");
    silent("who | share %\n men | 41\n women | 59\n town | 37\n country | 63\n total | 100");
    silent("who | number people\n all | 103\n men | 41\n women | 62\n total | 103");
    silent("who | number people\n everybody | 103\n men | 41\n women | 62\n total | 103");
}

#[test]
fn round_numbers_may_be_rounded_without_saying_so() {
    silent("who | grain tons\n a | 1,200\n b | 3,400\n total | 4,700");
    silent("who | number people\n a | 1,200\n b | 3,400\n total | 4,500");
    silent(
        "who | amount rubles | share % of amount\n a | 1,200 | 27\n b | 3,400 | 73\n total | 4,600 | 100",
    );
    assert_eq!(
        found("who | number people\n a | 1,200\n b | 3,400\n total | 4,900").len(),
        1
    );
    assert_eq!(
        found("who | number people\n a | 10\n b | 30\n total | 50").len(),
        1
    );
    assert_eq!(
        found("who | grain tons\n a | 1,200\n b | 3,400\n total | 4,703").len(),
        1
    );
}

#[test]
fn rows_that_say_to_be_no_parts_keep_it_silent() {
    silent("who | number programs\n a | 100\n of which new | 30\n b | 20\n total | 120");
    silent("who | number programs\n a | 100\n b | 20\n subtotal | 120\n c | 1\n total | 121");
    silent("who | number programs\n a | 100\n b | 20\n world | 300\n total | 120");
    silent("who | number programs\n a | 100\n - new | 30\n b | 20\n total | 120");
    silent(
        "what | flow rubles\n exports | 100\n to china | 40\n imports | 80\n from china | 30\n total | 180",
    );
    silent("who | number programs\n a | 100\n total | 120\n b | 20\n average | 60");
    silent("who | number programs\n a | 100\n b | 20\n total | 90\n c | 5\n total | 7");
}

#[test]
fn losses_may_be_written_with_a_sign() {
    silent("who | balance rubles\n a | 100\n b | -20\n total | 80");
    silent("who | balance rubles\n a | 100\n b | -20\n total | 120");
}

#[test]
fn rows_tell_which_columns_are_the_parts() {
    let rows = "who | loans | grants | total
        a | 1 | 2 | 3
        b | 10 | 22 | 32
        c | 4 | 5 | ";
    silent(&format!("{rows}9"));
    assert_eq!(
        found(&format!("{rows}12")),
        ["4 + 5 come to 9 in the row `c`, the total says 12"]
    );
    // Another number of people stands before the parts.
    silent("who | people | loans | grants | total\n a | 7 | 1 | 2 | 3\n b | 8 | 10 | 22 | 32");
    // The total stands first, or what follows it is no part.
    silent("who | total | loans | grants\n a | 3 | 1 | 2\n b | 32 | 10 | 22");
    silent(
        "who | loans | grants | total | rank-among-all\n a | 1 | 2 | 3 | 1\n b | 10 | 22 | 32 | 2",
    );
    // No row tells.
    silent("who | x | y | total\n a | 1 | 2 | 30\n b | 10 | 22 | 302\n c | 4 | 5 | 99");
    // Shares of another unit are no parts.
    silent("who | loans rubles | share % | total rubles\n a | 5 | 10 | 5");
    assert_eq!(
        found("who | loans rubles | grants rubles | total rubles\n a | 5 | 10 | 25"),
        ["5 + 10 rubles come to 15 in the row `a`, the total says 25"]
    );
}

#[test]
fn shares_of_a_stated_total() {
    let rows = |share: &str| {
        format!(
            "who | amount rubles | share % of amount\n a | 51 | {share}\n b | 149 | 74.5\n total | 200 | -"
        )
    };
    silent(&rows("25"));
    silent(&rows("25.5"));
    assert_eq!(
        found(&rows("24")),
        ["51 rubles of 200 rubles is 25.5 %, the share of `a` says 24 %"]
    );
    // Without a stated total the amounts are added up.
    silent("who | amount rubles | share % of amount\n a | 51 | 25\n b | 149 | 75");
    assert_eq!(
        found("who | amount rubles | share % of amount\n a | 51 | 29\n b | 149 | 75"),
        ["51 rubles of 200 rubles is 25.5 %, the share of `a` says 29 %"]
    );
    // Not all that the shares are of is listed.
    silent("who | amount rubles | share % of amount\n a | 50 | 5\n b | 150 | 15");
    silent("who | amount rubles | share % of amount\n a | 50 | 29\n b | - | 75");
    silent("who | amount rubles | share % of output\n a | 50 | 29\n b | 150 | 75");
}

#[test]
fn a_part_is_no_larger_than_its_whole() {
    let of = |clauses: &str| messages("wrong-total", clauses);
    assert_eq!(
        of("  figure all 38 countries\n  figure part 40 countries of all\n"),
        ["`part` is larger than its whole: 40 countries of 38 countries"]
    );
    assert_eq!(of("  figure part 40 of 38 \"freight cars\"\n").len(), 1);
    assert_eq!(
        of(
            "  figure all 4 billion yuan = 1 billion rubles\n  figure part 3 billion rubles of all\n"
        ),
        ["`part` is larger than its whole: 3 billion rubles of 1 billion rubles"]
    );
    for silent in [
        "  figure all 38 countries\n  figure part 22 countries of all\n",
        "  figure all 38 countries\n  figure part 38 countries of all\n",
        "  figure all 4 billion yuan\n  figure part over 3.5 billion yuan of all\n",
        "  figure all 4 billion yuan\n  figure part 4.4 billion yuan of all\n",
        "  figure all about 40 countries\n  figure part 43 countries of all\n",
        "  figure all 38 countries\n  figure part 120 % of all\n",
        "  figure all 38 countries\n  figure part 100 programs of all\n",
        "  figure all 10 tons\n  figure part 1.5 of all\n",
        "  figure part 40 % of \"the harvest of 1949\"\n",
        "  figure all 100 %\n  figure part 120 % of all\n",
    ] {
        assert_eq!(of(silent), Vec::<String>::new(), "{silent}");
    }
}

#[test]
fn shares_of_one_base_may_overlap() {
    let clauses = "  figure all 200 people\n  figure men 60 % of all\n  figure old 70 % of all\n";
    assert_eq!(messages("wrong-total", clauses), Vec::<String>::new());
}

#[test]
fn the_help_shows_what_would_mend_it() {
    let map = format!(
        "evidence e \"Numbers.\"\n  from \"a report\"\n{}",
        table("who | number programs\n dprk | 8\n vietnam | 100\n mongolia | 253\n total | 343")
    );
    let run = support::check_text(&map);
    let finding = &run.outcome.findings;
    let finding = finding
        .iter()
        .find(|finding| finding.rule == "wrong-total")
        .unwrap();
    let help = finding.help.as_deref().unwrap();
    assert!(
        help.contains(
            "361 programs as the total would fit, or `mongolia` 235 programs instead of 253 programs"
        ),
        "{help}"
    );
    assert!(help.contains("the gap is 18 programs, and no rounding explains any of it"));
}

#[test]
fn numbers_of_many_digits_are_left_alone() {
    let long = "9".repeat(70);
    silent(&format!(
        "who | number programs\n a | {long}\n b | 1\n total | 5"
    ));
    let sixty = "9".repeat(60);
    assert_eq!(
        found(&format!(
            "who | number programs\n a | {sixty}\n b | 1\n total | {sixty}"
        ))
        .len(),
        1
    );
}

#[test]
fn headings_of_what_is_no_amount() {
    for head in [
        "birth rate",
        "life expectancy",
        "sex ratio",
        "GDP per head",
        "GDP p.c.",
        "GDP/head",
        "wage index",
        "savings rate",
        "family size",
        "hours worked",
        "response time",
        "plan fulfilment",
        "days absent",
        "Gini",
        "\"birth rate\"",
        "\"hours worked\"",
        "median-age (years)",
        "warmth degrees",
        "schooling years",
        "unemployment",
    ] {
        silent(&format!("who | {head}\n a | 31\n b | 37\n total | 42"));
        silent(&format!("who | {head}\n a | 31\n b | 37\n total | 99"));
    }
    for head in [
        "schools",
        "number schools",
        "\"secondary schools\"",
        "grain tons",
        "energy MWh",
    ] {
        let rows = format!("who | {head}\n a | 31\n b | 37\n total | 99");
        assert_eq!(found(&rows).len(), 1, "{head}");
    }
}

#[test]
fn rows_that_add_up_to_more_than_the_total_may_overlap() {
    silent("who | number patients\n nausea | 12\n headache | 9\n vomiting | 8\n total | 21");
    silent("who | number students\n english | 45\n french | 53\n total | 80");
    silent("who | enrolment\n primary | 340\n secondary | 210\n girls | 260\n total | 550");
    silent("why | share %\n price | 62\n quality | 48\n brand | 21\n total | 100");
    // A digit of a long number, or two that changed places.
    assert_eq!(
        found("who | number people\n a | 412\n b | 635\n total | 1,046").len(),
        1
    );
    assert_eq!(
        found("who | number people\n a | 421\n b | 635\n total | 1,047").len(),
        1
    );
    silent("who | number people\n a | 412\n b | 635\n total | 891");
}

#[test]
fn rows_that_are_told_apart_by_their_names() {
    for row in [
        "japan only",
        "opening balance",
        "closed",
        "previous year",
        "change",
        "1950 %",
    ] {
        silent(&format!(
            "who | number schools\n asia | 45\n {row} | 20\n total | 98"
        ));
    }
    silent(
        "year | men | women | total\n 1950 | 120 | 130 | 250\n change % | 8.3 | 4.6 | 6.4\n 1951 | 130 | 136 | 266",
    );
}

#[test]
fn tens_of_millions_may_be_rounded_to() {
    let rows = "what | export \"million USD\"\n a | 1,200\n b | 3,400\n c | 560\n total | ";
    silent(&format!("{rows}5,150"));
    assert_eq!(found(&format!("{rows}5,310")).len(), 1);
    assert_eq!(found(&format!("{rows}5,163")).len(), 1);
}

#[test]
fn gains_and_losses_are_added_up() {
    let head = "what | amount \"million USD\"\n";
    assert_eq!(
        found(&format!("{head} a | 20\n b | -13\n c | 5\n total | 99")).len(),
        1
    );
    assert_eq!(
        found(&format!("{head} a | -12.4\n b | -14.1\n total | -62.5")).len(),
        1
    );
    silent(&format!("{head} a | 20\n b | -13\n c | 5\n total | 12"));
    // A sub-total among them, and a mean.
    silent(&format!(
        "{head} a | 20\n b | -13\n trade | 7\n d | 5\n total | 12"
    ));
    silent(&format!("{head} a | 20\n b | -13\n total | 4"));
}

#[test]
fn totals_by_other_names() {
    for name in ["Total:", "**Total**", "Totals", "Grand total", "Sum", "ALL"] {
        let rows = format!("who | number schools\n a | 45\n b | 53\n {name} | 118");
        assert_eq!(found(&rows).len(), 1, "{name}");
    }
    silent("who | number schools\n a | 45\n b | 53\n all others | 118");
}
