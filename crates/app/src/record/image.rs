//! Images of records.

/// Widths in which an image is kept, in pixels; the widest is at most its own.
const WIDTHS: [i64; 3] = [400, 900, 1_600];

/// The widths in which an image is kept whose widest is so wide, in pixels.
pub fn widths(widest: i64) -> Vec<i64> {
    WIDTHS.into_iter().filter(|width| *width < widest).chain([widest]).collect()
}
