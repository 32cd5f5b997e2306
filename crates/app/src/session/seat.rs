//! Experts take seats at the table of a session.

use super::{called, tell};
use crate::account::By;
use crate::checks::{readable, wrong};
use crate::record::{Acts, Change};
use rialto_domain::id::{GlobalId, PersonId, SessionExpertId, SessionId};
use rialto_domain::policy::Action;
use rialto_domain::policy::record::RecordAct;
use rialto_domain::table::TableEventKind;
use rialto_domain::vocabulary::{Area, SeatStatus};
use rialto_domain::{Error, Issue, Result};
use rialto_persistence::write::agenda::{self as rows, Seat};
use rialto_persistence::write::application;
use rialto_persistence::write::team;
use serde_json::{Value, json};

impl Acts {
    /// Asks an expert to the table of a published session, for an area in which they advise and that has a seat left.
    ///
    /// # Errors
    /// `NOT_PUBLISHED`, `SESSION_CANCELLED`, `NOT_AN_EXPERT`, `ALREADY_THERE`, `NO_SEAT_LEFT`; `NotFound`; `Forbidden`.
    pub async fn invite_expert(&self, by: &By, session: SessionId, person: PersonId, area: Area) -> Result<()> {
        by.authorize(Action::ManagePeople)?;
        let mut acting = self.upon(by, RecordAct::Select, session.into()).await?;
        readable(&acting, person.into()).await?;
        let issue = |name, code, message: &str| Err(wrong(Issue::new(&["input", name], code, message)));
        if !acting.is_published() {
            return issue(
                "sessionId",
                "NOT_PUBLISHED",
                "Publish the session first: experts read what they are asked to.",
            );
        }
        if application::session(&acting.transaction, session).await?.cancelled_at.is_some() {
            return issue("sessionId", "SESSION_CANCELLED", "This session was cancelled.");
        }
        if !rows::is_expert_in(&acting.transaction, person, area).await? {
            return issue("personId", "NOT_AN_EXPERT", "Choose somebody whose public profile names this area.");
        }
        free(&acting.transaction, session, area).await?;
        let before =
            rows::seats(&acting.transaction, session, area).await?.into_iter().find(|seat| seat.person == person);
        match before {
            Some(Seat { status: SeatStatus::Invited | SeatStatus::Accepted, .. }) => {
                return issue("personId", "ALREADY_THERE", "This expert was asked for this area already.");
            }
            Some(before) => rows::set_seat(&acting.transaction, before.id, SeatStatus::Invited, acting.now).await?,
            None => {
                let id = SessionExpertId(acting.key());
                let seat = Seat { id, session, person, area, status: SeatStatus::Invited };
                if !rows::invite(&acting.transaction, &seat, acting.now).await? {
                    return issue("personId", "ALREADY_THERE", "This expert was asked for this area already.");
                }
            }
        }
        if let Some(to) = team::address_of(&acting.transaction, person).await? {
            let title = acting.state.title.clone();
            tell(&acting, &to, "seat_offered", &[("title", &title)]).await?;
        }
        let told = json!({ "expert": GlobalId::from(person).to_string(), "area": area.as_str() });
        acting.changed(Change::private("invite_expert").beside().field("seat", Value::Null, told)).await?;
        acting.commit().await?;
        self.accounts.ring();
        Ok(())
    }

