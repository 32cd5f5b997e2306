//! People with projects that look for something, and experts who give it.

use crate::house::{House, Session, codes};
use crate::network::house;
use serde_json::{Value, json};

/// What is asked of a suggestion.
pub const SUGGESTION: &str = "project { id } person { id name } need { id } score projectAnswer personAnswer agreedAt \
    reasons { kind points most areas skills languages region { code } distanceKm advised adopted freePlaces words }";

pub struct Agora {
    pub house: House,
    pub region: String,
}

impl Agora {
    pub async fn new() -> Self {
        let (house, region) = house().await;
        Self { house, region }
    }

    /// A member with a published project that looks for advice on money: who they are, and its id.
    pub async fn leader(&self, name: &str) -> (Session, String) {
        let leader = self.house.member(&format!("{name}@example.org")).await;
        let project = self.house.new_project(&leader, &format!("Olive school of {name}"), &self.region).await;
        self.house.with_version(&leader, "publish", &project).await;
        let need = json!({ "projectId": project, "area": "FUNDING", "kind": "EXPERTISE", "title": "A plan for savings banks" });
        self.house.done(&leader, "openNeed", "need { id }", need).await;
        (leader, project)
    }

    /// A member with a public profile of an expert on money who agreed to be suggested: who they are, and the id of the person.
    pub async fn expert(&self, name: &str, places: u32) -> (Session, String) {
        let expert = self.house.member(&format!("{name}@example.org")).await;
        let input = json!({
            "name": name, "headline": "Savings banks and cooperatives", "areas": ["FUNDING"], "languages": ["en", "es"],
            "regionId": self.region, "regionsServedIds": [self.region], "placesPerMonth": places,
        });
        let made = self.house.done(&expert, "editProfile", "person { id }", input).await;
        let id = made["person"]["id"].as_str().unwrap().to_owned();
        self.house.with_version(&expert, "publish", &id).await;
        self.tries(Some(&expert), "setConsent", json!({ "purpose": "EXPERT_SUGGESTIONS", "isGiven": true })).await;
        (expert, id)
    }

    /// What comes of an act: `done`, the code of the first issue, or of the error.
    pub async fn tries(&self, who: Option<&Session>, name: &str, input: Value) -> String {
        let input_type = format!("{}{}Input", name[..1].to_uppercase(), &name[1..]);
        let query = format!("mutation($input: {input_type}!) {{ {name}(input: $input) {{ issues {{ code }} }} }}");
        let answer = self.house.ask(who.map(|who| who.access.as_str()), &query, json!({ "input": input })).await;
        if let Some(code) = answer["errors"][0]["extensions"]["code"].as_str() {
            return code.to_owned();
        }
        codes(&answer["data"][name]).first().map_or_else(|| "done".to_owned(), |code| (*code).to_owned())
    }

    /// Who is suggested to a project, as somebody reads it.
    pub async fn experts(&self, who: Option<&Session>, project: &str) -> Value {
        let query = format!("query($id: ID!) {{ project(id: $id) {{ suggestedExperts {{ {SUGGESTION} }} }} }}");
        self.house.data(who, &query, json!({ "id": project })).await["project"]["suggestedExperts"].clone()
    }

    /// What is suggested to an expert, as somebody reads it.
    pub async fn projects(&self, who: Option<&Session>, person: &str) -> Value {
        let query = format!("query($id: ID!) {{ expert(id: $id) {{ suggestedProjects {{ {SUGGESTION} }} }} }}");
        self.house.data(who, &query, json!({ "id": person })).await["expert"]["suggestedProjects"].clone()
    }

    /// What waits for somebody.
    pub async fn waiting(&self, who: &Session) -> Value {
        let query = format!("{{ viewer {{ suggestionsToAnswer {{ {SUGGESTION} }} }} }}");
        self.house.data(Some(who), &query, json!({})).await["viewer"]["suggestionsToAnswer"].clone()
    }
}

/// How many rows there are.
pub fn len(list: &Value) -> usize {
    list.as_array().map_or(usize::MAX, Vec::len)
}

/// An answer to a pair.
pub fn answer((project, person): (&str, &str), answer: &str) -> Value {
    json!({ "projectId": project, "personId": person, "answer": answer })
}
