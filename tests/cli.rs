//! The program through its command line: what goes in, what comes out, how it ends.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    clippy::unwrap_used
)]

mod support;

use std::fs;

use support::{Ran, run_in, write};

/// A folder with some files.
fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let files = files
        .iter()
        .map(|(name, text)| ((*name).to_owned(), (*text).to_owned()))
        .collect();
    write(&files)
}

fn run(folder: &tempfile::TempDir, arguments: &[&str]) -> Ran {
    run_in(folder.path(), arguments, b"")
}

const CLEAN: &str = "claim a \"A.\"\n  supported by e\n\nevidence e \"E.\"\n  from \"a book\"\n";
const LACKING: &str = "claim a \"A.\"\n";

#[test]
fn a_clean_map_exits_0_and_says_what_was_checked() {
    let folder = folder(&[("a.argmap", CLEAN)]);
    let ran = run(&folder, &["a.argmap"]);
    assert_eq!(ran.code, 0);
    assert_eq!(
        ran.out,
        "0 errors, 0 warnings, 2 infos not shown (`--info` shows them)\nchecked 1 map: 1 claim, 1 evidence item, 0 sources, 0 notes\nthesis: `a` is accepted\n"
    );
    assert_eq!(ran.err, "");
}

#[test]
fn an_error_exits_1_with_or_without_the_word_check() {
    let folder = folder(&[("a.argmap", LACKING)]);
    let bare = run(&folder, &["a.argmap"]);
    let named = run(&folder, &["check", "a.argmap"]);
    assert_eq!((bare.code, named.code), (1, 1));
    assert_eq!(bare.out, named.out);
    assert!(bare.out.contains("error[unsupported-claim]"));
    assert!(bare.out.contains("a.argmap:1:7"));
}

#[test]
fn short_is_one_line_a_finding() {
    let folder = folder(&[(
        "a.argmap",
        "claim a \"A.\"\n  supported by b\n\nclaim b \"B.\"\n",
    )]);
    let ran = run(&folder, &["--format", "short", "a.argmap"]);
    assert_eq!(
        ran.out,
        "a.argmap:4:7: error[unsupported-claim]: nothing supports `b`\n"
    );
    assert_eq!(ran.code, 1);
}

#[test]
fn json_has_its_promised_form() {
    let folder = folder(&[("a.argmap", "claim ä \"A.\"\n  supported by ä\n")]);
    let ran = run(&folder, &["--format", "json", "a.argmap"]);
    let json: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(json["version"], 1);
    let finding = &json["findings"][0];
    assert_eq!(finding["rule"], "circular-support");
    assert_eq!(finding["severity"], "error");
    assert_eq!(finding["message"], "`ä` supports itself");
    assert_eq!(finding["file"], "a.argmap");
    assert_eq!(
        (finding["line"].as_u64(), finding["column"].as_u64()),
        (Some(2), Some(16))
    );
    assert_eq!(
        (finding["end_line"].as_u64(), finding["end_column"].as_u64()),
        (Some(2), Some(17))
    );
    assert!(finding["help"].is_string());
    let label = &finding["labels"][0];
    assert_eq!(label["primary"], true);
    assert_eq!(label["message"], "`ä` rests on `ä`");
    assert_eq!(label["file"], "a.argmap");
    for number in [
        "files", "claims", "evidence", "sources", "errors", "warnings", "infos", "allowed",
    ] {
        assert!(json["summary"][number].is_u64(), "no {number}");
    }
    assert_eq!(json["summary"]["errors"], 1);
    assert_eq!(ran.code, 1);
}

