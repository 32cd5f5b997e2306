//! What one has read, and how often one is told by mail.

use crate::account::By;
use crate::checks::wrong;
use crate::record::Acts;
use chrono::{DateTime, Utc};
use rialto_domain::follow::{MailPace, NoticeKind};
use rialto_domain::id::{GlobalId, Kind, NotificationId};
use rialto_domain::policy::Action;
use rialto_domain::{Error, Issue, Result};
use rialto_persistence::write::follow as rows;
use serde::Deserialize;

/// Notifications marked as read at once by their ids.
const MOST: usize = 100;

/// What was read.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct MarkNotificationsRead {
    /// Global ids of notifications.
    pub ids: Option<Vec<String>>,
    /// Whether all were read.
    pub all: Option<bool>,
    /// Those alone that came until then: what came while the reader read stays unread.
    pub until: Option<DateTime<Utc>>,
}

/// What changes of how one is told; what is absent stays.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct EditNotificationSettings {
    /// How often by mail.
    pub mail: Option<MailPace>,
    /// Of what one is told nothing, in place of what was silenced before.
    pub silenced: Option<Vec<NoticeKind>>,
}

impl Acts {
    /// Marks one's notifications as read. Those of others are left as they are, without a word.
    ///
    /// # Errors
    /// `NOTHING_NAMED`, `TOO_MANY`; `Unauthenticated`.
    pub async fn mark_notifications_read(&self, by: &By, input: &MarkNotificationsRead) -> Result<()> {
        by.authorize(Action::ManageNotifications)?;
        let account = by.actor.member().ok_or(Error::Unauthenticated)?.account;
        let ids = input.ids.as_deref().unwrap_or_default();
        let all = input.all.unwrap_or_default();
        if ids.is_empty() && !all {
            let message = "Name notifications in `ids`, or say `all: true`.";
            return Err(wrong(Issue::new(&["input", "ids"], "NOTHING_NAMED", message)));
        }
        if ids.len() > MOST {
            let message = format!("Name at most {MOST} notifications at once, or say `all: true`.");
            return Err(wrong(Issue::new(&["input", "ids"], "TOO_MANY", message).param("most", MOST)));
        }
        self.accounts.count_write(by)?;
        let now = self.now();
        let transaction = self.database.begin().await?;
        // one after the other: two acts of one account would wait for each other's rows
        rows::hold(&transaction, account).await?;
        let named = ids.iter().filter_map(|id| GlobalId::parse(id)).filter(|id| id.kind == Kind::Notification);
        for id in named {
            rows::mark_read(&transaction, account, NotificationId(id.key), now).await?;
        }
        if all {
            let until = input.until.map_or(i64::MAX, |until| until.timestamp_millis());
            rows::mark_all_read(&transaction, account, until, now).await?;
        }
        transaction.commit().await
    }

    /// Changes how often one gets mail about notifications, and of what one is told nothing at all.
    ///
    /// # Errors
    /// `Unauthenticated`; `RateLimited`.
    pub async fn edit_notification_settings(&self, by: &By, input: &EditNotificationSettings) -> Result<()> {
        by.authorize(Action::ManageNotifications)?;
        let account = by.actor.member().ok_or(Error::Unauthenticated)?.account;
        self.accounts.count_write(by)?;
        let transaction = self.database.begin().await?;
        rows::hold(&transaction, account).await?;
        if let Some(pace) = input.mail {
            rows::set_pace(&transaction, account, pace).await?;
        }
        if let Some(silenced) = &input.silenced {
            rows::set_silenced(&transaction, account, silenced).await?;
        }
        transaction.commit().await
    }
}
