//! The web app is built into the binary. Without it the server says so instead of failing to compile.

use std::fs;
use std::path::Path;

fn main() -> std::io::Result<()> {
    let dist = Path::new("../../frontend/dist");
    fs::create_dir_all(dist)?;
    println!("cargo::rerun-if-changed={}", dist.display());
    println!("cargo::rerun-if-changed=build.rs");
    Ok(())
}
