//! Market-place sessions: reading.

use crate::filter::{self, Facet};
use crate::read::{Order, Relation, Scalar, Select, SortKey, Sql, Table, columns};
use crate::region;
use crate::write::agenda::PARTICIPANTS;
use rialto_domain::Result;
use rialto_domain::id::Kind;
use rialto_domain::vocabulary::Area;

/// The table.
pub static TABLE: Table =
    Table { name: "session", kind: Some(Kind::Session), public: Some("{t}.publication = 'published'") };

columns! {
    ID = id Uuid; SLUG = slug Text; TITLE = title Text; LANGUAGE = language Text; SUMMARY = summary Text;
    TRANSLATIONS = translations Json; COMMUNITY = community Text; STARTS_AT = starts_at Instant; ENDS_AT = ends_at Instant;
    TIME_ZONE = time_zone Text; PLACE = place Text; STREAM_URL = stream_url Text; PUBLICATION = publication Text;
    CALL_TEXT = call_text Text; CALL_OPENS_AT = call_opens_at Instant; CALL_CLOSES_AT = call_closes_at Instant;
    WEIGHT_SOCIAL_IMPACT = weight_social_impact Int; WEIGHT_READINESS = weight_readiness Int; WEIGHT_NEED = weight_need Int;
    CANCELLED_AT = cancelled_at Instant; CANCEL_REASON = cancel_reason Text; CANCEL_LANGUAGE = cancel_language Text;
    IS_DEMO = is_demo Bool; CREATED_AT = created_at Instant; UPDATED_AT = updated_at Instant;
}

/// Its region.
pub static REGION: Relation = Relation::new(&region::TABLE, "{to}.id = {from}.region_id");
/// Languages spoken.
pub static LANGUAGES_TABLE: Table = Table { name: "session_language", kind: None, public: None };
/// From a session to the languages.
pub static LANGUAGES: Relation = Relation::new(&LANGUAGES_TABLE, "{to}.session_id = {from}.id");

/// Where a session stands at an instant. One without an end is over when it has begun.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// It has not begun.
    Ahead,
    /// It is under way.
    Now,
    /// It is over.
    Over,
}

impl Phase {
    /// Its name in [`phase_at`].
    fn as_str(self) -> &'static str {
        match self {
            Self::Ahead => "ahead",
            Self::Now => "now",
            Self::Over => "over",
        }
    }
}

/// Tells the phase of `{t}`: the same rule as [`Filter::from`].
fn phase_at(now: i64) -> String {
    format!(
        "case when coalesce({{t}}.ends_at, {{t}}.starts_at) < {now} then 'over' \
         when {{t}}.starts_at > {now} then 'ahead' else 'now' end"
    )
}

/// Which sessions are wanted.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filter {
    /// The time of the answer (ms since 1970 UTC), by which phases are told.
    pub now: i64,
    /// In these phases.
    pub phases: Option<Vec<Phase>>,
    /// In the trees of these NUTS codes.
    pub regions: Option<Vec<String>>,
    /// Not over before this instant (ms since 1970 UTC): those under way then count.
    pub from: Option<i64>,
    /// Beginning before this instant (ms since 1970 UTC).
    pub until: Option<i64>,
    /// Where these languages are spoken.
    pub languages: Option<Vec<String>>,
    /// Found by these words.
    pub text: Option<String>,
    /// Belonging to the demo network, or not.
    pub is_demo: Option<bool>,
}

/// Narrows a select of sessions.
pub fn apply(select: &mut Select, wanted: &Filter) -> Result<()> {
    filter::text(select, Kind::Session, wanted.text.as_deref(), None);
    filter::place(select, "region_id", wanted.regions.as_ref())?;
    let t = select.alias().to_owned();
    if let Some(from) = wanted.from {
        let mut sql = Sql::new(format!("coalesce({t}.ends_at, {t}.starts_at) >= "));
        sql.bind(from);
        select.filter(sql);
    }
    if let Some(until) = wanted.until {
        let mut sql = Sql::new(format!("{t}.starts_at < "));
        sql.bind(until);
        select.filter(sql);
    }
    if let Some(phases) = &wanted.phases {
        let phase = phase_at(wanted.now).replace("{t}", &t);
        select.filter(Sql::is_in(&phase, phases.iter().map(|phase| phase.as_str())));
    }
    let language = "session_language l where l.session_id = {t}.id";
    filter::has(select, language, "l.language", wanted.languages.clone());
    filter::flag(select, "is_demo", wanted.is_demo);
    Ok(())
}

