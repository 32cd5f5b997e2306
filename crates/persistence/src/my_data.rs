//! What the database holds about somebody: one declaration for the download, for the page that explains it, and for the test
//! that walks all tables.
//!
//! Invariant: each column that refers to an account, a person or an address is a way to a section here, or is named in
//! [`LEFT_OUT`] with the reason.

use crate::Database;
use crate::read::{Column, Plan, Row, Scalar, Select, Sql};
use rialto_domain::Result;
use rialto_domain::context::instant;
use rialto_domain::id::AccountId;
use rialto_domain::policy::Actor;
use serde_json::{Map, Value, json};
use uuid::Uuid;

/// Rows about somebody, under one key of the document.
#[derive(Debug)]
pub struct Section {
    /// The key.
    pub key: &'static str,
    /// The table.
    pub table: &'static str,
    /// The columns by which rows are known as somebody's.
    pub by: &'static [&'static str],
    /// The condition, with `{t}`, `{account}`, `{person}` and `{email}`.
    pub rows: &'static str,
    /// What is told, in this order: name of the column and what it holds.
    pub columns: &'static [(&'static str, Scalar)],
    /// Columns that are not told, and why.
    pub without: &'static [(&'static str, &'static str)],
    /// The order: newest first by this column.
    pub newest: &'static str,
}

/// Columns that refer to somebody and lead to no section: table, column, why.
pub const LEFT_OUT: &[(&str, &str, &str)] = &[
    ("project", "contact_name", "Found by the address beside it."),
    ("project", "contact_phone", "Found by the address beside it."),
    ("organisation", "contact_name", "Found by the address beside it."),
    ("organisation", "contact_phone", "Found by the address beside it."),
    ("account_token", "account_id", SERVER),
    (
        "notification",
        "by_person_id",
        "What others are told of; it is about their records, and what was done has sections of its own.",
    ),
    ("followed_event", "person_id", "Gone as soon as followers were told of advice, which is among the contributions."),
    ("report", "reporter_email", "A report of a visitor has no account; a member's is found by the account."),
];

const SERVER: &str = "Single-use secrets of the server on their way by mail; each mail is listed under `mail`.";
const SECRET: &str = "A secret, kept as a hash from which nothing can be read.";
const KEY: &str = "The key of the row, of no meaning outside.";
const SELF: &str = "The account or profile itself.";
const DERIVED: &str = "Made from the name, for sorting.";
const OTHERS: &str = "Another member, whose data it is.";
const RECORD: &str = "It is of the record, not of the person.";
/// Every column that is not told is of the record.
pub const ALL_OTHERS: &[(&str, &str)] = &[("*", RECORD)];
const QUEUE: &str = "How the server's queue stands.";

use Scalar::{Bool, Date, Instant, Int, Json, Text, Uuid as Key};

