//! What `plancc tasks` makes, read back by other libraries: the calendar with its recurrences over ten years, the workbook,
//! the table of values. Hostile text comes out as it went in.

#![allow(
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test that panics says where"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;
use std::path::PathBuf;

use calamine::{Data, Reader, Xlsx};
use chrono::NaiveDate;
use ical::parser::ical::component::IcalEvent;
use plancc::source::SourceFile;
use plancc::tasks::{self, PlanTasks};
use plancc::{Context, analyse};

/// A plan whose last part holds these items.
fn plan(items: &[&str]) -> String {
    plan_of("giai đoạn 2026 - 2035", items)
}

fn plan_of(span: &str, items: &[&str]) -> String {
    let items: String = items.iter().enumerate().map(|(index, item)| format!("{}. {item}\n", index + 1)).collect();
    format!(
        "kế hoạch: Phát động phong trào thi đua “Bình dân học vụ số” {span}\n\
         cơ quan: Ủy ban nhân dân xã Hòa Thịnh\nsố: 7/KH-UBND\nngày: 05/3/2026\nphong trào: Bình dân học vụ số\n\n\
         phần tổ chức thực hiện:\n{items}\nchức vụ: Chủ tịch\nngười ký: Trần Văn Bình\n"
    )
}

fn gathered(text: &str) -> PlanTasks {
    let file = SourceFile::new("a.plan", text);
    tasks::gather(&analyse(&file, &Context::default()).plan, &file)
}

fn calendar(text: &str) -> Vec<IcalEvent> {
    events(&tasks::to_calendar(&[gathered(text)], 3))
}

fn events(text: &str) -> Vec<IcalEvent> {
    let calendars: Vec<_> =
        ical::IcalParser::new(text.as_bytes()).map(|read| read.expect("a calendar is read")).collect();
    assert_eq!(calendars.len(), 1);
    calendars.into_iter().flat_map(|calendar| calendar.events).collect()
}

/// A property as another program shows it.
fn value(event: &IcalEvent, name: &str) -> Option<String> {
    let raw = event.properties.iter().find(|property| property.name == name)?.value.clone()?;
    let mut text = String::new();
    let mut characters = raw.chars();
    while let Some(character) = characters.next() {
        match (character, name) {
            ('\\', "SUMMARY" | "DESCRIPTION") => match characters.next() {
                Some('n' | 'N') => text.push('\n'),
                other => text.extend(other),
            },
            _ => text.push(character),
        }
    }
    Some(text)
}

/// The days of an event in ten years, by another library.
fn days(event: &IcalEvent) -> Vec<String> {
    let start = value(event, "DTSTART").expect("an event begins");
    let Some(rule) = value(event, "RRULE") else { return vec![start] };
    let rule = rule.replace("UNTIL=", "UNTIL=#");
    // The library wants a time with both or with none of the two.
    let rule: String = match rule.split_once('#') {
        Some((before, after)) => format!("{before}{}T000000Z{}", &after[..8], &after[8..]),
        None => rule,
    };
    let set: rrule::RRuleSet = format!("DTSTART:{start}T000000Z\nRRULE:{rule}").parse().expect("a rule is read");
    set.all(200).dates.iter().map(|day| day.format("%Y%m%d").to_string()).collect()
}

fn days_of(item: &str) -> Vec<String> {
    let events = calendar(&plan(&[item]));
    events.iter().flat_map(days).collect()
}

fn yearly(years: std::ops::RangeInclusive<u16>, day: &str) -> Vec<String> {
    years.map(|year| format!("{year}{day}")).collect()
}

