//! Comments in public, and members' support of projects: types, fields of others, mutations.

use super::common::connection;
use super::conversation::{reason, told, words};
use super::life::with;
use super::life_acts::id_of;
use super::root::{by_key, table_of};
use crate::graphql::connection::{Ordered, page_arguments};
use crate::graphql::fields::{column, id, language_argument, one, record, related};
use crate::graphql::mutation::{Acted, id as global, key, mutation, optional, payload, text};
use crate::graphql::shape::Shape;
use crate::graphql::types::{Model, Object, PlanField, arg};
use rialto_app::comment::WriteComment;
use rialto_domain::Result;
use rialto_domain::comment::{ANSWERS, COMMENTED};
use rialto_domain::id::{CommentId, GlobalId, Kind, ProjectId};
use rialto_persistence::comment as table;
use rialto_persistence::conversation as talk;
use serde_json::{Map, Value, json};

fn subject() -> PlanField {
    Box::new(|planner, rows, call| {
        let mut records = Vec::new();
        for kind in COMMENTED {
            let Some(of_kind) = table_of(kind) else { continue };
            let (condition, mut child) = table::subject(rows, (kind, of_kind));
            let fields = planner.fields(kind.type_name(), &call.sets, &mut child)?;
            let slots = child.slots();
            records.push((rows.one_when(&condition, child), slots, fields));
        }
        Ok(Shape::AnyOf(records))
    })
}

fn answers() -> PlanField {
    Box::new(|planner, select, call| {
        let mut child = select.relation(&table::ANSWERS);
        let t = child.alias().to_owned();
        let most = u32::try_from(ANSWERS).unwrap_or(50);
        child.order(format!("{t}.written_at asc")).order(format!("{t}.id asc")).limit(most);
        let fields = planner.times(5, |planner| planner.fields("Comment", &call.sets, &mut child))?;
        let slots = child.slots();
        Ok(Shape::Records { slot: select.many(child), slots, fields })
    })
}

fn comment_type(model: &mut Model) {
    model.object(
        Object::node("Comment", "What a member says about a project or a session in public.")
            .field("id", "ID!", "Global id.", id(table::ID, Kind::Comment))
            .field(
                "author",
                "Person",
                "Who wrote it; null when the account was erased and while the profile is not public.",
                one(&talk::AUTHOR, "Person", false),
            )
            .field(
                "authorName",
                "String!",
                "The name shown with it: `A former member` when the account was erased.",
                told(1, talk::author_name, Shape::Raw),
            )
            .field(
                "text",
                "Text",
                "The words; null when they were withdrawn, or hidden by a moderator, but for moderators and who wrote them.",
                words(table::words),
            )
            .with(language_argument())
            .field("writtenAt", "DateTime!", "When it was written.", column(table::WRITTEN_AT))
            .field("editedAt", "DateTime", "When its words were last changed; null when never.", column(table::EDITED_AT))
            .field("isHidden", "Boolean!", "Whether a moderator has hidden it.", told(1, talk::is_hidden, Shape::Bool))
            .field(
                "isWithdrawn",
                "Boolean!",
                "Whether who wrote it took it back after others had answered.",
                told(1, table::is_withdrawn, Shape::Bool),
            )
            .field("isMine", "Boolean!", "Whether the viewer wrote it.", told(1, talk::is_mine, Shape::Bool))
            .field("subject", "Node!", "The record it is about: a project or a session.", subject())
            .field("answersId", "ID", "The comment it answers; one level.", told(1, table::answers_id, |slot| Shape::Id(slot, Kind::Comment)))
            .field("answers", "[Comment!]!", "Answers to it, oldest first, at most 50.", answers()),
    );
    connection(model, "Comment", ("CommentConnection", "CommentEdge"), Vec::new());
}

fn commented(object: Object) -> Object {
    object
        .field(
            "comments",
            "CommentConnection!",
            "Comments that answer no other, newest first.",
            related(&table::OF_RECORD, "Comment", "CommentConnection", || Ordered::new("NEWEST", table::newest())),
        )
        .with(page_arguments())
        .field(
            "commentsOpen",
            "Boolean!",
            "Whether it can be commented: the team may close comments.",
            column(table::COMMENTS_OPEN),
        )
}

fn is_supported() -> PlanField {
    Box::new(|_, select, _| {
        if select.actor().member().is_none() {
            return Ok(Shape::Fixed("null".to_owned()));
        }
        Ok(Shape::Bool(table::is_supported(select)))
    })
}

fn inputs(model: &mut Model) {
    let about = || id_of("subjectId", "Id of the project or the session.");
    model.input(
        "WriteCommentInput",
        "A comment.",
        vec![
            about(),
            arg("answersId", "ID", "The comment it answers, which answers no other."),
            arg("text", "String!", "The words, Markdown, 1 to 2,000 characters."),
            arg("language", "Language", "Language of the words; that of the account when left out."),
            arg("idempotencyKey", "String", "A key of your choice, by which a repeated call writes nothing twice."),
        ],
    );
    let comment = || id_of("id", "Id of the comment.");
    model.input(
        "EditCommentInput",
        "Other words of a comment.",
        vec![comment(), arg("text", "String!", "The words, Markdown, 1 to 2,000 characters.")],
    );
    model.input("WithdrawCommentInput", "Which comment is taken back.", vec![comment()]);
    model.input(
        "SetCommentsInput",
        "Whether something can be commented.",
        vec![about(), arg("open", "Boolean!", "Whether it can.")],
    );
    model.input(
        "ReportCommentInput",
        "Why a comment is reported.",
        vec![
            id_of("commentId", "Id of the comment."),
            arg("reason", "ReportReason!", "Why."),
            arg("text", "String", "What is wrong, at most 2,000 characters; needed for ILLEGAL and OTHER."),
        ],
    );
    model.input(
        "SupportProjectInput",
        "A voice for a project.",
        vec![id_of("projectId", "Id of the project."), arg("support", "Boolean!", "False takes it back.")],
    );
}

