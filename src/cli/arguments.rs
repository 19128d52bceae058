//! What the command line takes.

use std::ffi::OsString;

use camino::Utf8PathBuf;
use clap::{ArgMatches, Args, CommandFactory, Parser, Subcommand, ValueEnum};

use super::asking::{
    CoverageArguments, FiguresArguments, HingesArguments, MatrixArguments, SourcesArguments,
    WhyArguments, WithoutArguments,
};
use crate::findings::Level;
use crate::report::Format;

/// Checks arguments: reads the `.argmap` files beside your papers and reports
/// claims that nothing supports, circular support and more, each at its line,
/// with what would mend it.
#[derive(Debug, Parser)]
#[command(
    name = "argcheck",
    version,
    max_term_width = 100,
    disable_help_subcommand = true,
    override_usage = "argcheck [check] [OPTIONS] PATH…\n       argcheck outline [OPTIONS] PATH…\n       argcheck matrix [OPTIONS] QUESTION [PATH…]\n       argcheck coverage [OPTIONS] PATH…\n       argcheck snapshot [OPTIONS] PATH…\n       argcheck diff OLD NEW\n       argcheck why NAME [PATH…]\n       argcheck without NAME… [--in PATH…]\n       argcheck hinges [PATH…]\n       argcheck find SOURCE WORDS [PATH…]\n       argcheck sources [OPTIONS] PATH…\n       argcheck figures [OPTIONS] PATH…\n       argcheck fmt [--check] [--diff] PATH…\n       argcheck import [--format FORMAT] FILE\n       argcheck explain RULE\n       argcheck rules",
    after_help = "Examples:\n  argcheck maps/                    check all maps in a folder\n  argcheck paper.argmap             check one map\n  argcheck --fix maps/              mend what can be mended safely (`--diff` shows it first)\n  argcheck outline paper.argmap     what the argument rests on, and what stands\n  argcheck matrix why maps/         which evidence tells the answers of the question `why` apart\n  argcheck coverage paper.argmap    what of the paper's text is not in the map, and the reverse\n  argcheck snapshot maps/           what has changed in the argument since it was agreed to\n  argcheck diff HEAD maps/          what changed in the argument since the last commit\n  argcheck why my-claim maps/       what a verdict hangs on, and what would settle it\n  argcheck without mao-1957         what would fall if this source, or claim, were not so\n  argcheck hinges maps/             without which sources and evidence each thesis falls\n  argcheck find li-2013 \"gave aid\"  a passage of a source, ready to be quoted\n  argcheck sources maps/            what the argument rests on, a row for each work\n  argcheck figures maps/            the figures, what they stand for, and what is checked of them\n  argcheck fmt maps/                format all maps in a folder\n  argcheck explain circular-support what a rule finds, why it matters, how to mend it\n\nExit codes: 0 nothing at error level, 1 findings at error level or a changed argument, 2 could not run, 3 no map found"
)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub(super) command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Check maps: files, folders, or `-` for standard input (the default)
    Check(CheckArguments),
    /// Show the structure of an argument: theses, reasons, objections, evidence, verdicts
    Outline(OutlineArguments),
    /// Show a question's rivals and evidence as a matrix: what tells the rivals apart
    Matrix(MatrixArguments),
    /// Tell how much of the manuscript its map has, and what of the map it no longer has
    Coverage(CoverageArguments),
    /// Keep outlines in files and show what has changed in the argument since
    Snapshot(SnapshotArguments),
    /// Tell what changed in the argument between two versions
    Diff(DiffArguments),
    /// Explain a verdict: what holds a statement up, what attacks it, what is missing
    Why(WhyArguments),
    /// Tell what would fall, and what would stand, if something were not so
    Without(WithoutArguments),
    /// Tell without which sources, authors, assumptions and evidence each thesis falls
    Hinges(HingesArguments),
    /// Find a passage in the copy of a source, and show it as a `quote` with its page
    Find(FindArguments),
    /// Show what the argument rests on: a row for each work that the maps cite
    Sources(SourcesArguments),
    /// Show the figures: what each is printed as and stands for, and the checks
    Figures(FiguresArguments),
    /// Format maps: settle indentation, spacing and line breaks, never the meaning
    Fmt(FmtArguments),
    /// Make a map of an abstract argumentation framework
    Import(ImportArguments),
    /// Explain a rule: what it finds, why it matters, an example and its mend
    Explain(ExplainArguments),
    /// List the rules: name, severity, one line
    Rules(RulesArguments),
    /// Read a PDF file from standard input into a file
    #[cfg(feature = "pdf")]
    #[command(name = crate::texts::pdf::COMMAND, hide = true)]
    ReadPdf(ReadPdfArguments),
}

/// When to use colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum Colour {
    /// On a terminal, unless `NO_COLOR` is set
    #[default]
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

impl Colour {
    /// Whether to use colours.
    pub(super) fn is_on(self) -> bool {
        match self {
            Self::Auto => super::colour_by_default(),
            Self::Always => true,
            Self::Never => false,
        }
    }
}

