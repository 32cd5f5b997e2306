//! The people of records: reading. Who is in a team, invitations, requests, notes, appointments.
//!
//! Invariant: each table here carries who may read its rows at all; what of it a role may read is for the policy to say.

use crate::read::{Column, Relation, Select, Sql, Table, columns};
use rialto_domain::id::Kind;
use rialto_domain::policy::record::{RECORDS, Role};
use rialto_domain::team::answers;
use rialto_domain::vocabulary::Vocabulary;

/// The actor belongs to the record that a row of a table with `kind` and `record_id` is about.
macro_rules! belongs {
    () => {
        "(exists (select 1 from record_role own_r join person own_p on own_p.id = own_r.person_id \
         where own_r.record_id = {t}.record_id and own_p.account_id = {actor}) \
         or exists (select 1 from project_member own_m join person own_p on own_p.id = own_m.person_id \
         where own_m.project_id = {t}.record_id and own_p.account_id = {actor}) \
         or ({t}.kind = 'pilot' and exists (select 1 from pilot own_x where own_x.id = {t}.record_id and ( \
         exists (select 1 from record_role own_r join person own_p on own_p.id = own_r.person_id \
         where own_r.record_id = own_x.cluster_id and own_p.account_id = {actor}) \
         or exists (select 1 from project_member own_m join person own_p on own_p.id = own_m.person_id \
         where own_m.project_id = own_x.project_id and own_p.account_id = {actor})))))"
    };
}

columns! {
    ID = id Uuid; KIND = kind Text; RECORD_ID = record_id Uuid; PERSON_ID = person_id Uuid; ROLE = role Text;
    JOINED_ON = joined_on Date; EMAIL = email Text; MESSAGE = message Text; CREATED_AT = created_at Instant;
    EXPIRES_AT = expires_at Instant; TEXT = text Text; NAME = name Text; SLUG = slug Text;
    CONTACT_NAME = contact_name Text; CONTACT_EMAIL = contact_email Text; CONTACT_PHONE = contact_phone Text;
}

/// The team of a project, with those whose profile is not public.
static PROJECT_TEAM: Table = Table {
    name: "project_member",
    kind: None,
    public: Some(
        "exists (select 1 from project_member own_m join person own_p on own_p.id = own_m.person_id \
         where own_m.project_id = {t}.project_id and own_p.account_id = {actor})",
    ),
};
/// The teams of other records.
static RECORD_TEAM: Table = Table { name: "record_role", kind: None, public: Some(belongs!()) };
static TEAM_OF_PROJECT: Relation = Relation::new(&PROJECT_TEAM, "{to}.project_id = {from}.id");
static TEAM_OF_RECORD: Relation = Relation::new(&RECORD_TEAM, "{to}.record_id = {from}.id");

/// Invitations, as the team sees them.
static INVITATIONS_TABLE: Table = Table { name: "invitation", kind: Some(Kind::Invitation), public: Some(belongs!()) };
/// The open ones of a record; those whose time is over are among them.
pub static INVITATIONS: Relation =
    Relation::new(&INVITATIONS_TABLE, "{to}.record_id = {from}.id and {to}.ended_at is null");
/// Invitations to the address of the actor.
pub static MY_INVITATIONS: Table = Table {
    name: "invitation",
    kind: Some(Kind::Invitation),
    public: Some(
        "{t}.ended_at is null and {t}.email = (select own_a.email from account own_a where own_a.id = {actor} \
         and own_a.email_confirmed_at is not null)",
    ),
};
/// Invitations for who has the token: a select of it asks for the token's hash.
static INVITATIONS_BY_TOKEN: Table = Table { name: "invitation", kind: Some(Kind::Invitation), public: None };

/// Requests, as the team sees them.
static REQUESTS_TABLE: Table = Table { name: "join_request", kind: Some(Kind::JoinRequest), public: Some(belongs!()) };
/// The open ones of a record.
pub static REQUESTS: Relation = Relation::new(&REQUESTS_TABLE, "{to}.record_id = {from}.id and {to}.ended_at is null");
/// Open requests of the actor.
pub static MY_REQUESTS: Table = Table {
    name: "join_request",
    kind: Some(Kind::JoinRequest),
    public: Some(
        "{t}.ended_at is null and exists (select 1 from person own_p where own_p.id = {t}.person_id \
         and own_p.account_id = {actor})",
    ),
};

