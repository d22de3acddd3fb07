//! Syllables: the initials, rhymes and tones that Vietnamese writes, and how far two syllables lie apart.
//!
//! The table is made of rules, not of a list of words: an initial, a rhyme, a tone, and which go together (`c k q`, `g gh`,
//! `ng ngh`; a syllable ending in `c ch p t` has only sắc or nặng). Both places of the tone mark (`hòa`, `hoà`) and both of
//! `y` and `i` (`kỷ`, `kỉ`) count as right.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;
use unicode_normalization::UnicodeNormalization;

use super::small_letter;

/// The longest syllable has seven letters: `nghiêng`.
const LONGEST: usize = 7;

/// The tone of a syllable.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Tone {
    /// No mark.
    #[default]
    Level,
    /// `à`
    Grave,
    /// `á`
    Acute,
    /// `ã`
    Tilde,
    /// `ả`
    Hook,
    /// `ạ`
    Dot,
}

/// Small letters without the tone, and the tone: `trưởng` is `trương` and [`Tone::Hook`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Syllable {
    letters: [char; LONGEST],
    length: u8,
    /// The tone.
    pub tone: Tone,
    /// Which letter bears the tone's mark, from 0.
    marked: u8,
}

/// What lies between two syllables.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Slip {
    /// A mark: the tone, or the sign of one vowel or of `đ`.
    Mark,
    /// A letter too many or too few, or two letters changed round.
    Letter,
    /// A letter in place of another.
    OtherLetter,
}

impl Syllable {
    /// Takes a word apart; nothing where it is longer than any syllable, has two tones, or holds something that is no
    /// letter.
    pub fn read(word: &str) -> Option<Self> {
        let mut read = Self::default();
        for typed in word.chars() {
            let (letter, tone) = letter_and_tone(typed)?;
            if tone != Tone::Level {
                if read.tone != Tone::Level {
                    return None;
                }
                read.tone = tone;
                read.marked = read.length;
            }
            *read.letters.get_mut(usize::from(read.length))? = letter;
            read.length += 1;
        }
        (read.length > 0).then_some(read)
    }

    /// The letters without the tone.
    pub fn letters(&self) -> &[char] {
        self.letters.get(..usize::from(self.length)).unwrap_or_default()
    }

    /// One form for all spellings of a syllable that are right: the place of the tone does not count, `y` at the end counts
    /// as `i`.
    #[must_use]
    pub fn key(mut self) -> Self {
        self.marked = 0;
        let is_lone_y = match self.letters() {
            [initial, 'y'] => matches!(initial, 'h' | 'k' | 'l' | 'm' | 's' | 't' | 'v'),
            ['q', 'u', 'y'] => true,
            _ => false,
        };
        if is_lone_y && let Some(last) = self.letters.get_mut(usize::from(self.length) - 1) {
            *last = 'i';
        }
        self
    }

    /// Tells whether a mark or a letter stands in it that only Vietnamese writes.
    pub fn has_marks(&self) -> bool {
        self.tone != Tone::Level || self.letters().iter().any(|letter| !letter.is_ascii())
    }

    /// Tells whether such a syllable can be written.
    pub fn is_possible(&self) -> bool {
        let letters: String = self.letters().iter().collect();
        INITIALS.iter().filter_map(|initial| Some((*initial, letters.strip_prefix(initial)?))).any(|(initial, rest)| {
            let rhyme = match (initial, rest) {
                // `gì`, `gìn`: the `i` belongs to both.
                ("gi", "" | "n") => return self.has_right_tone("in") && self.marked <= 1,
                // `giếng`, `giết`: the `i` of `iê` is written once.
                ("gi", rest) if rest.starts_with('ê') => format!("i{rest}"),
                _ => rest.to_owned(),
            };
            is_rhyme_after(initial, &rhyme) && self.has_right_tone(&rhyme) && self.is_tone_in_place(initial, rest)
        })
    }

    fn has_right_tone(&self, rhyme: &str) -> bool {
        !rhyme.ends_with(['c', 'p', 't']) && !rhyme.ends_with("ch") || matches!(self.tone, Tone::Acute | Tone::Dot)
    }

