//! The rows as a spreadsheet: CSV (RFC 4180) and XLSX. The same columns in both.

use std::fmt;

use chrono::Datelike;
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

use super::table::{short, wrapped};
use super::{PlanTasks, Task, Undated};

/// What a program for spreadsheets knows UTF-8 by.
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// The longest text of a cell in UTF-16 units, and the most rows of a sheet, the head among them.
const LONGEST: usize = 32_767;
const MOST_ROWS: usize = 1_048_576;

/// The height of a line, and that of the highest row, in points.
const LINE_HEIGHT: f64 = 15.0;
const HIGHEST: f64 = 409.0;

/// The last column that is printed: what follows is for sorting and looking up.
const LAST_PRINTED: u16 = 8;

/// Signs that make a formula of a cell when a CSV is opened; also the wide ones, which some programs read alike.
const FORMULA: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];

/// The columns: head, and width in characters.
const COLUMNS: [(&str, f64); 13] = [
    ("STT", 5.0),
    ("Việc", 48.0),
    ("Ai làm", 28.0),
    ("Phối hợp với", 24.0),
    ("Thời hạn ghi trong kế hoạch", 22.0),
    ("Ngày đến hạn", 12.0),
    ("Định kỳ", 12.0),
    ("Gửi đến", 22.0),
    ("Ghi chú", 22.0),
    ("Loại", 14.0),
    ("Ghi ở", 10.0),
    ("Kế hoạch", 48.0),
    ("Tệp, dòng", 20.0),
];

/// The columns that hold a number and a day.
const NUMBER: usize = 0;
const DAY: usize = 5;

/// A workbook, and in how many cells the text was too long for one.
#[derive(Clone, Debug)]
pub struct Book {
    /// The file.
    pub bytes: Vec<u8>,
    /// Cells whose text was cut off.
    pub shortened: usize,
}

/// Why there is no spreadsheet.
#[derive(Debug)]
pub enum SheetFault {
    /// A sheet has fewer rows than there are.
    TooManyRows(usize),
    /// The writer of workbooks refused.
    Book(XlsxError),
}

impl fmt::Display for SheetFault {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            SheetFault::TooManyRows(rows) => {
                write!(to, "một trang tính chỉ có {MOST_ROWS} hàng, không đủ cho {rows} việc")
            }
            SheetFault::Book(_) => write!(to, "không ghi được trang tính"),
        }
    }
}

impl From<XlsxError> for SheetFault {
    fn from(error: XlsxError) -> Self {
        SheetFault::Book(error)
    }
}

/// The cells of a row but the day, which is empty here.
fn cells(number: usize, plan: &PlanTasks, task: &Task) -> [String; COLUMNS.len()] {
    [
        number.to_string(),
        task.words.clone(),
        task.parties.join("; "),
        task.partners.join("; "),
        task.times.join("; "),
        String::new(),
        task.frequency(),
        task.receivers.join("; "),
        remark(task),
        task.kind.words().to_owned(),
        task.place.clone(),
        plan.subject.clone(),
        format!("{}, dòng {}", plan.file, task.line),
    ]
}

/// The further days; or why there is none although a time is written.
fn remark(task: &Task) -> String {
    match &task.dues {
        Err(Undated::Silent) => String::new(),
        Err(why) => why.words().to_owned(),
        Ok(dues) if dues.len() > 1 => {
            let days: Vec<String> = dues.iter().map(|due| short(due.day)).collect();
            format!("các ngày: {}", days.join("; "))
        }
        Ok(_) => String::new(),
    }
}

fn rows(plans: &[PlanTasks]) -> impl Iterator<Item = (&PlanTasks, &Task)> {
    plans.iter().flat_map(|plan| plan.tasks.iter().map(move |task| (plan, task)))
}

/// Makes a table of values parted by commas, in UTF-8 with its mark, lines ending with CR LF; days as `2026-11-14`.
///
/// A cell that a program for spreadsheets would take for a formula gets `'` in front, and so does one that begins with
/// `'`: whoever reads the table takes one `'` off the beginning of a cell, and has what the plan says.
pub fn to_csv(plans: &[PlanTasks]) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(BYTE_ORDER_MARK.to_vec());
    // Memory takes whatever is written.
    let _ = writer.write_record(COLUMNS.map(|(head, _)| head));
    for (index, (plan, task)) in rows(plans).enumerate() {
        let mut cells = cells(index + 1, plan, task);
        if let (Some(cell), Some(due)) = (cells.get_mut(DAY), task.main_due()) {
            *cell = due.day.to_string();
        }
        let _ = writer.write_record(cells.map(guarded));
    }
    writer.into_inner().unwrap_or_default()
}

fn guarded(cell: String) -> String {
    let is_at_risk = cell.starts_with(FORMULA) || cell.starts_with('\'');
    if is_at_risk { format!("'{cell}") } else { cell }
}

