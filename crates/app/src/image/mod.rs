//! Images of records: uploading, attaching with an alt text, and sending.
//!
//! Invariants: an image is made anew before it is kept, outside the transaction; it is sent to who sees its record at that
//! moment, and to nobody else, whatever they know of it; what is refused tells nothing about what is there.

mod attach;
mod seal;

pub use attach::{AddImage, EditImage};
pub use seal::Seals;

use crate::account::By;
use crate::record::Acts;
use rialto_domain::id::{AccountId, GlobalId, ImageId};
use rialto_domain::image::{ImageForm, MOST_BYTES, width_for};
use rialto_domain::policy::Action;
use rialto_domain::vocabulary::Publication;
use rialto_domain::{Error, Issue, Result};
use rialto_exchange::picture::{self, Picture};
use rialto_persistence::image::{self, LOOSE};
use rialto_persistence::write::image::{self as rows, NewImage};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Semaphore;
use tokio::task::spawn_blocking;
use tokio::time::timeout;

/// Images that are made at the same time: each takes a core and up to half a gigabyte while it is made.
const PLACES: usize = 2;
/// How long an upload waits for a place.
const PATIENCE: Duration = Duration::from_secs(10);
/// Width of the look at an image that was just uploaded, pixels.
const LOOK: u32 = 640;

/// Places for making images.
pub(crate) fn places() -> Arc<Semaphore> {
    Arc::new(Semaphore::new(PLACES))
}

/// An image that was uploaded.
#[derive(Clone, Debug)]
pub struct Uploaded {
    /// Its id, to attach it by.
    pub id: ImageId,
    /// Width of the largest size, pixels.
    pub width: u32,
    /// Height of the largest size, pixels.
    pub height: u32,
    /// Path of a look at it, for who uploaded it.
    pub url: String,
}

/// Which file of which image is wanted.
#[derive(Clone, Debug)]
pub struct WantedFile {
    /// The image.
    pub id: ImageId,
    /// The width, pixels.
    pub width: u32,
    /// How its name ends.
    pub ending: String,
    /// The seal that came with the address.
    pub seal: Option<String>,
    /// Whether the bytes are wanted, too.
    pub with_content: bool,
}

/// A file of an image, for who may have it.
#[derive(Clone, Debug)]
pub struct ImageFile {
    /// Its form.
    pub form: ImageForm,
    /// Whether everybody may have it.
    pub is_public: bool,
    /// Its bytes, where they were wanted.
    pub content: Option<Vec<u8>>,
}

impl Acts {
    /// Refuses who may upload nothing, before anything is read of what they send.
    ///
    /// # Errors
    /// `Unauthenticated`; `Forbidden`; `RateLimited`.
    pub fn may_upload(&self, by: &By) -> Result<()> {
        // a token that may write records of one kind may upload for them
        by.authorize(Action::ChangeProject).or_else(|_| by.authorize(Action::ChangeNetwork))?;
        self.accounts.count_write(by)
    }

    /// Makes an image of a file and keeps it for a day, for who uploaded it to attach it.
    ///
    /// # Errors
    /// As [`Acts::may_upload`], which must have been asked; issues at `image`; `Unavailable` when too many are being made.
    pub async fn upload(&self, by: &By, file: Vec<u8>) -> Result<Uploaded> {
        let account = by.actor.member().ok_or(Error::Unauthenticated)?.account;
        if file.is_empty() {
            let message = "Send the file as the body of the request: there was none.";
            return Err(Error::invalid(&["image"], "IMAGE_EMPTY", message));
        }
        if file.len() > MOST_BYTES {
            return Err(too_large());
        }
        self.accounts.count_bytes(account, file.len()).await?;
        let picture = self.made(file).await?;
        self.keep(account, picture).await
    }

    /// The picture of a file, made on a thread that answers nobody.
    async fn made(&self, file: Vec<u8>) -> Result<Picture> {
        let busy = || Error::Unavailable { what: "making images", cause: None };
        let waiting = timeout(PATIENCE, self.image_places.clone().acquire_owned());
        let place = waiting.await.map_err(|_| busy())?.map_err(Error::internal)?;
        let made = spawn_blocking(move || {
            // held by the work itself: it goes on when the caller goes away
            let _place = place;
            picture::make(&file)
        });
        made.await.unwrap_or_else(|error| {
            tracing::error!(%error, "a decoder gave up on an image");
            let message = "The file cannot be read: open it, save it again as PNG or JPEG, and send that.";
            Err(Error::Invalid(vec![Issue::new(&["image"], "IMAGE_BROKEN", message)]))
        })
    }

    async fn keep(&self, account: AccountId, picture: Picture) -> Result<Uploaded> {
        let Picture { width, height, form, sizes } = picture;
        let (id, now) = (ImageId(self.chance.ids.next()), self.now());
        let media_type = form.media_type();
        let new = NewImage { id, account, size: (width, height), media_type, files: &sizes, created_at: now };
        let transaction = self.database.begin().await?;
        rows::insert(&transaction, &new).await?;
        transaction.commit().await?;
        let url = self.image_seals().sealed_path((id, LOOSE), (width_for(width, Some(LOOK)), form), now);
        Ok(Uploaded { id, width, height, url })
    }

    /// What makes the addresses of images.
    pub fn image_seals(&self) -> Seals {
        Seals::new(self.accounts.clone())
    }

    /// A file of an image: of a published record for everybody, of any other for who brings the seal of its address.
    ///
    /// # Errors
    /// `NotFound`, the same whether it is not there or may not be seen.
    pub async fn image_file(&self, wanted: &WantedFile) -> Result<ImageFile> {
        let nothing = || Error::NotFound("the image".to_owned());
        let WantedFile { id, width, .. } = *wanted;
        let facts = image::facts(&self.database, id, width).await?.ok_or_else(nothing)?;
        let form = ImageForm::of(&facts.media_type).filter(|form| form.ending() == wanted.ending);
        let form = form.ok_or_else(nothing)?;
        let is_public = facts.state == Publication::Published.as_str();
        let seals = self.image_seals();
        let holds = |seal: &String| seals.holds((id, &facts.state), seal, self.now());
        if !is_public && !wanted.seal.as_ref().is_some_and(holds) {
            return Err(nothing());
        }
        let content = match wanted.with_content {
            // removed between the two looks
            true => Some(image::content(&self.database, id, width).await?.ok_or_else(nothing)?),
            false => None,
        };
        Ok(ImageFile { form, is_public, content })
    }
}

/// A file has more bytes than allowed.
pub fn too_large() -> Error {
    let message = format!(
        "Make the image smaller before you send it: it may have {} MB (million bytes).",
        MOST_BYTES / 1_000_000
    );
    Error::Invalid(vec![Issue::new(&["image"], "IMAGE_TOO_LARGE", message).param("most", MOST_BYTES)])
}

/// How an image is named in the API.
pub(crate) fn name(id: ImageId) -> String {
    GlobalId::from(id).to_string()
}
