//! Why a feature is not taken.

/// The rule that refuses a feature.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Code {
    /// No property and no id.
    CodeMissing,
    /// None of them has the form of a NUTS code.
    CodeUnreadable,
    /// An earlier feature has the code.
    CodeRepeated,
    /// Null, or nothing left of it.
    ShapeMissing,
    /// Points, lines or a collection.
    ShapeNotAnArea,
    /// Positions outside the world in degrees.
    ShapeNotInDegrees,
    /// More than can be worked with.
    ShapeTooLarge,
    /// Not in the form of GeoJSON or TopoJSON.
    ShapeBroken,
}

impl Code {
    /// The machine name, SCREAMING_SNAKE_CASE.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::CodeMissing => "CODE_MISSING",
            Self::CodeUnreadable => "CODE_UNREADABLE",
            Self::CodeRepeated => "CODE_REPEATED",
            Self::ShapeMissing => "SHAPE_MISSING",
            Self::ShapeNotAnArea => "SHAPE_NOT_AN_AREA",
            Self::ShapeNotInDegrees => "SHAPE_NOT_IN_DEGREES",
            Self::ShapeTooLarge => "SHAPE_TOO_LARGE",
            Self::ShapeBroken => "SHAPE_BROKEN",
        }
    }
}

/// A feature that is not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rejection {
    /// The feature's place in the file, from 1.
    pub row: u64,
    /// The property or member that is meant.
    pub column: String,
    /// What stands there, or the code of the region where that is known.
    pub value: String,
    /// The rule.
    pub code: Code,
    /// One sentence that says what to do.
    pub message: String,
}

/// What is wrong with a geometry, before it is known whose it is.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Trouble {
    Missing,
    NotAnArea(String),
    NotInDegrees(f64, f64),
    TooLarge { points: usize },
    Broken(String),
}

impl Trouble {
    pub(super) fn rejection(&self, row: u64, region: &str) -> Rejection {
        let (code, message) = match self {
            Self::Missing => (
                Code::ShapeMissing,
                "The feature has no area: its geometry is empty, or smaller than 11 m; export it with its shape."
                    .to_owned(),
            ),
            Self::NotAnArea(found) => (
                Code::ShapeNotAnArea,
                format!(
                    "The geometry is a {found}; a region is a Polygon or a MultiPolygon: export the layer of areas."
                ),
            ),
            Self::NotInDegrees(x, y) => (
                Code::ShapeNotInDegrees,
                format!(
                    "The position ({x}, {y}) is not longitude and latitude in degrees; export the feature in EPSG:4326."
                ),
            ),
            Self::TooLarge { points } => (
                Code::ShapeTooLarge,
                format!(
                    "The shape has {points} points, more than {}; export it at a smaller scale, such as 1:3 million.",
                    super::MOST_POINTS
                ),
            ),
            Self::Broken(reason) => {
                (Code::ShapeBroken, format!("The feature cannot be read: {reason}; export the file again."))
            }
        };
        Rejection { row, column: "geometry".to_owned(), value: region.to_owned(), code, message }
    }
}
