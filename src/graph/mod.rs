//! The argument graph and what follows from it: what is grounded, what turns in
//! a circle, what stands against its opposition, what a thesis depends on.
//!
//! Statements and reasons are nodes of one petgraph graph; everything that walks
//! it is iterative and linear or nearly so.

mod build;
mod circles;
mod common_origins;
mod cycle;
mod givens;
mod grounded;
mod hinges;
mod losses;
mod shaken;
mod stakes;
mod standing;
mod unfounded;
mod uses;
mod well_founded;
mod without;

pub use build::{ArgumentGraph, Edge, Node};
pub use circles::{Circle, Step, circles};
pub use common_origins::{CommonOrigin, CommonOrigins, Lines, Origin, Share, common_origins};
pub use cycle::{Cycle, components, shortest_cycle};
pub use givens::Givens;
pub use grounded::{Grounding, ground, ground_among, is_given};
pub use hinges::{
    Fallen, Family, Looked, MOST_RANKED, MOST_STEPS, Pairs, Search, SinglePoints, single_points,
};
pub use losses::{Losses, Point, cited_without, given_without};
pub use shaken::{Shaken, falls, shaken, stands};
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
    /// Claims whose separate reasons come down to one origin, and how many independent
    /// lines the reasons of each claim make.
    pub common_origins: CommonOrigins,
    /// Where statements are put to use.
    pub uses: Uses,
}

/// Works out a map's structure.
#[must_use]
pub fn analyse(map: &Map) -> Analysis {
    analyse_on(map, Givens::of(map))
}

/// Works out a map's structure as it would be on other leaves.
#[must_use]
pub fn analyse_on(map: &Map, givens: Givens) -> Analysis {
    let graph = ArgumentGraph::on(map, givens);
    let grounding = ground(map, &graph);
    let circles = circles(map, &graph, &grounding);
    let standing = standing(map, &graph, &grounding, &circles);
    let stakes = stakes(map, &graph, &grounding);
    let shaken = shaken(map, &graph, &standing, &stakes.theses);
    let common_origins = common_origins(map, &graph, &grounding);
    let uses = uses(map);
    Analysis {
        graph,
        grounding,
        circles,
        standing,
        stakes,
        shaken,
        common_origins,
        uses,
    }
}
