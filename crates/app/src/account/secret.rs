//! Secrets that callers carry: 256 bits from the machine, stored as their SHA-256.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use rialto_domain::{Error, Result};
use sha2::{Digest, Sha256};

const DIGITS: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/// Bytes that nobody can guess.
pub fn bytes<const N: usize>() -> Result<[u8; N]> {
    let mut bytes = [0; N];
    aws_lc_rs::rand::fill(&mut bytes).map_err(|_| Error::internal("the machine gives no random bytes"))?;
    Ok(bytes)
}

/// A secret as base64url: 43 characters.
pub fn new() -> Result<String> {
    Ok(URL_SAFE_NO_PAD.encode(bytes::<32>()?))
}

/// What is stored of a secret: its SHA-256 in hexadecimal digits. A secret of 256 bits needs neither salt nor slowness.
pub fn hash(secret: &str) -> String {
    Sha256::digest(secret.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A text of so many letters and digits, each of the 62 as likely as the others.
pub fn letters(count: usize) -> Result<String> {
    let mut out = String::with_capacity(count);
    while out.len() < count {
        // bytes from 248 on would make the first letters likelier
        let fair = bytes::<64>()?.into_iter().filter(|byte| *byte < 248);
        out.extend(
            fair.filter_map(|byte| DIGITS.get(usize::from(byte) % 62))
                .map(|digit| char::from(*digit))
                .take(count - out.len()),
        );
    }
    Ok(out)
}

/// Six digits of base 62 by which a scanner for secrets tells a token of ours from any other text: CRC-32, as others do.
pub fn checksum(text: &str) -> String {
    let mut rest = crc32fast::hash(text.as_bytes());
    let mut digits = [b'0'; 6];
    for digit in digits.iter_mut().rev() {
        *digit = DIGITS.get((rest % 62) as usize).copied().unwrap_or(b'0');
        rest /= 62;
    }
    digits.into_iter().map(char::from).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_differ_and_have_their_length() {
        assert_eq!(new().unwrap().len(), 43);
        assert_ne!(letters(43).unwrap(), letters(43).unwrap());
        assert!(letters(43).unwrap().bytes().all(|byte| byte.is_ascii_alphanumeric()));
        assert_eq!(hash("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    #[test]
    fn a_checksum_is_crc_32_in_base_62() {
        // the check value of CRC-32 is cbf43926
        assert_eq!(checksum("123456789").len(), 6);
        let value = checksum("123456789")
            .bytes()
            .fold(0, |sum: u64, digit| sum * 62 + DIGITS.iter().position(|known| *known == digit).unwrap() as u64);
        assert_eq!(value, 0xcbf4_3926);
    }
}
