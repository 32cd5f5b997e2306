//! Projects: reading.

use crate::card::ask::Conditions;
use crate::card::{self, Counted, Mark};
use crate::filter::{self, Facet};
use crate::read::{Order, Relation, Scalar, Select, SortKey, Sql, Table, columns};
use crate::{Engine, cluster, contribution, dataset, need, organisation, person, pilot, region};
use rialto_domain::Result;
use rialto_domain::geo::BoundingBox;
use rialto_domain::id::Kind;
use rialto_domain::vocabulary::{Area, Cause, FocusArea, Helix, MacroScenario, NeedKind, OutcomeKind, Stage, Theme};

mod links;

pub use links::{
    LINK_PROJECT, LINK_TARGET, LINKS, LINKS_TABLE, LINKS_TO_ANSWER, SEEN_LINKED_FROM, SEEN_LINKS, SEEN_LINKS_TABLE,
    link,
};

/// The table.
pub static TABLE: Table =
    Table { name: "project", kind: Some(Kind::Project), public: Some("{t}.publication = 'published'") };

columns! {
    ID = id Uuid; SLUG = slug Text; TITLE = title Text; LANGUAGE = language Text; SUMMARY = summary Text;
    DESCRIPTION = description Text; TRANSLATIONS = translations Json; STAGE = stage Text; PUBLICATION = publication Text;
    IS_DEMO = is_demo Bool; LAT = lat Float; LON = lon Float; PRECISION = precision Text; STARTED_ON = started_on Date;
    ENDED_ON = ended_on Date; BUDGET_CENTS = budget_cents Int; BUDGET_CURRENCY = budget_currency Text;
    BUDGET_EUR_CENTS = budget_eur_cents Int; WEBSITE = website Text; ORIGIN_NAME = origin_name Text;
    ORIGIN_ID = origin_id Text; CREATED_AT = created_at Instant; UPDATED_AT = updated_at Instant;
}

/// Its region.
pub static REGION: Relation = Relation::new(&region::TABLE, "{to}.id = {from}.region_id");
/// The organisation that leads it.
pub static ORGANISATION: Relation = Relation::new(&organisation::TABLE, "{to}.id = {from}.organisation_id");
/// Its cluster.
pub static CLUSTER: Relation = Relation::new(&cluster::TABLE, "{to}.id = {from}.cluster_id");
/// What it looks for.
pub static NEEDS: Relation = Relation::new(&need::TABLE, "{to}.project_id = {from}.id").public_when(None);
/// What experts gave.
pub static CONTRIBUTIONS: Relation = Relation::new(&contribution::TABLE, "{to}.project_id = {from}.id")
    .public_when(Some("exists (select 1 from person b where b.id = {t}.expert_id and b.publication = 'published')"));
/// Its use of datasets.
pub static DATASET_USES: Relation = Relation::new(&dataset::USES, "{to}.project_id = {from}.id");
/// Pilots that grew from or into it.
pub static PILOTS: Relation = Relation::new(&pilot::TABLE, "{to}.project_id = {from}.id");

/// The way it has come.
pub static STAGE_ENTRIES: Table = Table { name: "project_stage_entry", kind: None, public: None };
/// From a project to its stages.
pub static STAGE_HISTORY: Relation = Relation::new(&STAGE_ENTRIES, "{to}.project_id = {from}.id");

/// Columns of a stage entry.
pub mod stage_entry {
    crate::read::columns! { STAGE = stage Text; ENTERED_ON = entered_on Date; NOTE = note Text; LANGUAGE = language Text;
    OVERRIDE_REASON = override_reason Text; MISSING = missing Text; }
}

/// How a project ended.
pub static OUTCOMES: Table = Table { name: "outcome", kind: None, public: None };
/// From a project to its outcome.
pub static OUTCOME: Relation = Relation::new(&OUTCOMES, "{to}.project_id = {from}.id");
/// Its causes.
pub static CAUSES_TABLE: Table = Table { name: "outcome_cause", kind: None, public: None };
/// From an outcome to its causes.
pub static CAUSES: Relation = Relation::new(&CAUSES_TABLE, "{to}.outcome_id = {from}.id");