#[test]
fn recurrences_are_right_over_ten_years() {
    assert_eq!(days_of("Các thôn báo cáo trước ngày 15/11 hằng năm."), yearly(2026..=2035, "1114"));
    assert_eq!(days_of("Các thôn báo cáo chậm nhất ngày 15/11 hằng năm."), yearly(2026..=2035, "1115"));
    // The plan is of March: February comes first in the next year, and is longer in leap years.
    let ends: Vec<String> =
        (2027..=2035).map(|year| format!("{year}02{}", if year % 4 == 0 { 29 } else { 28 })).collect();
    assert_eq!(days_of("Các thôn báo cáo trước ngày 01/3 hằng năm."), ends);
    assert_eq!(days_of("Công an xã tổng kết 05 năm một lần, trước ngày 30/11."), ["20301129", "20351129"]);
    assert_eq!(days_of("Công an xã báo cáo trước ngày 15/11/2026."), ["20261114"]);
    let quarters = days_of("Công an xã báo cáo trước ngày 20 của tháng cuối quý.");
    assert_eq!(
        (quarters.len(), &quarters[..5]),
        (40, &["20260319", "20260619", "20260919", "20261219", "20270319"].map(String::from)[..])
    );
    let twice = days_of("Các thôn báo cáo trước ngày 10/6 và ngày 10/11 hằng năm.");
    assert_eq!(twice, [yearly(2026..=2035, "0609"), yearly(2026..=2035, "1109")].concat());
}

#[test]
fn a_day_that_a_month_lacks_is_its_last() {
    let days = days_of("Văn phòng xã báo cáo chậm nhất ngày 30 hằng tháng.");
    assert_eq!(days.len(), 118);
    assert!(days.contains(&"20280229".to_owned()) && days.contains(&"20270228".to_owned()), "{days:?}");
    assert!(days.iter().all(|day| day.ends_with("30") || day[4..].starts_with("02")), "{days:?}");
}

#[test]
fn the_entry_lies_on_the_day_before_and_the_words_say_so() {
    let events = calendar(&plan(&["[Công an xã] chủ trì, phối hợp với [các thôn] báo cáo trước ngày 15/11 hằng năm."]));
    let event = &events[0];
    let description = value(event, "DESCRIPTION").unwrap();
    assert!(description.contains("“trước ngày 15/11 hằng năm”, tức chậm nhất ngày 14/11"), "{description}");
    assert!(description.contains("Phối hợp với: các thôn"), "{description}");
    // Who does it is said once.
    assert_eq!(value(event, "SUMMARY").unwrap().matches("Công an xã").count(), 1);
    assert_eq!(value(event, "DTEND").as_deref(), Some("20261115"));
    assert_eq!(value(event, "DTSTAMP").as_deref(), Some("20260305T000000Z"));
    assert_eq!(event.alarms.len(), 1);
    let alarm = &event.alarms[0].properties;
    let trigger = alarm.iter().find(|property| property.name == "TRIGGER").and_then(|property| property.value.clone());
    assert_eq!(trigger.as_deref(), Some("-P2DT15H"));
}

#[test]
fn what_has_no_day_has_no_entry_and_is_listed() {
    let items = [
        "Các thôn báo cáo định kỳ hằng quý.",
        "Công an xã báo cáo trước ngày …/11/2026.",
        "Phòng Kinh tế theo dõi, đôn đốc việc thực hiện.",
        "Trạm y tế báo cáo trước ngày tổ chức tổng kết 15 ngày.",
    ];
    assert_eq!(calendar(&plan(&items)).len(), 0);
    let gathered = gathered(&plan(&items));
    let reasons: Vec<_> = gathered.tasks.iter().map(|task| task.dues.clone().expect_err("no day")).collect();
    use tasks::Undated::{Blank, Event, NoDay, Silent};
    assert_eq!(reasons, [NoDay, Blank, Silent, Event]);
}

#[test]
fn a_recurrence_of_a_plan_of_one_year_comes_once() {
    let events = calendar(&plan_of("năm 2026", &["Các thôn báo cáo trước ngày 15/11 hằng năm."]));
    assert_eq!((events.len(), value(&events[0], "RRULE")), (1, None));
}

fn names(text: &str) -> Vec<String> {
    calendar(text).iter().map(|event| value(event, "UID").expect("an event has a name")).collect()
}

