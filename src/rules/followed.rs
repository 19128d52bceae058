//! What follows from the numbers of quotations, or may.

use indexmap::IndexSet;
use num_rational::BigRational;

use super::Context;
use super::quoted_numbers::{Beside, Quoted};
use crate::figures::alike::Stated;
use crate::figures::in_words::{self, Written};

impl Beside {
    /// Whether values are reckoned from what is quoted.
    pub(super) fn come_to(&self, context: &Context<'_>, values: &[Stated]) -> bool {
        let quotations: IndexSet<usize, foldhash::fast::FixedState> =
            self.numbers.iter().map(|one| one.quotation).collect();
        let factors: Vec<BigRational> = quotations
            .iter()
            .flat_map(|at| in_words::factors(&context.checked.quotations[*at].words))
            .collect();
        let numbers = self.numbers.iter().map(|quoted| &quoted.written);
        in_words::come_to(numbers, &factors, values)
    }

    /// Whether another amount may follow from a number of the quotations.
    pub(super) fn leads_on(&self, context: &Context<'_>, number: &Quoted) -> bool {
        let same = |other: &&Quoted| other.quotation == number.quotation;
        let numbers: Vec<&Written> = self
            .numbers
            .iter()
            .filter(same)
            .map(|one| &one.written)
            .collect();
        in_words::leads_on(number.words(context), &number.written, &numbers)
    }
}
