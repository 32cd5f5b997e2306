//! Conversations of projects with experts: reading. Only the two sides see any of it, in a browser: no program with a token.

use crate::read::{Order, Relation, Row, Scalar, Select, SortKey, Sql, Table, columns};
use crate::{person, project};
use rialto_domain::Result;
use rialto_domain::conversation::{ConversationSide, READ_BEFORE, Standing};
use rialto_domain::id::Kind;
use rialto_domain::policy::{Actor, Way};
use rialto_domain::privacy::erasure::FORMER_MEMBER_NAME;
use uuid::Uuid;

columns! {
    ID = id Uuid; STARTED_AT = started_at Instant; SIDE = side Text; LANGUAGE = language Text; WRITTEN_AT = written_at Instant;
}

/// Conversations: the expert's own, and those of projects that the actor leads or works in. Who left a team sees them no more.
pub static TABLE: Table = Table {
    name: "conversation",
    kind: Some(Kind::Conversation),
    public: Some(
        "{t}.person_id in (select own_p.id from person own_p where own_p.account_id = {actor}) \
         or {t}.project_id in (select own_m.project_id from project_member own_m join person own_p on own_p.id = own_m.person_id \
         where own_m.role in ('leader', 'editor') and own_p.account_id = {actor})",
    ),
};
/// Messages: of those conversations.
pub static MESSAGES_TABLE: Table = Table {
    name: "message",
    kind: Some(Kind::Message),
    public: Some(
        "{t}.conversation_id in (select c.id from conversation c \
         where c.person_id in (select own_p.id from person own_p where own_p.account_id = {actor}) \
         or c.project_id in (select own_m.project_id from project_member own_m join person own_p on own_p.id = own_m.person_id \
         where own_m.role in ('leader', 'editor') and own_p.account_id = {actor}))",
    ),
};
/// From a conversation that the actor sees to its messages.
pub static MESSAGES: Relation = Relation::new(&MESSAGES_TABLE, "{to}.conversation_id = {from}.id").public_when(None);
/// The project, where it is public.
pub static PROJECT: Relation = Relation::new(&project::TABLE, "{to}.id = {from}.project_id");
/// The expert, where the profile is public.
pub static PERSON: Relation = Relation::new(&person::TABLE, "{to}.id = {from}.person_id");
/// Who wrote a message or a comment, where the profile is public.
pub static AUTHOR: Relation = Relation::new(&person::TABLE, "{to}.account_id = {from}.account_id");

/// Whether somebody may read conversations at all: members in a browser.
pub fn is_read_by(actor: Actor) -> bool {
    actor.member().is_some_and(|member| matches!(member.way, Way::Session(_)))
}

/// The condition under which the actor is the expert of the conversation of an alias.
fn is_expert(t: &str, actor: &str) -> String {
    format!("exists (select 1 from person own_p where own_p.id = {t}.person_id and own_p.account_id = {actor})")
}

fn side_sql(t: &str, actor: &str) -> String {
    format!("(case when {} then 'expert' else 'project' end)", is_expert(t, actor))
}

/// The side of the actor.
pub fn side(select: &mut Select) -> usize {
    let sql = side_sql(select.alias(), &select.actor_key());
    select.expression(Sql::new(sql))
}

/// What the two are called, of a select of conversations: the project as it is public or was when somebody last wrote, and the
/// expert as long as there is one.
pub fn title(select: &mut Select) -> usize {
    let t = select.alias().to_owned();
    select.expression(Sql::new(format!(
        "(coalesce((select p.title from project p where p.id = {t}.project_id and p.publication = 'published'), {t}.project_title) \
         || ' · ' || coalesce((select e.name from person e where e.id = {t}.person_id), '{FORMER_MEMBER_NAME}'))"
    )))
}

/// Messages of the other side that the actor has not read.
pub fn unread(select: &mut Select) -> usize {
    let (t, actor) = (select.alias().to_owned(), select.actor_key());
    let sql = unread_sql(&t, &actor);
    select.expression(Sql::new(sql))
}

fn unread_sql(t: &str, actor: &str) -> String {
    format!(
        "(select count(*) from message m where m.conversation_id = {t}.id and m.side <> {} and m.seq > coalesce((select r.seq \
         from conversation_read r where r.conversation_id = {t}.id and r.account_id = {actor}), 0))",
        side_sql(t, actor)
    )
}

/// The same over all conversations that the actor sees.
pub fn unread_in_all(parent: &mut Select) -> usize {
    let conversations = parent.table(&TABLE);
    let (t, actor) = (conversations.alias().to_owned(), conversations.actor_key());
    let mut sql = Sql::new("(");
    sql.append(&conversations.subquery(&format!("coalesce(sum({}), 0)", unread_sql(&t, &actor)))).push(")");
    parent.expression(sql)
}

/// Narrows conversations to those with something that the actor has not read, or without.
pub fn narrow(select: &mut Select, has_unread: bool) {
    let (t, actor) = (select.alias().to_owned(), select.actor_key());
    let sign = if has_unread { "> 0" } else { "= 0" };
    let sql = format!("{} {sign}", unread_sql(&t, &actor));
    select.filter(Sql::new(sql));
}

