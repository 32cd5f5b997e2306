//! Pictures made of files: what is kept of them, what is gone, and what is refused.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a panic here is the message of a failed test"
)]

use image::codecs::gif::GifEncoder;
use image::codecs::png::PngEncoder;
use image::{DynamicImage, ExtendedColorType, Frame, ImageEncoder, ImageFormat, Rgb, RgbImage, Rgba, RgbaImage};
use proptest::prelude::*;
use rialto_domain::Error;
use rialto_domain::image::ImageForm;
use rialto_exchange::picture::make;
use std::io::Cursor;

fn file(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut out = Cursor::new(Vec::new());
    picture.write_to(&mut out, format).unwrap();
    out.into_inner()
}

/// Something with the noise of a photograph.
fn photograph(width: u32, height: u32) -> DynamicImage {
    let noise = |x: u32, y: u32| u8::try_from((x.wrapping_mul(7919) ^ y.wrapping_mul(104_729)) % 64).unwrap();
    let shade = |at: u32, of: u32| u8::try_from(at * 190 / of).unwrap();
    RgbImage::from_fn(width, height, |x, y| Rgb([shade(x, width) + noise(x, y), shade(y, height) + noise(y, x), 90]))
        .into()
}

fn code(file: &[u8]) -> &'static str {
    match make(file) {
        Err(Error::Invalid(issues)) => {
            assert!(issues[0].message.ends_with('.'), "{}", issues[0].message);
            issues[0].code
        }
        other => panic!("it must be refused: {other:?}"),
    }
}

#[test]
fn a_photograph_is_made_in_three_widths_as_jpeg() {
    let made = make(&file(&photograph(2000, 1000), ImageFormat::Png)).unwrap();
    assert_eq!((made.width, made.height, made.form), (1280, 640, ImageForm::Jpeg));
    let sizes: Vec<_> = made
        .sizes
        .iter()
        .map(|(width, content)| {
            assert_eq!(image::guess_format(content).unwrap(), ImageFormat::Jpeg);
            let picture = image::load_from_memory(content).unwrap();
            assert_eq!(picture.width(), *width);
            (picture.width(), picture.height())
        })
        .collect();
    assert_eq!(sizes, [(320, 160), (640, 320), (1280, 640)]);
}

#[test]
fn what_shines_through_stays_so_and_a_small_picture_is_never_enlarged() {
    let drawing = RgbaImage::from_fn(200, 100, |x, _| Rgba([200, 0, 0, if x < 100 { 0 } else { 255 }]));
    let made = make(&file(&drawing.into(), ImageFormat::Png)).unwrap();
    assert_eq!((made.width, made.height, made.form, made.sizes.len()), (200, 100, ImageForm::Webp, 1));
    let picture = image::load_from_memory(&made.sizes[0].1).unwrap().into_rgba8();
    assert_eq!((picture.get_pixel(10, 10).0[3], picture.get_pixel(150, 10).0), (0, [200, 0, 0, 255]));
}

#[test]
fn a_drawing_is_kept_without_losses_where_that_is_smaller() {
    let chart =
        RgbImage::from_fn(800, 400, |x, _| if x / 100 % 2 == 0 { Rgb([255, 255, 255]) } else { Rgb([0, 80, 160]) });
    assert_eq!(make(&file(&chart.into(), ImageFormat::Png)).unwrap().form, ImageForm::Webp);
}

#[test]
fn every_kind_that_is_promised_is_read() {
    for format in [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::WebP, ImageFormat::Gif] {
        let made = make(&file(&photograph(64, 48), format)).unwrap();
        assert_eq!((made.width, made.height), (64, 48), "{format:?}");
    }
}

/// A JPEG with an EXIF segment: turned a quarter, and a text as cameras write where they were.
fn with_exif(jpeg: &[u8], orientation: u8, secret: &[u8]) -> Vec<u8> {
    let mut exif = b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec();
    exif.push(orientation);
    exif.extend_from_slice(&[0, 0, 0, 0, 0, 0]);
    exif.extend_from_slice(secret);
    let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
    [&jpeg[..2], &[0xff, 0xe1], &length, &exif, &jpeg[2..]].concat()
}

#[test]
fn a_picture_stands_upright_and_nothing_tells_where_it_was_taken() {
    let secret = "36.5271N 6.2886W";
    let lying = with_exif(&file(&photograph(400, 300), ImageFormat::Jpeg), 6, secret.as_bytes());
    let made = make(&lying).unwrap();
    assert_eq!((made.width, made.height), (300, 400), "a quarter to the right");
    for (_, content) in &made.sizes {
        assert!(!content.windows(4).any(|bytes| bytes == b"Exif"), "no metadata is left");
        assert!(!content.windows(secret.len()).any(|bytes| bytes == secret.as_bytes()));
    }
}

