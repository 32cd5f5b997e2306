//! What the metadata quality of a dataset is told from: reading. Its points are a column of the dataset.

use crate::dataset::{
    self, ACCESS_RIGHTS, CONTACT, DESCRIPTION, DISTRIBUTIONS, ID, ISSUED_ON, KEYWORD, KEYWORDS, LICENCE, MODIFIED_ON,
    PUBLISHER, TEMPORAL_END, TEMPORAL_START, THEME, THEMES, TITLE, distribution,
};
use crate::read::{Row, Select, Sql};
use rialto_domain::quality::{DatasetFacts, DistributionFacts, QualityRating, filled};
use rialto_domain::vocabulary::Vocabulary;
use rialto_domain::{Error, Result};
use std::sync::LazyLock;
use uuid::Uuid;

/// The order by points, best first; rows that wait for their points come last.
pub(crate) const ORDER: &str = "coalesce({t}.quality_points, -1)";

/// The rating of the points of `{t}`; null where there are none yet.
pub(crate) static RATING: LazyLock<String> = LazyLock::new(|| {
    let when = |rating: &QualityRating| format!("when {{t}}.quality_points >= {} then '{rating}'", rating.least());
    let cases: Vec<String> = QualityRating::ALL.iter().map(when).collect();
    format!("case {} end", cases.join(" "))
});

/// The datasets with points of these ratings.
pub(crate) fn rated(select: &mut Select, ratings: Option<&Vec<QualityRating>>) {
    let Some(ratings) = ratings else { return };
    let mut condition = Sql::new("1 = 0");
    for rating in ratings {
        let (t, least, greatest) = (select.alias(), rating.least(), rating.greatest());
        condition.push(&format!(" or {t}.quality_points between {least} and {greatest}"));
    }
    select.filter(condition);
}

/// Slots of a dataset's row.
#[derive(Clone, Copy, Debug)]
pub struct QualitySlots {
    title: usize,
    description: usize,
    keywords: usize,
    themes: usize,
    has_region: usize,
    temporal: (usize, usize),
    licence: usize,
    access_rights: usize,
    contact: usize,
    publisher: usize,
    issued: usize,
    modified: usize,
    distributions: usize,
}

/// Columns of a distribution in the order of their slots.
const PARTS: [crate::read::Column; 7] = [
    distribution::ACCESS_URL,
    distribution::DOWNLOAD_URL,
    distribution::FORMAT,
    distribution::MEDIA_TYPE,
    distribution::LICENCE,
    distribution::BYTE_SIZE,
    distribution::MODIFIED_ON,
];

impl QualitySlots {
    /// Asks a select of datasets for what their quality is told from.
    pub fn of(select: &mut Select) -> Self {
        let (keywords, themes) = (select.relation(&KEYWORDS), select.relation(&THEMES));
        let mut parts = select.relation(&DISTRIBUTIONS);
        for part in PARTS {
            parts.column(part);
        }
        let by = format!("{}.position asc", parts.alias());
        parts.order(by);
        // asked as a truth: a missing key comes out of SQLite as an empty text
        let has_region = Sql::new(format!("{}.region_id is not null", select.alias()));
        let has_region = select.expression(has_region);
        Self {
            title: select.column(TITLE),
            description: select.column(DESCRIPTION),
            keywords: select.values(keywords, KEYWORD),
            themes: select.values(themes, THEME),
            has_region,
            temporal: (select.column(TEMPORAL_START), select.column(TEMPORAL_END)),
            licence: select.column(LICENCE),
            access_rights: select.column(ACCESS_RIGHTS),
            contact: select.column(CONTACT),
            publisher: select.column(PUBLISHER),
            issued: select.column(ISSUED_ON),
            modified: select.column(MODIFIED_ON),
            distributions: select.many(parts),
        }
    }

    /// Reads it from a row; nothing of it has been probed.
    pub fn read(&self, row: &Row<'_>) -> Result<DatasetFacts> {
        let has = |slot: usize| !row.is_null(slot);
        let text = |slot: usize| row.get::<Option<String>>(slot);
        let is_filled = |slot: usize| text(slot).map(|text| filled(text.as_deref()));
        let keywords: Vec<String> = row.get(self.keywords)?;
        let distributions = row.rows(self.distributions, PARTS.len())?;
        Ok(DatasetFacts {
            title: is_filled(self.title)?,
            description: is_filled(self.description)?,
            keyword: keywords.iter().any(|keyword| filled(Some(keyword))),
            theme: !row.list(self.themes)?.is_empty(),
            spatial: matches!(row.raw(self.has_region), "1" | "true"),
            temporal: has(self.temporal.0) || has(self.temporal.1),
            licence: text(self.licence)?,
            access_rights: text(self.access_rights)?,
            contact: is_filled(self.contact)?,
            publisher: is_filled(self.publisher)?,
            rights: None,
            issued: has(self.issued),
            modified: has(self.modified),
            distributions: distributions.iter().map(part).collect::<Result<_>>()?,
        })
    }
}

fn part(row: &Row<'_>) -> Result<DistributionFacts> {
    let text = |slot: usize| row.get::<Option<String>>(slot);
    Ok(DistributionFacts {
        access_url: filled(text(0)?.as_deref()),
        access_answers: None,
        download_url: filled(text(1)?.as_deref()),
        download_answers: None,
        format: text(2)?,
        media_type: text(3)?,
        licence: text(4)?,
        byte_size: !row.is_null(5),
        modified: !row.is_null(6),
    })
}

/// Asks for at most `rows` datasets that have no points yet.
pub fn without_points(parent: &mut Select, rows: u32) -> WithoutPoints {
    let mut child = parent.table(&dataset::TABLE);
    let t = child.alias().to_owned();
    child.filter(Sql::new(format!("{t}.quality_points is null")));
    child.limit(rows);
    let (id, known) = (child.column(ID), QualitySlots::of(&mut child));
    let slots = child.slots();
    WithoutPoints { slot: parent.many(child), slots, id, known }
}

/// Datasets that have no points yet.
#[derive(Clone, Copy, Debug)]
pub struct WithoutPoints {
    slot: usize,
    slots: usize,
    id: usize,
    known: QualitySlots,
}

impl WithoutPoints {
    /// Reads their keys, and what their quality is told from.
    pub fn read(&self, row: &Row<'_>) -> Result<Vec<(Uuid, DatasetFacts)>> {
        let rows = row.rows(self.slot, self.slots)?;
        rows.iter()
            .map(|row| {
                let key: String = row.get(self.id)?;
                Ok((Uuid::parse_str(&key).map_err(Error::internal)?, self.known.read(row)?))
            })
            .collect()
    }
}
