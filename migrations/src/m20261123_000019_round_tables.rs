//! The ground of round tables: who sits at a session's table for which area, and the turns of its agenda.
//!
//! A turn is a project's, or has a title of its own (a welcome, a break). `started_at` to `ended_at` is what happened, with
//! `paused_ms` of it at rest and `extra_seconds` given beside the planned minutes; times are milliseconds since 1970 UTC.

crate::dialect::step!(
    "
create table session_expert (
    id {uuid} not null primary key,
    session_id {uuid} not null references session(id) on delete cascade,
    person_id {uuid} not null references person(id) on delete cascade,
    area {c} not null,
    status {c} not null,
    created_at bigint not null,
    answered_at bigint,
    unique (session_id, person_id, area)
);
create index session_expert_person on session_expert(person_id);
create table session_turn (
    id {uuid} not null primary key,
    session_id {uuid} not null references session(id) on delete cascade,
    position smallint not null,
    project_id {uuid} references project(id) on delete cascade,
    title text,
    language {c} not null,
    minutes smallint not null,
    status {c} not null,
    started_at bigint,
    ended_at bigint,
    paused_at bigint,
    paused_ms bigint not null default 0,
    extra_seconds integer not null default 0,
    recording_url text,
    created_at bigint not null
);
create index session_turn_session on session_turn(session_id, position);
create index session_turn_project on session_turn(project_id)
",
    "session_turn",
    "session_expert"
);
