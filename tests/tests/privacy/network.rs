//! A house with the demo network, somebody who leads a project of it, and moderators.

use crate::house::{House, PASSWORD, Session};
use rialto_app::appointment::{NewHolder, appoint};
use rialto_app::{demo, seed};
use rialto_domain::policy::record::Role;
use serde_json::{Value, json};

pub const NAME: &str = "Zofija Quetzalli";
pub const EMAIL: &str = "zofija.quetzalli@example.org";

pub struct Network {
    pub house: House,
    /// Leads [`Network::project`].
    pub leader: Session,
    /// Id, slug and title of a published project.
    pub project: Value,
    /// Id of the leader's profile.
    pub person: String,
}

impl Network {
    pub async fn new() -> Self {
        let house = House::new().await;
        seed::bring_up_to_date(&house.ctx).await.unwrap();
        demo::load(&house.ctx).await.unwrap();
        let input = json!({ "email": EMAIL, "password": PASSWORD, "name": NAME, "language": "sl" });
        house.act(None, "signUp", "", input).await;
        let token = house.letters().await.last().unwrap().token();
        let leader = house.signed_in("confirmEmail", json!({ "token": token })).await;
        // somebody who leads a public project of the network and gave advice to another
        let least = if house.is_sqlite() { "min(x.id)" } else { "min(x.id::text)::uuid" };
        let person = format!(
            "(select {least} from person x join project_member m on m.person_id = x.id and m.role = 'leader' \
             join project p on p.id = m.project_id and p.publication = 'published')"
        );
        house
            .place
            .run(&format!(
                "update person set account_id = (select id from account where email = '{EMAIL}'), name = '{NAME}', \
                 sort_name = 'zofija', slug = 'zofija-quetzalli', biography = 'I am {NAME}' where id = {person}"
            ))
            .await;
        let of = format!(
            "join person x on x.id = m.person_id join account a on a.id = x.account_id where a.email = '{EMAIL}'"
        );
        let slugs = house
            .place
            .texts(&format!(
                "select p.slug from project p join project_member m on m.project_id = p.id and m.role = 'leader' {of} \
                 and p.publication = 'published' order by p.slug"
            ))
            .await;
        let query = "query($slug: String!) { project(slug: $slug) { id slug title { text } } }";
        let found = house.ask(None, query, json!({ "slug": slugs[0] })).await;
        let project = found["data"]["project"].clone();
        let people = house.ask(None, "{ expert(slug: \"zofija-quetzalli\") { id } }", json!({})).await;
        let person = people["data"]["expert"]["id"].as_str().unwrap_or_else(|| panic!("{people}")).to_owned();
        Self { house, leader, project, person }
    }

    pub fn project_id(&self) -> &str {
        self.project["id"].as_str().unwrap()
    }

    pub async fn moderator(&self, email: &str) -> Session {
        let session = self.house.member(email).await;
        let holder = NewHolder { email: email.to_owned(), role: Role::Moderator, region_code: None };
        appoint(&self.house.ctx, &holder).await.unwrap();
        session
    }

    /// Reports the project as a visitor, and the id of the report.
    pub async fn reported(&self, moderator: &Session) -> String {
        let input = json!({ "id": self.project["id"], "reason": "SPAM", "text": "It sells shoes." });
        let payload = self.house.act(None, "report", "", input).await;
        assert_eq!(payload["issues"], json!([]));
        let query = "{ reports(first: 1) { nodes { id } } }";
        let found = self.house.ask(Some(&moderator.access), query, json!({})).await;
        found["data"]["reports"]["nodes"][0]["id"].as_str().unwrap_or_else(|| panic!("{found}")).to_owned()
    }

    pub async fn is_public(&self) -> bool {
        let query = "query($id: ID!) { node(id: $id) { id } }";
        let found = self.house.ask(None, query, json!({ "id": self.project["id"] })).await;
        !found["data"]["node"].is_null()
    }
}
