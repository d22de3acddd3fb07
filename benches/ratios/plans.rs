//! The plans that are measured: the samples of the project and what is made from them.

use std::fs;
use std::path::{Path, PathBuf};

/// A plan's name and text.
#[derive(Clone, Debug)]
pub struct Sample {
    /// The file's name without its ending.
    pub name: String,
    /// The text.
    pub text: String,
}

/// Returns the samples in the order of their names.
pub fn samples() -> Vec<Sample> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("plans");
    let files = fs::read_dir(&folder).expect("the project's plans are there");
    let mut paths: Vec<PathBuf> = files.filter_map(|file| file.ok().map(|file| file.path())).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "plan"));
    paths.sort();
    let sample = |path: PathBuf| Sample {
        name: path.file_stem().unwrap_or_default().to_string_lossy().into_owned(),
        text: fs::read_to_string(&path).expect("a plan can be read"),
    };
    paths.into_iter().map(sample).collect()
}

/// Returns a plan like the sample of which no sentence stands in another: as different for every cache as a plan of
/// another office.
pub fn variant(sample: &Sample, number: usize) -> String {
    let mut text = String::new();
    for line in sample.text.lines() {
        let is_sentence = line.ends_with(['.', ';']) && !line.starts_with("//");
        match line.char_indices().last().filter(|_| is_sentence) {
            Some((at, end)) => {
                let (start, _) = line.split_at(at);
                text.push_str(&format!("{start} lần thứ {number}{end}"));
            }
            None => text.push_str(line),
        }
        text.push('\n');
    }
    text
}

/// Returns a plan of so many items.
pub fn of_items(items: usize) -> String {
    let mut text = String::from(
        "kế hoạch: Triển khai phong trào thi đua “Cả nước thi đua chuyển đổi số”\n\
         cơ quan: Ủy ban nhân dân xã Tân Minh\n\
         số: …/KH-UBND\n\
         địa danh: Tân Minh\n\
         ngày: …/3/2026\n\n\
         phần nội dung:\n",
    );
    for item in 1..=items {
        text.push_str(&format!(
            "{item}. Thi đua thực hiện tốt nhiệm vụ thứ {item}; [Công an xã] chủ trì, phối hợp với [Phòng Văn hóa - xã \
             hội] báo cáo kết quả {{trước ngày 15/11 hằng năm}} theo Quyết định số {item}/QĐ-UBND ngày 31/01/2026.\n"
        ));
    }
    text.push_str(
        "\nnơi nhận:\n- Như trên;\nlưu: VT\n\nký thay mặt: Ủy ban nhân dân\nchức vụ: Chủ tịch\nngười ký: Đinh Văn Nhanh\n",
    );
    text
}
