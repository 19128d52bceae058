//! The argument graph and what follows from it: what is grounded, what turns in
//! a circle, what stands against its opposition, what a thesis depends on.
//!
//! Statements and reasons are nodes of one petgraph graph; everything that walks
//! it is iterative and linear or nearly so.

mod build;
mod circles;
mod cycle;
mod grounded;
mod losses;
mod shaken;
mod single_points;
mod stakes;
mod standing;
mod unfounded;
mod uses;
mod well_founded;
mod without;

pub use build::{ArgumentGraph, Edge, Node};
pub use circles::{Circle, Step, circles};
pub use cycle::{Cycle, components, shortest_cycle};
pub use grounded::{Grounding, ground, is_given};
pub use shaken::{Shaken, falls, shaken, stands};
pub use single_points::{SinglePoint, SinglePoints, single_points};
pub use stakes::{Stake, Stakes, stakes};
pub use standing::{Cause, Force, Standing, Verdict, standing};
pub use uses::{Uses, uses};
pub use well_founded::{Model, Value};
pub use without::any_grounded_without;

use crate::map::Map;

/// All that is known of a map's structure, worked out once.
#[derive(Debug)]
pub struct Analysis {
    /// The graph itself.
    pub graph: ArgumentGraph,
    /// What rests on something in the end.
    pub grounding: Grounding,
    /// The circles in support.
    pub circles: Vec<Circle>,
    /// What stands, with its opposition.
    pub standing: Standing,
    /// What the theses depend on.
    pub stakes: Stakes,
    /// What opposition does to the theses.
    pub shaken: Shaken,
    /// Where statements are put to use.
    pub uses: Uses,
}

/// Works out a map's structure.
#[must_use]
pub fn analyse(map: &Map) -> Analysis {
    let graph = ArgumentGraph::new(map);
    let grounding = ground(map, &graph);
    let circles = circles(map, &graph, &grounding);
    let standing = standing(map, &graph, &grounding, &circles);
    let stakes = stakes(map, &graph, &grounding);
    let shaken = shaken(map, &graph, &standing, &stakes.theses);
    let uses = uses(map);
    Analysis {
        graph,
        grounding,
        circles,
        standing,
        stakes,
        shaken,
        uses,
    }
}
