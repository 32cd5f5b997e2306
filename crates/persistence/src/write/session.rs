//! Writing sessions.

use super::search::Texts;
use super::{Batch, Mode, translations};
use rialto_domain::id::Kind;
use rialto_domain::session::Session;

impl Batch {
    /// Adds a session with its languages.
    pub fn session(&mut self, session: &Session, mode: Mode) {
        let s = session;
        let key = s.id.0;
        self.row(
            "session",
            &[
                "id",
                "slug",
                "title",
                "language",
                "summary",
                "translations",
                "community",
                "starts_at",
                "ends_at",
                "time_zone",
                "place",
                "region_id",
                "stream_url",
                "publication",
                "is_demo",
                "created_at",
                "updated_at",
            ],
            mode,
            vec![
                key.into(),
                s.slug.as_str().into(),
                s.title.as_str().into(),
                s.language.as_str().into(),
                s.summary.clone().into(),
                translations(&s.translations),
                s.community.clone().into(),
                s.starts_at.into(),
                s.ends_at.into(),
                s.time_zone.as_str().into(),
                s.place.clone().into(),
                s.region.map(|id| id.0).into(),
                s.stream_url.clone().into(),
                s.publication.as_str().into(),
                s.is_demo.into(),
                self.now.into(),
                self.now.into(),
            ],
        );
        if mode == Mode::Replace {
            self.replaced_documents = true;
            self.clear("session_language", "session_id", key);
        }
        for language in &s.languages {
            let columns = &["session_id", "language"];
            self.row("session_language", columns, Mode::Create, vec![key.into(), language.as_str().into()]);
        }
        let texts = Texts {
            language: s.language.as_str(),
            fields: &[
                ("title", Some(&s.title)),
                ("summary", s.summary.as_deref()),
                ("community", s.community.as_deref()),
                ("place", s.place.as_deref()),
            ],
            translations: &s.translations,
            tags: &[],
        };
        self.document(Kind::Session, key, s.publication, &texts);
    }
}
