//! The mutations of live tables.

use super::life::with;
use super::life_acts::id_of;
use crate::graphql::mutation::{Acted, key, mutation, optional, text};
use crate::graphql::types::{Argument, Model, Object, arg};
use rialto_app::table::{AskQuestion, TurnPress};
use rialto_domain::id::{Kind, SessionId, SessionTurnId, TableQuestionId};
use rialto_domain::{Error, Result};
use serde_json::{Map, Value, json};
use uuid::Uuid;

fn pressed() -> Object {
    with("TablePayload", &[("session", Kind::Session), ("turn", Kind::SessionTurn)])
}

fn asked() -> Object {
    with("QuestionPayload", &[("question", Kind::TableQuestion)])
}

fn flag(name: &'static str, about: &'static str) -> Argument {
    Argument { default: Some(json!(true)), ..arg(name, "Boolean!", about) }
}

fn inputs(model: &mut Model) {
    let session = || id_of("sessionId", "Id of the session.");
    let turn = || id_of("turnId", "Id of the turn.");
    let expected = || {
        let about = "The highest `seq` that the facilitator has seen. When somebody else has pressed since, nothing is done and \
                     the issue `TABLE_MOVED` says what happened; questions and contributions do not count.";
        arg("expectedSeq", "Int!", about)
    };
    let question = || id_of("questionId", "Id of the question.");
    model.input("OpenTableInput", "Which table is opened.", vec![session()]);
    model.input("CloseTableInput", "Which table is closed.", vec![session(), expected()]);
    model.input("TurnInput", "Upon which turn is pressed.", vec![turn(), expected()]);
    let seconds = "Seconds more, or fewer when negative: -3,600 to 3,600, not 0.";
    model.input(
        "ExtendTurnInput",
        "How much time a turn is given.",
        vec![turn(), expected(), arg("seconds", "Int!", seconds)],
    );
    model.input(
        "AskQuestionInput",
        "A question from the audience.",
        vec![
            session(),
            arg("turnId", "ID", "The turn that it is about; the one that runs when left out."),
            arg("text", "String!", "What is asked, at most 500 characters."),
            arg("language", "Language!", "Language of the text."),
        ],
    );
    model.input(
        "SupportQuestionInput",
        "A voice for a question.",
        vec![question(), flag("isSupported", "False takes it back.")],
    );
    model.input(
        "AnswerQuestionInput",
        "What became of a question.",
        vec![question(), flag("isAnswered", "False opens it again.")],
    );
    model.input(
        "HideQuestionInput",
        "Whether a question is shown.",
        vec![question(), flag("isHidden", "False shows it again.")],
    );
}

fn number(values: &Map<String, Value>, name: &str) -> Result<i64> {
    values.get(name).and_then(Value::as_i64).ok_or_else(|| Error::internal(format!("`{name}` is no number")))
}

fn is_on(values: &Map<String, Value>, name: &str) -> bool {
    values.get(name).and_then(Value::as_bool).unwrap_or(true)
}

fn turn(values: &Map<String, Value>) -> Result<SessionTurnId> {
    key(values, "turnId", Kind::SessionTurn).map(SessionTurnId)
}

fn question(values: &Map<String, Value>) -> Result<TableQuestionId> {
    key(values, "questionId", Kind::TableQuestion).map(TableQuestionId)
}

fn done(session: SessionId, turn: Option<Uuid>) -> Acted {
    let acted = Acted::done().record("session", session.0);
    match turn {
        Some(turn) => acted.record("turn", turn),
        None => acted,
    }
}

/// A press upon a turn.
macro_rules! press {
    ($model:ident, $name:literal, $press:expr, $about:expr) => {
        mutation!($model, $name(Some("TurnInput!")) -> pressed(), $about, |acts, by, values| {
            let turn = turn(values)?;
            let session = acts.press_turn(by, turn, $press, number(values, "expectedSeq")?).await?;
            Ok(done(session, Some(turn.0)))
        });
    };
}

pub(super) fn types(model: &mut Model) {
    inputs(model);
    mutation!(model, "openTable"(Some("OpenTableInput!")) -> pressed(),
    "Opens the table of a session: from now on the audience may ask. For its managers and facilitators. Tokens need the scope WRITE_NETWORK.",
    |acts, by, values| {
        let session = SessionId(key(values, "sessionId", Kind::Session)?);
        acts.open_table(by, session).await?;
        Ok(done(session, None))
    });
    press!(
        model,
        "startTurn",
        TurnPress::Start,
        "Starts a planned turn, and opens the table where it is not open; the turn that runs must be ended before."
    );
    press!(model, "pauseTurn", TurnPress::Pause, "Lets the turn that runs rest: its clock stands still.");
    press!(model, "resumeTurn", TurnPress::Resume, "Lets the turn that rests go on.");
    press!(model, "endTurn", TurnPress::End, "Ends the turn that runs or rests.");
    press!(model, "skipTurn", TurnPress::Skip, "Leaves out a turn that is planned, or that runs.");
    mutation!(model, "extendTurn"(Some("ExtendTurnInput!")) -> pressed(),
    "Gives the turn that runs or rests more time, or less.",
    |acts, by, values| {
        let turn = turn(values)?;
        let press = TurnPress::Extend(number(values, "seconds")?);
        let session = acts.press_turn(by, turn, press, number(values, "expectedSeq")?).await?;
        Ok(done(session, Some(turn.0)))
    });
    mutation!(model, "closeTable"(Some("CloseTableInput!")) -> pressed(),
    "Closes the table for good, and ends the turn that runs.",
    |acts, by, values| {
        let session = SessionId(key(values, "sessionId", Kind::Session)?);
        acts.close_table(by, session, number(values, "expectedSeq")?).await?;
        Ok(done(session, None))
    });
    mutation!(model, "askQuestion"(Some("AskQuestionInput!")) -> asked(),
    "Asks the table something, while it is open. For members: at most 3 questions a minute and 30 at a session.",
    |acts, by, values| {
        let session = SessionId(key(values, "sessionId", Kind::Session)?);
        let about = optional(values, "turnId").map(|_| turn(values)).transpose()?;
        let input = AskQuestion { turn: about, text: text(values, "text").to_owned(), language: text(values, "language").to_owned() };
        let id = acts.ask_question(by, session, &input).await?;
        Ok(Acted::done().record("question", id.0))
    });
    mutation!(model, "supportQuestion"(Some("SupportQuestionInput!")) -> asked(),
    "Gives a question one's voice, or takes it back: one voice a member, none for one's own.",
    |acts, by, values| {
        let id = question(values)?;
        acts.support_question(by, id, is_on(values, "isSupported")).await?;
        Ok(Acted::done().record("question", id.0))
    });
    mutation!(model, "answerQuestion"(Some("AnswerQuestionInput!")) -> asked(),
    "Marks a question as answered at the table, or opens it again. For those who run the table. Tokens need the scope WRITE_NETWORK.",
    |acts, by, values| {
        let id = question(values)?;
        acts.answer_question(by, id, is_on(values, "isAnswered")).await?;
        Ok(Acted::done().record("question", id.0))
    });
    mutation!(model, "hideQuestion"(Some("HideQuestionInput!")) -> asked(),
    "Hides a question from everybody but those who run the table and who asked it, or shows it again. For those who run the table, \
     and moderators.",
    |acts, by, values| {
        let id = question(values)?;
        acts.hide_question(by, id, is_on(values, "isHidden")).await?;
        Ok(Acted::done().record("question", id.0))
    });
}
