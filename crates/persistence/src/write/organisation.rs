//! Writing organisations.

use super::search::Texts;
use super::{Batch, Mode, translations};
use rialto_domain::geo::{Point, to_square};
use rialto_domain::id::Kind;
use rialto_domain::organisation::Organisation;
use rialto_domain::project::Origin;
use rialto_domain::search_words::sort_key;
use sea_orm::Value;

/// The five columns of a point: latitude, longitude, precision, and its place on the square map.
pub(super) fn point(point: Option<&Point>) -> [Value; 5] {
    let square = point.map(|point| to_square(point.lat, point.lon));
    [
        point.map(|point| point.lat).into(),
        point.map(|point| point.lon).into(),
        point.map(|point| point.precision.as_str()).into(),
        square.map(|(x, _)| x).into(),
        square.map(|(_, y)| y).into(),
    ]
}

/// The three columns of an origin.
pub(super) fn origin(origin: Option<&Origin>) -> [Value; 3] {
    [
        origin.map(|origin| origin.name.clone()).into(),
        origin.map(|origin| origin.id.clone()).into(),
        origin.map(|origin| origin.fingerprint.clone()).into(),
    ]
}

impl Batch {
    /// Adds an organisation with its key words.
    pub fn organisation(&mut self, organisation: &Organisation, mode: Mode) {
        let o = organisation;
        let mut values: Vec<Value> = vec![
            o.id.0.into(),
            o.slug.as_str().into(),
            o.name.as_str().into(),
            sort_key(&o.name).into(),
            o.language.as_str().into(),
            o.summary.clone().into(),
            o.description.clone().into(),
            translations(&o.translations),
            o.helix.map(|helix| helix.as_str()).into(),
            o.size.clone().into(),
            o.website.clone().into(),
            o.region.map(|id| id.0).into(),
            o.founded_on.into(),
            o.publication.as_str().into(),
            o.is_demo.into(),
            self.now.into(),
            self.now.into(),
        ];
        values.extend(point(o.point.as_ref()));
        values.extend(origin(o.origin.as_ref()));
        self.row(
            "organisation",
            &[
                "id",
                "slug",
                "name",
                "sort_name",
                "language",
                "summary",
                "description",
                "translations",
                "helix",
                "size",
                "website",
                "region_id",
                "founded_on",
                "publication",
                "is_demo",
                "created_at",
                "updated_at",
                "lat",
                "lon",
                "precision",
                "map_x",
                "map_y",
                "origin_name",
                "origin_id",
                "origin_fingerprint",
            ],
            mode,
            values,
        );
        if mode == Mode::Replace {
            self.replaced_documents = true;
            self.touched.organisations.push(o.id.0);
            self.clear("organisation_tag", "organisation_id", o.id.0);
        }
        for tag in &o.tags {
            let columns = &["organisation_id", "tag"];
            self.row("organisation_tag", columns, Mode::Create, vec![o.id.0.into(), tag.as_str().into()]);
        }
        let texts = Texts {
            language: o.language.as_str(),
            fields: &[
                ("name", Some(&o.name)),
                ("summary", o.summary.as_deref()),
                ("description", o.description.as_deref()),
            ],
            translations: &o.translations,
            tags: &o.tags,
        };
        self.document(Kind::Organisation, o.id.0, o.publication, &texts);
    }
}
