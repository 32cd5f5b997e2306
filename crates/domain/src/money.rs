//! Money, exact to the cent; what was put into projects and sessions, and what came of it.

use crate::error::Issue;
use crate::vocabulary::vocabulary;
use serde::{Deserialize, Serialize};

/// An amount in hundredths of a currency's main unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Money {
    /// Hundredths of the main unit: 641253.04 is 64125304.
    pub cents: i64,
    /// ISO 4217, upper case.
    pub currency: String,
}

vocabulary! {
    /// What an amount of money is to the return.
    MoneyRole {
        Invested = "invested", "Put into a session or a project: costs, grants of those who run it, paid time.";
        Attracted = "attracted", "Came to a project from elsewhere: grants, sales, loans, gifts.";
    }
}

vocabulary! {
    /// Whether a figure is reckoned before or read after.
    FigureBasis {
        Estimated = "estimated", "Reckoned beforehand, or without a paper that shows it.";
        Measured = "measured", "Read afterwards: paid, signed or counted.";
    }
}

/// Sums of what was put in and what came, in cents of a euro.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Return {
    /// Put in, measured.
    pub invested_measured: i64,
    /// Put in, estimated.
    pub invested_estimated: i64,
    /// Came, measured.
    pub attracted_measured: i64,
    /// Came, estimated.
    pub attracted_estimated: i64,
}

/// Greatest amount, in hundredths: ten billions.
const MOST: i64 = 1_000_000_000_000;

/// An amount as hundredths: 0 or more, at most two decimals.
///
/// # Errors
/// `NUMBER_OUT_OF_RANGE`.
pub fn cents(path: &[&str], amount: f64) -> Result<i64, Issue> {
    let cents = (amount * 100.0).round();
    // 0.29 × 100 is 28.999999999999996: what is further off has more than two decimals
    let is_exact = (amount * 100.0 - cents).abs() <= 1e-6 * cents.abs().max(1.0);
    if !(0.0..=MOST as f64).contains(&cents) || !is_exact {
        let most = MOST / 100;
        let message = format!("Write an amount from 0 to {most} with at most two decimals.");
        return Err(Issue::new(path, "NUMBER_OUT_OF_RANGE", message).param("least", 0).param("most", most));
    }
    Ok(cents as i64)
}

impl Return {
    /// All that was put in, whatever its basis.
    pub fn invested(&self) -> i64 {
        self.invested_measured.saturating_add(self.invested_estimated)
    }

    /// Euros that came for each euro put in, of one basis; none when nothing was put in.
    ///
    /// The ratio is benefit ÷ cost. Both bases are divided by all that was put in: a cost that is only estimated was a cost,
    /// and to leave it out would make the measured return look better than it is. So the two add up to the whole.
    pub fn per_euro(&self, basis: FigureBasis) -> Option<f64> {
        let came = match basis {
            FigureBasis::Measured => self.attracted_measured,
            FigureBasis::Estimated => self.attracted_estimated,
        };
        (self.invested() > 0).then(|| came as f64 / self.invested() as f64)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_is_measured_is_never_told_together_with_what_is_hoped_for() {
        let told = Return {
            invested_measured: 800_000,
            invested_estimated: 200_000,
            attracted_measured: 1_800_000,
            attracted_estimated: 5_000_000,
        };
        assert_eq!(told.per_euro(FigureBasis::Measured), Some(1.8));
        assert_eq!(told.per_euro(FigureBasis::Estimated), Some(5.0));
        assert_eq!(Return { attracted_measured: 5, ..Return::default() }.per_euro(FigureBasis::Measured), None);
    }

    proptest! {
        #[test]
        fn more_that_came_never_lowers_the_return_and_more_that_was_put_in_never_raises_it(
            invested in 1i64..1_000_000_000, estimated in 0i64..1_000_000_000, came in 0i64..1_000_000_000, more in 0i64..1_000_000_000,
        ) {
            let told = Return { invested_measured: invested, invested_estimated: estimated, attracted_measured: came, attracted_estimated: 0 };
            let of = |told: Return| told.per_euro(FigureBasis::Measured).unwrap();
            let with_more_that_came = Return { attracted_measured: came + more, ..told };
            let with_more_put_in = Return { invested_measured: invested + more, ..told };
            let with_more_estimated = Return { invested_estimated: estimated + more, ..told };
            prop_assert!(of(with_more_that_came) >= of(told));
            prop_assert!(of(with_more_put_in) <= of(told));
            prop_assert!(of(with_more_estimated) <= of(told));
        }
    }
}
