//! The reading side: a thread opens the file, cleans rows and hands over chunks of records.

use super::report::Report;
use super::{ImportError, Progress};
use rialto_domain::Error;
use rialto_exchange::tabular::{self, FileError, Gazetteer, Kind, Options, Record, Rejection};
use std::path::PathBuf;
use std::sync::Arc;
use tokio::sync::mpsc::{Receiver, Sender, channel};
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

/// Which file, and how it is to be read.
#[derive(Clone, Debug)]
pub struct Request {
    /// The file.
    pub path: PathBuf,
    /// What its rows are.
    pub kind: Kind,
    /// Profile, columns, language, name of the source.
    pub options: Options,
}

/// What is known of a file once it is open.
pub(super) struct Opened {
    pub source: String,
    profile: String,
    rows_total: Option<u64>,
    bytes_total: u64,
}

impl Opened {
    pub(super) fn report(&self, dry_run: bool) -> Report {
        Report { source: self.source.clone(), profile: self.profile.clone(), dry_run, ..Report::default() }
    }

    pub(super) fn progress(&self, chunk: &Chunk) -> Progress {
        Progress { rows: chunk.rows, rows_total: self.rows_total, bytes: chunk.bytes, bytes_total: self.bytes_total }
    }
}

/// Records of one transaction, with their fingerprints, and what was refused between them.
#[derive(Default)]
pub(super) struct Chunk {
    pub records: Vec<(Record, String)>,
    pub rejections: Vec<Rejection>,
    /// Rows read so far.
    pub rows: u64,
    /// Bytes read so far.
    pub bytes: u64,
}

/// Opens the file on a thread of its own and goes on reading there, at most two chunks ahead.
pub(super) async fn start(
    request: Request,
    gazetteer: Arc<Gazetteer>,
    size: usize,
) -> Result<(Opened, Receiver<Chunk>, JoinHandle<()>), ImportError> {
    let (tell, told) = oneshot::channel();
    let (sender, receiver) = channel(2);
    let reading = tokio::task::spawn_blocking(move || read(request, &gazetteer, size, tell, &sender));
    let opened = told.await.map_err(Error::internal)??;
    Ok((opened, receiver, reading))
}

fn read(
    request: Request,
    gazetteer: &Gazetteer,
    size: usize,
    tell: oneshot::Sender<Result<Opened, FileError>>,
    sender: &Sender<Chunk>,
) {
    let mut import = match tabular::open(&request.path, request.kind, request.options, gazetteer) {
        Ok(import) => import,
        Err(error) => {
            // ok: whoever asked has gone, and wants no answer
            tell.send(Err(error)).ok();
            return;
        }
    };
    let opened = Opened {
        source: import.source_name().to_owned(),
        profile: import.profile().name.clone(),
        rows_total: import.size_hint_rows(),
        bytes_total: import.bytes_total(),
    };
    if tell.send(Ok(opened)).is_err() {
        return;
    }
    loop {
        let mut chunk = Chunk::default();
        let mut ended = true;
        for result in import.by_ref() {
            match result {
                Ok(record) => {
                    let fingerprint = record.fingerprint();
                    chunk.records.push((record, fingerprint));
                }
                Err(rejection) => chunk.rejections.push(rejection),
            }
            if chunk.records.len() >= size {
                ended = false;
                break;
            }
        }
        (chunk.rows, chunk.bytes) = (import.rows_read(), import.bytes_read());
        // The writer is gone when it failed or was told to stop.
        if sender.blocking_send(chunk).is_err() || ended {
            return;
        }
    }
}