/// Columns of an outcome and its causes.
pub mod outcome {
    crate::read::columns! {
        KIND = kind Text; LANGUAGE = language Text; TRIED = tried Text; WOULD_DIFFER = would_differ Text; TRANSLATIONS = translations Json;
        CONCLUDED_ON = concluded_on Date; CAUSE = cause Text;
    }
}

/// Key words.
pub static TAGS_TABLE: Table = Table { name: "project_tag", kind: None, public: None };
/// From a project to its key words.
pub static TAGS: Relation = Relation::new(&TAGS_TABLE, "{to}.project_id = {from}.id");
/// Sustainable Development Goals.
pub static SDGS_TABLE: Table = Table { name: "project_sdg", kind: None, public: None };
/// From a project to its goals.
pub static SDGS: Relation = Relation::new(&SDGS_TABLE, "{to}.project_id = {from}.id");
/// Focus areas.
pub static FOCUS_TABLE: Table = Table { name: "project_focus", kind: None, public: None };
/// From a project to its focus areas.
pub static FOCUS: Relation = Relation::new(&FOCUS_TABLE, "{to}.project_id = {from}.id");

/// Columns of the value lists.
pub mod value {
    crate::read::columns! { TAG = tag Text; SDG = sdg Int; FOCUS_AREA = focus_area Text; }
}

/// Organisations in projects, besides the lead: public when both are.
pub static ORGANISATIONS_TABLE: Table = Table {
    name: "project_organisation",
    kind: Some(Kind::ProjectOrganisation),
    public: Some(
        "exists (select 1 from project a where a.id = {t}.project_id and a.publication = 'published') \
         and exists (select 1 from organisation b where b.id = {t}.organisation_id and b.publication = 'published')",
    ),
};
/// From a project to the organisations in it.
pub static ORGANISATIONS: Relation = Relation::new(&ORGANISATIONS_TABLE, "{to}.project_id = {from}.id").public_when(
    Some("exists (select 1 from organisation b where b.id = {t}.organisation_id and b.publication = 'published')"),
);
/// From there to the project.
pub static MEMBER_PROJECT: Relation = Relation::new(&TABLE, "{to}.id = {from}.project_id").public_when(None);
/// From there to the organisation.
pub static MEMBER_ORGANISATION: Relation =
    Relation::new(&organisation::TABLE, "{to}.id = {from}.organisation_id").public_when(None);

/// Columns of an organisation in a project.
pub mod member {
    crate::read::columns! { ID = id Uuid; ROLE = role Text; }
}

/// People in the teams of projects: public when both are.
pub static TEAM_TABLE: Table = Table {
    name: "project_member",
    kind: Some(Kind::ProjectMember),
    public: Some(
        "exists (select 1 from project a where a.id = {t}.project_id and a.publication = 'published') \
         and exists (select 1 from person b where b.id = {t}.person_id and b.publication = 'published')",
    ),
};
/// From a project to its team.
pub static TEAM: Relation = Relation::new(&TEAM_TABLE, "{to}.project_id = {from}.id")
    .public_when(Some("exists (select 1 from person b where b.id = {t}.person_id and b.publication = 'published')"));
/// The same with those whose profile is not public: for telling that somebody leads it, never who.
pub(crate) static WHOLE_TEAM: Relation = Relation::new(&TEAM_TABLE, "{to}.project_id = {from}.id").public_when(None);
/// From there to the project.
pub static TEAM_PROJECT: Relation = Relation::new(&TABLE, "{to}.id = {from}.project_id").public_when(None);
/// From there to the person.
pub static TEAM_PERSON: Relation = Relation::new(&person::TABLE, "{to}.id = {from}.person_id").public_when(None);

/// Columns of a person in a team.
pub mod team {
    crate::read::columns! { ID = id Uuid; ROLE = role Text; JOINED_ON = joined_on Date; }
}

