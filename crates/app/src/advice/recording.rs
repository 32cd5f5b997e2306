//! Where a turn of a session can be seen again.

use crate::account::By;
use crate::checks::wrong;
use crate::record::{Acts, Change};
use rialto_domain::form::link;
use rialto_domain::id::{GlobalId, Kind};
use rialto_domain::policy::Action;
use rialto_domain::policy::record::RecordAct;
use rialto_domain::{Error, Issue, Result};
use rialto_persistence::write::advice;
use serde::Deserialize;
use serde_json::json;
use uuid::Uuid;

/// Longest recording, seconds: a day.
const LONGEST: i32 = 86_400;

/// Where a turn can be seen again.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SetRecording {
    /// Its page; none when there is none any more.
    pub url: Option<String>,
    /// Where the turn begins in it, seconds.
    pub offset_seconds: Option<i32>,
}

impl Acts {
    /// Says where a turn that is over can be seen again.
    ///
    /// # Errors
    /// `TURN_NOT_OVER`, `NOT_A_LINK`, `NUMBER_OUT_OF_RANGE`; `NotFound`.
    pub async fn set_recording(&self, by: &By, turn: Uuid, input: &SetRecording) -> Result<()> {
        by.authorize(Action::ChangeNetwork)?;
        let nothing = || Error::NotFound("the turn".to_owned());
        let first = self.database.begin().await?;
        let found = advice::recorded(&first, turn).await?.ok_or_else(nothing)?;
        drop(first);
        let session = GlobalId { kind: Kind::Session, key: found.session_id };
        let mut acting = self.upon(by, RecordAct::Edit, session).await.map_err(|error| match error {
            Error::NotFound(_) => nothing(),
            other => other,
        })?;
        let before = advice::recorded(&acting.transaction, turn).await?.ok_or_else(nothing)?;
        let url = link(&["input", "url"], input.url.as_deref().unwrap_or_default()).map_err(wrong)?;
        if before.ended_at.is_none() && before.session_ends_at > acting.now {
            let message = "The turn is not over yet: there is nothing to be seen again.";
            return Err(wrong(Issue::new(&["input", "turnId"], "TURN_NOT_OVER", message)));
        }
        let offset = input.offset_seconds.filter(|_| url.is_some());
        if let Some(seconds) = offset.filter(|seconds| !(0..=LONGEST).contains(seconds)) {
            let message = format!("Write a whole number of seconds from 0 to {LONGEST}; {seconds} is none.");
            let issue = Issue::new(&["input", "offsetSeconds"], "NUMBER_OUT_OF_RANGE", message);
            return Err(wrong(issue.param("least", 0).param("most", LONGEST)));
        }
        advice::record(&acting.transaction, turn, (url.as_deref(), offset)).await?;
        let is = |url: &Option<String>, offset: Option<i32>| json!({ "url": url, "offsetSeconds": offset });
        let change = Change::public("set_recording").beside().field(
            "recording",
            is(&before.recording_url, before.recording_offset),
            is(&url, offset),
        );
        acting.changed(change).await?;
        acting.commit().await
    }
}
