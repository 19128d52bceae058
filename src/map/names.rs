//! Every name once, compared after normalization (Unicode NFC).

use std::borrow::Cow;

use indexmap::IndexSet;
use unicode_normalization::{UnicodeNormalization as _, is_nfc};

/// A name, interned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Symbol(pub u32);

/// All names of a run.
#[derive(Debug, Default)]
pub struct Names {
    known: IndexSet<Box<str>, foldhash::fast::FixedState>,
}

impl Names {
    /// The symbol of a name, which is remembered.
    pub fn intern(&mut self, name: &str) -> Symbol {
        let name = normal(name);
        let index = match self.known.get_index_of(name.as_ref()) {
            Some(index) => index,
            None => self.known.insert_full(Box::from(name.as_ref())).0,
        };
        Symbol(u32::try_from(index).unwrap_or(u32::MAX))
    }

    /// The symbol of a name, if it was met before.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<Symbol> {
        let index = self.known.get_index_of(normal(name).as_ref())?;
        u32::try_from(index).ok().map(Symbol)
    }

    /// The name of a symbol.
    #[must_use]
    pub fn text(&self, symbol: Symbol) -> &str {
        self.known
            .get_index(symbol.0 as usize)
            .map_or("", |name| name)
    }
}

fn normal(name: &str) -> Cow<'_, str> {
    if name.is_ascii() || is_nfc(name) {
        Cow::Borrowed(name)
    } else {
        Cow::Owned(name.nfc().collect())
    }
}
