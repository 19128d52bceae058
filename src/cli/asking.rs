//! What the commands take that ask something of an argument.

use camino::Utf8PathBuf;
use clap::{Args, ValueEnum};

/// Shows the answers of a question in rows and what bears on them in columns: what
/// each rival leads one to expect, how it fared in tests, and reasons for and
/// against it. What tells the rivals apart comes first. Nothing is added up, and no
/// winner is named.
#[derive(Args, Debug)]
#[command(
    after_help = "Examples:\n  argcheck matrix determinant maps/               the question `determinant`\n  argcheck matrix aid.determinant maps/           the one of `aid.argmap`, where several maps have one\n  argcheck matrix hedging-wins maps/              the two rivals of a claim `A beats B`\n  argcheck matrix determinant --format csv maps/  for a spreadsheet\n\nExit codes: 0 fine, 2 no such question, or a map could not be read, 3 no map found"
)]
pub(super) struct MatrixArguments {
    /// The name of a question, or of a claim `A beats B`; `map.name` where several maps have one
    #[arg(value_name = "QUESTION")]
    pub(super) question: String,
    /// Maps and folders of maps; `-` reads a map from standard input
    #[arg(value_name = "PATH", default_value = ".")]
    pub(super) paths: Vec<Utf8PathBuf>,
    /// How to show the matrix
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub(super) format: crate::matrix::Form,
    /// The name that standard input goes by; paths in it count from there
    #[arg(long, value_name = "PATH", default_value = "stdin.argmap")]
    pub(super) stdin_name: Utf8PathBuf,
}

/// Compares a map with the manuscript that it names (`paper …` with `text "paper.md"`:
/// Markdown, Quarto, LaTeX, Typst or plain text). Section by section: which notes,
/// quotations and cited works no item of the map uses; then which wordings, citations,
/// notes and sections of the map the manuscript does not have. No map must have all of
/// its paper: this is information, and no finding.
#[derive(Args, Debug)]
#[command(
    after_help = "Examples:\n  argcheck coverage paper.argmap                    one map and its manuscript\n  argcheck coverage maps/                           every map that names one\n  argcheck coverage --format markdown paper.argmap  for pasting into a review\n\nExit codes: 0 told, whatever is missing, 2 no manuscript is named, or none could be read, 3 no map found"
)]
pub(super) struct CoverageArguments {
    /// Maps and folders of maps; `-` reads a map from standard input
    #[arg(value_name = "PATH", default_value = ".")]
    pub(super) paths: Vec<Utf8PathBuf>,
    /// How to show the coverage
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub(super) format: crate::coverage::Form,
    /// The name that standard input goes by; paths in it count from there
    #[arg(long, value_name = "PATH", default_value = "stdin.argmap")]
    pub(super) stdin_name: Utf8PathBuf,
}

/// Explains why a statement is accepted, contested, defeated, unsupported or
/// circular: what holds it up, what attacks it, where each branch ends, what is
/// missing, and of a contested statement which single answer would settle it.
#[derive(Args, Debug)]
#[command(
    after_help = "Examples:\n  argcheck why my-claim                 in all maps below the current folder\n  argcheck why my-claim paper.argmap\n  argcheck why paper.my-claim maps/     where several maps have a `my-claim`\n  argcheck why my-claim.my-reason maps/ of a reason that has a name\n\nExit codes: 0 explained, 2 could not run, or no such name, 3 no map found"
)]
pub(super) struct WhyArguments {
    /// A statement's name, or a reason's as `claim.reason`; before it perhaps its file's
    #[arg(value_name = "NAME")]
    pub(super) name: String,
    /// Maps and folders of maps; `-` reads a map from standard input
    #[arg(default_value = ".", value_name = "PATH")]
    pub(super) paths: Vec<Utf8PathBuf>,
    /// Show all that bears on it, not only what decides its verdict
    #[arg(long)]
    pub(super) all: bool,
    /// Show statements in their words too
    #[arg(long)]
    pub(super) text: bool,
    /// How to show the explanation
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub(super) format: WhyFormat,
    /// The name that standard input goes by; paths in it count from there
    #[arg(long, value_name = "PATH", default_value = "stdin.argmap")]
    pub(super) stdin_name: Utf8PathBuf,
}

/// How to show why a statement has its verdict.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum WhyFormat {
    /// A sentence and an indented tree, for reading
    #[default]
    Human,
    /// The same as data, for programs
    Json,
}

/// How to show what is supposed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum SupposingFormat {
    /// Sentences, for reading
    #[default]
    Human,
    /// Everything, with certificates, for programs
    Json,
}

