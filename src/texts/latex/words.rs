//! What LaTeX's commands stand for.

/// What a command does to the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Meaning {
    /// It stands for these letters.
    Letters(&'static str),
    /// It puts this mark on the letter that follows.
    Accent(char),
    /// So many of its arguments are no part of the text; what follows is.
    Dropped(usize),
    /// It prints words or numbers that are not known; so many of its arguments are no
    /// part of the text.
    Citation(usize),
    /// Its argument is a note.
    Note,
    /// Its argument is a heading.
    Heading,
    /// Its last argument stands between these marks, after so many that are dropped.
    Between(usize, &'static str, &'static str),
    /// Its argument is raised.
    Raised,
    /// It ends a paragraph.
    Paragraph,
    /// It ends a line; perhaps with a length in brackets.
    LineBreak,
    /// It takes in another file.
    Input,
    /// It defines a command.
    Definition,
    /// It is nothing in the text, but its argument is.
    Nothing,
}

/// What a command stands for; one that is not known is nothing in the text.
pub(crate) fn meaning(name: &str) -> Meaning {
    use Meaning::{Accent, Between, Dropped, Heading, Input, Letters, Note, Paragraph, Raised};
    match name {
        "'" => Accent('\u{301}'),
        "`" => Accent('\u{300}'),
        "^" => Accent('\u{302}'),
        "\"" => Accent('\u{308}'),
        "~" => Accent('\u{303}'),
        "=" => Accent('\u{304}'),
        "." => Accent('\u{307}'),
        "c" => Accent('\u{327}'),
        "v" => Accent('\u{30c}'),
        "H" => Accent('\u{30b}'),
        "u" => Accent('\u{306}'),
        "r" => Accent('\u{30a}'),
        "k" => Accent('\u{328}'),
        "d" => Accent('\u{323}'),
        "b" => Accent('\u{331}'),
        "i" => Letters("i"),
        "j" => Letters("j"),
        "ss" => Letters("ß"),
        "ae" => Letters("æ"),
        "AE" => Letters("Æ"),
        "oe" => Letters("œ"),
        "OE" => Letters("Œ"),
        "o" => Letters("ø"),
        "O" => Letters("Ø"),
        "l" => Letters("ł"),
        "L" => Letters("Ł"),
        "aa" => Letters("å"),
        "AA" => Letters("Å"),
        "dh" => Letters("ð"),
        "th" => Letters("þ"),
        "dots" | "ldots" | "textellipsis" => Letters("…"),
        "&" | "%" | "$" | "#" | "_" | "{" | "}" => Letters(match name {
            "&" => "&",
            "%" => "%",
            "$" => "$",
            "#" => "#",
            "_" => "_",
            "{" => "{",
            _ => "}",
        }),
        "S" => Letters("§"),
        "P" => Letters("¶"),
        "pounds" | "textsterling" => Letters("£"),
        "euro" | "texteuro" => Letters("€"),
        "textendash" => Letters("–"),
        "textemdash" => Letters("—"),
        "textquotedblleft" => Letters("“"),
        "textquotedblright" => Letters("”"),
        "textquoteleft" | "lq" => Letters("‘"),
        "textquoteright" | "rq" => Letters("’"),
        "guillemotleft" | "og" => Letters("«"),
        "guillemotright" | "fg" => Letters("»"),
        "textbackslash" => Letters("\\"),
        "textasciitilde" => Letters("~"),
        "textdegree" => Letters("°"),
        "times" => Letters("×"),
        "TeX" => Letters("TeX"),
        "LaTeX" => Letters("LaTeX"),
        "quad" | "qquad" | " " | "\n" | "\t" | "," | ";" | ":" | "space" | "hfill" | "enspace"
        | "thinspace" => Letters(" "),
        "\\" | "newline" | "linebreak" | "tabularnewline" | "item" | "hline" => Meaning::LineBreak,
        "par" | "bigskip" | "medskip" | "smallskip" | "clearpage" | "newpage" | "maketitle" => {
            Paragraph
        }
        "footnote" | "footnotetext" | "endnote" | "thanks" | "marginpar" | "sidenote" => Note,
        "part" | "chapter" | "section" | "subsection" | "subsubsection" | "paragraph"
        | "subparagraph" | "title" | "subtitle" | "author" | "date" | "caption" => Heading,
        "enquote" | "textquote" => Between(0, "“", "”"),
        "blockquote" | "blockcquote" => Between(0, "\n", "\n"),
        "foreignquote" | "hyphenquote" => Between(1, "“", "”"),
        "textsuperscript" => Raised,
        "input" | "include" | "subfile" | "subfileinclude" | "import" => Input,
        "newcommand"
        | "renewcommand"
        | "providecommand"
        | "def"
        | "gdef"
        | "DeclareMathOperator"
        | "NewDocumentCommand" => Meaning::Definition,
        "ref" | "pageref" | "autoref" | "cref" | "Cref" | "eqref" | "nameref" | "vref"
        | "subref" | "labelcref" => Meaning::Citation(1),
        "footnotemark" => Meaning::Citation(0),
        "label" | "nocite" | "includegraphics" | "bibliography" | "bibliographystyle"
        | "usepackage" | "documentclass" | "index" | "vspace" | "hspace" | "vskip"
        | "pagestyle" | "thispagestyle" | "graphicspath" | "addbibresource" | "phantom"
        | "hphantom" | "vphantom" | "pagenumbering" | "selectlanguage" | "hypersetup" | "cline"
        | "cmidrule" | "color" | "textcolor" | "href" | "foreignlanguage" | "hypertarget"
        | "hyperlink" | "markboth" | "markright" | "setstretch" | "linespread" | "keywords"
        | "phantomsection" | "resizebox" | "pdfbookmark" | "glossary" => Dropped(match name {
            "phantomsection" => 0,
            "markboth" | "resizebox" | "pdfbookmark" => 2,
            _ => 1,
        }),
        "setlength" | "setcounter" | "addtocounter" | "addtolength" | "rule" | "newtheorem"
        | "addcontentsline" => Dropped(2),
        name if name.to_ascii_lowercase().contains("cite") => Meaning::Citation(1),
        _ => Meaning::Nothing,
    }
}

/// Environments whose content is no text.
pub(crate) const UNSHOWN: [&str; 5] = [
    "comment",
    "tikzpicture",
    "filecontents",
    "filecontents*",
    "pspicture",
];

/// Environments whose content is read as it stands.
pub(crate) const VERBATIM: [&str; 4] = ["verbatim", "verbatim*", "lstlisting", "Verbatim"];

/// Environments that stand apart from the sentence around them.
pub(crate) const FLOATS: [&str; 8] = [
    "figure",
    "figure*",
    "table",
    "table*",
    "wrapfigure",
    "sidewaystable",
    "sidewaysfigure",
    "marginfigure",
];

/// So many arguments of an environment are no text.
pub(crate) fn arguments(environment: &str) -> usize {
    match environment {
        "tabular" | "array" | "longtable" | "minipage" | "thebibliography" | "multicols"
        | "adjustwidth" | "spacing" | "tabbing" | "alignat" => 1,
        "tabular*" | "tabularx" | "tabulary" | "wrapfigure" => 2,
        _ => 0,
    }
}
