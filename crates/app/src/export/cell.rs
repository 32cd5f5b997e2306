//! Cells that a spreadsheet would run as formulas.

use std::borrow::Cow;

/// A text cell made harmless: one that begins with `=`, `+`, `-`, `@`, a tab or a carriage return gets an apostrophe in front
/// (OWASP, CSV injection). Numbers of ours are written as they are.
pub fn harmless(cell: &str) -> Cow<'_, str> {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        Cow::Owned(format!("'{cell}"))
    } else {
        Cow::Borrowed(cell)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_that_begins_like_a_formula_becomes_text() {
        for cell in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"] {
            assert_eq!(harmless(cell), format!("'{cell}"));
        }
        assert_eq!(harmless("a = b"), "a = b");
        assert_eq!(harmless(""), "");
    }
}
