//! Forgetting what was kept for its time: one or a few statements for each rule of `domain::privacy::retention`.

use super::statement::run;
use crate::database::Transaction;
use rialto_domain::Result;
use rialto_domain::privacy::RetainedData;

/// What the rule of some data does with what is older than `$1`, ms since 1970 UTC.
fn statements(what: RetainedData) -> &'static [&'static str] {
    match what {
        RetainedData::AuditAddresses => &["update change set address = null, device = null \
               where created_at < $1 and (address is not null or device is not null)"],
        RetainedData::Sessions => &["delete from sign_in_session where expires_at < $1 or ended_at < $1"],
        RetainedData::ApiTokens => &["delete from api_token where expires_at < $1 or revoked_at < $1"],
        RetainedData::MailLinks => &["delete from account_token where expires_at < $1"],
        RetainedData::Joining => &[
            "delete from invitation where ended_at < $1 or expires_at < $1",
            "delete from join_request where ended_at < $1",
        ],
        RetainedData::SentMail => &["delete from outbox where delivered_at < $1 or failed_at < $1"],
        // a ban that still holds keeps its reasons; a decision goes with its notices
        RetainedData::Reports => &[
            "delete from report where decided_at < $1",
            "delete from decision where created_at < $1 and not exists (select 1 from notice n \
               where n.decision_id = decision.id and n.is_ban and n.lifted_at is null and n.account_id is not null \
               and (n.until is null or n.until > $1))",
        ],
        RetainedData::ReporterAddresses => {
            &["update report set reporter_email = null where decided_at < $1 and reporter_email is not null"]
        }
        RetainedData::LooseImages => &["delete from image where record_id is null and created_at < $1"],
        RetainedData::ReadNotifications => &["delete from notification where read_at < $1"],
        RetainedData::Notifications => &["delete from notification where at < $1"],
        // what holds now is kept with the account
        RetainedData::Consents => &["delete from consent where exists (select 1 from consent later \
               where later.account_id = consent.account_id and later.purpose = consent.purpose \
               and later.created_at > consent.created_at and later.created_at < $1)"],
    }
}

/// Forgets some data that is older than an instant (ms since 1970 UTC); how many rows were removed or emptied.
pub async fn forget(transaction: &Transaction, what: RetainedData, then: i64) -> Result<u64> {
    let mut forgotten = 0;
    for sql in statements(what) {
        forgotten += run(transaction, sql, [then.into()]).await?;
    }
    Ok(forgotten)
}
