//! What HTTP needs of the rest of the house.

use crate::graphql::service::{Answer, Call, Reader};
use rialto_domain::Error;
use std::future::Future;

/// How a pool of database connections stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pool {
    /// Which pool: `reader`, `writer`.
    pub name: &'static str,
    /// Connections that are open.
    pub open: usize,
    /// Of these, those that nobody uses.
    pub idle: usize,
}

/// Answers GraphQL calls and tells whether it can. Cheap to clone: each worker has one.
pub trait Backend: Clone + Send + 'static {
    /// Answers one call. Never fails: an answer says itself what went wrong.
    fn answer(&self, call: Call, reader: Reader) -> impl Future<Output = Answer>;

    /// Whether the database answers.
    fn ping(&self) -> impl Future<Output = Result<(), Error>>;

    /// The pools of connections, for `/metrics`.
    fn pools(&self) -> Vec<Pool> {
        Vec::new()
    }
}
