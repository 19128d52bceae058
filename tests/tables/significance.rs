//! Tests of significance in texts. The expected p were computed apart, with the incomplete
//! beta and gamma functions of mpmath at 30 digits.

use crate::messages;
use argcheck::figures::reported_tests::{Statistic, reported_tests};
use argcheck::figures::significance::two_sided;
use num_rational::BigRational;
use proptest::prelude::*;

fn found(text: &str) -> Vec<String> {
    messages("impossible-percentage", &format!("  quote \"{text}\"\n"))
}

/// The ends of the p that a test can have.
fn ends(text: &str) -> (f64, f64) {
    use num_traits::ToPrimitive;
    let tests = reported_tests(text);
    assert_eq!(tests.len(), 1, "{text}");
    let p = two_sided(&tests[0]).unwrap();
    let end = |end: Option<&argcheck::figures::interval::End>| end.unwrap().at.to_f64().unwrap();
    (end(p.low()), end(p.high()))
}

fn is_close(one: f64, other: f64) -> bool {
    (one - other).abs() <= 3e-6 * other + 3e-9
}

#[test]
fn the_distributions_are_right() {
    let (low, high) = ends("t(28) = 2.20, p = .04");
    assert!(is_close(low, 0.035_835_659_203_566_28), "{low}");
    assert!(is_close(high, 0.036_619_115_472_623_35), "{high}");
    let (low, high) = ends("F(2, 45) = 3.1, p = .04");
    assert!(is_close(low, 0.052_437_363_170_322_91), "{low}");
    assert!(is_close(high, 0.057_254_721_554_250_97), "{high}");
    let (low, high) = ends("r(48) = .32, p = .04");
    assert!(is_close(low, 0.021_285_748_449_726_09), "{low}");
    assert!(high > 0.0258, "{high}");
    for (text, p) in [
        (
            "χ2(1, N = 90) = 3.500000000, p = .06",
            0.061_368_829_139_402_17,
        ),
        ("χ2(4) = 9.490000000, p = .05", 0.049_953_131_223_294_89),
        ("χ2(2000) = 2100.000000, p = .05", 0.058_671_111_377_318_08),
        ("χ2(2000) = 1990.000000, p = .05", 0.558_762_559_479_011),
        ("z = 2.100000000, p = .04", 0.035_728_841_125_633_11),
        ("z = 1.960000000, p = .05", 0.049_995_790_296_440_87),
        ("t(40) = 1.200000000, p = .2", 0.237_198_624_114_610_3),
        ("t(2000) = 1.700000000, p = .09", 0.089_286_409_217_116_25),
        ("t(2000) = 0.500000000, p = .6", 0.617_130_083_402_843_5),
        ("t(1) = 12.70600000, p = .05", 0.050_000_802_358_133_19),
        ("F(1, 98) = 4.100000000, p = .05", 0.045_603_399_955_420_54),
        (
            "F(1500, 1500) = 1.100000000, p = .03",
            0.032_517_524_944_936_61,
        ),
        (
            "F(2000, 2000) = 1.050000000, p = .1",
            0.137_682_475_340_431_6,
        ),
        ("F(3, 2000) = 1.020000000, p = .4", 0.382_704_519_653_715_1),
        ("F(1, 2000) = 0.200000000, p = .7", 0.654_769_272_706_275_7),
    ] {
        let (low, high) = ends(text);
        assert!(low <= p && p <= high, "{text}: {low}..{high}");
        assert!(high - low < 1e-5 * p + 1e-8, "{text}: {low}..{high}");
    }
    // Between that of 2,000 degrees of freedom and the normal.
    let (low, high) = ends("t(5000) = 1.960000000, p = .05");
    assert!(low <= 0.050_051_252_291_819_54 && 0.050_051_252_291_819_54 <= high);
    // With fractions of degrees of freedom the stretch is wider.
    let (low, high) = ends("F(1.62, 45.3) = 4.500, p = .02");
    assert!(low < 0.022_740_170_683_106_2 && 0.022_740_170_683_106_2 < high);
    assert!(high - low < 0.002);
    let (low, high) = ends("t(27.4) = 2.100, p = .05");
    assert!(low < 0.045_067_445_656_238_1 && 0.045_067_445_656_238_1 < high);
}

