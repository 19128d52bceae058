//! `argcheck fmt` through its command line: what it writes, says and leaves alone.

use std::fs;
use std::path::Path;

use crate::support::{self, files_below, program};

struct Ran {
    out: String,
    err: String,
    code: i32,
}

fn run(folder: &Path, arguments: &[&str], stdin: &str) -> Ran {
    let output = program()
        .current_dir(folder)
        .arg("fmt")
        .args(arguments)
        .write_stdin(stdin)
        .output()
        .unwrap();
    Ran {
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
        code: output.status.code().unwrap(),
    }
}

/// A folder with a map that is formatted, one that is not, and one with a slip.
fn folder() -> tempfile::TempDir {
    support::write(&vec![
        ("maps/fine.argmap".to_owned(), FINE.to_owned()),
        ("maps/loose.argmap".to_owned(), LOOSE.to_owned()),
        ("slip/slip.argmap".to_owned(), SLIP.to_owned()),
    ])
}

const FINE: &str = "claim a \"A.\"\n  supported by b\n";
const LOOSE: &str = "\u{feff}claim   a \"A.\"\r\n supported by b\r\n";
const SLIP: &str = "claim a\n   suported by b\nclaim   b\n";

#[test]
fn maps_are_formatted_in_place() {
    let folder = folder();
    let before = fs::metadata(folder.path().join("maps/fine.argmap")).unwrap();
    let ran = run(folder.path(), &["maps"], "");
    assert_eq!(
        ran.out,
        "formatted maps/loose.argmap\n1 map formatted, 1 already was\n"
    );
    assert_eq!((ran.err.as_str(), ran.code), ("", 0));
    let read = |name: &str| fs::read_to_string(folder.path().join("maps").join(name)).unwrap();
    assert_eq!(read("loose.argmap"), FINE);
    assert_eq!(read("fine.argmap"), FINE);
    let after = fs::metadata(folder.path().join("maps/fine.argmap")).unwrap();
    assert_eq!(before.modified().unwrap(), after.modified().unwrap());
    assert_eq!(
        files_below(&folder.path().join("maps"), "").len(),
        2,
        "nothing is left beside them"
    );
    let again = run(folder.path(), &["maps", "./maps/fine.argmap"], "");
    assert_eq!(again.out, "2 maps were formatted already\n");
}

#[test]
fn check_names_what_would_change_and_writes_nothing() {
    let folder = folder();
    let ran = run(folder.path(), &["--check", "maps"], "");
    assert_eq!((ran.out.as_str(), ran.code), ("maps/loose.argmap\n", 1));
    assert_eq!(
        fs::read_to_string(folder.path().join("maps/loose.argmap")).unwrap(),
        LOOSE
    );
    let fine = run(folder.path(), &["--check", "maps/fine.argmap"], "");
    assert_eq!((fine.out.as_str(), fine.code), ("", 0));
}

#[test]
fn diff_shows_what_would_change_and_writes_nothing() {
    let folder = folder();
    let ran = run(folder.path(), &["--diff", "maps"], "");
    assert_eq!(
        ran.out.replace('\r', "\\r").replace('\u{feff}', "\\feff"),
        "--- maps/loose.argmap\n+++ maps/loose.argmap\n@@ -1,2 +1,2 @@\n-\\feffclaim   a \"A.\"\\r\n- supported by b\\r\n+claim a \"A.\"\n+  supported by b\n"
    );
    assert_eq!(ran.code, 1);
    assert_eq!(
        fs::read_to_string(folder.path().join("maps/loose.argmap")).unwrap(),
        LOOSE
    );
    let both = run(
        folder.path(),
        &["--diff", "--check", "maps/fine.argmap"],
        "",
    );
    assert_eq!((both.out.as_str(), both.code), ("", 0));
}

