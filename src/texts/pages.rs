//! The pages of a text.

/// Where the pages of a text begin.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pages {
    /// Where in the text each page begins, and what it is called; in the order of the
    /// text. Nothing where the text has no pages.
    pub starts: Vec<(usize, String)>,
}

impl Pages {
    /// The pages that form feeds part, counted from 1; none where there is no form feed.
    #[must_use]
    pub fn by_form_feeds(text: &str) -> Self {
        let breaks: Vec<usize> = memchr::memchr_iter(b'\x0c', text.as_bytes()).collect();
        if breaks.is_empty() {
            return Self::default();
        }
        let starts = std::iter::once(0).chain(breaks.iter().map(|at| at + 1));
        Self {
            starts: (1..)
                .zip(starts)
                .map(|(page, at): (usize, usize)| (at, page.to_string()))
                .collect(),
        }
    }

    /// The page on which a place in the text lies.
    #[must_use]
    pub fn at(&self, place: usize) -> Option<&str> {
        let after = self.starts.partition_point(|(start, _)| *start <= place);
        let (_, page) = self.starts.get(after.checked_sub(1)?)?;
        Some(page)
    }
}
