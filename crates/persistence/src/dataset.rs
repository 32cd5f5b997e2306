//! Datasets: reading.

use crate::card::ask::Conditions;
use crate::card::{Counted, Mark};
use crate::filter::{self, Facet};
use crate::read::{Order, Relation, Scalar, Select, SortKey, Sql, Table, columns};
use crate::{Engine, catalogue, pilot, project, quality, region};
use rialto_domain::Result;
use rialto_domain::id::Kind;
use rialto_domain::quality::QualityRating;
use rialto_domain::vocabulary::Theme;

/// The table.
pub static TABLE: Table =
    Table { name: "dataset", kind: Some(Kind::Dataset), public: Some("{t}.publication = 'published'") };

columns! {
    ID = id Uuid; SLUG = slug Text; TITLE = title Text; LANGUAGE = language Text; DESCRIPTION = description Text;
    TRANSLATIONS = translations Json; PUBLISHER = publisher Text; CONTACT = contact Text; LANDING_PAGE = landing_page Text;
    LICENCE = licence Text; ACCESS_RIGHTS = access_rights Text; FREQUENCY = frequency Text; ISSUED_ON = issued_on Date;
    MODIFIED_ON = modified_on Date; TEMPORAL_START = temporal_start Date; TEMPORAL_END = temporal_end Date;
    PUBLICATION = publication Text; IS_DEMO = is_demo Bool; ORIGIN_NAME = origin_name Text; ORIGIN_ID = origin_id Text;
    CREATED_AT = created_at Instant; UPDATED_AT = updated_at Instant; THEME = theme Text; KEYWORD = keyword Text;
}

/// What it is about.
pub static REGION: Relation = Relation::new(&region::TABLE, "{to}.id = {from}.region_id");
/// Where it comes from.
pub static CATALOGUE: Relation = Relation::new(&catalogue::TABLE, "{to}.id = {from}.catalogue_id");
/// Themes.
pub static THEMES_TABLE: Table = Table { name: "dataset_theme", kind: None, public: None };
/// From a dataset to its themes.
pub static THEMES: Relation = Relation::new(&THEMES_TABLE, "{to}.dataset_id = {from}.id");
/// Key words.
pub static KEYWORDS_TABLE: Table = Table { name: "dataset_keyword", kind: None, public: None };
/// From a dataset to its key words.
pub static KEYWORDS: Relation = Relation::new(&KEYWORDS_TABLE, "{to}.dataset_id = {from}.id");
/// Files and services.
pub static DISTRIBUTIONS_TABLE: Table = Table { name: "distribution", kind: None, public: None };
/// From a dataset to its distributions.
pub static DISTRIBUTIONS: Relation = Relation::new(&DISTRIBUTIONS_TABLE, "{to}.dataset_id = {from}.id");

/// Columns of a distribution.
pub mod distribution {
    crate::read::columns! {
        TITLE = title Text; ACCESS_URL = access_url Text; DOWNLOAD_URL = download_url Text; FORMAT = format Text;
        MEDIA_TYPE = media_type Text; LICENCE = licence Text; BYTE_SIZE = byte_size Int; MODIFIED_ON = modified_on Date;
    }
}

/// Uses of datasets: public when all that they tie together is.
pub static USES: Table = Table {
    name: "dataset_use",
    kind: Some(Kind::DatasetUse),
    public: Some(
        "exists (select 1 from dataset a where a.id = {t}.dataset_id and a.publication = 'published') \
         and ({t}.project_id is null or exists (select 1 from project b where b.id = {t}.project_id and b.publication = 'published')) \
         and ({t}.pilot_id is null or exists (select 1 from pilot c where c.id = {t}.pilot_id and c.publication = 'published'))",
    ),
};
/// From a dataset to its uses.
pub static USED: Relation = Relation::new(&USES, "{to}.dataset_id = {from}.id");
/// From a use to the dataset.
pub static USE_DATASET: Relation = Relation::new(&TABLE, "{to}.id = {from}.dataset_id").public_when(None);
/// From a use to the project.
pub static USE_PROJECT: Relation = Relation::new(&project::TABLE, "{to}.id = {from}.project_id").public_when(None);
/// From a use to the pilot.
pub static USE_PILOT: Relation = Relation::new(&pilot::TABLE, "{to}.id = {from}.pilot_id").public_when(None);

