//! What people follow, what they are notified of, and how often by mail.
//!
//! A row of `notification` that was not read stands for all of its kind about its subject: `count` says of how many, `mailed` of
//! how many of them a mail told, `since` and `at` when the first and the last came. A row of `followed_event` waits for the worker that tells followers, `after_account` says how far it
//! came, and it goes when all were told. `notification_mail.mailed_at` is when the last mail about several was queued,
//! `at_once` counts mails about one since `at_once_since`.

use crate::dialect::step;

step!(
    "
create table notification (
    id {uuid} not null primary key,
    account_id {uuid} not null references account(id) on delete cascade,
    kind {c} not null,
    subject_kind {c} not null,
    subject_id {uuid} not null,
    record_kind {c},
    record_id {uuid},
    by_person_id {uuid} references person(id) on delete set null,
    event {c},
    count bigint not null default 1,
    mailed bigint not null default 0,
    since bigint not null,
    at bigint not null,
    read_at bigint
);
create unique index notification_unread on notification(account_id, kind, subject_id) where read_at is null;
create index notification_newest on notification(account_id, at desc, id desc);
create index notification_at on notification(at);
create index notification_unmailed on notification(account_id, since) where read_at is null and count > mailed;
create index notification_record on notification(record_id) where record_id is not null;
create index notification_person on notification(by_person_id) where by_person_id is not null;
create table notification_mail (
    account_id {uuid} not null primary key references account(id) on delete cascade,
    pace {c} not null,
    mailed_at bigint,
    at_once bigint not null default 0,
    at_once_since bigint
);
create table notification_silence (
    account_id {uuid} not null references account(id) on delete cascade,
    kind {c} not null,
    primary key (account_id, kind)
);
create table follow (
    id {uuid} not null primary key,
    account_id {uuid} not null references account(id) on delete cascade,
    kind {c} not null,
    subject_id {uuid} not null,
    created_at bigint not null,
    unique (account_id, subject_id)
);
create index follow_subject on follow(subject_id, account_id);
create table followed_event (
    id {uuid} not null primary key,
    event {c} not null,
    kind {c} not null,
    record_id {uuid} not null,
    person_id {uuid} references person(id) on delete cascade,
    after_account {uuid} not null,
    created_at bigint not null
);
create index followed_event_oldest on followed_event(created_at, id);
create index followed_event_person on followed_event(person_id) where person_id is not null
",
    "followed_event",
    "follow",
    "notification_silence",
    "notification_mail",
    "notification"
);
