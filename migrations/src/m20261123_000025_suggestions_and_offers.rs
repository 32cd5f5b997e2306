//! What both sides say to the suggestion that an expert helps a project, and what people give to projects.
//!
//! `agreed_at` is when both had accepted; who agreed in a month is counted by it. What a decline told (`declined_*`) is kept as it
//! was then, because it lowers what is suggested to that person later.

crate::dialect::step!(
    "
create table suggestion (
    id {uuid} not null primary key,
    project_id {uuid} not null references project(id) on delete cascade,
    person_id {uuid} not null references person(id) on delete cascade,
    project_answer {c},
    project_reason {c},
    project_note text,
    project_until date,
    project_answered_by {uuid} references account(id) on delete set null,
    person_answer {c},
    person_reason {c},
    person_note text,
    person_until date,
    declined_area {c},
    declined_language {c},
    declined_km integer,
    agreed_at bigint,
    created_at bigint not null,
    updated_at bigint not null,
    unique (project_id, person_id)
);
create index suggestion_person on suggestion(person_id, agreed_at);
create index suggestion_answered_by on suggestion(project_answered_by);
create table offer (
    id {uuid} not null primary key,
    person_id {uuid} not null references person(id) on delete cascade,
    area {c} not null,
    kind {c} not null,
    title text not null,
    text text,
    language {c} not null,
    translations {json},
    region_id {uuid} references region(id),
    open_until date,
    status {c} not null,
    fulfilled_project_id {uuid} references project(id) on delete set null,
    created_at bigint not null,
    updated_at bigint not null
);
create index offer_person on offer(person_id, created_at desc, id desc);
create index offer_open on offer(area, kind) where status = 'open';
create index offer_fulfilled on offer(fulfilled_project_id)
",
    "offer",
    "suggestion"
);