/// Everything, in the order of the document.
#[rustfmt::skip]
pub const SECTIONS: &[Section] = &[
    Section { key: "account", table: "account", by: &["email", "new_email"], rows: "{t}.id = {account}", newest: "created_at",
        columns: &[("id", Key), ("email", Text), ("name", Text), ("language", Text), ("email_confirmed_at", Instant), ("password_changed_at", Instant),
            ("is_administrator", Bool), ("has_password", Bool), ("new_email", Text), ("new_email_until", Instant), ("created_at", Instant), ("updated_at", Instant)],
        without: &[("password_hash", SECRET), ("calendar_version", "How often the address of the calendar was renewed.")] },
    Section { key: "profile", table: "person", by: &["account_id"], rows: "{t}.account_id = {account}", newest: "created_at",
        columns: &[("id", Key), ("slug", Text), ("name", Text), ("language", Text), ("headline", Text), ("biography", Text), ("translations", Json),
            ("is_expert", Bool), ("region_id", Key), ("places_per_month", Int), ("publication", Text), ("publication_before", Text), ("version", Int),
            ("deleted_at", Instant), ("created_at", Instant), ("updated_at", Instant)],
        without: &[("account_id", SELF), ("sort_name", DERIVED), ("is_demo", "True of invented people alone.")] },
    Section { key: "profileAreas", table: "person_area", by: &["person_id"], rows: "{t}.person_id = {person}", newest: "area",
        columns: &[("area", Text)], without: &[("person_id", SELF)] },
    Section { key: "profileSkills", table: "person_skill", by: &["person_id"], rows: "{t}.person_id = {person}", newest: "skill",
        columns: &[("skill", Text), ("level", Int)], without: &[("person_id", SELF)] },
    Section { key: "profileLanguages", table: "person_language", by: &["person_id"], rows: "{t}.person_id = {person}", newest: "language",
        columns: &[("language", Text)], without: &[("person_id", SELF)] },
    Section { key: "profileRegions", table: "person_region", by: &["person_id"], rows: "{t}.person_id = {person}", newest: "region_id",
        columns: &[("region_id", Key)], without: &[("person_id", SELF)] },
    Section { key: "sessions", table: "sign_in_session", by: &["account_id", "device"], rows: "{t}.account_id = {account}", newest: "last_used_at",
        columns: &[("device", Text), ("started_at", Instant), ("last_used_at", Instant), ("expires_at", Instant), ("ended_at", Instant), ("end_reason", Text)],
        without: &[("id", KEY), ("account_id", SELF), ("current_hash", SECRET), ("previous_hash", SECRET), ("rotated_at", "The same as `last_used_at`.")] },
    Section { key: "secondFactor", table: "second_factor", by: &["account_id"], rows: "{t}.account_id = {account}", newest: "begun_at",
        columns: &[("begun_at", Instant), ("confirmed_at", Instant)],
        without: &[("account_id", SELF), ("secret", "A secret, sealed; whoever has it can make codes."), ("last_step", "The half minute of the last code.")] },
    Section { key: "recoveryCodes", table: "recovery_code", by: &["account_id"], rows: "{t}.account_id = {account}", newest: "used_at",
        columns: &[("used_at", Instant)], without: &[("id", KEY), ("account_id", SELF), ("selector", SECRET), ("code_hash", SECRET)] },
    Section { key: "identities", table: "identity", by: &["account_id", "email"], rows: "{t}.account_id = {account}", newest: "linked_at",
        columns: &[("provider", Text), ("issuer", Text), ("subject", Text), ("email", Text), ("linked_at", Instant), ("last_used_at", Instant)],
        without: &[("id", KEY), ("account_id", SELF)] },
    Section { key: "knownBrowsers", table: "known_device", by: &["account_id"], rows: "{t}.account_id = {account}", newest: "created_at",
        columns: &[("created_at", Instant), ("expires_at", Instant)], without: &[("id", KEY), ("account_id", SELF), ("token_hash", SECRET)] },
    Section { key: "apiTokens", table: "api_token", by: &["account_id"], rows: "{t}.account_id = {account}", newest: "created_at",
        columns: &[("name", Text), ("prefix", Text), ("scopes", Text), ("created_at", Instant), ("expires_at", Instant), ("last_used_at", Instant), ("revoked_at", Instant)],
        without: &[("id", KEY), ("account_id", SELF), ("token_hash", SECRET)] },
    Section { key: "consents", table: "consent", by: &["account_id"], rows: "{t}.account_id = {account}", newest: "created_at",
        columns: &[("purpose", Text), ("is_given", Bool), ("text_version", Text), ("created_at", Instant)],
        without: &[("id", KEY), ("account_id", SELF)] },
    Section { key: "projectRoles", table: "project_member", by: &["person_id"], rows: "{t}.person_id = {person}", newest: "joined_on",
        columns: &[("project_id", Key), ("role", Text), ("joined_on", Date)], without: &[("id", KEY), ("person_id", SELF)] },
    Section { key: "otherRoles", table: "record_role", by: &["person_id"], rows: "{t}.person_id = {person}", newest: "created_at",
        columns: &[("kind", Text), ("record_id", Key), ("role", Text), ("joined_on", Date), ("created_at", Instant)], without: &[("id", KEY), ("person_id", SELF)] },
    Section { key: "outcomeConsents", table: "outcome_consent", by: &["person_id"], rows: "{t}.person_id = {person}", newest: "asked_at",
        columns: &[("project_id", Key), ("agrees", Bool), ("note", Text), ("asked_at", Instant), ("answered_at", Instant)], without: &[("id", KEY), ("person_id", SELF)] },
    Section { key: "applicationsMade", table: "application", by: &["applied_by"], rows: "{t}.applied_by = {account}", newest: "created_at",
        columns: &[("session_id", Key), ("project_id", Key), ("social_impact", Text), ("readiness", Text), ("need", Text), ("language", Text),
            ("status", Text), ("created_at", Instant), ("updated_at", Instant)],
        without: &[("id", KEY), ("version", RECORD), ("reason", OTHERS), ("reason_language", OTHERS), ("decided_at", RECORD), ("decided_by", OTHERS), ("applied_by", SELF)] },
    Section { key: "applicationsDecided", table: "application", by: &["decided_by"], rows: "{t}.decided_by = {account}", newest: "decided_at",
        columns: &[("session_id", Key), ("project_id", Key), ("status", Text), ("reason", Text), ("reason_language", Text), ("decided_at", Instant)],
        without: &[("id", KEY), ("version", RECORD), ("social_impact", OTHERS), ("readiness", OTHERS), ("need", OTHERS), ("language", OTHERS),
            ("created_at", RECORD), ("updated_at", RECORD), ("applied_by", OTHERS), ("decided_by", SELF)] },
    Section { key: "evaluatorOf", table: "session_evaluator", by: &["person_id"], rows: "{t}.person_id = {person}", newest: "created_at",
        columns: &[("session_id", Key), ("created_at", Instant)], without: &[("id", KEY), ("person_id", SELF)] },
    Section { key: "evaluations", table: "evaluation", by: &["person_id"], rows: "{t}.person_id = {person}", newest: "created_at",
        columns: &[("application_id", Key), ("is_conflict", Bool), ("social_impact", Int), ("readiness", Int), ("need", Int), ("comment", Text),
            ("created_at", Instant), ("updated_at", Instant)], without: &[("id", KEY), ("person_id", SELF)] },
    Section { key: "seatsAtTables", table: "session_expert", by: &["person_id"], rows: "{t}.person_id = {person}", newest: "created_at",
        columns: &[("session_id", Key), ("area", Text), ("status", Text), ("created_at", Instant), ("answered_at", Instant)], without: &[("id", KEY), ("person_id", SELF)] },
    Section { key: "tablesRun", table: "table_event", by: &["account_id"], rows: "{t}.account_id = {account}", newest: "at",
        columns: &[("session_id", Key), ("kind", Text), ("at", Instant)], without: &[("account_id", SELF), ("seq", KEY), ("subject", RECORD)] },
    Section { key: "questionsAsked", table: "table_question", by: &["account_id"], rows: "{t}.account_id = {account}", newest: "asked_at",
        columns: &[("session_id", Key), ("text", Text), ("language", Text), ("asked_at", Instant), ("answered_at", Instant)],
        without: &[("id", KEY), ("account_id", SELF), ("turn_id", RECORD), ("hidden_at", RECORD)] },
    Section { key: "questionsSupported", table: "question_support", by: &["account_id"], rows: "{t}.account_id = {account}", newest: "created_at",
        columns: &[("question_id", Key), ("created_at", Instant)], without: &[("account_id", SELF)] },
    Section { key: "appointments", table: "appointment", by: &["account_id"], rows: "{t}.account_id = {account}", newest: "created_at",
        columns: &[("role", Text), ("region_id", Key), ("created_at", Instant), ("ended_at", Instant)],
        without: &[("id", KEY), ("account_id", SELF), ("appointed_by", OTHERS)] },
    Section { key: "appointmentsMade", table: "appointment", by: &["appointed_by"], rows: "{t}.appointed_by = {account}", newest: "created_at",
        columns: &[("role", Text), ("region_id", Key), ("created_at", Instant), ("ended_at", Instant)],
        without: &[("id", KEY), ("account_id", OTHERS), ("appointed_by", SELF)] },
    Section { key: "invitations", table: "invitation", by: &["email"], rows: "{t}.email = {email}", newest: "created_at",
        columns: &[("kind", Text), ("record_id", Key), ("email", Text), ("role", Text), ("message", Text), ("created_at", Instant), ("expires_at", Instant),
            ("ended_at", Instant), ("end_reason", Text)],
        without: &[("id", KEY), ("token_hash", SECRET), ("invited_by", OTHERS)] },
    Section { key: "invitationsMade", table: "invitation", by: &["invited_by"], rows: "{t}.invited_by = {account}", newest: "created_at",
        columns: &[("kind", Text), ("record_id", Key), ("role", Text), ("message", Text), ("created_at", Instant), ("expires_at", Instant), ("ended_at", Instant),
            ("end_reason", Text)],
        without: &[("id", KEY), ("token_hash", SECRET), ("email", OTHERS), ("invited_by", SELF)] },
    Section { key: "requestsToJoin", table: "join_request", by: &["person_id"], rows: "{t}.person_id = {person}", newest: "created_at",
        columns: &[("kind", Text), ("record_id", Key), ("message", Text), ("created_at", Instant), ("ended_at", Instant), ("end_reason", Text)],
        without: &[("id", KEY), ("person_id", SELF), ("answered_by", OTHERS)] },
    Section { key: "requestsAnswered", table: "join_request", by: &["answered_by"], rows: "{t}.answered_by = {account}", newest: "ended_at",
        columns: &[("kind", Text), ("record_id", Key), ("ended_at", Instant), ("end_reason", Text)],
        without: &[("id", KEY), ("person_id", OTHERS), ("message", OTHERS), ("created_at", OTHERS), ("answered_by", SELF)] },
    Section { key: "notes", table: "note", by: &["account_id"], rows: "{t}.account_id = {account}", newest: "created_at",
        columns: &[("kind", Text), ("record_id", Key), ("text", Text), ("created_at", Instant)], without: &[("id", KEY), ("account_id", SELF)] },
    Section { key: "needsFulfilled", table: "need", by: &["fulfilled_person_id"], rows: "{t}.fulfilled_person_id = {person}", newest: "created_at",
        columns: &[("project_id", Key), ("area", Text), ("kind", Text), ("title", Text), ("status", Text), ("status_changed_at", Instant), ("status_note", Text)],
        without: &[("id", KEY), ("fulfilled_person_id", SELF), ("text", RECORD), ("language", RECORD), ("translations", RECORD), ("open_until", RECORD),
            ("created_at", RECORD), ("fulfilled_organisation_id", RECORD), ("status_language", RECORD)] },
    Section { key: "contactOfProjects", table: "project", by: &["contact_email"], rows: "{t}.contact_email = {email}", newest: "created_at",
        columns: &[("id", Key), ("title", Text), ("contact_name", Text), ("contact_email", Text), ("contact_phone", Text)], without: ALL_OTHERS },
    Section { key: "contactOfOrganisations", table: "organisation", by: &["contact_email"], rows: "{t}.contact_email = {email}", newest: "created_at",
        columns: &[("id", Key), ("name", Text), ("contact_name", Text), ("contact_email", Text), ("contact_phone", Text)], without: ALL_OTHERS },
    Section { key: "contributions", table: "contribution", by: &["expert_id"], rows: "{t}.expert_id = {person}", newest: "created_at",
        columns: &[("project_id", Key), ("area", Text), ("kind", Text), ("text", Text), ("language", Text), ("translations", Json), ("observation", Text), ("resources", Json),
            ("offer", Text), ("session_turn_id", Key), ("adopted", Bool), ("adoptions", Int), ("answer", Text), ("created_at", Instant), ("edited_at", Instant)],
        without: &[("id", KEY), ("expert_id", SELF), ("answer_reason", RECORD), ("answer_language", RECORD), ("answered_at", RECORD)] },
    Section { key: "actions", table: "action", by: &["owner_id"], rows: "{t}.owner_id = {person}", newest: "created_at",
        columns: &[("project_id", Key), ("title", Text), ("text", Text), ("due_on", Date), ("status", Text), ("status_note", Text), ("status_changed_at", Instant), ("created_at", Instant)],
        without: &[("id", KEY), ("owner_id", SELF), ("contribution_id", RECORD), ("language", RECORD), ("status_language", RECORD)] },
    Section { key: "changes", table: "change", by: &["account_id", "address", "device"], rows: "{t}.account_id = {account}", newest: "created_at",
        columns: &[("kind", Text), ("record_id", Key), ("version", Int), ("act", Text), ("fields", Json), ("is_public", Bool), ("api_token_id", Key), ("address", Text),
            ("device", Text), ("created_at", Instant)],
        without: &[("id", KEY), ("account_id", SELF)] },
    Section { key: "repeatedCalls", table: "idempotency", by: &["account_id"], rows: "{t}.account_id = {account}", newest: "created_at",
        columns: &[("key", Text), ("act", Text), ("kind", Text), ("record_id", Key), ("created_at", Instant)],
        without: &[("account_id", SELF), ("input_hash", SECRET)] },
    Section { key: "formDrafts", table: "form_draft", by: &["account_id"], rows: "{t}.account_id = {account}", newest: "saved_at",
        columns: &[("key", Text), ("content", Json), ("saved_at", Instant)], without: &[("account_id", SELF)] },
    Section { key: "images", table: "image", by: &["account_id"], rows: "{t}.account_id = {account}", newest: "created_at",
        columns: &[("id", Key), ("record_id", Key), ("kind", Text), ("alt_text", Text), ("language", Text), ("translations", Json), ("credit", Text), ("created_at", Instant)],
        without: &[("account_id", SELF), ("position", RECORD), ("width", RECORD), ("height", RECORD)] },
    // following
    Section { key: "follows", table: "follow", by: &["account_id"], rows: "{t}.account_id = {account}", newest: "created_at",
        columns: &[("kind", Text), ("subject_id", Key), ("created_at", Instant)], without: &[("id", KEY), ("account_id", SELF)] },
    Section { key: "notifications", table: "notification", by: &["account_id"], rows: "{t}.account_id = {account}", newest: "at",
        columns: &[("kind", Text), ("event", Text), ("record_id", Key), ("count", Int), ("at", Instant), ("read_at", Instant)],
        without: &[("id", KEY), ("account_id", SELF), ("record_kind", RECORD), ("subject_kind", RECORD), ("subject_id", RECORD), ("by_person_id", OTHERS),
            ("mailed", QUEUE), ("since", QUEUE)] },
    Section { key: "notificationMail", table: "notification_mail", by: &["account_id"], rows: "{t}.account_id = {account}", newest: "mailed_at",
        columns: &[("pace", Text), ("mailed_at", Instant)], without: &[("account_id", SELF), ("at_once", QUEUE), ("at_once_since", QUEUE)] },
    Section { key: "notificationsSilenced", table: "notification_silence", by: &["account_id"], rows: "{t}.account_id = {account}", newest: "kind",
        columns: &[("kind", Text)], without: &[("account_id", SELF)] },
    Section { key: "mail", table: "outbox", by: &["recipient"], rows: "{t}.recipient = {email} and {t}.kind <> 'nothing'", newest: "created_at",
        columns: &[("kind", Text), ("recipient", Text), ("created_at", Instant), ("delivered_at", Instant), ("failed_at", Instant), ("last_error", Text)],
        without: &[("id", KEY), ("payload", "Emptied when it is sent; until then it may hold a secret link."), ("attempts", QUEUE), ("next_attempt_at", QUEUE)] },
    Section { key: "reports", table: "report", by: &["reporter_id"], rows: "{t}.reporter_id = {account}", newest: "created_at",
        columns: &[("kind", Text), ("record_id", Key), ("record_title", Text), ("reason", Text), ("text", Text), ("language", Text), ("created_at", Instant), ("decided_at", Instant)],
        without: &[("id", KEY), ("reporter_id", SELF), ("reporter_email", "A member's reports have none."), ("decision_id", "Decisions are for the persons concerned.")] },
    Section { key: "notices", table: "notice", by: &["account_id"], rows: "{t}.account_id = {account}", newest: "created_at",
        columns: &[("decision_id", Key), ("is_ban", Bool), ("until", Instant), ("lifted_at", Instant), ("objection", Text), ("objected_at", Instant), ("answer", Text),
            ("answered_at", Instant), ("is_upheld", Bool), ("created_at", Instant)],
        without: &[("id", KEY), ("account_id", SELF), ("answered_by", OTHERS)] },
    Section { key: "decisions", table: "decision", by: &[], rows: "{t}.id in (select n.decision_id from notice n where n.account_id = {account})", newest: "created_at",
        columns: &[("id", Key), ("kind", Text), ("record_id", Key), ("record_title", Text), ("decision", Text), ("rule", Text), ("note", Text), ("created_at", Instant)],
        without: &[("decided_by", OTHERS)] },
    Section { key: "decisionsMade", table: "decision", by: &["decided_by"], rows: "{t}.decided_by = {account}", newest: "created_at",
        columns: &[("id", Key), ("kind", Text), ("record_id", Key), ("record_title", Text), ("decision", Text), ("rule", Text), ("note", Text), ("created_at", Instant)],
        without: &[("decided_by", SELF)] },
    Section { key: "objectionsAnswered", table: "notice", by: &["answered_by"], rows: "{t}.answered_by = {account}", newest: "answered_at",
        columns: &[("decision_id", Key), ("answer", Text), ("answered_at", Instant), ("is_upheld", Bool)],
        without: &[("id", KEY), ("account_id", OTHERS), ("answered_by", SELF), ("is_ban", OTHERS), ("until", OTHERS), ("lifted_at", OTHERS), ("objection", OTHERS),
            ("objected_at", OTHERS), ("created_at", OTHERS)] },
];

