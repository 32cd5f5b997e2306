//! Sessions, the teams of projects and the learning chains of pilots: all drawn from the second source of chance, so that
//! what the first one makes stays as it was before there were any.

use super::actors::translated;
use super::dice::{day, later};
use super::phrases::Tongue;
use super::world::{BEGIN, END, World, fill};
use chrono::{NaiveTime, TimeDelta};
use rialto_domain::id::{PilotId, ProjectMemberId, SessionId};
use rialto_domain::pilot::PilotStep;
use rialto_domain::project::ProjectMember;
use rialto_domain::session::{Session, TimeZone};
use rialto_domain::slug::unique_slug;
use rialto_domain::text::Translations;
use rialto_domain::vocabulary::{ChainKind, ProjectRole, Publication, Vocabulary};
use rialto_domain::{Error, Result};
use rialto_persistence::write::{Batch, Mode};

/// Sessions are announced up to so many days after the network stands still.
const AHEAD: i64 = 120;

impl World {
    /// One to four people who speak the language of a project, a leader first; nobody where there are no experts of it.
    pub(super) fn team(&mut self, tongue: Tongue, created_at: i64) -> Vec<ProjectMember> {
        let Some(experts) = self.experts.get(&tongue.index()) else { return Vec::new() };
        let dice = &mut self.aside;
        let mut team: Vec<ProjectMember> = Vec::new();
        for _ in 0..dice.between(1, 4) {
            let (id, person) = (ProjectMemberId(dice.key()), dice.one(experts).map(|expert| expert.id));
            let (in_first_year, is_viewer) = (dice.between(0, 365), dice.percent(25));
            let Some(person) = person.filter(|person| team.iter().all(|known| known.person != *person)) else {
                continue;
            };
            let role = match (team.is_empty(), is_viewer) {
                (true, _) => ProjectRole::Leader,
                (false, false) => ProjectRole::Editor,
                (false, true) => ProjectRole::Viewer,
            };
            let since = if team.is_empty() { created_at } else { later(created_at, in_first_year).min(END) };
            team.push(ProjectMember { id, person, role, joined_on: Some(day(since)) });
        }
        team
    }

    /// The chain of a pilot as far as it has come: what led to it before its first day, what came of it after its last.
    pub(super) fn chain(
        &mut self,
        batch: &mut Batch,
        pilot: PilotId,
        tongue: Tongue,
        (start, end): (i64, i64),
    ) -> Result<()> {
        let mut position = 0i16;
        for kind in ChainKind::ALL {
            let dice = &mut self.aside;
            let (key, days) = (dice.key(), dice.between(20, 200));
            // links at both ends are missing more often than the pilot itself
            let is_told = dice.percent(if *kind == ChainKind::Pilot { 100 } else { 65 });
            let at = match kind {
                ChainKind::LearningEvent => later(start, -400 - days),
                ChainKind::Practice => later(start, -200 - days),
                ChainKind::Scenario => later(start, -days),
                ChainKind::Pilot => start,
                ChainKind::Scaling => later(end, days),
                ChainKind::PolicyInput => later(end, 200 + days),
                ChainKind::Uptake => later(end, 400 + days),
            };
            let phrase = self.phrases.pick(dice, &format!("chain.{kind}"))?;
            if !is_told || at > END {
                continue;
            }
            let step = PilotStep {
                kind: *kind,
                title: phrase.text(tongue).to_owned(),
                text: None,
                language: tongue.language(),
                translations: if tongue == Tongue::ENGLISH {
                    Translations::new()
                } else {
                    translated(Tongue::ENGLISH, &[("title", phrase.text(Tongue::ENGLISH).to_owned())])
                },
                happened_on: Some(day(at)),
                place: None,
                url: None,
            };
            batch.pilot_step(pilot, key, position, &step);
            position += 1;
        }
        Ok(())
    }

    /// A session at a place, in the evening of its own time zone.
    pub(super) fn session(&mut self, batch: &mut Batch) -> Result<()> {
        let id = SessionId(self.aside.key());
        let at = self.somewhere();
        let Some(place) = self.places.get(at).cloned() else { return Ok(()) };
        let tongue = Tongue::of_country(&place.country);
        let dice = &mut self.aside;
        let called = self.phrases.pick(dice, "session")?;
        let titled = |tongue: Tongue| fill(called.text(tongue), &[("{place}", &place.name)]);
        let (title, title_en) = (titled(tongue), titled(Tongue::ENGLISH));
        let about = self.phrases.pick(dice, "sessionabout")?;
        let (summary, summary_en) = (about.text(tongue).to_owned(), about.text(Tongue::ENGLISH).to_owned());
        let zone = TimeZone::parse(zone(&place.country)).map_err(Error::internal)?;
        let hour = TimeDelta::minutes(dice.between(0, 6) * 30 + 16 * 60);
        let evening = day(dice.between(BEGIN, later(END, AHEAD))).and_time(NaiveTime::MIN) + hour;
        let starts_at = zone.instant(evening);
        let streamed = dice.percent(60);
        let session = Session {
            id,
            slug: unique_slug(&title, id.0),
            title,
            language: tongue.language(),
            summary: Some(summary),
            translations: if tongue == Tongue::ENGLISH {
                Translations::new()
            } else {
                translated(Tongue::ENGLISH, &[("title", title_en), ("summary", summary_en)])
            },
            community: None,
            starts_at,
            ends_at: Some(starts_at + dice.between(3, 6) * 30 * 60_000),
            time_zone: zone,
            place: Some(place.name.clone()),
            region: Some(place.id),
            languages: vec![tongue.language()],
            // a reserved address that leads nowhere (RFC 2606)
            stream_url: streamed.then(|| format!("https://stream.example/{}", id.0.simple())),
            call: None,
            seats: Vec::new(),
            publication: Publication::Published,
            is_demo: true,
        };
        batch.at(later(starts_at, -21).clamp(BEGIN, END));
        batch.session(&session, Mode::Create);
        Ok(())
    }
}

/// The time zone of a country's capital, as NUTS writes countries; that of Brussels where they agree with it.
fn zone(country: &str) -> &'static str {
    match country {
        "PT" => "Europe/Lisbon",
        "IE" => "Europe/Dublin",
        "UK" => "Europe/London",
        "IS" => "Atlantic/Reykjavik",
        "EL" => "Europe/Athens",
        "CY" => "Asia/Nicosia",
        "BG" => "Europe/Sofia",
        "RO" => "Europe/Bucharest",
        "EE" => "Europe/Tallinn",
        "LV" => "Europe/Riga",
        "LT" => "Europe/Vilnius",
        "FI" => "Europe/Helsinki",
        "UA" => "Europe/Kyiv",
        "TR" => "Europe/Istanbul",
        "ES" => "Europe/Madrid",
        "IT" => "Europe/Rome",
        "FR" => "Europe/Paris",
        "DE" => "Europe/Berlin",
        _ => "Europe/Brussels",
    }
}
