//! `Query`: the way in.

use super::common::{by_parent, list_arguments};
use super::{
    account, cluster, dataset, moderation, organisation, person, pilot, privacy, project, region, search, session,
    vocabulary,
};
use crate::graphql::connection::page_arguments;
use crate::graphql::fail::Fail;
use crate::graphql::fields::{inline_fields, record};
use crate::graphql::guard::Limits;
use crate::graphql::plan::{FieldCall, Planner};
use crate::graphql::shape::Shape;
use crate::graphql::types::{Argument, Model, Object, PlanField, arg};
use rialto_domain::id::{GlobalId, Kind};
use rialto_persistence as tables;
use rialto_persistence::read::{Column, Select, Sql, Table};

/// Kinds that have tables with rows of their own.
pub(super) fn table_of(kind: Kind) -> Option<&'static Table> {
    Some(match kind {
        Kind::Project => &tables::project::TABLE,
        Kind::Need => &tables::need::TABLE,
        Kind::Contribution => &tables::contribution::TABLE,
        Kind::Adoption => &tables::adoption::TABLE,
        Kind::Action => &tables::action::TABLE,
        Kind::ProjectLink => &tables::project::SEEN_LINKS_TABLE,
        Kind::MoneyEntry => &tables::money::TABLE,
        Kind::ProjectOrganisation => &tables::project::ORGANISATIONS_TABLE,
        Kind::Organisation => &tables::organisation::TABLE,
        Kind::Person => &tables::person::TABLE,
        Kind::Cluster => &tables::cluster::TABLE,
        Kind::ClusterMember => &tables::cluster::MEMBERS_TABLE,
        Kind::Catalogue => &tables::catalogue::TABLE,
        Kind::Dataset => &tables::dataset::TABLE,
        Kind::DatasetUse => &tables::dataset::USES,
        Kind::Pilot => &tables::pilot::TABLE,
        Kind::ProjectMember => &tables::project::TEAM_TABLE,
        Kind::Session => &tables::session::TABLE,
        Kind::Region => &tables::region::TABLE,
        Kind::SessionTurn => &tables::session_turn::TABLE,
        Kind::SessionExpert => &tables::session_expert::TABLE,
        Kind::Application => &tables::application::TABLE,
        Kind::Lesson => &tables::lesson::TABLE,
        Kind::TableQuestion => &tables::table::QUESTIONS_TABLE,
        Kind::Notification => &tables::notification::TABLE,
        // what a member alone sees is read through the viewer
        // what belongs to one record, and what its team alone sees, is read through the record
        Kind::Milestone
        | Kind::Indicator
        | Kind::Invitation
        | Kind::JoinRequest
        | Kind::Note
        | Kind::Appointment
        | Kind::Change
        | Kind::Image => return None,
        Kind::Account | Kind::SignInSession | Kind::ApiToken | Kind::Identity | Kind::Report | Kind::Notice => {
            return None;
        }
    })
}

pub(super) fn bad_id(text: &str) -> Fail {
    let shown: String = text.chars().take(60).collect();
    Fail::input(format!("`{shown}` is not an id of this API; use one that it gave you, whole."))
}

pub(super) fn by_key(parent: &mut Select, id: GlobalId) -> Option<Select> {
    let mut child = parent.named(table_of(id.kind)?);
    let mut condition = Sql::new(format!("{}.id = ", child.alias()));
    condition.bind(id.key);
    child.filter(condition);
    Some(child)
}

fn node<'a>(planner: &mut Planner<'a>, select: &mut Select, call: &FieldCall<'a>, text: &str) -> Result<Shape, Fail> {
    let id = GlobalId::parse(text).ok_or_else(|| bad_id(text))?;
    match by_key(select, id) {
        Some(child) => record(planner, select, call, id.kind.type_name(), child),
        None => Ok(Shape::Fixed("null".to_owned())),
    }
}

