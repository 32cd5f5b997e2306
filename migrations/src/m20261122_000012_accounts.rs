//! Accounts, their sessions and tokens, the keys that sign, and the outbox.
//!
//! Secrets that callers carry are stored as SHA-256 in hexadecimal digits; they have 256 bits, so that no salt is needed.
//! Passwords are PHC strings of Argon2id.

crate::dialect::step!(
    "
create table account (
    id {uuid} not null primary key,
    email {c} not null unique,
    name text not null,
    language {c} not null,
    password_hash {c} not null,
    password_changed_at bigint not null,
    email_confirmed_at bigint,
    is_administrator boolean not null,
    created_at bigint not null,
    updated_at bigint not null
);
create table sign_in_session (
    id {uuid} not null primary key,
    account_id {uuid} not null references account(id) on delete cascade,
    current_hash {c} not null,
    previous_hash {c},
    rotated_at bigint not null,
    device text not null,
    started_at bigint not null,
    last_used_at bigint not null,
    expires_at bigint not null,
    ended_at bigint,
    end_reason {c}
);
create index sign_in_session_account on sign_in_session(account_id, last_used_at);
create table account_token (
    id {uuid} not null primary key,
    account_id {uuid} references account(id) on delete cascade,
    purpose {c} not null,
    token_hash {c} not null unique,
    payload {json},
    created_at bigint not null,
    expires_at bigint not null,
    used_at bigint
);
create index account_token_account on account_token(account_id, purpose);
create index account_token_expires on account_token(expires_at);
create table api_token (
    id {uuid} not null primary key,
    account_id {uuid} not null references account(id) on delete cascade,
    name text not null,
    prefix {c} not null,
    token_hash {c} not null unique,
    scopes {c} not null,
    created_at bigint not null,
    expires_at bigint not null,
    last_used_at bigint,
    revoked_at bigint
);
create index api_token_account on api_token(account_id, created_at);
create table signing_key (
    id {uuid} not null primary key,
    algorithm {c} not null,
    private_key {c} not null,
    public_key {c} not null,
    created_at bigint not null
);
create table outbox (
    id {uuid} not null primary key,
    kind {c} not null,
    recipient {c} not null,
    payload {json} not null,
    attempts bigint not null,
    next_attempt_at bigint not null,
    delivered_at bigint,
    failed_at bigint,
    last_error text,
    created_at bigint not null
);
create index outbox_due on outbox(next_attempt_at) where delivered_at is null and failed_at is null;
create index outbox_recipient on outbox(recipient, created_at)",
    "outbox",
    "signing_key",
    "api_token",
    "account_token",
    "sign_in_session",
    "account"
);