/// Columns of a use.
pub mod usage {
    crate::read::columns! { ID = id Uuid; PURPOSE = purpose Text; NOTE = note Text; LANGUAGE = language Text; }
}

/// Which datasets are wanted.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filter {
    /// About the trees of these NUTS codes.
    pub regions: Option<Vec<String>>,
    /// Of these themes.
    pub themes: Option<Vec<Theme>>,
    /// Described in these languages.
    pub languages: Option<Vec<String>>,
    /// Of the catalogues with these slugs.
    pub catalogues: Option<Vec<String>>,
    /// With a distribution in these formats.
    pub formats: Option<Vec<String>>,
    /// Found by these words.
    pub text: Option<String>,
    /// Belonging to the demo network, or not.
    pub is_demo: Option<bool>,
    /// With metadata of these qualities.
    pub ratings: Option<Vec<QualityRating>>,
}

impl Filter {
    /// What of it cards tell, and the rest.
    fn on_cards(&self, engine: Engine) -> Result<(Conditions, Self)> {
        let mut conditions = Conditions::default();
        conditions.regions(self.regions.as_ref())?;
        conditions.one_of(Mark::Theme, self.themes.as_ref());
        conditions.one_of(Mark::Rating, self.ratings.as_ref());
        conditions.words(engine, Mark::Language, self.languages.as_ref());
        conditions.words(engine, Mark::Format, self.formats.as_ref().map(|all| in_capitals(all)).as_ref());
        let rest = Self {
            catalogues: self.catalogues.clone(),
            text: self.text.clone(),
            is_demo: self.is_demo,
            ..Self::default()
        };
        Ok((conditions, rest))
    }

    /// Whether nothing but a text is asked for.
    fn is_text(&self) -> bool {
        *self == Self { text: self.text.clone(), ..Self::default() }
    }
}

/// As the databases write capitals: letters of ASCII only.
fn in_capitals(formats: &[String]) -> Vec<String> {
    formats.iter().map(|format| format.to_ascii_uppercase()).collect()
}

/// Narrows a select of datasets.
pub fn apply(select: &mut Select, wanted: &Filter) -> Result<()> {
    let is_whole = select.is_whole(&TABLE);
    narrow(select, wanted)?;
    let (conditions, rest) = wanted.on_cards(select.engine())?;
    // a text without a word in it finds nothing, and has no hits
    if is_whole && !conditions.is_empty() && rest.is_text() && rest.text.is_some() == select.hits().is_some() {
        let cards = conditions.cards(select, Kind::Dataset, select.hits().map(String::as_str));
        select.counted_from(cards);
    }
    Ok(())
}

fn narrow(select: &mut Select, wanted: &Filter) -> Result<()> {
    filter::text(select, Kind::Dataset, wanted.text.as_deref(), None);
    filter::place(select, "region_id", wanted.regions.as_ref())?;
    let theme = "dataset_theme h where h.dataset_id = {t}.id";
    filter::has(select, theme, "h.theme", filter::names(wanted.themes.as_ref()));
    filter::has(select, "catalogue k where k.id = {t}.catalogue_id", "k.slug", wanted.catalogues.clone());
    let formats = wanted.formats.as_ref().map(|all| in_capitals(all));
    filter::has(select, "distribution i where i.dataset_id = {t}.id", "upper(i.format)", formats);
    if let Some(languages) = &wanted.languages {
        let column = format!("{}.language", select.alias());
        select.filter(Sql::is_in(&column, languages.iter().map(String::as_str)));
    }
    filter::flag(select, "is_demo", wanted.is_demo);
    quality::rated(select, wanted.ratings.as_ref());
    Ok(())
}

