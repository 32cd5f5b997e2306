//! What the kernel knows: CPU time and memory of processes, and the machine itself. Linux only.

use crate::Outcome;
use sqlx::PgPool;
use std::collections::HashMap;
use std::fs::read_to_string;

/// `/proc` counts in hundredths of a second on every Linux.
const MICROS_PER_TICK: u64 = 10_000;

/// CPU time of a process and of its children that have ended, in microseconds.
fn times(pid: u32) -> Option<(u64, u64)> {
    let stat = read_to_string(format!("/proc/{pid}/stat")).ok()?;
    // The second field is a name that may hold anything, in brackets.
    let fields: Vec<&str> = stat.rsplit_once(')')?.1.split_whitespace().collect();
    let ticks = |at: usize| fields.get(at)?.parse::<u64>().ok().map(|ticks| ticks * MICROS_PER_TICK);
    Some((ticks(11)? + ticks(12)?, ticks(13)? + ticks(14)?))
}

/// CPU time that a process has taken, all its threads together, in microseconds.
pub fn cpu(pid: u32) -> u64 {
    times(pid).map_or(0, |(own, _)| own)
}

fn parent(pid: u32) -> Option<u32> {
    let stat = read_to_string(format!("/proc/{pid}/stat")).ok()?;
    stat.rsplit_once(')')?.1.split_whitespace().nth(1)?.parse().ok()
}

/// A line of `/proc/PID/status` in KiB: `VmRSS`, `VmHWM`.
pub fn kib(pid: u32, name: &str) -> Option<u64> {
    let status = read_to_string(format!("/proc/{pid}/status")).ok()?;
    let line = status.lines().find(|line| line.starts_with(name))?;
    line.split_whitespace().nth(1)?.parse().ok()
}

/// CPU time of a PostgreSQL server's processes on this machine.
pub struct Backends(HashMap<u32, u64>);

impl Backends {
    /// Now. `None` for a server that is not on this machine.
    pub async fn now(watch: &PgPool) -> Outcome<Option<Self>> {
        let pids: Vec<i32> = sqlx::query_scalar(
            "select pid from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
        )
        .fetch_all(watch)
        .await?;
        let mut all = HashMap::new();
        let mut postmaster = None;
        for pid in pids.into_iter().filter_map(|pid| u32::try_from(pid).ok()) {
            let Some((own, _)) = times(pid) else { continue };
            all.insert(pid, own);
            postmaster = postmaster.or_else(|| parent(pid));
        }
        // Workers of parallel statements have ended by now: they count with their parent.
        if let Some((pid, (_, ended))) = postmaster.and_then(|pid| Some((pid, times(pid)?))) {
            all.insert(pid, ended);
        }
        Ok((!all.is_empty()).then_some(Self(all)))
    }

    /// Microseconds since another time.
    pub fn since(&self, before: &Self) -> u64 {
        self.0.iter().map(|(pid, now)| now.saturating_sub(before.0.get(pid).copied().unwrap_or_default())).sum()
    }
}

/// Processor, cores and load, for the report.
pub fn describe() -> String {
    let cpus = read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = cpus
        .lines()
        .find_map(|line| line.strip_prefix("model name")?.split_once(": "))
        .map_or("unknown", |line| line.1);
    let cores = std::thread::available_parallelism().map_or(0, usize::from);
    let load = read_to_string("/proc/loadavg").unwrap_or_default();
    let load: Vec<&str> = load.split_whitespace().take(1).collect();
    format!("{cores} cores of {model}, load {} before the run", load.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn this_process_has_memory_and_a_parent() {
        let own = std::process::id();
        assert!(kib(own, "VmRSS").unwrap() > 100);
        assert!(parent(own).unwrap() > 0);
        assert!(times(own).is_some());
    }
}
