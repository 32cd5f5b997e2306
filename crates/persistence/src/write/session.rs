//! Writing sessions.

use super::agenda::{Seat, Turn};
use super::search::Texts;
use super::{Batch, Mode, translations};
use rialto_domain::id::{Kind, SessionId};
use rialto_domain::session::Session;
use rialto_domain::vocabulary::{Area, SeatStatus};

impl Batch {
    /// Adds a session with its languages.
    pub fn session(&mut self, session: &Session, mode: Mode) {
        let s = session;
        let key = s.id.0;
        let seats = |area| s.seats.iter().find(|(of, _)| *of == area).map(|(_, seats)| *seats).into();
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
                "call_text",
                "call_opens_at",
                "call_closes_at",
                "seats_creativity",
                "seats_communication_marketing",
                "seats_funding",
                "seats_technology",
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
                s.call.as_ref().map(|call| call.text.clone()).into(),
                s.call.as_ref().map(|call| call.opens_at).into(),
                s.call.as_ref().map(|call| call.closes_at).into(),
                seats(Area::Creativity),
                seats(Area::CommunicationMarketing),
                seats(Area::Funding),
                seats(Area::Technology),
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

    /// Adds a turn to the agenda of a session, at a place from 1, with when it began and ended where it did (ms since 1970 UTC).
    pub fn session_turn(&mut self, (session, position): (SessionId, i16), turn: &Turn, ran: Option<(i64, i64)>) {
        self.row(
            "session_turn",
            &[
                "id",
                "session_id",
                "position",
                "project_id",
                "title",
                "language",
                "minutes",
                "status",
                "started_at",
                "ended_at",
                "created_at",
            ],
            Mode::Create,
            vec![
                turn.id.0.into(),
                session.0.into(),
                position.into(),
                turn.project.map(|project| project.0).into(),
                turn.title.clone().into(),
                turn.language.as_str().into(),
                i16::try_from(turn.minutes).unwrap_or(i16::MAX).into(),
                turn.status.as_str().into(),
                ran.map(|(began, _)| began).into(),
                ran.map(|(_, ended)| ended).into(),
                self.now.into(),
            ],
        );
    }

    /// Adds a seat of an expert at the table of a session; who accepted did so when it was offered.
    pub fn session_expert(&mut self, seat: &Seat) {
        let answered = (seat.status != SeatStatus::Invited).then_some(self.now);
        self.row(
            "session_expert",
            &["id", "session_id", "person_id", "area", "status", "created_at", "answered_at"],
            Mode::Create,
            vec![
                seat.id.0.into(),
                seat.session.0.into(),
                seat.person.0.into(),
                seat.area.as_str().into(),
                seat.status.as_str().into(),
                self.now.into(),
                answered.into(),
            ],
        );
    }
}
