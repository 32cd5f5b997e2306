//! Market-place sessions: reading.

use crate::filter::{self, Facet};
use crate::read::{Order, Relation, Scalar, Select, SortKey, Sql, Table, columns};
use crate::region;
use rialto_domain::Result;
use rialto_domain::id::Kind;

/// The table.
pub static TABLE: Table =
    Table { name: "session", kind: Some(Kind::Session), public: Some("{t}.publication = 'published'") };

columns! {
    ID = id Uuid; SLUG = slug Text; TITLE = title Text; LANGUAGE = language Text; SUMMARY = summary Text;
    TRANSLATIONS = translations Json; COMMUNITY = community Text; STARTS_AT = starts_at Instant; ENDS_AT = ends_at Instant;
    TIME_ZONE = time_zone Text; PLACE = place Text; STREAM_URL = stream_url Text; PUBLICATION = publication Text;
    IS_DEMO = is_demo Bool; CREATED_AT = created_at Instant; UPDATED_AT = updated_at Instant;
}

/// Its region.
pub static REGION: Relation = Relation::new(&region::TABLE, "{to}.id = {from}.region_id");
/// Languages spoken.
pub static LANGUAGES_TABLE: Table = Table { name: "session_language", kind: None, public: None };
/// From a session to the languages.
pub static LANGUAGES: Relation = Relation::new(&LANGUAGES_TABLE, "{to}.session_id = {from}.id");

/// Which sessions are wanted.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filter {
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
}

impl Sort {
    /// The keys of the order.
    pub fn keys(self) -> (Order, Vec<SortKey>) {
        let start = || vec![SortKey::new("{t}.starts_at", Scalar::Instant), SortKey::new("{t}.id", Scalar::Uuid)];
        match self {
            Self::Soonest => (Order::Ascending, start()),
            Self::Latest => (Order::Descending, start()),
            Self::Relevance => (
                Order::Descending,
                vec![SortKey::new("hit.rank", Scalar::Int), SortKey::new("hit.entity_id", Scalar::Uuid)],
            ),
        }
    }
}

/// What sessions are counted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FacetName {
    /// Country code as NUTS writes it.
    Country,
    /// Language spoken.
    Language,
}

/// Asks for the counts of a facet under the other filters.
pub fn count_facet(parent: &mut Select, mut child: Select, name: FacetName, wanted: &Filter) -> Result<usize> {
    let mut others = wanted.clone();
    let (join, value) = match name {
        FacetName::Country => {
            others.regions = None;
            ("join region fr on fr.id = {t}.region_id", "fr.country")
        }
        FacetName::Language => {
            others.languages = None;
            ("join session_language fl on fl.session_id = {t}.id", "fl.language")
        }
    };
    apply(&mut child, &others)?;
    Ok(filter::count_facet(parent, child, &Facet { by_key: None, join, value, distinct: false }, false))
}
