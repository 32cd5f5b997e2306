//! What people give to projects.

use crate::account::{By, sha256};
use crate::checks::{Checks, given, readable, wrong};
use crate::record::{Acting, Acts, Change};
use chrono::NaiveDate;
use rialto_domain::context::date_of;
use rialto_domain::id::{GlobalId, Kind, OfferId, PersonId, ProjectId};
use rialto_domain::matching::OfferStatus;
use rialto_domain::policy::Action;
use rialto_domain::policy::record::RecordAct;
use rialto_domain::text::Language;
use rialto_domain::vocabulary::{Area, NeedKind};
use rialto_domain::wording;
use rialto_domain::{Error, Issue, Result};
use rialto_persistence::database::Transaction;
use rialto_persistence::write::idempotency::{Call, Claim, claim};
use rialto_persistence::write::offer::{self as rows, Offer};
use rialto_persistence::write::record;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use uuid::Uuid;

const TITLE: usize = 200;
const TEXT: usize = 5_000;
/// Offers of one person, open or not.
const MOST: i64 = 100;
/// Longest key of a call that may come twice, characters.
const KEY: usize = 64;

/// An offer that is opened.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct OpenOffer {
    /// The same key with the same input answers the same offer.
    #[serde(skip_serializing)]
    pub idempotency_key: Option<String>,
    /// Area.
    pub area: Area,
    /// What is given.
    pub kind: NeedKind,
    /// One line.
    pub title: String,
    /// More about it.
    pub text: Option<String>,
    /// Language of the texts; the profile's when none.
    pub language: Option<String>,
    /// Global id of the region.
    pub region_id: Option<String>,
    /// Until when.
    pub open_until: Option<NaiveDate>,
}

/// What changes of an offer; what is absent stays.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct EditOffer {
    /// Area.
    pub area: Option<Area>,
    /// What is given.
    pub kind: Option<NeedKind>,
    /// One line.
    pub title: Option<String>,
    /// More about it; null clears it.
    #[serde(deserialize_with = "given")]
    pub text: Option<Option<String>>,
    /// Language of the texts.
    pub language: Option<String>,
    /// Global id of the region; null for anywhere.
    #[serde(deserialize_with = "given")]
    pub region_id: Option<Option<String>>,
    /// Until when; null clears it.
    #[serde(deserialize_with = "given")]
    pub open_until: Option<Option<NaiveDate>>,
}

impl Acts {
    /// Opens an offer in one's own name; its key.
    ///
    /// # Errors
    /// Issues of the input; `NotFound` for a region that is not there.
    pub async fn open_offer(&self, by: &By, input: &OpenOffer) -> Result<OfferId> {
        by.authorize(Action::EditProfile)?;
        self.accounts.count_write(by)?;
        let first = self.database.begin().await?;
        let person = self.profile(&first, by).await?;
        let acting = self.within(first, by, RecordAct::Edit, person.into()).await?;
        let (now, id) = (acting.now, OfferId(acting.key()));
        let mut checks = Checks::default();
        let title = checks.take(wording::line(&["input", "title"], &input.title, TITLE));
        let text =
            checks.take(wording::optional(&["input", "text"], input.text.as_deref(), TEXT, wording::prose)).flatten();
        let language =
            checks.take(wording::language(&["input", "language"], input.language.as_deref(), &acting.state.language));
        let day = checks.take(wording::coming(&["input", "openUntil"], input.open_until, date_of(now))).flatten();
        if let Some(key) = &input.idempotency_key {
            checks.take(wording::line(&["input", "idempotencyKey"], key, KEY));
        }
        let (Some(title), Some(language)) = (title, language) else { return Err(checks.error()) };
        checks.done()?;
        if let Some(before) = repeated(&acting.transaction, by, (input, id), now).await? {
            return Ok(before);
        }
        if rows::count(&acting.transaction, person).await? >= MOST {
            let message = format!("At most {MOST} offers: edit one that is no longer open.");
            return Err(wrong(Issue::new(&["input"], "TOO_MANY", message).param("most", MOST)));
        }
        let region = region(&acting.transaction, input.region_id.as_deref()).await?;
        let status = OfferStatus::Open;
        let (area, kind) = (input.area, input.kind);
        let offer = Offer {
            id,
            person,
            area,
            kind,
            title,
            text,
            language,
            region,
            open_until: day,
            status,
            fulfilled_by: None,
        };
        finish(acting, "open_offer", None, &offer).await?;
        Ok(id)
    }