#[test]
fn a_map_with_a_slip_is_left_and_the_others_are_formatted() {
    let folder = folder();
    for (arguments, out) in [
        (&["--check", "."][..], "maps/loose.argmap\n"),
        (
            &["."][..],
            "formatted maps/loose.argmap\n1 map formatted, 1 already was\n",
        ),
    ] {
        let ran = run(folder.path(), arguments, "");
        assert_eq!((ran.out.as_str(), ran.code), (out, 2));
        assert_eq!(
            ran.err,
            "argcheck: slip/slip.argmap:2:4: not formatted: no clause begins with `suported by`\n  help: did you mean `supported by`?\n"
        );
    }
    assert_eq!(
        fs::read_to_string(folder.path().join("slip/slip.argmap")).unwrap(),
        SLIP
    );
    assert_eq!(
        fs::read_to_string(folder.path().join("maps/loose.argmap")).unwrap(),
        FINE
    );
}

#[test]
fn standard_input_goes_to_standard_output() {
    let folder = folder();
    let ran = run(folder.path(), &["-"], LOOSE);
    assert_eq!(
        (ran.out.as_str(), ran.err.as_str(), ran.code),
        (FINE, "", 0)
    );
    let fine = run(folder.path(), &["-", "--check"], FINE);
    assert_eq!((fine.out.as_str(), fine.code), ("", 0));
    let check = run(
        folder.path(),
        &["-", "--check", "--stdin-name", "a.argmap"],
        LOOSE,
    );
    assert_eq!((check.out.as_str(), check.code), ("a.argmap\n", 1));
    let slip = run(folder.path(), &["-"], SLIP);
    assert_eq!((slip.out.as_str(), slip.code), ("", 2));
    assert!(
        slip.err
            .starts_with("argcheck: stdin.argmap:2:4: not formatted: ")
    );
}

#[test]
fn what_cannot_be_read_or_found_is_said() {
    let folder = folder();
    fs::create_dir(folder.path().join("empty")).unwrap();
    let none = run(folder.path(), &["empty"], "");
    assert_eq!((none.out.as_str(), none.code), ("", 3));
    assert!(none.err.starts_with("argcheck: no map found in `empty`\n"));
    let missing = run(folder.path(), &["gone.argmap", "maps/fine.argmap"], "");
    assert_eq!(missing.code, 2);
    assert_eq!(
        missing.err,
        "argcheck: `gone.argmap` cannot be read: there is no such file\n"
    );
    fs::write(
        folder.path().join("latin.argmap"),
        b"claim   a \"caf\xe9\"\n",
    )
    .unwrap();
    let latin = run(folder.path(), &["latin.argmap"], "");
    assert_eq!(latin.code, 2);
    assert_eq!(
        latin.err,
        "argcheck: `latin.argmap` is not formatted: byte 14 is not UTF-8\n  help: save it as UTF-8\n"
    );
    assert_eq!(
        fs::read(folder.path().join("latin.argmap")).unwrap(),
        b"claim   a \"caf\xe9\"\n"
    );
}

#[cfg(unix)]
#[test]
fn permissions_and_links_are_kept() {
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    let folder = folder();
    let real = folder.path().join("maps/loose.argmap");
    let link = folder.path().join("link.argmap");
    symlink(&real, &link).unwrap();
    fs::set_permissions(&real, fs::Permissions::from_mode(0o640)).unwrap();
    let ran = run(folder.path(), &["link.argmap"], "");
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert_eq!(fs::read_to_string(&real).unwrap(), FINE);
    assert_eq!(
        fs::metadata(&real).unwrap().permissions().mode() & 0o777,
        0o640
    );

    fs::write(&real, LOOSE).unwrap();
    fs::set_permissions(&real, fs::Permissions::from_mode(0o440)).unwrap();
    let ran = run(folder.path(), &["maps/loose.argmap"], "");
    assert_eq!(ran.code, 2);
    assert_eq!(
        ran.err,
        "argcheck: `maps/loose.argmap` cannot be written: this user may not write it\n"
    );
    assert_eq!(fs::read_to_string(&real).unwrap(), LOOSE);
}
