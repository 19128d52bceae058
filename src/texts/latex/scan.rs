//! Reading LaTeX letter by letter.

/// A longer option or argument that is not closed is none.
const LONGEST_OPTION: usize = 2_000;

/// Letters of a file and the place that is reached.
pub(crate) struct Scan<'text> {
    text: &'text str,
    at: usize,
    /// Ends of environments that were looked for and do not come.
    absent: Vec<String>,
}

impl<'text> Scan<'text> {
    pub(crate) fn new(text: &'text str) -> Self {
        Self::from(text, 0)
    }

    /// Letters that are read from a place on.
    pub(crate) fn from(text: &'text str, at: usize) -> Self {
        Self {
            text,
            at,
            absent: Vec::new(),
        }
    }

    /// The place that is reached.
    pub(crate) fn at(&self) -> usize {
        self.at
    }

    /// Whether these letters stand next.
    pub(crate) fn is_at(&self, letters: &str) -> bool {
        self.rest().starts_with(letters)
    }

    /// Passes what stands between `(` and `)`, if it stands next.
    pub(crate) fn skip_brackets(&mut self) -> bool {
        let length = self.is_at("(").then(|| self.closed('(', ')')).flatten();
        self.at += length.unwrap_or(0);
        length.is_some()
    }

    fn rest(&self) -> &'text str {
        &self.text[self.at..]
    }

    /// What stands next, as far as an option or argument may reach.
    fn near(&self) -> &'text str {
        let rest = self.rest();
        let mut end = rest.len().min(LONGEST_OPTION);
        while !rest.is_char_boundary(end) {
            end -= 1;
        }
        &rest[..end]
    }

    /// The next letter, which is passed.
    pub(crate) fn next(&mut self) -> Option<char> {
        let letter = self.rest().chars().next()?;
        self.at += letter.len_utf8();
        Some(letter)
    }

    /// Passes these letters, where they stand next.
    pub(crate) fn take(&mut self, letters: &str) -> bool {
        let is_next = self.rest().starts_with(letters);
        if is_next {
            self.at += letters.len();
        }
        is_next
    }

    /// Passes a comment, the end of its line and what indents the next.
    pub(crate) fn skip_comment(&mut self) {
        let rest = self.rest();
        let end = rest.find('\n').map_or(rest.len(), |end| end + 1);
        let after = &rest[end..];
        let indent = after.len() - after.trim_start_matches([' ', '\t']).len();
        self.at += end + indent;
    }

    /// Whether the line break just passed is followed by an empty line; it and all more
    /// are passed then.
    pub(crate) fn ends_paragraph(&mut self) -> bool {
        let rest = self.rest();
        let blank = rest.len() - rest.trim_start().len();
        let is_end = rest[..blank].contains('\n');
        if is_end {
            // A form feed is white space and parts pages.
            self.at += rest[..blank].find('\u{c}').unwrap_or(blank);
        }
        is_end
    }

    /// The name of the command whose backslash was just passed.
    pub(crate) fn command(&mut self) -> String {
        let rest = self.rest();
        let letters = rest
            .bytes()
            .take_while(|byte| byte.is_ascii_alphabetic() || *byte == b'@')
            .count();
        if letters == 0 {
            return self.next().map(String::from).unwrap_or_default();
        }
        self.at += letters;
        rest[..letters].to_owned()
    }

    /// Passes the blanks that end the name of a command in letters.
    pub(crate) fn end_command(&mut self, name: &str) {
        if name.bytes().all(|byte| byte.is_ascii_alphabetic()) {
            let rest = self.rest();
            let blanks = rest.len() - rest.trim_start_matches([' ', '\t']).len();
            self.at += blanks;
        }
    }

    /// Passes options in brackets, if they stand next.
    pub(crate) fn skip_options(&mut self) {
        while self.rest().starts_with('[') {
            let Some(length) = self.closed('[', ']') else {
                return;
            };
            self.at += length;
        }
    }

    /// Passes a group in braces, if one stands next, perhaps after blanks.
    pub(crate) fn skip_group(&mut self) {
        self.group();
    }

    /// The words of a group in braces that stands next.
    pub(crate) fn group_words(&mut self) -> &'text str {
        self.group().unwrap_or_default()
    }

    fn group(&mut self) -> Option<&'text str> {
        let rest = self.rest();
        let blanks = rest.len() - rest.trim_start_matches([' ', '\t', '\n']).len();
        if !rest[blanks..].starts_with('{') || rest[..blanks].matches('\n').count() > 1 {
            return None;
        }
        self.at += blanks;
        match self.closed('{', '}') {
            Some(length) => {
                let inside = &self.text[self.at + 1..self.at + length - 1];
                self.at += length;
                Some(inside)
            }
            None => {
                // What is not closed ends where its paragraph does.
                let rest = self.near();
                self.at += rest.find("\n\n").unwrap_or(rest.len().min(1));
                None
            }
        }
    }

    /// The length of what stands next between two marks, with them.
    fn closed(&self, opening: char, closing: char) -> Option<usize> {
        let mut depth = 0_usize;
        let mut is_escaped = false;
        for (at, letter) in self.rest().char_indices() {
            if at > LONGEST_OPTION {
                return None;
            }
            if is_escaped {
                is_escaped = false;
            } else if letter == '\\' {
                is_escaped = true;
            } else if letter == opening {
                depth += 1;
            } else if letter == closing {
                depth = depth.checked_sub(1)?;
                if depth == 0 {
                    return Some(at + letter.len_utf8());
                }
            }
        }
        None
    }

    /// Passes an opening brace, if one stands next, perhaps after blanks.
    pub(crate) fn take_open(&mut self) -> bool {
        let rest = self.rest();
        let blanks = rest.len() - rest.trim_start_matches([' ', '\t']).len();
        let opens = rest[blanks..].starts_with('{');
        if opens {
            self.at += blanks + 1;
        }
        opens
    }

    /// The letter that an accent stands on, in braces or not.
    pub(crate) fn accented(&mut self, name: &str) -> Option<&'text str> {
        self.end_command(name);
        let is_group = self.take("{");
        let rest = self.rest();
        let letter = if self.take("\\i") {
            "i"
        } else if self.take("\\j") {
            "j"
        } else {
            let first = rest.chars().next().filter(|first| first.is_alphabetic());
            let Some(first) = first else {
                if is_group {
                    self.take("}");
                }
                return None;
            };
            self.at += first.len_utf8();
            &rest[..first.len_utf8()]
        };
        if is_group && !self.take("}") {
            // The accent is on the first of several letters: the group goes on.
            if let Some(end) = self.rest().find('}')
                && end < 2
            {
                self.at += end;
                self.take("}");
            }
        }
        Some(letter)
    }

    /// What stands between two like marks, as `\verb|…|` has it.
    pub(crate) fn verbatim(&mut self) -> &'text str {
        let Some(mark) = self.next() else { return "" };
        let rest = self.near();
        let line = rest.find('\n').unwrap_or(rest.len());
        let Some(end) = rest[..line].find(mark) else {
            return "";
        };
        self.at += end + mark.len_utf8();
        &rest[..end]
    }

    /// Passes everything up to some letters, and them; what stands before them.
    pub(crate) fn skip_past(&mut self, letters: &str) -> &'text str {
        let rest = self.rest();
        if self.absent.iter().any(|known| known == letters) {
            return "";
        }
        let Some(end) = rest.find(letters) else {
            self.absent.push(letters.to_owned());
            return "";
        };
        self.at += end + letters.len();
        &rest[..end]
    }

    /// The name and the body of a definition; none where it takes arguments.
    pub(crate) fn definition(&mut self) -> Option<(&'text str, &'text str)> {
        self.take("*");
        let is_group = self.take("{");
        if !self.take("\\") {
            return None;
        }
        let rest = self.rest();
        let length = rest
            .bytes()
            .take_while(|byte| byte.is_ascii_alphabetic() || *byte == b'@')
            .count();
        self.at += length;
        if is_group && !self.take("}") {
            return None;
        }
        let takes_arguments = self.rest().starts_with(['[', '#']) && !self.take("[0]");
        self.skip_options();
        while self.take("#") {
            self.next();
        }
        let body = self.group()?;
        (!takes_arguments && length > 0).then_some((&rest[..length], body))
    }
}