    /// Changes one's own offer.
    ///
    /// # Errors
    /// Issues of the input; `NotFound` for somebody else's too.
    pub async fn edit_offer(&self, by: &By, id: OfferId, input: &EditOffer) -> Result<()> {
        let (acting, before) = self.own_offer(by, id).await?;
        let (mut offer, now) = (before.clone(), acting.now);
        let mut checks = Checks::default();
        offer.area = input.area.unwrap_or(offer.area);
        offer.kind = input.kind.unwrap_or(offer.kind);
        if let Some(title) = &input.title {
            offer.title = checks.take(wording::line(&["input", "title"], title, TITLE)).unwrap_or_default();
        }
        if let Some(text) = &input.text {
            let text = wording::optional(&["input", "text"], text.as_deref(), TEXT, wording::prose);
            offer.text = checks.take(text).flatten();
        }
        if let Some(tag) = &input.language {
            let language = Language::parse(tag)
                .map_err(|error| Issue::new(&["input", "language"], "LANGUAGE_UNKNOWN", error.to_string()));
            offer.language = checks.take(language).unwrap_or(offer.language);
        }
        if let Some(day) = input.open_until {
            // a day that was right once may be over by now
            let same = day == before.open_until;
            let day = if same { Ok(day) } else { wording::coming(&["input", "openUntil"], day, date_of(now)) };
            offer.open_until = checks.take(day).flatten();
        }
        checks.done()?;
        if let Some(given) = &input.region_id {
            offer.region = region(&acting.transaction, given.as_deref()).await?;
        }
        finish(acting, "edit_offer", Some(&before), &offer).await
    }

    /// Says what became of one's own offer.
    ///
    /// # Errors
    /// `FULFILLED_BY_WITHOUT_STATUS`, `STAYS`; `NotFound` for somebody else's too, and for a project that the actor may not see.
    pub async fn set_offer_status(
        &self,
        by: &By,
        id: OfferId,
        (status, project): (OfferStatus, Option<ProjectId>),
    ) -> Result<()> {
        let (acting, before) = self.own_offer(by, id).await?;
        let mut offer = before.clone();
        let issue = |name, code, message: &str| Err(wrong(Issue::new(&["input", name], code, message)));
        if project.is_some() && status != OfferStatus::Fulfilled {
            let message = "Say who took an offer only when it is fulfilled.";
            return issue("fulfilledProjectId", "FULFILLED_BY_WITHOUT_STATUS", message);
        }
        if status == offer.status && project == offer.fulfilled_by {
            return issue("status", "STAYS", "The offer has this status already.");
        }
        if let Some(project) = project {
            readable(&acting, project.into()).await?;
        }
        (offer.status, offer.fulfilled_by) = (status, project);
        finish(acting, "set_offer_status", Some(&before), &offer).await
    }

    /// Opens a transaction upon an offer of who acts.
    async fn own_offer<'a>(&self, by: &'a By, id: OfferId) -> Result<(Acting<'a>, Offer)> {
        by.authorize(Action::EditProfile)?;
        self.accounts.count_write(by)?;
        let nothing = || Error::NotFound("the offer".to_owned());
        let member = by.actor.member().ok_or(Error::Unauthenticated)?;
        let transaction = self.database.begin().await?;
        let person: PersonId = record::person_of(&transaction, member.account).await?.ok_or_else(nothing)?;
        let acting = self.within(transaction, by, RecordAct::Edit, person.into()).await?;
        let offer = rows::offer(&acting.transaction, id, person).await?.ok_or_else(nothing)?;
        Ok((acting, offer))
    }
}

async fn region(transaction: &Transaction, given: Option<&str>) -> Result<Option<Uuid>> {
    let Some(given) = given else { return Ok(None) };
    let nothing = || Error::NotFound("the region".to_owned());
    let id = GlobalId::parse(given).filter(|id| id.kind == Kind::Region).ok_or_else(nothing)?;
    if rows::has_region(transaction, id.key).await? { Ok(Some(id.key)) } else { Err(nothing()) }
}

/// Writes an offer with its row in the audit trail of the profile.
async fn finish(mut acting: Acting<'_>, act: &'static str, before: Option<&Offer>, offer: &Offer) -> Result<()> {
    if before == Some(offer) {
        return Ok(());
    }
    rows::put(&acting.transaction, offer, acting.now).await?;
    let change = Change::public(act).beside().field("offer", before.map_or(Value::Null, told), told(offer));
    acting.changed(change).await?;
    acting.commit().await
}

fn told(offer: &Offer) -> Value {
    json!({
        "id": GlobalId::from(offer.id).to_string(),
        "area": offer.area.as_str(),
        "kind": offer.kind.as_str(),
        "title": offer.title,
        "text": offer.text,
        "language": offer.language.as_str(),
        "openUntil": offer.open_until,
        "status": offer.status.as_str(),
        "fulfilledProjectId": offer.fulfilled_by.map(|project| GlobalId::from(project).to_string()),
    })
}

/// The offer that the same call made before.
async fn repeated(
    transaction: &Transaction,
    by: &By,
    (input, id): (&OpenOffer, OfferId),
    now: i64,
) -> Result<Option<OfferId>> {
    let (Some(key), Some(member)) = (&input.idempotency_key, by.actor.member()) else { return Ok(None) };
    let whole = serde_json::to_string(input).map_err(Error::internal)?;
    let call = Call { account: member.account, key, act: "open_offer", input_hash: &sha256(&whole) };
    match claim(transaction, &call, id.into(), now).await? {
        Claim::New => Ok(None),
        Claim::Again(before) => Ok(Some(OfferId(before.key))),
        Claim::Used => {
            let message = "This key was used for something else; choose a new key for each thing you do.";
            Err(wrong(Issue::new(&["input", "idempotencyKey"], "IDEMPOTENCY_KEY_USED", message)))
        }
    }
}
