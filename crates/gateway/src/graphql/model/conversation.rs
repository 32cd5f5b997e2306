//! Conversations of projects with experts: types, fields of others, mutations.

use super::account::viewer;
use super::common::connection;
use super::life::with;
use super::life_acts::id_of;
use super::root::{bad_id, by_key};
use crate::graphql::connection::{self, Ordered, Spec, page_arguments};
use crate::graphql::derived::{Asked, Derived};
use crate::graphql::fail::Fail;
use crate::graphql::fields::{column, enumeration, id, language_argument, one, record, related, text_in};
use crate::graphql::mutation::{Acted, key, mutation, optional, payload, text};
use crate::graphql::plan::FieldCall;
use crate::graphql::shape::Shape;
use crate::graphql::types::{Enum, Model, Object, PlanField, arg};
use rialto_app::conversation::{Place, WriteMessage};
use rialto_domain::conversation::{ConversationSide, READ_BEFORE, Standing};
use rialto_domain::id::{ConversationId, GlobalId, Kind, MessageId, PersonId, ProjectId};
use rialto_domain::moderation::ReportReason;
use rialto_domain::policy::Action;
use rialto_domain::{Error, Result};
use rialto_persistence::conversation::{self as table, StandingSlots};
use rialto_persistence::read::{Row, Select};
use serde_json::{Map, Value, json};

const NOTHING: &str = "null";

/// Something that is told of how a conversation stands for the side of the viewer.
fn stands(tell: impl Fn(ConversationSide, Standing) -> bool + Copy + Send + Sync + 'static) -> PlanField {
    Box::new(move |planner, select, _| {
        planner.spend(2)?;
        let slots = StandingSlots::of(select);
        let tell = Box::new(move |row: &Row<'_>| {
            let (side, standing) = slots.read(row)?;
            Ok(json!(tell(side, standing)))
        });
        Ok(Shape::Derived(Derived { tell, asked: Asked::Whole }))
    })
}

/// A value that persistence tells of a row, at a cost.
pub(super) fn told(cost: u64, slot: fn(&mut Select) -> usize, shape: fn(usize) -> Shape) -> PlanField {
    Box::new(move |planner, select, _| {
        planner.spend(cost)?;
        Ok(shape(slot(select)))
    })
}

/// The words of a message or a comment, as the viewer may read them.
pub(super) fn words(slot: fn(&mut Select) -> usize) -> PlanField {
    Box::new(move |planner, select, call| {
        let slots = (slot(select), select.column(table::LANGUAGE));
        text_in(planner, call, slots)
    })
}

fn messages() -> PlanField {
    related(&table::MESSAGES, "Message", "MessageConnection", || Ordered::new("WRITTEN", table::in_order()))
}

fn conversation_type(model: &mut Model) {
    model.enumeration(Enum::of::<ConversationSide>());
    model.object(
        Object::node(
            "Conversation",
            "A conversation of a project with an expert. Only the two sides read it, signed in at a browser: who leads the project \
             or works in it, and the expert. Who leaves the team reads it no more; who joins reads it from its start.",
        )
        .field("id", "ID!", "Global id.", id(table::ID, Kind::Conversation))
        .field("project", "Project", "The project; null while it is not public.", one(&table::PROJECT, "Project", false))
        .field(
            "person",
            "Person",
            "The expert; null when the account was erased and while the profile is not public.",
            one(&table::PERSON, "Person", false),
        )
        .field(
            "title",
            "String!",
            "What the two are called, also when one is gone or hidden.",
            told(1, table::title, Shape::Raw),
        )
        .field("side", "ConversationSide!", "The side the viewer is on.", told(1, table::side, Shape::Upper))
        .field(
            "messages",
            "MessageConnection!",
            "Its messages in the order in which they were written: `last: 30` is what a screen asks for.",
            messages(),
        )
        .with(page_arguments())
        .field(
            "lastMessage",
            "Message",
            "The last message.",
            Box::new(|planner, select, call| {
                let mut child = select.relation(&table::MESSAGES);
                let by = format!("{}.seq desc", child.alias());
                child.order(by).limit(1);
                record(planner, select, call, "Message", child)
            }),
        )
        .field(
            "unread",
            "Int!",
            "Messages of the other side that the viewer has not read.",
            told(2, table::unread, Shape::Raw),
        )
        .field("startedAt", "DateTime!", "When it began.", column(table::STARTED_AT))
        .field(
            "mayWrite",
            "Boolean!",
            "Whether the viewer may write now: nobody has closed it, the project is public, and the expert is there.",
            stands(|side, standing| standing.may_write(side).is_ok()),
        )
        .field(
            "isBlockedByMe",
            "Boolean!",
            "Whether the viewer's side has closed it.",
            stands(|side, standing| standing.is_blocked_by(side)),
        )
        .field(
            "isBlockedByOther",
            "Boolean!",
            "Whether the other side has closed it.",
            stands(|side, standing| standing.is_blocked_by(side.other())),
        ),
    );
    connection(model, "Conversation", ("ConversationConnection", "ConversationEdge"), Vec::new());
}