fn comment_key(values: &Map<String, Value>, name: &str) -> Result<CommentId> {
    key(values, name, Kind::Comment).map(CommentId)
}

fn flag(values: &Map<String, Value>, name: &str) -> bool {
    values.get(name).and_then(Value::as_bool).unwrap_or_default()
}

/// `subject` of a payload: the record that the act names.
fn named() -> PlanField {
    Box::new(|planner, select, call| {
        let told = planner.acted.values.get("named").and_then(Value::as_str).and_then(GlobalId::parse);
        match told.and_then(|id| Some((id, by_key(select, id)?))) {
            Some((id, child)) => record(planner, select, call, id.kind.type_name(), child),
            None => Ok(Shape::Fixed("null".to_owned())),
        }
    })
}

fn acts(model: &mut Model) {
    inputs(model);
    let comment = |name| with(name, &[("comment", Kind::Comment)]);
    mutation!(model, "writeComment"(Some("WriteCommentInput!")) -> comment("WriteCommentPayload"),
    "Comments a public project or session, or answers a comment. For members, at most 20 in an hour. Issues: `COMMENTS_CLOSED`, \
     `ANSWER_UNKNOWN`, `TOO_MANY`, `TOO_MANY_ANSWERS`, `NOT_COMMENTED`, `NOT_PUBLIC`. Never with an API token.",
    |acts, by, values| {
        let input = WriteComment {
            subject: global(values, "subjectId")?,
            answers: optional(values, "answersId").map(|_| comment_key(values, "answersId")).transpose()?,
            text: text(values, "text").to_owned(),
            language: optional(values, "language").map(str::to_owned),
            idempotency_key: optional(values, "idempotencyKey").map(str::to_owned),
        };
        acts.write_comment(by, &input).await.map(|id| Acted::done().record("comment", id.0))
    });
    mutation!(model, "editComment"(Some("EditCommentInput!")) -> comment("EditCommentPayload"),
    "Changes the words of one's own comment, within 30 minutes; later the issue is `TOO_LATE`.",
    |acts, by, values| {
        let id = comment_key(values, "id")?;
        acts.edit_comment(by, id, text(values, "text")).await.map(|()| Acted::done().record("comment", id.0))
    });
    mutation!(model, "withdrawComment"(Some("WithdrawCommentInput!")) -> comment("WithdrawCommentPayload"),
    "Takes one's own comment back: it goes, or where others have answered, its words go and the answers stay.",
    |acts, by, values| {
        let id = comment_key(values, "id")?;
        let is_gone = acts.withdraw_comment(by, id).await?;
        Ok(if is_gone { Acted::done() } else { Acted::done().record("comment", id.0) })
    });
    let set = payload("SetCommentsPayload", "The record.").field(
        "subject",
        "Node",
        "The project or session as it is now; null when there are issues.",
        named(),
    );
    mutation!(model, "setComments"(Some("SetCommentsInput!")) -> set,
    "Says whether a project or a session can be commented: who may edit it. What was said stays.",
    |acts, by, values| {
        let subject = global(values, "subjectId")?;
        acts.set_comments(by, subject, flag(values, "open")).await?;
        Ok(Acted::done().told("named", json!(subject.to_string())))
    });
    mutation!(model, "reportComment"(Some("ReportCommentInput!")) -> payload("ReportCommentPayload", "Whether the input was right."),
    "Reports a comment to the moderators. Visitors report the project or the session with `report`.",
    |acts, by, values| {
        let id = comment_key(values, "commentId")?;
        acts.report_comment(by, id, (reason(values)?, optional(values, "text"))).await.map(|()| Acted::done())
    });
    mutation!(model, "supportProject"(Some("SupportProjectInput!")) -> with("SupportProjectPayload", &[("project", Kind::Project)]),
    "Gives a public project one's voice, or takes it back: one voice a member, none for a project of one's own (`OWN_PROJECT`).",
    |acts, by, values| {
        let project = ProjectId(key(values, "projectId", Kind::Project)?);
        acts.support_project(by, project, flag(values, "support")).await?;
        Ok(Acted::done().record("project", project.0))
    });
}

pub(super) fn types(model: &mut Model) {
    comment_type(model);
    model.extend("Project", |object| {
        commented(object)
            .field("support", "Int!", "How many members support it.", told(1, table::support, Shape::Raw))
            .field("isSupported", "Boolean", "Whether the viewer supports it; null for visitors.", is_supported())
    });
    model.extend("Session", commented);
    acts(model);
}
