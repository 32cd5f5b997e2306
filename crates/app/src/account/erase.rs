//! Erasing one's account, by the table of `domain::privacy::erasure`: at once, in one transaction.

use super::limit::Operation;
use super::{Accounts, By, Client, trail};
use crate::mail::{Letter, Values, queue, word};
use rialto_domain::Result;
use rialto_domain::id::Kind;
use rialto_domain::policy::{Action, Actor};
use rialto_domain::privacy::erasure::{ErasedContent, ErasedData, Fate, fate};
use rialto_domain::vocabulary::Publication;
use rialto_persistence::database::Transaction;
use rialto_persistence::write::erase::{self, Alone, Erased};
use rialto_persistence::write::record::{self, Change};
use serde::Deserialize;

/// What somebody gives to erase their account.
#[derive(Clone, Debug, Deserialize)]
pub struct Erasing {
    /// The password.
    pub password: String,
    /// A code of the second factor, where the account has one.
    pub code: Option<String>,
    /// What becomes of what was published.
    pub content: ErasedContent,
}

impl Accounts {
    /// Erases the account of who acts: records that nobody else answers for are dealt with, their teams are told, the rest
    /// goes or loses its name. A last mail confirms it and is forgotten when it is sent.
    ///
    /// # Errors
    /// `CURRENT_WRONG`, `PASSWORD_NONE`, `SECOND_FACTOR_NEEDED`, `CODE_WRONG` among the issues; `RateLimited`.
    pub async fn erase(&self, by: &By, input: &Erasing) -> Result<()> {
        by.authorize(Action::EraseAccount)?;
        let owner = self.owner(by).await?;
        self.prove_password(by, &owner, (&["input", "password"], &input.password)).await?;
        let proof = self.prove_second_factor(owner.id, input.code.as_deref(), &by.client).await?;
        let transaction = self.0.database.begin().await?;
        proof.use_up(self, &transaction, &owner).await?;
        let erased = Erased { account: owner.id, email: &owner.email, name: &owner.name, content: input.content };
        if let Some(person) = record::person_of(&transaction, owner.id).await? {
            for alone in erase::alone(&transaction, person).await? {
                self.leave_alone(&transaction, &erased, &alone).await?;
            }
        }
        erase::account(&transaction, erased, self.now()).await?;
        // whose it was is not kept: the row says that an account was erased, and when
        let nobody = By { actor: Actor::Visitor, client: Client::default() };
        let change = trail::done(&self.0.chance, &nobody, (owner.id.into(), "erase_account"), Vec::new());
        record::insert_change(&transaction, &change).await?;
        let to = (owner.email.as_str(), owner.language.as_str());
        queue(&transaction, &self.0.chance, to, &Letter::told("erased", Values::new())).await?;
        transaction.commit().await?;
        self.0.queued.notify_one();
        tracing::info!(account = %owner.id.0, "an account was erased");
        Ok(())
    }

    /// What becomes of a record that nobody else answers for.
    async fn leave_alone(&self, transaction: &Transaction, erased: &Erased<'_>, alone: &Alone) -> Result<()> {
        let is_public =
            matches!(alone.publication, Publication::Published | Publication::Archived | Publication::Hidden);
        let what = match alone.id.kind {
            _ if !is_public && !alone.has_others => ErasedData::Drafts,
            Kind::Project => ErasedData::ProjectsLedAlone,
            _ => ErasedData::RecordsLedAlone,
        };
        let fate = fate(what, erased.content);
        let now = self.now();
        match fate {
            Fate::Gone => return erase::remove_record(transaction, alone.id).await,
            Fate::Archived if alone.publication == Publication::Published => {
                if let Some(version) = erase::archive(transaction, alone.id, now).await? {
                    let change = Change {
                        id: self.0.chance.ids.next(),
                        record: alone.id,
                        version,
                        act: "archive",
                        account: None,
                        api_token: None,
                        fields: None,
                        is_public: true,
                        address: None,
                        device: None,
                        created_at: now,
                    };
                    record::insert_change(transaction, &change).await?;
                }
            }
            _ => {}
        }
        let state = if fate == Fate::Archived { "leaderless.archived" } else { "leaderless.kept" };
        for mate in erase::teammates(transaction, alone.id, erased.account).await? {
            let mut values = Values::new();
            values.insert("title".to_owned(), alone.title.chars().take(200).collect());
            values.insert("state".to_owned(), word(&mate.language, state)?);
            let letter = Letter::told("leaderless", values);
            queue(transaction, &self.0.chance, (&mate.email, &mate.language), &letter).await?;
        }
        Ok(())
    }

    /// Counts a download of one's data.
    ///
    /// # Errors
    /// `RateLimited`.
    pub(crate) async fn count_download(&self, by: &By) -> Result<()> {
        let member = self.member(by)?;
        self.count(Operation::MyData, &member.account.0.to_string(), by.client.address).await
    }

    /// Counts a report: of a member, or of a visitor by address alone.
    ///
    /// # Errors
    /// `RateLimited`.
    pub(crate) async fn count_report(&self, by: &By) -> Result<()> {
        let account = by.actor.member().map(|member| member.account.0.to_string()).unwrap_or_default();
        self.count(Operation::Report, &account, by.client.address).await
    }

    /// Rings for the worker of the outbox.
    pub(crate) fn ring(&self) {
        self.0.queued.notify_one();
    }
}
