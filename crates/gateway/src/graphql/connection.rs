//! Connections: arguments of a page, its rows, and what is asked beside them.

use super::fail::Fail;
use super::fields::expect;
use super::plan::{FieldCall, Planner};
use super::shape::{ConnectionPart, ConnectionShape, EdgePart, Key, PagePart, Shape};
use super::types::{Argument, arg};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use rialto_persistence::read::{CursorValue, Order, Scalar, Select, SortKey, Window};
use serde_json::Value;

/// Rows of a page when nothing is said.
const USUAL_SIZE: i64 = 20;

/// The four arguments of every connection.
pub fn page_arguments() -> Vec<Argument> {
    vec![
        arg("first", "Int", "At most so many from the start, 0 to 100; 20 when neither `first` nor `last` is given."),
        arg("after", "String", "Only those after this cursor."),
        arg("last", "Int", "At most so many from the end, 0 to 100. Not together with `first`."),
        arg("before", "String", "Only those before this cursor."),
    ]
}

/// The order of a connection.
pub struct Ordered {
    /// Its name, kept in cursors so that one is not used in another order.
    pub name: &'static str,
    /// Direction.
    pub order: Order,
    /// Keys, the last of them unique.
    pub keys: Vec<SortKey>,
}

impl Ordered {
    /// An order by name.
    pub fn new(name: &'static str, (order, keys): (Order, Vec<SortKey>)) -> Self {
        Self { name, order, keys }
    }

    /// The order at an instant (ms since 1970 UTC), for keys that say `{now}`.
    pub fn at(mut self, now: i64) -> Self {
        for key in &mut self.keys {
            key.expression = key.expression.replace("{now}", &now.to_string());
        }
        self
    }
}

/// What a connection connects to.
pub struct Spec<'s> {
    /// The connection's type.
    pub connection: &'static str,
    /// The type of its nodes.
    pub node: &'static str,
    /// Its order.
    pub ordered: Ordered,
    /// Makes the rows, filtered.
    pub make: &'s dyn Fn(&mut Select) -> Result<Select, Fail>,
    /// Plans a field of the connection's type that is not of every connection.
    pub beside: &'s Beside<'s>,
    /// Plans `node` and other fields of an edge where nodes are not plain rows.
    pub edge: Option<&'s EdgePlan<'s>>,
}

/// Plans a field of an edge.
pub type EdgePlan<'s> = dyn for<'a> Fn(&mut Planner<'a>, &mut Select, &FieldCall<'a>) -> Result<Shape, Fail> + 's;

/// Plans a field beside the rows, when it knows it.
pub type Beside<'s> = dyn for<'a> Fn(&mut Planner<'a>, &mut Select, &FieldCall<'a>) -> Result<Option<Shape>, Fail> + 's;

/// Plans a connection.
pub fn plan<'a>(
    planner: &mut Planner<'a>,
    parent: &mut Select,
    call: &FieldCall<'a>,
    spec: &Spec<'_>,
) -> Result<Shape, Fail> {
    let window = window(planner, call, &spec.ordered)?;
    let has_cursor = if window.backward { window.before.is_some() } else { window.after.is_some() };
    let model = planner.model;
    let calls = planner.calls(expect(model, spec.connection)?, &call.sets)?;
    let needs_rows = calls.iter().any(|inner| matches!(inner.name, "edges" | "nodes" | "pageInfo"));
    let mut child = if needs_rows { Some((spec.make)(parent)?) } else { None };
    let paging =
        child.as_mut().map(|child| child.page(spec.ordered.order, &spec.ordered.keys, &window, wants_cursors(&calls)));
    let mut parts = Vec::with_capacity(calls.len());
    for inner in &calls {
        planner.spend(1)?;
        let part = match (inner.name, child.as_mut()) {
            ("edges", Some(child)) => ConnectionPart::Edges(
                planner.times(u64::from(window.size), |planner| edges(planner, child, inner, spec))?,
            ),
            ("nodes", Some(child)) => planner.times(u64::from(window.size), |planner| match spec.edge {
                Some(plan) => Ok(ConnectionPart::Records(plan(planner, child, inner)?)),
                None => Ok(ConnectionPart::Nodes(planner.fields(spec.node, &inner.sets, child)?)),
            })?,
            ("pageInfo", _) => ConnectionPart::PageInfo(page_info(planner, inner)?),
            ("totalCount", _) => {
                let counted = (spec.make)(parent)?;
                ConnectionPart::Beside(Shape::Raw(parent.count(counted)))
            }
            ("__typename", _) => ConnectionPart::Beside(Shape::literal(spec.connection)),
            _ => match (spec.beside)(planner, parent, inner)? {
                Some(shape) => ConnectionPart::Beside(shape),
                None => return Err(Fail::new("INTERNAL", format!("`{}` is not planned", inner.name))),
            },
        };
        parts.push((Key::new(inner.key), part));
    }
    let rows = match (child, paging) {
        (Some(child), Some(paging)) => {
            let slots = child.slots();
            Some((parent.many(child), slots, paging))
        }
        _ => None,
    };
    let sort = spec.ordered.name;
    Ok(Shape::Connection(Box::new(ConnectionShape { rows, sort, has_cursor, parts })))
}

