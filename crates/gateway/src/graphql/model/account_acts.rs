//! The mutations of accounts: signing up and in, sessions, passwords, API tokens.

use super::account::{signed_in, token, viewer};
use super::common::by_parent;
use crate::graphql::mutation::{Acted, input, key, mutation, optional, payload, text, told};
use crate::graphql::types::{Argument, Model, Object, arg};
use rialto_domain::id::{ApiTokenId, Kind, SignInSessionId};

pub(super) fn signing_in(name: &'static str, about: &'static str) -> Object {
    let token = "The access token; null when there are issues. The cookie that renews it comes with the answer.";
    payload(name, about).field("signedIn", "SignedIn", token, told("signedIn", Some("SignedIn"))).field(
        "viewer",
        "Viewer",
        "Who is signed in; null when there are issues.",
        signed_in(),
    )
}

pub(super) fn with_viewer(name: &'static str, about: &'static str) -> Object {
    payload(name, about).field("viewer", "Viewer", "The account as it is now.", viewer())
}

fn email() -> Argument {
    arg("email", "String!", "The address.")
}

pub(super) fn mail_token() -> Argument {
    arg("token", "String!", "The token of the link in the mail.")
}

/// The code of the second factor, of a mutation that signs in.
pub(super) fn code() -> Argument {
    let about =
        "A code of the second factor, or a recovery code, where the account has one: ask when an issue says so.";
    arg("code", "String", about)
}

const PASSWORD: &str =
    "The password: 12 to 128 characters, none that is tried first or built on name, address or site.";

fn inputs(model: &mut Model) {
    model.input(
        "SignUpInput",
        "Who asks for an account.",
        vec![
            email(),
            arg("password", "String!", PASSWORD),
            arg("name", "String!", "The name, at most 100 characters."),
            arg("language", "String!", "Language of the mail, one of those of the web app: `sl`."),
            arg(
                "consents",
                "[ConsentPurpose!]",
                "What else the person agrees to; none is needed. That of the terms and the privacy notice is part of signing up.",
            ),
        ],
    );
    model.input("ConfirmEmailInput", "A link that was opened.", vec![mail_token()]);
    model.input("SignInInput", "Who signs in.", vec![email(), arg("password", "String!", "The password."), code()]);
    model.input("EndSessionInput", "Which session.", vec![arg("id", "ID!", "Id of a `SignInSession` of the viewer.")]);
    model.input("RequestPasswordResetInput", "Who has forgotten the password.", vec![email()]);
    model.input(
        "ResetPasswordInput",
        "A link that was opened, and the new password.",
        vec![mail_token(), arg("password", "String!", PASSWORD), code()],
    );
    model.input(
        "ChangePasswordInput",
        "The password and the one that takes its place.",
        vec![arg("current", "String!", "The password as it is."), arg("new", "String!", PASSWORD)],
    );
    model.input(
        "CreateApiTokenInput",
        "What the token is for.",
        vec![
            arg("name", "String!", "What it is called, at most 100 characters; each name once."),
            arg("scopes", "[TokenScope!]!", "What it may do, at least one. `READ` comes with every other."),
            arg("expiresInDays", "Int!", "Days that it works, 1 to 366."),
        ],
    );
    model.input("RevokeApiTokenInput", "Which token.", vec![arg("id", "ID!", "Id of an `ApiToken` of the viewer.")]);
}