/// Orders of datasets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// Newest in this network first.
    Newest,
    /// By title.
    Title,
    /// Last modified by the publisher first.
    Modified,
    /// Best match of the text first.
    Relevance,
    /// Best metadata first.
    Quality,
}

impl Sort {
    /// The keys of the order.
    pub fn keys(self, engine: Engine) -> (Order, Vec<SortKey>) {
        let id = SortKey::new(if self == Self::Relevance { "hit.entity_id" } else { "{t}.id" }, Scalar::Uuid);
        let (order, first) = match self {
            Self::Newest => (Order::Descending, SortKey::new("{t}.created_at", Scalar::Instant)),
            Self::Title => (Order::Ascending, SortKey::new("{t}.sort_title", Scalar::Text)),
            Self::Modified => {
                (Order::Descending, SortKey::new(filter::day_or_first(engine, "modified_on"), Scalar::Date))
            }
            Self::Relevance => (Order::Descending, SortKey::new("hit.rank", Scalar::Int)),
            Self::Quality => (Order::Descending, SortKey::new(quality::ORDER, Scalar::Int)),
        };
        (order, vec![first, id])
    }
}

/// What datasets are counted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FacetName {
    /// Country of the region they are about.
    Country,
    /// EU theme.
    Theme,
    /// Language of the description.
    Language,
    /// Format of the distributions.
    Format,
    /// Catalogue, by its slug.
    Catalogue,
    /// Quality of the metadata.
    Rating,
}

impl FacetName {
    /// The filter without what this facet itself would narrow.
    fn others(self, filter: &Filter) -> Filter {
        let mut others = filter.clone();
        match self {
            Self::Country => others.regions = None,
            Self::Theme => others.themes = None,
            Self::Language => others.languages = None,
            Self::Format => others.formats = None,
            Self::Catalogue => others.catalogues = None,
            Self::Rating => others.ratings = None,
        }
        others
    }

    /// Where a card holds it. Catalogues come and go, and have names that change.
    fn mark(self) -> Option<Mark> {
        match self {
            Self::Country => Some(Mark::Country),
            Self::Theme => Some(Mark::Theme),
            Self::Language => Some(Mark::Language),
            Self::Format => Some(Mark::Format),
            Self::Rating => Some(Mark::Rating),
            Self::Catalogue => None,
        }
    }

    fn facet(self) -> Facet<'static> {
        let (join, value) = match self {
            Self::Country => ("join region fr on fr.id = {t}.region_id", "fr.country"),
            Self::Theme => ("join dataset_theme ft on ft.dataset_id = {t}.id", "ft.theme"),
            Self::Language => ("", "{t}.language"),
            Self::Format => ("join distribution fi on fi.dataset_id = {t}.id", "upper(fi.format)"),
            Self::Rating => ("", quality::RATING.as_str()),
            Self::Catalogue => ("join catalogue fc on fc.id = {t}.catalogue_id", "fc.slug"),
        };
        Facet { by_key: None, join, value, distinct: self == Self::Format }
    }
}

/// Asks for the counts of a facet under the other filters. `child` selects the datasets that are counted.
pub fn count_facet(parent: &mut Select, mut child: Select, name: FacetName, wanted: &Filter) -> Result<Counted> {
    let others = name.others(wanted);
    // the datasets of another record are few, and tied to it by more than cards tell
    let Some(mark) = name.mark().filter(|_| parent.is_root()) else {
        apply(&mut child, &others)?;
        return Ok(Counted::Rows(filter::count_facet(parent, child, &name.facet(), false)));
    };
    let (conditions, rest) = others.on_cards(parent.engine())?;
    narrow(&mut child, &rest)?;
    let from = conditions.cards_of(&child, Kind::Dataset, rest == Filter::default());
    Ok(Counted::cards(parent, mark, &from))
}
