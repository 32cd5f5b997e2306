//! The hub of subscriptions: one for an instance. Those who ask the same of the same table in the same language, and may see the same,
//! are a group; for each event the group's statement runs once, and its bytes go to all of them.
//!
//! Invariant: the hub holds what is watched, never what happened. A group that is slow reads later; a watcher that is slow is told by
//! the channel that it missed something, and reads that itself: nothing waits in memory without end.

use super::watch::{Message, Reading, Watched};
use super::{Prepared, Reader};
use rialto_domain::Error;
use rialto_domain::policy::Actor;
use rialto_persistence::Database;
use rialto_persistence::news::News;
use rialto_persistence::table::Range;
use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::sync::{broadcast, watch};
use uuid::Uuid;

/// What was said and waits for watchers; who is farther behind reads it from the database.
const KEPT: usize = 64;
/// Events that a group reads at once.
const AT_ONCE: u32 = 100;
/// How often all tables are looked at, in case news were lost, and rights to see them have ended.
const LOOK: Duration = Duration::from_secs(15);
/// How long until a group that could not read tries again.
const PATIENCE: Duration = Duration::from_millis(500);

/// What a group says.
#[derive(Clone, Debug)]
pub(super) enum Said {
    /// This happened.
    Events(Arc<[Message]>),
    /// The subscription ends: errors as a JSON list.
    Ended(Arc<str>),
}

/// What a group is known by.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Key {
    session: Uuid,
    text: Arc<str>,
    operation: Option<String>,
    variables: String,
    languages: String,
    actor: Actor,
}

impl Key {
    /// The key of a reader's subscription; `without` is a variable that changes nothing of what a group reads.
    pub(super) fn new(prepared: &Prepared, reader: &Reader, session: Uuid, without: Option<&str>) -> Self {
        let mut variables = prepared.variables.clone();
        if let Some(name) = without {
            variables.remove(name);
        }
        let languages: Vec<&str> = reader.preferences.languages().iter().map(|language| language.as_str()).collect();
        Self {
            session,
            text: prepared.text.clone(),
            operation: prepared.operation.as_ref().map(ToString::to_string),
            variables: serde_json::Value::Object(variables).to_string(),
            languages: languages.join(","),
            actor: reader.actor,
        }
    }
}

/// A place in a group.
pub(super) struct Joined {
    /// What the group says.
    pub said: broadcast::Receiver<Said>,
    known: Arc<AtomicI64>,
}

impl Joined {
    /// Tells a group that has said nothing yet up to where its watchers know the table.
    pub(super) fn knows(&self, seq: i64) {
        // ok: whoever was first has told it
        self.known.compare_exchange(UNKNOWN, seq, Ordering::AcqRel, Ordering::Acquire).map_or_else(drop, drop);
    }
}

const UNKNOWN: i64 = -1;

/// Up to where the events of a table are known to be written, and how often it was looked at.
#[derive(Clone, Copy, Debug, Default)]
struct Signal {
    seq: i64,
    looks: u64,
}

struct Group {
    said: broadcast::Sender<Said>,
    known: Arc<AtomicI64>,
}

struct Room {
    signal: watch::Sender<Signal>,
    groups: HashMap<Key, Group>,
}

type Rooms = Arc<Mutex<HashMap<Uuid, Room>>>;

/// The hub. Cheap to clone.
#[derive(Clone, Default)]
pub(super) struct Hub {
    rooms: Rooms,
    is_listening: Arc<AtomicBool>,
}

impl Hub {
    /// Joins the group of a key, which is made when there is none.
    pub(super) fn join(&self, key: Key, watched: &Arc<Watched>) -> Joined {
        self.listen(&watched.service.0.database);
        let mut rooms = self.rooms.lock().unwrap_or_else(PoisonError::into_inner);
        let room = rooms
            .entry(key.session)
            .or_insert_with(|| Room { signal: watch::Sender::new(Signal::default()), groups: HashMap::new() });
        if let Some(group) = room.groups.get(&key) {
            return Joined { said: group.said.subscribe(), known: group.known.clone() };
        }
        let (said, receiver) = broadcast::channel(KEPT);
        let known = Arc::new(AtomicI64::new(UNKNOWN));
        let mut runs = Runs {
            rooms: self.rooms.clone(),
            key: key.clone(),
            watched: watched.clone(),
            said: said.clone(),
            known: known.clone(),
            signal: room.signal.subscribe(),
        };
        room.groups.insert(key, Group { said, known: known.clone() });
        tokio::spawn(async move { runs.run().await });
        Joined { said: receiver, known }
    }

