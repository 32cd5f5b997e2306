//! Notifying people in the app of what concerns them, in the transaction of the act.
//!
//! Invariant: nobody is notified of what they did themselves, and what is not read yet stands once for each kind and subject.

use crate::record::Acting;
use rialto_domain::Result;
use rialto_domain::context::Chance;
use rialto_domain::follow::NoticeKind;
use rialto_domain::id::{AccountId, GlobalId, PersonId};
use rialto_persistence::database::Transaction;
use rialto_persistence::write::notification::{self as rows, NewNotification};

/// What people are notified of.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Notice {
    /// What it is.
    pub kind: NoticeKind,
    /// What it is about: a conversation, a comment, a link. While one of the same kind about the same subject is unread, another
    /// raises its number.
    pub subject: GlobalId,
    /// The record whose page it leads to: who may no longer see it is told nothing of it.
    pub record: Option<GlobalId>,
    /// The profile of who did it.
    pub by: Option<PersonId>,
}

/// Notifies accounts of what an act upon a record did, but never who acts.
///
/// # Errors
/// When the database fails.
pub(crate) async fn tell(acting: &Acting<'_>, to: &[AccountId], notice: &Notice) -> Result<()> {
    let actor = acting.by.actor.member().map(|member| member.account);
    tell_in((&acting.transaction, &acting.chance), actor, to, notice).await
}

/// The same in the transaction of an act upon no record; `actor` is who acts.
///
/// # Errors
/// When the database fails.
pub(crate) async fn tell_in(
    (transaction, chance): (&Transaction, &Chance),
    actor: Option<AccountId>,
    to: &[AccountId],
    notice: &Notice,
) -> Result<()> {
    let Notice { kind, subject, record, by } = *notice;
    let told = NewNotification { kind, subject, record, by, event: None, search: None, count: 1 };
    let mut to: Vec<AccountId> = to.iter().copied().filter(|account| Some(*account) != actor).collect();
    // in one order, so that two acts at once wait for each other instead of both for ever
    to.sort();
    to.dedup();
    for account in to {
        rows::tell(transaction, chance.ids.next(), account, &told, chance.clock.now_ms()).await?;
    }
    Ok(())
}
