//! `plancc doctor`: what of this machine takes part in building, and what is wrong with it.

use std::fmt;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::Args;

use crate::host::files;
use crate::render::docx::render_docx;
use crate::render::templates::Templates;
use crate::source::SourceFile;
use crate::{Context, analyse};

use super::config::{self, Config};
use super::pdf::{Setter, SetterOptions};
use super::starter::{self, Level, Wishes};
use super::{Outcome, build, templates};

/// The Typst that the templates are written for.
const TYPST: &str = "0.15";

/// Xem máy này có gì để biên dịch, có gì chưa ổn
#[derive(Debug, Args)]
pub struct DoctorArgs {
    /// Kế hoạch hoặc thư mục mà cấu hình của nó được xem [mặc định: thư mục hiện tại]
    #[arg(value_name = "TỆP|THƯ_MỤC", help_heading = "Tham số")]
    place: Option<PathBuf>,
    /// Thư mục mẫu trình bày thay cho mẫu có sẵn
    #[arg(long, value_name = "THƯ_MỤC", help_heading = "Trình bày")]
    templates: Option<PathBuf>,
    #[command(flatten)]
    setter: SetterOptions,
}

/// How something stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Well,
    /// Building works, but the drafter may want to know.
    Note,
    /// Building does not work, or not as it was laid down.
    Wrong,
}

impl fmt::Display for State {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(match self {
            State::Well => "ổn    ",
            State::Note => "lưu ý ",
            State::Wrong => "lỗi   ",
        })
    }
}

/// What was found, as it is shown.
#[derive(Default)]
struct Report {
    words: String,
    wrong: usize,
}

impl Report {
    fn about(&mut self, topic: &str) {
        self.words.push_str(&format!("\n{topic}\n"));
    }

    fn say(&mut self, state: State, words: impl fmt::Display) {
        self.wrong += usize::from(state == State::Wrong);
        let words = words.to_string();
        let mut lines = words.lines();
        self.words.push_str(&format!("  {state}{}\n", lines.next().unwrap_or_default()));
        for line in lines {
            self.words.push_str(&format!("        {}\n", line.trim_start()));
        }
    }
}

/// Looks at everything that a build would use, and makes a small plan with it.
pub(super) fn run(args: &DoctorArgs) -> Outcome {
    let mut report = Report { words: format!("plancc {}\n", env!("CARGO_PKG_VERSION")), wrong: 0 };
    let place = args.place.clone().unwrap_or_else(|| PathBuf::from("."));
    // A configuration is looked up from a file; whether there is such a plan does not matter.
    let plan = if place.is_dir() { place.join("ke-hoach.plan") } else { place };
    let config = configuration(&plan, &mut report);
    let setter = setting(args, &config, &mut report);
    fonts(args, &config, setter.as_ref(), &mut report);
    let templates = page_templates(args, &config, &mut report);
    if let Some(templates) = &templates {
        trial(setter.as_ref(), templates, &mut report);
    }
    outputs(&config, &mut report);
    report.words.push_str(&match report.wrong {
        0 => "\nKhông có gì cần sửa.\n".to_owned(),
        wrong => format!("\nCó {wrong} chỗ cần sửa.\n"),
    });
    let _ = io::stdout().write_all(report.words.as_bytes());
    if report.wrong == 0 { Outcome::Done } else { Outcome::Found }
}

fn configuration(plan: &Path, report: &mut Report) -> Config {
    report.about("Cấu hình");
    let Some(path) = config::find(plan) else {
        let words = format!("không có {}; dùng các giá trị mặc định", config::FILE_NAME);
        report.say(State::Well, words);
        return Config::default();
    };
    match config::for_plan(plan) {
        Ok(config) => {
            report.say(State::Well, path.display());
            if let Some(name) = &config.office.issuer {
                report.say(State::Well, format!("cơ quan: {name}"));
            }
            config
        }
        Err(error) => {
            report.say(State::Wrong, error);
            Config::default()
        }
    }
}

fn setting(args: &DoctorArgs, config: &Config, report: &mut Report) -> Option<Setter> {
    report.about("Dàn trang");
    let setter = match Setter::new(&args.setter, config.typst.as_deref(), &config.fonts) {
        Ok(setter) => setter,
        Err(error) => {
            report.say(State::Wrong, error);
            return None;
        }
    };
    match setter.typst() {
        Ok(typst) if setter.is_inside() => report.say(State::Well, typst),
        Ok(typst) if typst.starts_with(&format!("typst {TYPST}.")) => {
            report.say(State::Well, format!("chương trình {typst}"));
        }
        Ok(typst) => {
            let said = if typst.is_empty() { "không cho biết phiên bản" } else { typst.as_str() };
            let advice = format!("mẫu trình bày được viết cho Typst {TYPST}; phiên bản khác có thể dàn trang khác");
            report.say(State::Note, format!("chương trình Typst: {said}\n{advice}"));
        }
        Err(error) => {
            report.say(State::Wrong, error);
            return None;
        }
    }
    Some(setter)
}

