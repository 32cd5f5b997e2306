//! The mutations of identities at providers.

use super::account_acts::{code, mail_token, signing_in, with_viewer};
use crate::graphql::mutation::{Acted, Cookie, key, mutation, optional, payload, text, told};
use crate::graphql::types::{Model, arg};
use rialto_app::account::{Finished, Proving};
use rialto_domain::id::{IdentityId, Kind};
use serde_json::Value;

fn inputs(model: &mut Model) {
    model.input(
        "LinkIdentityInput",
        "Which provider.",
        vec![
            arg("provider", "String!", "Name of the provider."),
            arg("password", "String!", "The password of the account."),
        ],
    );
    model.input("UnlinkIdentityInput", "Which identity.", vec![arg("id", "ID!", "Id of an `Identity` of the viewer.")]);
    let by_mail = "Instead of the password: sends a mail with a link that links and signs in, in this browser.";
    model.input(
        "FinishSignInInput",
        "What is left to prove.",
        vec![
            arg("password", "String", "The password of the account, where the identity is to be linked to one."),
            code(),
            arg("byMail", "Boolean", by_mail),
        ],
    );
    model.input("ConfirmLinkInput", "A link that was opened.", vec![mail_token(), code()]);
}

pub(super) fn types(model: &mut Model) {
    inputs(model);
    let url = "Where the browser goes now, a path of this site; null when there are issues.";
    let payload = payload("LinkIdentityPayload", "Where to go.").field("url", "String", url, told("url", None));
    mutation!(model, "linkIdentity"(Some("LinkIdentityInput!")) -> payload,
    "Asks to link an identity at a provider to the viewer's account: the browser that asks goes to `url` within 10 minutes.",
    |acts, by, values| {
        let url = acts.accounts.link_identity(by, (text(values, "provider"), text(values, "password"))).await?;
        Ok(Acted::done().told("url", url.into()))
    });
    mutation!(model, "unlinkIdentity"(Some("UnlinkIdentityInput!")) -> with_viewer("UnlinkIdentityPayload", "What identities are left."),
    "Ends the link to an identity of the viewer; refused when it is the only way in.",
    |acts, by, values| {
        let id = IdentityId(key(values, "id", Kind::Identity)?);
        acts.accounts.unlink_identity(by, id).await.map(|()| Acted::done())
    });
    mutation!(model, "finishSignIn"(Some("FinishSignInInput!")) -> signing_in("FinishSignInPayload", "Who signed in; nobody yet when a mail was sent."),
    "Finishes signing in with a provider in the browser that began it: with a code of the second factor, or with what proves that \
     the account with this address is the person's.",
    |acts, by, values| {
        let by_mail = values.get("byMail").and_then(Value::as_bool).unwrap_or_default();
        let proving = Proving { password: optional(values, "password"), code: optional(values, "code"), by_mail };
        Ok(match acts.accounts.finish_sign_in(by, proving).await? {
            Finished::SignedIn(signed_in) => Acted::signed_in(*signed_in).with_cookie(Cookie::Forget),
            Finished::Mailed(kept) => Acted::nobody().with_cookie(Cookie::Keep(kept)),
        })
    });
    mutation!(model, "confirmLink"(Some("ConfirmLinkInput!")) -> signing_in("ConfirmLinkPayload", "Who signed in."),
    "Links an identity with the token of the mail that `finishSignIn` sent, in the browser that asked for it, and signs in.",
    |acts, by, values| {
        let signed_in = acts.accounts.confirm_link(by, (text(values, "token"), optional(values, "code"))).await?;
        Ok(Acted::signed_in(signed_in).with_cookie(Cookie::Forget))
    });
}
