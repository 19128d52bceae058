//! Which files make one argument together.
//!
//! A map with a `paper` or `review` header is a work of its own. A file without
//! one belongs to the works that use it, so that an argument may be cut into
//! files in any way and stay the same argument.

use std::collections::HashMap;

use petgraph::algo::kosaraju_scc;
use petgraph::graph::{DiGraph, NodeIndex};

use crate::map::{Map, MapId};
use crate::project::{FileId, LinkKind, Project};

/// The maps of one work.
#[derive(Clone, Debug)]
pub(crate) struct Work {
    /// The map that the work goes by.
    pub(crate) root: MapId,
    parts: Vec<bool>,
}

impl Work {
    /// The work that begins with a map.
    pub(crate) fn new(uses: &Uses, root: MapId) -> Self {
        let mut parts = vec![false; uses.targets.len()];
        parts[root.index()] = true;
        let mut waiting = vec![root];
        while let Some(map) = waiting.pop() {
            for target in uses.of(map) {
                if !uses.has_header[target.index()] && !parts[target.index()] {
                    parts[target.index()] = true;
                    waiting.push(target);
                }
            }
        }
        Self { root, parts }
    }

    /// All maps of a run as one work.
    pub(crate) fn whole(maps: usize) -> Self {
        Self {
            root: MapId::at(0),
            parts: vec![true; maps],
        }
    }

    /// The maps of a run that were asked for as one work.
    pub(crate) fn asked(project: &Project) -> Self {
        Self {
            root: MapId::at(0),
            parts: project.maps.iter().map(|file| file.asked).collect(),
        }
    }

    /// Whether a map is part of the work.
    pub(crate) fn holds(&self, map: MapId) -> bool {
        self.parts[map.index()]
    }

    /// The maps of the work.
    pub(crate) fn maps(&self) -> impl Iterator<Item = MapId> {
        (0..self.parts.len())
            .filter(|index| self.parts[*index])
            .map(MapId::at)
    }
}

/// Which maps use which.
#[derive(Debug)]
pub(crate) struct Uses {
    targets: Vec<Vec<MapId>>,
    has_header: Vec<bool>,
    asked: Vec<bool>,
}

impl Uses {
    /// Reads the links of all maps.
    pub(crate) fn new(project: &Project, map: &Map) -> Self {
        let map_of_file: HashMap<FileId, MapId> = project
            .maps
            .iter()
            .enumerate()
            .map(|(index, map)| (map.file, MapId::at(index)))
            .collect();
        let targets = project
            .maps
            .iter()
            .map(|file| {
                file.links
                    .iter()
                    .filter(|link| link.kind == LinkKind::Map)
                    .filter_map(|link| link.target.as_ref().ok())
                    .filter_map(|file| map_of_file.get(file).copied())
                    .collect()
            })
            .collect();
        let has_header = map.maps.iter().map(|info| info.header.is_some()).collect();
        Self {
            targets,
            has_header,
            asked: project.maps.iter().map(|file| file.asked).collect(),
        }
    }

    /// The maps that a map uses.
    pub(crate) fn of(&self, map: MapId) -> impl Iterator<Item = MapId> + '_ {
        self.targets[map.index()].iter().copied()
    }

    /// The works among the maps that were asked for, in the order of their roots.
    pub(crate) fn works(&self) -> Vec<Work> {
        let mut works: Vec<Work> = Vec::new();
        let mut claimed = vec![false; self.targets.len()];
        let mut add = |root: MapId, claimed: &mut Vec<bool>| {
            let work = Work::new(self, root);
            for map in work.maps() {
                claimed[map.index()] = true;
            }
            works.push(work);
        };
        let is_asked = |index: &usize| self.asked[*index];
        let all = 0..self.targets.len();
        for index in all.filter(|index| is_asked(index) && self.has_header[*index]) {
            add(MapId::at(index), &mut claimed);
        }
        // Files that use one another are one; those that use come before those
        // that are used.
        for component in kosaraju_scc(&self.graph_without_headers())
            .into_iter()
            .rev()
        {
            let root = component
                .iter()
                .map(|node| node.index())
                .filter(|index| is_asked(index) && !claimed[*index])
                .min();
            if let Some(root) = root {
                add(MapId::at(root), &mut claimed);
            }
        }
        works.sort_by_key(|work| work.root);
        works
    }

    fn graph_without_headers(&self) -> DiGraph<(), ()> {
        let mut graph = DiGraph::new();
        for _ in &self.targets {
            graph.add_node(());
        }
        for (from, targets) in self.targets.iter().enumerate() {
            for to in targets {
                if !self.has_header[from] && !self.has_header[to.index()] {
                    graph.add_edge(NodeIndex::new(from), NodeIndex::new(to.index()), ());
                }
            }
        }
        graph
    }
}
