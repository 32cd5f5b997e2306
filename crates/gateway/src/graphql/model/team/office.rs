//! What people are appointed to, and the figures that a policy officer reads.

use super::{ROWS, TellRow, at, columns, id, list, newest, text, truth, upper};
use crate::graphql::derived::{Asked, Derived};
use crate::graphql::shape::Shape;
use crate::graphql::types::PlanField;
use rialto_domain::Result;
use rialto_domain::id::Kind;
use rialto_domain::policy::Action;
use rialto_persistence::read::{Row, Select, Sql};
use rialto_persistence::team as table;
use serde_json::{Value, json};

pub(super) fn appointment_rows(child: &mut Select) -> TellRow {
    newest(child);
    let [key, role, created] = columns(child, [table::ID, table::ROLE, table::CREATED_AT]);
    let name = table::of_account(child, "account_id", table::NAME);
    let email = table::of_account(child, "account_id", table::EMAIL);
    let (code, region) = (table::of_region(child, "code"), table::of_region(child, "name"));
    Box::new(move |row| {
        Ok(json!({
            "id": id(row, key, Kind::Appointment)?,
            "name": text(row, name)?,
            "email": text(row, email)?,
            "role": upper(row, role)?,
            "regionCode": text(row, code)?,
            "regionName": text(row, region)?,
            "createdAt": at(row, created)?,
        }))
    })
}

pub(super) fn appointments() -> PlanField {
    Box::new(|planner, select, call| {
        select.actor().authorize(Action::Appoint)?;
        let asked = planner.times(ROWS, |planner| Asked::of(planner, "Appointment", &call.sets))?;
        let mut child = select.table(&table::APPOINTMENTS);
        child.limit(500);
        let tell = appointment_rows(&mut child);
        let width = child.slots();
        let slot = select.many(child);
        Ok(Shape::Derived(Derived { tell: Box::new(list(slot, width, tell)), asked }))
    })
}

/// An appointment that an act has made.
pub(in crate::graphql::model) fn appointment() -> PlanField {
    Box::new(|planner, select, call| {
        let asked = Asked::of(planner, "Appointment", &call.sets)?;
        let Some(key) = planner.acted.key("appointment") else { return Ok(Shape::Fixed("null".to_owned())) };
        let mut child = select.table(&table::APPOINTMENTS);
        let made = Sql::with(format!("{}.id = ?", child.alias()), [key.into()]);
        child.filter(made);
        let tell = appointment_rows(&mut child);
        let width = child.slots();
        let slot = select.one(child);
        let tell = move |row: &Row<'_>| row.row(slot, width)?.map_or(Ok(Value::Null), |row| tell(&row));
        Ok(Shape::Derived(Derived { tell: Box::new(tell), asked }))
    })
}

pub(super) fn unpublished() -> PlanField {
    Box::new(|planner, select, call| {
        planner.spend(20)?;
        let asked = Asked::of(planner, "UnpublishedFigures", &call.sets)?;
        let Some((may, rows)) = table::unpublished(select) else { return Ok(Shape::Fixed("null".to_owned())) };
        let tell = move |row: &Row<'_>| {
            if !truth(row, may) {
                return Ok(Value::Null);
            }
            let counted = row
                .rows(rows, 3)?
                .iter()
                .map(|row| Ok((row.get::<String>(0)?, row.get::<String>(1)?, row.get::<i64>(2)?)))
                .collect::<Result<Vec<_>>>()?;
            let by = |name: &str, of: fn(&(String, String, i64)) -> &String| {
                let mut sums: Vec<(String, i64)> = Vec::new();
                for one in &counted {
                    match sums.iter_mut().find(|(known, _)| known == of(one)) {
                        Some((_, sum)) => *sum += one.2,
                        None => sums.push((of(one).clone(), one.2)),
                    }
                }
                sums.into_iter()
                    .map(|(value, sum)| {
                        let mut told = serde_json::Map::new();
                        told.insert(name.to_owned(), json!(value.to_uppercase()));
                        told.insert("projects".to_owned(), json!(sum));
                        Value::Object(told)
                    })
                    .collect::<Vec<_>>()
            };
            Ok(json!({
                "projects": counted.iter().map(|one| one.2).sum::<i64>(),
                "byStage": by("stage", |one| &one.0),
                "byPublication": by("publication", |one| &one.1),
            }))
        };
        Ok(Shape::Derived(Derived { tell: Box::new(tell), asked }))
    })
}
