//! An argument under a snapshot test: the three lines that a test of yours needs.
//!
//! `cargo run --example outline maps/argcheck.argmap` prints what it compares.

#[test]
#[allow(clippy::unwrap_used)]
fn the_argument_is_as_agreed() {
    // In a test of your own, with insta among your dev-dependencies:
    let outline = argcheck::outline("maps/argcheck.argmap").unwrap();
    insta::assert_snapshot!(outline, @r"
    map argcheck

    THESES

    thesis worth-checking · accepted
      supported together by:
        claim faults-hide · accepted
          supported by evidence quotations-inaccurate · accepted · from “Jergas and Baethge 2015, PeerJ 3:e1364”
        and evidence structure-shows · accepted · from “Wambsganss and others 2020, CHI”
        because of a warrant in words
    ");
}

fn main() -> Result<(), argcheck::outline::OutlineError> {
    let path = std::env::args().nth(1);
    let outline = argcheck::outline(path.as_deref().unwrap_or("maps/argcheck.argmap"))?;
    #[allow(clippy::print_stdout)] // it is what the example is for
    {
        print!("{outline}");
    }
    Ok(())
}
