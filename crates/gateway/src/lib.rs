//! GraphQL and HTTP: decode, call `app`, encode; serves the built web app.

pub mod graphql;
pub mod http;
