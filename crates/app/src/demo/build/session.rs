//! Sessions of the demo network, with their calls, seats and agendas.

use super::super::file;
use super::Builder;
use chrono::{Days, Duration};
use rialto_domain::id::{PersonId, ProjectId, SessionExpertId, SessionId, SessionTurnId};
use rialto_domain::session::{CallForProjects, Session};
use rialto_domain::vocabulary::{Publication, TurnStatus};
use rialto_domain::{Error, Result};
use rialto_persistence::write::agenda::{Seat, Turn};
use rialto_persistence::write::{Batch, Mode};

impl Builder<'_> {
    pub(super) fn session(&mut self, s: file::Session) -> Result<()> {
        let id = self.key("session", &s.key);
        let today = s.time_zone.day(self.ctx.now());
        let away = Days::new(s.starts_in_days.unsigned_abs());
        let day = if s.starts_in_days < 0 { today.checked_sub_days(away) } else { today.checked_add_days(away) };
        let day = day.ok_or_else(|| Error::internal(format!("the session `{}` is too far away", s.key)))?;
        let starts_at = s.time_zone.instant(day.and_time(s.at));
        let announced = starts_at - Duration::days(21).num_milliseconds();
        let mut batch = Batch::new(announced.min(self.ctx.now()));
        let session = Session {
            id: SessionId(id),
            slug: self.slugs.give("session", &s.title, id),
            title: s.title,
            language: s.language,
            summary: s.summary,
            translations: s.translations,
            community: s.community,
            starts_at,
            ends_at: s.ends_after_minutes.map(|minutes| starts_at + minutes * 60_000),
            time_zone: s.time_zone,
            place: s.place,
            region: s.region.map(|code| self.region(&code)).transpose()?,
            languages: s.languages,
            stream_url: s.stream_url,
            call: s.call.map(|call| CallForProjects {
                text: call.text,
                opens_at: starts_at - Duration::days(call.opens_days_before).num_milliseconds(),
                closes_at: starts_at - Duration::days(call.closes_days_before).num_milliseconds(),
            }),
            seats: s.seats.into_iter().collect(),
            publication: Publication::Published,
            is_demo: true,
        };
        batch.session(&session, Mode::Create);
        for seat in s.experts {
            batch.session_expert(&Seat {
                id: SessionExpertId(self.next()),
                session: session.id,
                person: PersonId(self.find("person", &seat.person)?),
                area: seat.area,
                status: seat.status,
            });
        }
        // of a session that is over, each turn took the time it was given
        let is_over = session.ends_at.is_some_and(|ends| ends < self.ctx.now());
        let mut begins = starts_at;
        for (position, turn) in (1i16..).zip(s.turns) {
            let ends = begins + turn.minutes * 60_000;
            let row = Turn {
                id: SessionTurnId(self.next()),
                project: turn.project.as_ref().map(|key| self.find("project", key)).transpose()?.map(ProjectId),
                title: turn.title,
                language: session.language.as_str().to_owned(),
                minutes: turn.minutes,
                status: if is_over { TurnStatus::Done } else { TurnStatus::Planned },
            };
            batch.session_turn((session.id, position), &row, is_over.then_some((begins, ends)));
            begins = ends;
        }
        self.batches.push(batch);
        Ok(())
    }
}
