//! Notifications, and what the viewer follows.

use super::common::{by_parent, connection};
use super::root::table_of;
use crate::graphql::connection::{self, Ordered, Spec, page_arguments};
use crate::graphql::fields::{column, enumeration, id, inline, one};
use crate::graphql::shape::Shape;
use crate::graphql::types::{Argument, Enum, Field, Model, Object, PlanField, arg};
use rialto_domain::follow::{FollowedEvent, MailPace, NoticeKind};
use rialto_domain::id::Kind;
use rialto_domain::policy::record::RECORDS;
use rialto_persistence::notification as table;
use rialto_persistence::read::{Select, Table};

/// What can be followed.
pub(super) const FOLLOWED: [Kind; 3] = [Kind::Project, Kind::Person, Kind::Region];
/// A count or a look at follows takes about as much as so many fields.
const LOOK_COST: u64 = 2;

pub(super) fn types(model: &mut Model) {
    model.enumeration(Enum::of::<NoticeKind>());
    model.enumeration(Enum::of::<FollowedEvent>());
    model.enumeration(Enum::of::<MailPace>());
    notifications(model);
    follows(model);
    for (name, about) in [
        ("Project", "Whether the viewer follows it; null for visitors."),
        ("Person", "Whether the viewer follows them; null for visitors."),
        ("Region", "Whether the viewer follows it; null for visitors."),
    ] {
        model.extend(name, |object| object.field("isFollowed", "Boolean", about, is_followed()));
    }
    let followers = "How many members follow it; nobody is told who.";
    model.extend("Project", |object| {
        let plan: PlanField = Box::new(|planner, select, _| {
            planner.spend(LOOK_COST)?;
            Ok(Shape::Raw(table::followers(select)))
        });
        object.field("followers", "Int!", followers, plan)
    });
    model.extend("Viewer", |object| object.and(of_viewer()));
}

fn notifications(model: &mut Model) {
    let about = "Something the viewer is told of. What is not read yet stands once for each kind and subject: another of the same raises \
                 `count` and `at`.";
    model.object(
        Object::node("Notification", about)
            .field("id", "ID!", "Global id.", id(table::ID, Kind::Notification))
            .field("kind", "NoticeKind!", "What it is.", enumeration(table::KIND))
            .field(
                "record",
                "Node",
                "The record it leads to, as the viewer reads it now; null when there is none, or it can no longer be seen.",
                records(&RECORDS, &[Kind::Region], table::record),
            )
            .field(
                "by",
                "Person",
                "Who did it; null when it was nobody in particular, or the profile is not public or gone.",
                one(&table::BY, "Person", false),
            )
            .field("count", "Int!", "How many of the same since it was last read.", column(table::COUNT))
            .field("at", "DateTime!", "When the last of them came.", column(table::AT))
            .field("readAt", "DateTime", "When it was marked as read; null while it was not.", column(table::READ_AT))
            .field(
                "event",
                "FollowedEvent",
                "Of FOLLOWED_PROJECT, FOLLOWED_PERSON and FOLLOWED_REGION: what happened last; null otherwise.",
                enumeration(table::EVENT),
            ),
    );
    connection(model, "Notification", ("NotificationConnection", "NotificationEdge"), Vec::new());
    model.object(
        Object::new("NotificationSettings", "How the viewer is told.")
            .field("mail", "MailPace!", "How often by mail; DAILY when nothing was said.", by_parent())
            .field(
                "silenced",
                "[NoticeKind!]!",
                "Of what they are told nothing, neither here nor by mail.",
                by_parent(),
            ),
    );
}

fn follows(model: &mut Model) {
    model.object(
        Object::new("Follow", "Something that the viewer follows, and that is public now.")
            .field(
                "subject",
                "Node!",
                "What is followed: a project, a person or a region.",
                records(&FOLLOWED, &[], table::subject),
            )
            .field("since", "DateTime!", "Since when.", column(table::CREATED_AT)),
    );
    connection(model, "Follow", ("FollowConnection", "FollowEdge"), Vec::new());
}

