//! Random maps for the formatter: every construct, oddly spaced, comments anywhere.
//!
//! A construct is a pattern of words. Between two words stands any blank, line
//! break or comment, but for this: before a word with `~` the line goes on, and
//! before a sign with `^` there may be nothing at all.

use proptest::prelude::*;

const NAMES: &[&str] = &[
    "a",
    "b-2",
    "été",
    "cut_1956",
    "a-rather-long-name-of-a-claim",
];
const PATHS: &[&str] = &["a", "b-2", "other.claim", "t.programs.total", "x.1956"];
const TEXTS: &[&str] = &[
    r#""Aid rose.""#,
    r#""""#,
    r#""see http://example.org // here""#,
    r#""“so” \"called\" \\ back\slash""#,
    r#""a text of more than a hundred columns, which no formatter can fold, since it stands between two marks""#,
    r#""""Aid rose.""""#,
    "\"\"\"\"\"\"",
    "\"\"\"  two   words  \"\"\"",
    r#"""" "quoted" """"#,
    r#""""back\slash\""""#,
    "\"\"\"First line,  \n  second line\n\n\n\t  // third line.\n1960 came. \"\"\"",
    "\"\"\"\n   only one\n\"\"\"",
    "\"\"\"\"So,\"\n    he said.\r\n  \"Yes\" \"\"\"",
];
const QUANTITIES: &[&str] = &[
    "3",
    "40%",
    "4  billion\tyuan",
    "between 3 and 4 %",
    "1  in 40",
    "10..12 months",
    "1/3",
    "-2.40",
    "5\"short  tons\"",
    "2 tons  per year",
    "at  least 90,000 tons",
    "more // how much?\n  than 7",
];
const EXPRESSIONS: &[&str] = &[
    "a.b+2",
    "( 1+2 )*c.d",
    "a - -2",
    "1/3/2",
    "2-3",
    "((a))",
    "t.x.y/4 tons-(1)",
];
const DATES: &[&str] = &[
    "1957/1961",
    "late   1950s",
    "1956~",
    "../1961",
    "summer 1960",
    "2006-07-29",
];
const CITES: &[&str] = &[
    "PATH",
    "PATH ~at TEXT",
    "note 4 in note 5",
    "ibid via PATH ~at TEXT in note 3 via TEXT",
    "TEXT",
];
const REASON_ENDS: &[&str] = &[
    "",
    "",
    "as NAME",
    "because TEXT",
    "because PATH",
    "unless PATH ^, ^PATH",
    "unless TEXT",
    "conceded TEXT",
    "because TEXT as NAME unless PATH conceded TEXT",
];
const SHARED: &[&str] = &[
    "remark TEXT",
    "tags a ^, ^TEXT",
    "allow some-rule TEXT",
    "at TEXT",
];
const STATEMENT: &[&str] = &[
    "supported by PATH REASON_END",
    "supported by PATH and PATH and a-rather-long-name-of-a-claim and another-rather-long-name REASON_END",
    "opposed by PATH REASON_END REASON_END",
    "supports PATH ^, ^PATH REASON_END",
    "undercuts PATH for PATH ^, ^PATH",
    "restates PATH",
    "answers PATH",
    "held by TEXT ^, ^TEXT",
    "from CITE",
    "from CITE ^, ^CITE ^, ^CITE",
    "quote TEXT by TEXT to TEXT ~at TEXT translated",
    "quote TEXT",
    "says TEXT ~strength likely ~at TEXT ~extent main",
    "says TEXT",
    "figure NAME QUANTITY",
    "figure NAME QUANTITY of PATH ^= ^QUANTITY ^= ^QUANTITY",
    "figure NAME QUANTITY of QUANTITY",
    "figure NAME QUANTITY of TEXT ^= ^QUANTITY",
    "table NAME |a|b_// ||_|long_cell|2_|",
    "table NAME TEXT",
    "expected under PATH ^, ^PATH",
    "unexpected under PATH",
    "test smoking-gun of PATH against PATH failed",
    "check EXPRESSION ^<= ^EXPRESSION",
    "check EXPRESSION ^= ^QUANTITY",
    "scope PATH ^, ^PATH",
    "when DATE TEXT",
    "when PATH",
    "strength very-likely",
    "extent sole",
    "implicit",
];
const QUESTION: &[&str] = &[
    "answers PATH ^, ^PATH",
    "exclusive",
    "exhaustive because TEXT",
    "exhaustive",
];
const SOURCE: &[&str] = &[
    "kind ~online",
    "author ~TEXT ^, ^TEXT",
    "pages ~12–15 ^, ^17(2)",
    "date ~DATE",
    "rests on CITE",
    "primary",
    "url ~TEXT",
    "volume ~3",
];
const NOTE: &[&str] = &[
    "cites CITE",
    "cites CITE ^, ^CITE ^, ^CITE ^, ^CITE",
    "missing",
    "incomplete",
    "supports PATH REASON_END",
];
const NONE: &[&str] = &[];

/// First lines, and the clauses that may follow.
const ITEMS: &[(&str, &[&str])] = &[
    ("claim NAME TEXT", STATEMENT),
    ("thesis NAME ^: ^PATH beats PATH TEXT", STATEMENT),
    ("evidence NAME", STATEMENT),
    ("evidence NAME TEXT", STATEMENT),
    ("assumption NAME TEXT because TEXT", STATEMENT),
    (
        "paper TEXT",
        &[
            "by TEXT ^, ^TEXT",
            "bibliography TEXT",
            "date ~DATE",
            "holds ~TEXT",
        ],
    ),
    ("review TEXT of TEXT as NAME", &["by TEXT"]),
    ("use TEXT as NAME", NONE),
    ("section TEXT", &["scope PATH", "when DATE"]),
    ("question NAME TEXT", QUESTION),
    ("source NAME", SOURCE),
    ("source NAME TEXT", SOURCE),
    ("note 4", NOTE),
    ("note 7..9 TEXT", NOTE),
    ("case NAME ^, ^NAME within PATH ^, ^PATH TEXT", NONE),
    ("period NAME DATE TEXT", NONE),
    ("rate 4 ~rubles ^= ^QUANTITY", &["from CITE", "when DATE"]),
    ("check EXPRESSION ^>= ^EXPRESSION", NONE),
    ("b-2 ~supports PATH REASON_END", NONE),
    ("other.claim ~undercuts PATH for PATH REASON_END", NONE),
];