#[test]
fn a_folder_is_walked_as_git_would() {
    let folder = folder(&[
        (".gitignore", "draft/\n"),
        ("maps/a.argmap", CLEAN),
        ("maps/deep/b.argmap", CLEAN),
        ("maps/notes.txt", "not a map"),
        ("draft/c.argmap", LACKING),
    ]);
    let ran = run(&folder, &["."]);
    assert_eq!(ran.code, 0, "{}", ran.out);
    assert!(ran.out.contains("checked 2 maps"), "{}", ran.out);
    let named = run(&folder, &["draft/c.argmap"]);
    assert_eq!(
        named.code, 1,
        "a file named alone is checked whatever git ignores"
    );
}

#[test]
fn a_file_named_twice_is_checked_once() {
    let folder = folder(&[("a.argmap", LACKING)]);
    let ran = run(
        &folder,
        &["--format", "short", "a.argmap", "./a.argmap", "."],
    );
    assert_eq!(ran.out.lines().count(), 1, "{}", ran.out);
}

#[test]
fn standard_input_goes_by_a_name() {
    let folder = folder(&[("maps/other.argmap", CLEAN)]);
    let map = b"use \"other.argmap\" as other\nclaim b \"B.\"\n  supported by other.a\n";
    let ran = run_in(folder.path(), &["-", "--stdin-name", "maps/b.argmap"], map);
    assert_eq!(ran.code, 0, "{}", ran.out);
    assert!(ran.out.contains("checked 2 maps"));
    let bare = run_in(
        folder.path(),
        &["-", "--format", "short"],
        LACKING.as_bytes(),
    );
    assert!(
        bare.out.starts_with("stdin.argmap:1:7: error"),
        "{}",
        bare.out
    );
}

#[test]
fn no_map_found_exits_3() {
    let folder = folder(&[("readme.txt", "nothing here")]);
    let ran = run(&folder, &["."]);
    assert_eq!(ran.code, 3);
    assert_eq!(ran.out, "");
    assert!(
        ran.err
            .starts_with("argcheck: no map found in `.`\n  help: "),
        "{}",
        ran.err
    );
}

#[test]
fn what_cannot_be_read_exits_2_and_the_rest_is_checked() {
    let folder = folder(&[("a.argmap", CLEAN)]);
    let ran = run(&folder, &["a.argmap", "gone.argmap"]);
    assert_eq!(ran.code, 2);
    assert!(ran.out.contains("checked 1 map"));
    assert_eq!(
        ran.err,
        "argcheck: `gone.argmap` cannot be read: there is no such file\n"
    );
}

#[test]
fn arguments_that_make_no_sense_exit_2_with_a_hint() {
    let folder = folder(&[("a.argmap", CLEAN)]);
    for arguments in [
        &["--format", "yaml", "a.argmap"][..],
        &["-D", "circular-suport", "a.argmap"][..],
        &["--nonsense"][..],
        &["check"][..],
        &["explain", "circular-suport"][..],
    ] {
        let ran = run(&folder, arguments);
        assert_eq!(ran.code, 2, "{arguments:?}");
        assert!(!ran.err.is_empty(), "{arguments:?}");
        assert_eq!(ran.out, "", "{arguments:?}");
    }
    let misspelt = run(&folder, &["-D", "circular-suport", "a.argmap"]);
    assert!(
        misspelt.err.contains("did you mean `circular-support`?"),
        "{}",
        misspelt.err
    );
}

#[test]
fn no_argument_at_all_shows_the_help() {
    let folder = folder(&[]);
    let ran = run(&folder, &[]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("Usage:"), "{}", ran.err);
}

#[test]
fn levels_hold_from_left_to_right() {
    let folder = folder(&[("a.argmap", LACKING)]);
    let code = |arguments: &[&str]| run(&folder, arguments).code;
    assert_eq!(code(&["-W", "unsupported-claim", "a.argmap"]), 0);
    assert_eq!(
        code(&[
            "-W",
            "unsupported-claim",
            "-D",
            "unsupported-claim",
            "a.argmap"
        ]),
        1
    );
    assert_eq!(
        code(&[
            "-D",
            "unsupported-claim",
            "-W",
            "unsupported-claim",
            "a.argmap"
        ]),
        0
    );
    let off = run(&folder, &["-A", "unsupported-claim", "a.argmap"]);
    assert_eq!(off.code, 0);
    assert!(
        off.out
            .starts_with("0 errors, 0 warnings; 1 finding of rules that are off"),
        "{}",
        off.out
    );
}

