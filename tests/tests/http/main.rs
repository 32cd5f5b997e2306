//! The HTTP layer, over HTTP: a real server on a free port with a backend that does as it is told.

mod fuzz;
mod guards;
mod negotiation;
mod operation;
mod site;
mod web_app;
