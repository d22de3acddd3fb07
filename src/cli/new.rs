//! `plancc new`: a plan to begin with: from the office's level, or from an earlier plan.

use std::io::{self, BufRead, IsTerminal, Write};
use std::path::{Path, PathBuf};

use clap::Args;

use crate::host::{HostError, files};
use crate::source::SourceFile;
use crate::syntax::keywords::FieldKey;
use crate::{Context, analyse};

use super::Outcome;
use super::inputs::STANDARD_INPUT;
use super::starter::{self, Level, Wishes};

/// Tạo tệp kế hoạch để bắt đầu soạn
#[derive(Debug, Args)]
pub struct NewArgs {
    /// Tệp cần tạo, hoặc “-” để in ra màn hình [mặc định: ke-hoach.plan]
    #[arg(value_name = "TỆP", default_value = "ke-hoach.plan", hide_default_value = true, help_heading = "Tham số")]
    file: PathBuf,
    /// Cấp ban hành: tỉnh, thành phố, xã, phường, đặc khu, sở (gõ không dấu cũng được: dac-khu)
    #[arg(long, value_name = "CẤP", value_parser = level, help_heading = "Nội dung")]
    level: Option<Level>,
    /// Tên tỉnh, xã…: “Tân Minh”; với sở là tỉnh, thành phố của sở: “tỉnh Lâm Đồng”
    #[arg(long, value_name = "TÊN", value_parser = words, help_heading = "Nội dung")]
    place: Option<String>,
    /// Tên cơ quan ban hành; bắt buộc với sở: “Sở Y tế” [mặc định: Ủy ban nhân dân của cấp và nơi đã ghi]
    #[arg(long, value_name = "TÊN", value_parser = words, help_heading = "Nội dung")]
    agency: Option<String>,
    /// Tên phong trào thi đua, không có ngoặc kép
    #[arg(long, value_name = "TÊN", value_parser = words, help_heading = "Nội dung")]
    movement: Option<String>,
    /// Năm, hoặc năm đầu và năm cuối: 2026, 2026-2030
    #[arg(long, value_name = "NĂM", value_parser = years, help_heading = "Nội dung")]
    period: Option<(u16, u16)>,
    /// Họ tên người ký
    #[arg(long, value_name = "TÊN", value_parser = words, help_heading = "Nội dung")]
    signer: Option<String>,
    /// Bắt đầu từ một kế hoạch đã có: chép nguyên văn, chỉ để trống số và ngày
    #[arg(
        long,
        value_name = "TỆP",
        conflicts_with_all = ["level", "place", "agency", "movement", "period", "signer"],
        help_heading = "Nội dung"
    )]
    from: Option<PathBuf>,
    /// Ghi đè tệp đã có
    #[arg(long, help_heading = "Tùy chọn")]
    force: bool,
}

fn level(typed: &str) -> Result<Level, String> {
    let known = || Level::ALL.map(Level::unit).join(", ");
    Level::read(typed).ok_or_else(|| format!("chọn: {}", known()))
}

/// Words that stand in a line of a plan as they are.
fn words(typed: &str) -> Result<String, String> {
    let text = typed.trim().trim_matches(['“', '”', '"']).trim();
    if text.is_empty() {
        return Err("không được để trống".to_owned());
    }
    let mark = text.chars().find(|character| character.is_control() || "[]{}*^\\|“”\"".contains(*character));
    match mark {
        Some(mark) if mark.is_control() => Err("chỉ ghi trên một dòng, không có ký tự điều khiển".to_owned()),
        Some(mark) => Err(format!("không dùng dấu “{mark}” ở đây")),
        None => Ok(text.to_owned()),
    }
}

fn years(typed: &str) -> Result<(u16, u16), String> {
    let year = |text: &str| text.trim().parse::<u16>().ok().filter(|year| (2000..2100).contains(year));
    let read = match typed.split_once(['-', '–']) {
        Some((first, last)) => year(first).zip(year(last)),
        None => year(typed).map(|year| (year, year)),
    };
    read.filter(|(first, last)| first <= last).ok_or_else(|| "ghi như 2026 hoặc 2026-2030".to_owned())
}

/// Writes the plan; a file that is there stays, unless asked otherwise.
pub(super) fn run(args: &NewArgs) -> Result<Outcome, HostError> {
    let is_shown = args.file.as_os_str() == STANDARD_INPUT;
    // Said before anything is asked.
    if !is_shown && !args.force && args.file.exists() {
        let name = args.file.display();
        return Ok(fail(&format!("{name}: đã có tệp này\n  gợi ý: ghi tên tệp khác, hoặc thêm --force để ghi đè")));
    }
    let text = match &args.from {
        Some(path) => emptied(&files::read_plan(path)?),
        None => match wishes(args) {
            Ok(wishes) => starter::plan(&wishes),
            Err(reason) => return Ok(fail(&reason)),
        },
    };
    if is_shown {
        // A closed pipe is no reason to fail: whoever asked has read enough.
        let _ = io::stdout().write_all(text.as_bytes());
        return Ok(Outcome::Done);
    }
    if args.force {
        files::write_whole(&args.file, text.as_bytes())?;
    } else {
        files::write_new(&args.file, text.as_bytes())?;
    }
    let _ = io::stdout().write_all(next_steps(&args.file).as_bytes());
    Ok(Outcome::Done)
}

