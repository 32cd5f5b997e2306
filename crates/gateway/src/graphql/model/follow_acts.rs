//! Following, and looking after one's notifications.

use super::follow::{FOLLOWED, settings, unread};
use super::root::by_key;
use crate::graphql::fields::record;
use crate::graphql::mutation::{Acted, id, input, mutation, payload};
use crate::graphql::shape::Shape;
use crate::graphql::types::{Model, PlanField, arg};
use rialto_domain::id::GlobalId;
use rialto_persistence::account as accounts;
use rialto_persistence::read::Sql;
use serde_json::Value;

fn inputs(model: &mut Model) {
    model.input(
        "FollowInput",
        "What is followed, or no longer is.",
        vec![
            arg("id", "ID!", "Id of a project, a person or a region."),
            arg("follow", "Boolean!", "Whether it is followed from now on."),
        ],
    );
    model.input(
        "MarkNotificationsReadInput",
        "What was read: some by their ids, or all.",
        vec![
            arg("ids", "[ID!]", "Ids of notifications, at most 100; those of others are left as they are."),
            arg("all", "Boolean", "Whether all were read."),
            arg(
                "until",
                "DateTime",
                "With `all`: only those that came until then, so that what came meanwhile stays unread.",
            ),
        ],
    );
    model.input(
        "EditNotificationSettingsInput",
        "What changes of how one is told; what is not given stays.",
        vec![
            arg("mail", "MailPace", "How often by mail."),
            arg(
                "silenced",
                "[NoticeKind!]",
                "Of what one is told nothing from now on, in place of what was silenced before.",
            ),
        ],
    );
}

pub(super) fn types(model: &mut Model) {
    inputs(model);
    let followed = payload("FollowPayload", "What is followed now.").field(
        "subject",
        "Node",
        "It, as it is now; null when there are issues.",
        subject(),
    );
    mutation!(model, "follow"(Some("FollowInput!")) -> followed,
    "Follows a project, a person or a region, to be told what is new of it, or no longer does. To do either twice changes nothing.",
    |acts, by, values| {
        let id = id(values, "id")?;
        acts.follow(by, id, values.get("follow").and_then(Value::as_bool).unwrap_or_default()).await?;
        Ok(Acted::done().record(id.kind.as_str(), id.key))
    });
    let read = payload("MarkNotificationsReadPayload", "What is left unread.").field(
        "unread",
        "Int!",
        "How many notifications are unread now.",
        unread(),
    );
    mutation!(model, "markNotificationsRead"(Some("MarkNotificationsReadInput!")) -> read,
    "Marks the viewer's notifications as read.",
    |acts, by, values| {
        acts.mark_notifications_read(by, &input(values)?).await?;
        Ok(Acted::done())
    });
    let changed = payload("EditNotificationSettingsPayload", "How the viewer is told now.").field(
        "settings",
        "NotificationSettings",
        "As they are now.",
        own_settings(),
    );
    mutation!(model, "editNotificationSettings"(Some("EditNotificationSettingsInput!")) -> changed,
    "Changes how often the viewer gets mail about notifications, and of what they are told nothing at all.",
    |acts, by, values| {
        acts.edit_notification_settings(by, &input(values)?).await?;
        Ok(Acted::done())
    });
}

fn subject() -> PlanField {
    Box::new(|planner, select, call| {
        let named =
            FOLLOWED.into_iter().find_map(|kind| Some(GlobalId { kind, key: planner.acted.key(kind.as_str())? }));
        match named.and_then(|id| Some((id, by_key(select, id)?))) {
            Some((id, child)) => record(planner, select, call, id.kind.type_name(), child),
            None => Ok(Shape::Fixed("null".to_owned())),
        }
    })
}

fn own_settings() -> PlanField {
    let plan = settings();
    Box::new(move |planner, select, call| {
        let Some(member) = select.actor().member() else { return Ok(Shape::Fixed("null".to_owned())) };
        let mut child = select.table(&accounts::TABLE);
        let mine = Sql::with(format!("{}.id = ?", child.alias()), [member.account.0.into()]);
        child.filter(mine);
        let Shape::Inline { fields, .. } = plan(planner, &mut child, call)? else {
            return Ok(Shape::Fixed("null".to_owned()));
        };
        let slots = child.slots();
        Ok(Shape::Record { slot: select.one(child), slots, fields, required: false })
    })
}
