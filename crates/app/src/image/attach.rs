//! Attaching images to records, and what is written of them.

use super::name;
use crate::account::By;
use crate::checks::{Checks, beside, expect, given, language, wrong};
use crate::record::{Acting, Acts, Change};
use rialto_domain::id::{AccountId, GlobalId, ImageId, Kind};
use rialto_domain::image::{ALT_TEXT, CREDIT, MOST};
use rialto_domain::policy::Action;
use rialto_domain::policy::record::RecordAct;
use rialto_domain::text::Language;
use rialto_domain::wording;
use rialto_domain::{Error, Issue, Result};
use rialto_persistence::write::image::{self as rows, Found, Written};
use serde::Deserialize;
use serde_json::{Value, json};

/// The field of an alt text among translations.
const FIELD: &str = "alt_text";

/// An image of a record.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AddImage {
    /// The version of the record that was read, where the caller cares.
    pub version: Option<i64>,
    /// What there is to see.
    pub alt_text: String,
    /// Language of that; the record's when none.
    pub language: Option<String>,
    /// Who is to be named.
    pub credit: Option<String>,
}

/// What changes of an image.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct EditImage {
    /// The alt text; null removes a translation.
    #[serde(deserialize_with = "given")]
    pub alt_text: Option<Option<String>>,
    /// Language of the alt text; that of the original when none.
    pub language: Option<String>,
    /// Who is to be named; null names nobody.
    #[serde(deserialize_with = "given")]
    pub credit: Option<Option<String>>,
    /// The place from now on, 0 for the first.
    pub position: Option<i64>,
}

impl Acts {
    /// Attaches an image to a record, behind those it has. An image that the actor attached to this record before stays as it is.
    ///
    /// # Errors
    /// `IMAGE_UNKNOWN`, `TOO_MANY_IMAGES` and issues of the input; `NotFound`.
    pub async fn add_image(&self, by: &By, (record, id): (GlobalId, ImageId), input: &AddImage) -> Result<()> {
        by.authorize(of_kind(record.kind))?;
        let mut acting = self.upon(by, RecordAct::Edit, record).await?;
        if let Some(version) = input.version {
            expect(&acting, version)?;
        }
        let account = by.actor.member().ok_or(Error::Unauthenticated)?.account;
        let found = rows::find(&acting.transaction, id).await?.filter(|found| found.account == Some(account));
        if found.as_ref().is_some_and(|found| found.record == Some(record)) {
            return Ok(());
        }
        let mut checks = Checks::default();
        if found.is_none_or(|found| found.record.is_some()) {
            checks.add([unknown()]);
        }
        let others = rows::of_record(&acting.transaction, record).await?;
        if others.len() >= MOST {
            let message = format!("A record has at most {MOST} images: remove one first.");
            checks.add([Issue::new(&["input", "recordId"], "TOO_MANY_IMAGES", message).param("most", MOST)]);
        }
        let alt_text = checks.take(wording::line(&["input", "altText"], &input.alt_text, ALT_TEXT));
        let language = language(&mut checks, &acting, input.language.as_deref());
        let credit = checks.take(credit(input.credit.as_deref()));
        let (Some(alt_text), Some(language), Some(credit)) = (alt_text, language, credit) else {
            return Err(checks.error());
        };
        checks.done()?;
        let written = Written { alt_text, language: language.into(), translations: Default::default(), credit };
        self.attached(&mut acting, (id, account), (others.len(), &written)).await?;
        acting.commit().await
    }

    async fn attached(
        &self,
        acting: &mut Acting<'_>,
        (id, account): (ImageId, AccountId),
        (others, written): (usize, &Written),
    ) -> Result<()> {
        // places are 0, 1, … without gaps: whatever removes or moves an image keeps them so
        if !rows::attach(&acting.transaction, (id, account), (acting.id, others), written).await? {
            return Err(wrong(unknown()));
        }
        let change = Change::public("add_image").field("image", Value::Null, told(id, written, others));
        beside(acting, change).await
    }

    /// Changes what is written of an image, or its place; its record.
    ///
    /// # Errors
    /// Issues of the input; `NotFound`.
    pub async fn edit_image(&self, by: &By, id: ImageId, input: &EditImage) -> Result<GlobalId> {
        let (mut acting, before) = self.upon_image(by, id).await?;
        let record = acting.id;
        let order = rows::of_record(&acting.transaction, record).await?;
        let place = order.iter().position(|other| *other == id).unwrap_or_default();
        let (after, to) = edited(&before, input)?;
        let to = to.map_or(place, |to| to.min(order.len().saturating_sub(1)));
        if after == before && to == place {
            return Ok(record);
        }
        if after != before {
            rows::write(&acting.transaction, id, &after).await?;
        }
        if to != place {
            let mut moved: Vec<ImageId> = order.into_iter().filter(|other| *other != id).collect();
            moved.insert(to.min(moved.len()), id);
            rows::order(&acting.transaction, &moved).await?;
        }
        let change = Change::public("edit_image").field("image", told(id, &before, place), told(id, &after, to));
        beside(&mut acting, change).await?;
        acting.commit().await?;
        Ok(record)
    }

