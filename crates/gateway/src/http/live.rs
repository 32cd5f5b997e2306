//! The real backend: the GraphQL service and its database.

use super::backend::{Backend, Pool};
use crate::graphql::Service;
use crate::graphql::service::{Answer, Call, Opened, Reader};
use rialto_app::account::{Begin, By, Came, CameBack, Client, Gone, SignedIn};
use rialto_app::calendar::Wanted;
use rialto_app::image::{ImageFile, Uploaded, WantedFile};
use rialto_app::privacy::MyData;
use rialto_domain::Error;
use rialto_domain::policy::Actor;
use rialto_domain::text::Preferences;
use rialto_persistence::Database;
use serde_json::Value;

/// Answers from the database.
#[derive(Clone)]
pub struct Live {
    service: Service,
    database: Database,
}

impl Live {
    /// The service, and the database that it reads, to ask whether it is there.
    pub fn new(service: Service, database: Database) -> Self {
        Self { service, database }
    }
}

impl Backend for Live {
    async fn answer(&self, call: Call, reader: Reader) -> Answer {
        self.service.answer(call, reader).await
    }

    async fn open(&self, call: Call, reader: Reader) -> Opened {
        self.service.open(call, reader).await
    }

    async fn recognise(&self, authorization: &str) -> Result<Actor, Error> {
        self.service.accounts().recognise(authorization).await
    }

    async fn refresh(&self, client: &Client, token: &str) -> Result<SignedIn, Error> {
        self.service.accounts().refresh(client, token).await
    }

    async fn begin_with(&self, client: &Client, asked: Begin<'_>) -> Result<Gone, Error> {
        self.service.accounts().begin_with(client, asked).await
    }

    async fn finish_with(&self, client: &Client, came: Came<'_>) -> Result<CameBack, Error> {
        self.service.accounts().finish_with(client, came).await
    }

    async fn public_keys(&self) -> Result<Value, Error> {
        self.service.accounts().public_keys().await
    }

    async fn my_data(&self, by: &By) -> Result<MyData, Error> {
        self.service.acts().my_data(by).await
    }

    fn may_upload(&self, by: &By) -> Result<(), Error> {
        self.service.acts().may_upload(by)
    }

    async fn upload(&self, by: &By, file: Vec<u8>) -> Result<Uploaded, Error> {
        self.service.acts().upload(by, file).await
    }

    async fn image_file(&self, wanted: &WantedFile) -> Result<ImageFile, Error> {
        self.service.acts().image_file(wanted).await
    }

    async fn calendar(&self, wanted: &Wanted, reader: &Preferences) -> Result<String, Error> {
        self.service.acts().calendar(wanted, reader).await
    }

    async fn unsubscribe(&self, seal: &str) -> Result<(), Error> {
        self.service.acts().unsubscribe(seal).await
    }

    fn unsubscribe_page(&self, seal: &str, reader: &Preferences, is_done: bool) -> Result<String, Error> {
        self.service.acts().unsubscribe_page(seal, reader, is_done)
    }

    async fn ping(&self) -> Result<(), Error> {
        self.database.ping().await
    }

    fn pools(&self) -> Vec<Pool> {
        let pools = self.database.pools().into_iter();
        pools.map(|(name, open, idle)| Pool { name, open, idle }).collect()
    }
}
