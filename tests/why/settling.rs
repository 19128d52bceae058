//! Answers that settle a contest, against the slow oracle; and that trees are true.