#[test]
fn infos_are_counted_and_shown_when_asked_for() {
    let folder = folder(&[("a.argmap", CLEAN)]);
    let quiet = run(&folder, &["a.argmap"]);
    assert!(!quiet.out.contains("info["));
    let told = run(&folder, &["--info", "a.argmap"]);
    assert!(told.out.contains("info[single-point-of-failure]"));
    let json = run(&folder, &["--format", "json", "a.argmap"]);
    assert!(json.out.contains("\"severity\": \"info\""), "json has all");
}

#[test]
fn colour_is_for_terminals_and_for_those_who_ask() {
    let folder = folder(&[("a.argmap", LACKING)]);
    assert!(!run(&folder, &["a.argmap"]).out.contains('\u{1b}'));
    assert!(
        !run(&folder, &["--color", "never", "a.argmap"])
            .out
            .contains('\u{1b}')
    );
    let coloured = run(&folder, &["--color", "always", "a.argmap"]).out;
    assert!(coloured.contains("\u{1b}["));
    assert!(!coloured.contains("\u{1b}]8"), "no links");
}

#[test]
fn explain_prints_the_page_for_a_terminal() {
    let folder = folder(&[]);
    let ran = run(&folder, &["explain", "circular-support"]);
    assert_eq!(ran.code, 0);
    assert!(ran.out.starts_with("circular-support\n"), "{}", ran.out);
    assert!(ran.out.contains("WHAT IT FINDS"));
    assert!(!ran.out.contains("```"), "no fences");
}

#[test]
fn rules_lists_every_rule_with_its_severity() {
    let folder = folder(&[]);
    let ran = run(&folder, &["rules"]);
    assert_eq!(ran.code, 0);
    assert_eq!(ran.out.lines().count(), argcheck::rules::ALL.len());
    for (rule, line) in argcheck::rules::ALL.iter().zip(ran.out.lines()) {
        assert!(line.starts_with(rule.name), "{line}");
        assert!(line.contains(rule.severities[0].word()), "{line}");
    }
}

#[test]
fn a_closed_pipe_is_no_error() {
    use std::process::{Command, Stdio};
    let mut text = String::new();
    for number in 0..20_000 {
        text += &format!("claim c{number} \"C.\"\n");
    }
    let folder = folder(&[("a.argmap", &text)]);
    let mut child = Command::new(assert_cmd::cargo::cargo_bin!("argcheck"))
        .args(["--format", "short", "a.argmap"])
        .current_dir(folder.path())
        .env_remove("ARGCHECK_LIBRARY")
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    assert!(output.status.code().is_some(), "it ended by itself");
}

#[test]
fn files_outside_the_project_are_not_read() {
    let folder = folder(&[
        ("project/argcheck.toml", ""),
        (
            "project/maps/a.argmap",
            "use \"../../secret.argmap\" as secret\nclaim a \"A.\"\n  supported by secret.b\n",
        ),
        ("secret.argmap", CLEAN),
    ]);
    let ran = run_in(
        &folder.path().join("project"),
        &["--format", "short", "maps"],
        b"",
    );
    assert_eq!(
        ran.out,
        "maps/a.argmap:1:5: error[missing-file]: the map `../../secret.argmap` cannot be read: it lies outside the project\n"
    );
}

