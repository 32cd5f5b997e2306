//! Writing regions.

use super::search::Texts;
use super::{Batch, Mode};
use rialto_domain::id::{Kind, RegionId};
use rialto_domain::region::{Region, RegionChange};
use rialto_domain::search_words::sort_key;
use rialto_domain::text::Translations;
use rialto_domain::vocabulary::Publication;
use uuid::Uuid;

impl Batch {
    /// Adds a region; the parent comes in an earlier batch or row.
    pub fn region(&mut self, region: &Region, parent: Option<RegionId>, mode: Mode) {
        self.row(
            "region",
            &[
                "id",
                "code",
                "level",
                "parent_id",
                "country",
                "name",
                "name_latin",
                "sort_name",
                "lat",
                "lon",
                "area_km2",
                "population",
                "in_2021",
                "in_2024",
            ],
            mode,
            vec![
                region.id.0.into(),
                region.code.as_str().into(),
                region.level.into(),
                parent.map(|id| id.0).into(),
                region.country.as_str().into(),
                region.name.as_str().into(),
                region.name_latin.as_str().into(),
                sort_key(&region.name_latin).into(),
                region.lat.into(),
                region.lon.into(),
                region.area_km2.into(),
                region.population.into(),
                region.in_2021.into(),
                region.in_2024.into(),
            ],
        );
        self.replaced_documents |= mode == Mode::Replace;
        let name = if region.name == region.name_latin {
            region.name.clone()
        } else {
            format!("{} {}", region.name, region.name_latin)
        };
        let texts = Texts {
            language: "",
            fields: &[("name", Some(&name)), ("code", Some(&region.code))],
            translations: &Translations::new(),
            tags: &[],
        };
        self.document(Kind::Region, region.id.0, Publication::Published, &texts);
    }

    /// Adds the shape of a region in the place of the one it may have. `geometry` is GeoJSON (RFC 7946) as JSON.
    pub fn region_shape(&mut self, region: RegionId, geometry: String, source: &str) {
        self.clear("region_shape", "region_id", region.0);
        let now = self.now;
        self.row(
            "region_shape",
            &["region_id", "geometry", "source", "imported_at"],
            Mode::Create,
            vec![region.0.into(), geometry.into(), source.into(), now.into()],
        );
    }

    /// Adds what became of a region.
    pub fn region_change(&mut self, id: Uuid, change: &RegionChange) {
        self.row(
            "region_change",
            &["id", "code_2021", "code_2024", "level", "label", "change"],
            Mode::Create,
            vec![
                id.into(),
                change.code_2021.clone().into(),
                change.code_2024.clone().into(),
                change.level.into(),
                change.label.as_str().into(),
                change.change.as_str().into(),
            ],
        );
    }
}