/// Which projects are wanted. All conditions hold together; values of one list are alternatives.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filter {
    /// In the trees of these NUTS codes.
    pub regions: Option<Vec<String>>,
    /// With a point in this box.
    pub area: Option<BoundingBox>,
    /// At these stages.
    pub stages: Option<Vec<Stage>>,
    /// With an open need in these areas.
    pub areas: Option<Vec<Area>>,
    /// With an open need of these kinds.
    pub need_kinds: Option<Vec<NeedKind>>,
    /// Serving these goals.
    pub sdgs: Option<Vec<i64>>,
    /// In these focus areas.
    pub focus_areas: Option<Vec<FocusArea>>,
    /// Written in these languages.
    pub languages: Option<Vec<String>>,
    /// Led by an organisation of these helices.
    pub helices: Option<Vec<Helix>>,
    /// In a cluster of these macro scenarios.
    pub macro_scenarios: Option<Vec<MacroScenario>>,
    /// In the clusters with these slugs.
    pub clusters: Option<Vec<String>>,
    /// Using datasets of these EU themes.
    pub themes: Option<Vec<Theme>>,
    /// Ended like this.
    pub outcomes: Option<Vec<OutcomeKind>>,
    /// Ended for one of these causes.
    pub causes: Option<Vec<Cause>>,
    /// With an outcome, or without.
    pub has_outcome: Option<bool>,
    /// With these key words.
    pub tags: Option<Vec<String>>,
    /// Found by these words.
    pub text: Option<String>,
    /// Language of the words, for stemming.
    pub text_language: Option<String>,
    /// Invented for the demo network, or not.
    pub is_demo: Option<bool>,
}

impl Filter {
    /// What of it cards tell, and the rest.
    fn on_cards(&self, engine: Engine) -> Result<(Conditions, Self)> {
        let mut conditions = Conditions::default();
        conditions.regions(self.regions.as_ref())?;
        conditions.one_of(Mark::Stage, self.stages.as_ref());
        conditions.one_of(Mark::Area, self.areas.as_ref());
        conditions.one_of(Mark::NeedKind, self.need_kinds.as_ref());
        if let Some(sdgs) = &self.sdgs {
            conditions.places(Mark::Sdg, &card::ask::places(sdgs));
        }
        conditions.one_of(Mark::FocusArea, self.focus_areas.as_ref());
        conditions.words(engine, Mark::Language, self.languages.as_ref());
        conditions.one_of(Mark::Helix, self.helices.as_ref());
        conditions.one_of(Mark::MacroScenario, self.macro_scenarios.as_ref());
        conditions.one_of(Mark::Theme, self.themes.as_ref());
        conditions.one_of(Mark::Outcome, self.outcomes.as_ref());
        conditions.one_of(Mark::Cause, self.causes.as_ref());
        conditions.any(Mark::Outcome, self.has_outcome);
        let rest = Self {
            area: self.area,
            clusters: self.clusters.clone(),
            tags: self.tags.clone(),
            text: self.text.clone(),
            text_language: self.text_language.clone(),
            is_demo: self.is_demo,
            ..Self::default()
        };
        Ok((conditions, rest))
    }

    /// Whether nothing but a text is asked for.
    fn is_text(&self) -> bool {
        *self == Self { text: self.text.clone(), text_language: self.text_language.clone(), ..Self::default() }
    }
}

/// Narrows a select of projects.
pub fn apply(select: &mut Select, wanted: &Filter) -> Result<()> {
    let is_whole = select.is_whole(&TABLE);
    narrow(select, wanted)?;
    let (conditions, rest) = wanted.on_cards(select.engine())?;
    // a text without a word in it finds nothing, and has no hits
    if is_whole && !conditions.is_empty() && rest.is_text() && rest.text.is_some() == select.hits().is_some() {
        let cards = conditions.cards(select, Kind::Project, select.hits().map(String::as_str));
        select.counted_from(cards);
    }
    Ok(())
}

