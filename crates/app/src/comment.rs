//! Comments in public, and members' support of projects: one voice each.

use crate::account::By;
use crate::checks::{Checks, wrong};
use crate::conversation::{member, nothing, own_words, too_many};
use crate::moderation::Saying;
use crate::notify::{self, Notice};
use crate::record::{Acting, Acts, Change};
use rialto_domain::comment::{ANSWERS, COMMENT_LENGTH, COMMENTED, COMMENTS_AN_HOUR, may_edit};
use rialto_domain::conversation::{HOUR_MS, wait};
use rialto_domain::follow::NoticeKind;
use rialto_domain::id::{AccountId, CommentId, GlobalId, PersonId, ProjectId};
use rialto_domain::moderation::ReportReason;
use rialto_domain::policy::Action;
use rialto_domain::policy::record::{RecordAct, Role};
use rialto_domain::vocabulary::Publication;
use rialto_domain::wording;
use rialto_domain::{Error, Issue, Result};
use rialto_persistence::account;
use rialto_persistence::write::comment::{self as rows, Comment, NewComment};
use rialto_persistence::write::conversation::hold;
use serde_json::{Value, json};

/// What is written.
#[derive(Clone, Debug)]
pub struct WriteComment {
    /// The record that it is about.
    pub subject: GlobalId,
    /// The comment that it answers.
    pub answers: Option<CommentId>,
    /// The words.
    pub text: String,
    /// Their language; that of the account when none is told.
    pub language: Option<String>,
    /// Key of a call that may be repeated.
    pub idempotency_key: Option<String>,
}

fn issue(path: &[&str], code: &'static str, message: &str) -> Error {
    wrong(Issue::new(path, code, message))
}

/// A row in the audit trail, which holds no word of the comment.
async fn trail(acting: &mut Acting<'_>, act: &'static str, id: CommentId) -> Result<()> {
    let comment = json!(GlobalId::from(id).to_string());
    acting.noted(Change::private(act).beside().field("comment", Value::Null, comment)).await
}

impl Acts {
    /// Writes a comment; its key.
    ///
    /// # Errors
    /// Issues of the text; `NOT_COMMENTED`, `NOT_PUBLIC`, `COMMENTS_CLOSED`, `ANSWER_UNKNOWN`, `TOO_MANY`, `TOO_MANY_ANSWERS`.
    /// `NotFound`.
    pub async fn write_comment(&self, by: &By, input: &WriteComment) -> Result<CommentId> {
        let me = member(by, Action::WriteComment)?;
        let mut checks = Checks::default();
        let text = checks.take(wording::prose(&["input", "text"], &input.text, COMMENT_LENGTH));
        let Some(text) = text else { return Err(checks.error()) };
        let language = self.written_in(me.account, input.language.as_deref()).await?;
        commented(input.subject)?;
        let mut acting = self.upon(by, RecordAct::Read, input.subject).await?;
        hold(&acting.transaction, me.account).await?;
        let id = CommentId(acting.key());
        let whole = format!("{} {:?} {} {text}", input.subject, input.answers, language.as_str());
        let key = (me.account, input.idempotency_key.as_deref());
        let call = ("write_comment", whole.as_str());
        if let Some(before) = self.repeated(&acting.transaction, key, call, id.into()).await? {
            return Ok(CommentId(before.key));
        }
        if acting.state.publication != Publication::Published {
            return Err(issue(&["input", "subjectId"], "NOT_PUBLIC", "What is not public cannot be commented."));
        }
        if !rows::is_open(&acting.transaction, input.subject).await? {
            let message = "The team has closed the comments: write to the team instead.";
            return Err(issue(&["input", "subjectId"], "COMMENTS_CLOSED", message));
        }
        let answered = self.answered(&acting, input).await?;
        let (done, oldest) = rows::written(&acting.transaction, me.account, acting.now).await?;
        if let Some(wait) = wait(done, oldest, (COMMENTS_AN_HOUR, HOUR_MS), acting.now) {
            let message =
                format!("You wrote {COMMENTS_AN_HOUR} comments within an hour: write the next one in {wait} seconds.");
            return Err(too_many(&["input", "text"], (COMMENTS_AN_HOUR, HOUR_MS), wait, &message));
        }
        let new = NewComment {
            id,
            subject: input.subject,
            answers: input.answers,
            account: Some(me.account),
            text: &text,
            language: language.as_str(),
        };
        rows::insert(&acting.transaction, &new, acting.now).await?;
        self.tell_of_comment(&acting, answered.as_ref(), (me.account, me.person)).await?;
        trail(&mut acting, "write_comment", id).await?;
        acting.commit().await?;
        self.accounts.ring();
        Ok(id)
    }