    /// Tells whether the mark of the tone stands on the vowel that bears it, in the old or the new way.
    fn is_tone_in_place(&self, initial: &str, rest: &str) -> bool {
        if self.tone == Tone::Level {
            return true;
        }
        let letters: Vec<char> = rest.chars().collect();
        let Some(place) = usize::from(self.marked).checked_sub(initial.chars().count()) else { return false };
        let vowels = letters.iter().take_while(|letter| is_vowel(**letter)).count();
        let is_closed = vowels < letters.len();
        match letters.get(..vowels).unwrap_or_default() {
            [] => false,
            [_] => place == 0,
            // `oa oe uy` open: `hòa`, `hoà`; closed: the second vowel.
            ['o', 'a' | 'e'] | ['u', 'y'] => place == 1 || place == 0 && !is_closed,
            ['u', 'â' | 'ê' | 'ơ' | 'ô'] | ['o', 'ă' | 'o'] | ['ô', 'ô'] | ['i' | 'y', 'ê'] | ['ư', 'ơ'] => {
                place == 1
            }
            [_, _] => place == usize::from(is_closed),
            // `uyê`: the last; `oai oay uây iêu ươu uya …`: the middle.
            ['u', 'y', 'ê'] => place == 2,
            [_, _, _] => place == 1,
            _ => false,
        }
    }

    /// The letters without their signs, as a set, that hardly any two syllables far from each other have in common.
    fn bare_set(&self) -> u32 {
        let bit = |letter: char| match bare(letter) {
            letter @ 'a'..='z' => u32::from(letter) - u32::from('a'),
            _ => 31,
        };
        self.letters().iter().fold(0, |set, letter| set | 1 << bit(*letter))
    }

    /// What lies between two syllables, if it is one slip. Spellings that are right beside each other are none.
    pub fn slip_from(&self, right: &Syllable) -> Option<Slip> {
        Keyed::new(*self).slip_from(&Keyed::new(*right))
    }
}

/// A syllable in the form of [`Syllable::key`], ready to be compared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Keyed {
    syllable: Syllable,
    bare: u32,
}

impl Keyed {
    /// Brings a syllable to its key.
    pub fn new(syllable: Syllable) -> Self {
        let syllable = syllable.key();
        Self { syllable, bare: syllable.bare_set() }
    }

    /// The key.
    pub fn syllable(&self) -> Syllable {
        self.syllable
    }

    /// As [`Syllable::slip_from`].
    pub fn slip_from(&self, right: &Keyed) -> Option<Slip> {
        // A slip changes one letter into another at the most: that is one bit gone and one come.
        if (self.bare ^ right.bare).count_ones() > 2 || self.syllable.length.abs_diff(right.syllable.length) > 1 {
            return None;
        }
        let (one, other) = (&self.syllable, &right.syllable);
        let (a, b) = (one.letters(), other.letters());
        if a == b {
            return (one.tone != other.tone).then_some(Slip::Mark);
        }
        if one.tone != other.tone {
            // `nông` for `nòng`: one character was typed wrong, though two marks differ.
            let is_level = one.tone == Tone::Level || other.tone == Tone::Level;
            let differing = a.iter().zip(b).filter(|(a, b)| a != b).count();
            let is_mark = a.len() == b.len() && a.iter().zip(b).all(|(a, b)| bare(*a) == bare(*b));
            return (is_level && differing == 1 && is_mark).then_some(Slip::Mark);
        }
        if a.len().abs_diff(b.len()) > 1 {
            return None;
        }
        let start = a.iter().zip(b).take_while(|(a, b)| a == b).count();
        let (rest_a, rest_b) = (a.get(start..)?, b.get(start..)?);
        match (rest_a, rest_b) {
            ([x, a @ ..], [y, b @ ..]) if a == b => {
                Some(if bare(*x) == bare(*y) { Slip::Mark } else { Slip::OtherLetter })
            }
            ([x, y, a @ ..], [v, w, b @ ..]) if x == w && y == v && a == b => Some(Slip::Letter),
            ([_, a @ ..], b) if a == b => Some(Slip::Letter),
            (a, [_, b @ ..]) if a == b => Some(Slip::Letter),
            _ => None,
        }
    }
}

/// A letter, small and without its tone, and the tone; nothing for what is no letter, or is several as a small one.
fn letter_and_tone(typed: char) -> Option<(char, Tone)> {
    if typed.is_ascii() {
        return typed.is_ascii_alphabetic().then(|| (typed.to_ascii_lowercase(), Tone::Level));
    }
    let letter = small_letter(typed);
    if matches!(letter, 'à'..='ö' | 'ø'..='ÿ' | 'ă' | 'đ' | 'ĩ' | 'ũ' | 'ơ' | 'ư' | 'ạ'..='ỹ') {
        return Some(without_tone(letter));
    }
    // A letter of another language.
    let mut small = typed.to_lowercase();
    let (Some(letter), None) = (small.next(), small.next()) else { return None };
    letter.is_alphabetic().then(|| without_tone(letter))
}