fn message_type(model: &mut Model) {
    model.object(
        Object::node("Message", "What somebody wrote in a conversation.")
            .field("id", "ID!", "Global id.", id(table::ID, Kind::Message))
            .field("side", "ConversationSide!", "From which side.", enumeration(table::SIDE))
            .field(
                "author",
                "Person",
                "Who wrote it; null when the account was erased and while the profile is not public.",
                one(&table::AUTHOR, "Person", false),
            )
            .field(
                "authorName",
                "String!",
                "The name shown with it: `A former member` when the account was erased.",
                told(1, table::author_name, Shape::Raw),
            )
            .field("isMine", "Boolean!", "Whether the viewer wrote it.", told(1, table::is_mine, Shape::Bool))
            .field(
                "text",
                "Text",
                "The words, Markdown as in other texts; null when a moderator has hidden them, but for moderators and who wrote them.",
                words(table::words),
            )
            .with(language_argument())
            .field("writtenAt", "DateTime!", "When it was written.", column(table::WRITTEN_AT))
            .field("isHidden", "Boolean!", "Whether a moderator has hidden it.", told(1, table::is_hidden, Shape::Bool)),
    );
    connection(model, "Message", ("MessageConnection", "MessageEdge"), Vec::new());
}

fn id_argument(call: &FieldCall<'_>, name: &str, kind: Kind) -> std::result::Result<GlobalId, Fail> {
    let text = call.text(name).unwrap_or_default();
    let id = GlobalId::parse(text).ok_or_else(|| bad_id(text))?;
    if id.kind == kind {
        return Ok(id);
    }
    Err(Fail::input(format!("`{text}` is the id of a {}, not of a {}.", id.kind.type_name(), kind.type_name())))
}

/// `Viewer.conversations`.
fn conversations() -> PlanField {
    Box::new(|planner, select, call| {
        select.actor().authorize(Action::ReadConversations)?;
        let unread: Option<bool> = call.get("unread")?;
        connection::plan(
            planner,
            select,
            call,
            &Spec {
                connection: "ConversationConnection",
                node: "Conversation",
                ordered: Ordered::new("LAST_WRITTEN", table::newest()),
                make: &|parent| {
                    let mut child = parent.table(&table::TABLE);
                    if let Some(unread) = unread {
                        table::narrow(&mut child, unread);
                    }
                    Ok(child)
                },
                beside: &|_, _, _| Ok(None),
                edge: None,
            },
        )
    })
}