/// Open requests to join a record that the actor answers for.
pub static REQUESTS_TO_ANSWER: Table = Table {
    name: "join_request",
    kind: Some(Kind::JoinRequest),
    public: Some(
        "{t}.ended_at is null and ({t}.record_id in (select own_r.record_id from record_role own_r \
         join person own_p on own_p.id = own_r.person_id \
         where own_p.account_id = {actor} and own_r.role in ('manager', 'coordinator')) \
         or {t}.record_id in (select own_m.project_id from project_member own_m \
         join person own_p on own_p.id = own_m.person_id where own_p.account_id = {actor} and own_m.role = 'leader'))",
    ),
};

/// Private notes.
static NOTES_TABLE: Table = Table { name: "note", kind: Some(Kind::Note), public: Some(belongs!()) };
/// Those of a record.
pub static NOTES: Relation = Relation::new(&NOTES_TABLE, "{to}.record_id = {from}.id");

/// What the actor is appointed to.
pub static MY_APPOINTMENTS: Table = Table {
    name: "appointment",
    kind: Some(Kind::Appointment),
    public: Some("{t}.ended_at is null and {t}.account_id = {actor}"),
};
/// All appointments, as administrators see them.
pub static APPOINTMENTS: Table = Table {
    name: "appointment",
    kind: Some(Kind::Appointment),
    public: Some(
        "{t}.ended_at is null and exists (select 1 from account own_a where own_a.id = {actor} and own_a.is_administrator)",
    ),
};

/// Where the team of a record of a kind is.
pub fn members(kind: Kind) -> &'static Relation {
    if kind == Kind::Project { &TEAM_OF_PROJECT } else { &TEAM_OF_RECORD }
}

/// The open invitation of a token, by its hash, that works at an instant (ms since 1970 UTC).
pub fn by_token(select: &mut Select, hash: &str, now: i64) -> Select {
    let mut child = select.table(&INVITATIONS_BY_TOKEN);
    let t = child.alias().to_owned();
    let condition = format!("{t}.token_hash = ? and {t}.ended_at is null and {t}.expires_at > ?");
    child.filter(Sql::with(condition, [hash.into(), now.into()]));
    child
}

/// Whether somebody with an account answers for a record of a kind, whose key an expression tells.
fn answered_for(kind: Kind, key: &str) -> String {
    let roles: Vec<String> =
        Role::ALL.iter().filter(|role| answers(**role)).map(|role| format!("'{}'", role.as_str())).collect();
    let (table, column) =
        if kind == Kind::Project { ("project_member", "project_id") } else { ("record_role", "record_id") };
    format!(
        "exists (select 1 from {table} ans_r join person ans_p on ans_p.id = ans_r.person_id \
         where ans_r.{column} = {key} and ans_r.role in ({}) and ans_p.account_id is not null)",
        roles.join(", ")
    )
}

/// Leaves out rows about records that were hidden or deleted.
pub fn alive(select: &mut Select) {
    let publication = of_record(select.alias(), |_| "publication");
    select.filter(Sql::new(format!("{publication} in ('draft', 'published', 'archived')")));
}

/// Leaves out rows about records that not everybody sees.
pub fn published(select: &mut Select) {
    let publication = of_record(select.alias(), |_| "publication");
    select.filter(Sql::new(format!("{publication} = 'published'")));
}

/// Whether somebody with an account answers for the records of a kind that `select` reads.
pub fn is_answered_for(select: &mut Select, kind: Kind) -> usize {
    let sql = answered_for(kind, &format!("{}.id", select.alias()));
    select.expression(Sql::new(format!("({sql})")))
}