/// A map.
pub fn map() -> impl Strategy<Value = String> {
    let item = (
        0..ITEMS.len(),
        prop::collection::vec(any::<u16>(), 0..5),
        prop::collection::vec(any::<u16>(), 1..40),
    );
    let items = prop::collection::vec(item, 0..6);
    (items, any::<u16>()).prop_map(|(items, start)| {
        let starts = ["", "\u{feff}", "// About this map.\r\n\n\n", "\n \n"];
        let mut text = starts[usize::from(start) % starts.len()].to_owned();
        for (item, clauses, dice) in items {
            write_item(&mut text, ITEMS[item], &clauses, Dice { dice, at: 0 });
        }
        text
    })
}

/// Pieces of maps in any order, few of which can be read.
pub fn rubble() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "claim",
        "a",
        "\"x",
        "\"",
        "\"\"\"",
        "//",
        "\n",
        "\n  ",
        " ",
        "supported by",
        "and",
        ",",
        "(",
        "at",
        "|",
        "note",
        "4",
        "cites",
        "=",
        "%",
        "\\",
        "\r\n",
        "\u{feff}",
        "\u{200b}",
        "é",
        "because",
        "check",
        "-",
        "/",
        ".",
        "says \"w\"",
        "table t",
    ]);
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

/// What chance says, over and over.
struct Dice {
    dice: Vec<u16>,
    at: usize,
}

impl Dice {
    fn choose<'a>(&mut self, from: &[&'a str]) -> &'a str {
        let thrown = self.dice[self.at % self.dice.len()];
        // The same throw says something else the next time round.
        let thrown = usize::from(thrown) + self.at / self.dice.len();
        self.at += 1;
        from[thrown % from.len()]
    }
}

fn write_item(text: &mut String, (first, own): (&str, &[&str]), clauses: &[u16], mut dice: Dice) {
    let mut pattern = first.to_owned();
    for clause in clauses {
        let among: Vec<&str> = own.iter().chain(SHARED).copied().collect();
        pattern.push(' ');
        pattern.push_str(among[usize::from(*clause) % among.len()]);
    }
    let mut ends_line = false;
    for (at, word) in words(&pattern, &mut dice).into_iter().enumerate() {
        let plain = word.trim_start_matches(['~', '^']);
        if at > 0 {
            text.push_str(match word.chars().next() {
                _ if ends_line => dice.choose(&["\n  ", "\n\n // a row's comment\n  ", "\r\n\t"]),
                Some('~') => dice.choose(&[" ", "  ", "\t", "\u{a0}"]),
                Some('^') if dice.choose(&["", " "]).is_empty() => "",
                _ => dice.choose(&[
                    " ",
                    "  ",
                    " ",
                    "\t",
                    "\n  ",
                    "\n\n\n    ",
                    " // why\n ",
                    "\n// at the margin\n ",
                    "\r\n ",
                    "\u{a0}",
                    " //c \"quoted\"  \r\n\t",
                    "\n   // one\n\n   // two\n  ",
                    " ",
                    " ",
                ]),
            });
            if plain.starts_with("//") {
                text.push(' ');
            }
        }
        ends_line = plain.starts_with('|');
        text.push_str(plain);
    }
    text.push_str(dice.choose(&[
        "\n",
        "\n\n\n",
        "\r\n",
        " // done\n",
        "\n// Next.\n",
        "\n\n  // indented\n\n\n",
        "\n //a\n// b\n\n",
    ]));
}

/// The words of a pattern, what stands in capitals filled in.
fn words(pattern: &str, dice: &mut Dice) -> Vec<String> {
    let mut words = Vec::new();
    let mut open: Vec<&str> = pattern.split(' ').rev().collect();
    while let Some(word) = open.pop() {
        let (mark, bare) = match word.strip_prefix(['~', '^']) {
            Some(bare) => (&word[..1], bare),
            None => ("", word),
        };
        let inner = match bare {
            "" => continue,
            "CITE" => dice.choose(CITES),
            "REASON_END" => dice.choose(REASON_ENDS),
            _ => {
                let filled = match bare {
                    "NAME" => dice.choose(NAMES).to_owned(),
                    "PATH" => dice.choose(PATHS).to_owned(),
                    "TEXT" => dice.choose(TEXTS).to_owned(),
                    "QUANTITY" => dice.choose(QUANTITIES).to_owned(),
                    "EXPRESSION" => dice.choose(EXPRESSIONS).to_owned(),
                    "DATE" => dice.choose(DATES).to_owned(),
                    row if row.starts_with('|') => row.replace('_', " "),
                    word => word.to_owned(),
                };
                words.push(format!("{mark}{filled}"));
                continue;
            }
        };
        open.extend(inner.split(' ').rev());
        // The mark of a construct is that of its first word.
        if let Some(first) = open.last_mut()
            && mark == "^"
        {
            *first = match *first {
                "PATH" => "^PATH",
                "TEXT" => "^TEXT",
                other => other,
            };
        }
    }
    words
}