/// A record of a row: one select a kind, of which one answers.
fn records(
    kinds: &'static [Kind],
    more: &'static [Kind],
    of: fn(&mut Select, (Kind, &'static Table)) -> (String, Select),
) -> PlanField {
    Box::new(move |planner, rows, call| {
        let mut records = Vec::new();
        for kind in kinds.iter().chain(more).copied() {
            let Some(table) = table_of(kind) else { continue };
            let (condition, mut child) = of(rows, (kind, table));
            let fields = planner.fields(kind.type_name(), &call.sets, &mut child)?;
            let slots = child.slots();
            records.push((rows.one_when(&condition, child), slots, fields));
        }
        Ok(Shape::AnyOf(records))
    })
}

fn is_followed() -> PlanField {
    Box::new(|planner, select, _| {
        planner.spend(LOOK_COST)?;
        Ok(match table::is_followed(select) {
            Some(slot) => Shape::Bool(slot),
            None => Shape::Fixed("null".to_owned()),
        })
    })
}

/// The settings over the row of an account.
pub(super) fn settings() -> PlanField {
    inline("NotificationSettings", None, |select, name| {
        Some(match name {
            "mail" => Shape::Upper(table::pace(select)),
            "silenced" => {
                let mut child = select.relation(&table::SILENCES);
                let by = format!("{}.kind asc", child.alias());
                child.order(by).limit(100);
                Shape::Values { slot: select.values(child, table::KIND), upper: true }
            }
            _ => return None,
        })
    })
}

/// `unreadNotifications`, and `unread` of a payload.
pub(super) fn unread() -> PlanField {
    Box::new(|planner, select, _| {
        planner.spend(LOOK_COST)?;
        Ok(Shape::Raw(table::unread(select)))
    })
}

fn of_viewer() -> Vec<Field> {
    let made = |name, ty: &str, about, arguments: Vec<Argument>, plan| Field {
        name,
        ty: ty.to_owned(),
        about,
        arguments,
        plan,
    };
    let mut unread_or_not =
        vec![arg("unread", "Boolean", "Those that were not read, or those that were; all when not given.")];
    unread_or_not.extend(page_arguments());
    let mut of_kinds = vec![arg("kinds", "[SearchKind!]", "Only PROJECT, PERSON or REGION; all when not given.")];
    of_kinds.extend(page_arguments());
    vec![
        made(
            "notifications",
            "NotificationConnection!",
            "What the viewer is told of, newest first. What was read is forgotten after 90 days, all else after a year.",
            unread_or_not,
            notification_list(),
        ),
        made("unreadNotifications", "Int!", "How many notifications were not read.", Vec::new(), unread()),
        made(
            "notificationSettings",
            "NotificationSettings!",
            "How the viewer is told of them.",
            Vec::new(),
            settings(),
        ),
        made(
            "follows",
            "FollowConnection!",
            "What the viewer follows and is public now, last followed first; at most 500.",
            of_kinds,
            follow_list(),
        ),
    ]
}

fn notification_list() -> PlanField {
    Box::new(|planner, select, call| {
        let is_unread: Option<bool> = call.get("unread")?;
        connection::plan(
            planner,
            select,
            call,
            &Spec {
                connection: "NotificationConnection",
                node: "Notification",
                ordered: Ordered::new("NEWEST", table::newest()),
                make: &|parent| {
                    let mut child = parent.relation(&table::OF_ACCOUNT);
                    table::read(&mut child, is_unread);
                    Ok(child)
                },
                beside: &|_, _, _| Ok(None),
                edge: None,
            },
        )
    })
}

fn follow_list() -> PlanField {
    Box::new(|planner, select, call| {
        let wanted: Option<Vec<String>> = call.get("kinds")?;
        let is_wanted = |kind: &Kind| {
            wanted.as_ref().is_none_or(|wanted| wanted.iter().any(|name| name.eq_ignore_ascii_case(kind.as_str())))
        };
        let kinds: Vec<Kind> = FOLLOWED.into_iter().filter(is_wanted).collect();
        connection::plan(
            planner,
            select,
            call,
            &Spec {
                connection: "FollowConnection",
                node: "Follow",
                ordered: Ordered::new("NEWEST", table::newest_follow()),
                make: &|parent| {
                    let mut child = parent.relation(&table::FOLLOWS);
                    table::of_kinds(&mut child, &kinds);
                    Ok(child)
                },
                beside: &|_, _, _| Ok(None),
                edge: None,
            },
        )
    })
}