/// One record of a kind by its id or by its readable address.
fn single(kind: Kind, name: &'static str, readable: Column) -> PlanField {
    Box::new(move |planner, select, call| {
        let child = match (call.text("id"), call.text(name)) {
            (Some(text), None) => {
                let id = GlobalId::parse(text).ok_or_else(|| bad_id(text))?;
                if id.kind != kind {
                    let message =
                        format!("`{text}` is the id of a {}, not of a {}.", id.kind.type_name(), kind.type_name());
                    return Err(Fail::input(message));
                }
                by_key(select, id)
            }
            (None, Some(text)) => table_of(kind).map(|table| {
                let mut child = select.named(table);
                let mut condition = Sql::new(format!("{}.{} = ", child.alias(), readable.name));
                condition.bind(text);
                child.filter(condition);
                child
            }),
            _ => return Err(Fail::input(format!("Give `id` or `{name}`, one of the two."))),
        };
        match child {
            Some(child) => record(planner, select, call, kind.type_name(), child),
            None => Ok(Shape::Fixed("null".to_owned())),
        }
    })
}

fn id_or_slug() -> Vec<Argument> {
    vec![arg("id", "ID", "Its global id."), arg("slug", "String", "Its address in the web app.")]
}

pub(super) fn types(model: &mut Model, limits: &Limits) {
    let lists = list_arguments;
    model.object(
        Object::new("Query", "Everything this network shows. Anonymous readers see what is published.")
            .field("node", "Node", "Any record by its global id; null when there is none that you may see.", Box::new(|planner, select, call| {
                    let text = call.text("id").unwrap_or_default();
                    node(planner, select, call, text)
                })).with(vec![arg("id", "ID!", "The id.")])
            .field("nodes", "[Node]!", "Records by their global ids, in the order of the ids; null in the place of one that you may not see.", Box::new(|planner, select, call| {
                    let ids: Vec<String> = call.get("ids")?.unwrap_or_default();
                    if ids.len() > 100 {
                        let found = ids.len() as u64;
                        return Err(Fail::limit("maxPageSize", 100, found, "Ask for at most 100 ids at once."));
                    }
                    let shapes: Result<Vec<_>, _> = ids.iter().map(|id| node(planner, select, call, id)).collect();
                    Ok(Shape::List(shapes?))
                })).with(vec![arg("ids", "[ID!]!", "The ids, at most 100.")])
            .field("project", "Project", "One project.", single(Kind::Project, "slug", tables::project::SLUG)).with(id_or_slug())
            .field("projects", "ProjectConnection!", "Projects.", project::LIST.of(|s| s.table(&tables::project::TABLE))).with(lists("ProjectFilter", "ProjectSort"))
            .field("expert", "Person", "One person.", single(Kind::Person, "slug", tables::person::SLUG)).with(id_or_slug())
            .field("experts", "PersonConnection!", "Experts, by name.", person::LIST.of(|s| s.table(&tables::person::TABLE))).with(lists("ExpertFilter", "ExpertSort"))
            .field("organisation", "Organisation", "One organisation.", single(Kind::Organisation, "slug", tables::organisation::SLUG)).with(id_or_slug())
            .field("organisations", "OrganisationConnection!", "Organisations, by name.", organisation::LIST.of(|s| s.table(&tables::organisation::TABLE))).with(lists("OrganisationFilter", "OrganisationSort"))
            .field("cluster", "Cluster", "One cluster.", single(Kind::Cluster, "slug", tables::cluster::SLUG)).with(id_or_slug())
            .field("clusters", "ClusterConnection!", "Clusters, by name.", cluster::LIST.of(|s| s.table(&tables::cluster::TABLE))).with(lists("ClusterFilter", "ClusterSort"))
            .field("dataset", "Dataset", "One dataset.", single(Kind::Dataset, "slug", tables::dataset::SLUG)).with(id_or_slug())
            .field("datasets", "DatasetConnection!", "Datasets.", dataset::LIST.of(|s| s.table(&tables::dataset::TABLE))).with(lists("DatasetFilter", "DatasetSort"))
            .field("pilot", "Pilot", "One pilot action.", single(Kind::Pilot, "slug", tables::pilot::SLUG)).with(id_or_slug())
            .field("pilots", "PilotConnection!", "Pilot actions.", pilot::LIST.of(|s| s.table(&tables::pilot::TABLE))).with(lists("PilotFilter", "PilotSort"))
            .field("session", "Session", "One session.", single(Kind::Session, "slug", tables::session::SLUG)).with(id_or_slug())
            .field("sessions", "SessionConnection!", "Sessions of the market place, first to begin first; `from: <now>` leaves out those that are over.", session::LIST.of(|s| s.table(&tables::session::TABLE))).with(lists("SessionFilter", "SessionSort"))
            .field("region", "Region", "One NUTS region.", single(Kind::Region, "code", tables::region::CODE)).with(vec![arg("id", "ID", "Its global id."), arg("code", "String", "Its NUTS code.")])
            .field("regions", "RegionConnection!", "NUTS regions, by code.", region::list(|s| s.table(&tables::region::TABLE))).with(lists("RegionFilter", "RegionSort"))
            .field("search", "SearchConnection!", "What a text finds among all records, best first: all words, from a part of a word on, accents ignored.", search::field()).with({
                    let mut all = vec![
                        arg("text", "String!", "The words, at most 200 characters; the first 8 words count."),
                        arg("language", "Language", "Language of the words, for their other forms; all languages when not given."),
                        arg("kinds", "[SearchKind!]", "Only records of these kinds."),
                    ];
                    all.extend(page_arguments());
                    all
                })
            .field("statistics", "Statistics!", "Figures over the whole network.", Box::new(|planner, select, call| {
                let fields = planner.fields("Statistics", &call.sets, select)?;
                Ok(Shape::Inline { null_if: None, fields })
            }))
            .field("vocabulary", "[Term!]!", "The values of a vocabulary in the order people expect, with what they are called.", vocabulary::field()).with(vec![arg("name", "VocabularyName!", "Which one.")])
            .field("viewer", "Viewer", "Who is signed in; null for a visitor.", account::viewer())
            .field("identityProviders", "[IdentityProvider!]!", "Providers with which people can sign in here, in the order of the settings; empty when the owner set none.", account::providers())
            .field("retention", "[RetentionRule!]!", "How long personal data is kept, and why: for the privacy page.", privacy::retention())
            .field("erasureRules", "[ErasureRule!]!", "What becomes of each kind of data when an account is erased, for both choices.", privacy::erasure_rules())
            .field("reports", "ReportConnection!", "Reports, oldest first; those that wait unless the filter asks for others. For moderators.", moderation::reports()).with({
                    let mut all = page_arguments();
                    all.push(arg("filter", "ReportFilter", "Which reports; all conditions hold together."));
                    all
                })
            .field("objections", "[Objection!]!", "Objections that wait for an answer, oldest first, at most 100. For moderators.", moderation::objections())
            .field("limits", "Limits!", "The limits of this API; each answer's `extensions.cost` says what it cost and what is left.", limits_field(limits)),
    );
    model.object(limits_type());
}