    /// The comment that is answered: one of the same record that answers no other.
    async fn answered(&self, acting: &Acting<'_>, input: &WriteComment) -> Result<Option<Comment>> {
        let Some(answers) = input.answers else { return Ok(None) };
        let path = ["input", "answersId"];
        let found = rows::find(&acting.transaction, answers).await?;
        let found = found.filter(|found| found.subject == input.subject && found.answers.is_none() && !found.is_gone);
        let Some(found) = found else {
            let message = "There is no such comment to answer: it was withdrawn, or it is an answer itself.";
            return Err(issue(&path, "ANSWER_UNKNOWN", message));
        };
        if found.answered >= ANSWERS {
            let message = format!("This comment has {ANSWERS} answers already: write a comment of your own.");
            return Err(wrong(Issue::new(&path, "TOO_MANY_ANSWERS", message).param("most", ANSWERS)));
        }
        Ok(Some(found))
    }

    /// Tells who wrote the answered comment, and those of the record.
    async fn tell_of_comment(
        &self,
        acting: &Acting<'_>,
        answered: Option<&Comment>,
        (me, person): (AccountId, Option<PersonId>),
    ) -> Result<()> {
        let record = Some(acting.id);
        let context = (&acting.transaction, &self.chance);
        let mut to = rows::told(&acting.transaction, acting.id).await?;
        if let Some((comment, author)) = answered.and_then(|comment| Some((comment.id, comment.account?))) {
            // once is enough for who is told of the answer
            to.retain(|account| *account != author);
            let notice = Notice { kind: NoticeKind::CommentAnswer, subject: comment.into(), record, by: person };
            notify::tell_in(context, Some(me), &[author], &notice).await?;
        }
        let notice = Notice { kind: NoticeKind::Comment, subject: acting.id, record, by: person };
        notify::tell_in(context, Some(me), &to, &notice).await
    }

