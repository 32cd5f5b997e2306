//! What the faults of the database mean to who calls: away for now, or a fault of ours.

use rialto_domain::Error;
use sea_orm::{DbErr, RuntimeErr};
use sqlx::sqlite::SqliteError;
use std::io::ErrorKind;

const DATABASE: &str = "the database";

/// Turns a fault of the database into the house's error: away for now, or our fault.
pub(crate) fn fault(error: sqlx::Error) -> Error {
    match missing(&error) {
        Some(what) => away(what, error),
        None => Error::internal(error),
    }
}

/// The same for an error that came through SeaORM.
pub(crate) fn orm_fault(error: DbErr) -> Error {
    let what = match (&error, cause(&error)) {
        (DbErr::ConnectionAcquire(_), _) => Some(DATABASE),
        (DbErr::Conn(_), None) => Some(DATABASE),
        (DbErr::Conn(_), Some(cause)) => missing(cause).or(Some(DATABASE)),
        (_, cause) => cause.and_then(missing),
    };
    match what {
        Some(what) => away(what, error),
        None => Error::internal(error),
    }
}

/// Whether a connection broke while it rested: what was asked was never begun and may be asked again on another one.
pub(crate) fn is_stale(error: &sqlx::Error) -> bool {
    use ErrorKind::{BrokenPipe, ConnectionAborted, ConnectionReset, NotConnected, UnexpectedEof};
    match error {
        sqlx::Error::Io(cause) => {
            matches!(cause.kind(), BrokenPipe | ConnectionAborted | ConnectionReset | NotConnected | UnexpectedEof)
        }
        // the last word of a server that shut down, read from a connection that rested then
        sqlx::Error::Database(cause) => matches!(cause.code().as_deref(), Some("57P01" | "57P02")),
        _ => false,
    }
}

/// The same for an error that came through SeaORM.
pub(crate) fn is_stale_orm(error: &DbErr) -> bool {
    cause(error).is_some_and(is_stale)
}

fn cause(error: &DbErr) -> Option<&sqlx::Error> {
    match error {
        DbErr::Exec(RuntimeErr::SqlxError(cause))
        | DbErr::Query(RuntimeErr::SqlxError(cause))
        | DbErr::Conn(RuntimeErr::SqlxError(cause)) => Some(cause),
        _ => None,
    }
}

/// What is away, when something is; none for a disagreement with the database.
fn missing(error: &sqlx::Error) -> Option<&'static str> {
    match error {
        sqlx::Error::Io(_)
        | sqlx::Error::PoolTimedOut
        | sqlx::Error::PoolClosed
        | sqlx::Error::WorkerCrashed
        | sqlx::Error::Tls(_) => Some(DATABASE),
        sqlx::Error::Database(cause) => match cause.try_downcast_ref::<SqliteError>() {
            Some(_) => of_sqlite(cause.code().and_then(|code| code.parse().ok())?),
            None => of_postgres(&cause.code()?),
        },
        _ => None,
    }
}

/// By <https://www.postgresql.org/docs/current/errcodes-appendix.html>. 57P01 to 57P05: it shuts down, starts or ends the
/// connection; 53: no connection, memory or room left; 57014: cancelled by its time limit; 25006: a replica that became
/// nobody's primary, or a disk that was made read-only; 58030: its disk does not answer.
fn of_postgres(code: &str) -> Option<&'static str> {
    match code {
        "53100" => Some("room on the disk of the database"),
        "25006" => Some("writing to the database"),
        "58030" => Some("the disk of the database"),
        "57014" | "57P01" | "57P02" | "57P03" | "57P05" => Some(DATABASE),
        code if code.starts_with("53") => Some(DATABASE),
        _ => None,
    }
}

/// By <https://sqlite.org/rescode.html>; the lowest byte of a code is its family.
fn of_sqlite(code: i32) -> Option<&'static str> {
    match code & 0xff {
        // another program writes, such as an import
        5 | 6 => Some(DATABASE),
        8 => Some("writing to the database"),
        10 => Some("the disk of the database"),
        13 => Some("room on the disk of the database"),
        14 => Some("the file of the database"),
        _ => None,
    }
}

pub(crate) fn away(what: &'static str, error: impl std::error::Error + Send + Sync + 'static) -> Error {
    Error::Unavailable { what, cause: Some(Box::new(error)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_away_is_told_by_the_code_and_a_disagreement_is_a_fault_of_ours() {
        for (code, what) in [
            ("57P01", Some(DATABASE)),
            ("57P03", Some(DATABASE)),
            ("53300", Some(DATABASE)),
            ("53100", Some("room on the disk of the database")),
            ("25006", Some("writing to the database")),
            ("23505", None),
            ("42P01", None),
        ] {
            assert_eq!(of_postgres(code), what, "{code}");
        }
        // 1032: SQLITE_READONLY_DBMOVED; 778: SQLITE_IOERR_WRITE; 2067: SQLITE_CONSTRAINT_UNIQUE
        for (code, what) in [
            (5, Some(DATABASE)),
            (1032, Some("writing to the database")),
            (778, Some("the disk of the database")),
            (13, Some("room on the disk of the database")),
            (14, Some("the file of the database")),
            (2067, None),
            (1, None),
        ] {
            assert_eq!(of_sqlite(code), what, "{code}");
        }
    }

    #[test]
    fn only_what_was_never_begun_is_asked_again() {
        let broken = |kind| sqlx::Error::Io(std::io::Error::from(kind));
        assert!(is_stale(&broken(ErrorKind::BrokenPipe)) && is_stale(&broken(ErrorKind::UnexpectedEof)));
        // nobody listens: asking again at once changes nothing
        assert!(!is_stale(&broken(ErrorKind::ConnectionRefused)) && !is_stale(&broken(ErrorKind::NotFound)));
        assert!(!is_stale(&sqlx::Error::PoolTimedOut));
    }
}