fn next_steps(path: &Path) -> String {
    let name = path.display();
    format!(
        "đã tạo {name}\n  mở tệp để sửa, rồi kiểm tra: plancc check {name}\n  xuất PDF và Word: plancc build {name}\n"
    )
}

fn fail(reason: &str) -> Outcome {
    let _ = writeln!(io::stderr(), "lỗi: {reason}");
    Outcome::Failed
}

/// What is wished for: from the options; what they leave open is asked for where somebody can answer.
fn wishes(args: &NewArgs) -> Result<Wishes, String> {
    let may_ask = io::stdin().is_terminal() && io::stderr().is_terminal();
    let mut missing = Vec::new();
    let mut take = |option: &'static str, question: &str, given: Option<String>| -> String {
        match given {
            Some(given) => given,
            None if may_ask => ask(question, &|typed| words(typed).map(drop)),
            None => {
                missing.push(option);
                String::new()
            }
        }
    };
    let typed_level = args.level.map(|level| level.unit().to_owned());
    let level_words = match typed_level {
        None if may_ask => ask("Cấp ban hành (tỉnh, thành phố, xã, phường, đặc khu, sở)", &|typed| {
            level(typed).map(drop)
        }),
        given => take("--level", "", given),
    };
    let level = Level::read(&level_words);
    let is_department = level == Some(Level::Department);
    let question = if is_department {
        "Sở của tỉnh, thành phố nào (ví dụ: tỉnh Lâm Đồng)"
    } else {
        "Tên nơi ban hành (ví dụ: Tân Minh)"
    };
    let place = take("--place", question, args.place.clone());
    let agency = match &args.agency {
        None if is_department => Some(take("--agency", "Tên sở (ví dụ: Sở Y tế)", None)),
        given => given.clone(),
    };
    let movement = take("--movement", "Tên phong trào thi đua", args.movement.clone());
    let signer = take("--signer", "Họ tên người ký", args.signer.clone());
    let years = match args.period {
        Some(years) => Some(years),
        None if may_ask => {
            self::years(&ask("Năm (ví dụ: 2026, hoặc 2026-2030)", &|typed| self::years(typed).map(drop))).ok()
        }
        None => {
            missing.push("--period");
            None
        }
    };
    match (level, years) {
        (Some(level), Some(years)) if missing.is_empty() => {
            Ok(Wishes { level, place, agency, movement, signer, years })
        }
        _ => Err(format!(
            "thiếu {}\n  gợi ý: ví dụ: plancc new --level xã --place \"Tân Minh\" --movement \"Bình dân học vụ số\" \
             --period 2026 --signer \"Nguyễn Văn A\"; chạy ở cửa sổ lệnh thì plancc sẽ hỏi từng mục",
            missing.join(", ")
        )),
    }
}

/// Asks until the answer fits; the end of the input is an empty answer.
fn ask(question: &str, fits: &dyn Fn(&str) -> Result<(), String>) -> String {
    loop {
        let _ = write!(io::stderr(), "{question}: ");
        let _ = io::stderr().flush();
        let mut line = String::new();
        match io::stdin().lock().read_line(&mut line) {
            Ok(0) | Err(_) => return String::new(),
            Ok(_) => {}
        }
        match fits(&line) {
            Ok(()) => return words(&line).unwrap_or_default(),
            Err(reason) => drop(writeln!(io::stderr(), "  {reason}")),
        }
    }
}

/// The text of a plan, number and day of issue emptied; every other byte stays.
fn emptied(file: &SourceFile) -> String {
    let analysis = analyse(file, &Context::default());
    let mut text = file.typed().to_owned();
    // From the end, so that the places before stay right.
    for field in analysis.tree.fields.iter().rev() {
        let span = field.value.span;
        let range = span.start as usize..span.end as usize;
        let Some(typed) = file.typed().get(range.clone()) else { continue };
        let blank = match field.key.value {
            FieldKey::Number => match typed.split_once('/') {
                Some((_, symbol)) => format!("…/{}", symbol.trim_start()),
                None => "…".to_owned(),
            },
            FieldKey::Date if typed.contains("tháng") => "ngày … tháng … năm …".to_owned(),
            FieldKey::Date => "…/…/…".to_owned(),
            _ => continue,
        };
        if !typed.trim().is_empty() {
            text.replace_range(range, &blank);
        }
    }
    text
}
