//! Where rates stand, and as what.

use crate::figures::rates::Origin;
use crate::findings::words::plain;
use crate::map::Place;
use crate::rules::Context;
use crate::syntax::Span;

/// A rate as it stands: `800 million yuan = 400 million USD`.
pub(super) fn clause(context: &Context<'_>, origin: Origin) -> String {
    let places = context.figures.rate_places(origin);
    let words = places.map(|place| plain(context.text(place).trim()).into_owned());
    words.join(" = ")
}

/// Where a rate stands, both amounts together.
pub(super) fn place(context: &Context<'_>, origin: Origin) -> Place {
    let [first, last] = context.figures.rate_places(origin);
    Place {
        file: first.file,
        span: Span {
            start: first.span.start,
            end: last.span.end,
        },
    }
}