pub(super) fn types(model: &mut Model) {
    inputs(model);
    model.object(
        Object::new("SignedIn", "What a client needs to act as who signed in.")
            .field(
                "accessToken",
                "String!",
                "For the header `Authorization: Bearer …`; opaque to clients.",
                by_parent(),
            )
            .field(
                "expiresAt",
                "DateTime!",
                "When it ends; `POST /session/refresh` gives the next before.",
                by_parent(),
            ),
    );
    mutation!(model, "signUp"(Some("SignUpInput!")) -> payload("SignUpPayload", "Whether the input was right."),
        "Asks for an account. The answer is the same whether the address has one or not; a mail to it says the rest.",
        |acts, by, values| acts.accounts.sign_up(by, &input(values)?).await.map(|()| Acted::done()));
    mutation!(model, "confirmEmail"(Some("ConfirmEmailInput!")) -> signing_in("ConfirmEmailPayload", "Who was confirmed."),
        "Confirms the address with the token of the mail: makes the account and signs in.",
        |acts, by, values| acts.accounts.confirm_email(by, text(values, "token")).await.map(Acted::signed_in));
    mutation!(model, "signIn"(Some("SignInInput!")) -> signing_in("SignInPayload", "Who signed in."),
    "Signs in with address and password, and the second factor where the account has one.",
    |acts, by, values| {
        let given = (text(values, "email"), text(values, "password"), optional(values, "code"));
        acts.accounts.sign_in(by, given).await.map(Acted::signed_in)
    });
    mutation!(model, "signOut"(None) -> payload("SignOutPayload", "That it was done."),
        "Ends this session.",
        |acts, by, _values| acts.accounts.sign_out(by).await.map(|()| Acted::signed_out()));
    mutation!(model, "signOutEverywhere"(None) -> payload("SignOutPayload", "That it was done."),
        "Ends all sessions of the viewer, this one too.",
        |acts, by, _values| acts.accounts.sign_out_everywhere(by).await.map(|()| Acted::signed_out()));
    mutation!(model, "endSession"(Some("EndSessionInput!")) -> with_viewer("EndSessionPayload", "What sessions are left."),
    "Ends one session of the viewer.",
    |acts, by, values| {
        let session = SignInSessionId(key(values, "id", Kind::SignInSession)?);
        acts.accounts.end_session(by, session).await?;
        Ok(if by.actor.session() == Some(session) { Acted::signed_out() } else { Acted::done() })
    });
    mutation!(model, "requestPasswordReset"(Some("RequestPasswordResetInput!"))
        -> payload("RequestPasswordResetPayload", "Whether the input was right."),
        "Asks for a mail with which a new password can be set. The answer is the same whether the address has an account or not.",
        |acts, by, values| acts.accounts.request_password_reset(by, text(values, "email")).await.map(|()| Acted::done()));
    mutation!(model, "resetPassword"(Some("ResetPasswordInput!")) -> signing_in("ResetPasswordPayload", "Who signed in."),
    "Sets a new password with the token of the mail, ends all sessions and signs in.",
    |acts, by, values| {
        let given = (text(values, "token"), text(values, "password"), optional(values, "code"));
        acts.accounts.reset_password(by, given).await.map(Acted::signed_in)
    });
    mutation!(model, "changePassword"(Some("ChangePasswordInput!")) -> payload("ChangePasswordPayload", "Whether the input was right."),
    "Changes the password of the viewer and ends the other sessions.",
    |acts, by, values| {
        acts.accounts.change_password(by, (text(values, "current"), text(values, "new"))).await.map(|()| Acted::done())
    });
    let made = payload("CreateApiTokenPayload", "The token that was made.")
        .field("token", "ApiToken", "The token; null when there are issues.", token())
        .field("secret", "String", "The token itself, `rialto_pat_…`. It is never shown again.", told("secret", None));
    mutation!(model, "createApiToken"(Some("CreateApiTokenInput!")) -> made,
    "Makes an API token for a program of the viewer.",
    |acts, by, values| {
        let (id, secret) = acts.accounts.create_api_token(by, &input(values)?).await?;
        Ok(Acted::done().record("token", id.0).told("secret", secret.into()))
    });
    mutation!(model, "revokeApiToken"(Some("RevokeApiTokenInput!")) -> with_viewer("RevokeApiTokenPayload", "What tokens are left."),
    "Revokes an API token of the viewer.",
    |acts, by, values| {
        acts.accounts.revoke_api_token(by, ApiTokenId(key(values, "id", Kind::ApiToken)?)).await.map(|()| Acted::done())
    });
}