    /// The act upon the record of a comment. Who may not see the record learns nothing of the comment.
    async fn upon_comment<'a>(&self, by: &'a By, right: RecordAct, id: CommentId) -> Result<(Acting<'a>, Comment)> {
        let first = self.database.begin().await?;
        let subject = rows::find(&first, id).await?.ok_or_else(|| nothing("comment"))?.subject;
        drop(first);
        let acting = self.upon(by, right, subject).await.map_err(|error| match error {
            Error::NotFound(_) => nothing("comment"),
            other => other,
        })?;
        // read again: the record is locked now
        let comment = rows::find(&acting.transaction, id).await?.ok_or_else(|| nothing("comment"))?;
        Ok((acting, comment))
    }

    /// Changes the words of one's own comment, within half an hour.
    ///
    /// # Errors
    /// Issues of the text; `TOO_LATE`. `NotFound`; `Forbidden` for who did not write it.
    pub async fn edit_comment(&self, by: &By, id: CommentId, text: &str) -> Result<()> {
        let me = member(by, Action::WriteComment)?.account;
        let text = wording::prose(&["input", "text"], text, COMMENT_LENGTH).map_err(wrong)?;
        let (mut acting, comment) = self.upon_comment(by, RecordAct::Read, id).await?;
        mine(&comment, me)?;
        if comment.is_gone {
            return Err(nothing("comment"));
        }
        if !may_edit(comment.written_at, acting.now) {
            let message = "A comment can be changed for half an hour: withdraw it, or write another.";
            return Err(issue(&["input", "id"], "TOO_LATE", message));
        }
        rows::edit(&acting.transaction, id, &text, acting.now).await?;
        trail(&mut acting, "edit_comment", id).await?;
        acting.commit().await
    }

    /// Takes one's own comment back; where others have answered, its words go and the answers stay. Whether the comment is gone.
    ///
    /// # Errors
    /// `NotFound`; `Forbidden` for who did not write it.
    pub async fn withdraw_comment(&self, by: &By, id: CommentId) -> Result<bool> {
        let me = member(by, Action::WriteComment)?.account;
        let (mut acting, comment) = self.upon_comment(by, RecordAct::Read, id).await?;
        mine(&comment, me)?;
        let is_gone = rows::withdraw(&acting.transaction, id, acting.now).await?;
        trail(&mut acting, "withdraw_comment", id).await?;
        acting.commit().await?;
        Ok(is_gone)
    }

    /// Says whether a project or a session can be commented.
    ///
    /// # Errors
    /// `NOT_COMMENTED`. `NotFound`; `Forbidden`.
    pub async fn set_comments(&self, by: &By, subject: GlobalId, is_open: bool) -> Result<()> {
        commented(subject)?;
        let mut acting = self.upon(by, RecordAct::Edit, subject).await?;
        let was = rows::is_open(&acting.transaction, subject).await?;
        if was == is_open {
            return Ok(());
        }
        rows::set_open(&acting.transaction, subject, is_open).await?;
        let change = Change::private("set_comments").beside().field("commentsOpen", json!(was), json!(is_open));
        acting.noted(change).await?;
        acting.commit().await
    }

    /// Reports a comment to the moderators.
    ///
    /// # Errors
    /// Issues of the text; `OWN_WORDS`. `NotFound`; `RateLimited`.
    pub async fn report_comment(
        &self,
        by: &By,
        id: CommentId,
        (reason, text): (ReportReason, Option<&str>),
    ) -> Result<()> {
        let me = member(by, Action::Report)?.account;
        let saying = Saying::of(reason, text)?;
        self.accounts.count_report(by).await?;
        let owner = account::by_id(&self.database, me).await?.ok_or(Error::Unauthenticated)?;
        let (acting, comment) = self.upon_comment(by, RecordAct::Read, id).await?;
        if comment.account == Some(me) {
            return Err(own_words(&["input", "commentId"]));
        }
        if comment.is_gone {
            return Err(nothing("comment"));
        }
        let title = acting.state.title.clone();
        self.report_words(acting.transaction, (id.into(), &title), &saying, &owner).await
    }

    /// Gives a project one's voice, or takes it back.
    ///
    /// # Errors
    /// `OWN_PROJECT`, `NOT_PUBLIC`. `NotFound`.
    pub async fn support_project(&self, by: &By, project: ProjectId, is_supported: bool) -> Result<()> {
        let me = member(by, Action::SupportProject)?.account;
        let acting = self.upon(by, RecordAct::Read, project.into()).await?;
        let path = ["input", "projectId"];
        let roles = acting.standing.roles;
        if is_supported && [Role::Leader, Role::Editor, Role::Viewer].into_iter().any(|role| roles.has(role)) {
            return Err(issue(&path, "OWN_PROJECT", "It is your own project: others support it."));
        }
        if is_supported && acting.state.publication != Publication::Published {
            return Err(issue(&path, "NOT_PUBLIC", "What is not public cannot be supported."));
        }
        rows::support(&acting.transaction, (project, me), is_supported, acting.now).await?;
        // under the account: who supports is no matter of those responsible for the project
        let fields = vec![json!({ "name": "project", "before": null, "after": GlobalId::from(project).to_string() })];
        let act = if is_supported { "support_project" } else { "withdraw_support" };
        self.audit(&acting.transaction, by, (me.into(), act), fields).await?;
        acting.commit().await
    }
}

/// Projects and sessions can be commented.
fn commented(subject: GlobalId) -> Result<()> {
    if COMMENTED.contains(&subject.kind) {
        return Ok(());
    }
    Err(issue(&["input", "subjectId"], "NOT_COMMENTED", "Projects and sessions can be commented, nothing else."))
}

fn mine(comment: &Comment, me: AccountId) -> Result<()> {
    if comment.account == Some(me) {
        Ok(())
    } else {
        Err(Error::Forbidden("change a comment of somebody else".to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rialto_domain::id::Kind;

    #[test]
    fn what_can_be_commented_says_so() {
        let id = |kind| GlobalId { kind, key: uuid::Uuid::nil() };
        assert!(commented(id(Kind::Project)).is_ok() && commented(id(Kind::Session)).is_ok());
        assert!(commented(id(Kind::Person)).is_err());
    }
}
