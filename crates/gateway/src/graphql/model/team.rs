//! The people of records: teams, invitations, requests, notes, contacts, appointments.

mod office;

pub(super) use office::appointment;

use super::people;
use crate::graphql::derived::{Asked, Derived};
use crate::graphql::shape::Shape;
use crate::graphql::types::{Model, PlanField, arg};
use office::{appointment_rows, appointments, unpublished};
use rialto_app::team::token_hash;
use rialto_domain::Result;
use rialto_domain::context::instant;
use rialto_domain::id::{GlobalId, Kind};
use rialto_domain::policy::Action;
use rialto_domain::policy::record::{RecordAct, Role};
use rialto_domain::team::answers;
use rialto_persistence::read::{Column, Row, Select, Sql, Table};
use rialto_persistence::standing::StandingSlots;
use rialto_persistence::team::{self as table, members};
use serde_json::{Value, json};
use uuid::Uuid;

/// Rows that such a list counts for in the cost.
const ROWS: u64 = 10;
/// Kinds of records with a team.
const WITH_TEAM: [Kind; 6] =
    [Kind::Project, Kind::Organisation, Kind::Cluster, Kind::Dataset, Kind::Pilot, Kind::Session];

/// How one row of a list is told.
type TellRow = Box<dyn Fn(&Row<'_>) -> Result<Value> + Send + Sync>;

/// Adds the people to the types that were declared before.
pub(super) fn types(model: &mut Model) {
    people::types(model);
    for kind in WITH_TEAM {
        model.extend(kind.type_name(), |object| {
            object
                .field(
                    "teamMembers",
                    "[TeamMember!]",
                    "Everybody in its team, those who answer for it first, at most 200, also with profiles that are not \
                     public. Null for who is not in the team.",
                    of_record(kind, RecordAct::ReadNotes, "TeamMember", team_members),
                )
                .field(
                    "invitations",
                    "[Invitation!]",
                    "Open invitations, newest first, at most 100; those whose time is over are left out. Null for who may not \
                     manage the team.",
                    of_record(kind, RecordAct::ManageTeam, "Invitation", invitations),
                )
                .field(
                    "isAnsweredFor",
                    "Boolean",
                    "Whether somebody with an account answers for it, so that an administrator need not `appointLeader`. Null for \
                     everybody but administrators.",
                    is_answered_for(kind),
                )
                .field(
                    "notes",
                    "[Note!]",
                    "Private notes of the team, newest first, at most 100. Null for who is not in the team.",
                    of_record(kind, RecordAct::ReadNotes, "Note", notes),
                )
        });
    }
    for kind in [Kind::Project, Kind::Organisation] {
        model.extend(kind.type_name(), |object| {
            object
                .field(
                    "requests",
                    "[JoinRequest!]",
                    "Requests to join that are not answered, oldest first, at most 100. Null for who may not manage the team.",
                    of_record(kind, RecordAct::ManageTeam, "JoinRequest", requests),
                )
                .field(
                    "contact",
                    "Contact",
                    "Whom to reach: private, for the team. A token needs the scope `READ_CONTACTS`. Null for everybody else, \
                     and where none is given.",
                    contact(kind),
                )
        });
    }
    model.extend("Viewer", |object| {
        object
            .field(
                "invitations",
                "[Invitation!]!",
                "Open invitations to the viewer's address, newest first, at most 100.",
                of_viewer(&table::MY_INVITATIONS, "Invitation", |select, now| {
                    table::alive(select);
                    invitation_rows(select, now)
                }),
            )
            .field(
                "requestsToAnswer",
                "[JoinRequest!]",
                "Requests to join records that the viewer answers for, oldest first, at most 100. Null for API tokens and while \
                 the viewer is banned: `answerRequest` takes a person who may.",
                requests_to_answer(),
            )
            .field(
                "requests",
                "[JoinRequest!]!",
                "Requests of the viewer to join that are not answered, newest first, at most 100; those to records that are not \
                 public are left out.",
                of_viewer(&table::MY_REQUESTS, "JoinRequest", |select, _| {
                    table::published(select);
                    newest(select);
                    request_rows(select)
                }),
            )
            .field(
                "appointments",
                "[Appointment!]!",
                "What the viewer is appointed to.",
                of_viewer(&table::MY_APPOINTMENTS, "Appointment", |select, _| appointment_rows(select)),
            )
    });
    model.extend("Query", |object| {
        object
            .field(
                "invitation",
                "Invitation",
                "An invitation by the token of its mail, whoever asks; null when it is unknown, used, withdrawn or too old.",
                by_token(),
            )
            .with(vec![arg("token", "String!", "The token of the link in the mail.")])
            .field(
                "appointments",
                "[Appointment!]!",
                "What people are appointed to, newest first, at most 500. For administrators.",
                appointments(),
            )
    });
    model.extend("Region", |object| {
        object.field(
            "unpublished",
            "UnpublishedFigures",
            "What is not public in its tree, in figures: for the policy officer of the region or of one above it. Null for \
             everybody else.",
            unpublished(),
        )
    });
}

/// Tells the rows in a slot, as many as the policy lets the actor read.
fn list(slot: usize, width: usize, tell: TellRow) -> impl Fn(&Row<'_>) -> Result<Value> + Send + Sync {
    move |row| Ok(Value::Array(row.rows(slot, width)?.iter().map(&tell).collect::<Result<_>>()?))
}

/// A list of what belongs to a record, for who may do something with it; else null.
fn of_record(
    kind: Kind,
    act: RecordAct,
    object: &'static str,
    rows: fn(&mut Select, Kind, i64) -> (usize, usize, TellRow),
) -> PlanField {
    Box::new(move |planner, select, call| {
        let asked = planner.times(ROWS, |planner| Asked::of(planner, object, &call.sets))?;
        let actor = select.actor();
        if actor.authorize_kind(act, kind).is_err() {
            return Ok(Shape::Fixed("null".to_owned()));
        }
        let standing = StandingSlots::of(select, kind);
        let (slot, width, tell) = rows(select, kind, planner.now);
        let tell = list(slot, width, tell);
        let tell = move |row: &Row<'_>| match actor.authorize_on(act, &standing.read(row)?) {
            Ok(()) => tell(row),
            Err(_) => Ok(Value::Null),
        };
        Ok(Shape::Derived(Derived { tell: Box::new(tell), asked }))
    })
}

