//! The address of somebody's own calendar.

use super::account::viewer;
use crate::graphql::derived::{Asked, Derived};
use crate::graphql::mutation::{Acted, mutation, payload};
use crate::graphql::shape::Shape;
use crate::graphql::types::{Model, PlanField};
use rialto_domain::{Error, Result};
use rialto_persistence::account as table;
use rialto_persistence::calendar::CALENDAR_VERSION;
use rialto_persistence::read::Row;
use serde_json::{Value, json};
use uuid::Uuid;

const ABOUT: &str = "Where programs for calendars read the sessions that the viewer takes part in (iCalendar). Who knows it reads them \
     without signing in: keep it to yourself, and renew it when somebody else has it. It also changes with the site's secret key.";

pub(super) fn types(model: &mut Model) {
    model.extend("Viewer", |object| object.field("calendarAddress", "String!", ABOUT, address()));
    let renewed = payload("CalendarPayload", "The address that works from now on.").field(
        "viewer",
        "Viewer",
        "The account as it is now, with `calendarAddress`.",
        viewer(),
    );
    mutation!(model, "renewCalendarAddress"(None) -> renewed,
        "Makes `calendarAddress` anew; the one before ends at once, in all programs that read it.",
        |acts, by, _values| acts.renew_calendar_address(by).await.map(|()| Acted::done()));
}

fn address() -> PlanField {
    Box::new(|planner, select, _| {
        let (key, version) = (select.column(table::ID), select.column(CALENDAR_VERSION));
        let calendars = planner.calendars.clone();
        let tell = move |row: &Row<'_>| -> Result<Value> {
            let calendars =
                calendars.as_ref().ok_or_else(|| Error::internal("there is nothing to make addresses with"))?;
            Ok(json!(calendars.address(row.get::<Uuid>(key)?, row.get(version)?)))
        };
        Ok(Shape::Derived(Derived { tell: Box::new(tell), asked: Asked::Whole }))
    })
}
