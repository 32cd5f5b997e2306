//! Pages of records by key, each one statement.

use super::shape::{Field, How, Shape};
use crate::Ctx;
use rialto_domain::context::instant;
use rialto_domain::policy::Actor;
use rialto_domain::{Error, Result};
use rialto_persistence::Database;
use rialto_persistence::read::{CursorValue, Order, Plan, Row, Scalar, Window};
use serde_json::Value;
use uuid::Uuid;

/// Records of one statement.
const PAGE: u32 = 500;

/// A record: the names of its fields with their values.
pub(super) type Record = Vec<(Field, Value)>;

/// The pages of an export. Whoever asks, only what everybody may see is read.
pub(super) struct Pages<'a> {
    ctx: &'a Ctx,
    make: fn(&mut Plan) -> Shape,
    after: Option<CursorValue>,
    ended: bool,
}

impl<'a> Pages<'a> {
    pub(super) fn new(ctx: &'a Ctx, make: fn(&mut Plan) -> Shape) -> Self {
        Self { ctx, make, after: None, ended: false }
    }

    /// The fields of every record.
    pub(super) fn fields(&self) -> Vec<Field> {
        (self.make)(&mut Plan::new(self.ctx.database.engine(), Actor::Visitor)).fields
    }

    pub(super) async fn next(&mut self) -> Result<Option<Vec<Record>>> {
        if self.ended {
            return Ok(None);
        }
        let mut plan = Plan::new(self.ctx.database.engine(), Actor::Visitor);
        let Shape { mut rows, fields, key } = (self.make)(&mut plan);
        let window = Window { size: PAGE, after: self.after.take().map(|key| vec![key]), ..Window::default() };
        let scalar = key.scalar;
        let paging = rows.page(Order::Ascending, &[key], &window, true);
        let cursor = paging.keys.first().copied().unwrap_or_default();
        let slots = rows.slots();
        let many = plan.root().many(rows);
        let json = self.ctx.database.read(&plan).await?;
        let found = Row::parse(&json, Database::slots(&plan))?.rows(many, slots)?;
        let page = found.get(..PAGE as usize).unwrap_or(&found);
        self.ended = found.len() <= page.len();
        if let Some(last) = page.last() {
            let key: String = last.get(cursor)?;
            self.after = Some(match scalar {
                Scalar::Uuid => CursorValue::Uuid(Uuid::try_parse(&key).map_err(Error::internal)?),
                _ => CursorValue::Text(key),
            });
        }
        page.iter().map(|row| record(row, &fields)).collect::<Result<Vec<_>>>().map(Some)
    }
}

fn record(row: &Row<'_>, fields: &[Field]) -> Result<Record> {
    fields.iter().map(|field| Ok((*field, value(row, field)?))).collect()
}

fn value(row: &Row<'_>, field: &Field) -> Result<Value> {
    let slot = field.slot;
    if row.is_null(slot) {
        return Ok(Value::Null);
    }
    Ok(match field.how {
        How::Plain | How::Json | How::List => row.get(slot)?,
        How::Truth => matches!(row.raw(slot), "1" | "true").into(),
        How::Instant => instant(row.get(slot)?).into(),
        How::Key => {
            Uuid::try_parse(&row.get::<String>(slot)?).map_err(Error::internal)?.hyphenated().to_string().into()
        }
        How::Cents => decimal(row.get(slot)?),
        How::Other => match row.row(slot, 1)? {
            Some(other) => other.get(0)?,
            None => Value::Null,
        },
    })
}

/// Hundredths as a decimal number, exactly: 123450 is 1234.50.
fn decimal(cents: i64) -> Value {
    let sign = if cents < 0 { "-" } else { "" };
    let cents = cents.unsigned_abs();
    format!("{sign}{}.{:02}", cents / 100, cents % 100).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_written_to_the_cent() {
        assert_eq!([64_125_304, 5, 0, -150].map(decimal), ["641253.04", "0.05", "0.00", "-1.50"].map(Value::from));
    }
}