const LIMITS: [(&str, &str); 13] = [
    ("maxDepth", "Deepest nesting of fields."),
    (
        "maxCost",
        "Highest cost of an operation: about one for each field of each row it may answer; counts and facets cost more.",
    ),
    ("maxAliases", "Most aliases in an operation."),
    ("maxRootFields", "Most fields at the root of an operation."),
    ("maxSelections", "Most fields of an operation once its fragments are expanded."),
    ("maxTokens", "Most words and signs in a document."),
    ("maxBodyBytes", "Largest request body, bytes."),
    ("maxSeconds", "Longest time an operation runs, seconds."),
    ("maxPageSize", "Largest `first` or `last`."),
    ("maxOperationsPerConnection", "Most operations that run at once over one WebSocket."),
    ("maxConnectionsPerAddress", "Most WebSockets and streams of server-sent events from one network address at once."),
    ("maxMessageBytes", "Largest message that is taken over a WebSocket, bytes."),
    (
        "maxEventsReplayed",
        "Most events that a subscription that resumes is given one by one; who is farther behind gets a snapshot.",
    ),
];

fn limits_type() -> Object {
    LIMITS.iter().fold(
        Object::new("Limits", "What one request may ask of this API. What exceeds a limit is refused before it runs, with the limit's name in `extensions.limit`."),
        |object, (name, about)| object.field(name, "Int!", about, by_parent()),
    )
}

fn limits_field(limits: &Limits) -> PlanField {
    let values = serde_json::to_value(limits).unwrap_or_default();
    Box::new(move |planner, _, call| {
        let fields = inline_fields(planner, "Limits", call, |name| {
            values.get(name).map(|value| Shape::Fixed(value.to_string()))
        })?;
        Ok(Shape::Inline { null_if: None, fields })
    })
}
