//! Lengths, so that millimetres of the decree, points of a typesetter and twips of Word are never mixed up.

use std::ops::{Add, Sub};

use serde::Serialize;

/// A length in points (1/72 inch).
#[derive(Clone, Copy, Debug, Default, PartialEq, PartialOrd, Serialize)]
pub struct Points(pub f64);

/// A length in millimetres, the unit of the decree.
#[derive(Clone, Copy, Debug, Default, PartialEq, PartialOrd, Serialize)]
pub struct Millimetres(pub f64);

/// A length in twips (1/20 pt), the unit of Word's pages and indents.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Twips(pub i32);

/// A size of letters in half points, the unit of Word's fonts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct HalfPoints(pub i32);

impl From<Millimetres> for Points {
    fn from(length: Millimetres) -> Self {
        Self(length.0 * 72.0 / 25.4)
    }
}

impl From<Points> for Millimetres {
    fn from(length: Points) -> Self {
        Self(length.0 * 25.4 / 72.0)
    }
}

impl From<Points> for Twips {
    fn from(length: Points) -> Self {
        Self((length.0 * 20.0).round() as i32)
    }
}

impl From<Twips> for Points {
    fn from(length: Twips) -> Self {
        Self(f64::from(length.0) / 20.0)
    }
}

impl From<Millimetres> for Twips {
    fn from(length: Millimetres) -> Self {
        Points::from(length).into()
    }
}

impl From<Points> for HalfPoints {
    fn from(length: Points) -> Self {
        Self((length.0 * 2.0).round() as i32)
    }
}

impl Add for Twips {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl Sub for Twips {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

#[cfg(test)]
mod tests {
    use super::{HalfPoints, Millimetres, Points, Twips};

    #[test]
    fn a4_is_what_word_makes_of_it() {
        assert_eq!(Twips::from(Millimetres(210.0)), Twips(11906));
        assert_eq!(Twips::from(Millimetres(297.0)), Twips(16838));
    }

    #[test]
    fn sizes_and_ways_back() {
        assert_eq!(HalfPoints::from(Points(13.0)), HalfPoints(26));
        assert_eq!(Points::from(Twips(120)), Points(6.0));
        assert!((Millimetres::from(Points(72.0)).0 - 25.4).abs() < 1e-9);
    }
}
