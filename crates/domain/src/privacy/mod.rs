//! Personal data: what people agreed to, how long things are kept, and what becomes of them when an account is erased.

pub mod consent;
pub mod erasure;
pub mod retention;

pub use consent::ConsentPurpose;
pub use erasure::{ErasedContent, ErasedData, Fate};
pub use retention::RetainedData;
