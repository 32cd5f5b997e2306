//! Questions from the audience of a live table.

use crate::account::By;
use crate::checks::{Checks, wrong};
use crate::record::{Acting, Acts, Change};
use rialto_domain::id::{GlobalId, SessionId, SessionTurnId, TableQuestionId};
use rialto_domain::policy::Action;
use rialto_domain::policy::record::RecordAct;
use rialto_domain::table::{
    ASKED_AT_ONCE, ASKED_IN_ALL, ASKED_WITHIN_MS, QUESTION_LONGEST, TableEventKind, TableState, TooMany, may_ask,
};
use rialto_domain::wording;
use rialto_domain::{Error, Issue, Result};
use rialto_persistence::write::table::{self, NewQuestion, Question};
use serde_json::{Value, json};

/// What is asked.
#[derive(Clone, Debug)]
pub struct AskQuestion {
    /// The turn that it is about.
    pub turn: Option<SessionTurnId>,
    /// The words.
    pub text: String,
    /// Their language.
    pub language: String,
}

impl Acts {
    /// Asks the table of a session something; the key of the question.
    ///
    /// # Errors
    /// Issues of the text; `TABLE_NOT_OPEN`, `TABLE_OVER`, `TURN_UNKNOWN`, `TOO_MANY_QUESTIONS`, `TOO_MANY_QUESTIONS_HERE`. `NotFound`.
    pub async fn ask_question(&self, by: &By, session: SessionId, input: &AskQuestion) -> Result<TableQuestionId> {
        by.authorize(Action::AskAtTable)?;
        let account = by.actor.member().ok_or(Error::Unauthenticated)?.account;
        let mut checks = Checks::default();
        let text = checks.take(wording::prose(&["input", "text"], &input.text, QUESTION_LONGEST));
        let language = checks.take(wording::language(&["input", "language"], Some(&input.language), ""));
        let (Some(text), Some(language)) = (text, language) else { return Err(checks.error()) };
        let mut acting = self.upon(by, RecordAct::Read, session.into()).await?;
        let (table, _) = table::find(&acting.transaction, session).await?;
        match table.state() {
            TableState::Waiting => return Err(wrong(not_open())),
            TableState::Over => return Err(wrong(over())),
            TableState::Open | TableState::Running | TableState::Paused => {}
        }
        if input.turn.is_some_and(|turn| !table.turns.iter().any(|known| known.id == turn)) {
            let message = "The agenda has no such turn: read it again, or leave it out.";
            return Err(wrong(Issue::new(&["input", "turnId"], "TURN_UNKNOWN", message)));
        }
        let asked = table::asked(&acting.transaction, session, account, acting.now).await?;
        may_ask(asked, acting.now).map_err(|too_many| wrong(flood(too_many)))?;
        let id = TableQuestionId(acting.key());
        // what is asked while a turn runs is about that turn, unless something else is said
        let turn = input.turn.or_else(|| table.current().map(|turn| turn.id));
        let new = NewQuestion { id, session, turn, account, text: &text, language: language.as_str() };
        table::insert_question(&acting.transaction, &new, acting.now).await?;
        tell(&mut acting, session, id, (TableEventKind::QuestionAsked, "ask_question")).await?;
        acting.commit().await?;
        Ok(id)
    }

    /// Supports a question, or takes that back.
    ///
    /// # Errors
    /// Issues: `OWN_QUESTION`, `QUESTION_CLOSED`, `TABLE_OVER`. `NotFound`.
    pub async fn support_question(&self, by: &By, id: TableQuestionId, is_supported: bool) -> Result<()> {
        by.authorize(Action::AskAtTable)?;
        let account = by.actor.member().ok_or(Error::Unauthenticated)?.account;
        let (mut acting, question) = self.upon_question(by, RecordAct::Read, id).await?;
        let issue = |code, message: &str| Err(wrong(Issue::new(&["input", "questionId"], code, message)));
        if question.account == Some(account) {
            return issue("OWN_QUESTION", "It is your own question: others support it.");
        }
        if question.is_hidden {
            return Err(nothing());
        }
        if question.is_answered {
            return issue("QUESTION_CLOSED", "The question was answered already.");
        }
        let (table, _) = table::find(&acting.transaction, question.session).await?;
        if table.closed_at.is_some() {
            return Err(wrong(over()));
        }
        if !table::support(&acting.transaction, (id, account), is_supported, acting.now).await? {
            return Ok(());
        }
        let act = if is_supported { "support_question" } else { "withdraw_support" };
        tell(&mut acting, question.session, id, (TableEventKind::QuestionSupported, act)).await?;
        acting.commit().await
    }