/// Tells what would become of an argument if something in it were not so: a
/// source retracted, evidence withdrawn, an assumption denied, a claim no longer
/// granted. Theses come first: which lose their grounds or change their verdict,
/// which stand, and on what.
#[derive(Args, Debug)]
#[command(
    override_usage = "argcheck without [OPTIONS] NAME… [--in PATH…]\n       argcheck without [OPTIONS] --author NAME [--in PATH…]",
    after_help = "A NAME is that of a claim, an assumption, evidence or a source, a key of a bibliography,\n`note 5`, or a map whose paper is meant. Where several files have the name, the file's\ngoes before it: `great-famine.hedging`.\n\nExamples:\n  argcheck without xinhua-2006             if this source were retracted\n  argcheck without dprk-typical --in maps/ if this assumption did not hold\n  argcheck without note 5 note 7           without two footnotes at once\n  argcheck without --author Khrushchev     if nothing of this author's could be trusted\n\nExit codes: 0 whatever falls, 2 a name that nothing has or could not run, 3 no map found"
)]
pub(super) struct WithoutArguments {
    /// What to take away
    #[arg(required_unless_present = "authors", value_name = "NAME")]
    pub(super) names: Vec<String>,
    /// Take away all that an author wrote; a family name or a whole name
    #[arg(long = "author", value_name = "NAME")]
    pub(super) authors: Vec<String>,
    /// Maps and folders of maps; `-` reads a map from standard input
    #[arg(long = "in", num_args = 1.., value_name = "PATH", default_value = ".")]
    pub(super) paths: Vec<Utf8PathBuf>,
    /// How to show it
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub(super) format: SupposingFormat,
    /// The name that standard input goes by; paths in it count from there
    #[arg(long, value_name = "PATH", default_value = "stdin.argmap")]
    pub(super) stdin_name: Utf8PathBuf,
}

/// Tells thesis by thesis what it hangs on: the sources, authors, assumptions and
/// evidence without which it would have no grounds left, one alone or two
/// together, the strongest first. Only support that stands now counts.
#[derive(Args, Debug)]
#[command(after_help = "Exit codes: 0 whatever is found, 2 could not run, 3 no map found")]
pub(super) struct HingesArguments {
    /// Maps and folders of maps; `-` reads a map from standard input
    #[arg(value_name = "PATH", default_value = ".")]
    pub(super) paths: Vec<Utf8PathBuf>,
    /// How to show it
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub(super) format: SupposingFormat,
    /// The name that standard input goes by; paths in it count from there
    #[arg(long, value_name = "PATH", default_value = "stdin.argmap")]
    pub(super) stdin_name: Utf8PathBuf,
}

/// Shows the works that the maps cite, a row each: what it is, whether a copy is
/// held, whether it is cited first hand or only as another work reports it, which
/// evidence and which theses rest on it, and what became of its quotations. Below,
/// for each thesis, how many sources and how many independent lines it rests on.
#[derive(Args, Debug)]
#[command(
    after_help = "Examples:\n  argcheck sources maps/                         all maps in a folder\n  argcheck sources paper.argmap --format markdown for pasting into a text\n  argcheck sources maps/ --format csv            for a spreadsheet\n\nExit codes: 0 fine, 2 a map could not be read, 3 no map found"
)]
pub(super) struct SourcesArguments {
    /// Maps and folders of maps; `-` reads a map from standard input
    #[arg(required = true, value_name = "PATH")]
    pub(super) paths: Vec<Utf8PathBuf>,
    /// How to show the table
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub(super) format: crate::source_table::Form,
    /// The name that standard input goes by; paths in it count from there
    #[arg(long, value_name = "PATH", default_value = "stdin.argmap")]
    pub(super) stdin_name: Utf8PathBuf,
}

/// Shows the figures of the maps, a row each, the cells of tables among them: what is
/// printed, what values that stands for, what it is a share of, its time, where it was
/// found, and the checks that it is part of. Below, what both sides of each check come to.
#[derive(Args, Debug)]
#[command(
    after_help = "Examples:\n  argcheck figures maps/                         all maps in a folder\n  argcheck figures paper.argmap --format markdown for pasting into a text\n  argcheck figures maps/ --format csv            for a spreadsheet\n\nExit codes: 0 fine, 2 a map could not be read, 3 no map found"
)]
pub(super) struct FiguresArguments {
    /// Maps and folders of maps; `-` reads a map from standard input
    #[arg(required = true, value_name = "PATH")]
    pub(super) paths: Vec<Utf8PathBuf>,
    /// How to show the table
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub(super) format: crate::figure_table::Form,
    /// The name that standard input goes by; paths in it count from there
    #[arg(long, value_name = "PATH", default_value = "stdin.argmap")]
    pub(super) stdin_name: Utf8PathBuf,
}
