//! How far a long act is, on a terminal; nothing is drawn elsewhere.

use crate::fault::Fault;
use indicatif::{HumanCount, ProgressBar, ProgressStyle};

const LOOK: &str = "{bar:30} {percent}% · {msg} · {eta} left";

/// A bar with the time left.
pub struct Progress(ProgressBar);

impl Progress {
    /// An empty bar.
    pub fn new() -> Result<Self, Fault> {
        let style = ProgressStyle::with_template(LOOK)
            .map_err(|error| Fault::io("the progress bar cannot be drawn", std::io::Error::other(error)))?;
        Ok(Self(ProgressBar::new(0).with_style(style)))
    }

    /// So many of so many are done of one kind of record.
    pub fn step(&self, what: &str, done: u64, of: u64) {
        self.at(done, of, format!("{} {what}", HumanCount(done)));
    }

    /// So much of a file is done, with so many rows.
    pub fn rows(&self, rows: u64, (done, of): (u64, u64)) {
        let seconds = self.0.elapsed().as_secs_f64().max(0.001);
        let rate = HumanCount((rows as f64 / seconds) as u64);
        self.at(done, of, format!("{} rows · {rate} rows a second", HumanCount(rows)));
    }

    fn at(&self, done: u64, of: u64, message: String) {
        self.0.set_length(of);
        self.0.set_position(done);
        self.0.set_message(message);
    }

    /// Takes the bar away.
    pub fn finish(self) {
        self.0.finish_and_clear();
    }
}