/// Whether somebody answers for a record, for who may appoint somebody; else null.
fn is_answered_for(kind: Kind) -> PlanField {
    Box::new(move |_, select, _| {
        let actor = select.actor();
        if !actor.member().is_some_and(|member| member.is_administrator)
            || actor.authorize_kind(RecordAct::AppointLeader, kind).is_err()
        {
            return Ok(Shape::Fixed("null".to_owned()));
        }
        let standing = StandingSlots::of(select, kind);
        let slot = table::is_answered_for(select, kind);
        let tell = move |row: &Row<'_>| match actor.authorize_on(RecordAct::AppointLeader, &standing.read(row)?) {
            Ok(()) => Ok(json!(truth(row, slot))),
            Err(_) => Ok(Value::Null),
        };
        Ok(Shape::Derived(Derived { tell: Box::new(tell), asked: Asked::Whole }))
    })
}

/// Requests that wait for the viewer's answer, for who may answer them; else null.
fn requests_to_answer() -> PlanField {
    let list = of_viewer(&table::REQUESTS_TO_ANSWER, "JoinRequest", |select, _| {
        table::alive(select);
        oldest(select);
        request_rows(select)
    });
    Box::new(move |planner, select, call| {
        if select.actor().authorize(Action::ManagePeople).is_err() {
            return Ok(Shape::Fixed("null".to_owned()));
        }
        list(planner, select, call)
    })
}

/// A list of what is the viewer's.
fn of_viewer(own: &'static Table, object: &'static str, rows: fn(&mut Select, i64) -> TellRow) -> PlanField {
    Box::new(move |planner, select, call| {
        let asked = planner.times(ROWS, |planner| Asked::of(planner, object, &call.sets))?;
        let mut child = select.table(own);
        child.limit(100);
        let tell = rows(&mut child, planner.now);
        let width = child.slots();
        let slot = select.many(child);
        Ok(Shape::Derived(Derived { tell: Box::new(list(slot, width, tell)), asked }))
    })
}