#[test]
fn tests_whose_p_cannot_be() {
    for text in [
        "t(28) = 2.20, p = .06",
        "t(28) = 2.20, p = .03",
        "t(28) = 2.20, p > .05",
        "t(28) = -2.20, p = .06",
        "t(28) = −2.20, p = .06",
        "F(2, 45) = 3.10, p < .05",
        "F(2,45)=3.10,p<.05",
        "F(1, 98) = 4.10, p = .055",
        "F(3, 96) = 2.60, p < .05",
        "χ2(1, N = 90) = 3.50, p = .03",
        "χ²(1) = 3.50, p < .05",
        "chi2(1, n = 1,090) = 3.50, p < .05",
        "X2(4) = 9.00, p < .05",
        "z = 2.10, p = .36",
        "Z = 1.90; p < 0.05",
        "r(48) = .32, p = .04",
        "r(48) = .10, p < .05",
        "t(28) = 9.20, ns",
        "t(28) = 1.20, p = .000",
        "t(df = 28) = 2.20, p = .06",
        "t(100000) = 1.90, p < .05",
        "(t(28) = 2.20, p = .06)",
        "F(2,45)=3.10, MSE = 4.5, p = .015, ηp2 = .12",
        "t(28) = 2.20, SE = 0.4, p = .016",
        "t(28)=2.20, d = 0.8, p=.016",
        "chi-square(1) = 2.50, p = .01",
        "Chi-squared(1) = 2.50, p = .01",
    ] {
        assert_eq!(found(text).len(), 1, "{text}");
    }
}