/// The name of a column as the document has it: `created_at` is `createdAt`.
pub fn camel(column: &str) -> String {
    let mut words = column.split('_');
    let mut name = words.next().unwrap_or_default().to_owned();
    for word in words {
        let (first, rest) = word.split_at_checked(1).unwrap_or_default();
        name.push_str(&first.to_uppercase());
        name.push_str(rest);
    }
    name
}

/// Everything about somebody, by key of its section: a list of objects.
///
/// # Errors
/// When the database is away.
pub async fn read(database: &Database, (account, email): (AccountId, &str)) -> Result<Map<String, Value>> {
    let mut plan = Plan::new(database.engine(), Actor::Operator);
    let mut asked = Vec::new();
    for section in SECTIONS {
        let mut select = plan.root().derived(|alias| Sql::new(format!("{} {alias}", section.table)));
        narrow(&mut select, section, (account, email));
        let slots: Vec<usize> =
            section.columns.iter().map(|(name, scalar)| select.column(Column { name, scalar: *scalar })).collect();
        let order = format!("{}.{} desc", select.alias(), section.newest);
        select.order(order);
        let width = select.slots();
        asked.push((section, slots, width, plan.root().many(select)));
    }
    let json = database.read_fresh(&plan).await?;
    let row = Row::parse(&json, Database::slots(&plan))?;
    let mut document = Map::new();
    for (section, slots, width, slot) in asked {
        let rows: Result<Vec<Value>> = row.rows(slot, width)?.iter().map(|row| object(row, section, &slots)).collect();
        document.insert(section.key.to_owned(), Value::Array(rows?));
    }
    Ok(document)
}