fn narrow(select: &mut Select, wanted: &Filter) -> Result<()> {
    filter::text(select, Kind::Project, wanted.text.as_deref(), wanted.text_language.as_deref());
    filter::place(select, "region_id", wanted.regions.as_ref())?;
    filter::in_box(select, wanted.area)?;
    filter::one_of(select, "stage", wanted.stages.as_ref());
    let need = "need n where n.project_id = {t}.id and n.status = 'open'";
    filter::has(select, need, "n.area", filter::names(wanted.areas.as_ref()));
    filter::has(select, need, "n.kind", filter::names(wanted.need_kinds.as_ref()));
    filter::has(select, "project_sdg s where s.project_id = {t}.id", "s.sdg", wanted.sdgs.clone());
    let focus = "project_focus f where f.project_id = {t}.id";
    filter::has(select, focus, "f.focus_area", filter::names(wanted.focus_areas.as_ref()));
    filter::has(select, "project_tag g where g.project_id = {t}.id", "g.tag", wanted.tags.clone());
    if let Some(languages) = &wanted.languages {
        let column = format!("{}.language", select.alias());
        select.filter(Sql::is_in(&column, languages.iter().map(String::as_str)));
    }
    let lead = "organisation o where o.id = {t}.organisation_id and o.publication = 'published'";
    filter::has(select, lead, "o.helix", filter::names(wanted.helices.as_ref()));
    let cluster = "cluster c where c.id = {t}.cluster_id and c.publication = 'published'";
    filter::has(select, cluster, "c.macro_scenario", filter::names(wanted.macro_scenarios.as_ref()));
    filter::has(select, cluster, "c.slug", wanted.clusters.clone());
    let theme = "dataset_use u join dataset d on d.id = u.dataset_id join dataset_theme h on h.dataset_id = d.id \
                 where u.project_id = {t}.id and d.publication = 'published'";
    filter::has(select, theme, "h.theme", filter::names(wanted.themes.as_ref()));
    filter::has(select, "outcome e where e.project_id = {t}.id", "e.kind", filter::names(wanted.outcomes.as_ref()));
    // few projects have an outcome: their keys lead
    if let Some(causes) = filter::names(wanted.causes.as_ref()) {
        let t = select.alias();
        let of = "select e.project_id from outcome e join outcome_cause k on k.outcome_id = e.id where ";
        let mut ended = Sql::new(format!("{t}.id in ({of}"));
        ended.append(&Sql::is_in("k.cause", causes)).push(")");
        select.filter(ended);
    }
    if let Some(has_outcome) = wanted.has_outcome {
        let not = if has_outcome { "" } else { "not " };
        select.filter(Sql::new(format!("{}.id {not}in (select e.project_id from outcome e)", select.alias())));
    }
    filter::flag(select, "is_demo", wanted.is_demo);
    Ok(())
}

/// Orders of projects.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// Newest in this network first.
    Newest,
    /// Oldest in this network first.
    Oldest,
    /// Last changed first.
    Updated,
    /// By title.
    Title,
    /// Last started first; without a date last.
    Started,
    /// Greatest budget first; without a budget last.
    Budget,
    /// Last concluded first; without a date or an outcome last.
    Concluded,
    /// Best match of the text first, newest first among equals; without a text, newest.
    Relevance,
}

impl Sort {
    /// The keys of the order on an engine.
    pub fn keys(self, engine: Engine) -> (Order, Vec<SortKey>) {
        let id = SortKey::new(if self == Self::Relevance { "hit.entity_id" } else { "{t}.id" }, Scalar::Uuid);
        let by = |expression: String, scalar| SortKey::new(expression, scalar);
        let (order, first) = match self {
            Self::Newest => (Order::Descending, by("{t}.created_at".into(), Scalar::Instant)),
            Self::Oldest => (Order::Ascending, by("{t}.created_at".into(), Scalar::Instant)),
            Self::Updated => (Order::Descending, by("{t}.updated_at".into(), Scalar::Instant)),
            Self::Title => (Order::Ascending, by("{t}.sort_title".into(), Scalar::Text)),
            Self::Started => (Order::Descending, by(filter::day_or_first(engine, "started_on"), Scalar::Date)),
            Self::Budget => (Order::Descending, by("coalesce({t}.budget_eur_cents, -1)".into(), Scalar::Int)),
            Self::Concluded => {
                let first = match engine {
                    Engine::Sqlite => "'0001-01-01'",
                    Engine::Postgres => "date '0001-01-01'",
                };
                let day = "(select e.concluded_on from outcome e where e.project_id = {t}.id)";
                (Order::Descending, by(format!("coalesce({day}, {first})"), Scalar::Date))
            }
            Self::Relevance => (Order::Descending, by("hit.rank".into(), Scalar::Int)),
        };
        (order, vec![first, id])
    }
}

/// What projects are counted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FacetName {
    /// Country code as NUTS writes it.
    Country,
    /// Stage.
    Stage,
    /// Area of open needs.
    Area,
    /// Kind of open needs.
    NeedKind,
    /// Sustainable Development Goal.
    Sdg,
    /// Focus area.
    FocusArea,
    /// Language of the original.
    Language,
    /// Helix of the leading organisation.
    Helix,
    /// Macro scenario of the cluster.
    MacroScenario,
    /// EU theme of the datasets used.
    Theme,
    /// How it ended.
    Outcome,
    /// Why it ended as it did.
    Cause,
}

