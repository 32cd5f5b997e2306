//! The audit trail of accounts: who did what to which account, when, with which session or token, and from where.

use super::{Accounts, By};
use rialto_domain::Result;
use rialto_domain::context::Chance;
use rialto_domain::id::{AccountId, GlobalId};
use rialto_domain::policy::Way;
use rialto_persistence::database::Transaction;
use rialto_persistence::write::record::{self, Change};
use serde_json::Value;

/// Longest name of a browser or program in the trail, in characters.
const DEVICE: usize = 200;

/// What somebody did that raised the version of no record: upon an account, a report, a notice.
pub(crate) fn done(chance: &Chance, by: &By, (upon, act): (GlobalId, &'static str), fields: Vec<Value>) -> Change {
    let member = by.actor.member();
    let api_token = member.and_then(|member| match member.way {
        Way::Token(token, _) => Some(token.0),
        Way::Session(_) => None,
    });
    Change {
        id: chance.ids.next(),
        record: upon,
        version: 0,
        act,
        account: member.map(|member| member.account.0),
        api_token,
        fields: (!fields.is_empty()).then(|| Value::Array(fields).to_string()),
        is_public: false,
        address: by.client.address.map(|address| address.to_string()),
        device: (!by.client.device.is_empty()).then(|| by.client.device.chars().take(DEVICE).collect()),
        created_at: chance.clock.now_ms(),
    }
}

impl Accounts {
    /// Writes what the owner of an account did with it, also where the act itself showed that it is the owner: with the
    /// password, or the link of a mail.
    pub(super) async fn trail(
        &self,
        transaction: &Transaction,
        by: &By,
        (account, act): (AccountId, &'static str),
    ) -> Result<()> {
        let change = done(&self.0.chance, by, (account.into(), act), Vec::new());
        record::insert_change(transaction, &Change { account: Some(account.0), ..change }).await
    }
}
