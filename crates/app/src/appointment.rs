//! Appointing people: managers of hubs and policy officers for a region with all below it, moderators everywhere.

use crate::Ctx;
use crate::account::{By, owner};
use crate::checks::{Checks, wrong};
use crate::record::Acts;
use rialto_domain::account::Email;
use rialto_domain::id::{AccountId, AppointmentId};
use rialto_domain::policy::Action;
use rialto_domain::policy::record::Role;
use rialto_domain::{Error, Issue, Result};
use rialto_persistence::database::Transaction;
use rialto_persistence::write::private::{self, NewAppointment};
use serde::Deserialize;
use serde_json::{Value, json};

/// What people are appointed to.
pub const ROLES: [Role; 3] = [Role::HubManager, Role::PolicyOfficer, Role::Moderator];

/// Who is appointed to what.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct NewHolder {
    /// The address of the account.
    pub email: String,
    /// To what.
    pub role: Role,
    /// NUTS code of the region; none for a moderator.
    pub region_code: Option<String>,
}

impl Acts {
    /// Appoints somebody who has an account; the appointment.
    ///
    /// # Errors
    /// `EMAIL_INVALID`, `ACCOUNT_UNKNOWN`, `REGION_NEEDED`, `REGION_NOT_HERE`, `REGION_UNKNOWN`, `ROLE_NOT_HERE`,
    /// `ALREADY_THERE`.
    pub async fn appoint(&self, by: &By, input: &NewHolder) -> Result<AppointmentId> {
        by.authorize(Action::Appoint)?;
        let transaction = self.database.begin().await?;
        let me = by.actor.member().map(|member| member.account);
        let new = holder(&transaction, (self.chance.ids.next(), me), input, self.now()).await?;
        self.audit(&transaction, by, (new.account.into(), "appoint"), fields(input)).await?;
        transaction.commit().await?;
        Ok(new.id)
    }

    /// Ends an appointment.
    ///
    /// # Errors
    /// `NotFound` when it is not there or over.
    pub async fn dismiss(&self, by: &By, id: AppointmentId) -> Result<()> {
        by.authorize(Action::Appoint)?;
        let transaction = self.database.begin().await?;
        let whose = private::dismiss(&transaction, id, self.now()).await?;
        let whose = whose.ok_or_else(|| Error::NotFound("the appointment".to_owned()))?;
        self.audit(&transaction, by, (whose.into(), "dismiss"), Vec::new()).await?;
        transaction.commit().await
    }
}

fn fields(input: &NewHolder) -> Vec<Value> {
    vec![
        json!({ "name": "role", "before": null, "after": input.role.as_str() }),
        json!({ "name": "region", "before": null, "after": input.region_code }),
    ]
}

/// Appoints somebody at the command line.
///
/// # Errors
/// As [`Acts::appoint`]; `Forbidden` for anybody but the server's owner.
pub async fn appoint(ctx: &Ctx, input: &NewHolder) -> Result<()> {
    ctx.actor.authorize(Action::AppointAsOwner)?;
    let transaction = ctx.database.begin().await?;
    let new = holder(&transaction, (ctx.chance.ids.next(), None), input, ctx.now()).await?;
    owner::trail(ctx, &transaction, (new.account, "appoint"), fields(input)).await?;
    transaction.commit().await
}

async fn holder(
    transaction: &Transaction,
    (key, by): (uuid::Uuid, Option<AccountId>),
    input: &NewHolder,
    now: i64,
) -> Result<NewAppointment> {
    let mut checks = Checks::default();
    let email = checks.take(Email::parse(&["input", "email"], &input.email));
    if !ROLES.contains(&input.role) {
        let allowed = ROLES.map(|role| role.as_str().to_uppercase()).join(" ");
        let message = "Choose what somebody can be appointed to.";
        checks.add([Issue::new(&["input", "role"], "ROLE_NOT_HERE", message).param("allowed", allowed)]);
    }
    let path = ["input", "regionCode"];
    let code = input.region_code.as_deref().map(str::trim).filter(|code| !code.is_empty());
    let region = match (input.role, code) {
        (Role::Moderator, None) => Some(None),
        (Role::Moderator, Some(_)) => {
            let message = "A moderator serves everywhere; leave the region out.";
            checks.take(Err(Issue::new(&path, "REGION_NOT_HERE", message)))
        }
        (_, None) => checks.take(Err(Issue::new(&path, "REGION_NEEDED", "Say for which region."))),
        (_, Some(code)) => {
            let found = private::region(transaction, &code.to_uppercase()).await?;
            let message = "Choose a region by its NUTS code, such as SI03.";
            checks.take(found.map(Some).ok_or_else(|| Issue::new(&path, "REGION_UNKNOWN", message)))
        }
    };
    let (Some(email), Some(region)) = (email, region) else { return Err(checks.error()) };
    checks.done()?;
    let account = private::addressee_at(transaction, email.as_str()).await?.ok_or_else(|| {
        let message = "Nobody has an account with this address; ask the person to make one first.";
        wrong(Issue::new(&["input", "email"], "ACCOUNT_UNKNOWN", message))
    })?;
    let new = NewAppointment { id: AppointmentId(key), account: account.account, role: input.role, region, by };
    if !private::appoint(transaction, &new, now).await? {
        let message = "This person is appointed to it already.";
        return Err(wrong(Issue::new(&["input"], "ALREADY_THERE", message)));
    }
    Ok(new)
}
