//! The projects around a project, by links that both sides confirmed: reading.

use crate::project::{self, SEEN_LINKS_TABLE};
use crate::read::{Select, Sql};

/// How far and how much.
#[derive(Clone, Copy, Debug)]
pub struct Reach {
    /// Steps from the project, 1 to 3.
    pub depth: i64,
    /// Projects at most, nearest first, with the project itself.
    pub most: i64,
}

impl Reach {
    /// `id` and `depth` of the public projects that the row with this alias is linked to, itself first, nearest first and then by
    /// key, so that the same network is told the same way.
    fn near(&self, start: &str, depth: i64) -> String {
        format!(
            "with recursive near(id, depth) as (select x.id, 0 from project x where x.id = {start}.id union \
             select x.id, near.depth + 1 from near join (select from_id as a, to_id as b from project_link \
             union all select to_id, from_id from project_link) l on l.a = near.id \
             join project x on x.id = l.b and x.publication = 'published' where near.depth < {depth}) \
             select id, min(depth) as depth from near group by id"
        )
    }

    fn shown(&self, start: &str) -> String {
        format!("select id, depth from ({}) far order by depth, id limit {}", self.near(start, self.depth), self.most)
    }
}

/// The projects, nearest first.
pub fn projects(parent: &mut Select, reach: Reach) -> Select {
    let shown = reach.shown(parent.alias());
    let mut rows = parent.table(&project::TABLE);
    let t = rows.alias().to_owned();
    rows.join(&Sql::new(format!(" join ({shown}) near_{t} on near_{t}.id = {t}.id")));
    rows.order(format!("near_{t}.depth asc")).order(format!("{t}.id asc"));
    rows
}

/// The links among them.
pub fn links(parent: &mut Select, reach: Reach) -> Select {
    let shown = reach.shown(parent.alias());
    let mut rows = parent.table(&SEEN_LINKS_TABLE);
    let t = rows.alias().to_owned();
    rows.filter(Sql::new(format!(
        "{t}.status = 'confirmed' and {t}.from_id in (select id from ({shown}) a) and {t}.to_id in (select id from ({shown}) b)"
    )));
    rows.order(format!("{t}.id asc"));
    rows
}

/// Asks whether nothing that is linked was left out, for being too far or too much.
pub fn is_whole(parent: &mut Select, reach: Reach) -> usize {
    let start = parent.alias().to_owned();
    let (near, far) = (reach.near(&start, reach.depth), reach.near(&start, reach.depth + 1));
    let most = reach.most;
    parent.expression(Sql::new(format!(
        "((select count(*) from ({far}) f) = (select count(*) from ({near}) n) and (select count(*) from ({near}) m) <= {most})"
    )))
}
