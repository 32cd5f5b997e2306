//! Which columns an export has, and where their values stand in a row.

use rialto_persistence::read::{Column, Plan, Relation, Scalar, Select, SortKey};
use rialto_persistence::{catalogue, cluster, dataset, organisation, project, region};

/// How the value of a field is read.
#[derive(Clone, Copy, Debug)]
pub(super) enum How {
    /// Text, a number or a day, as it stands.
    Plain,
    /// `1` and `true` are yes.
    Truth,
    /// Milliseconds since 1970, written as RFC 3339.
    Instant,
    /// A key, written with hyphens.
    Key,
    /// Hundredths, written as a decimal number.
    Cents,
    /// A flat list.
    List,
    /// The only column of a row of another table.
    Other,
    /// Translations: in JSON only.
    Json,
}

/// A field of an export.
#[derive(Clone, Copy, Debug)]
pub(super) struct Field {
    pub name: &'static str,
    pub slot: usize,
    pub how: How,
}

/// The records of an export: their rows, fields and order.
pub(super) struct Shape {
    pub rows: Select,
    pub fields: Vec<Field>,
    pub key: SortKey,
}

struct Fields {
    rows: Select,
    fields: Vec<Field>,
}

impl Fields {
    fn push(&mut self, name: &'static str, slot: usize, how: How) {
        self.fields.push(Field { name, slot, how });
    }

    /// A column, read as its scalar says.
    fn column(&mut self, name: &'static str, column: Column) {
        let slot = self.rows.column(column);
        let how = match column.scalar {
            Scalar::Text | Scalar::Int | Scalar::Float | Scalar::Date => How::Plain,
            Scalar::Bool => How::Truth,
            Scalar::Instant => How::Instant,
            Scalar::Uuid => How::Key,
            Scalar::Json => How::Json,
        };
        self.push(name, slot, how);
    }

    fn cents(&mut self, name: &'static str, column: Column) {
        let slot = self.rows.column(column);
        self.push(name, slot, How::Cents);
    }

    /// A column of the one row at the other end.
    fn other(&mut self, name: &'static str, relation: &'static Relation, column: Column) {
        let mut other = self.rows.relation(relation);
        other.column(column);
        let slot = self.rows.one(other);
        self.push(name, slot, How::Other);
    }

    /// The values of a side table, in the order of `by`.
    fn list(&mut self, name: &'static str, relation: &'static Relation, column: Column, by: &str) {
        let mut values = self.rows.relation(relation);
        values.order(format!("{by} asc"));
        let slot = self.rows.values(values, column);
        self.push(name, slot, How::List);
    }

    fn by_key(self) -> Shape {
        Shape { rows: self.rows, fields: self.fields, key: SortKey::new("{t}.id", Scalar::Uuid) }
    }
}

pub(super) fn projects(plan: &mut Plan) -> Shape {
    let mut f = Fields { rows: plan.root().table(&project::TABLE), fields: Vec::new() };
    f.column("id", project::ID);
    f.column("slug", project::SLUG);
    f.column("title", project::TITLE);
    f.column("language", project::LANGUAGE);
    f.column("summary", project::SUMMARY);
    f.column("description", project::DESCRIPTION);
    f.column("translations", project::TRANSLATIONS);
    f.column("stage", project::STAGE);
    f.other("region", &project::REGION, region::CODE);
    f.other("region_name", &project::REGION, region::NAME);
    f.other("country", &project::REGION, region::COUNTRY);
    f.column("lat", project::LAT);
    f.column("lon", project::LON);
    f.column("precision", project::PRECISION);
    f.column("started_on", project::STARTED_ON);
    f.column("ended_on", project::ENDED_ON);
    f.cents("budget", project::BUDGET_CENTS);
    f.column("currency", project::BUDGET_CURRENCY);
    f.cents("budget_eur", project::BUDGET_EUR_CENTS);
    f.other("organisation", &project::ORGANISATION, organisation::NAME);
    f.other("cluster", &project::CLUSTER, cluster::NAME);
    f.column("website", project::WEBSITE);
    f.list("tags", &project::TAGS, project::value::TAG, "tag");
    f.list("sdgs", &project::SDGS, project::value::SDG, "sdg");
    f.list("focus_areas", &project::FOCUS, project::value::FOCUS_AREA, "focus_area");
    f.other("outcome", &project::OUTCOME, project::outcome::KIND);
    f.column("is_demo", project::IS_DEMO);
    f.column("source", project::ORIGIN_NAME);
    f.column("source_id", project::ORIGIN_ID);
    f.column("created_at", project::CREATED_AT);
    f.column("updated_at", project::UPDATED_AT);
    f.by_key()
}

