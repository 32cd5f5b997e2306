//! Who sees a record: publishing, archiving, deleting, and bringing back.

use super::{Acting, Acts, Change, Done};
use crate::account::By;
use crate::notify::happened;
use rialto_domain::follow::FollowedEvent;
use rialto_domain::form::{self, Form, Values};
use rialto_domain::id::{GlobalId, Kind};
use rialto_domain::policy::record::RecordAct;
use rialto_domain::vocabulary::Publication;
use rialto_domain::{Error, Result};
use rialto_persistence::write::{form as rows, record};

impl Acts {
    /// Shows a record to everybody.
    ///
    /// # Errors
    /// `NotFound`, `Unauthenticated`, `Forbidden` (also while it is in another state than draft or archived); `Invalid` with
    /// an issue for each field that is still needed.
    pub async fn publish(&self, by: &By, id: GlobalId, version: i64) -> Result<Done> {
        self.set_state(by, RecordAct::Publish, (id, version)).await
    }

    /// Takes a record out of sight; those responsible keep it.
    ///
    /// # Errors
    /// `NotFound`, `Unauthenticated`, `Forbidden`.
    pub async fn archive(&self, by: &By, id: GlobalId, version: i64) -> Result<Done> {
        self.set_state(by, RecordAct::Archive, (id, version)).await
    }

    /// Brings a record back to what it was before it was archived or deleted.
    ///
    /// # Errors
    /// `NotFound`, `Unauthenticated`, `Forbidden`.
    pub async fn restore(&self, by: &By, id: GlobalId, version: i64) -> Result<Done> {
        self.set_state(by, RecordAct::Restore, (id, version)).await
    }

    /// Deletes a record; `restore` undoes that until it is purged.
    ///
    /// # Errors
    /// `NotFound`, `Unauthenticated`, `Forbidden`.
    pub async fn delete(&self, by: &By, id: GlobalId, version: i64) -> Result<Done> {
        self.set_state(by, RecordAct::Delete, (id, version)).await
    }

    async fn set_state(&self, by: &By, act: RecordAct, (id, version): (GlobalId, i64)) -> Result<Done> {
        let mut acting = self.upon(by, act, id).await?;
        let stored = acting.written().await?;
        if let Some(contest) = acting.contested(version, &Values::new(), &stored.values).await? {
            return Ok(Done::Contested(contest));
        }
        let (was, before) = (acting.state.publication, acting.state.publication_before);
        let now = acting.now;
        match act {
            RecordAct::Publish => {
                let form = Form::of(id.kind).ok_or_else(|| Error::internal("a record without a form"))?;
                let lacking = form::lacking(form, &stored.values);
                if !lacking.is_empty() {
                    return Err(Error::Invalid(lacking));
                }
                acting.becomes(Publication::Published, (None, None), "publish").await?;
                match id.kind {
                    Kind::Project => happened(&acting, FollowedEvent::Published).await?,
                    Kind::Session => happened(&acting, FollowedEvent::SessionAnnounced).await?,
                    _ => {}
                }
            }
            RecordAct::Archive => acting.becomes(Publication::Archived, (Some(was), None), "archive").await?,
            RecordAct::Restore => {
                let back = before.unwrap_or(Publication::Draft);
                // what was archived before it was deleted comes back archived, and can come back from there as well
                let before = match back {
                    Publication::Archived => record::archived_from(&acting.transaction, id).await?,
                    _ => None,
                };
                acting.becomes(back, (before, None), "restore").await?;
            }
            _ => acting.becomes(Publication::Deleted, (Some(was), Some(now)), "delete").await?,
        }
        rows::index(&acting.transaction, id).await?;
        acting.commit().await?;
        Ok(Done::Record(id))
    }
}

impl Acting<'_> {
    /// Puts the record into another state, with the trail.
    async fn becomes(
        &mut self,
        publication: Publication,
        before: (Option<Publication>, Option<i64>),
        act: &'static str,
    ) -> Result<()> {
        let name = |state: Publication| state.as_str().to_uppercase().into();
        let change = Change::public(act).field("publication", name(self.state.publication), name(publication));
        rows::set_publication(&self.transaction, self.id, publication, before).await?;
        self.state.publication = publication;
        self.changed(change).await
    }
}