impl FacetName {
    fn facet(self) -> Facet<'static> {
        let of = |join, value, distinct| Facet { join, value, distinct, by_key: None };
        let by = |key, join, value| Facet { join, value, distinct: false, by_key: Some(key) };
        match self {
            Self::Country => by("region_id", "join region fr on fr.id = {t}.region_id", "fr.country"),
            Self::Stage => of("", "{t}.stage", false),
            Self::Area => of("join need fn on fn.project_id = {t}.id and fn.status = 'open'", "fn.area", true),
            Self::NeedKind => of("join need fn on fn.project_id = {t}.id and fn.status = 'open'", "fn.kind", true),
            Self::Sdg => of("join project_sdg fs on fs.project_id = {t}.id", "fs.sdg", false),
            Self::FocusArea => of("join project_focus ff on ff.project_id = {t}.id", "ff.focus_area", false),
            Self::Language => of("", "{t}.language", false),
            Self::Helix => by(
                "organisation_id",
                "join organisation fo on fo.id = {t}.organisation_id and fo.publication = 'published'",
                "fo.helix",
            ),
            Self::MacroScenario => by(
                "cluster_id",
                "join cluster fc on fc.id = {t}.cluster_id and fc.publication = 'published'",
                "fc.macro_scenario",
            ),
            Self::Theme => of(
                "join dataset_use fu on fu.project_id = {t}.id join dataset fd on fd.id = fu.dataset_id \
                 and fd.publication = 'published' join dataset_theme ft on ft.dataset_id = fd.id",
                "ft.theme",
                true,
            ),
            Self::Outcome => of("join outcome fe on fe.project_id = {t}.id", "fe.kind", false),
            Self::Cause => of(
                "join outcome fe on fe.project_id = {t}.id join outcome_cause fk on fk.outcome_id = fe.id",
                "fk.cause",
                false,
            ),
        }
    }

    /// The filter without what this facet itself would narrow.
    fn others(self, filter: &Filter) -> Filter {
        let mut other = filter.clone();
        match self {
            Self::Country => other.regions = None,
            Self::Stage => other.stages = None,
            Self::Area => other.areas = None,
            Self::NeedKind => other.need_kinds = None,
            Self::Sdg => other.sdgs = None,
            Self::FocusArea => other.focus_areas = None,
            Self::Language => other.languages = None,
            Self::Helix => other.helices = None,
            Self::MacroScenario => other.macro_scenarios = None,
            Self::Theme => other.themes = None,
            Self::Outcome => other.outcomes = None,
            Self::Cause => other.causes = None,
        }
        other
    }
}

impl FacetName {
    /// Where a card holds it.
    fn mark(self) -> Mark {
        match self {
            Self::Country => Mark::Country,
            Self::Stage => Mark::Stage,
            Self::Area => Mark::Area,
            Self::NeedKind => Mark::NeedKind,
            Self::Sdg => Mark::Sdg,
            Self::FocusArea => Mark::FocusArea,
            Self::Language => Mark::Language,
            Self::Helix => Mark::Helix,
            Self::MacroScenario => Mark::MacroScenario,
            Self::Theme => Mark::Theme,
            Self::Outcome => Mark::Outcome,
            Self::Cause => Mark::Cause,
        }
    }
}

/// Asks for the counts of a facet under the other filters. `child` selects the projects that are counted.
pub fn count_facet(parent: &mut Select, mut child: Select, name: FacetName, wanted: &Filter) -> Result<Counted> {
    let others = name.others(wanted);
    // the projects of another record are few, and tied to it by more than cards tell
    if !parent.is_root() {
        apply(&mut child, &others)?;
        return Ok(Counted::Rows(filter::count_facet(parent, child, &name.facet(), false)));
    }
    let (conditions, rest) = others.on_cards(parent.engine())?;
    narrow(&mut child, &rest)?;
    let from = conditions.cards_of(&child, Kind::Project, rest == Filter::default());
    Ok(Counted::cards(parent, name.mark(), &from))
}
