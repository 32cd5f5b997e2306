//! A session with a call, who manages it, and people with projects and profiles.

use crate::house::{DAY, House, MINUTE, START, Session, codes};
use crate::network::house;
use rialto_domain::context::instant;
use serde_json::{Value, json};

/// A published session of `manager` that begins in 40 days and lasts two hours; its call closes in five minutes,
/// so that nobody has to sign in again.
pub struct Square {
    pub house: House,
    pub region: String,
    pub manager: Session,
    pub session: String,
}

impl Square {
    pub async fn new() -> Self {
        let (house, region) = house().await;
        let manager = house.member("manager@example.org").await;
        let input = json!({
            "title": "Market place of the olive grove", "language": "en", "summary": "Projects meet experts.",
            "startsAt": instant(START + 40 * DAY), "endsAt": instant(START + 40 * DAY + 7_200_000), "timeZone": "Europe/Madrid",
            "regionId": region, "callClosesAt": instant(START + 5 * MINUTE), "callText": "For all who begin.",
            "seatsFunding": 1, "weightSocialImpact": 2,
        });
        let made = house.done(&manager, "createSession", "session { id }", input).await;
        let session = made["session"]["id"].as_str().unwrap().to_owned();
        house.with_version(&manager, "publish", &session).await;
        Self { house, region, manager, session }
    }

    /// A member with a published project: who they are, and its id.
    pub async fn leader(&self, name: &str) -> (Session, String) {
        let leader = self.house.member(&format!("{name}@example.org")).await;
        let project = self.house.new_project(&leader, &format!("Project of {name}"), &self.region).await;
        self.house.with_version(&leader, "publish", &project).await;
        (leader, project)
    }

    /// A member with a public profile that names areas: who they are, and the id of the person.
    pub async fn expert(&self, name: &str, areas: Value) -> (Session, String) {
        let expert = self.house.member(&format!("{name}@example.org")).await;
        let input = json!({ "name": name, "headline": "Helps projects.", "areas": areas });
        let made = self.house.done(&expert, "editProfile", "person { id }", input).await;
        let id = made["person"]["id"].as_str().unwrap().to_owned();
        self.house.with_version(&expert, "publish", &id).await;
        (expert, id)
    }

    /// What comes of an act: `done`, the code of the first issue, or of the error.
    pub async fn tries(&self, who: Option<&Session>, name: &str, input: Value) -> String {
        let mut chars = name.chars();
        let first = chars.next().unwrap().to_ascii_uppercase();
        let query = format!(
            "mutation($input: {first}{}Input!) {{ {name}(input: $input) {{ issues {{ code }} }} }}",
            chars.as_str()
        );
        let query = match name {
            "withdrawApplication" | "takeSeatBack" => {
                query.replace(&format!("{first}{}Input!", &name[1..]), "IdInput!")
            }
            "addEvaluator" | "removeEvaluator" => {
                query.replace(&format!("{first}{}Input!", &name[1..]), "EvaluatorInput!")
            }
            _ => query,
        };
        let answer = self.house.ask(who.map(|who| who.access.as_str()), &query, json!({ "input": input })).await;
        if let Some(code) = answer["errors"][0]["extensions"]["code"].as_str() {
            return code.to_owned();
        }
        codes(&answer["data"][name]).first().map_or_else(|| "done".to_owned(), |code| (*code).to_owned())
    }

    /// The session as somebody reads it.
    pub async fn read(&self, who: Option<&Session>, fields: &str) -> Value {
        let query = format!("query($id: ID!) {{ session(id: $id) {{ {fields} }} }}");
        self.house.data(who, &query, json!({ "id": self.session })).await["session"].clone()
    }

    /// Applies with a project; the id of the application.
    pub async fn apply(&self, leader: &Session, project: &str) -> String {
        let done = self.house.done(leader, "applyToSession", "application { id }", self.application(project)).await;
        done["application"]["id"].as_str().unwrap().to_owned()
    }

    pub fn application(&self, project: &str) -> Value {
        json!({
            "sessionId": self.session, "projectId": project, "areas": ["FUNDING"], "socialImpact": "Forty girls learn a trade.",
            "readiness": "Two groups have begun.", "need": "Somebody who knows savings banks.",
        })
    }

    /// The clock goes on by minutes.
    pub fn later(&self, minutes: i64) {
        self.house.clock.advance(minutes * MINUTE);
    }
}
