//! People and experts: reading.

use crate::filter::{self, Facet};
pub use crate::organisation::Sort;
use crate::read::{Relation, Select, Sql, Table, columns};
use crate::{contribution, project, region};
use rialto_domain::Result;
use rialto_domain::id::Kind;
use rialto_domain::vocabulary::{Area, Skill};

/// The table.
pub static TABLE: Table =
    Table { name: "person", kind: Some(Kind::Person), public: Some("{t}.publication = 'published'") };

columns! {
    ID = id Uuid; SLUG = slug Text; NAME = name Text; LANGUAGE = language Text; HEADLINE = headline Text;
    BIOGRAPHY = biography Text; TRANSLATIONS = translations Json; IS_EXPERT = is_expert Bool;
    PLACES_PER_MONTH = places_per_month Int; PUBLICATION = publication Text; IS_DEMO = is_demo Bool;
    CREATED_AT = created_at Instant; UPDATED_AT = updated_at Instant;
    AREA = area Text; SKILL = skill Text; LEVEL = level Int;
}

/// Home region.
pub static REGION: Relation = Relation::new(&region::TABLE, "{to}.id = {from}.region_id");
/// Regions served.
pub static REGIONS_SERVED: Relation = Relation::new(
    &region::TABLE,
    "{to}.id in (select served.region_id from person_region served where served.person_id = {from}.id)",
);
/// What the person gave to projects.
pub static CONTRIBUTIONS: Relation = Relation::new(&contribution::TABLE, "{to}.expert_id = {from}.id")
    .public_when(Some("exists (select 1 from project a where a.id = {t}.project_id and a.publication = 'published')"));
/// The projects whose teams the person is in.
pub static PROJECTS: Relation = Relation::new(&project::TEAM_TABLE, "{to}.person_id = {from}.id")
    .public_when(Some("exists (select 1 from project a where a.id = {t}.project_id and a.publication = 'published')"));
/// Areas.
pub static AREAS_TABLE: Table = Table { name: "person_area", kind: None, public: None };
/// From a person to the areas.
pub static AREAS: Relation = Relation::new(&AREAS_TABLE, "{to}.person_id = {from}.id");
/// Skills.
pub static SKILLS_TABLE: Table = Table { name: "person_skill", kind: None, public: None };
/// From a person to the skills.
pub static SKILLS: Relation = Relation::new(&SKILLS_TABLE, "{to}.person_id = {from}.id");
/// Languages.
pub static LANGUAGES_TABLE: Table = Table { name: "person_language", kind: None, public: None };
/// From a person to the languages.
pub static LANGUAGES: Relation = Relation::new(&LANGUAGES_TABLE, "{to}.person_id = {from}.id");

/// Which experts are wanted.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filter {
    /// Serving a region in these trees, or one above them.
    pub regions: Option<Vec<String>>,
    /// Advising in these areas.
    pub areas: Option<Vec<Area>>,
    /// With these skills.
    pub skills: Option<Vec<Skill>>,
    /// Speaking these languages.
    pub languages: Option<Vec<String>>,
    /// With places a month, or without.
    pub has_free_places: Option<bool>,
    /// Found by these words.
    pub text: Option<String>,
    /// Invented for the demo network, or not.
    pub is_demo: Option<bool>,
}

/// Narrows a select of people to experts that are wanted.
pub fn apply(select: &mut Select, wanted: &Filter) -> Result<()> {
    filter::text(select, Kind::Person, wanted.text.as_deref(), None);
    filter::flag(select, "is_expert", Some(true));
    if let Some(codes) = &wanted.regions {
        let mut sql = Sql::new(format!(
            "exists (select 1 from person_region pr join region r on r.id = pr.region_id where pr.person_id = {}.id and (",
            select.alias()
        ));
        sql.append(&filter::tree("r.code", codes)?);
        // somebody who serves a whole country serves its regions
        for code in codes {
            sql.push(" or ").bind(code.as_str()).push(" like r.code || '%'");
        }
        sql.push("))");
        select.filter(sql);
    }
    filter::has(select, "person_area a where a.person_id = {t}.id", "a.area", filter::names(wanted.areas.as_ref()));
    filter::has(select, "person_skill s where s.person_id = {t}.id", "s.skill", filter::names(wanted.skills.as_ref()));
    let language = "person_language l where l.person_id = {t}.id";
    filter::has(select, language, "l.language", wanted.languages.clone());
    if let Some(free) = wanted.has_free_places {
        let sign = if free { "> 0" } else { "= 0" };
        select.filter(Sql::new(format!("coalesce({}.places_per_month, 0) {sign}", select.alias())));
    }
    filter::flag(select, "is_demo", wanted.is_demo);
    Ok(())
}

/// What experts are counted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FacetName {
    /// Country of the regions served.
    Country,
    /// Area.
    Area,
    /// Skill.
    Skill,
    /// Language spoken.
    Language,
}

/// Asks for the counts of a facet under the other filters.
pub fn count_facet(parent: &mut Select, mut child: Select, name: FacetName, wanted: &Filter) -> Result<usize> {
    let mut others = wanted.clone();
    let (join, value) = match name {
        FacetName::Country => {
            others.regions = None;
            // as the filter finds them: by the regions they serve, of which there may be several in a country
            ("join person_region fp on fp.person_id = {t}.id join region fr on fr.id = fp.region_id", "fr.country")
        }
        FacetName::Area => {
            others.areas = None;
            ("join person_area fa on fa.person_id = {t}.id", "fa.area")
        }
        FacetName::Skill => {
            others.skills = None;
            ("join person_skill fs on fs.person_id = {t}.id", "fs.skill")
        }
        FacetName::Language => {
            others.languages = None;
            ("join person_language fl on fl.person_id = {t}.id", "fl.language")
        }
    };
    apply(&mut child, &others)?;
    Ok(filter::count_facet(
        parent,
        child,
        &Facet { by_key: None, join, value, distinct: name == FacetName::Country },
        false,
    ))
}
