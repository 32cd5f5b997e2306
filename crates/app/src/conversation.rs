//! Conversations of a project with an expert: writing, reading, closing, reporting.
//!
//! Invariants: a stranger's question for a conversation takes the same steps as for one that never was; no word of one
//! stands in the audit trail, whose rows are of the conversation and not of its project; who is blocked learns it and cannot write, nor can who blocks.

use crate::account::{By, sha256};
use crate::checks::{Checks, wrong};
use crate::moderation::Saying;
use crate::notify::{self, Notice};
use crate::record::Acts;
use rialto_domain::conversation::{
    Closed, ConversationSide, DAY_MS, FIRST_A_DAY, HOUR_MS, MESSAGE_LENGTH, MESSAGES_AN_HOUR, wait,
};
use rialto_domain::follow::NoticeKind;
use rialto_domain::id::{AccountId, ConversationId, GlobalId, MessageId, PersonId, ProjectId};
use rialto_domain::moderation::ReportReason;
use rialto_domain::policy::record::RecordAct;
use rialto_domain::policy::{Action, Member};
use rialto_domain::text::Language;
use rialto_domain::vocabulary::Publication;
use rialto_domain::wording;
use rialto_domain::{Error, Issue, Result};
use rialto_persistence::account;
use rialto_persistence::database::Transaction;
use rialto_persistence::write::conversation::{self as rows, Conversation, NewMessage};
use rialto_persistence::write::idempotency::{Call, Claim, claim};
use serde_json::json;

/// Where a message is written.
#[derive(Clone, Copy, Debug)]
pub enum Place {
    /// In a conversation that is there.
    Conversation(ConversationId),
    /// In that of a project with a person, which is begun where there is none.
    Between(ProjectId, PersonId),
}

/// What is written.
#[derive(Clone, Debug)]
pub struct WriteMessage {
    /// Where.
    pub place: Place,
    /// The words.
    pub text: String,
    /// Their language; that of the account when none is told.
    pub language: Option<String>,
    /// Key of a call that may be repeated.
    pub idempotency_key: Option<String>,
}

/// Who asks for something that takes a person.
pub(crate) fn member(by: &By, action: Action) -> Result<Member> {
    by.authorize(action)?;
    by.actor.member().ok_or(Error::Unauthenticated)
}

pub(crate) fn nothing(what: &str) -> Error {
    Error::NotFound(format!("the {what}"))
}

fn issue(path: &[&str], code: &'static str, message: &str) -> Error {
    wrong(Issue::new(path, code, message))
}

pub(crate) fn too_many(path: &[&str], (most, within_ms): (i64, i64), wait: i64, message: &str) -> Error {
    let issue = Issue::new(path, "TOO_MANY", message).param("most", most).param("seconds", within_ms / 1_000);
    wrong(issue.param("wait", wait))
}

impl Acts {
    /// The language of a text: what is told, else that of the account.
    pub(crate) async fn written_in(&self, account: AccountId, told: Option<&str>) -> Result<Language> {
        let usual = match told {
            Some(_) => String::new(),
            None => account::by_id(&self.database, account).await?.map(|owner| owner.language).unwrap_or_default(),
        };
        wording::language(&["input", "language"], told, &usual).map_err(wrong)
    }

    /// The record that the same call made before; none when the key is new, or there is none.
    pub(crate) async fn repeated(
        &self,
        transaction: &Transaction,
        (account, key): (AccountId, Option<&str>),
        (act, input): (&str, &str),
        id: GlobalId,
    ) -> Result<Option<GlobalId>> {
        let Some(key) = key else { return Ok(None) };
        let hash = sha256(input);
        match claim(transaction, &Call { account, key, act, input_hash: &hash }, id, self.now()).await? {
            Claim::New => Ok(None),
            Claim::Again(before) => Ok(Some(before)),
            Claim::Used => {
                let message = "This key was used for something else; choose a new key for each thing you do.";
                Err(issue(&["input", "idempotencyKey"], "IDEMPOTENCY_KEY_USED", message))
            }
        }
    }

