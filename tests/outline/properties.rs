//! What must hold of every outline: the same meaning gives the same bytes, and
//! less meaning gives others.

use proptest::prelude::*;

use super::arguments::{Argument, Manner, arguments, manners};
use super::support::write;

fn outline(argument: &Argument, manner: &Manner) -> String {
    let folder = write(&argument.files(manner));
    argcheck::outline(folder.path().to_str().unwrap()).unwrap()
}

fn written_twice() -> impl Strategy<Value = (Argument, Manner, Manner)> {
    arguments().prop_flat_map(|argument| {
        let count = argument.items.len();
        (Just(argument), manners(count), manners(count))
    })
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 64,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn order_files_comments_and_words_do_not_matter((argument, one, other) in written_twice()) {
        let first = outline(&argument, &one);
        let second = outline(&argument, &other);
        prop_assert_eq!(first, second, "{:#?}\n{:#?}", argument.files(&one), argument.files(&other));
    }

    #[test]
    fn any_relation_that_is_left_out_is_seen(
        (argument, one, other) in written_twice(),
        which in any::<prop::sample::Index>(),
    ) {
        let relations = argument.relations();
        prop_assume!(!relations.is_empty());
        let relation = relations[which.index(relations.len())];
        let whole = outline(&argument, &one);
        let less = outline(&argument.without(relation), &other);
        prop_assert_ne!(whole, less, "{:?}", argument.items[relation.0].clauses[relation.1]);
    }
}
