//! The outside world: files and open formats in, open formats out. No database, no SQL.

pub mod icalendar;
pub mod net;
pub mod openid;
pub mod picture;
pub mod shapes;
pub mod tabular;