#[derive(Args, Debug)]
pub(super) struct CheckArguments {
    /// Maps and folders of maps; `-` reads a map from standard input
    #[arg(required = true, value_name = "PATH")]
    pub(super) paths: Vec<Utf8PathBuf>,
    /// How to show what is found
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub(super) format: Format,
    /// Show infos too
    #[arg(long)]
    pub(super) info: bool,
    /// Mend what can be mended safely, write the maps, and report what is left
    #[arg(long)]
    pub(super) fix: bool,
    /// Write nothing; show what `--fix` would change
    #[arg(long)]
    pub(super) diff: bool,
    /// Report what RULE finds as an error
    #[arg(short = 'D', long = "deny", value_name = "RULE")]
    pub(super) deny: Vec<String>,
    /// Report what RULE finds as a warning
    #[arg(short = 'W', long = "warn", value_name = "RULE")]
    pub(super) warn: Vec<String>,
    /// Do not report what RULE finds
    #[arg(short = 'A', long = "allow", value_name = "RULE")]
    pub(super) allow: Vec<String>,
    /// The name that standard input goes by; paths in it count from there
    #[arg(long, value_name = "PATH", default_value = "stdin.argmap")]
    pub(super) stdin_name: Utf8PathBuf,
    /// When to use colours
    #[arg(long, value_enum, default_value_t, value_name = "WHEN")]
    pub(super) color: Colour,
}

/// How to show the structure of an argument.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum OutlineFormat {
    /// An indented text, for reading and for diffs
    #[default]
    Human,
    /// The resolved map, for programs
    Json,
}

#[derive(Args, Debug)]
pub(super) struct OutlineArguments {
    /// Maps and folders of maps; `-` reads a map from standard input
    #[arg(required = true, value_name = "PATH")]
    pub(super) paths: Vec<Utf8PathBuf>,
    /// How to show the structure
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub(super) format: OutlineFormat,
    /// Show statements, warrants and quotations in their words too
    #[arg(long)]
    pub(super) text: bool,
    /// The name that standard input goes by; paths in it count from there
    #[arg(long, value_name = "PATH", default_value = "stdin.argmap")]
    pub(super) stdin_name: Utf8PathBuf,
}

/// Tells in sentences what changed in the argument between two versions of
/// maps, the most important first. A change of comments, order, formatting or
/// files is no change in the argument.
#[derive(Args, Debug)]
#[command(
    override_usage = "argcheck diff [OPTIONS] OLD NEW\n       argcheck diff [OPTIONS] OLD..NEW [PATH…]\n       argcheck diff [OPTIONS] REVISION [PATH…]",
    after_help = "Examples:\n  argcheck diff old.argmap new.argmap  two files, or two folders\n  argcheck diff main..HEAD maps/       two revisions (`...`: since they parted)\n  argcheck diff HEAD maps/             the last commit and the working tree\n  argcheck diff HEAD                   the same for the whole project\n  argcheck diff HEAD~3:old.argmap new.argmap\n\nExit codes: 0 whatever changed, with `--exit-code` 1 where something did, 2 could not run, 3 no map found"
)]
pub(super) struct DiffArguments {
    /// Two paths, or git revisions and the paths to compare in them
    #[arg(required = true, value_name = "OLD NEW")]
    pub(super) versions: Vec<String>,
    /// How to show what changed
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub(super) format: crate::compare::Form,
    /// End with 1 where something changed, as `git diff --exit-code` does
    #[arg(long)]
    pub(super) exit_code: bool,
    /// When to use colours
    #[arg(long, value_enum, default_value_t, value_name = "WHEN")]
    pub(super) color: Colour,
}

/// Formats maps in place: indentation, spacing, line breaks and the columns of
/// tables are settled; wording, order, comments and meaning stay. A map with a slip
/// in it is left as it is.
#[derive(Args, Debug)]
#[command(
    after_help = "Exit codes: 0 fine, 1 with --check or --diff: something would change, 2 a map could not be read or has a slip, 3 no map found"
)]
pub(super) struct FmtArguments {
    /// Maps and folders of maps; `-` formats standard input to standard output
    #[arg(required = true, value_name = "PATH")]
    pub(super) paths: Vec<Utf8PathBuf>,
    /// Write nothing; name the maps that would change
    #[arg(long)]
    pub(super) check: bool,
    /// Write nothing; show what would change
    #[arg(long)]
    pub(super) diff: bool,
    /// The name that standard input goes by
    #[arg(long, value_name = "PATH", default_value = "stdin.argmap")]
    pub(super) stdin_name: Utf8PathBuf,
}

