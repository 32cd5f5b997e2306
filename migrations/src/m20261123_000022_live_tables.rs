//! Live tables: where each stands, what happened at it, and what its audience asks.
//!
//! `session_table.seq` is the number of the last event of a table; whoever appends one takes the row's lock until the transaction
//! ends, so numbers are without gaps and become visible in their order. Times are
//! milliseconds since 1970 UTC.

crate::dialect::step!(
    "
create table session_table (
    session_id {uuid} not null primary key references session(id) on delete cascade,
    seq bigint not null,
    opened_at bigint,
    closed_at bigint
);
create table table_event (
    session_id {uuid} not null references session(id) on delete cascade,
    seq bigint not null,
    kind {c} not null,
    subject {uuid},
    account_id {uuid} references account(id) on delete set null,
    at bigint not null,
    primary key (session_id, seq)
);
create index table_event_account on table_event(account_id);
create table table_question (
    id {uuid} not null primary key,
    session_id {uuid} not null references session(id) on delete cascade,
    turn_id {uuid} references session_turn(id) on delete set null,
    account_id {uuid} references account(id) on delete set null,
    text text not null,
    language {c} not null,
    asked_at bigint not null,
    answered_at bigint,
    hidden_at bigint
);
create index table_question_session on table_question(session_id, asked_at);
create index table_question_account on table_question(account_id, session_id, asked_at);
create index table_question_turn on table_question(turn_id);
create table question_support (
    question_id {uuid} not null references table_question(id) on delete cascade,
    account_id {uuid} not null references account(id) on delete cascade,
    created_at bigint not null,
    primary key (question_id, account_id)
);
create index question_support_account on question_support(account_id)
",
    "question_support",
    "table_question",
    "table_event",
    "session_table"
);
