//! The text of a PDF in the order it is drawn: what a reader who copies it gets, without page numbers, repeated table heads
//! and whatever else is marked as an artifact.

use std::collections::BTreeMap;

use lopdf::content::Content;
use lopdf::{Dictionary, Document, Encoding, Object, ObjectId};

/// A matrix of PDF: `a b c d e f`.
type Matrix = [f64; 6];

const IDENTITY: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

/// Gaps between two runs of a line that part words, in hundredths of the size of the letters.
const GAP: f64 = 0.1;

/// A run of letters as drawn.
#[derive(Debug)]
struct Run {
    text: String,
    /// The left end, on the baseline, in points.
    x: f64,
    y: f64,
    width: f64,
    size: f64,
}

/// Returns the text of all pages, a line to a line.
pub fn text(bytes: &[u8]) -> String {
    let document = Document::load_mem(bytes).expect("a PDF can be read");
    let mut text = String::new();
    for page in document.get_pages().into_values() {
        text.push_str(&join(&runs(&document, page)));
        text.push('\n');
    }
    text
}

/// Joins runs to words and lines. Numbers of footnotes, which are raised, are left out.
fn join(runs: &[Run]) -> String {
    let mut text = String::new();
    let mut last: Option<&Run> = None;
    // Where the line goes on: behind the last run, and behind a raised number after it.
    let mut end = 0.0;
    for run in runs {
        if let Some(before) = last {
            let raised = run.y - before.y;
            let is_number = run.text.trim().bytes().all(|byte| byte.is_ascii_digit());
            if is_number && run.size < before.size && raised > 0.5 && raised < before.size {
                end = run.x + run.width;
                continue;
            }
            let is_beside = (run.y - before.y).abs() < 0.5 && run.x - end > -1.0;
            if !is_beside {
                text.push('\n');
            } else if run.x - end > GAP * run.size {
                text.push(' ');
            }
        }
        text.push_str(&run.text);
        end = run.x + run.width;
        last = Some(run);
    }
    text
}

struct Font<'a> {
    encoding: Encoding<'a>,
    widths: BTreeMap<u16, f64>,
    default_width: f64,
}

impl Font<'_> {
    /// The text of a string and its width for letters of 1 point.
    fn read(&self, codes: &[u8]) -> (String, f64) {
        let text = Document::decode_text(&self.encoding, codes).expect("every letter has its character");
        let codes = codes.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
        let width: f64 = codes.map(|code| self.widths.get(&code).copied().unwrap_or(self.default_width)).sum();
        (text, width / 1000.0)
    }
}

fn fonts(document: &Document, page: ObjectId) -> BTreeMap<Vec<u8>, Font<'_>> {
    let dictionaries = document.get_page_fonts(page).expect("a page names its fonts");
    let font = |dictionary: &'_ Dictionary| -> (BTreeMap<u16, f64>, f64) {
        let descendants =
            document.dereference(dictionary.get(b"DescendantFonts").expect("a composite font")).expect("is there").1;
        let descendant = descendants.as_array().expect("an array").first().expect("one font");
        let descendant = document.dereference(descendant).expect("is there").1.as_dict().expect("a dictionary");
        let default = descendant.get(b"DW").ok().and_then(|width| width.as_float().ok()).unwrap_or(1000.0);
        let widths = descendant.get(b"W").ok().and_then(|widths| document.dereference(widths).ok());
        (widths.map(|(_, widths)| read_widths(document, widths)).unwrap_or_default(), f64::from(default))
    };
    dictionaries
        .into_iter()
        .map(|(name, dictionary)| {
            let (widths, default_width) = font(dictionary);
            let encoding = dictionary.get_font_encoding(document).expect("a font says which characters it shows");
            (name, Font { encoding, widths, default_width })
        })
        .collect()
}

/// Reads `c [w w …]` and `c c w`.
fn read_widths(document: &Document, widths: &Object) -> BTreeMap<u16, f64> {
    let mut read = BTreeMap::new();
    let list = widths.as_array().expect("widths are an array");
    let number = |object: &Object| f64::from(object.as_float().expect("a number"));
    let mut index = 0;
    while let (Some(first), Some(second)) = (list.get(index), list.get(index + 1)) {
        let first = number(first) as u16;
        match document.dereference(second).map(|(_, object)| object) {
            Ok(Object::Array(each)) => {
                read.extend(each.iter().enumerate().map(|(offset, width)| (first + offset as u16, number(width))));
                index += 2;
            }
            _ => {
                let width = list.get(index + 2).map_or(0.0, number);
                read.extend((first..=number(second) as u16).map(|code| (code, width)));
                index += 3;
            }
        }
    }
    read
}

/// Everything drawn on a page that is no artifact.
fn runs(document: &Document, page: ObjectId) -> Vec<Run> {
    let fonts = fonts(document, page);
    let content = Content::decode(&document.get_page_content(page)).expect("a page's content can be read");
    let mut runs = Vec::new();
    let mut stack: Vec<Matrix> = Vec::new();
    let (mut current, mut matrix) = (IDENTITY, IDENTITY);
    let mut font: Option<&Font<'_>> = None;
    let mut size = 0.0;
    // For each open mark, whether it says that what it holds is an artifact.
    let mut marks: Vec<bool> = Vec::new();
    for operation in &content.operations {
        let operands = &operation.operands;
        let numbers = || operands.iter().filter_map(|operand| operand.as_float().ok()).map(f64::from);
        let six = || {
            let mut six = IDENTITY;
            six.iter_mut().zip(numbers()).for_each(|(slot, number)| *slot = number);
            six
        };
        match operation.operator.as_str() {
            "q" => stack.push(current),
            "Q" => current = stack.pop().unwrap_or(IDENTITY),
            "cm" => current = times(six(), current),
            "BT" => matrix = IDENTITY,
            "Tm" => matrix = six(),
            "Tf" => {
                font = operands.first().and_then(|name| name.as_name().ok()).and_then(|name| fonts.get(name));
                size = numbers().next_back().unwrap_or_default();
            }
            "BDC" | "BMC" => {
                marks.push(operands.first().and_then(|name| name.as_name().ok()) == Some(b"Artifact"));
            }
            "EMC" => drop(marks.pop()),
            "Tj" | "TJ" => {
                let Some(font) = font.filter(|_| !marks.contains(&true)) else { continue };
                let (mut text, mut width) = (String::new(), 0.0);
                let pieces = match operands.first() {
                    Some(Object::Array(pieces)) => pieces.as_slice(),
                    _ => operands.as_slice(),
                };
                for piece in pieces {
                    match piece {
                        Object::String(codes, _) => {
                            let (letters, advance) = font.read(codes);
                            text.push_str(&letters);
                            width += advance;
                        }
                        other => width -= f64::from(other.as_float().unwrap_or_default()) / 1000.0,
                    }
                }
                let place = times(matrix, current);
                let scale = place[0].hypot(place[1]);
                let width = width * size * scale;
                runs.push(Run { text, x: place[4], y: place[5], width, size: size * scale });
            }
            "Td" | "TD" | "T*" | "'" | "\"" => panic!("text that goes on to another line is not expected here"),
            _ => {}
        }
    }
    runs
}

fn times(a: Matrix, b: Matrix) -> Matrix {
    [
        a[0] * b[0] + a[1] * b[2],
        a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2],
        a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4],
        a[4] * b[1] + a[5] * b[3] + b[5],
    ]
}