#[test]
fn colours_of_a_wider_range_become_those_of_the_web() {
    let picture = RgbImage::from_pixel(40, 40, Rgb([200, 100, 50]));
    let mut out = Vec::new();
    let mut encoder = PngEncoder::new(&mut out);
    encoder.set_icc_profile(moxcms::ColorProfile::new_display_p3().encode().unwrap()).unwrap();
    encoder.write_image(picture.as_raw(), 40, 40, ExtendedColorType::Rgb8).unwrap();
    let plain = make(&file(&picture.into(), ImageFormat::Png)).unwrap();
    let wide = make(&out).unwrap();
    let red = |content: &[u8]| image::load_from_memory(content).unwrap().into_rgb8().get_pixel(20, 20).0[0];
    let (plain, wide) = (red(&plain.sizes[0].1), red(&wide.sizes[0].1));
    assert!(wide > plain + 4, "red of Display P3 is stronger than that of the web: {wide} and {plain}");
}

#[test]
fn of_what_moves_the_first_frame_is_kept() {
    let mut out = Vec::new();
    let mut encoder = GifEncoder::new(&mut out);
    for colour in [[255, 0, 0, 255], [0, 0, 255, 255]] {
        encoder.encode_frame(Frame::new(RgbaImage::from_pixel(30, 30, Rgba(colour)))).unwrap();
    }
    drop(encoder);
    let made = make(&out).unwrap();
    let [red, _, blue] = image::load_from_memory(&made.sizes[0].1).unwrap().into_rgb8().get_pixel(15, 15).0;
    assert!(red > 240 && blue < 15, "the first frame is red: {red} {blue}");
}

#[test]
fn what_is_no_picture_is_refused_whatever_it_is_called() {
    for text in [
        "",
        "hello",
        "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>",
        "<html>",
        "BM",
        "%PDF-1.7",
    ] {
        assert_eq!(code(text.as_bytes()), "IMAGE_KIND_UNKNOWN", "{text}");
    }
}

#[test]
fn what_is_cut_off_is_refused() {
    for format in [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::WebP, ImageFormat::Gif] {
        let whole = file(&photograph(200, 200), format);
        for part in [2, 3] {
            assert_eq!(code(&whole[..whole.len() * part / 4]), "IMAGE_BROKEN", "{part} quarters of {format:?}");
        }
    }
    // the small picture in the metadata has an end of its own: it is not that of the file
    let whole = with_exif(&file(&photograph(200, 200), ImageFormat::Jpeg), 1, &[0xff, 0xd8, 0xff, 0xd9]);
    assert!(make(&whole).is_ok());
    assert_eq!(code(&whole[..whole.len() / 2]), "IMAGE_BROKEN");
}

/// The head of a PNG that claims a size.
fn bomb(width: u32, height: u32) -> Vec<u8> {
    let mut small = file(&photograph(1, 1), ImageFormat::Png);
    small[16..20].copy_from_slice(&width.to_be_bytes());
    small[20..24].copy_from_slice(&height.to_be_bytes());
    let sum = crc(&small[12..29]).to_be_bytes();
    small[29..33].copy_from_slice(&sum);
    small
}

/// CRC-32 of ISO 3309, as PNG has it.
fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| if sum & 1 == 1 { 0xedb8_8320 ^ (sum >> 1) } else { sum >> 1 })
    })
}

#[test]
fn a_few_bytes_that_claim_gigabytes_are_refused_before_anything_is_read() {
    for (width, height) in [(60_000, 60_000), (10_000, 10_000), (16_385, 1), (u32::MAX >> 1, 1)] {
        assert_eq!(code(&bomb(width, height)), "IMAGE_TOO_MANY_PIXELS", "{width} × {height}");
    }
}

#[test]
fn a_strip_that_no_page_can_show_is_refused() {
    assert_eq!(code(&file(&photograph(10, 51), ImageFormat::Png)), "IMAGE_TOO_TALL");
    assert!(make(&file(&photograph(10, 50), ImageFormat::Png)).is_ok());
    assert!(make(&file(&photograph(500, 1), ImageFormat::Png)).is_ok());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn no_damage_makes_it_panic(format in 0..4_usize, at in any::<prop::sample::Index>(), bytes in prop::collection::vec(any::<u8>(), 1..40)) {
        let format = [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::WebP, ImageFormat::Gif][format];
        let mut damaged = file(&photograph(24, 24), format);
        let at = at.index(damaged.len());
        for (place, byte) in damaged[at..].iter_mut().zip(bytes) {
            *place = byte;
        }
        if let Err(error) = make(&damaged) {
            prop_assert_eq!(error.code(), "BAD_USER_INPUT");
        }
    }
}
