//! `plancc man`: the manual page of the program or of a command, from the definitions behind `--help`.

use std::io::{self, Write};

use clap::{Args, Command, CommandFactory};

use super::Outcome;
use super::args::Arguments;

/// Xuất trang hướng dẫn cho lệnh man
#[derive(Debug, Args)]
pub struct ManArgs {
    /// Lệnh cần trang hướng dẫn riêng, ví dụ: build [mặc định: cả chương trình]
    #[arg(value_name = "LỆNH", help_heading = "Tham số")]
    command: Option<String>,
}

/// The headings of a page, as the generator writes them and as they are read.
const HEADINGS: [(&str, &str); 6] = [
    (".SH NAME", ".SH TÊN"),
    (".SH SYNOPSIS", ".SH CÚ PHÁP"),
    (".SH DESCRIPTION", ".SH MÔ TẢ"),
    (".SH OPTIONS", ".SH TÙY CHỌN"),
    (".SH EXTRA", ".SH CHÚ THÍCH"),
    (".SH VERSION", ".SH PHIÊN BẢN"),
];

/// Writes a manual page to standard output.
pub(super) fn run(args: &ManArgs) -> Outcome {
    let mut program = Arguments::command();
    program.build();
    let command = match &args.command {
        None => program,
        Some(name) => match program.find_subcommand(name) {
            Some(command) => command.clone(),
            None => {
                let _ = writeln!(io::stderr(), "lỗi: không có lệnh “{name}”\n  xem: plancc --help");
                return Outcome::Failed;
            }
        },
    };
    // A closed pipe is no reason to fail: whoever asked has read enough.
    let _ = io::stdout().write_all(page(command).as_bytes());
    Outcome::Done
}

fn page(command: Command) -> String {
    let mut page = Vec::new();
    let manual = clap_mangen::Man::new(command)
        .manual("Hướng dẫn plancc")
        .source(concat!("plancc ", env!("CARGO_PKG_VERSION")))
        .date("");
    // Memory takes whatever is written.
    let _ = manual.render(&mut page);
    let page = String::from_utf8_lossy(&page);
    let lines =
        page.lines().map(|line| HEADINGS.iter().find(|(known, _)| *known == line).map_or(line, |(_, ours)| ours));
    lines.map(|line| format!("{line}\n")).collect()
}
