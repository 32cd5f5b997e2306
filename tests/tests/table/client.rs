//! A client of graphql-transport-ws that sees every message as it comes.

use futures_util::{SinkExt, StreamExt};
use serde_json::{Value, json};
use std::net::SocketAddr;
use std::time::Duration;
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::tungstenite::protocol::Message;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};

/// How long anything may take before the test says that it never came.
const NEVER: Duration = Duration::from_secs(20);

pub const WATCH: &str = "subscription($id: ID!, $after: Int) { table(sessionId: $id, after: $after) { \
    seq kind turn { id } question { text { text } } table { state seq remainingSeconds openQuestions } } }";

pub struct Socket(WebSocketStream<MaybeTlsStream<TcpStream>>);

/// What came.
#[derive(Debug, PartialEq)]
pub enum Came {
    Message(Value),
    /// Closed with a code.
    Closed(u16),
    /// Gone without a word.
    Gone,
}

impl Socket {
    /// Connects; the status of the answer when it is refused.
    pub async fn try_open(address: SocketAddr, headers: &[(&'static str, &str)]) -> Result<Self, u16> {
        let mut request = format!("ws://{address}/graphql").into_client_request().unwrap();
        request.headers_mut().insert("sec-websocket-protocol", "graphql-transport-ws".parse().unwrap());
        for (name, value) in headers {
            request.headers_mut().insert(*name, value.parse().unwrap());
        }
        match connect_async(request).await {
            Ok((socket, _)) => Ok(Self(socket)),
            Err(tokio_tungstenite::tungstenite::Error::Http(response)) => Err(response.status().as_u16()),
            Err(error) => panic!("{error}"),
        }
    }

    pub async fn open(address: SocketAddr) -> Self {
        Self::try_open(address, &[]).await.unwrap()
    }

    /// Connects and begins, as a visitor or with a token.
    pub async fn begun(address: SocketAddr, token: Option<&str>) -> Self {
        let mut socket = Self::open(address).await;
        let payload = token.map(|token| json!({ "authorization": format!("Bearer {token}") }));
        socket.send(json!({ "type": "connection_init", "payload": payload })).await;
        assert_eq!(socket.next().await, Came::Message(json!({ "type": "connection_ack" })));
        socket
    }

    pub async fn send(&mut self, message: Value) {
        self.send_text(&message.to_string()).await;
    }

    pub async fn send_text(&mut self, text: &str) {
        self.0.send(Message::text(text.to_owned())).await.unwrap();
    }

    pub async fn send_bytes(&mut self, bytes: &[u8]) {
        self.0.send(Message::binary(bytes.to_vec())).await.unwrap();
    }

    pub async fn next(&mut self) -> Came {
        loop {
            let came =
                tokio::time::timeout(NEVER, self.0.next()).await.expect("nothing came: the server owes a message");
            match came {
                Some(Ok(Message::Text(text))) => return Came::Message(serde_json::from_str(&text).unwrap()),
                Some(Ok(Message::Close(frame))) => {
                    return frame.map_or(Came::Gone, |frame| Came::Closed(frame.code.into()));
                }
                Some(Ok(_)) => {}
                Some(Err(_)) | None => return Came::Gone,
            }
        }
    }

    pub async fn message(&mut self) -> Value {
        match self.next().await {
            Came::Message(message) => message,
            other => panic!("a message was expected: {other:?}"),
        }
    }

    /// Watches the table of a session under an id.
    pub async fn watch(&mut self, id: &str, session: &str, after: Option<i64>) {
        let payload = json!({ "query": WATCH, "variables": { "id": session, "after": after } });
        self.send(json!({ "id": id, "type": "subscribe", "payload": payload })).await;
    }

    /// The next event of the table that is watched.
    pub async fn event(&mut self) -> Value {
        let message = self.message().await;
        assert_eq!(message["type"], "next", "{message}");
        let event = message["payload"]["data"]["table"].clone();
        assert!(event.is_object(), "{message}");
        event
    }

    /// The numbers and kinds of so many events.
    pub async fn events(&mut self, many: usize) -> Vec<(i64, String)> {
        let mut all = Vec::new();
        for _ in 0..many {
            let event = self.event().await;
            all.push((event["seq"].as_i64().unwrap(), event["kind"].as_str().unwrap().to_owned()));
        }
        all
    }
}