#[test]
fn tests_whose_p_can_be() {
    for text in [
        "t(28) = 2.20, p = .036",
        "t(28) = 2.20, p = .04",
        "t(28) = 2.20, p < .05",
        "t(28) = 2.20, p ≤ .05",
        "t(28) = 2.2, p = .038",
        "t(27.4) = 2.10, p = .045",
        "F(2, 45) = 3.10, p = .055",
        "F(2, 45) = 3.1, p > .05",
        "F(3, 96) = 2.70, p = .05",
        "χ2(1, N = 90) = 3.50, p = .06",
        "χ2(1, N = 90) = 3.50, ns",
        "z = 2.10, p = .036",
        "z = 1.96, p = .05",
        "r(48) = .32, p = .02",
        "r(48) = .32, p = .03",
        "r(48) = −.32, p = .02",
        "t(28) = 2.20, ns",
        "t(28) = 9.20, p = .000",
        "t(28) = 2.20, p < .000",
        "t(28) = 900000000000.5, p < .001",
        "F(1, 20) = 99999999.9, p < .0001",
        "z = 999.9, p < .001",
        "t(18) = 1.74, one-tailed, p = .05",
        "The directional test: t(18) = 1.74, p = .05",
        "t(18) = 1.74, p = .05 (one-sided)",
        "Bonferroni-adjusted: t(28) = 2.20, p = .10",
        "F(2, 45) = 3.10, p < .05, Greenhouse-Geisser",
        "t(28) = 2.20, p = .108 after Benjamini-Hochberg",
        "t(28) = 2.20, p = .07 (FDR)",
        "t(28) = 2.20, p = .07, Šidák",
        "t(28) = 2.20, p = .07, family-wise",
        "t(28) = 2.20, p = .07, multiple comparisons",
        "t(28) = 2.20, p = .07, simulated p value",
        "t(28) = 2.20, p = .108 (multiplied by three)",
        "by a randomisation test, t(28) = 2.20, p = .012",
        "Monte Carlo p: χ2(4) = 8.20, p = .071",
        "U = 210, z = -2.10, p = .033 (exact)",
        "F(1, 28) = 4.84, p = .018, one-sided",
    ] {
        assert_eq!(found(text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn what_is_no_test_or_no_test_of_these_is_passed_over() {
    for text in [
        "t(0) = 2.20, p = .9",
        "F(0, 20) = 2.20, p = .9",
        "F(2, 0) = 2.20, p = .9",
        "F(2, 20) = -2.20, p = .9",
        "F(2) = 2.20, p = .9",
        "r(48) = 1.32, p = .9",
        "r(2) = .32, p = .9",
        "χ2(0) = 2, p = .9",
        "χ2(90000) = 2, p = .9",
        "t(28, 3) = 9.20, p = .9",
        "t(28) = 9.20, p = 1.9",
        "t(28) = 9.20, p = -.9",
        "t(28) = 9.20, p = 2 × 10-5",
        "t(28) = 9.20, p = 2e-5",
        "t(28) = 9.20, p = 2 x 10-5",
        "t(28) = 9.20, p = 5 %",
        "t(28) = 9.20, np = .9",
        "t(28) = 9.20, F = 2.1, p = .9",
        "t(28) = 9.20, d = 2.1",
        "t(28) = 9.20",
        "t(28) > 9.20, p = .9",
        "last(28) = 9.20, p = .9",
        "t(28) = 12345678901234567890, p = .9",
        "t(28) = 1,234.5, p = .9",
        "t (",
        "F(",
        "χ",
    ] {
        assert_eq!(found(text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn a_test_counts_once_an_item_and_in_every_text() {
    let map = "claim c \"It differs, t(28) = 2.20, p = .06.\"\n  says \"t(28) = 2.20,\n    p = .06\" at \"p. 4\"\n  says \"F(2, 45) = 3.10, p < .05\"\n";
    let map = map.replace(
        "says \"t(28) = 2.20,\n    p = .06\"",
        "says \"\"\"t(28) = 2.20,\n    p = .06\"\"\"",
    );
    let run = crate::support::check_text(&map);
    let findings: Vec<_> = run
        .outcome
        .findings
        .iter()
        .filter(|finding| finding.rule == "impossible-percentage")
        .collect();
    assert_eq!(findings.len(), 2);
    assert_eq!(
        findings[0].message,
        "`t(28) = 2.20` gives a p between 0.0358 and 0.0366, the text says `p = .06`"
    );
    let place = findings[0].labels[1].place;
    assert_eq!(
        &map[place.span.start as usize..place.span.end as usize],
        "t(28) = 2.20"
    );
    assert_eq!(
        findings[1].message,
        "`F(2, 45) = 3.10` gives a p between 0.0546 and 0.0550, the text says `p < .05`"
    );
}

#[test]
fn a_test_that_would_fit_against_one_side_is_told_so() {
    let run = crate::support::check_text("evidence e \"t(18) = 1.74, p = .05\"\n  from \"x\"\n");
    let finding = run
        .outcome
        .findings
        .iter()
        .find(|finding| finding.rule == "impossible-percentage");
    let help = finding.unwrap().help.as_deref().unwrap();
    assert!(
        help.starts_with("as a test against one side it would fit"),
        "{help}"
    );
}

#[test]
fn long_texts_are_read_to_their_end() {
    for piece in [
        "t(",
        "t(28",
        "t(28) = 2.20, p ",
        "t                    ",
        "F(1,",
        "χ2 (1, N = ",
        "z = ",
        "9",
        "t(9",
    ] {
        let text = piece.repeat(100_000);
        assert_eq!(reported_tests(&text).len(), 0, "{piece}");
    }
    assert_eq!(
        reported_tests(&"z = 2.1, p = .03 ".repeat(20_000)).len(),
        20_000
    );
}

proptest! {
    /// A p that rounds from a statistic that rounds to the one printed is never doubted.
    #[test]
    fn what_rounds_is_let_be(freedom in 3_u32..200, cents in 0_i32..600, decimals in 2_usize..4) {
        let value = f64::from(cents) / 100.0;
        let text = format!("t({freedom}) = {value:.2}, p = .5");
        let (low, high) = ends(&text);
        let middle = low.midpoint(high);
        let stated = format!("t({freedom}) = {value:.2}, p = {middle:.decimals$}");
        prop_assert!(found(&stated).is_empty(), "{}", stated);
    }

    /// The scanner takes any text, and what it takes stands there.
    #[test]
    fn any_text_is_scanned(text in "[tFrzχ2(), =<.p0-9ns−\n é]{0,60}") {
        for test in reported_tests(&text) {
            prop_assert!(text.get(test.start..test.end).is_some());
            prop_assert!(text.get(test.p_start..test.end).is_some());
            let brackets = match test.statistic {
                Statistic::Z => 0,
                Statistic::F => 2,
                _ => 1,
            };
            prop_assert_eq!(test.freedom.len(), brackets);
            if let Some(p) = two_sided(&test) {
                let zero = BigRational::from_float(0.0).unwrap();
                prop_assert!(p.low().unwrap().at >= zero);
            }
        }
    }
}

#[test]
fn one_side_is_not_proposed_against_the_direction() {
    for text in [
        "t(12) = 4.51, p > .05",
        "r(48) = .32, p > .05",
        "t(28) = 5.5, ns",
    ] {
        let map = format!("evidence e \"{text}\"\n  from \"x\"\n");
        let run = crate::support::check_text(&map);
        let mut findings = run.outcome.findings.iter();
        let finding = findings.find(|finding| finding.rule == "impossible-percentage");
        let help = finding.unwrap().help.as_deref().unwrap();
        assert!(help.starts_with("see statistic"), "{help}");
    }
}
