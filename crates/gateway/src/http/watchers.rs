//! How many WebSockets and streams of events there are, in all and from each address.

use super::problem::Problem;
use super::settings::WatchSettings;
use actix_web::http::StatusCode;
use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, PoisonError};

/// Counts who watches.
pub(super) struct Watchers {
    most: usize,
    most_of_address: usize,
    counted: Arc<Mutex<Counted>>,
}

#[derive(Default)]
struct Counted {
    all: usize,
    of: HashMap<Option<u64>, usize>,
}

/// A place among them, until it is dropped.
pub(super) struct Place {
    network: Option<u64>,
    counted: Arc<Mutex<Counted>>,
}

impl Watchers {
    /// Nobody yet.
    pub fn new(settings: &WatchSettings) -> Self {
        Self { most: settings.most, most_of_address: settings.most_of_address, counted: Arc::default() }
    }

    /// Takes a place for somebody at an address.
    ///
    /// # Errors
    /// 503 when all are taken, 429 when the address has too many.
    pub fn enter(&self, address: Option<IpAddr>) -> Result<Place, Problem> {
        let network = network(address);
        let mut counted = self.counted.lock().unwrap_or_else(PoisonError::into_inner);
        if counted.all >= self.most {
            return Err(Problem::unavailable(
                5,
                "As many watch already as this server serves: try again in some seconds.",
            ));
        }
        let of = counted.of.entry(network).or_default();
        if *of >= self.most_of_address {
            let message = format!(
                "There are {of} connections from your network already: close some, or put operations into one."
            );
            return Err(Problem::refused(StatusCode::TOO_MANY_REQUESTS, message));
        }
        *of += 1;
        counted.all += 1;
        Ok(Place { network, counted: self.counted.clone() })
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.counted.lock().unwrap_or_else(PoisonError::into_inner).all
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut counted = self.counted.lock().unwrap_or_else(PoisonError::into_inner);
        counted.all = counted.all.saturating_sub(1);
        let left = counted.of.get_mut(&self.network).map(|of| {
            *of = of.saturating_sub(1);
            *of
        });
        if left == Some(0) {
            counted.of.remove(&self.network);
        }
    }
}

/// What one customer of a provider has: an address of IPv4, a network of 64 bits of IPv6.
fn network(address: Option<IpAddr>) -> Option<u64> {
    Some(match address?.to_canonical() {
        IpAddr::V4(address) => u64::from(address.to_bits()),
        IpAddr::V6(address) => u64::try_from(address.to_bits() >> 64).unwrap_or_default(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_bounded_in_all_and_for_each_network_and_come_back() {
        let settings = WatchSettings { most: 3, most_of_address: 2, ..WatchSettings::default() };
        let watchers = Watchers::new(&settings);
        let at = |text: &str| Some(text.parse().unwrap());
        let first = watchers.enter(at("2001:db8::1")).ok().unwrap();
        let second = watchers.enter(at("2001:db8::2")).ok().unwrap();
        assert!(watchers.enter(at("2001:db8::3")).is_err(), "one network has two");
        let third = watchers.enter(at("192.0.2.1")).ok().unwrap();
        assert!(watchers.enter(at("192.0.2.2")).is_err(), "three in all");
        drop((first, second));
        assert!(watchers.enter(at("2001:db8::3")).is_ok());
        drop(third);
        assert_eq!(watchers.count(), 0);
    }
}