fn id(row: &Row<'_>, slot: usize, kind: Kind) -> Result<String> {
    Ok(GlobalId { kind, key: row.get::<Uuid>(slot)? }.to_string())
}

fn text(row: &Row<'_>, slot: usize) -> Result<Value> {
    row.get::<Value>(slot)
}

fn upper(row: &Row<'_>, slot: usize) -> Result<String> {
    Ok(row.get::<String>(slot)?.to_uppercase())
}

fn at(row: &Row<'_>, slot: usize) -> Result<String> {
    Ok(instant(row.get(slot)?))
}

fn truth(row: &Row<'_>, slot: usize) -> bool {
    matches!(row.raw(slot), "1" | "true")
}

fn newest(select: &mut Select) {
    let t = select.alias().to_owned();
    select.order(format!("{t}.created_at desc")).order(format!("{t}.id desc"));
}

fn oldest(select: &mut Select) {
    let t = select.alias().to_owned();
    select.order(format!("{t}.created_at asc")).order(format!("{t}.id asc"));
}

fn columns<const N: usize>(select: &mut Select, columns: [Column; N]) -> [usize; N] {
    columns.map(|column| select.column(column))
}

fn team_members(select: &mut Select, kind: Kind, _: i64) -> (usize, usize, TellRow) {
    let mut child = select.relation(members(kind));
    let t = child.alias().to_owned();
    // who answers for it comes first
    child.order(leading(&t)).order(format!("{t}.joined_on asc")).order(format!("{t}.id asc")).limit(200);
    let [person, role, joined] = columns(&mut child, [table::PERSON_ID, table::ROLE, table::JOINED_ON]);
    let name = table::of_person(&mut child, table::NAME);
    let slug = table::public_slug(&mut child);
    let me = table::is_actor(&mut child, true);
    let tell: TellRow = Box::new(move |row| {
        Ok(json!({
            "personId": id(row, person, Kind::Person)?,
            "name": text(row, name)?,
            "slug": text(row, slug)?,
            "isMe": truth(row, me),
            "role": upper(row, role)?,
            "joinedOn": text(row, joined)?,
        }))
    });
    let width = child.slots();
    (select.many(child), width, tell)
}

fn leading(t: &str) -> String {
    use rialto_domain::vocabulary::Vocabulary;
    let roles: Vec<String> =
        Role::ALL.iter().filter(|role| answers(**role)).map(|role| format!("'{}'", role.as_str())).collect();
    format!("case when {t}.role in ({}) then 0 else 1 end asc", roles.join(", "))
}

fn invitations(select: &mut Select, _: Kind, now: i64) -> (usize, usize, TellRow) {
    let mut child = select.relation(&table::INVITATIONS);
    child.limit(100);
    let tell = invitation_rows(&mut child, now);
    let width = child.slots();
    (select.many(child), width, tell)
}

fn invitation_rows(child: &mut Select, now: i64) -> TellRow {
    let t = child.alias().to_owned();
    child.filter(Sql::with(format!("{t}.expires_at > ?"), [now.into()]));
    newest(child);
    let about = AboutRecord::of(child);
    let [email, role, message, created, expires] =
        columns(child, [table::EMAIL, table::ROLE, table::MESSAGE, table::CREATED_AT, table::EXPIRES_AT]);
    let by = table::of_account(child, "invited_by", table::NAME);
    Box::new(move |row| {
        about.told(
            row,
            Kind::Invitation,
            json!({
                "email": text(row, email)?,
                "role": upper(row, role)?,
                "message": text(row, message)?,
                "invitedBy": text(row, by)?,
                "createdAt": at(row, created)?,
                "expiresAt": at(row, expires)?,
            }),
        )
    })
}

fn requests(select: &mut Select, _: Kind, _: i64) -> (usize, usize, TellRow) {
    let mut child = select.relation(&table::REQUESTS);
    oldest(&mut child);
    child.limit(100);
    let tell = request_rows(&mut child);
    let width = child.slots();
    (select.many(child), width, tell)
}

