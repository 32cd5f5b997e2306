//! Telling an outcome: by name in the act by which the team has agreed, or by the worker on its day.

use crate::Ctx;
use crate::account::sha256;
use crate::notify::happened_in;
use crate::record::{Acting, Change};
use rialto_domain::context::{Chance, date_of};
use rialto_domain::follow::FollowedEvent;
use rialto_domain::id::ProjectId;
use rialto_domain::lesson::{OutcomePublication, agreement, cut};
use rialto_domain::project::Outcome;
use rialto_domain::vocabulary::Publication;
use rialto_domain::{Error, Result};
use rialto_persistence::database::Transaction;
use rialto_persistence::write::outcome::{self as rows, AnonymousLesson, Told, Whence, Written};
use rialto_persistence::write::record;
use serde_json::{Value, json};
use uuid::Uuid;

/// Outcomes that are looked at in one go.
const BATCH: i64 = 100;

/// What the worker has told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Due {
    /// By name.
    pub by_name: usize,
    /// As lessons without a name.
    pub lessons: usize,
}

/// A key that says nothing of when it was made: the others begin with the time, in milliseconds.
///
/// # Errors
/// Never in practice: a hash has more bytes than a key.
pub(crate) fn unlinked_key(chance: &Chance) -> Result<Uuid> {
    // 74 bits of the key that is hashed are random, so that nobody finds it by trying
    let hash = sha256(&chance.ids.next().simple().to_string());
    let digits = hash.get(..32).ok_or_else(|| Error::internal("a hash is shorter than a key"))?;
    let random = Uuid::parse_str(digits).map_err(Error::internal)?;
    Ok(uuid::Builder::from_random_bytes(*random.as_bytes()).into_uuid())
}

/// Tells an outcome by name in an act, which everybody may read of from now on.
pub(super) async fn by_name(
    acting: &mut Acting<'_>,
    project: ProjectId,
    before: Option<&Written>,
    written: &Written,
) -> Result<()> {
    rows::tell(&acting.transaction, project, unlinked_key(&acting.chance)?, written).await?;
    // what was held back before stays out of the trail
    let before = before.filter(|before| before.told == Told::ByName);
    let change = Change::public("conclude").field("outcome", json!(before.map(told)), told(written));
    acting.changed(change).await?;
    // who changes what was told tells nobody anew
    if before.is_some() {
        return Ok(());
    }
    told_by_name((&acting.transaction, &acting.chance), project).await
}

/// The one place at which an outcome becomes public by name, for those who follow the project.
async fn told_by_name(within: (&Transaction, &Chance), project: ProjectId) -> Result<()> {
    happened_in(within, project.into(), FollowedEvent::OutcomeTold).await
}

fn told(written: &Written) -> Value {
    let Outcome { kind, causes, language, tried, would_differ, concluded_on, .. } = &written.outcome;
    let causes: Vec<&str> = causes.iter().map(|cause| cause.as_str()).collect();
    json!({
        "kind": kind.as_str(),
        "causes": causes,
        "tried": tried,
        "wouldDiffer": would_differ,
        "language": language.as_str(),
        "concludedOn": concluded_on,
        "figures": written.figures,
    })
}

/// What everybody would read of an outcome without a name.
pub(super) fn lesson(written: &Written, whence: &Whence) -> AnonymousLesson {
    let outcome = &written.outcome;
    AnonymousLesson {
        kind: outcome.kind,
        causes: outcome.causes.clone(),
        tried: outcome.tried.clone(),
        would_differ: outcome.would_differ.clone(),
        language: outcome.language.clone(),
        translations: outcome.translations.clone(),
        figures: written.figures.iter().map(rialto_domain::lesson::Figure::without_evidence).collect(),
        origin: cut(&whence.whole, &whence.peers),
        country: whence.country,
        is_demo: whence.is_demo,
    }
}

/// Tells what has come to its day and what the team has agreed to by its silence, each once however many instances do it, and
/// forgets the words of lessons that are gone.
///
/// # Errors
/// When the database is away.
pub async fn tell_due(ctx: &Ctx) -> Result<Due> {
    let mut done = Due::default();
    let mut after = Uuid::nil();
    loop {
        let transaction = ctx.database.begin().await?;
        let some = rows::may_be_due(&transaction, date_of(ctx.now()), after, BATCH).await?;
        drop(transaction);
        for project in &some {
            match one(ctx, *project).await? {
                Some(OutcomePublication::Named) => done.by_name += 1,
                Some(OutcomePublication::Anonymous) => done.lessons += 1,
                None => {}
            }
        }
        match some.last() {
            Some(last) if i64::try_from(some.len()).unwrap_or(BATCH) >= BATCH => after = last.0,
            _ => break,
        }
    }
    let transaction = ctx.database.begin().await?;
    rows::forget_words(&transaction).await?;
    transaction.commit().await?;
    Ok(done)
}

/// Tells the outcome of one project, if it may be told by now.
async fn one(ctx: &Ctx, project: ProjectId) -> Result<Option<OutcomePublication>> {
    let now = ctx.now();
    let transaction = ctx.database.begin().await?;
    // locked: another instance waits here, and then finds nothing held back
    let Some(state) = record::state(&transaction, project.into()).await? else { return Ok(None) };
    let Some(held) = rows::held(&transaction, project).await?.filter(|held| held.told == Told::No) else {
        return Ok(None);
    };
    let answers = rows::answers(&transaction, project).await?;
    if agreement(&held.telling, &answers, now).is_some() {
        return Ok(None);
    }
    let publication = held.telling.publication;
    match publication {
        OutcomePublication::Named => {
            rows::tell(&transaction, project, unlinked_key(&ctx.chance)?, &held).await?;
            let version = state.version + 1;
            let fields = json!([{ "name": "outcome", "before": null, "after": told(&held) }]);
            let change = record::Change {
                id: ctx.chance.ids.next(),
                record: project.into(),
                version,
                act: "conclude",
                account: None,
                api_token: None,
                fields: Some(fields.to_string()),
                is_public: state.publication == Publication::Published,
                address: None,
                device: None,
                created_at: now,
            };
            record::insert_change(&transaction, &change).await?;
            record::set_version(&transaction, project.into(), version, now).await?;
            told_by_name((&transaction, &ctx.chance), project).await?;
        }
        OutcomePublication::Anonymous => {
            // of a draft nobody knows that it is there, and what a moderator has hidden teaches nobody
            if !matches!(state.publication, Publication::Published | Publication::Archived) {
                return Ok(None);
            }
            let whence = rows::whence(&transaction, project, &held.outcome).await?;
            let key = unlinked_key(&ctx.chance)?;
            rows::tell_lesson(&transaction, project, key, &lesson(&held, &whence)).await?;
        }
    }
    transaction.commit().await?;
    Ok(Some(publication))
}
