//! Writing people.

use super::search::Texts;
use super::{Batch, Mode, translations};
use rialto_domain::id::Kind;
use rialto_domain::person::Person;
use rialto_domain::search_words::sort_key;

impl Batch {
    /// Adds a person with the expert profile.
    pub fn person(&mut self, person: &Person, mode: Mode) {
        let p = person;
        let key = p.id.0;
        self.row(
            "person",
            &[
                "id",
                "slug",
                "name",
                "sort_name",
                "language",
                "headline",
                "biography",
                "translations",
                "is_expert",
                "region_id",
                "places_per_month",
                "publication",
                "is_demo",
                "created_at",
                "updated_at",
            ],
            mode,
            vec![
                key.into(),
                p.slug.as_str().into(),
                p.name.as_str().into(),
                sort_key(&p.name).into(),
                p.language.as_str().into(),
                p.headline.clone().into(),
                p.biography.clone().into(),
                translations(&p.translations),
                (!p.areas.is_empty()).into(),
                p.region.map(|id| id.0).into(),
                p.places_per_month.into(),
                p.publication.as_str().into(),
                p.is_demo.into(),
                self.now.into(),
                self.now.into(),
            ],
        );
        if mode == Mode::Replace {
            self.replaced_documents = true;
            for table in ["person_area", "person_skill", "person_language", "person_region"] {
                self.clear(table, "person_id", key);
            }
        }
        for area in &p.areas {
            self.row("person_area", &["person_id", "area"], Mode::Create, vec![key.into(), area.as_str().into()]);
        }
        for (skill, level) in &p.skills {
            let columns = &["person_id", "skill", "level"];
            self.row("person_skill", columns, Mode::Create, vec![key.into(), skill.as_str().into(), (*level).into()]);
        }
        for language in &p.languages {
            let columns = &["person_id", "language"];
            self.row("person_language", columns, Mode::Create, vec![key.into(), language.as_str().into()]);
        }
        for region in &p.regions_served {
            let columns = &["person_id", "region_id"];
            self.row("person_region", columns, Mode::Create, vec![key.into(), region.0.into()]);
        }
        let texts = Texts {
            language: p.language.as_str(),
            fields: &[
                ("name", Some(&p.name)),
                ("headline", p.headline.as_deref()),
                ("biography", p.biography.as_deref()),
            ],
            translations: &p.translations,
            tags: &[],
        };
        self.document(Kind::Person, key, p.publication, &texts);
    }
}
