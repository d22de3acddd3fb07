//! Documents that a plan cites.
//!
//! The values only; how they are read from prose is in [`super::recognise`].

use schemars::JsonSchema;
use serde::Serialize;

use super::recognise::Found;
use super::time::WrittenDate;

/// A cited document (văn bản viện dẫn).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Citation {
    /// The whole citation as typed, with the title.
    pub text: String,
    /// The type as typed: `Quyết định`.
    pub document_type: String,
    /// What kind of body's documents it is written like.
    pub shape: Shape,
    /// How many documents of the type are meant, where that is said: 7 for `07 Nghị quyết “trụ cột”`.
    pub count: Option<u16>,
    /// Number and symbol as typed: `214 /KH-UBND`.
    pub number_and_symbol: Option<Found<String>>,
    /// Number and symbol without blanks, `…` for a gap: `214/KH-UBND`, `44-KL/TW`, `…/HD-BCA`.
    pub reference: Option<String>,
    /// The number as typed; nothing where it is left blank.
    pub number: Option<String>,
    /// The year between number and symbol of legal documents: 2025 in `152/2025/NĐ-CP`.
    pub number_year: Option<u16>,
    /// The symbol: `QĐ-TTg`, `KL/TW`, `QH15`.
    pub symbol: Option<String>,
    /// Whether the number is left blank for the pen.
    pub number_is_blank: bool,
    /// The date in ISO 8601 as far as it is known; nothing where no date is given.
    #[serde(rename = "date")]
    pub date_value: Option<String>,
    /// The date as written.
    #[serde(skip)]
    #[schemars(skip)]
    pub date: Option<Found<WrittenDate>>,
    /// Whether a part of the date is left blank for the pen.
    pub date_is_blank: bool,
    /// The issuing body as typed.
    pub issuer: Option<Found<String>>,
    /// What the document is about (trích yếu), or a law's name.
    pub title: Option<Found<String>>,
    /// The provision cited: `điểm đ khoản 2 Điều 30`.
    pub provision: Option<Provision>,
    /// Whether it is named inside the title of another cited document.
    pub within_title: bool,
}

/// How a document's number is written, which tells what kind of body issued it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Shape {
    /// `2447/QĐ-TTg`: the number, a slash, the type and the body.
    State,
    /// `44-KL/TW`: the number, a dash, the type, a slash, the body.
    Party,
    /// A law, code, ordinance or the constitution: cited by its name.
    Law,
    /// Any other document cited without a number.
    Unnumbered,
}

/// A provision of a document, as typed; several are joined as typed (`a, b`).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Provision {
    /// `điểm`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub point: Option<String>,
    /// `khoản`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub clause: Option<String>,
    /// `Điều`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub article: Option<String>,
    /// `mẫu số`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub form: Option<String>,
}

impl Citation {
    /// Returns the issuing body: as typed, or the one that the type or the symbol leaves no doubt about.
    pub fn issuing_body(&self) -> Option<&str> {
        if let Some(issuer) = &self.issuer {
            return Some(&issuer.value);
        }
        match (self.document_type.to_lowercase().as_str(), self.symbol.as_deref()) {
            ("luật" | "bộ luật" | "hiến pháp", _) => Some("Quốc hội"),
            ("pháp lệnh", _) => Some("Ủy ban Thường vụ Quốc hội"),
            (_, Some("NĐ-CP" | "NQ-CP")) => Some("Chính phủ"),
            (_, Some("QĐ-TTg" | "CT-TTg")) => Some("Thủ tướng Chính phủ"),
            (_, Some(symbol)) if symbol.starts_with("QH") => Some("Quốc hội"),
            (_, Some(symbol)) if symbol.contains("UBTVQH") => Some("Ủy ban Thường vụ Quốc hội"),
            _ => None,
        }
    }

    /// What two citations of one document share at least one of. `of_law` adds what a law has, which is cited by its name
    /// with or without its number. None for a blank number.
    pub(super) fn keys(&self, of_law: bool) -> Vec<String> {
        if self.number_is_blank {
            return Vec::new();
        }
        let words =
            |text: &Option<Found<String>>| text.as_ref().map_or(String::new(), |text| text.value.to_lowercase());
        let kind = self.document_type.to_lowercase();
        let mut keys = vec![match &self.reference {
            Some(reference) => format!("number\n{kind}\n{}", reference.to_lowercase()),
            None => format!("name\n{kind}\n{}\n{}", words(&self.title), words(&self.issuer)),
        }];
        if of_law {
            keys.push(format!("law\n{kind}\n{}", words(&self.title)));
        }
        keys
    }

    /// Tells whether both name the same document: the same number and symbol, or, for what has none, the same type,
    /// name and issuer. A blank number is the same as none.
    pub fn is_same_document(&self, other: &Citation) -> bool {
        if self.number_is_blank || other.number_is_blank {
            return false;
        }
        let words = |text: &Option<Found<String>>| text.as_ref().map(|text| text.value.to_lowercase());
        let kind = self.document_type.to_lowercase() == other.document_type.to_lowercase();
        match (&self.reference, &other.reference) {
            (Some(one), Some(two)) => kind && one.to_lowercase() == two.to_lowercase(),
            (None, None) => {
                kind && words(&self.title) == words(&other.title) && words(&self.issuer) == words(&other.issuer)
            }
            _ => kind && self.shape == Shape::Law && words(&self.title) == words(&other.title),
        }
    }
}
