//! Coordinates in degrees (WGS 84).

/// A pair of coordinates that was read.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum PointRead {
    /// Latitude and longitude.
    At(f64, f64),
    /// Both are 0: what software writes for no place.
    Zero,
    /// Outside -90 to 90 or -180 to 180; never swapped by guess.
    OutOfRange,
    /// Not numbers.
    NoNumber,
}

/// Reads latitude and longitude; the fraction may stand after a comma.
pub fn read_point(lat: &str, lon: &str) -> PointRead {
    let read = |text: &str| {
        text.trim().trim_end_matches('°').replace(',', ".").parse::<f64>().ok().filter(|number| number.is_finite())
    };
    let (Some(lat), Some(lon)) = (read(lat), read(lon)) else { return PointRead::NoNumber };
    if lat == 0.0 && lon == 0.0 {
        return PointRead::Zero;
    }
    if !(-90.0..=90.0).contains(&lat) || !(-180.0..=180.0).contains(&lon) {
        return PointRead::OutOfRange;
    }
    PointRead::At(lat, lon)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zero_and_impossible_coordinates_are_told_apart() {
        assert_eq!(read_point("42,6978", "18.0656"), PointRead::At(42.6978, 18.0656));
        assert_eq!(read_point("0", "0.0"), PointRead::Zero);
        assert_eq!(read_point("118.2", "34.0"), PointRead::OutOfRange);
        assert_eq!(read_point("", "5"), PointRead::NoNumber);
        assert_eq!(read_point("NaN", "5"), PointRead::NoNumber);
    }
}
