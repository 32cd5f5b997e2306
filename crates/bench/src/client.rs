//! One connection of HTTP/1.1 that is kept, and as little work as an honest client can do.

use crate::Outcome;
use std::net::SocketAddr;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// Longest answer that is taken.
const MOST: usize = 16 * 1024 * 1024;

/// A connection.
pub struct Client {
    stream: TcpStream,
    buffer: Vec<u8>,
    filled: usize,
}

/// An answer.
pub struct Reply<'a> {
    pub status: u16,
    pub body: &'a [u8],
}

impl Client {
    pub async fn connect(address: SocketAddr) -> Outcome<Self> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        Ok(Self { stream, buffer: vec![0; 64 * 1024], filled: 0 })
    }

    /// Sends a prepared request and waits for its answer.
    pub async fn call(&mut self, request: &[u8]) -> Outcome<Reply<'_>> {
        self.stream.write_all(request).await?;
        self.filled = 0;
        let (status, head, length) = loop {
            self.read().await?;
            if let Some(found) = head(self.buffer.get(..self.filled).unwrap_or_default())? {
                break found;
            }
        };
        let end = head + length;
        if end > MOST {
            return Err(format!("an answer of {length} bytes").into());
        }
        if self.buffer.len() < end {
            self.buffer.resize(end, 0);
        }
        while self.filled < end {
            self.read().await?;
        }
        Ok(Reply { status, body: self.buffer.get(head..end).unwrap_or_default() })
    }

    async fn read(&mut self) -> Outcome<()> {
        let Some(space) = self.buffer.get_mut(self.filled..).filter(|space| !space.is_empty()) else {
            return Err("the head of an answer is too long".into());
        };
        match self.stream.read(space).await? {
            0 => Err("the server closed a connection".into()),
            read => {
                self.filled += read;
                Ok(())
            }
        }
    }
}

/// Status, length of the head and length of the body, once the head is there.
fn head(bytes: &[u8]) -> Outcome<Option<(u16, usize, usize)>> {
    let mut headers = [httparse::EMPTY_HEADER; 48];
    let mut response = httparse::Response::new(&mut headers);
    let httparse::Status::Complete(end) = response.parse(bytes)? else { return Ok(None) };
    let length = response
        .headers
        .iter()
        .find(|header| header.name.eq_ignore_ascii_case("content-length"))
        .and_then(|header| std::str::from_utf8(header.value).ok()?.trim().parse().ok())
        .ok_or("an answer does not say how long it is")?;
    Ok(Some((response.code.unwrap_or_default(), end, length)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_complete_only_with_its_whole_head() {
        let whole = b"HTTP/1.1 200 OK\r\nContent-Length: 7\r\n\r\n{\"a\":1}";
        assert_eq!(head(whole).unwrap(), Some((200, 38, 7)));
        assert_eq!(head(&whole[..20]).unwrap(), None);
        assert!(head(b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n").is_err());
    }
}
