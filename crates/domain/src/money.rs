//! Money, exact to the cent.

use serde::{Deserialize, Serialize};

/// An amount in hundredths of a currency's main unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Money {
    /// Hundredths of the main unit: 641253.04 is 64125304.
    pub cents: i64,
    /// ISO 4217, upper case.
    pub currency: String,
}