/// Makes a workbook of one sheet: the head row stays in sight and is printed on every page, every column can be filtered.
/// Days are days, everything else is text. The same plans give the same bytes.
///
/// # Errors
/// When there are more rows than a sheet has.
pub fn to_xlsx(plans: &[PlanTasks]) -> Result<Book, SheetFault> {
    let count = rows(plans).count();
    if count >= MOST_ROWS {
        return Err(SheetFault::TooManyRows(count));
    }
    let mut workbook = Workbook::new();
    let made = plans.iter().map(|plan| plan.stamp).max().unwrap_or_default();
    let made =
        ExcelDateTime::from_ymd(u16::try_from(made.year()).unwrap_or(2020), made.month() as u8, made.day() as u8)?;
    let title = match plans {
        [plan] => plan.subject.clone(),
        plans => format!("Việc phải làm theo {} kế hoạch", plans.len()),
    };
    workbook.set_properties(&DocProperties::new().set_title(shown(&title).0).set_creation_datetime(&made));
    let sheet = workbook.add_worksheet();
    sheet.set_name("Phân công")?;
    lay_out(sheet, count)?;
    let border = FormatBorder::Thin;
    let text = Format::new().set_text_wrap().set_align(FormatAlign::Top).set_border(border).set_num_format("@");
    let number = Format::new().set_align(FormatAlign::Top).set_border(border);
    let day = number.clone().set_num_format("dd/mm/yyyy").set_align(FormatAlign::Center);
    let mut shortened = 0;
    for (index, (plan, task)) in rows(plans).enumerate() {
        let row = u32::try_from(index + 1).unwrap_or(u32::MAX);
        sheet.set_row_height(row, height(&cells(index + 1, plan, task)))?;
        for (column, cell) in (0_u16..).zip(cells(index + 1, plan, task)) {
            let due = task.main_due().map(|due| due.day);
            match usize::from(column) {
                NUMBER => sheet.write_number_with_format(row, column, (index + 1) as f64, &number)?,
                DAY => match due.and_then(|due| {
                    ExcelDateTime::from_ymd(u16::try_from(due.year()).ok()?, due.month() as u8, due.day() as u8).ok()
                }) {
                    Some(date) => sheet.write_datetime_with_format(row, column, &date, &day)?,
                    None => sheet.write_blank(row, column, &day)?,
                },
                _ => {
                    let (words, is_cut) = shown(&cell);
                    shortened += usize::from(is_cut);
                    sheet.write_string_with_format(row, column, words, &text)?
                }
            };
        }
    }
    Ok(Book { bytes: workbook.save_to_buffer()?, shortened })
}

/// The height that a row needs, in points: not every program works it out when it opens the file.
fn height(cells: &[String; COLUMNS.len()]) -> f64 {
    let lines = cells.iter().zip(COLUMNS).map(|(cell, (_, width))| {
        // A column is measured in digits, which are about as wide as a letter is on the average.
        wrapped(cell, width as usize).len()
    });
    (lines.max().unwrap_or(1) as f64 * LINE_HEIGHT).min(HIGHEST)
}

/// Head row, widths, filter and how the sheet is printed.
fn lay_out(sheet: &mut Worksheet, count: usize) -> Result<(), XlsxError> {
    let head = Format::new()
        .set_bold()
        .set_text_wrap()
        .set_align(FormatAlign::Center)
        .set_align(FormatAlign::VerticalCenter)
        .set_border(FormatBorder::Thin)
        .set_background_color("D9E2F3");
    for (column, (name, width)) in (0_u16..).zip(COLUMNS) {
        sheet.set_column_width(column, width)?;
        sheet.write_string_with_format(0, column, name, &head)?;
    }
    let last_column = (COLUMNS.len() - 1) as u16;
    sheet.set_freeze_panes(1, 2)?;
    sheet.autofilter(0, 0, u32::try_from(count).unwrap_or(u32::MAX), last_column)?;
    sheet.set_repeat_rows(0, 0)?;
    sheet.set_print_area(0, 0, u32::try_from(count).unwrap_or(u32::MAX), LAST_PRINTED)?;
    sheet.set_row_height(0, 2.0 * LINE_HEIGHT)?;
    sheet.set_landscape();
    // A4.
    sheet.set_paper_size(9);
    sheet.set_print_fit_to_pages(1, 0);
    sheet.set_margins(0.4, 0.4, 0.5, 0.5, 0.3, 0.3);
    sheet.set_footer("&C&P/&N");
    Ok(())
}

/// What a cell can hold of a text, and whether something is left out.
fn shown(text: &str) -> (String, bool) {
    if text.encode_utf16().count() <= LONGEST {
        return (text.to_owned(), false);
    }
    let mut units = 0;
    let fits = |character: &char| {
        units += character.len_utf16();
        units < LONGEST
    };
    let mut start: String = text.chars().take_while(fits).collect();
    start.push('…');
    (start, true)
}

#[cfg(test)]
mod tests {
    use super::{LONGEST, guarded, shown};

    #[test]
    fn no_cell_begins_like_a_formula_and_every_cell_comes_back() {
        for cell in ["=1+1", "+84", "- Giấy khen", "@ai", "\t=1", "＝1", "'=1", "''", "a=1", "", "Công an xã"] {
            let guarded = guarded(cell.to_owned());
            assert!(!guarded.starts_with(['=', '+', '-', '@', '\t', '＝']), "{cell}");
            assert_eq!(guarded.strip_prefix('\'').unwrap_or(&guarded), cell);
        }
    }

    #[test]
    fn a_text_that_is_too_long_is_cut_at_a_character() {
        assert_eq!(shown("ngắn"), ("ngắn".to_owned(), false));
        let (start, is_cut) = shown(&"🙂".repeat(LONGEST));
        assert!(is_cut && start.ends_with("🙂…") && start.encode_utf16().count() <= LONGEST);
    }
}