    /// Writes a message; the key of the conversation and of the message.
    ///
    /// # Errors
    /// Issues of the text; `BLOCKED`, `NOT_TAKING_MESSAGES`, `PROJECT_NOT_PUBLIC`, `SAME_SIDE`, `TOO_MANY`. `NotFound` for who is of
    /// neither side, and for a project or a person that who acts may not know of.
    pub async fn write_message(&self, by: &By, input: &WriteMessage) -> Result<(ConversationId, MessageId)> {
        let me = member(by, Action::WriteMessage)?;
        let mut checks = Checks::default();
        let text = checks.take(wording::prose(&["input", "text"], &input.text, MESSAGE_LENGTH));
        let Some(text) = text else { return Err(checks.error()) };
        let language = self.written_in(me.account, input.language.as_deref()).await?;
        let (transaction, conversation) = self.opened(by, me, input.place).await?;
        let id = MessageId(self.chance.ids.next());
        let whole = format!("{} {} {text}", conversation.id.0, language.as_str());
        let key = (me.account, input.idempotency_key.as_deref());
        if let Some(before) = self.repeated(&transaction, key, ("write_message", &whole), id.into()).await? {
            return Ok((conversation.id, MessageId(before.key)));
        }
        let now = self.now();
        let (done, oldest) = rows::written(&transaction, me.account, now).await?;
        if let Some(wait) = wait(done, oldest, (MESSAGES_AN_HOUR, HOUR_MS), now) {
            let message =
                format!("You wrote {MESSAGES_AN_HOUR} messages within an hour: write the next one in {wait} seconds.");
            return Err(too_many(&["input", "text"], (MESSAGES_AN_HOUR, HOUR_MS), wait, &message));
        }
        conversation.standing.may_write(conversation.side).map_err(closed)?;
        let new = NewMessage {
            id,
            conversation: conversation.id,
            side: conversation.side,
            account: me.account,
            text: &text,
            language: language.as_str(),
        };
        rows::write(&transaction, &new, (conversation.title.as_deref(), now)).await?;
        self.tell_of_message(&transaction, me, &conversation).await?;
        self.audit(&transaction, by, (conversation.id.into(), "write_message"), Vec::new()).await?;
        transaction.commit().await?;
        self.accounts.ring();
        Ok((conversation.id, id))
    }

    /// Opens the transaction of a message, with the conversation locked.
    async fn opened(&self, by: &By, me: Member, place: Place) -> Result<(Transaction, Conversation)> {
        let (project, person) = match place {
            Place::Conversation(id) => {
                self.accounts.count_write(by)?;
                let transaction = self.database.begin().await?;
                rows::hold(&transaction, me.account).await?;
                let found = rows::find(&transaction, id, me.account).await?;
                return Ok((transaction, found.ok_or_else(|| nothing("conversation"))?));
            }
            Place::Between(project, person) => (project, person),
        };
        let is_expert = me.person == Some(person);
        // who speaks for the project may change it; an expert writes to whom they may advise
        let right = if is_expert { RecordAct::Contribute } else { RecordAct::Edit };
        let acting = self.upon(by, right, project.into()).await?;
        let to = rows::addressee(&acting.transaction, (project, person)).await?;
        let to = to.filter(|to| to.is_public || is_expert).ok_or_else(|| nothing("person"))?;
        if to.is_of_project {
            let message = "The expert works in this project: talk within the team.";
            return Err(issue(&["input", "personId"], "SAME_SIDE", message));
        }
        if acting.state.publication != Publication::Published {
            return Err(closed(Closed::NotPublic));
        }
        let transaction = acting.transaction;
        rows::hold(&transaction, me.account).await?;
        let key = ConversationId(self.chance.ids.next());
        let now = self.now();
        let (key, is_new) = rows::start(&transaction, key, (project, person), (&acting.state.title, now)).await?;
        if is_new {
            if !is_expert && !to.takes_messages {
                return Err(closed(Closed::NotTakingMessages));
            }
            let (done, oldest) = rows::begun(&transaction, me.account, now).await?;
            if let Some(wait) = wait(done, oldest, (FIRST_A_DAY, DAY_MS), now) {
                let message = format!(
                    "{FIRST_A_DAY} conversations that you began within a day wait for an answer: wait for one."
                );
                return Err(too_many(&["input", "personId"], (FIRST_A_DAY, DAY_MS), wait, &message));
            }
        }
        let found = rows::find(&transaction, key, me.account).await?;
        Ok((transaction, found.ok_or_else(|| nothing("conversation"))?))
    }