/// What the record that rows with `kind` and `record_id` are about is called, and its address in the web app.
pub fn title_and_slug(select: &mut Select) -> (usize, usize) {
    let title = of_record(select.alias(), |kind| {
        if matches!(kind, Kind::Organisation | Kind::Cluster | Kind::Person) { "name" } else { "title" }
    });
    let slug = of_record(select.alias(), |_| "slug");
    (select.expression(Sql::new(title)), select.expression(Sql::new(slug)))
}

fn of_record(t: &str, column: impl Fn(Kind) -> &'static str) -> String {
    let whens: Vec<String> = RECORDS
        .iter()
        .map(|kind| {
            let (table, column) = (kind.as_str(), column(*kind));
            format!("when '{table}' then (select rec.{column} from {table} rec where rec.id = {t}.record_id)")
        })
        .collect();
    format!("(case {t}.kind {} end)", whens.join(" "))
}

/// A column of the account that another column of these rows names.
pub fn of_account(select: &mut Select, named: &str, column: Column) -> usize {
    let t = select.alias();
    let expression = format!("(select acc.{} from account acc where acc.id = {t}.{named})", column.name);
    select.expression(Sql::new(expression))
}

/// A column of the person that these rows name.
pub fn of_person(select: &mut Select, column: Column) -> usize {
    let t = select.alias();
    let expression = format!("(select per.{} from person per where per.id = {t}.person_id)", column.name);
    select.expression(Sql::new(expression))
}

/// The address of the profile of the person that these rows name, where everybody sees it.
pub fn public_slug(select: &mut Select) -> usize {
    let t = select.alias();
    let expression =
        format!("(select per.slug from person per where per.id = {t}.person_id and per.publication = 'published')");
    select.expression(Sql::new(expression))
}

/// Whether a row names the actor, by the person or the account in it.
pub fn is_actor(select: &mut Select, by_person: bool) -> usize {
    let t = select.alias().to_owned();
    let Some(member) = select.actor().member() else { return select.expression(Sql::new("(1 = 0)")) };
    let expression = match by_person {
        true => format!("exists (select 1 from person per where per.id = {t}.person_id and per.account_id = ?)"),
        false => format!("coalesce({t}.account_id = ?, 1 = 0)"),
    };
    select.expression(Sql::with(expression, [member.account.0.into()]))
}

/// A column of the region that these rows name.
pub fn of_region(select: &mut Select, column: &str) -> usize {
    let t = select.alias();
    select.expression(Sql::new(format!("(select reg.{column} from region reg where reg.id = {t}.region_id)")))
}

/// Whether the actor is the policy officer of the region that `select` reads, or of one above it; none for a visitor.
fn officer(select: &Select) -> Option<Sql> {
    let (t, member) = (select.alias(), select.actor().member()?);
    let condition = format!(
        "exists (select 1 from appointment own_a join region own_r on own_r.id = own_a.region_id where own_a.account_id = ? \
         and own_a.role = 'policy_officer' and own_a.ended_at is null \
         and substr({t}.code, 1, length(own_r.code)) = own_r.code)"
    );
    Some(Sql::with(condition, [member.account.0.into()]))
}

/// The slots of the unpublished figures of a region: whether the actor may read them, and rows of stage, publication and
/// number of projects, none for who may not. None for a visitor.
pub fn unpublished(select: &mut Select) -> Option<(usize, usize)> {
    let officer = officer(select)?;
    let t = select.alias().to_owned();
    let may = select.expression(officer.clone());
    let mut rows =
        select.derived(|alias| Sql::new(format!("project {alias} join region own_s on own_s.id = {alias}.region_id")));
    let p = rows.alias().to_owned();
    rows.filter(officer);
    rows.filter(Sql::new(format!(
        "substr(own_s.code, 1, length({t}.code)) = {t}.code and {p}.publication in ('draft', 'archived', 'hidden')"
    )));
    rows.expression(Sql::new(format!("{p}.stage")));
    rows.expression(Sql::new(format!("{p}.publication")));
    rows.expression(Sql::new("count(*)"));
    rows.group(format!("{p}.stage, {p}.publication"));
    rows.order(format!("{p}.stage asc, {p}.publication asc"));
    Some((may, select.many(rows)))
}