/// Tells whether a word can be a Vietnamese syllable: `nghiêng`, `Hoà`; not `nghịêm`, `thưởngg`.
pub fn is_syllable(word: &str) -> bool {
    Syllable::read(word).is_some_and(|syllable| syllable.is_possible())
}

/// Initials, the longer before the shorter of the same letters; the empty one last.
const INITIALS: [&str; 29] = [
    "ngh", "ng", "nh", "gh", "gi", "kh", "ph", "qu", "th", "tr", "ch", "b", "c", "d", "đ", "g", "h", "k", "l", "m",
    "n", "p", "r", "s", "t", "v", "x", "y", "",
];

/// Rhymes that begin with a sound written alike after every initial that takes it.
const RHYMES: &str = " a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây \
    e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich im in inh ip it iu \
    iêc iêm iên iêng iêp iêt iêu o oc oi om on ong op ot ooc oong oa oac oach oai oam oan oang oanh oao oap oat oay \
    oăc oăm oăn oăng oăt oe oem oen oeng oeo oet ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uc ui um un ung up ut \
    uân uâng uât uây uê uêch uênh uêu uơ uôc uôi uôm uôn uông uôt uy uya uych uynh uyt uyp uyu uyên uyêt uyn \
    ư ưa ưc ưi ưm ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu ";

/// Rhymes after `qu`, whose `u` is the glide.
const RHYMES_AFTER_QU: &str = " a ac ach ai an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc ân âng ât ây e en eo et ê êch ên \
    ênh êt êu i it inh ich y yên yêt ynh yp yt ych ơ ơi ơn ôc ô ";

/// Rhymes of syllables without an initial that are written with `y`.
const RHYMES_WITH_Y: &str = " y yêm yên yêng yêt yêu ";

fn is_rhyme_after(initial: &str, rhyme: &str) -> bool {
    let listed = |list: &str| list.contains(&format!(" {rhyme} "));
    let first = rhyme.chars().next().unwrap_or_default();
    let is_front = matches!(first, 'e' | 'ê' | 'i' | 'y');
    let has_glide = ["oa", "oă", "oe", "uâ", "uê", "uơ", "uy"].iter().any(|glide| rhyme.starts_with(glide));
    match initial {
        "" => listed(RHYMES_WITH_Y) || listed(RHYMES) && !rhyme.starts_with("iê"),
        "qu" => listed(RHYMES_AFTER_QU),
        "y" => false,
        "c" => listed(RHYMES) && !is_front && !has_glide,
        "g" | "ng" => listed(RHYMES) && !is_front,
        "k" => rhyme == "y" || listed(RHYMES) && is_front,
        "gh" | "ngh" => listed(RHYMES) && is_front,
        "gi" => listed(RHYMES) && (first != 'i' || rhyme.starts_with("iê")),
        _ => listed(RHYMES) || rhyme == "y" && matches!(initial, "h" | "l" | "m" | "s" | "t" | "v" | "n" | "th"),
    }
}

fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'ă' | 'â' | 'e' | 'ê' | 'i' | 'o' | 'ô' | 'ơ' | 'u' | 'ư' | 'y')
}

/// The letter without its sign: `o` for `ô` and `ơ`, `d` for `đ`.
fn bare(letter: char) -> char {
    match letter {
        'ă' | 'â' => 'a',
        'đ' => 'd',
        'ê' => 'e',
        'ô' | 'ơ' => 'o',
        'ư' => 'u',
        other => other,
    }
}

/// The vowels, each with the tones in the order of [`Tone`].
const VOWELS: [(char, [char; 5]); 12] = [
    ('a', ['à', 'á', 'ã', 'ả', 'ạ']),
    ('ă', ['ằ', 'ắ', 'ẵ', 'ẳ', 'ặ']),
    ('â', ['ầ', 'ấ', 'ẫ', 'ẩ', 'ậ']),
    ('e', ['è', 'é', 'ẽ', 'ẻ', 'ẹ']),
    ('ê', ['ề', 'ế', 'ễ', 'ể', 'ệ']),
    ('i', ['ì', 'í', 'ĩ', 'ỉ', 'ị']),
    ('o', ['ò', 'ó', 'õ', 'ỏ', 'ọ']),
    ('ô', ['ồ', 'ố', 'ỗ', 'ổ', 'ộ']),
    ('ơ', ['ờ', 'ớ', 'ỡ', 'ở', 'ợ']),
    ('u', ['ù', 'ú', 'ũ', 'ủ', 'ụ']),
    ('ư', ['ừ', 'ứ', 'ữ', 'ử', 'ự']),
    ('y', ['ỳ', 'ý', 'ỹ', 'ỷ', 'ỵ']),
];