    /// Begins to hear of news, once.
    fn listen(&self, database: &Database) {
        if self.is_listening.swap(true, Ordering::AcqRel) {
            return;
        }
        let (rooms, others, database) = (self.rooms.clone(), database.clone(), database.clone());
        let mut listening = database.listen();
        tokio::spawn(async move { others.hear_others().await });
        tokio::spawn(async move {
            let mut look = tokio::time::interval(LOOK);
            look.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
            loop {
                let news = tokio::select! {
                    news = listening.next() => news,
                    _ = look.tick() => News::Missed,
                };
                match news {
                    News::Event { session, seq } => {
                        let rooms = rooms.lock().unwrap_or_else(PoisonError::into_inner);
                        if let Some(room) = rooms.get(&session) {
                            room.signal.send_modify(|signal| signal.seq = signal.seq.max(seq));
                        }
                    }
                    News::Missed => look_everywhere(&rooms, &database).await,
                }
            }
        });
    }
}

/// Looks up to where all tables that are watched have events.
async fn look_everywhere(rooms: &Rooms, database: &Database) {
    let sessions: Vec<Uuid> = rooms.lock().unwrap_or_else(PoisonError::into_inner).keys().copied().collect();
    if sessions.is_empty() {
        return;
    }
    let found = match database.table_numbers(&sessions).await {
        Ok(found) => found,
        Err(error) => {
            // asked again at the next look
            tracing::warn!(error = &error as &dyn std::error::Error, "live tables cannot be looked at");
            return;
        }
    };
    let rooms = rooms.lock().unwrap_or_else(PoisonError::into_inner);
    for (session, room) in rooms.iter() {
        let seq = found.iter().find(|(known, _)| known == session).map_or(0, |(_, seq)| *seq);
        room.signal.send_modify(|signal| {
            signal.seq = signal.seq.max(seq);
            signal.looks += 1;
        });
    }
}

/// A group while it runs.
struct Runs {
    rooms: Rooms,
    key: Key,
    watched: Arc<Watched>,
    said: broadcast::Sender<Said>,
    known: Arc<AtomicI64>,
    signal: watch::Receiver<Signal>,
}

impl Runs {
    async fn run(&mut self) {
        while self.signal.changed().await.is_ok() {
            if self.leaves() {
                return;
            }
            let signal = *self.signal.borrow_and_update();
            if !self.tell(signal.seq).await {
                self.remove();
                return;
            }
        }
    }

    /// Tells what happened up to a number at least; whether the group goes on.
    async fn tell(&self, upto: i64) -> bool {
        loop {
            let known = self.known.load(Ordering::Acquire);
            // before anybody has caught up, what was before is theirs to read
            let after = if known == UNKNOWN { upto.saturating_sub(1).max(0) } else { known };
            let errors = match self.watched.read(Reading::Events(Range { after, most: AT_ONCE })).await {
                Ok(Some(read)) => {
                    let Some(last) = read.messages.last().map(|message| message.seq) else { return true };
                    self.known.store(last, Ordering::Release);
                    // nobody need be there
                    self.said.send(Said::Events(read.messages.into())).map_or_else(drop, drop);
                    if last >= upto {
                        return true;
                    }
                    continue;
                }
                Ok(None) => self.watched.errors(&Error::NotFound("the session".to_owned())),
                Err(Error::Unavailable { .. }) if self.said.receiver_count() > 0 => {
                    tokio::time::sleep(PATIENCE).await;
                    continue;
                }
                Err(error) => self.watched.errors(&error),
            };
            self.said.send(Said::Ended(errors)).map_or_else(drop, drop);
            return false;
        }
    }

    /// Ends the group when nobody watches any more; who joins meanwhile finds it or makes another.
    fn leaves(&self) -> bool {
        let mut rooms = self.rooms.lock().unwrap_or_else(PoisonError::into_inner);
        if self.said.receiver_count() > 0 {
            return false;
        }
        forget(&mut rooms, &self.key);
        true
    }

    fn remove(&self) {
        forget(&mut self.rooms.lock().unwrap_or_else(PoisonError::into_inner), &self.key);
    }
}

fn forget(rooms: &mut HashMap<Uuid, Room>, key: &Key) {
    if let Some(room) = rooms.get_mut(&key.session) {
        room.groups.remove(key);
        if room.groups.is_empty() {
            rooms.remove(&key.session);
        }
    }
}
