//! Writing clusters.

use super::search::Texts;
use super::{Batch, Mode, translations};
use rialto_domain::cluster::{Cluster, evenness};
use rialto_domain::id::Kind;
use rialto_domain::search_words::sort_key;

impl Batch {
    /// Adds a cluster with its members; the evenness of its helices is computed here, once.
    pub fn cluster(&mut self, cluster: &Cluster, mode: Mode) {
        let c = cluster;
        let key = c.id.0;
        self.row(
            "cluster",
            &[
                "id",
                "slug",
                "name",
                "sort_name",
                "language",
                "summary",
                "translations",
                "macro_scenario",
                "consolidation",
                "region_id",
                "evenness",
                "founded_on",
                "website",
                "publication",
                "is_demo",
                "created_at",
                "updated_at",
            ],
            mode,
            vec![
                key.into(),
                c.slug.as_str().into(),
                c.name.as_str().into(),
                sort_key(&c.name).into(),
                c.language.as_str().into(),
                c.summary.clone().into(),
                translations(&c.translations),
                c.macro_scenario.as_str().into(),
                c.consolidation.as_str().into(),
                c.region.map(|id| id.0).into(),
                evenness(&c.members).into(),
                c.founded_on.into(),
                c.website.clone().into(),
                c.publication.as_str().into(),
                c.is_demo.into(),
                self.now.into(),
                self.now.into(),
            ],
        );
        if mode == Mode::Replace {
            self.replaced_documents = true;
            self.touched.clusters.push(key);
            for table in ["cluster_member", "cluster_focus", "cluster_priority"] {
                self.clear(table, "cluster_id", key);
            }
        }
        for member in &c.members {
            self.row(
                "cluster_member",
                &["id", "cluster_id", "organisation_id", "helix", "joined_on"],
                Mode::Create,
                vec![
                    member.id.0.into(),
                    key.into(),
                    member.organisation.0.into(),
                    member.helix.as_str().into(),
                    member.joined_on.into(),
                ],
            );
        }
        for area in &c.focus_areas {
            let columns = &["cluster_id", "focus_area"];
            self.row("cluster_focus", columns, Mode::Create, vec![key.into(), area.as_str().into()]);
        }
        for priority in &c.priorities {
            let columns = &["cluster_id", "priority"];
            self.row("cluster_priority", columns, Mode::Create, vec![key.into(), priority.as_str().into()]);
        }
        let texts = Texts {
            language: c.language.as_str(),
            fields: &[("name", Some(&c.name)), ("summary", c.summary.as_deref())],
            translations: &c.translations,
            tags: &c.priorities,
        };
        self.document(Kind::Cluster, key, c.publication, &texts);
    }
}