    /// Takes or declines a seat, as the expert; who has taken one gives it back by declining. The session it is of.
    ///
    /// # Errors
    /// `NO_SEAT_LEFT`, `SESSION_CANCELLED`, `SEAT_TAKEN_BACK`; `NotFound` for a seat of somebody else too.
    pub async fn answer_seat(&self, by: &By, id: SessionExpertId, accept: bool) -> Result<SessionId> {
        by.authorize(Action::AnswerInvitation)?;
        let nothing = || Error::NotFound("the seat".to_owned());
        let first = self.database.begin().await?;
        let found = rows::seat(&first, id).await?.ok_or_else(nothing)?;
        drop(first);
        let mut acting = self.upon(by, RecordAct::Read, found.session.into()).await.map_err(|_| nothing())?;
        let found = rows::seat(&acting.transaction, id).await?.ok_or_else(nothing)?;
        if acting.person != Some(found.person) {
            return Err(nothing());
        }
        let now = acting.now;
        let status = match (found.status, accept) {
            (SeatStatus::Accepted, true) | (SeatStatus::Declined | SeatStatus::Left, false) => return Ok(found.session),
            (SeatStatus::Left, true) => {
                let message = "This seat was taken back: ask who manages the session.";
                return Err(wrong(Issue::new(&["input", "id"], "SEAT_TAKEN_BACK", message)));
            }
            (_, true) => {
                if application::session(&acting.transaction, found.session).await?.cancelled_at.is_some() {
                    let message = "This session was cancelled.";
                    return Err(wrong(Issue::new(&["input", "id"], "SESSION_CANCELLED", message)));
                }
                free(&acting.transaction, found.session, found.area).await?;
                SeatStatus::Accepted
            }
            (SeatStatus::Accepted, false) => SeatStatus::Left,
            (SeatStatus::Invited, false) => SeatStatus::Declined,
        };
        rows::set_seat(&acting.transaction, id, status, now).await?;
        let name = team::name_of(&acting.transaction, found.person).await?;
        let (title, _) = called(&acting.transaction, found.session.into()).await?;
        let kind = if accept { "seat_taken" } else { "seat_declined" };
        for to in team::answering(&acting.transaction, found.session.into()).await? {
            tell(&acting, &to, kind, &[("title", &title), ("person", &name)]).await?;
        }
        let told = |status: SeatStatus| json!({ "area": found.area.as_str(), "status": status.as_str() });
        acting.changed(Change::public("answer_seat").beside().field("seat", told(found.status), told(status))).await?;
        acting.table_event(found.session, TableEventKind::AgendaChanged, None).await?;
        acting.commit().await?;
        self.accounts.ring();
        Ok(found.session)
    }

    /// Takes a seat back from an expert, as who manages the session. The session it is of.
    ///
    /// # Errors
    /// `NotFound`.
    pub async fn take_seat_back(&self, by: &By, id: SessionExpertId) -> Result<SessionId> {
        by.authorize(Action::ManagePeople)?;
        let nothing = || Error::NotFound("the seat".to_owned());
        let first = self.database.begin().await?;
        let found = rows::seat(&first, id).await?.ok_or_else(nothing)?;
        drop(first);
        let mut acting = self.upon(by, RecordAct::Select, found.session.into()).await.map_err(|error| match error {
            Error::NotFound(_) | Error::Forbidden(_) => nothing(),
            other => other,
        })?;
        let found = rows::seat(&acting.transaction, id).await?.ok_or_else(nothing)?;
        if found.status == SeatStatus::Left {
            return Ok(found.session);
        }
        rows::set_seat(&acting.transaction, id, SeatStatus::Left, acting.now).await?;
        let told = |status: SeatStatus| json!({ "expert": GlobalId::from(found.person).to_string(), "status": status.as_str() });
        let change = Change::private("take_seat_back").field("seat", told(found.status), told(SeatStatus::Left));
        acting.changed(change).await?;
        acting.commit().await?;
        Ok(found.session)
    }
}

/// Refuses one more expert than an area has seats; who was asked holds none until they have accepted. The session is locked, so of two
/// that take the last seat at once one is refused.
async fn free(transaction: &rialto_persistence::database::Transaction, session: SessionId, area: Area) -> Result<()> {
    let places = rows::places(transaction, session, area).await?;
    let seats = rows::seats(transaction, session, area).await?;
    let taken = seats.iter().filter(|seat| seat.status == SeatStatus::Accepted).count();
    if (taken as i64) < places {
        return Ok(());
    }
    let message = format!("All {places} seats of this area are taken: add a seat to the session first.");
    Err(wrong(Issue::new(&["input"], "NO_SEAT_LEFT", message).param("most", places).param("area", area.as_str())))
}