#[derive(Args, Debug)]
pub(super) struct SnapshotArguments {
    /// Maps and folders of maps
    #[arg(required = true, value_name = "PATH")]
    pub(super) paths: Vec<Utf8PathBuf>,
    /// Take every new outline, and remove the snapshots of maps that are gone
    #[arg(long, conflicts_with_all = ["review", "check"])]
    pub(super) accept: bool,
    /// Ask for every new outline whether to take it
    #[arg(long, conflicts_with = "check")]
    pub(super) review: bool,
    /// Write nothing, as for continuous integration
    #[arg(long)]
    pub(super) check: bool,
    /// Where the snapshots are; else in `snapshots` beside the project's settings
    #[arg(long, value_name = "FOLDER")]
    pub(super) dir: Option<Utf8PathBuf>,
    /// When to use colours
    #[arg(long, value_enum, default_value_t, value_name = "WHEN")]
    pub(super) color: Colour,
}

/// Reads an abstract argumentation framework, as the argumentation competitions
/// keep them, and prints the map that says the same: arguments become assumptions,
/// attacks become objections.
#[derive(Args, Debug)]
#[command(
    after_help = "Examples:\n  argcheck import graph.apx > graph.argmap\n  argcheck import --format tgf - < graph.txt | argcheck outline -\n\nExit codes: 0 fine, 2 the framework could not be read"
)]
pub(super) struct ImportArguments {
    /// The file; `-` reads standard input
    #[arg(value_name = "FILE")]
    pub(super) file: Utf8PathBuf,
    /// The format; else the file's ending tells
    #[arg(long, value_enum, value_name = "FORMAT")]
    pub(super) format: Option<crate::import::Format>,
}

/// Looks for words in the copy of a source and prints the passage in the text's own
/// words, as a `quote` clause with its page. Where they do not stand there, the nearest
/// passage is shown, and what differs.
#[derive(Args, Debug)]
#[command(
    after_help = "Examples:\n  argcheck find li-2013 \"gave aid\"               the source or key `li-2013` of the maps here\n  argcheck find \"note 43\" \"gave aid\" maps/      every work that note 43 cites\n  argcheck find paper.argmap \"gave aid\"          the paper that a map is about\n  argcheck find library/li.pdf \"gave aid\"        a text, whatever maps there are\n\nExit codes: 0 found, 1 not found, 2 no such source, or no copy of it could be read, 3 no map found"
)]
pub(super) struct FindArguments {
    /// A source, a bibliography's key, `note N`, a map (its paper), or a text's path
    #[arg(value_name = "SOURCE")]
    pub(super) source: String,
    /// The words to look for; `…` stands for what is left out
    #[arg(value_name = "WORDS")]
    pub(super) words: String,
    /// Maps and folders of maps in which the source is known
    #[arg(value_name = "PATH", default_value = ".")]
    pub(super) paths: Vec<Utf8PathBuf>,
    /// How to show what is found
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub(super) format: crate::passages::Form,
}

#[cfg(feature = "pdf")]
#[derive(Args, Debug)]
pub(super) struct ReadPdfArguments {
    /// The file to write the text to
    #[arg(value_name = "FILE")]
    pub(super) to: Utf8PathBuf,
}

#[derive(Args, Debug)]
pub(super) struct ExplainArguments {
    /// The rule, as in `argcheck explain circular-support`
    #[arg(value_name = "RULE")]
    pub(super) rule: String,
    /// When to use colours
    #[arg(long, value_enum, default_value_t, value_name = "WHEN")]
    pub(super) color: Colour,
}

#[derive(Args, Debug)]
pub(super) struct RulesArguments {
    /// How to show the list
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub(super) format: Format,
}

/// The command as clap knows it, for documentation.
#[must_use]
pub fn command() -> clap::Command {
    Arguments::command()
}

/// Puts `check` where no command is named: `argcheck maps/` is `argcheck check maps/`.
pub(super) fn with_default_command(
    arguments: impl Iterator<Item = OsString>,
) -> impl Iterator<Item = OsString> {
    let mut all: Vec<OsString> = arguments.collect();
    let is_command = |word: &OsString| {
        let named = Arguments::command();
        word.to_str().is_some_and(|word| {
            matches!(word, "-h" | "--help" | "-V" | "--version")
                || named
                    .get_subcommands()
                    .any(|command| command.get_name() == word)
        })
    };
    if all.get(1).is_some_and(|first| !is_command(first)) {
        all.insert(1, OsString::from("check"));
    }
    all.into_iter()
}

/// The levels that `-D`, `-W` and `-A` set, from left to right.
pub(super) fn levels(matches: &ArgMatches) -> Vec<(Level, String)> {
    let Some(check) = matches.subcommand_matches("check") else {
        return Vec::new();
    };
    let mut levels: Vec<(usize, Level, String)> = Vec::new();
    for (id, level) in [
        ("deny", Level::Deny),
        ("warn", Level::Warn),
        ("allow", Level::Allow),
    ] {
        let values = check.get_many::<String>(id).into_iter().flatten();
        let places = check.indices_of(id).into_iter().flatten();
        levels.extend(
            places
                .zip(values)
                .map(|(place, rule)| (place, level, rule.clone())),
        );
    }
    levels.sort_by_key(|(place, ..)| *place);
    levels
        .into_iter()
        .map(|(_, level, rule)| (level, rule))
        .collect()
}
