//! An act beside a record: it adds rows and leaves the record as it is.

use super::{Acts, Change};
use crate::account::By;
use rialto_domain::id::{GlobalId, PersonId};
use rialto_domain::policy::record::{RecordAct, Standing, roles_that_may};
use rialto_domain::vocabulary::Publication;
use rialto_domain::{Error, Result};
use rialto_persistence::Engine;
use rialto_persistence::write::Batch;

impl Acts {
    /// Adds rows beside a record, as the person of who acts: `rows` is told who that is and the time of the act, ms since 1970 UTC.
    /// On PostgreSQL this is one statement where the record is published and the actor may; all else is done, or refused for its
    /// own reason, as any act upon a record.
    ///
    /// # Errors
    /// As [`Acts::upon`]; `Forbidden` for who has no profile.
    pub async fn add_beside(
        &self,
        by: &By,
        (act, id): (RecordAct, GlobalId),
        change: Change,
        rows: impl Fn(PersonId, i64) -> Batch,
    ) -> Result<()> {
        by.actor.authorize_kind(act, id.kind)?;
        self.accounts.count_write(by)?;
        let change = change.beside();
        let now = self.now();
        let roles = roles_that_may(act, id.kind);
        let standing = Standing { kind: id.kind, publication: Publication::Published, roles };
        let may = by.actor.authorize_on(act, &standing).is_ok() && self.database.engine() == Engine::Postgres;
        if let Some((member, person)) =
            by.actor.member().filter(|_| may).and_then(|member| Some((member, member.person?)))
        {
            let row = change.row(by, id, (self.chance.ids.next(), 0, now));
            if rows(person, now).tell(&self.database, (member.account, roles), &row).await? {
                return Ok(());
            }
        }
        let mut acting = self.within(self.database.begin().await?, by, act, id).await?;
        let nobody = || Error::Forbidden("do this without a profile: write yours first".to_owned());
        rows(acting.person.ok_or_else(nobody)?, now).save(&acting.transaction).await?;
        acting.changed(change).await?;
        acting.commit().await
    }
}
