//! The secret keys of the site: from the environment, or from a file that the first start makes.

use crate::fault::Fault;
use crate::settings::Secrets;
use rialto_app::account::SecretKeys;
use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::Path;

/// Reads the keys; makes the file with a new one when there is none.
pub fn load(secrets: &Secrets) -> Result<SecretKeys, Fault> {
    if let Some(keys) = &secrets.key {
        // in the environment there are spaces or commas between keys
        return Ok(SecretKeys::parse(&keys.replace([',', ' '], "\n"))?);
    }
    let path = secrets.key_file.as_path();
    let failed = |what: &str| {
        let (path, what) = (path.to_owned(), what.to_owned());
        move |error: io::Error| Fault::file(&path, &what, error)
    };
    match make(path) {
        Ok(()) => {
            tracing::info!(file = %path.display(), "a secret key was made: keep a copy of it beside your backups, not in them")
        }
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
        Err(error) => return Err(failed("cannot be made")(error)),
    }
    let text = fs::read_to_string(path).map_err(failed("cannot be read"))?;
    warn_of_readers(path).map_err(failed("cannot be read"))?;
    Ok(SecretKeys::parse(&text)?)
}

/// Makes the file with a new key, for its owner alone.
fn make(path: &Path) -> io::Result<()> {
    if path.exists() {
        return Err(ErrorKind::AlreadyExists.into());
    }
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        fs::create_dir_all(folder)?;
    }
    let line = SecretKeys::new_line().map_err(io::Error::other)?;
    // written whole under another name first: nobody reads half a key
    let unfinished = path.with_extension(format!("{}.new", std::process::id()));
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(&unfinished)?;
    writeln!(
        file,
        "# Seals secrets in the database. A new line above this one takes its place; see rialto.example.toml.\n{line}"
    )?;
    file.sync_all()?;
    // a link is never made over a file of another instance that was quicker
    let linked = fs::hard_link(&unfinished, path);
    fs::remove_file(&unfinished)?;
    linked?;
    #[cfg(unix)]
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        File::open(folder)?.sync_all()?;
    }
    Ok(())
}

/// Says so when others than the owner can read the key.
fn warn_of_readers(path: &Path) -> io::Result<()> {
    #[cfg(unix)]
    {
        let mode = std::os::unix::fs::PermissionsExt::mode(&fs::metadata(path)?.permissions());
        if mode & 0o077 != 0 {
            tracing::warn!(file = %path.display(), mode = format!("{:o}", mode & 0o777), "others can read the secret key: set its mode to 600");
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_start_makes_a_key_that_the_next_one_reads() {
        let folder = tempfile::tempdir().unwrap();
        let secrets = Secrets { key: None, key_file: folder.path().join("data").join("secret_key") };
        let first = format!("{:?}", load(&secrets).unwrap());
        assert_eq!(first, format!("{:?}", load(&secrets).unwrap()));
        assert_eq!(fs::read_dir(folder.path().join("data")).unwrap().count(), 1, "nothing is left beside it");
        #[cfg(unix)]
        {
            let mode = std::os::unix::fs::PermissionsExt::mode(&fs::metadata(&secrets.key_file).unwrap().permissions());
            assert_eq!(mode & 0o777, 0o600);
        }
    }

    #[test]
    fn a_key_that_is_broken_is_never_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("secret_key");
        fs::write(&path, "half a ke").unwrap();
        let fault = load(&Secrets { key: None, key_file: path.clone() }).unwrap_err();
        assert!(format!("{fault}").contains("openssl rand"), "{fault}");
        assert_eq!(fs::read_to_string(path).unwrap(), "half a ke");
    }

    #[test]
    fn keys_of_the_environment_come_before_the_file() {
        let [a, b] = [SecretKeys::new_line().unwrap(), SecretKeys::new_line().unwrap()];
        let secrets = Secrets { key: Some(format!("{a}, {b}")), key_file: "/nowhere/at/all".into() };
        let both = format!("{:?}", load(&secrets).unwrap());
        assert_eq!(both, format!("{:?}", SecretKeys::parse(&format!("{a}\n{b}")).unwrap()));
    }
}
