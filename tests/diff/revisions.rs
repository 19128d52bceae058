//! Revisions of a repository made for the test.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::snapshots;
use crate::support::program;

const OLD: &str = "use \"lib/shared.argmap\" as shared\n\nthesis main-point \"It is so.\"\n  supported by shared.fact\n  supported by other\n\nevidence other \"Another fact.\"\n  from smith-2000\n";
const SHARED: &str = "paper \"Shared\"\n  bibliography \"refs.bib\"\n\nevidence fact \"A fact.\"\n  from smith-2000\n";
const BIB: &str = "@book{smith-2000,\n  title = {A Book}\n}\n";

struct Repository(tempfile::TempDir);

impl Repository {
    fn new() -> Self {
        let repository = Self(tempfile::tempdir().unwrap());
        repository.git(&["init", "-q", "-b", "main"]);
        repository.write(
            "maps/a.argmap",
            &OLD.replace(
                "use \"lib",
                "paper \"A\"\n  bibliography \"../lib/refs.bib\"\n\nuse \"../lib",
            ),
        );
        repository.write("lib/shared.argmap", SHARED);
        repository.write("lib/refs.bib", BIB);
        repository.write("maps/notes.txt", "no map");
        repository.commit("first");
        repository
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    fn write(&self, name: &str, text: &str) {
        let path = self.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn edit(&self, name: &str, from: &str, to: &str) {
        let text = fs::read_to_string(self.path().join(name)).unwrap();
        assert!(text.contains(from));
        self.write(name, &text.replace(from, to));
    }

    fn git(&self, arguments: &[&str]) {
        let done = Command::new("git")
            .args([
                "-c",
                "user.name=Ada",
                "-c",
                "user.email=ada@example.org",
                "-c",
                "commit.gpgsign=false",
            ])
            .args(arguments)
            .current_dir(self.path())
            .status()
            .unwrap();
        assert!(done.success(), "git {arguments:?}");
    }

    fn commit(&self, message: &str) {
        self.git(&["add", "-A"]);
        self.git(&["commit", "-q", "-m", message]);
    }

    /// What `argcheck diff` says in a folder of the repository, and how it ends.
    fn diff(&self, folder: &str, arguments: &[&str]) -> (i32, String) {
        let output = program()
            .current_dir(self.path().join(folder))
            .arg("diff")
            .args(arguments)
            .output()
            .unwrap();
        let said = [output.stdout, output.stderr].concat();
        (
            output.status.code().unwrap(),
            String::from_utf8(said).unwrap(),
        )
    }
}

const NOTHING: &str = "no change in the argument\n";

#[test]
fn a_revision_is_compared_with_the_working_tree() {
    let repository = Repository::new();
    for arguments in [
        &["HEAD"][..],
        &["HEAD", "maps"],
        &["HEAD", "maps/"],
        &["HEAD..", "maps"],
    ] {
        assert_eq!(
            repository.diff(".", arguments),
            (0, NOTHING.to_owned()),
            "{arguments:?}"
        );
    }
    repository.edit("maps/a.argmap", "  supported by other\n", "");
    let expected = repository.diff(".", &["HEAD", "maps/"]);
    assert!(
        expected.1.contains("lost the reason `other`"),
        "{}",
        expected.1
    );
    assert_eq!(expected.0, 0);
    for (folder, arguments) in [
        (".", &["HEAD"][..]),
        (".", &["HEAD", "maps/a.argmap"]),
        (".", &["main:maps/a.argmap", "maps/a.argmap"]),
        ("maps", &["HEAD"]),
        ("maps", &["HEAD", "a.argmap"]),
        ("lib", &["HEAD", "../maps"]),
    ] {
        assert_eq!(
            repository.diff(folder, arguments),
            expected,
            "{arguments:?} in {folder}"
        );
    }
    assert_eq!(repository.diff(".", &["--exit-code", "HEAD"]).0, 1);
    let (_, back) = repository.diff(".", &["maps", "HEAD"]);
    assert!(back.contains("has a new reason: `other`"), "{back}");
    snapshots().bind(|| insta::assert_snapshot!("diff@working-tree", expected.1));
}

#[test]
fn what_a_used_map_says_is_followed_in_each_revision() {
    let repository = Repository::new();
    repository.edit("lib/shared.argmap", "  from smith-2000\n", "");
    repository.commit("second");
    for arguments in [
        &["HEAD~1..HEAD", "maps/"][..],
        &["HEAD~1", "HEAD", "maps"],
        &["HEAD~1...main"],
    ] {
        let (code, said) = repository.diff(".", arguments);
        assert_eq!(code, 0, "{said}");
        assert!(
            said.contains(
                "the evidence `fact` no longer cites `smith-2000`, and cites nothing now"
            ),
            "{said}"
        );
    }
}

#[test]
fn a_map_that_one_side_lacks_is_all_new_or_all_gone() {
    let repository = Repository::new();
    repository.write("maps/b.argmap", "thesis second \"Another point.\"\n");
    repository.commit("second");
    let (_, said) = repository.diff(".", &["HEAD~1", "HEAD", "maps/b.argmap"]);
    assert!(
        said.contains("+ the thesis `second` is new: “Another point”; nothing supports it"),
        "{said}"
    );
    fs::remove_file(repository.path().join("maps/b.argmap")).unwrap();
    let (_, said) = repository.diff(".", &["HEAD", "maps/b.argmap"]);
    assert!(said.contains("- the thesis `second` was dropped"), "{said}");
}

#[test]
fn a_growth_is_told_at_its_place_in_the_revision() {
    let repository = Repository::new();
    repository.edit(
        "maps/a.argmap",
        "\"It is so.\"\n",
        "\"It is so.\"\n  strength likely\n",
    );
    repository.commit("second");
    repository.edit("maps/a.argmap", "strength likely", "strength established");
    repository.commit("third");
    let (code, said) = repository.diff(".", &["HEAD~1..HEAD"]);
    assert_eq!(code, 0);
    assert!(said.contains("warning[unexplained-change]"), "{said}");
    assert!(said.contains("  at maps/a.argmap:6:8: "), "{said}");
}

#[test]
fn what_cannot_be_compared_is_said_kindly() {
    let repository = Repository::new();
    for (arguments, message) in [
        (&["nowhere"][..], "there is no revision `nowhere`"),
        (&["nowhere..HEAD"], "there is no revision `nowhere`"),
        (
            &["HEAD", "nowhere"],
            "`nowhere` is neither a path nor a revision",
        ),
        (
            &["maps", "nowhere"],
            "`nowhere` is neither a path nor a revision",
        ),
        (&["maps"], "`diff` compares two versions, and one is named"),
        (
            &["--", "--output=x"],
            "a revision cannot begin with `-`: `--output=x`",
        ),
        (&["HEAD", "../.."], "`../..` lies outside the repository"),
    ] {
        let (code, said) = repository.diff(".", arguments);
        assert_eq!(code, 2, "{arguments:?}: {said}");
        assert!(
            said.contains(message) && said.contains("help: "),
            "{arguments:?}: {said}"
        );
    }
    let outside = tempfile::tempdir().unwrap();
    let run = |path: Option<&str>| {
        let mut program = program();
        program.current_dir(outside.path()).args(["diff", "HEAD"]);
        program.env("GIT_CEILING_DIRECTORIES", outside.path().parent().unwrap());
        if let Some(path) = path {
            program.env("PATH", path);
        }
        let output = program.output().unwrap();
        assert_eq!(output.status.code(), Some(2));
        String::from_utf8(output.stderr).unwrap()
    };
    assert!(run(None).contains("there is no git repository here"));
    assert!(run(Some("/nowhere")).contains("`git` cannot be started"));
}

#[test]
fn two_paths_need_no_repository() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["old.argmap", "new.argmap"] {
        fs::write(folder.path().join(name), "claim sky \"The sky is blue.\"\n").unwrap();
    }
    let mut program = program();
    program.current_dir(folder.path()).env("PATH", "/nowhere");
    let output = program
        .args(["diff", "old.argmap", "new.argmap"])
        .output()
        .unwrap();
    assert_eq!(String::from_utf8(output.stdout).unwrap(), NOTHING);
}
