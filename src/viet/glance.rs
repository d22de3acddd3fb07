//! A word at a glance: a small number by which most words are told apart without comparing their letters.
//!
//! A plan is gone over word by word for phrases that hardly any of its words begins. Told at a glance, such a word costs a
//! look into a table of bits.

/// What is seen of a word at a glance: equal for equal words, seldom equal for others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Glance(u32);

impl Glance {
    /// Takes a word in.
    pub fn of(word: &str) -> Self {
        word.chars().fold(Self::default(), Self::and)
    }

    /// Takes in the first word of a phrase, which a blank ends.
    pub fn of_first(phrase: &str) -> Self {
        phrase.chars().take_while(|letter| *letter != ' ').fold(Self::default(), Self::and)
    }

    /// A word with a letter more.
    #[inline]
    #[must_use]
    pub fn and(self, letter: char) -> Self {
        Self((self.0.rotate_left(5) ^ u32::from(letter)).wrapping_mul(0x9e37_79b1))
    }
}

impl Glance {
    /// A place for the word among so many, a power of two.
    pub fn among(self, places: usize) -> usize {
        (self.0 >> 16) as usize & places.saturating_sub(1)
    }
}

/// How many bits tell of a set of words: some hundred words leave most of them free.
const BITS: u32 = 12;

/// Words of which one is looked for, at a glance.
#[derive(Clone, Debug)]
pub struct Glances {
    bits: [u64; 1 << (BITS - 6)],
}

impl Default for Glances {
    fn default() -> Self {
        Self { bits: [0; 1 << (BITS - 6)] }
    }
}

impl Glances {
    /// Adds a word.
    pub fn add(&mut self, glance: Glance) {
        let (at, bit) = Self::place(glance);
        if let Some(bits) = self.bits.get_mut(at) {
            *bits |= bit;
        }
    }

    /// Tells whether a word may be one of them; what is told not to be is none.
    #[inline]
    pub fn may_hold(&self, glance: Glance) -> bool {
        let (at, bit) = Self::place(glance);
        self.bits.get(at).is_some_and(|bits| bits & bit != 0)
    }

    #[inline]
    fn place(glance: Glance) -> (usize, u64) {
        let place = glance.0 >> (u32::BITS - BITS);
        ((place >> 6) as usize, 1 << (place & 63))
    }
}

/// Takes the first words of phrases.
impl<'a> FromIterator<&'a str> for Glances {
    fn from_iter<I: IntoIterator<Item = &'a str>>(phrases: I) -> Self {
        let mut glances = Self::default();
        for phrase in phrases {
            glances.add(Glance::of_first(phrase));
        }
        glances
    }
}

#[cfg(test)]
mod tests {
    use super::{Glance, Glances};

    #[test]
    fn a_word_is_seen_alike_wherever_it_stands() {
        assert_eq!(Glance::of("thưởng"), Glance::of_first("thưởng cờ thi đua"));
        assert_ne!(Glance::of("thưởng"), Glance::of("thường"));
        assert_ne!(Glance::of("an"), Glance::of("na"));
    }

    #[test]
    fn no_word_of_a_set_is_missed_and_few_others_are_taken_for_one() {
        let words = "phong trào thi đua yêu nước khen thưởng tổ chức thực hiện kế hoạch hội đồng nhân dân tỉnh ủy ban";
        let glances: Glances = words.split(' ').collect();
        assert!(words.split(' ').all(|word| glances.may_hold(Glance::of(word))));
        let others = "và các cơ quan đơn vị trên địa bàn căn cứ chức năng nhiệm vụ được giao xây dựng";
        assert!(others.split(' ').filter(|word| glances.may_hold(Glance::of(word))).count() < 2);
    }
}
