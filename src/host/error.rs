//! What the machine around the compiler could not do.

use std::fmt;
use std::io;
use std::path::PathBuf;
use std::process::ExitStatus;
use std::time::Duration;

/// What the machine around the compiler could not do. Shown to people in Vietnamese, with what to do about it.
#[derive(Debug)]
pub enum HostError {
    /// A file or a folder could not be read or written.
    File {
        /// Which.
        path: PathBuf,
        /// Why.
        cause: io::Error,
    },
    /// A file is not UTF-8.
    NotUtf8 {
        /// Which.
        path: PathBuf,
        /// The line of the first wrong byte, from 1.
        line: usize,
        /// Its offset in the file, from 0.
        offset: usize,
        /// The byte.
        byte: u8,
    },
    /// A file is too long for a plan.
    TooLong {
        /// Which.
        path: PathBuf,
        /// How long a plan may be, in bytes.
        most: u64,
    },
    /// A folder holds no plan.
    NoPlans {
        /// Which.
        folder: PathBuf,
    },
    /// There is no Typst program where one was named.
    TypstMissing {
        /// The program looked for.
        program: PathBuf,
    },
    /// Typst refused the source made for it; its own report is kept whole.
    TypstFailed {
        /// How it ended.
        status: ExitStatus,
        /// Its own report.
        report: String,
    },
    /// Typst did not end in time and was stopped.
    TypstHangs {
        /// The program.
        program: PathBuf,
        /// How long it was waited for.
        limit: Duration,
    },
}

impl fmt::Display for HostError {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            HostError::File { path, cause } => {
                write!(to, "{}: {}", path.display(), reason(cause))?;
                advice(cause).map_or(Ok(()), |advice| write!(to, "\n  gợi ý: {advice}"))
            }
            HostError::NotUtf8 { path, line, offset, byte } => write!(
                to,
                "{}: tệp không phải văn bản UTF-8: dòng {line}, byte thứ {} có giá trị 0x{byte:02X}\n  \
                 gợi ý: mở tệp bằng trình soạn thảo và lưu lại với bảng mã UTF-8",
                path.display(),
                offset + 1
            ),
            HostError::TooLong { path, most } => write!(
                to,
                "{}: tệp lớn hơn {} MB nên không đọc như một kế hoạch\n  gợi ý: kiểm tra lại tên tệp; kế hoạch thật dài thì \
                 tách thành nhiều tệp",
                path.display(),
                most / (1024 * 1024)
            ),
            HostError::NoPlans { folder } => {
                write!(to, "{}: thư mục không có tệp .plan nào", folder.display())
            }
            HostError::TypstMissing { program } => write!(
                to,
                "không tìm thấy chương trình Typst “{}”\n  gợi ý: kiểm tra đường dẫn ở --typst hoặc ở plancc.toml; \
                 chỉ cần bản Word thì dùng --format docx",
                program.display()
            ),
            HostError::TypstFailed { status, report } => {
                let how = match status.code() {
                    Some(0) => "không ghi ra tệp PDF nào".to_string(),
                    Some(code) => format!("mã thoát {code}"),
                    None => "bị ngắt giữa chừng".to_string(),
                };
                write!(to, "Typst không dàn được trang ({how})")?;
                let report = report.trim_end();
                if report.is_empty() { Ok(()) } else { write!(to, ":\n{report}") }
            }
            HostError::TypstHangs { program, limit } => {
                write!(to, "chương trình Typst “{}” chạy quá {} giây và đã bị dừng", program.display(), limit.as_secs())
            }
        }
    }
}

impl std::error::Error for HostError {}

/// Why a file could not be read or written, in the drafter's words.
fn reason(cause: &io::Error) -> String {
    let words = match cause.kind() {
        io::ErrorKind::NotFound => "không tìm thấy",
        io::ErrorKind::PermissionDenied => "không có quyền đọc hoặc ghi",
        io::ErrorKind::AlreadyExists => "đã có một tệp cùng tên",
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "đĩa đã đầy",
        io::ErrorKind::FileTooLarge => "tệp lớn hơn mức cho phép",
        io::ErrorKind::ReadOnlyFilesystem => "ổ đĩa chỉ cho đọc",
        io::ErrorKind::IsADirectory => "đây là thư mục, không phải tệp kế hoạch",
        io::ErrorKind::NotADirectory => "một phần của đường dẫn không phải thư mục",
        io::ErrorKind::InvalidFilename => "tên tệp không hợp lệ",
        _ => return format!("không đọc hoặc ghi được ({cause})"),
    };
    words.to_string()
}

/// What to do about it, where that is not plain.
fn advice(cause: &io::Error) -> Option<&'static str> {
    match cause.kind() {
        io::ErrorKind::NotFound => Some("kiểm tra lại tên và đường dẫn"),
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
            Some("ghi ra thư mục khác với --out, hoặc xin quyền đọc, ghi ở đó")
        }
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::FileTooLarge => {
            Some("xóa bớt tệp, hoặc ghi ra ổ đĩa khác với --out")
        }
        io::ErrorKind::NotADirectory => Some("có một tệp ở chỗ của thư mục; chọn đường dẫn khác"),
        _ => None,
    }
}
