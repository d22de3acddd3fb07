//! A fragment of a plan made whole: what it lacks is taken from a plan in which there is nothing to find.

#![allow(dead_code, reason = "every test file uses its part")]

/// The plan that fills up a fragment, part by part.
const CLEAN: &str = include_str!("clean.plan");

/// A plan of a commune that carries [`CLEAN`] out and obeys it in everything.
const CHILD: &str = include_str!("clean-child.plan");

/// A part of a plan: a header field, or a division with everything below it.
struct Part<'t> {
    key: String,
    text: &'t str,
}

/// Keywords that open a part outside the divisions.
const PARTS: &[&str] = &[
    "căn cứ",
    "mở đầu",
    "kết thúc",
    "nơi nhận",
    "lưu",
    "ký thay mặt",
    "ký thay",
    "thừa lệnh",
    "thừa ủy quyền",
    "quyền",
    "chức vụ",
    "người ký",
    "phụ lục",
];

/// The plan with a fragment's parts in place of its own.
///
/// A fragment's header fields, `phần` of a role and other parts take the place of those of the same keyword; a `phần`
/// without a counterpart comes after the others; parts that begin with neither stand in a `phần` of their own. The text
/// before the first line of the fragment is put out, so places are not those of the fragment.
pub fn whole(fragment: &str) -> String {
    filled(CLEAN, fragment)
}

/// A commune's plan with a fragment's parts in place of its own; its parent is the plan of [`whole`].
pub fn whole_child(fragment: &str) -> String {
    filled(CHILD, fragment)
}

fn filled(base: &str, fragment: &str) -> String {
    let own = parts(fragment);
    if own.iter().any(|part| part.key == "kế hoạch") && own.iter().any(|part| part.key == "người ký") {
        return fragment.to_string();
    }
    let mut clean = parts(base);
    let mut loose = String::new();
    for part in &own {
        let same: Vec<usize> = (0..clean.len()).filter(|at| clean[*at].key == part.key).collect();
        match same.first() {
            Some(at) => {
                clean[*at].text = part.text;
                clean[*at].key = format!("{} (own)", part.key);
            }
            None if part.key.is_empty() => loose.push_str(part.text),
            None => {
                let at = place_of(&clean, &part.key);
                clean.insert(at, Part { key: format!("{} (own)", part.key), text: part.text });
            }
        }
    }
    let mut out = String::new();
    for part in &clean {
        if is_after_divisions(&part.key) && !loose.trim().is_empty() {
            out.push_str("phần: Nội dung khác\n");
            out.push_str(&std::mem::take(&mut loose));
            out.push('\n');
        }
        out.push_str(part.text);
        if !part.text.ends_with('\n') {
            out.push('\n');
        }
    }
    out
}

fn is_after_divisions(key: &str) -> bool {
    let key = key.trim_end_matches(" (own)");
    matches!(key, "kết thúc" | "nơi nhận" | "lưu" | "phụ lục" | "chức vụ" | "người ký") || key.starts_with("ký ")
}

/// Where a part without a counterpart stands: header fields before the first block, divisions before the closing, annexes
/// at the end.
fn place_of(clean: &[Part<'_>], key: &str) -> usize {
    let at = |wanted: &dyn Fn(&str) -> bool| clean.iter().position(|part| wanted(part.key.trim_end_matches(" (own)")));
    if key.starts_with("phần") {
        return at(&|key| key == "kết thúc").unwrap_or(clean.len());
    }
    match key {
        "phụ lục" => clean.len(),
        "căn cứ" => at(&|key| key == "mở đầu").unwrap_or(0),
        "kết thúc" => at(&|key| key == "nơi nhận").unwrap_or(clean.len()),
        "ký thay" | "thừa lệnh" | "thừa ủy quyền" | "quyền" => {
            at(&|key| key == "chức vụ").unwrap_or(clean.len())
        }
        _ => at(&|key| key == "mở đầu" || key == "căn cứ").unwrap_or(0),
    }
}

/// Cuts a text into parts; what stands before the first keyword, or below a role alone, has an empty key.
fn parts(text: &str) -> Vec<Part<'_>> {
    let mut starts: Vec<(usize, String)> = Vec::new();
    let mut offset = 0;
    let mut in_header = true;
    for line in text.split_inclusive('\n') {
        let trimmed = line.trim();
        let keyword = trimmed.split(':').next().unwrap_or_default().to_lowercase();
        let is_division = trimmed.contains(':') && keyword.starts_with("phần");
        let is_part = trimmed.contains(':') && PARTS.contains(&keyword.as_str());
        let is_field = in_header
            && trimmed.contains(':')
            && [
                "kế hoạch",
                "cơ quan",
                "cơ quan chủ quản",
                "số",
                "địa danh",
                "ngày",
                "phong trào",
                "thời gian",
                "cấp trên",
                "độ khẩn",
                "độ mật",
                "đơn vị",
            ]
            .contains(&keyword.as_str());
        if is_division || is_part || is_field {
            in_header = is_field;
            let title = trimmed.split_once(':').map_or("", |(_, title)| title.trim());
            // A division is known by its role, else by its title.
            let key =
                if is_division && keyword == "phần" { format!("phần: {}", title.to_lowercase()) } else { keyword };
            starts.push((offset, key));
        } else if starts.is_empty() && !trimmed.is_empty() {
            in_header = false;
            starts.push((0, String::new()));
        }
        offset += line.len();
    }
    let mut parts = Vec::new();
    for (index, (start, key)) in starts.iter().enumerate() {
        let end = starts.get(index + 1).map_or(text.len(), |(next, _)| *next);
        parts.push(Part { key: key.clone(), text: &text[*start..end] });
    }
    parts
}