pub(super) fn organisations(plan: &mut Plan) -> Shape {
    let mut f = Fields { rows: plan.root().table(&organisation::TABLE), fields: Vec::new() };
    f.column("id", organisation::ID);
    f.column("slug", organisation::SLUG);
    f.column("name", organisation::NAME);
    f.column("language", organisation::LANGUAGE);
    f.column("summary", organisation::SUMMARY);
    f.column("description", organisation::DESCRIPTION);
    f.column("translations", organisation::TRANSLATIONS);
    f.column("helix", organisation::HELIX);
    f.column("size", organisation::SIZE);
    f.column("website", organisation::WEBSITE);
    f.other("region", &organisation::REGION, region::CODE);
    f.other("region_name", &organisation::REGION, region::NAME);
    f.other("country", &organisation::REGION, region::COUNTRY);
    f.column("lat", organisation::LAT);
    f.column("lon", organisation::LON);
    f.column("precision", organisation::PRECISION);
    f.column("founded_on", organisation::FOUNDED_ON);
    f.list("tags", &organisation::TAGS, organisation::TAG, "tag");
    f.column("is_demo", organisation::IS_DEMO);
    f.column("source", organisation::ORIGIN_NAME);
    f.column("source_id", organisation::ORIGIN_ID);
    f.column("created_at", organisation::CREATED_AT);
    f.column("updated_at", organisation::UPDATED_AT);
    f.by_key()
}

pub(super) fn datasets(plan: &mut Plan) -> Shape {
    let mut f = Fields { rows: plan.root().table(&dataset::TABLE), fields: Vec::new() };
    f.column("id", dataset::ID);
    f.column("slug", dataset::SLUG);
    f.column("title", dataset::TITLE);
    f.column("language", dataset::LANGUAGE);
    f.column("description", dataset::DESCRIPTION);
    f.column("translations", dataset::TRANSLATIONS);
    f.column("publisher", dataset::PUBLISHER);
    f.column("contact", dataset::CONTACT);
    f.column("landing_page", dataset::LANDING_PAGE);
    f.column("licence", dataset::LICENCE);
    f.column("access_rights", dataset::ACCESS_RIGHTS);
    f.column("frequency", dataset::FREQUENCY);
    f.list("themes", &dataset::THEMES, dataset::THEME, "theme");
    f.list("keywords", &dataset::KEYWORDS, dataset::KEYWORD, "keyword");
    f.column("issued_on", dataset::ISSUED_ON);
    f.column("modified_on", dataset::MODIFIED_ON);
    f.column("temporal_start", dataset::TEMPORAL_START);
    f.column("temporal_end", dataset::TEMPORAL_END);
    f.other("region", &dataset::REGION, region::CODE);
    f.other("country", &dataset::REGION, region::COUNTRY);
    f.other("catalogue", &dataset::CATALOGUE, catalogue::TITLE);
    f.other("catalogue_url", &dataset::CATALOGUE, catalogue::URL);
    // Lists that run in step, one place a distribution.
    use dataset::distribution as of;
    for (name, column) in [
        ("distribution_title", of::TITLE),
        ("distribution_access_url", of::ACCESS_URL),
        ("distribution_download_url", of::DOWNLOAD_URL),
        ("distribution_format", of::FORMAT),
        ("distribution_media_type", of::MEDIA_TYPE),
        ("distribution_licence", of::LICENCE),
        ("distribution_byte_size", of::BYTE_SIZE),
    ] {
        f.list(name, &dataset::DISTRIBUTIONS, column, "position");
    }
    f.column("is_demo", dataset::IS_DEMO);
    f.column("source", dataset::ORIGIN_NAME);
    f.column("source_id", dataset::ORIGIN_ID);
    f.by_key()
}

pub(super) fn regions(plan: &mut Plan) -> Shape {
    let mut f = Fields { rows: plan.root().table(&region::TABLE), fields: Vec::new() };
    f.column("code", region::CODE);
    f.column("level", region::LEVEL);
    f.other("parent", &region::PARENT, region::CODE);
    f.column("country", region::COUNTRY);
    f.column("name", region::NAME);
    f.column("name_latin", region::NAME_LATIN);
    f.column("lat", region::LAT);
    f.column("lon", region::LON);
    f.column("area_km2", region::AREA);
    f.column("population", region::POPULATION);
    f.column("in_2021", region::IN_2021);
    f.column("in_2024", region::IN_2024);
    Shape { rows: f.rows, fields: f.fields, key: SortKey::new("{t}.code", Scalar::Text) }
}