fn request_rows(child: &mut Select) -> TellRow {
    let about = AboutRecord::of(child);
    let [person, message, created] = columns(child, [table::PERSON_ID, table::MESSAGE, table::CREATED_AT]);
    let name = table::of_person(child, table::NAME);
    Box::new(move |row| {
        about.told(
            row,
            Kind::JoinRequest,
            json!({
                "personId": id(row, person, Kind::Person)?,
                "name": text(row, name)?,
                "message": text(row, message)?,
                "createdAt": at(row, created)?,
            }),
        )
    })
}

fn notes(select: &mut Select, _: Kind, _: i64) -> (usize, usize, TellRow) {
    let mut child = select.relation(&table::NOTES);
    newest(&mut child);
    child.limit(100);
    let [key, words, created] = columns(&mut child, [table::ID, table::TEXT, table::CREATED_AT]);
    let author = table::of_account(&mut child, "account_id", table::NAME);
    let mine = table::is_actor(&mut child, false);
    let width = child.slots();
    let tell: TellRow = Box::new(move |row| {
        Ok(json!({
            "id": id(row, key, Kind::Note)?,
            "text": text(row, words)?,
            "author": text(row, author)?,
            "isMine": truth(row, mine),
            "createdAt": at(row, created)?,
        }))
    });
    (select.many(child), width, tell)
}

/// Slots of a row that is about a record.
#[derive(Clone, Copy)]
struct AboutRecord {
    id: usize,
    kind: usize,
    record: usize,
    title: usize,
    slug: usize,
}

impl AboutRecord {
    fn of(child: &mut Select) -> Self {
        let [id, kind, record] = columns(child, [table::ID, table::KIND, table::RECORD_ID]);
        let (title, slug) = table::title_and_slug(child);
        Self { id, kind, record, title, slug }
    }

    /// What is told of the row, with the record that it is about.
    fn told(&self, row: &Row<'_>, kind: Kind, mut told: Value) -> Result<Value> {
        let word: String = row.get(self.kind)?;
        let of = WITH_TEAM.into_iter().find(|known| known.as_str() == word).unwrap_or(Kind::Project);
        if let Some(told) = told.as_object_mut() {
            told.insert("id".to_owned(), json!(id(row, self.id, kind)?));
            told.insert("recordId".to_owned(), json!(id(row, self.record, of)?));
            told.insert("kind".to_owned(), json!(word.to_uppercase()));
            told.insert("title".to_owned(), text(row, self.title)?);
            told.insert("slug".to_owned(), text(row, self.slug)?);
        }
        Ok(told)
    }
}

fn contact(kind: Kind) -> PlanField {
    Box::new(move |planner, select, call| {
        let asked = Asked::of(planner, "Contact", &call.sets)?;
        let actor = select.actor();
        if actor.authorize_kind(RecordAct::ReadContacts, kind).is_err() || actor.member().is_none() {
            return Ok(Shape::Fixed("null".to_owned()));
        }
        let standing = StandingSlots::of(select, kind);
        let [name, email, phone] = columns(select, [table::CONTACT_NAME, table::CONTACT_EMAIL, table::CONTACT_PHONE]);
        let tell = move |row: &Row<'_>| {
            let given = [name, email, phone].iter().any(|slot| !row.is_null(*slot));
            if !given || actor.authorize_on(RecordAct::ReadContacts, &standing.read(row)?).is_err() {
                return Ok(Value::Null);
            }
            Ok(json!({ "name": text(row, name)?, "email": text(row, email)?, "phone": text(row, phone)? }))
        };
        Ok(Shape::Derived(Derived { tell: Box::new(tell), asked }))
    })
}

fn by_token() -> PlanField {
    Box::new(|planner, select, call| {
        let asked = Asked::of(planner, "Invitation", &call.sets)?;
        let hash = token_hash(call.text("token").unwrap_or_default());
        let mut child = table::by_token(select, &hash, planner.now);
        table::alive(&mut child);
        let tell = invitation_rows(&mut child, planner.now);
        let width = child.slots();
        let slot = select.one(child);
        let tell = move |row: &Row<'_>| row.row(slot, width)?.map_or(Ok(Value::Null), |row| tell(&row));
        Ok(Shape::Derived(Derived { tell: Box::new(tell), asked }))
    })
}
