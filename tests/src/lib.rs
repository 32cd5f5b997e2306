//! rialto-tests
