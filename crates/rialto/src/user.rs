//! `rialto user`

use crate::cli::{UserAct, UserAddArgs, UserArgs};
use crate::fault::{Fault, Outcome};
use crate::settings::Settings;
use crate::store;
use rialto_app::Ctx;
use rialto_app::account::owner::{self, NewAccount};
use rialto_app::appointment::{self, NewHolder, ROLES};
use rialto_domain::context::date_of;
use rialto_domain::policy::record::Role;
use std::fmt::Write;
use std::io::BufRead;

/// Adds accounts, lists them, makes administrators, appoints.
pub async fn run(arguments: UserArgs, settings: &Settings) -> Result<Outcome, Fault> {
    let ctx = store::open(settings).await?;
    let sentence = match arguments.act {
        UserAct::Add(add) => added(&ctx, add).await?,
        UserAct::List => list(&ctx).await?,
        UserAct::MakeAdministrator { email } => {
            owner::make_administrator(&ctx, &email).await?;
            format!("{email} is an administrator.\n")
        }
        UserAct::Appoint { email, role, region } => {
            let role = role.parse::<Role>().ok().filter(|role| ROLES.contains(role)).ok_or_else(|| {
                let known = ROLES.map(Role::as_str).join(", ");
                Fault::Usage(format!("`{role}` is nothing that somebody is appointed to; write one of {known}"))
            })?;
            let new = NewHolder { email, role, region_code: region };
            appointment::appoint(&ctx, &new).await?;
            let place = new.region_code.map(|code| format!(" of {}", code.to_uppercase())).unwrap_or_default();
            format!("{} is {}{place}.\n", new.email, role.as_str().replace('_', " "))
        }
    };
    ctx.database.close().await?;
    crate::print(&sentence)
}

async fn added(ctx: &Ctx, add: UserAddArgs) -> Result<String, Fault> {
    let UserAddArgs { email, name, language, administrator: is_administrator, password_stdin } = add;
    let password = if password_stdin { first_line()? } else { asked()? };
    let new = NewAccount { email, name, language, password, is_administrator };
    owner::add(ctx, &new).await?;
    let what = if is_administrator { "an administrator" } else { "a member" };
    Ok(format!("{} is {what}.\n", new.email))
}

async fn list(ctx: &Ctx) -> Result<String, Fault> {
    let accounts = owner::list(ctx).await?;
    let mut lines = String::new();
    for account in &accounts {
        let role = if account.is_administrator { "administrator" } else { "member" };
        let since = date_of(account.created_at);
        // ok: writing into a string never fails
        writeln!(lines, "{}\t{role}\t{since}\t{}", account.email, account.name).ok();
    }
    if accounts.is_empty() {
        lines.push_str("There is no account yet: add one with `rialto user add --email ADDRESS`.\n");
    }
    Ok(lines)
}

fn first_line() -> Result<String, Fault> {
    let mut line = String::new();
    let failed = |error| Fault::io("the password cannot be read from standard input", error);
    std::io::stdin().lock().read_line(&mut line).map_err(failed)?;
    Ok(line.trim_end_matches(['\r', '\n']).to_owned())
}

/// Asked twice, without showing it.
fn asked() -> Result<String, Fault> {
    let ask = |what: &str| {
        rpassword::prompt_password(what).map_err(|error| {
            Fault::io("the password cannot be asked for without a terminal (see --password-stdin)", error)
        })
    };
    let password = ask("Password (12 characters or more): ")?;
    if ask("The same again: ")? != password {
        return Err(Fault::Usage("the two passwords differ".to_owned()));
    }
    Ok(password)
}
