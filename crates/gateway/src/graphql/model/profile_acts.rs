//! The mutations of an account's address, name and language.

use super::account::viewer;
use super::account_acts::{mail_token, with_viewer};
use crate::graphql::mutation::{Acted, mutation, optional, payload, text};
use crate::graphql::types::{Model, arg};

pub(super) fn types(model: &mut Model) {
    model.input(
        "ChangeEmailInput",
        "The address that is to take the place of the one before.",
        vec![arg("email", "String!", "The new address."), arg("password", "String!", "The password of the account.")],
    );
    model.input("ConfirmEmailChangeInput", "A link that was opened.", vec![mail_token()]);
    model.input(
        "EditAccountInput",
        "What is to change; what is not given stays.",
        vec![
            arg("name", "String", "The name, at most 100 characters."),
            arg("language", "String", "Language of the mail, one of those of the web app: `sl`."),
        ],
    );
    mutation!(model, "changeEmail"(Some("ChangeEmailInput!")) -> with_viewer("ChangeEmailPayload", "Whether the input was right."),
    "Asks for another address: a mail with a link goes to it, a notice to the address as it is. The address changes when the \
     link is used; sessions stay. The answer is the same whether the new address has an account or not.",
    |acts, by, values| {
        acts.accounts.change_email(by, (text(values, "email"), text(values, "password"))).await.map(|()| Acted::done())
    });
    let changed = payload("ConfirmEmailChangePayload", "Whether the address was changed.").field(
        "viewer",
        "Viewer",
        "The account of who is signed in; null for a visitor.",
        viewer(),
    );
    mutation!(model, "confirmEmailChange"(Some("ConfirmEmailChangeInput!")) -> changed,
        "Changes the address with the token of the mail; signed in or not, and nobody is signed in by it.",
        |acts, by, values| acts.accounts.confirm_email_change(by, text(values, "token")).await.map(|()| Acted::done()));
    mutation!(model, "editAccount"(Some("EditAccountInput!")) -> with_viewer("EditAccountPayload", "The account as it is now."),
    "Changes name and language of the viewer; what is not given stays.",
    |acts, by, values| {
        acts.accounts.edit_account(by, (optional(values, "name"), optional(values, "language"))).await.map(|()| Acted::done())
    });
}
