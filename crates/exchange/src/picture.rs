//! Pictures that people upload, made anew: what a file is, is told by its content; it is turned upright, brought to the colours
//! of the web, made in the usual widths and written again, so that nothing of the file is left but what is seen. Where and
//! with which camera it was taken is gone.
//!
//! The library writes WebP without losses alone, so photographs become JPEG; drawings, writing and whatever shines through become
//! WebP, which is smaller for them. Which it is shows at the largest size: the form that takes fewer bytes is taken.

use image::codecs::jpeg::JpegEncoder;
use image::codecs::webp::WebPEncoder;
use image::imageops::FilterType;
use image::metadata::Orientation;
use image::{DynamicImage, ExtendedColorType, ImageDecoder, ImageError, ImageFormat, ImageReader, Limits};
use moxcms::{ColorProfile, DataColorSpace, Layout, TransformOptions};
use rialto_domain::image::{ImageForm, LONGEST_SIDE, MOST_PIXELS, TALLEST, height_at, widths};
use rialto_domain::{Error, Issue, Result};
use std::io::Cursor;

/// What may be uploaded.
const KNOWN: [ImageFormat; 4] = [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::WebP, ImageFormat::Gif];
/// Memory of the pixels of one picture, bytes: 50 megapixels with transparency.
const MEMORY: u64 = 4 * MOST_PIXELS;
/// Of JPEG, 1 to 100.
const QUALITY: u8 = 82;

/// A picture in its sizes.
#[derive(Clone, Debug)]
pub struct Picture {
    /// Width of the largest size, pixels.
    pub width: u32,
    /// Height of the largest size, pixels.
    pub height: u32,
    /// The form of all sizes.
    pub form: ImageForm,
    /// Every size by its width, smallest first.
    pub sizes: Vec<(u32, Vec<u8>)>,
}

/// Makes a picture of a file. Takes up to some seconds of a core and four times [`MOST_PIXELS`] bytes and more.
///
/// # Errors
/// `IMAGE_KIND_UNKNOWN`, `IMAGE_TOO_MANY_PIXELS`, `IMAGE_TOO_TALL`, `IMAGE_BROKEN`.
pub fn make(file: &[u8]) -> Result<Picture> {
    let (picture, profile) = decode(file)?;
    let (full_width, full_height) = (picture.width(), picture.height());
    if u64::from(full_height) > u64::from(TALLEST) * u64::from(full_width) {
        let message = format!("Cut the image: it is more than {TALLEST} times as high as wide.");
        return Err(refused("IMAGE_TOO_TALL", message));
    }
    let widths = widths(full_width);
    let width = widths.last().copied().unwrap_or(full_width);
    let height = height_at(width, (full_width, full_height));
    let largest = in_web_colours(plain(shrunk(&picture, (width, height))), profile.as_deref());
    drop(picture);
    let (form, content) = best(&largest)?;
    let mut sizes = Vec::with_capacity(widths.len());
    for smaller in widths.iter().copied().filter(|known| *known < width) {
        let size = (smaller, height_at(smaller, (full_width, full_height)));
        sizes.push((smaller, written(&shrunk(&largest, size), form)?));
    }
    sizes.push((width, content));
    Ok(Picture { width, height, form, sizes })
}

fn refused(code: &'static str, message: impl Into<String>) -> Error {
    Error::Invalid(vec![Issue::new(&["image"], code, message)])
}

fn too_many_pixels() -> Error {
    let message = format!(
        "Make the image smaller before you send it: it may have {} megapixels and {LONGEST_SIDE} pixels at its longer side.",
        MOST_PIXELS / 1_000_000
    );
    refused("IMAGE_TOO_MANY_PIXELS", message)
}

fn broken() -> Error {
    refused("IMAGE_BROKEN", "The file is damaged or not whole: open it, save it again as PNG or JPEG, and send that.")
}

/// What a decoder could not do.
fn fault(error: &ImageError) -> Error {
    match error {
        ImageError::Limits(_) => too_many_pixels(),
        _ => broken(),
    }
}

/// The pixels upright, and the profile of their colours. Of what moves, the first frame.
fn decode(file: &[u8]) -> Result<(DynamicImage, Option<Vec<u8>>)> {
    let format = image::guess_format(file).ok().filter(|format| KNOWN.contains(format)).ok_or_else(|| {
        let message = "Send a PNG, JPEG, WebP or GIF: this file is none of them, whatever its name says.";
        refused("IMAGE_KIND_UNKNOWN", message)
    })?;
    if format == ImageFormat::Jpeg && !is_whole_jpeg(file) {
        return Err(broken());
    }
    let mut limits = Limits::no_limits();
    (limits.max_image_width, limits.max_image_height) = (Some(LONGEST_SIDE), Some(LONGEST_SIDE));
    limits.max_alloc = Some(2 * MEMORY);
    let mut reader = ImageReader::with_format(Cursor::new(file), format);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|error| fault(&error))?;
    let (width, height) = decoder.dimensions();
    // asked before any pixel is read: a few bytes can claim gigabytes
    if u64::from(width) * u64::from(height) > MOST_PIXELS || decoder.total_bytes() > MEMORY {
        return Err(too_many_pixels());
    }
    // what cannot be read of these is as good as not there: the pixels are what counts
    let upright = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let profile = decoder.icc_profile().unwrap_or_default();
    let mut picture = DynamicImage::from_decoder(decoder).map_err(|error| fault(&error))?;
    picture.apply_orientation(upright);
    Ok((picture, profile))
}