#[cfg(unix)]
#[test]
fn a_link_does_not_lead_out_of_the_project() {
    let folder = folder(&[
        ("project/argcheck.toml", ""),
        (
            "project/a.argmap",
            "use \"link.argmap\" as other\nclaim a \"A.\"\n  supported by other.a\n",
        ),
        ("secret.argmap", CLEAN),
    ]);
    std::os::unix::fs::symlink(
        folder.path().join("secret.argmap"),
        folder.path().join("project/link.argmap"),
    )
    .unwrap();
    let ran = run_in(
        &folder.path().join("project"),
        &["--format", "short", "a.argmap"],
        b"",
    );
    assert!(
        ran.out.contains("it lies outside the project"),
        "{}",
        ran.out
    );
}

#[test]
fn the_same_input_gives_the_same_bytes_whatever_the_order() {
    let folder = folder(&[
        (
            "a.argmap",
            "use \"b.argmap\" as b\nclaim a \"A.\"\n  supported by b.x\n",
        ),
        (
            "b.argmap",
            "use \"a.argmap\" as a\nclaim x \"X.\"\n  supported by a.a\n",
        ),
    ]);
    for format in ["human", "short", "json"] {
        let one = run(&folder, &["--format", format, "a.argmap", "b.argmap"]);
        let other = run(&folder, &["--format", format, "b.argmap", "a.argmap"]);
        assert_eq!(one.out, other.out);
        assert_eq!(one.code, 1);
        assert!(one.out.contains("circle"), "{}", one.out);
    }
}

#[test]
fn help_speaks_to_a_scholar() {
    let folder = folder(&[]);
    let ran = run(&folder, &["--help"]);
    assert_eq!(ran.code, 0);
    support::snapshots().bind(|| insta::assert_snapshot!("help", ran.out));
}

#[test]
fn a_file_that_is_no_text_is_said_and_the_others_are_checked() {
    let folder = folder(&[("a.argmap", CLEAN), ("empty.argmap", "")]);
    fs::write(
        folder.path().join("latin.argmap"),
        b"claim caf\xe9 \"A.\"\n",
    )
    .unwrap();
    fs::write(folder.path().join("utf16.argmap"), b"\xff\xfec\x00l\x00").unwrap();
    fs::write(folder.path().join("binary.argmap"), [0u8; 4096]).unwrap();
    fs::write(
        folder.path().join("nul.argmap"),
        b"claim a \"A.\"\n  remark \"x\0y\"\n  held by \"B\"\n",
    )
    .unwrap();
    let ran = run(&folder, &["--format", "short", "."]);
    assert_eq!(ran.code, 1);
    assert_eq!(
        ran.out,
        "binary.argmap:1:1: error[syntax]: this file is no text and was not read: byte 0 is NUL\n\
         latin.argmap:1:7: error[unsupported-claim]: nothing supports `café`\n\
         latin.argmap:1:10: error[syntax]: this file is not UTF-8: the first byte that is not is byte 9\n\
         nul.argmap:2:12: error[syntax]: a NUL byte stands in this file, at byte 24\n\
         utf16.argmap:1:1: error[syntax]: this file is UTF-16 and was not read\n"
    );
}

#[test]
fn line_ends_and_marks_of_other_systems_are_fine() {
    let crlf = CLEAN.replace('\n', "\r\n");
    let folder = folder(&[
        ("crlf.argmap", &crlf),
        ("mark.argmap", &format!("\u{feff}{CLEAN}")),
    ]);
    let ran = run(&folder, &["."]);
    assert_eq!(ran.code, 0, "{}", ran.out);
    assert!(ran.out.starts_with("0 errors, 0 warnings"), "{}", ran.out);
}

#[test]
fn a_text_cannot_steer_the_terminal() {
    let text = "claim a \"\u{1b}[31mred\u{202e}txet\"\n";
    let folder = folder(&[("a.argmap", text)]);
    let ran = run(&folder, &["a.argmap"]);
    assert!(
        !ran.out.contains('\u{1b}') && !ran.out.contains('\u{202e}'),
        "{:?}",
        ran.out
    );
    assert!(ran.out.contains("error[confusable-name]"));
}
