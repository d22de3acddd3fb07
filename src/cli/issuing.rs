//! Options of the commands that judge a plan: the stage it stands at, and what is filled in at issuing.

use clap::{Args, ValueEnum};

use crate::Context;
use crate::checks::{self, Settings};
use crate::model::letterhead::Issuing;
use crate::viet::PartialDate;

use super::config::Config;

/// Options about draft and issuing.
#[derive(Debug, Args)]
pub struct IssuingOptions {
    /// Xem kế hoạch là dự thảo (draft) hay bản sắp ký (issue) [mặc định: draft; có --number, --date thì issue]
    #[arg(long, value_name = "GIAI_ĐOẠN", hide_possible_values = true, help_heading = "Khi ban hành")]
    stage: Option<Stage>,
    /// Số của văn bản, điền khi ban hành
    #[arg(long, value_name = "SỐ", value_parser = number, help_heading = "Khi ban hành")]
    number: Option<String>,
    /// Ngày ban hành, ví dụ 09/3/2026
    #[arg(long, value_name = "NGÀY", value_parser = date, help_heading = "Khi ban hành")]
    date: Option<PartialDate>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Stage {
    Draft,
    Issue,
}

impl IssuingOptions {
    /// Whether something is filled in that can be right for one plan only.
    pub(super) fn is_for_one_plan(&self) -> bool {
        self.number.is_some() || self.date.is_some()
    }

    /// The stage asked for.
    pub(super) fn stage(&self) -> checks::Stage {
        match self.stage {
            Some(Stage::Draft) => checks::Stage::Draft,
            Some(Stage::Issue) => checks::Stage::Issue,
            None if self.is_for_one_plan() => checks::Stage::Issue,
            None => checks::Stage::Draft,
        }
    }

    /// What a plan of an office is read and judged with.
    pub(super) fn context(&self, config: &Config) -> Context {
        Context {
            office: config.office.clone(),
            known: config.known.clone(),
            issuing: Issuing { number: self.number.clone(), date: self.date },
            settings: Settings { stage: self.stage(), ..config.settings.clone() },
            parent: None,
        }
    }
}

fn number(typed: &str) -> Result<String, String> {
    let digits = !typed.is_empty() && typed.len() <= 6 && typed.bytes().all(|byte| byte.is_ascii_digit());
    if digits { Ok(typed.to_string()) } else { Err("số chỉ gồm chữ số, ví dụ 45".to_string()) }
}

fn date(typed: &str) -> Result<PartialDate, String> {
    match PartialDate::read(typed) {
        Some(date) if date.is_complete() && date.fault().is_none() => Ok(date),
        Some(date) if date.fault().is_some() => Err("không có ngày này trong lịch".to_string()),
        _ => Err("ghi đủ ngày, tháng, năm, ví dụ 09/3/2026".to_string()),
    }
}

/// Reads a number of plans that are worked on at a time.
pub(super) fn count(typed: &str) -> Result<u16, String> {
    match typed.parse() {
        Ok(count @ 1..) => Ok(count),
        _ => Err(format!("ghi một số từ 1 đến {}", u16::MAX)),
    }
}
