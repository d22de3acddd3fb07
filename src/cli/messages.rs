//! What is said when the arguments do not fit, in Vietnamese.

use std::io::Write;
use std::process::ExitCode;

use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::Outcome;

/// Shows help or the version, or says what is wrong with the arguments.
pub(super) fn usage(error: &clap::Error) -> ExitCode {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            // A closed pipe is no reason to fail: whoever asked has read enough.
            let _ = write!(std::io::stdout(), "{}", error.render());
            ExitCode::SUCCESS
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            let _ = write!(std::io::stderr(), "{}", error.render());
            ExitCode::from(Outcome::Failed as u8)
        }
        _ => {
            let _ = writeln!(std::io::stderr(), "lỗi: {}\n  xem: plancc --help", words(error));
            ExitCode::from(Outcome::Failed as u8)
        }
    }
}

fn words(error: &clap::Error) -> String {
    let value = |kind: ContextKind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        Some(ContextValue::Number(number)) => number.to_string(),
        Some(ContextValue::StyledStr(text)) => text.to_string(),
        _ => String::new(),
    };
    let argument = value(ContextKind::InvalidArg);
    let typed = value(ContextKind::InvalidValue);
    let near = |kind: ContextKind| match value(kind) {
        suggestion if suggestion.is_empty() => String::new(),
        suggestion => format!("; có phải bạn muốn viết “{suggestion}”?"),
    };
    match error.kind() {
        ErrorKind::InvalidSubcommand => format!(
            "không có lệnh “{}”{}",
            value(ContextKind::InvalidSubcommand),
            near(ContextKind::SuggestedSubcommand)
        ),
        ErrorKind::UnknownArgument => {
            format!("không có tùy chọn “{argument}”{}", near(ContextKind::SuggestedArg))
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let reason = std::error::Error::source(error).map(|source| format!(": {source}")).unwrap_or_default();
            let valid = value(ContextKind::ValidValue);
            let valid = if valid.is_empty() { String::new() } else { format!(" (chọn: {valid})") };
            if typed.is_empty() {
                format!("“{argument}” cần một giá trị{valid}")
            } else {
                format!("“{typed}” không hợp lệ cho “{argument}”{reason}{valid}")
            }
        }
        ErrorKind::MissingRequiredArgument => format!("thiếu {argument}"),
        ErrorKind::MissingSubcommand => "chưa chọn lệnh".to_string(),
        ErrorKind::ArgumentConflict if argument == value(ContextKind::PriorArg) => {
            format!("“{argument}” được ghi hai lần; chỉ ghi một lần")
        }
        ErrorKind::ArgumentConflict => {
            format!("“{argument}” không dùng cùng “{}”", value(ContextKind::PriorArg))
        }
        ErrorKind::TooManyValues | ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues | ErrorKind::NoEquals => {
            format!("số giá trị của “{argument}” không đúng")
        }
        ErrorKind::InvalidUtf8 => "tham số không phải chữ UTF-8".to_string(),
        _ => error.render().to_string().trim().to_string(),
    }
}
