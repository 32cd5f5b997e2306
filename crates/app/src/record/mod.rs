//! Acts upon records: what all of them share.
//!
//! Invariant: an act asks the policy before it writes, runs in one transaction with the record locked, and leaves a row in
//! the audit trail in that transaction.

mod acting;
mod beside;
mod contest;
mod create;
mod draft;
mod duplicate;
mod edit;
mod purge;
mod state;

pub use acting::{Acting, Change, Changed};
pub use contest::{Contest, Done};
pub use create::Made;
pub use duplicate::{Duplicate, Sought};
pub use purge::{UNDO_MS, purge};

use crate::account::{Accounts, By};
use crate::image;
use rialto_domain::context::Chance;
use rialto_domain::id::{AccountId, GlobalId, Kind, PersonId};
use rialto_domain::person::Person;
use rialto_domain::policy::Action;
use rialto_domain::policy::record::{RECORDS, RecordAct, Standing};
use rialto_domain::slug::unique_slug;
use rialto_domain::text::Language;
use rialto_domain::vocabulary::Publication;
use rialto_domain::{Error, Result};
use rialto_persistence::Database;
use rialto_persistence::database::Transaction;
use rialto_persistence::write::{Batch, Mode, record};
use std::sync::Arc;
use tokio::sync::Semaphore;

/// Everything that people can do. Cheap to clone.
#[derive(Clone)]
pub struct Acts {
    /// The acts of accounts.
    pub accounts: Accounts,
    /// The database.
    pub database: Database,
    /// Where time and keys come from.
    pub chance: Chance,
    /// Places for making images, each of which takes a core and much memory.
    pub(crate) image_places: Arc<Semaphore>,
}

impl Acts {
    /// The acts of a site, beside those of its accounts.
    pub fn new(accounts: Accounts) -> Self {
        let (database, chance) = accounts.surroundings();
        Self { accounts, database, chance, image_places: image::places() }
    }

    /// The time, ms since 1970 UTC.
    pub fn now(&self) -> i64 {
        self.chance.clock.now_ms()
    }

    /// Opens the one transaction of an act upon a record: the record is locked, and the actor may do it.
    ///
    /// # Errors
    /// `NotFound` for who may not know of it; `Unauthenticated`; `Forbidden`; `RateLimited`.
    pub async fn upon<'a>(&self, by: &'a By, act: RecordAct, id: GlobalId) -> Result<Acting<'a>> {
        if !RECORDS.contains(&id.kind) {
            return Err(Error::NotFound(format!("the {}", id.kind.type_name().to_lowercase())));
        }
        by.actor.authorize_kind(act, id.kind)?;
        self.accounts.count_write(by)?;
        let transaction = self.database.begin().await?;
        self.within(transaction, by, act, id).await
    }

    /// The same inside a transaction that is open already.
    pub(crate) async fn within<'a>(
        &self,
        transaction: Transaction,
        by: &'a By,
        act: RecordAct,
        id: GlobalId,
    ) -> Result<Acting<'a>> {
        let account = by.actor.member().map(|member| member.account);
        let Some(found) = record::find(&transaction, id, account).await? else {
            return Err(Error::NotFound(format!("the {}", id.kind.type_name().to_lowercase())));
        };
        let record::Found { state, roles, person } = found;
        let standing = Standing { kind: id.kind, publication: state.publication, roles };
        by.actor.authorize_on(act, &standing)?;
        Ok(Acting { transaction, by, id, state, standing, person, chance: self.chance.clone(), now: self.now() })
    }

    /// Opens the one transaction of an act that makes a record of a kind.
    ///
    /// # Errors
    /// `Unauthenticated`; `Forbidden`; `RateLimited`.
    pub async fn making(&self, by: &By, kind: Kind) -> Result<Transaction> {
        by.authorize(Self::action(kind))?;
        self.accounts.count_write(by)?;
        self.database.begin().await
    }

    fn action(kind: Kind) -> Action {
        match kind {
            Kind::Project | Kind::Pilot => Action::CreateProject,
            _ => Action::CreateRecord,
        }
    }

    /// The profile of who acts, made as a draft when there is none yet: nobody sees it before it is published.
    ///
    /// # Errors
    /// `Unauthenticated` for a visitor.
    pub async fn profile(&self, transaction: &Transaction, by: &By) -> Result<PersonId> {
        self.profile_of(transaction, by.actor.member().ok_or(Error::Unauthenticated)?.account).await
    }

    /// The profile of an account, made as a draft when there is none yet.
    ///
    /// # Errors
    /// `Unauthenticated` when the account is gone.
    pub(crate) async fn profile_of(&self, transaction: &Transaction, account: AccountId) -> Result<PersonId> {
        if let Some(person) = record::person_of(transaction, account).await? {
            return Ok(person);
        }
        let (name, language) = record::account_name(transaction, account).await?.ok_or(Error::Unauthenticated)?;
        let id = PersonId(self.chance.ids.next());
        let person = Person {
            id,
            slug: unique_slug(&name, id.0),
            name,
            language: Language::parse(&language).unwrap_or_else(|_| Language::english()),
            headline: None,
            biography: None,
            translations: Default::default(),
            areas: Vec::new(),
            skills: Vec::new(),
            languages: Vec::new(),
            region: None,
            regions_served: Vec::new(),
            places_per_month: None,
            publication: Publication::Draft,
            is_demo: false,
        };
        let mut batch = Batch::new(self.now());
        batch.person(&person, Mode::Create);
        batch.save(transaction).await?;
        record::tie_person(transaction, id, account).await?;
        Ok(id)
    }
}
