//! Shapes of regions: TopoJSON or GeoJSON becomes one clean GeoJSON geometry per NUTS code.
//!
//! Shapes of NUTS are not free to ship with a program, so a site that has the right brings its own file. [`read`] recognises the
//! file by its content and gives one row per feature: a [`RegionShape`], or a [`Rejection`] with its reason.
//!
//! # Rules
//!
//! - *Code*: the first of the properties `NUTS_ID`, `NUTS_CODE`, `nuts`, `code`, `id` and then of the feature's own `id` that has
//!   the form of a NUTS code. Names of properties are compared without case and signs; `GR` and `GB` become `EL` and `UK`.
//! - *Areas only*: `Polygon` and `MultiPolygon`. A layer of a topology that has no areas (borders, labels) is passed over.
//! - *Degrees only*: longitude -180 to 180, latitude -90 to 90. A file of which nothing is in degrees is refused as a whole.
//! - *Coordinates* are rounded to 4 decimals (11 m); points that fall together become one, rings of fewer than 4 points go.
//! - *Winding* as RFC 7946 §3.1.6 has it: outer rings counter-clockwise, holes clockwise.
//! - *Size*: a geometry over [`MOST_BYTES`] is simplified (Visvalingam–Whyatt 1993) with a tolerance that doubles until it fits, and
//!   loses islands and holes smaller than the tolerance, never its largest part.
//!   Neighbours are simplified each for itself, so their borders may part by the tolerance: a file at a smaller scale is better.

mod code;
mod features;
mod geometry;
mod refusal;
mod source;
mod topology;

pub use geometry::{MOST_BYTES, MOST_POINTS};
pub use refusal::{Code, Rejection};
pub use source::{Format, Shapes, read};

/// A region's shape, ready to be stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegionShape {
    /// The feature's place in the file, from 1. Layers of a topology are counted one after the other, by name.
    pub row: u64,
    /// NUTS code; its length tells the level.
    pub code: String,
    /// A GeoJSON `Polygon` or `MultiPolygon` as JSON (RFC 7946).
    pub geometry: String,
    /// Whether it had to be simplified to fit.
    pub simplified: bool,
    /// Rings that were left out because too few points were left of them.
    pub dropped_rings: usize,
}
