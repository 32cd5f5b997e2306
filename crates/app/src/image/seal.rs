//! Addresses of images. An `<img>` of a page sends no token, so the address of an image that is not public carries a seal: until
//! when it works, and an HMAC under the secret key over that, the image, and the state its record is in. When the record is
//! published, archived, hidden or deleted, the seals of before are worth nothing.

use super::name;
use crate::account::Accounts;
use aws_lc_rs::constant_time::verify_slices_are_equal;
use rialto_domain::id::ImageId;
use rialto_domain::image::ImageForm;
use rialto_domain::vocabulary::Publication;

/// A seal works for one to two of these, ms: it ends at a whole one, so that a page that is read again has the same
/// addresses and the browser keeps what it has.
const PERIOD_MS: i64 = 30 * 60_000;

/// Makes and checks the seals of a site. Cheap to clone.
#[derive(Clone)]
pub struct Seals(Accounts);

impl Seals {
    pub(super) fn new(accounts: Accounts) -> Self {
        Self(accounts)
    }

    /// The path of a file of an image in a state at an instant (ms since 1970 UTC), for who may see it.
    pub fn path(&self, image: (ImageId, &str), file: (u32, ImageForm), now: i64) -> String {
        if image.1 == Publication::Published.as_str() {
            bare(image.0, file)
        } else {
            self.sealed_path(image, file, now)
        }
    }

    pub(super) fn sealed_path(&self, image: (ImageId, &str), file: (u32, ImageForm), now: i64) -> String {
        let until = (now.div_euclid(PERIOD_MS) + 2) * PERIOD_MS / 1_000;
        format!("{}?seal={until}.{}", bare(image.0, file), self.seal(image, until))
    }

    /// Whether a seal is ours, for this image in this state, and works at an instant (ms since 1970 UTC).
    pub(super) fn holds(&self, image: (ImageId, &str), seal: &str, now: i64) -> bool {
        let Some((until, given)) = seal.split_once('.') else { return false };
        let Ok(until) = until.parse::<i64>() else { return false };
        let is_right = verify_slices_are_equal(self.seal(image, until).as_bytes(), given.as_bytes()).is_ok();
        is_right && until.checked_mul(1_000).is_some_and(|until| until > now)
    }

    fn seal(&self, (id, state): (ImageId, &str), until: i64) -> String {
        self.0.keyed_name(&format!("Image {} {state} {until}", id.0))
    }
}

fn bare(id: ImageId, (width, form): (u32, ImageForm)) -> String {
    format!("/images/{}/{width}.{}", name(id), form.ending())
}
