//! What HTTP needs of the rest of the house.

use crate::graphql::service::{Answer, Call, Opened, Reader};
use rialto_app::account::{Begin, By, Came, CameBack, Client, Gone, SignedIn};
use rialto_app::calendar::Wanted;
use rialto_app::image::{ImageFile, Uploaded, WantedFile};
use rialto_app::privacy::MyData;
use rialto_domain::Error;
use rialto_domain::policy::Actor;
use rialto_domain::text::Preferences;
use serde_json::Value;
use std::future::Future;

/// How a pool of database connections stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pool {
    /// Which pool: `reader`, `writer`.
    pub name: &'static str,
    /// Connections that are open.
    pub open: usize,
    /// Of these, those that nobody uses.
    pub idle: usize,
}

/// Answers GraphQL calls and tells whether it can. Cheap to clone: each worker has one.
pub trait Backend: Clone + Send + 'static {
    /// Answers one call. Never fails: an answer says itself what went wrong.
    fn answer(&self, call: Call, reader: Reader) -> impl Future<Output = Answer>;

    /// Answers one call, or begins the subscription that it asks for.
    fn open(&self, call: Call, reader: Reader) -> impl Future<Output = Opened> {
        async { Opened::Answer(self.answer(call, reader).await) }
    }

    /// Who comes with the value of an `Authorization` header; `Unauthenticated` when it is not valid.
    fn recognise(&self, authorization: &str) -> impl Future<Output = Result<Actor, Error>>;

    /// Renews a session with the token of its cookie; `Unauthenticated` when it is over.
    fn refresh(&self, client: &Client, token: &str) -> impl Future<Output = Result<SignedIn, Error>>;

    /// Sends a browser to a provider of identities.
    fn begin_with(&self, client: &Client, asked: Begin<'_>) -> impl Future<Output = Result<Gone, Error>>;

    /// Signs in who comes back from one, or says what is left to prove.
    fn finish_with(&self, client: &Client, came: Came<'_>) -> impl Future<Output = Result<CameBack, Error>>;

    /// The keys that verify access tokens, as a JWK set.
    fn public_keys(&self) -> impl Future<Output = Result<Value, Error>>;

    /// Everything that is held about who acts.
    fn my_data(&self, _by: &By) -> impl Future<Output = Result<MyData, Error>> {
        async { Err(Error::NotFound("your data".to_owned())) }
    }

    /// Refuses who may upload no image.
    fn may_upload(&self, _by: &By) -> Result<(), Error> {
        Err(Error::NotFound("uploading".to_owned()))
    }

    /// Makes an image of a file.
    fn upload(&self, _by: &By, _file: Vec<u8>) -> impl Future<Output = Result<Uploaded, Error>> {
        async { Err(Error::NotFound("uploading".to_owned())) }
    }

    /// A file of an image.
    fn image_file(&self, _wanted: &WantedFile) -> impl Future<Output = Result<ImageFile, Error>> {
        async { Err(Error::NotFound("the image".to_owned())) }
    }

    /// A calendar, with its texts in the best language for who reads.
    fn calendar(&self, _wanted: &Wanted, _reader: &Preferences) -> impl Future<Output = Result<String, Error>> {
        async { Err(Error::NotFound("the calendar".to_owned())) }
    }

    /// Ends mail about notifications for the account of a letter.
    fn unsubscribe(&self, _seal: &str) -> impl Future<Output = Result<(), Error>> {
        async { Err(Error::NotFound("the address of a letter".to_owned())) }
    }

    /// The page that asks for it, or says that it was done.
    fn unsubscribe_page(&self, _seal: &str, _reader: &Preferences, _is_done: bool) -> Result<String, Error> {
        Err(Error::NotFound("the address of a letter".to_owned()))
    }

    /// Whether the database answers.
    fn ping(&self) -> impl Future<Output = Result<(), Error>>;

    /// The pools of connections, for `/metrics`.
    fn pools(&self) -> Vec<Pool> {
        Vec::new()
    }
}