    /// Marks a question as answered, or opens it again.
    ///
    /// # Errors
    /// `NotFound`; `Forbidden` for who does not run the table.
    pub async fn answer_question(&self, by: &By, id: TableQuestionId, is_answered: bool) -> Result<()> {
        by.authorize(Action::RunTable)?;
        let (mut acting, question) = self.upon_question(by, RecordAct::RunTable, id).await?;
        if question.is_answered == is_answered {
            return Ok(());
        }
        let at = is_answered.then_some(acting.now);
        table::set_answered(&acting.transaction, id, at).await?;
        let act = if is_answered { "answer_question" } else { "reopen_question" };
        tell(&mut acting, question.session, id, (TableEventKind::QuestionAnswered, act)).await?;
        acting.commit().await
    }

    /// Hides a question, or shows it again: who runs the table, and moderators.
    ///
    /// # Errors
    /// `NotFound`; `Forbidden`.
    pub async fn hide_question(&self, by: &By, id: TableQuestionId, is_hidden: bool) -> Result<()> {
        let is_moderator = by.actor.member().is_some_and(|member| member.is_moderator);
        let (action, right) =
            if is_moderator { (Action::Moderate, RecordAct::Hide) } else { (Action::RunTable, RecordAct::RunTable) };
        by.authorize(action)?;
        let (mut acting, question) = self.upon_question(by, right, id).await?;
        if question.is_hidden == is_hidden {
            return Ok(());
        }
        let at = is_hidden.then_some(acting.now);
        table::set_hidden(&acting.transaction, id, at).await?;
        let act = if is_hidden { "hide_question" } else { "show_question" };
        tell(&mut acting, question.session, id, (TableEventKind::QuestionHidden, act)).await?;
        acting.commit().await
    }

    /// Opens the act upon the session of a question. Who may not see the session learns nothing of the question.
    async fn upon_question<'a>(
        &self,
        by: &'a By,
        right: RecordAct,
        id: TableQuestionId,
    ) -> Result<(Acting<'a>, Question)> {
        let first = self.database.begin().await?;
        let session = table::question(&first, id).await?.ok_or_else(nothing)?.session;
        drop(first);
        let acting = self.upon(by, right, session.into()).await.map_err(|error| match error {
            Error::NotFound(_) => nothing(),
            other => other,
        })?;
        // read again: the session is locked now
        let question = table::question(&acting.transaction, id).await?.ok_or_else(nothing)?;
        Ok((acting, question))
    }
}

fn nothing() -> Error {
    Error::NotFound("the question".to_owned())
}

/// An event, and a row in the audit trail. That holds no word of the question, so that none outlives it there.
async fn tell(
    acting: &mut Acting<'_>,
    session: SessionId,
    id: TableQuestionId,
    (kind, act): (TableEventKind, &'static str),
) -> Result<()> {
    acting.table_event(session, kind, Some(id.0)).await?;
    let question = json!(GlobalId::from(id).to_string());
    // who asks, supports or hides is nobody's matter but of those responsible
    acting.changed(Change::private(act).beside().field("question", Value::Null, question)).await
}

fn not_open() -> Issue {
    let message = "The table is not open yet: come back when the session has begun.";
    Issue::new(&["input"], "TABLE_NOT_OPEN", message)
}

fn over() -> Issue {
    Issue::new(&["input"], "TABLE_OVER", "The table is closed: write to the project or the expert themselves.")
}

fn flood(too_many: TooMany) -> Issue {
    match too_many {
        TooMany::Lately(wait) => {
            let seconds = ASKED_WITHIN_MS / 1_000;
            let message = format!(
                "You asked {ASKED_AT_ONCE} questions within {seconds} seconds, so that others are heard too: ask the next one in {wait} seconds."
            );
            Issue::new(&["input"], "TOO_MANY_QUESTIONS", message)
                .param("most", ASKED_AT_ONCE)
                .param("seconds", seconds)
                .param("wait", wait)
        }
        TooMany::InAll => {
            let message =
                format!("You asked {ASKED_IN_ALL} questions at this session, which is as many as one person may.");
            Issue::new(&["input"], "TOO_MANY_QUESTIONS_HERE", message).param("most", ASKED_IN_ALL)
        }
    }
}