#[cfg(feature = "embedded-typst")]
fn fonts(args: &DoctorArgs, config: &Config, setter: Option<&Setter>, report: &mut Report) {
    use crate::host::fonts::{Found, survey};

    report.about("Phông chữ");
    let (folders, ignore_system) = args.setter.fonts(&config.fonts);
    let found = survey(&folders, ignore_system);
    for Found { path, is_bold, is_italic, lacks } in &found {
        let kind = match (is_bold, is_italic) {
            (false, false) => "đứng",
            (true, false) => "đậm",
            (false, true) => "nghiêng",
            (true, true) => "đậm nghiêng",
        };
        let path = path.display();
        if lacks.is_empty() {
            report.say(State::Well, format!("Times New Roman {kind}: đủ chữ tiếng Việt ({path})"));
        } else {
            let letters: String = lacks.iter().take(12).collect();
            let more = if lacks.len() > 12 { "…" } else { "" };
            let words = format!("Times New Roman {kind}: thiếu {} chữ: {letters}{more} ({path})", lacks.len());
            report.say(State::Note, words);
        }
    }
    if let Some(setter) = setter {
        report.say(State::Well, setter.note());
    }
}

#[cfg(not(feature = "embedded-typst"))]
fn fonts(_: &DoctorArgs, _: &Config, setter: Option<&Setter>, report: &mut Report) {
    report.about("Phông chữ");
    if let Some(setter) = setter {
        report.say(State::Well, setter.note());
    }
}

fn page_templates(args: &DoctorArgs, config: &Config, report: &mut Report) -> Option<Templates> {
    report.about("Mẫu trình bày");
    let Some(folder) = args.templates.as_deref().or(config.templates.as_deref()) else {
        report.say(State::Well, "mẫu có sẵn trong plancc");
        return Some(Templates::built_in());
    };
    let loaded = match templates::load(Some(folder)) {
        Ok(loaded) => loaded,
        Err(error) => {
            report.say(State::Wrong, error);
            return None;
        }
    };
    let built_in = Templates::built_in();
    let own: Vec<&str> =
        loaded.files().filter(|(name, text)| built_in.get(name) != Some(text)).map(|(name, _)| name).collect();
    match own.as_slice() {
        [] => report.say(State::Note, format!("{}: không có mẫu nào khác với mẫu có sẵn", folder.display())),
        own => report.say(State::Well, format!("{}: thay {}", folder.display(), own.join(", "))),
    }
    for stray in templates::strays(folder) {
        let words = format!("{}: không có mẫu nào tên như vậy, tệp này không được dùng", stray.display());
        report.say(State::Note, words);
    }
    Some(loaded)
}

/// Makes a small plan with all of it: whatever is wrong shows there.
fn trial(setter: Option<&Setter>, templates: &Templates, report: &mut Report) {
    report.about("Biên dịch thử một kế hoạch ngắn");
    let wishes = Wishes {
        level: Level::Commune,
        place: "Thử Nghiệm".to_owned(),
        agency: None,
        movement: "Thử biên dịch".to_owned(),
        signer: "Nguyễn Văn A".to_owned(),
        years: (2026, 2026),
    };
    let file = SourceFile::new("thu.plan", starter::plan(&wishes));
    let document = analyse(&file, &Context::default()).document(true);
    if let Some(setter) = setter {
        let made = setter.source(&document, templates).map_err(|error| error.to_string());
        match made.and_then(|source| setter.pdf(source).map_err(|error| error.to_string())) {
            Ok(pdf) => report.say(State::Well, format!("PDF: {} KB", pdf.len().div_ceil(1000))),
            Err(error) => report.say(State::Wrong, format!("PDF: {error}")),
        }
    }
    match render_docx(&document, templates) {
        Ok(docx) => report.say(State::Well, format!("DOCX: {} KB", docx.len().div_ceil(1000))),
        Err(error) => report.say(State::Wrong, format!("DOCX: {error}")),
    }
}

fn outputs(config: &Config, report: &mut Report) {
    report.about("Nơi ghi kết quả");
    let out = config.out.clone().unwrap_or_else(|| PathBuf::from(build::OUT));
    match files::may_write(&out) {
        Ok(()) => report.say(State::Well, format!("{}: ghi được", out.display())),
        Err(error) => report.say(State::Wrong, error),
    }
}
