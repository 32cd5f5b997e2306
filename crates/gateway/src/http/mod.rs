//! HTTP: what comes in is checked before anything is run.
//!
//! One outer middleware ([`observe`]) gives every request an id, a log line, its figures and its
//! security headers, whatever answers it. `/graphql` follows the GraphQL-over-HTTP draft; the
//! built web app is served from memory; everything that goes wrong is JSON of the same form:
//! `{"errors":[{"message":…,"extensions":{"code":…,"requestId":…}}]}`.

mod assets;
mod backend;
mod calendar;
mod compression;
mod cookie;
mod cors;
mod credentials;
mod decode;
mod events;
mod first_view;
mod graphql;
mod headers;
mod health;
mod images;
mod live;
mod media;
mod metrics;
mod my_data;
mod observe;
mod problem;
mod record;
mod respond;
mod server;
mod session;
mod settings;
mod sign_in_with;
mod trusted;
mod unsubscribe;
mod upload_places;
mod watchers;
mod web_app;
mod web_socket;

pub use assets::{Assets, File};
pub use backend::{Backend, Pool};
pub use live::Live;
pub use server::{Bound, Site, bind};
pub use settings::{HttpSettings, WatchSettings};
