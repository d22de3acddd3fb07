//! The arguments of the program, with their help in Vietnamese.

use clap::{Args, Parser, Subcommand};

use super::{
    build, check, completions, derive, diff, doctor, explain, facts, fmt, man, new, outline, tasks, templates, watch,
};

/// How a page of help is laid out.
pub(super) const HELP: &str = "{about-with-newline}\nCách dùng: {usage}\n\n{all-args}{after-help}";

/// Biên dịch kế hoạch thi đua viết bằng văn bản thuần thành PDF và DOCX đúng thể thức Nghị định 30/2020/NĐ-CP
#[derive(Debug, Parser)]
#[command(
    name = "plancc",
    version,
    help_template = HELP,
    disable_help_flag = true,
    disable_version_flag = true,
    disable_help_subcommand = true,
    subcommand_help_heading = "Lệnh",
    subcommand_value_name = "LỆNH",
    after_help = "Xem hướng dẫn của một lệnh: plancc LỆNH --help\n\
                  Mã thoát: 0 xong và sạch · 1 kế hoạch có lỗi · 2 lệnh không thực hiện được"
)]
pub struct Arguments {
    #[command(flatten)]
    pub common: Common,
    /// Hiện số phiên bản
    #[arg(short = 'V', long, action = clap::ArgAction::Version, help_heading = "Tùy chọn")]
    version: Option<bool>,
    #[command(subcommand)]
    pub command: Command,
}

/// What every command has.
#[derive(Debug, Args)]
pub struct Common {
    /// Hiện hướng dẫn này
    #[arg(short = 'h', long, action = clap::ArgAction::Help, global = true, help_heading = "Tùy chọn")]
    help: Option<bool>,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Biên dịch kế hoạch thành PDF và DOCX
    #[command(help_template = HELP, override_usage = "plancc build [TÙY CHỌN] <TỆP>...")]
    Build(build::BuildArgs),
    /// Kiểm tra kế hoạch, không xuất tệp
    #[command(help_template = HELP, override_usage = "plancc check [TÙY CHỌN] <TỆP|THƯ_MỤC|->...")]
    Check(check::CheckArgs),
    /// Lập dự thảo đầu tiên kế hoạch của xã, phường, đặc khu từ kế hoạch cấp tỉnh
    #[command(help_template = HELP, override_usage = "plancc derive [TÙY CHỌN] --unit <ĐƠN_VỊ> <CẤP_TRÊN>")]
    Derive(derive::DeriveArgs),
    /// So sánh hai kế hoạch: nội dung nào giữ nguyên, sửa, chuyển chỗ, tách, gộp, bỏ, thêm
    #[command(
        help_template = HELP,
        override_usage = "plancc diff [TÙY CHỌN] <CẤP_TRÊN> <CẤP_DƯỚI>...\n           plancc diff [TÙY CHỌN] <CẤP_DƯỚI>",
        after_help = "Mã thoát: 0 hai bản không khác nhau · 1 có khác nhau hoặc có điểm chưa phù hợp với cấp trên · 2 lệnh không thực hiện được"
    )]
    Diff(diff::DiffArgs),
    /// Giải thích một mã báo lỗi: vì sao, viết thế nào là sai, là đúng, theo quy định nào
    #[command(help_template = HELP, override_usage = "plancc explain [TÙY CHỌN] [MÃ]")]
    Explain(explain::ExplainArgs),
    /// Liệt kê những gì đọc được từ kế hoạch: thời hạn, văn bản viện dẫn, khen thưởng, phân công …
    #[command(help_template = HELP, override_usage = "plancc facts [TÙY CHỌN] [TỆP]")]
    Facts(facts::FactsArgs),
    /// Trình bày lại tệp kế hoạch theo một lối thống nhất, không đổi nội dung
    #[command(help_template = HELP, override_usage = "plancc fmt [TÙY CHỌN] <TỆP|THƯ_MỤC|->...")]
    Fmt(fmt::FmtArgs),
    /// Tạo tệp kế hoạch để bắt đầu soạn, có sẵn nội dung và lời hướng dẫn
    #[command(help_template = HELP, override_usage = "plancc new [TÙY CHỌN] [TỆP]")]
    New(new::NewArgs),
    /// Cho xem dàn ý: các phần, mục, điểm với số như in ra
    #[command(help_template = HELP, override_usage = "plancc outline [TÙY CHỌN] <TỆP>")]
    Outline(outline::OutlineArgs),
    /// Lập bảng phân công: ai làm gì, với ai, đến bao giờ; xuất Excel, lịch nhắc việc
    #[command(help_template = HELP, override_usage = "plancc tasks [TÙY CHỌN] <TỆP|THƯ_MỤC|->...")]
    Tasks(tasks::TasksArgs),
    /// Theo dõi kế hoạch: biên dịch lại mỗi lần lưu, báo ngay chỗ cần sửa
    #[command(help_template = HELP, override_usage = "plancc watch [TÙY CHỌN] <TỆP>...")]
    Watch(watch::WatchArgs),
    /// Xem máy này có gì để biên dịch: phông chữ, Typst, mẫu trình bày, cấu hình, và có gì chưa ổn
    #[command(
        help_template = HELP,
        override_usage = "plancc doctor [TÙY CHỌN] [TỆP|THƯ_MỤC]",
        after_help = "Mã thoát: 0 không có gì cần sửa · 1 có chỗ cần sửa"
    )]
    Doctor(doctor::DoctorArgs),
    /// Xuất các mẫu trình bày để chỉnh sửa
    #[command(
        help_template = HELP,
        disable_help_subcommand = true,
        subcommand_help_heading = "Lệnh",
        subcommand_value_name = "LỆNH"
    )]
    Templates(templates::TemplatesArgs),
    /// Xuất tệp gợi ý lệnh cho bash, zsh, fish, powershell
    #[command(help_template = HELP, override_usage = "plancc completions <TRÌNH>")]
    Completions(completions::CompletionsArgs),
    /// Xuất trang hướng dẫn cho lệnh man
    #[command(help_template = HELP, override_usage = "plancc man [LỆNH]")]
    Man(man::ManArgs),
}