/// Sort keys are answered whenever edges or page information are asked for.
fn wants_cursors(calls: &[FieldCall<'_>]) -> bool {
    calls.iter().any(|call| matches!(call.name, "edges" | "pageInfo"))
}

fn edges<'a>(
    planner: &mut Planner<'a>,
    child: &mut Select,
    call: &FieldCall<'a>,
    spec: &Spec<'_>,
) -> Result<Vec<(Key, EdgePart)>, Fail> {
    let edge_type = spec.connection.strip_suffix("Connection").unwrap_or(spec.connection);
    let model = planner.model;
    let name = format!("{edge_type}Edge");
    let mut out = Vec::new();
    for inner in planner.calls(expect(model, &name)?, &call.sets)? {
        planner.spend(1)?;
        let part = match inner.name {
            "cursor" => EdgePart::Cursor,
            "__typename" => EdgePart::Other(Shape::literal(&name)),
            _ => match spec.edge {
                Some(plan) => EdgePart::Other(plan(planner, child, &inner)?),
                None => EdgePart::Node(planner.fields(spec.node, &inner.sets, child)?),
            },
        };
        out.push((Key::new(inner.key), part));
    }
    Ok(out)
}

fn page_info<'a>(planner: &mut Planner<'a>, call: &FieldCall<'a>) -> Result<Vec<(Key, PagePart)>, Fail> {
    let model = planner.model;
    let calls = planner.calls(expect(model, "PageInfo")?, &call.sets)?;
    let part = |inner: &FieldCall<'_>| match inner.name {
        "hasNextPage" => PagePart::HasNext,
        "hasPreviousPage" => PagePart::HasPrevious,
        "startCursor" => PagePart::Start,
        "endCursor" => PagePart::End,
        _ => PagePart::Fixed("\"PageInfo\"".to_owned()),
    };
    Ok(calls.iter().map(|inner| (Key::new(inner.key), part(inner))).collect())
}

fn window(planner: &Planner<'_>, call: &FieldCall<'_>, ordered: &Ordered) -> Result<Window, Fail> {
    let (first, last) = (call.int("first"), call.int("last"));
    if first.is_some() && last.is_some() {
        return Err(Fail::input("Give `first` or `last`, not both.").at(call.place));
    }
    let size = first.or(last).unwrap_or(USUAL_SIZE);
    let most = planner.limits.max_page_size;
    let size = u32::try_from(size).ok().filter(|size| u64::from(*size) <= most);
    let Some(size) = size else {
        let found = first.or(last).unwrap_or_default().unsigned_abs();
        let message = format!("A page has 0 to {most} rows; ask for the next page by its cursor.");
        return Err(Fail::limit("maxPageSize", most, found, message).at(call.place));
    };
    Ok(Window {
        size,
        backward: last.is_some(),
        after: cursor(call, "after", ordered)?,
        before: cursor(call, "before", ordered)?,
    })
}

fn cursor(call: &FieldCall<'_>, name: &str, ordered: &Ordered) -> Result<Option<Vec<CursorValue>>, Fail> {
    let Some(text) = call.text(name) else { return Ok(None) };
    read_cursor(text, ordered).map(Some).ok_or_else(|| {
        let message = format!(
            "`{name}` is not a cursor of this list in this order; take it from `pageInfo` or `edges` of the same query."
        );
        Fail::input(message).at(call.place)
    })
}

fn read_cursor(text: &str, ordered: &Ordered) -> Option<Vec<CursorValue>> {
    let json = URL_SAFE_NO_PAD.decode(text).ok()?;
    let values: Vec<Value> = serde_json::from_slice(&json).ok()?;
    let (sort, values) = values.split_first()?;
    (sort.as_str() == Some(ordered.name) && values.len() == ordered.keys.len()).then_some(())?;
    let read = |(key, value): (&SortKey, &Value)| match key.scalar {
        Scalar::Int | Scalar::Instant => value.as_i64().map(CursorValue::Int),
        Scalar::Uuid => uuid::Uuid::try_parse(value.as_str()?).ok().map(CursorValue::Uuid),
        Scalar::Date => {
            let day = value.as_str()?;
            day.parse::<chrono::NaiveDate>().ok()?;
            Some(CursorValue::Text(day.to_owned()))
        }
        _ => value.as_str().map(|text| CursorValue::Text(text.to_owned())),
    };
    ordered.keys.iter().zip(values).map(read).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn by_title() -> Ordered {
        let keys = vec![SortKey::new("{t}.sort_title", Scalar::Text), SortKey::new("{t}.id", Scalar::Uuid)];
        Ordered { name: "TITLE", order: Order::Ascending, keys }
    }

    #[test]
    fn a_cursor_of_another_order_or_of_no_order_is_refused() {
        let of = |json: &str| read_cursor(&URL_SAFE_NO_PAD.encode(json), &by_title());
        assert!(of(r#"["TITLE","a","0190F3A20000700080000000000000AA"]"#).is_some());
        assert!(of(r#"["NEWEST","a","0190F3A20000700080000000000000AA"]"#).is_none());
        assert!(of(r#"["TITLE","a"]"#).is_none());
        assert!(of(r#"["TITLE",1,"x"]"#).is_none());
        assert!(read_cursor("%%%", &by_title()).is_none());
    }
}
