//! Reports, decisions and consents: what moderators and the persons concerned read.

use crate::read::{Bind, Order, Relation, Scalar, Select, SortKey, Sql, Table, columns};
use crate::write::erase::alone_sql;
use rialto_domain::id::Kind;
use rialto_domain::moderation::ReportReason;

/// Whether the actor is a moderator.
const MODERATES: &str = "exists (select 1 from appointment mod_a where mod_a.account_id = {actor} and mod_a.role = 'moderator' \
     and mod_a.ended_at is null)";

/// Reports: moderators see them. Nobody sees who reported.
pub static REPORTS: Table = Table { name: "report", kind: Some(Kind::Report), public: Some(MODERATES) };
/// Notices: whom they concern sees them.
pub static NOTICES_TABLE: Table =
    Table { name: "notice", kind: Some(Kind::Notice), public: Some("{t}.account_id = {actor}") };
/// Notices with objections: moderators see them.
pub static OBJECTIONS: Table = Table { name: "notice", kind: Some(Kind::Notice), public: Some(MODERATES) };
/// What people agreed to: they themselves see it.
pub static CONSENTS_TABLE: Table = Table { name: "consent", kind: None, public: Some("{t}.account_id = {actor}") };

/// From an account to its notices.
pub static NOTICES: Relation = Relation::new(&NOTICES_TABLE, "{to}.account_id = {from}.id");
/// From an account to what it agreed to, all that was ever said.
pub static CONSENTS: Relation = Relation::new(&CONSENTS_TABLE, "{to}.account_id = {from}.id");

columns! {
    ID = id Uuid; REASON = reason Text; TEXT = text Text; CREATED_AT = created_at Instant; RECORD_TITLE = record_title Text;
    DECIDED_AT = decided_at Instant; UNTIL = until Instant; LIFTED_AT = lifted_at Instant; OBJECTION = objection Text;
    OBJECTED_AT = objected_at Instant; ANSWER = answer Text; ANSWERED_AT = answered_at Instant; IS_UPHELD = is_upheld Bool;
    PURPOSE = purpose Text; IS_GIVEN = is_given Bool; TEXT_VERSION = text_version Text; NAME = name Text; SLUG = slug Text; TITLE = title Text;
    KIND = kind Text;
}

/// Asks for a column of the decision of a report or a notice.
pub fn of_decision(select: &mut Select, column: &str) -> usize {
    let t = select.alias().to_owned();
    select.expression(Sql::new(format!("(select why.{column} from decision why where why.id = {t}.decision_id)")))
}

/// Asks whether somebody made the decision of a report.
pub fn is_by(select: &mut Select, account: impl Into<Bind>) -> usize {
    let t = select.alias().to_owned();
    let sql = format!("exists (select 1 from decision why where why.id = {t}.decision_id and why.decided_by = ?)");
    select.expression(Sql::with(sql, [account.into()]))
}

/// Where kind and key of the record stand: on the row itself, or on its decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RecordOf {
    /// A report.
    Row,
    /// A notice.
    Decision,
}

/// The record of a report or a notice, when it is of a kind: the condition, and the record's select. The reader sees it as if
/// it was named by its id.
pub fn record(rows: &mut Select, of: RecordOf, (kind, table): (Kind, &'static Table)) -> (String, Select) {
    let t = rows.alias().to_owned();
    let what = |column: &str| match of {
        RecordOf::Row => format!("{t}.{column}"),
        RecordOf::Decision => format!("(select why.{column} from decision why where why.id = {t}.decision_id)"),
    };
    let mut select = rows.named(table);
    let condition = format!("{}.id = {}", select.alias(), what("record_id"));
    select.filter(Sql::new(condition));
    (format!("{} = '{}'", what("kind"), kind.as_str()), select)
}

/// Asks for the number of other reports of the same record that wait.
pub fn others(select: &mut Select) -> usize {
    let t = select.alias().to_owned();
    select.expression(Sql::new(format!(
        "(select count(*) from report o where o.record_id = {t}.record_id and o.decided_at is null and o.id <> {t}.id)"
    )))
}

/// Rows `id`, `name`: who answers for the record of a report and has an account.
pub fn concerned(report: &mut Select) -> Select {
    let r = report.alias().to_owned();
    report.derived(|alias| {
        Sql::new(format!(
            "(select p.id, p.name, p.slug from person p where p.account_id is not null and p.id in (select {r}.record_id \
             union select w.id from person w join message m on m.account_id = w.account_id where m.id = {r}.record_id \
             union select w.id from person w join comment m on m.account_id = w.account_id where m.id = {r}.record_id \
             union select m.person_id from project_member m where m.role = 'leader' and (m.project_id = {r}.record_id \
             or m.project_id = (select i.project_id from pilot i where i.id = {r}.record_id)) \
             union select o.person_id from record_role o where o.role in ('manager', 'coordinator') and (o.record_id = {r}.record_id \
             or o.record_id = (select i.cluster_id from pilot i where i.id = {r}.record_id)))) {alias}"
        ))
    })
}

/// Rows `kind`, `id`, `title`: the records for which nobody but the person of an account answers.
pub fn alone(account: &mut Select) -> Select {
    let person = format!("(select me.id from person me where me.account_id = {}.id)", account.alias());
    let sql = alone_sql().replace("{person}", &person);
    account.derived(|alias| Sql::new(format!("({sql}) {alias}")))
}

/// The record of a row of [`alone`], when it is of a kind: the condition, and the record's select.
pub fn alone_record(rows: &mut Select, (kind, table): (Kind, &'static Table)) -> (String, Select) {
    let t = rows.alias().to_owned();
    let mut select = rows.own(table);
    let condition = format!("{}.id = {t}.id", select.alias());
    select.filter(Sql::new(condition));
    (format!("{t}.kind = '{}'", kind.as_str()), select)
}

/// Asks for the number of contributions of the person of an account.
pub fn contributions(account: &mut Select) -> usize {
    let a = account.alias().to_owned();
    account.expression(Sql::new(format!(
        "(select count(*) from contribution c join person me on me.id = c.expert_id where me.account_id = {a}.id)"
    )))
}

/// Which reports.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Decided, or waiting.
    pub is_decided: bool,
    /// For these reasons.
    pub reasons: Option<Vec<ReportReason>>,
    /// Of this record.
    pub record: Option<uuid::Uuid>,
}

/// The reports of a filter, oldest first.
pub fn reports(parent: &mut Select, filter: &Filter) -> Select {
    let mut select = parent.table(&REPORTS);
    let t = select.alias().to_owned();
    let not = if filter.is_decided { " not" } else { "" };
    select.filter(Sql::new(format!("{t}.decided_at is{not} null")));
    if let Some(reasons) = &filter.reasons {
        select.filter(Sql::is_in(&format!("{t}.reason"), reasons.iter().map(|reason| reason.as_str())));
    }
    if let Some(record) = filter.record {
        select.filter(Sql::with(format!("{t}.record_id = ?"), [record.into()]));
    }
    select
}

/// Oldest first.
pub fn oldest() -> (Order, Vec<SortKey>) {
    let keys = vec![SortKey::new("{t}.created_at", Scalar::Instant), SortKey::new("{t}.id", Scalar::Uuid)];
    (Order::Ascending, keys)
}

/// Narrows notices to bans that hold at an instant, ms since 1970 UTC.
pub fn holding(notices: &mut Select, now: i64) {
    let t = notices.alias().to_owned();
    let sql = format!("{t}.is_ban and {t}.lifted_at is null and ({t}.until is null or {t}.until > ?)");
    notices.filter(Sql::with(sql, [now.into()]));
}