/// Narrows conversations to that of a project with a person.
pub fn of_pair(select: &mut Select, (project, person): (Uuid, Uuid)) {
    let t = select.alias().to_owned();
    let sql = format!("{t}.project_id = ? and {t}.person_id = ?");
    select.filter(Sql::with(sql, [project.into(), person.into()]));
}

/// Last written in first.
pub fn newest() -> (Order, Vec<SortKey>) {
    let keys = vec![SortKey::new("{t}.last_at", Scalar::Instant), SortKey::new("{t}.id", Scalar::Uuid)];
    (Order::Descending, keys)
}

/// In the order in which they were written.
pub fn in_order() -> (Order, Vec<SortKey>) {
    (Order::Ascending, vec![SortKey::new("{t}.seq", Scalar::Int)])
}

/// The slots of a conversation's row from which its standing is read.
#[derive(Clone, Copy, Debug)]
pub struct StandingSlots([usize; 7]);

impl StandingSlots {
    /// Asks a select of conversations.
    pub fn of(select: &mut Select) -> Self {
        let (t, actor) = (select.alias().to_owned(), select.actor_key());
        let yes = |condition: String| format!("case when {condition} then 1 else 0 end");
        let expert = |what: &str| {
            format!(
                "exists (select 1 from person e join account a on a.id = e.account_id where e.id = {t}.person_id{what})"
            )
        };
        let public =
            format!("exists (select 1 from project p where p.id = {t}.project_id and p.publication = 'published')");
        let written =
            format!("exists (select 1 from message m where m.conversation_id = {t}.id and m.side = 'expert')");
        let takes = expert(" and a.takes_messages and e.is_expert and e.publication = 'published'");
        Self(
            [
                format!("{t}.project_blocked_at is not null"),
                format!("{t}.expert_blocked_at is not null"),
                public,
                expert(""),
                takes,
                written,
                is_expert(&t, &actor),
            ]
            .map(|condition| select.expression(Sql::new(yes(condition)))),
        )
    }

    /// Reads it from a row, with the side of the actor.
    pub fn read(&self, row: &Row<'_>) -> Result<(ConversationSide, Standing)> {
        let Self(slots) = self;
        let mut told = [false; 7];
        for (told, slot) in told.iter_mut().zip(slots) {
            *told = row.get::<i64>(*slot)? != 0;
        }
        let [by_project, by_expert, is_project_public, has_account, takes_messages, has_expert_written, mine] = told;
        let standing = Standing {
            is_blocked_by_project: by_project,
            is_blocked_by_expert: by_expert,
            is_project_public,
            has_account,
            takes_messages,
            has_expert_written,
        };
        Ok((if mine { ConversationSide::Expert } else { ConversationSide::Project }, standing))
    }
}

/// The name shown with what an account wrote, of a select of messages or comments.
pub fn author_name(select: &mut Select) -> usize {
    let t = select.alias().to_owned();
    select.expression(Sql::new(format!(
        "coalesce((select p.name from person p where p.account_id = {t}.account_id), \
         (select a.name from account a where a.id = {t}.account_id), '{FORMER_MEMBER_NAME}')"
    )))
}

/// Whether the actor wrote it, of a select of messages or comments.
pub fn is_mine(select: &mut Select) -> usize {
    let (t, actor) = (select.alias().to_owned(), select.actor_key());
    select.expression(Sql::new(format!("case when {t}.account_id = {actor} then 1 else 0 end")))
}

/// The words as the actor reads them, of a select of messages or comments: what is hidden is read by moderators and who wrote it.
pub fn words(select: &mut Select) -> usize {
    let (t, actor) = (select.alias().to_owned(), select.actor_key());
    select.expression(Sql::new(format!(
        "case when {t}.hidden_at is null or {t}.account_id = {actor} or exists (select 1 from appointment mod_a \
         where mod_a.account_id = {actor} and mod_a.role = 'moderator' and mod_a.ended_at is null) then {t}.text end"
    )))
}

/// Whether a moderator has hidden it.
pub fn is_hidden(select: &mut Select) -> usize {
    let t = select.alias().to_owned();
    select.expression(Sql::new(format!("case when {t}.hidden_at is not null then 1 else 0 end")))
}

/// The message that a report is about and the three before it, as moderators read them; nothing of other reports.
pub fn reported(report: &mut Select) -> Select {
    let r = report.alias().to_owned();
    let mut messages = report.derived(|alias| Sql::new(format!("message {alias}")));
    let t = messages.alias().to_owned();
    messages.filter(Sql::new(format!(
        "{r}.kind = 'message' and exists (select 1 from message m where m.id = {r}.record_id \
         and {t}.conversation_id = m.conversation_id and {t}.seq <= m.seq and {t}.seq >= m.seq - {READ_BEFORE})"
    )));
    messages.order(format!("{t}.seq asc")).limit(1 + u32::try_from(READ_BEFORE).unwrap_or(3));
    messages
}

/// Whether a person can be written to: an expert with an account who takes messages; of a select of people.
pub fn can_be_written_to(select: &mut Select) -> usize {
    let t = select.alias().to_owned();
    select.expression(Sql::new(format!(
        "case when {t}.is_expert and {t}.publication = 'published' and exists (select 1 from account a \
         where a.id = {t}.account_id and a.takes_messages) then 1 else 0 end"
    )))
}