#[test]
fn an_event_keeps_its_name_when_its_date_changes() {
    let items = |day: &str| {
        plan(&[
            &format!("Các thôn báo cáo kết quả thực hiện trước ngày {day} hằng năm."),
            "Công an xã báo cáo trước ngày 20/12/2026.",
        ])
    };
    let before = names(&items("15/11"));
    assert_eq!(before, names(&items("20/11")));
    assert_eq!(before, names(&items("15/11").replace("số: 7/", "số: 8/").replace("05/3", "06/3")));
    assert_ne!(before, names(&items("15/11").replace("Các thôn", "Các trường học")));
    // Duties that say the same still have names of their own.
    let same = names(&plan(&["Các thôn báo cáo trước ngày 15/11/2026."; 3]));
    assert_eq!(same.iter().collect::<BTreeSet<_>>().len(), 3, "{same:?}");
}

fn plans() -> Vec<PlanTasks> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("plans");
    let mut paths: Vec<PathBuf> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_file()).collect();
    paths.sort();
    let read = |path: &PathBuf| {
        let file = SourceFile::new(path.file_name().unwrap().to_string_lossy(), std::fs::read_to_string(path).unwrap());
        tasks::gather(&analyse(&file, &Context::default()).plan, &file)
    };
    let plans: Vec<PlanTasks> = paths.iter().map(read).collect();
    assert!(plans.len() >= 6 && plans.iter().all(|plan| !plan.tasks.is_empty()));
    plans
}

#[test]
fn the_calendar_of_all_plans_holds_every_day_once() {
    let plans = plans();
    let text = tasks::to_calendar(&plans, 3);
    assert!(text.split("\r\n").all(|line| line.len() <= 75) && !text.replace("\r\n", "").contains(['\r', '\n']));
    let events = events(&text);
    let days: usize =
        plans.iter().flat_map(|plan| &plan.tasks).filter_map(|task| task.dues.as_ref().ok()).map(Vec::len).sum();
    assert_eq!(events.len(), days);
    assert!(days > 30, "only {days}");
    let names: BTreeSet<_> = events.iter().map(|event| value(event, "UID")).collect();
    assert_eq!(names.len(), days);
}

#[test]
fn the_same_plans_give_the_same_bytes() {
    let (one, other) = (plans(), plans());
    assert_eq!(tasks::to_calendar(&one, 3), tasks::to_calendar(&other, 3));
    assert_eq!(tasks::to_csv(&one), tasks::to_csv(&other));
    assert!(tasks::to_xlsx(&one).unwrap().bytes == tasks::to_xlsx(&other).unwrap().bytes);
    let sheet = tasks::to_xlsx(&one).unwrap().bytes;
    let mut archive = zip::ZipArchive::new(Cursor::new(sheet)).unwrap();
    let mut core = String::new();
    std::io::Read::read_to_string(&mut archive.by_name("docProps/core.xml").unwrap(), &mut core).unwrap();
    let stamp = one.iter().map(|plan| plan.stamp).max().unwrap();
    assert!(core.contains(&format!("{stamp}T00:00:00Z")), "{core}");
}

/// The rows of a workbook: the texts, and the days of its column of days.
fn workbook(plans: &[PlanTasks]) -> (Vec<Vec<String>>, Vec<Option<NaiveDate>>) {
    let book = tasks::to_xlsx(plans).unwrap();
    let mut reader: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(book.bytes)).expect("a workbook is read");
    let range = reader.worksheet_range("Phân công").expect("the sheet is there");
    let mut days = Vec::new();
    let rows = range.rows().map(|row| {
        days.push(match &row[5] {
            Data::DateTime(day) => {
                let serial = day.as_f64() as i64;
                Some(NaiveDate::from_ymd_opt(1899, 12, 30).unwrap() + chrono::Days::new(serial as u64))
            }
            _ => None,
        });
        row.iter().map(ToString::to_string).collect()
    });
    let rows = rows.collect();
    (rows, days)
}

