//! `Statistics`: figures over the whole network.

use super::common::by_parent;
use crate::graphql::fields::expect;
use crate::graphql::shape::{Key, Shape};
use crate::graphql::types::{Argument, Model, Object, PlanField, arg};
use rialto_domain::context::instant;
use rialto_persistence::read::{Select, Sql, Table};
use rialto_persistence::{cluster, dataset, organisation, person, pilot, project, statistics};
use serde_json::json;

fn count(table: &'static Table, condition: Option<&'static str>) -> PlanField {
    figure(move |select| statistics::count(select, table, condition))
}

fn figure(count: impl Fn(&mut Select) -> usize + Send + Sync + 'static) -> PlanField {
    Box::new(move |planner, select, _| {
        planner.spend(5)?;
        Ok(Shape::Raw(count(select)))
    })
}

pub(super) fn types(model: &mut Model) {
    model.object(
        Object::new("Statistics", "Figures over all public records of this network, counted when they are asked for.")
            .field("projects", "Int!", "Projects.", count(&project::TABLE, None))
            .field("organisations", "Int!", "Organisations.", count(&organisation::TABLE, None))
            .field("experts", "Int!", "Experts.", count(&person::TABLE, Some("{t}.is_expert")))
            .field("clusters", "Int!", "Clusters.", count(&cluster::TABLE, None))
            .field("datasets", "Int!", "Datasets.", count(&dataset::TABLE, None))
            .field("pilots", "Int!", "Pilots.", count(&pilot::TABLE, None))
            .field("openNeeds", "Int!", "Needs that are open.", figure(statistics::count_open_needs))
            .field("lessons", "Int!", "Projects that ended, with what they learned.", figure(statistics::count_lessons))
            .field("languages", "Int!", "Languages in which projects are written.", figure(statistics::count_languages))
            .field("countries", "Int!", "Countries in which there are projects.", figure(statistics::count_countries))
            .field("projectsByRegionAndStage", "[RegionStageCount!]!", "Projects by region at one NUTS level and by stage; those whose region lies above the level are not counted.", by_region_and_stage()).with(vec![
                    Argument { default: Some(json!(0)), ..arg("level", "Int", "NUTS level, 0 to 3.") },
                    arg("within", "String", "Only in the tree of this NUTS code."),
                ])
            .field("asOf", "DateTime!", "When they were counted: the time of this answer.", Box::new(|planner, _, _| Ok(Shape::literal(&instant(planner.now))))),
    );
    model.object(
        Object::new("RegionStageCount", "How many projects of a region are at a stage.")
            .field("region", "Region!", "The region.", by_parent())
            .field("stage", "Stage!", "The stage.", by_parent())
            .field("count", "Int!", "Number of projects.", by_parent()),
    );
}

/// Rows that are answered, by level, for the cost.
const ROWS: [u64; 4] = [40, 100, 300, 1_500];

fn by_region_and_stage() -> PlanField {
    Box::new(|planner, select, call| {
        let level = call.int("level").unwrap_or(0);
        let mut rows = statistics::by_region_and_stage(select, level, call.text("within"))?;
        let t = rows.alias().to_owned();
        let model = planner.model;
        let expected = usize::try_from(level).ok().and_then(|level| ROWS.get(level)).copied().unwrap_or(1);
        let mut fields = Vec::new();
        for inner in planner.calls(expect(model, "RegionStageCount")?, &call.sets)? {
            planner.spend(1)?;
            let shape = match inner.name {
                "stage" => Shape::Upper(rows.expression(Sql::new(format!("{t}.stage")))),
                "count" => Shape::Raw(rows.expression(Sql::new(format!("{t}.n")))),
                "region" => {
                    let mut region = statistics::region_of(&mut rows);
                    let fields =
                        planner.times(expected, |planner| planner.fields("Region", &inner.sets, &mut region))?;
                    let slots = region.slots();
                    Shape::Record { slot: rows.one(region), slots, fields, required: true }
                }
                _ => Shape::literal("RegionStageCount"),
            };
            fields.push((Key::new(inner.key), shape));
        }
        let slots = rows.slots();
        Ok(Shape::Records { slot: select.many(rows), slots, fields })
    })
}
