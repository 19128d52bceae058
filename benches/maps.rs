//! How long maps take, by shape and size. See README.md beside this file.
#![allow(clippy::print_stderr)]

mod generator;

use std::path::Path;
use std::process::ExitCode;

use argcheck::findings::Levels;
use argcheck::project::Input;
use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use generator::{File, Shape, project};

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().collect();
    match words.iter().position(|word| word == "--write") {
        Some(at) => write(&words[at + 1..]),
        None => {
            divan::main();
            ExitCode::SUCCESS
        }
    }
}

/// `--write FOLDER SHAPE SIZE [STATEMENTS-IN-A-FILE]`
fn write(words: &[String]) -> ExitCode {
    let (folder, shape, size, a_file) = match words {
        [folder, shape, size, rest @ ..] => (
            Path::new(folder),
            Shape::find(shape),
            size.parse::<usize>().ok(),
            rest.first().and_then(|word| word.parse::<usize>().ok()),
        ),
        _ => (Path::new(""), None, None, None),
    };
    let (Some(shape), Some(size)) = (shape, size) else {
        let shapes = Shape::ALL.map(Shape::word).join(", ");
        eprintln!("--write FOLDER SHAPE SIZE [STATEMENTS-IN-A-FILE]; shapes are {shapes}");
        return ExitCode::FAILURE;
    };
    let written = std::fs::create_dir_all(folder).and_then(|()| {
        project(shape, size, a_file.unwrap_or(usize::MAX))
            .iter()
            .try_for_each(|file| std::fs::write(folder.join(&file.name), &file.text))
    });
    match written {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{} cannot be written: {error}", folder.display());
            ExitCode::FAILURE
        }
    }
}

fn input(files: &[File]) -> Input {
    Input {
        given: files
            .iter()
            .map(|file| (file.name.as_str().into(), file.text.clone().into_bytes()))
            .collect(),
        ..Input::default()
    }
}

/// From bytes to findings, with no disk and no report.
#[divan::bench(args = Shape::SOUND, consts = [300, 1_000, 10_000, 100_000], max_time = 2)]
fn check<const SIZE: usize>(bencher: Bencher<'_, '_>, shape: Shape) {
    let files = project(shape, SIZE, usize::MAX);
    bencher
        .counter(ItemsCount::new(SIZE))
        .with_inputs(|| input(&files))
        .bench_values(|input| {
            argcheck::check(black_box(input), &Levels::default())
                .map(black_box)
                .is_ok()
        });
}

/// The grammar and the tree alone.
#[divan::bench(args = Shape::SOUND, max_time = 2)]
fn read(bencher: Bencher<'_, '_>, shape: Shape) {
    let files = project(shape, 10_000, usize::MAX);
    bencher.counter(ItemsCount::new(10_000usize)).bench(|| {
        files
            .iter()
            .map(|file| argcheck::syntax::read(black_box(&file.text)).items.len())
            .sum::<usize>()
    });
}
