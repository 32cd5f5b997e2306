//! Notifying people in the app of what concerns them, in the transaction of the act.
//!
//! Invariant: nobody is notified of what they did themselves, and what is not read yet stands once for each kind and subject.

use crate::record::Acting;
use rialto_domain::Result;
use rialto_domain::context::Chance;
use rialto_domain::follow::{FollowedEvent, NoticeKind};
use rialto_domain::id::{AccountId, GlobalId, PersonId, ProjectId};
use rialto_persistence::database::Transaction;
use rialto_persistence::write::followed_event::{self, Happened};
use rialto_persistence::write::notification::{self as rows, NewNotification};
use uuid::Uuid;

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
    let told = NewNotification { kind, subject, record, by, event: None, count: 1 };
    let mut to: Vec<AccountId> = to.iter().copied().filter(|account| Some(*account) != actor).collect();
    // in one order, so that two acts at once wait for each other instead of both for ever
    to.sort();
    to.dedup();
    for account in to {
        rows::tell(transaction, chance.ids.next(), account, &told, chance.clock.now_ms()).await?;
    }
    Ok(())
}

/// Writes that something happened to the project or session of an act, for those who follow it: a worker tells them afterwards, if it
/// is public then. Nothing while it is not public now.
///
/// # Errors
/// When the database fails.
pub(crate) async fn happened(acting: &Acting<'_>, event: FollowedEvent) -> Result<()> {
    if !acting.is_published() {
        return Ok(());
    }
    happened_in((&acting.transaction, &acting.chance), acting.id, event).await
}

/// The same in another transaction, whoever sees the record now: of what is not public when the worker comes nobody is told.
///
/// # Errors
/// When the database fails.
pub(crate) async fn happened_in(
    (transaction, chance): (&Transaction, &Chance),
    record: GlobalId,
    event: FollowedEvent,
) -> Result<()> {
    let after = AccountId(Uuid::nil());
    let happened = Happened { id: chance.ids.next(), event, record, person: None, after };
    followed_event::append(transaction, &happened, chance.clock.now_ms()).await
}

/// Advice for a project by an expert, as an event beside its rows: its project's team and those who follow the expert are told by the
/// worker, so that giving advice waits for nobody.
pub(crate) fn advice_given(key: Uuid, project: ProjectId, expert: PersonId) -> Happened {
    let after = AccountId(Uuid::nil());
    Happened { id: key, event: FollowedEvent::AdviceGiven, record: project.into(), person: Some(expert), after }
}