/// Whether the scan of a JPEG has its end: decoders fill what is missing with grey. The small picture inside its metadata has
/// an end of its own, so the segments before the scan are stepped over.
fn is_whole_jpeg(file: &[u8]) -> bool {
    const SCAN: u8 = 0xda;
    let mut rest = file.get(2..).unwrap_or_default();
    while let [0xff, marker, tail @ ..] = rest {
        if *marker == 0xff {
            // fill bytes
            rest = rest.get(1..).unwrap_or_default();
            continue;
        }
        if *marker == SCAN {
            return tail.windows(2).any(|pair| pair == [0xff, 0xd9]);
        }
        let [high, low, ..] = tail else { return false };
        rest = tail.get(usize::from(u16::from_be_bytes([*high, *low]))..).unwrap_or_default();
    }
    false
}

/// The picture at a size that is no larger: a box first, which is quick, then a filter that keeps edges sharp.
fn shrunk(picture: &DynamicImage, (width, height): (u32, u32)) -> DynamicImage {
    if (picture.width(), picture.height()) == (width, height) {
        return picture.clone();
    }
    let near = (width.saturating_mul(2), height.saturating_mul(2));
    if picture.width() > near.0 && picture.height() > near.1 {
        let box_filtered = picture.thumbnail_exact(near.0, near.1);
        return box_filtered.resize_exact(width, height, FilterType::Lanczos3);
    }
    picture.resize_exact(width, height, FilterType::Lanczos3)
}

/// Eight bits a channel, with transparency only where something shines through.
fn plain(picture: DynamicImage) -> DynamicImage {
    if !picture.color().has_alpha() {
        return picture.into_rgb8().into();
    }
    let pixels = picture.into_rgba8();
    if pixels.pixels().all(|pixel| pixel.0.last() == Some(&u8::MAX)) {
        return DynamicImage::from(pixels).into_rgb8().into();
    }
    pixels.into()
}

/// The colours as browsers take them without a profile (sRGB): phones write a wider range of colours with a profile beside.
/// With a profile that cannot be read they stay as they are.
fn in_web_colours(picture: DynamicImage, profile: Option<&[u8]>) -> DynamicImage {
    let profile = profile.and_then(|bytes| ColorProfile::new_from_slice(bytes).ok());
    let Some(profile) = profile.filter(|profile| profile.color_space == DataColorSpace::Rgb) else { return picture };
    let layout = if picture.color().has_alpha() { Layout::Rgba } else { Layout::Rgb };
    let web = ColorProfile::new_srgb();
    let Ok(transform) = profile.create_transform_8bit(layout, &web, layout, TransformOptions::default()) else {
        return picture;
    };
    let mut pixels = vec![0; picture.as_bytes().len()];
    if transform.transform(picture.as_bytes(), &mut pixels).is_err() {
        return picture;
    }
    let (width, height) = (picture.width(), picture.height());
    let made = match layout {
        Layout::Rgba => image::RgbaImage::from_raw(width, height, pixels).map(DynamicImage::from),
        _ => image::RgbImage::from_raw(width, height, pixels).map(DynamicImage::from),
    };
    made.unwrap_or(picture)
}

/// The form that takes fewer bytes, with them.
fn best(picture: &DynamicImage) -> Result<(ImageForm, Vec<u8>)> {
    let exact = written(picture, ImageForm::Webp)?;
    if picture.color().has_alpha() {
        return Ok((ImageForm::Webp, exact));
    }
    let near = written(picture, ImageForm::Jpeg)?;
    Ok(if near.len() < exact.len() { (ImageForm::Jpeg, near) } else { (ImageForm::Webp, exact) })
}

fn written(picture: &DynamicImage, form: ImageForm) -> Result<Vec<u8>> {
    let (width, height, pixels) = (picture.width(), picture.height(), picture.as_bytes());
    let colours = if picture.color().has_alpha() { ExtendedColorType::Rgba8 } else { ExtendedColorType::Rgb8 };
    let mut out = Vec::new();
    let done = match form {
        ImageForm::Jpeg => JpegEncoder::new_with_quality(&mut out, QUALITY).encode(pixels, width, height, colours),
        ImageForm::Webp => WebPEncoder::new_lossless(&mut out).encode(pixels, width, height, colours),
    };
    done.map_err(Error::internal)?;
    Ok(out)
}