fn fields_of_others(model: &mut Model) {
    model.extend("Query", |object| {
        object
            .field(
                "conversation",
                "Conversation",
                "A conversation of the viewer by its id; null for everybody else, as if it never was.",
                Box::new(|planner, select, call| {
                    let id = id_argument(call, "id", Kind::Conversation)?;
                    match by_key(select, id).filter(|_| table::is_read_by(select.actor())) {
                        Some(child) => record(planner, select, call, "Conversation", child),
                        None => Ok(Shape::Fixed(NOTHING.to_owned())),
                    }
                }),
            )
            .with(vec![arg("id", "ID!", "Its global id.")])
            .field(
                "conversationOf",
                "Conversation",
                "The conversation of a project with a person; null while there is none, and for who is of neither side.",
                Box::new(|planner, select, call| {
                    let project = id_argument(call, "projectId", Kind::Project)?;
                    let person = id_argument(call, "personId", Kind::Person)?;
                    if !table::is_read_by(select.actor()) {
                        return Ok(Shape::Fixed(NOTHING.to_owned()));
                    }
                    let mut child = select.table(&table::TABLE);
                    table::of_pair(&mut child, (project.key, person.key));
                    record(planner, select, call, "Conversation", child)
                }),
            )
            .with(vec![arg("projectId", "ID!", "Id of the project."), arg("personId", "ID!", "Id of the person.")])
    });
    let mut arguments = page_arguments();
    arguments.push(arg("unread", "Boolean", "Only those with something unread, or without."));
    model.extend("Viewer", |object| {
        object
            .field(
                "conversations",
                "ConversationConnection!",
                "Conversations of the person: as an expert, and of projects they lead or work in. Last written in first.",
                conversations(),
            )
            .with(arguments)
            .field(
                "unreadMessages",
                "Int!",
                "Messages that the person has not read, over all conversations.",
                Box::new(|planner, select, _| {
                    select.actor().authorize(Action::ReadConversations)?;
                    planner.spend(5)?;
                    Ok(Shape::Raw(table::unread_in_all(select)))
                }),
            )
            .field(
                "takesMessages",
                "Boolean!",
                "Whether projects may write to the person first, where the person is an expert.",
                column(rialto_persistence::account::TAKES_MESSAGES),
            )
    });
    model.extend("Person", |object| {
        object.field(
            "canBeWrittenTo",
            "Boolean!",
            "Whether projects may begin a conversation: an expert with an account who takes messages.",
            told(1, table::can_be_written_to, Shape::Bool),
        )
    });
    model.extend("Report", |object| {
        object.field(
            "messages",
            "[Message!]!",
            "Of a report of a message: it and the three before it, oldest first. Nothing else of the conversation is shown to \
             moderators. Empty for all other reports.",
            Box::new(|planner, select, call| {
                let mut child = table::reported(select);
                let rows = 1 + READ_BEFORE.unsigned_abs();
                let fields = planner.times(rows, |planner| planner.fields("Message", &call.sets, &mut child))?;
                let slots = child.slots();
                Ok(Shape::Records { slot: select.many(child), slots, fields })
            }),
        )
    });
}

fn inputs(model: &mut Model) {
    model.input(
        "WriteMessageInput",
        "A message: in a conversation, or the first of a project with an expert.",
        vec![
            arg("conversationId", "ID", "The conversation; else both of the next two."),
            arg("projectId", "ID", "The project."),
            arg("personId", "ID", "The expert."),
            arg("text", "String!", "The words, Markdown, 1 to 5,000 characters."),
            arg("language", "Language", "Language of the words; that of the account when left out."),
            arg("idempotencyKey", "String", "A key of your choice, by which a repeated call writes nothing twice."),
        ],
    );
    let conversation = || id_of("conversationId", "Id of the conversation.");
    model.input(
        "MarkConversationReadInput",
        "Up to where somebody has read.",
        vec![conversation(), arg("upTo", "ID", "Id of the last message read; the last of all when left out.")],
    );
    model.input(
        "BlockConversationInput",
        "Whether a conversation is closed.",
        vec![conversation(), arg("block", "Boolean!", "True closes it for both sides; false opens it again.")],
    );
    model.input(
        "ReportMessageInput",
        "Why a message is reported.",
        vec![
            id_of("messageId", "Id of the message."),
            arg("reason", "ReportReason!", "Why."),
            arg("text", "String", "What is wrong, at most 2,000 characters; needed for ILLEGAL and OTHER."),
        ],
    );
    model.input(
        "SetTakesMessagesInput",
        "Whether projects may write first.",
        vec![arg("takes", "Boolean!", "Whether they may.")],
    );
}