/// The rows of a table of values as they are read by the rule of the manual: one `'` is taken off.
fn table(plans: &[PlanTasks]) -> Vec<Vec<String>> {
    let bytes = tasks::to_csv(plans);
    assert!(bytes.starts_with(b"\xef\xbb\xbf"));
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(&bytes[3..]);
    let rows = reader.records().map(|record| {
        let record = record.expect("a record is read");
        for cell in &record {
            assert!(!cell.starts_with(['=', '+', '-', '@', '\t']), "{cell} is a formula");
        }
        record.iter().map(|cell| cell.strip_prefix('\'').unwrap_or(cell).to_owned()).collect()
    });
    rows.collect()
}

#[test]
fn workbook_and_table_say_what_the_plans_say() {
    let plans = plans();
    let (book, days) = workbook(&plans);
    let table = table(&plans);
    let tasks: Vec<_> = plans.iter().flat_map(|plan| &plan.tasks).collect();
    assert_eq!((book.len(), table.len()), (tasks.len() + 1, tasks.len() + 1));
    assert_eq!(book[0], table[0]);
    for (index, task) in tasks.iter().enumerate() {
        let (book, table, day) = (&book[index + 1], &table[index + 1], days[index + 1]);
        assert_eq!((&book[1], &table[1]), (&task.words, &task.words));
        assert_eq!((&book[2], &table[4]), (&task.parties.join("; "), &task.times.join("; ")));
        let due = task.main_due().map(|due| due.day);
        assert_eq!(day, due);
        assert_eq!(table[5], due.map(|day| day.to_string()).unwrap_or_default());
    }
}

/// Marks of every format, and characters that are seen by nobody.
const HOSTILE: [&str; 22] = [
    "#",
    "$x$",
    "=1+1",
    "+84",
    "@ai",
    "`a`",
    "\\\\",
    "\\[x\\]",
    "\\{\\{y\\}\\}",
    "\\{% z %\\}",
    "<b>&amp;</b>",
    "\\]\\]>",
    "a;b,c:d",
    "\"q\"",
    "'t'",
    "_x0041_",
    "zero\u{200b}width",
    "rtl\u{202e}abc",
    "priv\u{e000}ate",
    "BEGIN:VEVENT",
    "🙂",
    "e\u{301}",
];

#[test]
fn hostile_text_comes_out_as_it_went_in() {
    let typed: Vec<String> =
        HOSTILE.iter().map(|mark| format!("[Công an {mark} xã] báo cáo {mark} trước ngày 15/11/2026.")).collect();
    let items: Vec<&str> = typed.iter().map(String::as_str).collect();
    let gathered = gathered(&plan(&items));
    assert_eq!(gathered.tasks.len(), HOSTILE.len());
    let plans = [gathered];
    let (book, _) = workbook(&plans);
    let table = table(&plans);
    let events = events(&tasks::to_calendar(&plans, 0));
    assert_eq!(events.len(), HOSTILE.len());
    for (index, task) in plans[0].tasks.iter().enumerate() {
        let mark = HOSTILE[index].replace("\\\\", "§").replace('\\', "").replace('§', "\\").replace("e\u{301}", "é");
        assert!(task.words.contains(&mark) && task.parties[0].contains(&mark), "{mark}: {task:?}");
        assert_eq!((&book[index + 1][1], &table[index + 1][1]), (&task.words, &task.words));
        assert_eq!((&book[index + 1][2], &table[index + 1][2]), (&task.parties[0], &task.parties[0]));
        let summary = value(&events[index], "SUMMARY").unwrap();
        assert!(summary.contains(&task.parties[0]) && summary.contains(&mark), "{summary}");
    }
}

#[test]
fn no_row_is_lost_between_the_forms() {
    let plans = plans();
    let text = tasks::to_text(&plans, 120);
    let words: BTreeMap<&str, usize> = text.split_whitespace().fold(BTreeMap::new(), |mut words, word| {
        *words.entry(word).or_default() += 1;
        words
    });
    for task in plans.iter().flat_map(|plan| &plan.tasks) {
        for word in task.words.split_whitespace().filter(|word| word.chars().count() < 20) {
            assert!(words.contains_key(word), "“{word}” of “{}” is not in the table", task.words);
        }
    }
    assert!(text.lines().all(|line| line.chars().count() <= 320));
}
