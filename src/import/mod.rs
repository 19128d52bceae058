//! Other forms of argument, read as maps.
//!
//! Abstract frameworks (Dung 1995) come in the formats of the argumentation
//! competitions. Arguments become assumptions and attacks become objections; since
//! nothing supports anything there, an argument is accepted just where it is in the
//! grounded extension, and defeated where that attacks it.
//!
//! ```
//! use argcheck::import::{Format, framework};
//!
//! let map = framework(Format::Apx, "arg(rain). arg(sun). att(sun, rain).").unwrap();
//! assert_eq!(map, "assumption rain\n  opposed by sun\n\nassumption sun\n");
//! ```

mod formats;
mod framework;
mod names;

pub use formats::Format;
pub use framework::{MOST_ARGUMENTS, Unreadable, framework};