    /// Tells the other side that a message came.
    async fn tell_of_message(&self, transaction: &Transaction, me: Member, conversation: &Conversation) -> Result<()> {
        let to = match (conversation.side, conversation.project) {
            (ConversationSide::Project, _) => conversation.expert.into_iter().collect(),
            (ConversationSide::Expert, Some(project)) => rows::team(transaction, project).await?,
            (ConversationSide::Expert, None) => Vec::new(),
        };
        let subject = GlobalId::from(conversation.id);
        let notice = Notice { kind: NoticeKind::Message, subject, record: Some(subject), by: me.person };
        notify::tell_in((transaction, &self.chance), Some(me.account), &to, &notice).await
    }

    /// A conversation of who acts, locked.
    async fn own_conversation(&self, by: &By, id: ConversationId) -> Result<(Transaction, Conversation, AccountId)> {
        let me = member(by, Action::ReadConversations)?.account;
        self.accounts.count_write(by)?;
        let transaction = self.database.begin().await?;
        let found = rows::find(&transaction, id, me).await?.ok_or_else(|| nothing("conversation"))?;
        Ok((transaction, found, me))
    }

    /// Says up to which message who acts has read a conversation; to the last when none is told.
    ///
    /// # Errors
    /// `NotFound`.
    pub async fn mark_conversation_read(&self, by: &By, id: ConversationId, up_to: Option<MessageId>) -> Result<()> {
        let (transaction, found, me) = self.own_conversation(by, id).await?;
        if !rows::read(&transaction, (found.id, me), up_to, self.now()).await? {
            return Err(nothing("message"));
        }
        transaction.commit().await
    }

    /// Closes a conversation for the side of who acts, or opens it again.
    ///
    /// # Errors
    /// `NotFound`.
    pub async fn block_conversation(&self, by: &By, id: ConversationId, block: bool) -> Result<()> {
        let (transaction, found, _) = self.own_conversation(by, id).await?;
        if found.standing.is_blocked_by(found.side) == block {
            return Ok(());
        }
        rows::block(&transaction, (found.id, found.side), block.then(|| self.now())).await?;
        let act = if block { "block_conversation" } else { "open_conversation" };
        self.audit(&transaction, by, (found.id.into(), act), Vec::new()).await?;
        transaction.commit().await
    }

    /// Says whether who acts takes messages from projects they have not written to.
    ///
    /// # Errors
    /// `Unauthenticated`, `Forbidden`.
    pub async fn set_takes_messages(&self, by: &By, takes: bool) -> Result<()> {
        let me = member(by, Action::EditAccount)?.account;
        self.accounts.count_write(by)?;
        let transaction = self.database.begin().await?;
        rows::take_messages(&transaction, me, takes, self.now()).await?;
        let fields = vec![json!({ "name": "takesMessages", "before": null, "after": takes })];
        self.audit(&transaction, by, (me.into(), "set_takes_messages"), fields).await?;
        transaction.commit().await
    }

    /// Reports a message that who acts reads: moderators see it and the three before it, and nothing else of the conversation.
    ///
    /// # Errors
    /// Issues of the text; `OWN_WORDS`. `NotFound`; `RateLimited`.
    pub async fn report_message(
        &self,
        by: &By,
        id: MessageId,
        (reason, text): (ReportReason, Option<&str>),
    ) -> Result<()> {
        let me = member(by, Action::Report)?.account;
        let saying = Saying::of(reason, text)?;
        self.accounts.count_report(by).await?;
        let owner = account::by_id(&self.database, me).await?.ok_or(Error::Unauthenticated)?;
        let transaction = self.database.begin().await?;
        let found = rows::reported(&transaction, id, me).await?.ok_or_else(|| nothing("message"))?;
        if found.is_mine {
            return Err(own_words(&["input", "messageId"]));
        }
        self.report_words(transaction, (id.into(), &found.title), &saying, &owner).await
    }
}

pub(crate) fn own_words(path: &[&str]) -> Error {
    issue(path, "OWN_WORDS", "You wrote this yourself; report what others write.")
}

fn closed(why: Closed) -> Error {
    match why {
        Closed::Blocked => {
            issue(&["input"], "BLOCKED", "One of you has closed this conversation; nobody writes in it now.")
        }
        Closed::NotPublic => issue(
            &["input", "projectId"],
            "PROJECT_NOT_PUBLIC",
            "The project is not public: publish it before you write.",
        ),
        Closed::NotTakingMessages => issue(
            &["input", "personId"],
            "NOT_TAKING_MESSAGES",
            "This person takes no messages: ask at a session, or write to somebody else.",
        ),
    }
}
