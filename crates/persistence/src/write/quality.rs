//! Writing the points of metadata quality of datasets that are there already.

use crate::database::{Transaction, orm_fault};
use rialto_domain::Result;
use sea_orm::ConnectionTrait;
use sea_orm::sea_query::{Alias, Expr, ExprTrait, Query};
use uuid::Uuid;

/// Gives datasets their points, where they have none meanwhile; the number of those that got them.
pub async fn points(transaction: &Transaction, points: &[(Uuid, u16)]) -> Result<u64> {
    let column = || Expr::col(Alias::new("quality_points"));
    let mut given = 0;
    for (dataset, points) in points {
        let statement = Query::update()
            .table(Alias::new("dataset"))
            .value(Alias::new("quality_points"), i32::from(*points))
            .and_where(Expr::col(Alias::new("id")).eq(*dataset))
            .and_where(column().is_null())
            .to_owned();
        given += transaction.inner.execute(&statement).await.map_err(orm_fault)?.rows_affected();
    }
    let keys: Vec<Uuid> = points.iter().map(|(dataset, _)| *dataset).collect();
    super::cards::datasets(transaction, &keys).await?;
    Ok(given)
}
