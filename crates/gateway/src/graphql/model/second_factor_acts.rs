//! The mutations of the second factor.

use super::account::viewer;
use super::account_acts::with_viewer;
use crate::graphql::mutation::{Acted, mutation, payload, text, told};
use crate::graphql::types::{Argument, Model, Object, arg};
use serde_json::Value;

fn password() -> Argument {
    arg("password", "String!", "The password of the account.")
}

fn inputs(model: &mut Model) {
    model.input("BeginSecondFactorInput", "Who begins.", vec![password()]);
    let code = arg("code", "String!", "A code of the app: six digits; what stands between them does no harm.");
    model.input("ConfirmSecondFactorInput", "What the app shows.", vec![code]);
    let code = arg("code", "String!", "A code of the app, or a recovery code.");
    model.input("SecondFactorInput", "Password and code, for what changes the second factor.", vec![password(), code]);
}

fn recovery_codes(name: &'static str) -> Object {
    let codes = "Ten codes, each of which works once in the place of a code of the app. They are never shown again; null when \
                 there are issues.";
    payload(name, "The recovery codes that were made.")
        .field("recoveryCodes", "[String!]", codes, told("recoveryCodes", None))
        .field("viewer", "Viewer", "The account as it is now.", viewer())
}

fn made(codes: Vec<String>) -> Acted {
    Acted::done().told("recoveryCodes", codes.into_iter().map(Value::String).collect())
}

pub(super) fn types(model: &mut Model) {
    inputs(model);
    let begun = payload("BeginSecondFactorPayload", "The secret for the app.")
        .field("secret", "String", "The secret in base32, for typing. It is never shown again.", told("secret", None))
        .field("uri", "String", "The same as an `otpauth://` address, for a QR code.", told("uri", None));
    mutation!(model, "beginSecondFactor"(Some("BeginSecondFactorInput!")) -> begun,
    "Begins to turn on the second factor: a secret for an app that makes codes (TOTP, RFC 6238: SHA-1, 6 digits, 30 seconds). \
     Nothing changes until a code is confirmed; begun anew, the secret before is worth nothing.",
    |acts, by, values| {
        let (secret, uri) = acts.accounts.begin_second_factor(by, text(values, "password")).await?;
        Ok(Acted::done().told("secret", secret.into()).told("uri", uri.into()))
    });
    mutation!(model, "confirmSecondFactor"(Some("ConfirmSecondFactorInput!")) -> recovery_codes("RecoveryCodesPayload"),
        "Turns on the second factor with a code of the app, within 30 minutes of beginning.",
        |acts, by, values| acts.accounts.confirm_second_factor(by, text(values, "code")).await.map(made));
    mutation!(model, "renewRecoveryCodes"(Some("SecondFactorInput!")) -> recovery_codes("RecoveryCodesPayload"),
    "Makes ten new recovery codes; those before are worth nothing.",
    |acts, by, values| {
        acts.accounts.renew_recovery_codes(by, (text(values, "password"), text(values, "code"))).await.map(made)
    });
    mutation!(model, "endSecondFactor"(Some("SecondFactorInput!")) -> with_viewer("EndSecondFactorPayload", "The account without it."),
    "Turns off the second factor.",
    |acts, by, values| {
        acts.accounts.end_second_factor(by, (text(values, "password"), text(values, "code"))).await.map(|()| Acted::done())
    });
}
