//! Consents, reports, decisions of moderators with what the persons concerned are told, and the profile that stands for people
//! who erased their accounts.
//!
//! `decision` and `notice` outlive accounts: they are moderation history, kept until their time is over, without names.

crate::dialect::step!(
    "
create table consent (
    id {uuid} not null primary key,
    account_id {uuid} not null references account(id) on delete cascade,
    purpose {c} not null,
    is_given boolean not null,
    text_version {c} not null,
    created_at bigint not null
);
create index consent_account on consent(account_id, purpose, created_at desc, id desc);
create table decision (
    id {uuid} not null primary key,
    kind {c} not null,
    record_id {uuid} not null,
    record_title text not null,
    decision {c} not null,
    rule {c},
    note text,
    decided_by {uuid} references account(id) on delete set null,
    created_at bigint not null
);
create index decision_record on decision(record_id, created_at desc);
create index decision_age on decision(created_at);
create table report (
    id {uuid} not null primary key,
    kind {c} not null,
    record_id {uuid} not null,
    record_title text not null,
    reason {c} not null,
    text text,
    language {c} not null,
    reporter_id {uuid} references account(id) on delete set null,
    reporter_email {c},
    created_at bigint not null,
    decided_at bigint,
    decision_id {uuid} references decision(id) on delete set null
);
create index report_waiting on report(created_at, id) where decided_at is null;
create index report_decided on report(decided_at, id) where decided_at is not null;
create index report_record on report(record_id);
create index report_reporter on report(reporter_id);
create table notice (
    id {uuid} not null primary key,
    decision_id {uuid} not null references decision(id) on delete cascade,
    account_id {uuid} references account(id) on delete set null,
    is_ban boolean not null,
    until bigint,
    lifted_at bigint,
    objection text,
    objected_at bigint,
    answer text,
    answered_at bigint,
    answered_by {uuid} references account(id) on delete set null,
    is_upheld boolean,
    created_at bigint not null
);
create index notice_account on notice(account_id, created_at desc, id desc);
create index notice_ban on notice(account_id) where is_ban and lifted_at is null;
create index notice_decision on notice(decision_id);
create index notice_objection on notice(objected_at) where objected_at is not null and answered_at is null;
create index if not exists change_seen_from on change(created_at) where address is not null or device is not null",
    "notice",
    "report",
    "decision",
    "consent"
);
