//! How often something may be tried, by operation, account and address.
//!
//! An account is always counted together with the address that tries it, so that nobody can lock its owner out from
//! another address. This is the first line, in the memory of each instance; `guard` is the next, for all of them.

use governor::clock::Clock as Ticks;
use governor::middleware::NoOpMiddleware;
use governor::state::keyed::DashMapStateStore;
use governor::{Quota, RateLimiter};
use rialto_domain::context::Clock;
use rialto_domain::{Error, Result};
use std::hash::{BuildHasher, RandomState};
use std::net::IpAddr;
use std::num::NonZeroU32;
use std::sync::Arc;
use std::time::Duration;

/// From so many keys on, those that have rested are forgotten.
const MANY: usize = 20_000;

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Operation {
    /// Asking for an account.
    SignUp,
    /// Signing in.
    SignIn,
    /// Asking for a new password.
    RequestReset,
    /// Using a token of a mail.
    UseMailToken,
    /// Renewing a session.
    Refresh,
    /// Asking a member for their password again.
    ProvePassword,
    /// Making an API token.
    CreateApiToken,
    /// Writing records, of whatever kind.
    Write,
    /// Proving the second factor.
    Code,
    /// Asking for another address.
    ChangeEmail,
    /// Changing name or language.
    EditAccount,
    /// Going to a provider of identities, and coming back.
    Provider,
    /// Downloading everything that is held about a member.
    MyData,
    /// Reporting something to the moderators.
    Report,
}

/// How many records a member may write at once; then one a second.
const WRITES: u32 = 120;

/// So many at once, then one in so many seconds.
#[derive(Clone, Copy)]
pub(super) struct Allowed(pub u32, pub u64);

impl Operation {
    const ALL: [Self; 14] = [
        Self::SignUp,
        Self::SignIn,
        Self::RequestReset,
        Self::UseMailToken,
        Self::Refresh,
        Self::ProvePassword,
        Self::CreateApiToken,
        Self::Write,
        Self::Code,
        Self::ChangeEmail,
        Self::EditAccount,
        Self::Provider,
        Self::MyData,
        Self::Report,
    ];

    /// For one account from one address, and for all accounts from one address.
    pub(super) fn allowed(self) -> (Allowed, Allowed) {
        match self {
            Self::SignUp | Self::RequestReset | Self::ChangeEmail => (Allowed(3, 600), Allowed(20, 60)),
            Self::SignIn => (Allowed(6, 60), Allowed(40, 5)),
            Self::UseMailToken => (Allowed(20, 30), Allowed(20, 30)),
            Self::Refresh => (Allowed(30, 10), Allowed(600, 1)),
            Self::ProvePassword => (Allowed(5, 60), Allowed(20, 15)),
            Self::CreateApiToken => (Allowed(20, 60), Allowed(40, 30)),
            // a class that writes from the one address of its school is ten people and more
            Self::Write => (Allowed(WRITES, 1), Allowed(10 * WRITES, 1)),
            Self::EditAccount => (Allowed(20, 30), Allowed(60, 10)),
            Self::Provider => (Allowed(30, 10), Allowed(60, 5)),
            Self::Code => (Allowed(5, 60), Allowed(30, 10)),
            Self::MyData => (Allowed(6, 600), Allowed(60, 60)),
            Self::Report => (Allowed(10, 120), Allowed(20, 60)),
        }
    }
}

/// The house's clock as governor reads it.
#[derive(Clone)]
struct HouseClock(Arc<dyn Clock>);

impl Ticks for HouseClock {
    type Instant = Duration;

    fn now(&self) -> Duration {
        Duration::from_millis(u64::try_from(self.0.now_ms()).unwrap_or_default())
    }
}

type Limiter = RateLimiter<u64, DashMapStateStore<u64>, HouseClock, NoOpMiddleware<Duration>>;

/// Counts what is tried.
pub struct RateLimits {
    limiters: Vec<(Operation, [Limiter; 2])>,
    hash: RandomState,
    clock: HouseClock,
    counts_writes: bool,
}