/// The vowels with a tone: the vowel without it, and the tone.
static MARKED: LazyLock<FxHashMap<char, (char, Tone)>> = LazyLock::new(|| {
    const TONES: [Tone; 5] = [Tone::Grave, Tone::Acute, Tone::Tilde, Tone::Hook, Tone::Dot];
    let marked = VOWELS.iter().flat_map(|(bare, marked)| marked.iter().zip(TONES).map(move |tone| (*bare, tone)));
    marked.map(|(bare, (marked, tone))| (*marked, (bare, tone))).collect()
});

/// A letter without its tone, and the tone.
fn without_tone(letter: char) -> (char, Tone) {
    if letter.is_ascii() || matches!(letter, 'ă' | 'â' | 'đ' | 'ê' | 'ô' | 'ơ' | 'ư') {
        return (letter, Tone::Level);
    }
    if let Some(found) = MARKED.get(&letter) {
        return *found;
    }
    // A letter of another language.
    let mut tone = Tone::Level;
    let rest: String = std::iter::once(letter)
        .nfd()
        .filter(|part| {
            let found = match part {
                '\u{300}' => Tone::Grave,
                '\u{301}' => Tone::Acute,
                '\u{303}' => Tone::Tilde,
                '\u{309}' => Tone::Hook,
                '\u{323}' => Tone::Dot,
                _ => return true,
            };
            tone = found;
            false
        })
        .nfc()
        .collect();
    (rest.chars().next().unwrap_or(letter), tone)
}

#[cfg(test)]
mod tests {
    use super::{Slip, Syllable, is_syllable};

    #[test]
    fn syllables_that_exist_are_possible() {
        let words = "a ở ý yên yếu yểm nghiêng nghĩa nghị nghỉ nghe ghi ghế gì gìn giếng giết giữ giường giới gió già quyền \
            quốc quý qui quỹ quỳnh quýt quảng quân quê quả huỳnh khuỷu khuya thuở huy hòa hoà thúy thuý ủy uỷ toàn \
            hoạt ngoài xoáy khuấy tuần tuyên tuyết thuế hoặc xoăn khỏe khoẻ boong xoong của cuộc cứu hươu rượu \
            kỷ kỉ lý lí mỹ mĩ sĩ sỹ tỷ tỉ hy hi vi vy đắk lắm thưởng trưởng đường phường chuyển đổi số nước cơ \
            mía mùa lúa cưa kiểm tra kiến thiết kê khai pin ếch ích ít ỉa uống ướt ưu ngoằn ngoèo buýt tuýp";
        let refused: Vec<&str> = words.split_whitespace().filter(|word| !is_syllable(word)).collect();
        assert_eq!(refused, ["đắk"]);
    }

    #[test]
    fn what_nobody_can_write_is_not() {
        for word in [
            "nghịêm",
            "thưởngg",
            "ngiêm",
            "nghanh",
            "kông",
            "cế",
            "gế",
            "ghỏi",
            "thựơng",
            "hợat",
            "trứơc",
            "các̀",
            "mặc̉",
            "bàc",
            "hoct",
            "đựoc",
            "nướỉ",
            "thuờgn",
            "xây̆",
            "iên",
            "qúy",
            "qủa",
            "gía",
            "coan",
            "hằngg",
            "tổchức",
            "1a",
            "",
        ] {
            assert!(!is_syllable(word), "{word}");
        }
    }

    #[test]
    fn slips_are_told_from_other_words() {
        let slip = |a: &str, b: &str| Syllable::read(a)?.slip_from(&Syllable::read(b)?);
        assert_eq!(slip("nên", "nền"), Some(Slip::Mark));
        assert_eq!(slip("nông", "nòng"), Some(Slip::Mark));
        assert_eq!(slip("duợc", "dược"), Some(Slip::Mark));
        assert_eq!(slip("cán", "cá"), Some(Slip::Letter));
        assert_eq!(slip("thuờgn", "thuờng"), Some(Slip::Letter));
        assert_eq!(slip("sách", "xách"), Some(Slip::OtherLetter));
        assert_eq!(slip("hoà", "hòa"), None);
        assert_eq!(slip("kỷ", "kỉ"), None);
        assert_eq!(slip("xác", "sách"), None);
    }
}
