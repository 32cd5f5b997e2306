//! Room for files that arrive: so many at once, and so many of one account, so that nobody with a slow line keeps all others out.

use rialto_domain::id::AccountId;
use std::sync::{Mutex, PoisonError};

/// Files that arrive at the same time: each takes up to 10 MB of memory.
const ALL: usize = 16;
/// How many of them one account may send.
const OF_ONE: usize = 3;

/// The accounts whose files arrive, one entry for each file.
#[derive(Default)]
pub struct UploadPlaces {
    taken: Mutex<Vec<AccountId>>,
}

/// A place, free again when it is dropped.
pub struct Place<'a> {
    places: &'a UploadPlaces,
    account: AccountId,
}

impl UploadPlaces {
    /// A place for a file of an account, where there is one.
    pub fn take(&self, account: AccountId) -> Option<Place<'_>> {
        let mut taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        let own = taken.iter().filter(|other| **other == account).count();
        if taken.len() >= ALL || own >= OF_ONE {
            return None;
        }
        taken.push(account);
        Some(Place { places: self, account })
    }
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        let mut taken = self.places.taken.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(at) = taken.iter().position(|other| *other == self.account) {
            taken.swap_remove(at);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn one_account_leaves_room_for_others_and_places_become_free_again() {
        let places = UploadPlaces::default();
        let account = |number: u128| AccountId(Uuid::from_u128(number));
        let mut held: Vec<Place<'_>> = (0..OF_ONE).filter_map(|_| places.take(account(1))).collect();
        assert_eq!(held.len(), OF_ONE);
        assert!(places.take(account(1)).is_none(), "no more of one account");
        held.extend((2..).map_while(|number| places.take(account(number))));
        assert_eq!(held.len(), ALL);
        held.clear();
        assert!(places.take(account(1)).is_some());
    }
}
