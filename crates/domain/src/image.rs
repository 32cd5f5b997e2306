//! Images of records: what may be uploaded, and in which sizes an image is made.

/// Bytes of a file that is uploaded, at most.
pub const MOST_BYTES: usize = 10_000_000;
/// Pixels of an image, at most: a camera of 50 megapixels.
pub const MOST_PIXELS: u64 = 50_000_000;
/// Pixels of the longer side, at most.
pub const LONGEST_SIDE: u32 = 16_384;
/// How many times as high as wide an image is, at most: a taller one is a strip that no page can show.
pub const TALLEST: u32 = 5;
/// Widths in which images are made, pixels, smallest first: of cards, of phones and of pages.
pub const WIDTHS: [u32; 3] = [320, 640, 1280];
/// Images of a record, at most.
pub const MOST: usize = 12;
/// Code points of an alt text, at most.
pub const ALT_TEXT: usize = 300;
/// Code points of a credit, at most.
pub const CREDIT: usize = 200;
/// Kilobytes (1,000 bytes) that an account may upload at once; then as many again in a day.
pub const KILOBYTES_A_DAY: u32 = 100_000;

/// In which form an image is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImageForm {
    /// With losses that nobody sees in photographs.
    Jpeg,
    /// Without losses: for drawings and writing, and for what shines through.
    Webp,
}

impl ImageForm {
    /// Its media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Webp => "image/webp",
        }
    }

    /// How the names of its files end.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Jpeg => "jpg",
            Self::Webp => "webp",
        }
    }

    /// The form of a media type.
    pub fn of(media_type: &str) -> Option<Self> {
        [Self::Jpeg, Self::Webp].into_iter().find(|form| form.media_type() == media_type)
    }
}

/// The widths in which an image of a width is made, smallest first: never wider than it is.
pub fn widths(width: u32) -> Vec<u32> {
    let widest = WIDTHS.last().map_or(width, |last| width.min(*last));
    WIDTHS.into_iter().filter(|known| *known < widest).chain([widest]).collect()
}

/// The width that serves where an image is shown so wide: the smallest that is at least so wide, else the largest.
pub fn width_for(width: u32, shown: Option<u32>) -> u32 {
    let all = widths(width);
    let fits = all.iter().find(|known| shown.is_some_and(|shown| **known >= shown));
    fits.or(all.last()).copied().unwrap_or(width)
}

/// The height of an image at another width, at least a pixel.
pub fn height_at(width: u32, (from_width, from_height): (u32, u32)) -> u32 {
    let (width, from_width, from_height) = (u64::from(width), u64::from(from_width.max(1)), u64::from(from_height));
    let height = (width * from_height + from_width / 2) / from_width;
    u32::try_from(height).unwrap_or(u32::MAX).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn an_image_is_made_in_the_usual_widths_and_never_wider_than_it_is() {
        assert_eq!(widths(4000), [320, 640, 1280]);
        assert_eq!(widths(1280), [320, 640, 1280]);
        assert_eq!(widths(500), [320, 500]);
        assert_eq!(widths(320), [320]);
        assert_eq!(widths(1), [1]);
    }

    #[test]
    fn the_smallest_width_that_is_wide_enough_serves() {
        assert_eq!(width_for(1280, Some(321)), 640);
        assert_eq!(width_for(1280, Some(5000)), 1280);
        assert_eq!(width_for(500, Some(400)), 500);
        assert_eq!(width_for(500, None), 500);
    }

    proptest! {
        #[test]
        fn widths_rise_and_end_with_the_largest_that_the_image_has(width in 1_u32..20_000) {
            let all = widths(width);
            prop_assert!(all.windows(2).all(|pair| pair[0] < pair[1]));
            prop_assert_eq!(all.last().copied(), Some(width.min(1280)));
        }

        #[test]
        fn a_height_keeps_the_shape_to_half_a_pixel(width in 1_u32..5_000, height in 1_u32..5_000, at in 1_u32..1_281) {
            let exact = f64::from(at) * f64::from(height) / f64::from(width);
            prop_assert!((f64::from(height_at(at, (width, height))) - exact.max(1.0)).abs() <= 0.5);
        }
    }
}
