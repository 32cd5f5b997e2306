//! Export of published records as open formats.
//!
//! Columns bear the names of the fields of an import where they hold the same, so that what one network exports another one
//! imports without a mapping. Records stream in pages by key: memory does not grow with their number.

mod cell;
mod page;
mod shape;
mod write;

pub use cell::harmless;

use crate::Ctx;
use page::Pages;
use shape::Shape;
use std::io::{self, Write};
use write::Writer;

/// The form of an export.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// For spreadsheets: a header, then a line a record; lists are joined by `|` as an import parts them, no cell is a formula.
    Csv,
    /// One JSON object a line, with lists and translations.
    JsonLines,
}

/// Why an export did not come to its end.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The records could not be written.
    #[error("the export cannot be written")]
    Write(#[from] io::Error),
    /// The act failed.
    #[error(transparent)]
    Failed(#[from] rialto_domain::Error),
}

/// Where an export goes, and in which form.
pub struct Target<'a> {
    /// The form.
    pub format: Format,
    /// The place.
    pub to: &'a mut (dyn Write + Send),
}

/// Writes the published projects, oldest key first; how many there were.
///
/// # Errors
/// When the target cannot be written or the database does not answer.
pub async fn projects(ctx: &Ctx, target: Target<'_>) -> Result<u64, ExportError> {
    export(ctx, shape::projects, target).await
}

/// Writes the published organisations, oldest key first; how many there were.
///
/// # Errors
/// When the target cannot be written or the database does not answer.
pub async fn organisations(ctx: &Ctx, target: Target<'_>) -> Result<u64, ExportError> {
    export(ctx, shape::organisations, target).await
}

/// Writes the published datasets, oldest key first; how many there were.
///
/// # Errors
/// When the target cannot be written or the database does not answer.
pub async fn datasets(ctx: &Ctx, target: Target<'_>) -> Result<u64, ExportError> {
    export(ctx, shape::datasets, target).await
}

/// Writes the regions by code; how many there were.
///
/// # Errors
/// When the target cannot be written or the database does not answer.
pub async fn regions(ctx: &Ctx, target: Target<'_>) -> Result<u64, ExportError> {
    export(ctx, shape::regions, target).await
}

async fn export(
    ctx: &Ctx,
    make: fn(&mut rialto_persistence::read::Plan) -> Shape,
    target: Target<'_>,
) -> Result<u64, ExportError> {
    let mut pages = Pages::new(ctx, make);
    let mut writer = Writer::new(target, &pages.fields())?;
    let mut count = 0;
    while let Some(page) = pages.next().await? {
        for record in page {
            writer.record(&record)?;
            count += 1;
        }
    }
    writer.finish()?;
    Ok(count)
}
