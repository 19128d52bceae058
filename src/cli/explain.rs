//! `argcheck explain RULE`

use std::io::{self, Write};

use super::arguments::ExplainArguments;
use super::{Exit, trouble};
use crate::{report, rules};

pub(super) fn run(arguments: &ExplainArguments, out: &mut dyn Write) -> io::Result<Exit> {
    let Some(rule) = rules::find(&arguments.rule) else {
        let help = match rules::nearest(&arguments.rule) {
            Some(near) => format!("did you mean `{near}`?"),
            None => "`argcheck rules` lists the rules".to_owned(),
        };
        let name = crate::findings::quoted(&arguments.rule);
        trouble(&format!("there is no rule {name}"), Some(&help));
        return Ok(Exit::Trouble);
    };
    report::write_page(rule.page, arguments.color.is_on(), out)?;
    Ok(Exit::Clean)
}
