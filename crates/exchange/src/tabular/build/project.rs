use super::helix::helix;
use super::reader::Reader;
use crate::tabular::clean::amount::fixed_euro_cents;
use crate::tabular::notice::{Code, Rejection};
use crate::tabular::record::{Origin, Partner, ProjectRecord};
use rialto_domain::money::Money;
use rialto_domain::vocabulary::{FocusArea, OrganisationRole, Stage};

/// Reads a project from one row.
pub fn project(mut reader: Reader<'_>) -> Result<ProjectRecord, Rejection> {
    let texts = reader.texts("title", false)?;
    let stage = reader.strict::<Stage>("stage")?;
    let (started_on, ended_on) = reader.period("started_on", "ended_on")?;
    let (budget, budget_eur_cents) = budget(&mut reader)?;
    let place = reader.place();
    let partners: Vec<Partner> = partner(&mut reader, place.code.as_deref()).into_iter().collect();
    Ok(ProjectRecord {
        title: texts.title,
        language: texts.language,
        summary: texts.summary,
        description: texts.description,
        stage,
        region_code: place.code,
        country: place.country,
        point: reader.point(),
        started_on,
        ended_on,
        budget,
        budget_eur_cents,
        organisation_name: lead(&partners),
        organisation_source_ids: reader.words("organisation_ids"),
        partners,
        website: reader.link("website"),
        tags: reader.words("tags"),
        sdgs: goals(&mut reader),
        focus_areas: reader.terms("focus_areas", |text| FocusArea::parse(&text.replace([' ', '-'], "_"))),
        programme: reader.line("programme"),
        origin: Origin { rows: vec![reader.number()], notices: reader.notices, ..Origin::default() },
    })
}

/// The name of the leading organisation.
pub fn lead(partners: &[Partner]) -> Option<String> {
    partners.iter().find(|partner| partner.role == OrganisationRole::Lead).map(|partner| partner.name.clone())
}

fn partner(reader: &mut Reader<'_>, region: Option<&str>) -> Option<Partner> {
    let name = reader.line("organisation")?;
    let role = reader.lenient("organisation_role", OrganisationRole::parse);
    let helix = reader.lenient("organisation_type", helix);
    let profile = reader.tools.profile;
    let stated = profile.field("organisation_role").is_some();
    let usual = if stated { OrganisationRole::Partner } else { OrganisationRole::Lead };
    let region_code = region.filter(|_| profile.places_of_organisations).map(str::to_owned);
    Some(Partner { name, role: role.unwrap_or(usual), helix, region_code })
}

fn budget(reader: &mut Reader<'_>) -> Result<(Option<Money>, Option<i64>), Rejection> {
    let mut budget = None;
    if let Some((amount, found)) = reader.amount("budget")? {
        let currency = amount.currency.map(str::to_owned).or_else(|| reader.currency());
        match currency {
            _ if amount.cents <= 0 => reader.note(Code::BudgetNotPositive, found.column, &found.text),
            None => reader.note(Code::BudgetWithoutCurrency, found.column, &found.text),
            Some(currency) => budget = Some(Money { cents: amount.cents, currency }),
        }
    }
    let stated = reader.amount("budget_eur")?.map(|(amount, _)| amount.cents).filter(|cents| *cents > 0);
    let fixed = budget.as_ref().and_then(|money| fixed_euro_cents(money.cents, &money.currency));
    Ok((budget, stated.or(fixed)))
}

/// Sustainable Development Goals: `4`, `SDG 4`, `Goal 4: …`, `4.2`.
fn goals(reader: &mut Reader<'_>) -> Vec<u8> {
    let mut goals = reader.terms("sdgs", |text| {
        let digits: String =
            text.chars().skip_while(|c| !c.is_ascii_digit()).take_while(char::is_ascii_digit).collect();
        digits.parse().ok().filter(|goal| (1..=17).contains(goal))
    });
    goals.sort_unstable();
    goals
}
