//! The folders in which copies of works are looked for, and the lists of retractions.

use camino::{Utf8Path, Utf8PathBuf};

use super::load::{Project, Trouble, canonical, shown_path};
use super::settings::{SETTINGS_FILE, Settings};
use crate::sources::retractions::list_at;

/// Finds the library folders, of the settings and of the input.
pub(super) fn find(project: &mut Project, given: &[Utf8PathBuf]) {
    let mut roots: Vec<Utf8PathBuf> = Vec::new();
    for map in &project.maps {
        let path = project.files.path(map.file);
        if let Ok(root) = super::project_root(path)
            && !roots.contains(&root)
        {
            roots.push(root);
        }
    }
    let mut folders = Vec::new();
    let mut lists = Vec::new();
    for root in &roots {
        match Settings::of(root) {
            Ok(settings) => {
                folders.extend(settings.library.iter().map(|at| root.join(at)));
                lists.extend(settings.retractions.map(|name| (root.clone(), name)));
            }
            Err(reason) => trouble(project, &shown_path(&root.join(SETTINGS_FILE)), reason),
        }
    }
    // A folder that the settings name may be absent on this machine.
    folders.retain(|folder| folder.is_dir());
    folders.extend(given.iter().cloned());
    for folder in folders {
        match canonical(&folder) {
            Ok(whole) if whole.is_dir() => {
                if !project.library.contains(&whole) {
                    project.library.push(whole);
                }
            }
            Ok(_) => trouble(project, &folder, "it is no folder".to_owned()),
            Err(reason) => trouble(project, &folder, reason),
        }
    }
    for (root, name) in lists {
        match list_at(&root, &name, &project.library) {
            Ok(list) => project.retractions.push(list),
            Err(reason) => trouble(project, &name, reason),
        }
    }
}

fn trouble(project: &mut Project, path: &Utf8Path, reason: String) {
    project.troubles.push(Trouble {
        path: path.to_owned(),
        reason,
    });
}