impl RateLimits {
    /// Nothing tried yet.
    pub fn new(clock: &Arc<dyn Clock>) -> Self {
        let clock = HouseClock(clock.clone());
        let limiter = |Allowed(burst, seconds): Allowed| {
            let burst = NonZeroU32::new(burst).unwrap_or(NonZeroU32::MIN);
            // a period of at least a second always makes a quota
            let quota = Quota::with_period(Duration::from_secs(seconds.max(1))).unwrap_or(Quota::per_second(burst));
            Limiter::new(quota.allow_burst(burst), DashMapStateStore::default(), clock.clone())
        };
        let limiters = Operation::ALL.map(|operation| {
            let (pair, address) = operation.allowed();
            (operation, [limiter(pair), limiter(address)])
        });
        Self { limiters: limiters.into(), hash: RandomState::new(), clock, counts_writes: true }
    }

    /// The same, but writes are as many as anybody likes: for servers of trusted programs, and for measuring.
    pub fn without_writes(self) -> Self {
        Self { counts_writes: false, ..self }
    }

    /// Counts a try.
    ///
    /// # Errors
    /// `RateLimited` with the seconds to wait.
    pub fn count(&self, operation: Operation, account: &str, address: Option<IpAddr>) -> Result<()> {
        if operation == Operation::Write && !self.counts_writes {
            return Ok(());
        }
        let Some((_, [pair, all])) = self.limiters.iter().find(|(known, _)| *known == operation) else { return Ok(()) };
        let address = network(address);
        let keys = [(all, self.hash.hash_one(address)), (pair, self.hash.hash_one((account, address)))];
        for (limiter, key) in keys {
            if limiter.len() > MANY {
                limiter.retain_recent();
            }
            if let Err(early) = limiter.check_key(&key) {
                let wait = early.wait_time_from(self.clock.now());
                let seconds = wait.as_secs() + u64::from(wait.subsec_nanos() > 0);
                return Err(Error::RateLimited { retry_after_seconds: seconds.max(1) });
            }
        }
        Ok(())
    }
}

/// What one customer of a provider has: an address of IPv4, a network of 64 bits of IPv6.
pub(super) fn network(address: Option<IpAddr>) -> Option<u64> {
    Some(match address?.to_canonical() {
        IpAddr::V4(address) => u64::from(address.to_bits()),
        IpAddr::V6(address) => u64::try_from(address.to_bits() >> 64).unwrap_or_default(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use rialto_testkit::FixedClock;

    fn limits() -> (RateLimits, Arc<FixedClock>) {
        let clock = Arc::new(FixedClock::at(1_800_000_000_000));
        let shared: Arc<dyn Clock> = clock.clone();
        (RateLimits::new(&shared), clock)
    }

    fn address(text: &str) -> Option<IpAddr> {
        Some(text.parse().unwrap())
    }

    #[test]
    fn who_tries_too_often_is_told_how_long_to_wait_and_then_may_again() {
        let (limits, clock) = limits();
        let try_it = || limits.count(Operation::SignIn, "ana@example.org", address("192.0.2.1"));
        (0..6).for_each(|_| try_it().unwrap());
        let Err(Error::RateLimited { retry_after_seconds }) = try_it() else { panic!("the seventh is too much") };
        assert_eq!(retry_after_seconds, 60);
        clock.advance(60_000);
        assert!(try_it().is_ok() && try_it().is_err());
    }

    #[test]
    fn nobody_is_locked_out_from_another_address() {
        let (limits, _) = limits();
        (0..20).for_each(|_| drop(limits.count(Operation::SignIn, "ana@example.org", address("192.0.2.1"))));
        assert!(limits.count(Operation::SignIn, "ana@example.org", address("192.0.2.2")).is_ok());
        assert!(limits.count(Operation::SignIn, "iva@example.org", address("192.0.2.1")).is_ok());
    }

    #[test]
    fn one_address_cannot_try_account_after_account() {
        let (limits, _) = limits();
        let tried = (0..100).filter(|n| {
            // a customer of IPv6 has 2^64 addresses
            limits.count(Operation::SignIn, &format!("{n}@example.org"), address(&format!("2001:db8::{n}"))).is_ok()
        });
        assert_eq!(tried.count(), 40);
    }
}