/// Orders of sessions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// First to begin first.
    Soonest,
    /// Last to begin first.
    Latest,
    /// Best match of the text first.
    Relevance,
    /// Those not over, first to begin first; then those over, last to begin first.
    Agenda,
}

impl Sort {
    /// The keys of the order; `{now}` in them is the time of the answer (ms since 1970 UTC).
    pub fn keys(self) -> (Order, Vec<SortKey>) {
        let start = || vec![SortKey::new("{t}.starts_at", Scalar::Instant), SortKey::new("{t}.id", Scalar::Uuid)];
        match self {
            Self::Soonest => (Order::Ascending, start()),
            Self::Latest => (Order::Descending, start()),
            Self::Agenda => (Order::Ascending, agenda()),
            Self::Relevance => (
                Order::Descending,
                vec![SortKey::new("hit.rank", Scalar::Int), SortKey::new("hit.entity_id", Scalar::Uuid)],
            ),
        }
    }
}

/// The keys depend on the time by the first alone: between two pages a row moves only when its session ends.
fn agenda() -> Vec<SortKey> {
    let key = |then: &str, otherwise: &str, scalar| {
        let over = "coalesce({t}.ends_at, {t}.starts_at) < {now}";
        SortKey::new(format!("case when {over} then {then} else {otherwise} end"), scalar)
    };
    vec![
        key("1", "0", Scalar::Int),
        key("-{t}.starts_at", "{t}.starts_at", Scalar::Int),
        SortKey::new("{t}.id", Scalar::Uuid),
    ]
}

/// What sessions are counted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FacetName {
    /// Country code as NUTS writes it.
    Country,
    /// Language spoken.
    Language,
    /// Phase at the time of the answer.
    Phase,
}

/// Asks for the counts of a facet under the other filters.
pub fn count_facet(parent: &mut Select, mut child: Select, name: FacetName, wanted: &Filter) -> Result<usize> {
    let mut others = wanted.clone();
    let phase = phase_at(wanted.now);
    let (join, value) = match name {
        FacetName::Country => {
            others.regions = None;
            ("join region fr on fr.id = {t}.region_id", "fr.country")
        }
        FacetName::Language => {
            others.languages = None;
            ("join session_language fl on fl.session_id = {t}.id", "fl.language")
        }
        FacetName::Phase => {
            others.phases = None;
            ("", phase.as_str())
        }
    };
    apply(&mut child, &others)?;
    Ok(filter::count_facet(parent, child, &Facet { by_key: None, join, value, distinct: false }, false))
}

/// Asks how many seats experts have in an area.
pub fn seats(select: &mut Select, area: Area) -> usize {
    let t = select.alias().to_owned();
    select.expression(Sql::new(format!("{t}.seats_{}", area.as_str())))
}

/// Asks how many of them are taken.
pub fn taken(select: &mut Select, area: Area) -> usize {
    let t = select.alias().to_owned();
    select.expression(Sql::new(format!(
        "(select count(*) from session_expert s where s.session_id = {t}.id and s.area = '{}' and s.status = 'accepted')",
        area.as_str()
    )))
}

/// Asks how many people take part, for who manages the session; null for everybody else.
pub fn recipients(select: &mut Select) -> usize {
    let (t, actor) = (select.alias().to_owned(), select.actor_key());
    let who = PARTICIPANTS.replace("{s}", &format!("{t}.id"));
    select.expression(Sql::new(format!(
        "case when exists (select 1 from record_role r join person p on p.id = r.person_id where r.record_id = {t}.id \
         and r.role = 'manager' and p.account_id = {actor}) then (select count(*) from account c where c.id in ({who})) end"
    )))
}