fn narrow(select: &mut Select, section: &Section, (account, email): (AccountId, &str)) {
    let mut condition = Sql::default();
    let mut rest = section.rows;
    let alias = select.alias().to_owned();
    while let Some((before, from)) = rest.split_once('{') {
        let (name, after) = from.split_once('}').unwrap_or((from, ""));
        condition.push(before);
        match name {
            "account" => condition.bind(account.0),
            "person" => condition.push("(select me.id from person me where me.account_id = ").bind(account.0).push(")"),
            "email" => condition.bind(email),
            _ => condition.push(&alias),
        };
        rest = after;
    }
    condition.push(rest);
    select.filter(condition);
}

fn object(row: &Row<'_>, section: &Section, slots: &[usize]) -> Result<Value> {
    let mut object = Map::new();
    for ((name, scalar), slot) in section.columns.iter().zip(slots) {
        let value = match (scalar, row.raw(*slot)) {
            // SQLite writes the digits of null as an empty text
            (_, "null") | (Scalar::Uuid, "\"\"") => Value::Null,
            (Scalar::Instant, _) => json!(instant(row.get(*slot)?)),
            (Scalar::Uuid, _) => json!(row.get::<Uuid>(*slot)?.to_string()),
            (Scalar::Bool, raw) => json!(matches!(raw, "1" | "true")),
            (_, _) => row.get(*slot)?,
        };
        object.insert(camel(name), value);
    }
    Ok(Value::Object(object))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_document_has_one_key_for_each_thing_with_names_as_in_the_api() {
        let mut keys: Vec<&str> = SECTIONS.iter().map(|section| section.key).collect();
        keys.sort_unstable();
        let all = keys.len();
        keys.dedup();
        assert_eq!(keys.len(), all);
        assert_eq!(camel("email_confirmed_at"), "emailConfirmedAt");
    }
}
