//! News of live tables: that something was committed which watchers wait for.
//!
//! On PostgreSQL they travel by LISTEN and NOTIFY, so that every instance hears of what any of them wrote; on SQLite, where one
//! process writes, from the transaction that committed. News say that, never what: whoever hears of them reads the database, so
//! that nothing is lost with a piece of news and nothing is told that a reader may not see.

use crate::Database;
use crate::fault::fault;
use rialto_domain::Result;
use sqlx::postgres::{PgListener, PgPoolOptions};
use std::time::Duration;
use tokio::sync::broadcast;
use uuid::Uuid;

/// The channel of NOTIFY.
pub(crate) const CHANNEL: &str = "rialto_table";
/// News that wait for a slow listener; what is more makes it [`News::Missed`].
const KEPT: usize = 1_024;
/// How long until a listener that cannot connect tries again.
const PATIENCE: Duration = Duration::from_millis(500);

/// A piece of news.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum News {
    /// The table of a session has events up to this number.
    Event {
        /// The session.
        session: Uuid,
        /// The number.
        seq: i64,
    },
    /// Something may have happened unheard: look everywhere.
    Missed,
}

impl News {
    /// As it travels.
    pub(crate) fn written(session: Uuid, seq: i64) -> String {
        format!("{}:{seq}", session.simple())
    }

    fn read(text: &str) -> Option<Self> {
        let (session, seq) = text.split_once(':')?;
        Some(Self::Event { session: Uuid::try_parse(session).ok()?, seq: seq.parse().ok()? })
    }
}

/// Where news are told inside a process.
#[derive(Clone, Debug)]
pub(crate) struct Bulletin(broadcast::Sender<News>);

impl Default for Bulletin {
    fn default() -> Self {
        Self(broadcast::Sender::new(KEPT))
    }
}

impl Bulletin {
    /// Tells whoever listens; nobody need.
    pub(crate) fn tell(&self, news: News) {
        self.0.send(news).map_or_else(drop, drop);
    }
}

/// Hears of news.
#[derive(Debug)]
pub struct Listening(broadcast::Receiver<News>);

impl Listening {
    /// The next piece of news.
    pub async fn next(&mut self) -> News {
        match self.0.recv().await {
            Ok(news) => news,
            Err(broadcast::error::RecvError::Lagged(_)) => News::Missed,
            // the database lives as long as who asks it
            Err(broadcast::error::RecvError::Closed) => std::future::pending().await,
        }
    }
}

impl Database {
    /// Hears of what is committed from now on. Where other processes write, [`Database::hear_others`] must run.
    pub fn listen(&self) -> Listening {
        Listening(self.bulletin().0.subscribe())
    }

    /// Brings news of all instances into this process; never ends. A connection that breaks is made again, and whoever listens is told
    /// that something may have been missed.
    pub async fn hear_others(&self) {
        let Some(server) = self.server() else { return std::future::pending().await };
        loop {
            // a connection of its own: one of a pool would be missed there for good
            let pool = PgPoolOptions::new().max_connections(1).acquire_timeout(PATIENCE * 10);
            let pool = pool.connect_lazy_with(server.clone());
            if let Err(error) = self.hear(&pool).await {
                tracing::warn!(
                    error = &error as &dyn std::error::Error,
                    "news of live tables cannot be heard: trying again"
                );
            }
            pool.close().await;
            tokio::time::sleep(PATIENCE).await;
        }
    }

    async fn hear(&self, pool: &sqlx::PgPool) -> Result<()> {
        let mut listener = PgListener::connect_with(pool).await.map_err(fault)?;
        listener.listen(CHANNEL).await.map_err(fault)?;
        // from here on nothing is missed; what was before is looked for
        self.bulletin().tell(News::Missed);
        loop {
            match listener.try_recv().await.map_err(fault)? {
                Some(notice) => match News::read(notice.payload()) {
                    Some(news) => self.bulletin().tell(news),
                    None => tracing::warn!("a notice that is no news of a live table was dropped"),
                },
                // the connection broke and was made again
                None => self.bulletin().tell(News::Missed),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn news_read_back_as_they_were_written_and_others_are_none() {
        let session = Uuid::from_u128(7);
        assert_eq!(News::read(&News::written(session, 12)), Some(News::Event { session, seq: 12 }));
        for text in ["", "x", "7:", ":7", "0000:1:2", "zzzz:3"] {
            assert_eq!(News::read(text), None, "{text}");
        }
    }

    #[tokio::test]
    async fn who_is_too_slow_hears_that_something_was_missed() {
        let bulletin = Bulletin::default();
        let mut listening = Listening(bulletin.0.subscribe());
        let event = |seq| News::Event { session: Uuid::from_u128(1), seq };
        (0..=1_024).for_each(|seq| bulletin.tell(event(seq)));
        assert_eq!(listening.next().await, News::Missed);
        assert_eq!(listening.next().await, event(1));
    }
}