    /// Removes an image with its files; its record.
    ///
    /// # Errors
    /// `NotFound`.
    pub async fn remove_image(&self, by: &By, id: ImageId) -> Result<GlobalId> {
        let (mut acting, before) = self.upon_image(by, id).await?;
        let record = acting.id;
        let order = rows::of_record(&acting.transaction, record).await?;
        let place = order.iter().position(|other| *other == id).unwrap_or_default();
        rows::remove(&acting.transaction, id).await?;
        let left: Vec<ImageId> = order.into_iter().filter(|other| *other != id).collect();
        rows::order(&acting.transaction, &left).await?;
        let change = Change::public("remove_image").field("image", told(id, &before, place), Value::Null);
        beside(&mut acting, change).await?;
        acting.commit().await?;
        Ok(record)
    }

    /// Opens the act upon the record of an image. Who may not see the record learns nothing of the image, and a loose image is
    /// not there.
    async fn upon_image<'a>(&self, by: &'a By, id: ImageId) -> Result<(Acting<'a>, Written)> {
        by.authorize(Action::ChangeProject).or_else(|_| by.authorize(Action::ChangeNetwork))?;
        let nothing = || Error::NotFound("the image".to_owned());
        let first = self.database.begin().await?;
        let record = rows::find(&first, id).await?.and_then(|found| found.record).ok_or_else(nothing)?;
        drop(first);
        let acting = match self.upon(by, RecordAct::Edit, record).await {
            Ok(acting) => acting,
            Err(Error::NotFound(_)) => return Err(nothing()),
            // a token without the scope for this kind of record is told so only of what it may read
            Err(error @ Error::Forbidden(_)) if self.may_read(by, record).await? => return Err(error),
            Err(Error::Forbidden(_)) => return Err(nothing()),
            Err(other) => return Err(other),
        };
        // read again: the record is locked now
        let found = rows::find(&acting.transaction, id).await?;
        let still = found.filter(|found| found.record == Some(record)).and_then(|Found { written, .. }| written);
        Ok((acting, still.ok_or_else(nothing)?))
    }

    async fn may_read(&self, by: &By, record: GlobalId) -> Result<bool> {
        match self.upon(by, RecordAct::Read, record).await {
            Ok(_) => Ok(true),
            Err(Error::NotFound(_) | Error::Forbidden(_)) => Ok(false),
            Err(other) => Err(other),
        }
    }
}

/// What must be allowed to write records of a kind.
fn of_kind(kind: Kind) -> Action {
    match kind {
        Kind::Project | Kind::Pilot => Action::ChangeProject,
        _ => Action::ChangeNetwork,
    }
}

fn unknown() -> Issue {
    let message = "Upload the image again with POST /images and give the id it answers: this one is not yours, is attached already, \
                   or is older than a day.";
    Issue::new(&["input", "imageId"], "IMAGE_UNKNOWN", message)
}

fn credit(text: Option<&str>) -> Result<Option<String>, Issue> {
    wording::optional(&["input", "credit"], text, CREDIT, wording::line)
}

/// What is written after an edit, and the place that was asked for.
fn edited(before: &Written, input: &EditImage) -> Result<(Written, Option<usize>)> {
    let (mut after, mut checks) = (before.clone(), Checks::default());
    let language = wording::language(&["input", "language"], input.language.as_deref(), &before.language);
    let language = checks.take(language);
    if let (Some(text), Some(language)) = (&input.alt_text, language) {
        say(&mut after, &mut checks, (text.as_deref(), language));
    }
    if let Some(text) = &input.credit {
        after.credit = checks.take(credit(text.as_deref())).flatten();
    }
    let place = match input.position.map(usize::try_from) {
        Some(Err(_)) => {
            let message = "Give the place as a number from 0 on: 0 is the first.";
            checks.add([Issue::new(&["input", "position"], "POSITION_NEGATIVE", message)]);
            None
        }
        place => place.and_then(Result::ok),
    };
    checks.done()?;
    Ok((after, place))
}

/// Writes the alt text in a language: of the original, or a translation.
fn say(after: &mut Written, checks: &mut Checks, (text, language): (Option<&str>, Language)) {
    let path = ["input", "altText"];
    if language.as_str() == after.language {
        let line = checks.take(wording::line(&path, text.unwrap_or_default(), ALT_TEXT));
        let line = line.unwrap_or_default();
        if line != after.alt_text {
            // a translation of what it said before says something else
            after.translations.clear();
        }
        after.alt_text = line;
        return;
    }
    match text {
        None => drop(after.translations.remove(&language)),
        Some(text) => {
            if let Some(line) = checks.take(wording::line(&path, text, ALT_TEXT)) {
                after.translations.entry(language).or_default().insert(FIELD.to_owned(), line);
            }
        }
    }
}

fn told(id: ImageId, written: &Written, position: usize) -> Value {
    json!({
        "id": name(id),
        "altText": written.alt_text,
        "language": written.language,
        "translations": written.translations,
        "credit": written.credit,
        "position": position,
    })
}
