//! Lists of records with filter, order and facets: what differs between aggregates is in a [`Listing`].

use super::connection::{self, Ordered, Spec};
use super::facets::{self, Counts};
use super::fail::Fail;
use super::filter::sort_name;
use super::plan::{FieldCall, Planner};
use super::shape::Shape;
use super::types::PlanField;
use rialto_domain::Error;
use rialto_persistence::Engine;
use rialto_persistence::read::Select;

/// How one kind of record is listed, with its filter `F`.
pub struct Listing<F: 'static> {
    /// The connection's type.
    pub connection: &'static str,
    /// The type of its nodes.
    pub node: &'static str,
    /// Reads the filter.
    pub filter: fn(&FieldCall<'_>) -> Result<F, Fail>,
    /// The text of a filter, which makes relevance the usual order.
    pub text: fn(&F) -> Option<&str>,
    /// The usual order without a text.
    pub usual: &'static str,
    /// An order by its name in the API.
    pub sort: fn(&str, Engine) -> Ordered,
    /// Narrows a select; a text joins its hits with their relevance.
    pub apply: fn(&mut Select, &F) -> Result<(), Error>,
    /// Asks for the counts of a facet by its name in the API.
    pub facet: fn(&mut Select, Select, &str, &F) -> Counted,
    /// Plans what else the connection's type has.
    pub beside: Option<Beside>,
}

/// How the counts of a facet come.
pub type Counted = Result<Counts, Error>;

/// Plans a field beside the rows of a list: the function makes the rows of the whole list.
pub type Beside =
    for<'a> fn(&mut Planner<'a>, &mut Select, &FieldCall<'a>, &MakeRows<'_>) -> Result<Option<Shape>, Fail>;

/// Makes the rows of a list, filtered and without order.
pub type MakeRows<'m> = dyn Fn(&mut Select) -> Result<Select, Fail> + 'm;

impl<F> Listing<F> {
    /// A list out of the rows that `base` selects.
    pub fn of(&'static self, base: impl Fn(&mut Select) -> Select + Send + Sync + 'static) -> PlanField {
        Box::new(move |planner, select, call| {
            let filter = (self.filter)(call)?;
            let asked = sort_name(call, (self.text)(&filter), self.usual);
            let ordered = (self.sort)(&asked, select.engine()).at(call.now);
            let make = |parent: &mut Select| {
                let mut child = base(parent);
                (self.apply)(&mut child, &filter)?;
                Ok(child)
            };
            connection::plan(
                planner,
                select,
                call,
                &Spec {
                    connection: self.connection,
                    node: self.node,
                    ordered,
                    make: &make,
                    beside: &|planner, parent, inner| match (inner.name, self.beside) {
                        ("facets", _) => facets::plan(planner, parent, inner, |parent, name| {
                            let child = base(parent);
                            Ok((self.facet)(parent, child, name, &filter)?)
                        })
                        .map(Some),
                        (_, Some(beside)) => beside(planner, parent, inner, &make),
                        _ => Ok(None),
                    },
                    edge: None,
                },
            )
        })
    }
}