fn place(values: &Map<String, Value>) -> Result<Place> {
    let given = ["conversationId", "projectId", "personId"].map(|name| optional(values, name).is_some());
    match given {
        [true, false, false] => {
            Ok(Place::Conversation(ConversationId(key(values, "conversationId", Kind::Conversation)?)))
        }
        [false, true, true] => Ok(Place::Between(
            ProjectId(key(values, "projectId", Kind::Project)?),
            PersonId(key(values, "personId", Kind::Person)?),
        )),
        _ => {
            let message = "Give `conversationId`, or `projectId` and `personId` together.";
            Err(Error::invalid(&["input", "conversationId"], "PLACE_NEEDED", message))
        }
    }
}

/// Why something is reported.
pub(super) fn reason(values: &Map<String, Value>) -> Result<ReportReason> {
    ReportReason::parse(text(values, "reason")).ok_or_else(|| Error::internal("a reason that is none"))
}

fn flag(values: &Map<String, Value>, name: &str) -> bool {
    values.get(name).and_then(Value::as_bool).unwrap_or_default()
}

fn conversation_key(values: &Map<String, Value>) -> Result<ConversationId> {
    key(values, "conversationId", Kind::Conversation).map(ConversationId)
}

fn acts(model: &mut Model) {
    inputs(model);
    let written = with("WriteMessagePayload", &[("message", Kind::Message), ("conversation", Kind::Conversation)]);
    mutation!(model, "writeMessage"(Some("WriteMessageInput!")) -> written,
    "Writes a message, and begins the conversation where there is none. On the project's side: who may edit the project, which is \
     public; on the expert's side: the expert. At most 30 messages an hour, and 5 conversations a day that nobody has answered. \
     Issues: `BLOCKED`, `NOT_TAKING_MESSAGES`, `PROJECT_NOT_PUBLIC`, `SAME_SIDE`, `TOO_MANY`. Never with an API token.",
    |acts, by, values| {
        let input = WriteMessage {
            place: place(values)?,
            text: text(values, "text").to_owned(),
            language: optional(values, "language").map(str::to_owned),
            idempotency_key: optional(values, "idempotencyKey").map(str::to_owned),
        };
        let (conversation, message) = acts.write_message(by, &input).await?;
        Ok(Acted::done().record("conversation", conversation.0).record("message", message.0))
    });
    let conversation = |name| with(name, &[("conversation", Kind::Conversation)]);
    mutation!(model, "markConversationRead"(Some("MarkConversationReadInput!")) -> conversation("MarkConversationReadPayload"),
    "Says up to which message the viewer has read; what was read stays read.",
    |acts, by, values| {
        let id = conversation_key(values)?;
        let up_to = optional(values, "upTo").map(|_| key(values, "upTo", Kind::Message)).transpose()?;
        acts.mark_conversation_read(by, id, up_to.map(MessageId)).await?;
        Ok(Acted::done().record("conversation", id.0))
    });
    mutation!(model, "blockConversation"(Some("BlockConversationInput!")) -> conversation("BlockConversationPayload"),
    "Closes a conversation for the viewer's side, or opens it again. While one side has closed it nobody writes in it.",
    |acts, by, values| {
        let id = conversation_key(values)?;
        acts.block_conversation(by, id, flag(values, "block")).await?;
        Ok(Acted::done().record("conversation", id.0))
    });
    mutation!(model, "reportMessage"(Some("ReportMessageInput!")) -> payload("ReportMessagePayload", "Whether the input was right."),
    "Reports a message to the moderators, who see it and the three before it and nothing else of the conversation.",
    |acts, by, values| {
        let id = MessageId(key(values, "messageId", Kind::Message)?);
        acts.report_message(by, id, (reason(values)?, optional(values, "text"))).await.map(|()| Acted::done())
    });
    let set = payload("SetTakesMessagesPayload", "The setting.").field(
        "viewer",
        "Viewer",
        "The account as it is now.",
        viewer(),
    );
    mutation!(model, "setTakesMessages"(Some("SetTakesMessagesInput!")) -> set,
    "Says whether projects may write to the viewer first. Conversations in which the viewer has written go on.",
    |acts, by, values| {
        acts.set_takes_messages(by, flag(values, "takes")).await.map(|()| Acted::done())
    });
}

pub(super) fn types(model: &mut Model) {
    conversation_type(model);
    message_type(model);
    fields_of_others(model);
    acts(model);
}
