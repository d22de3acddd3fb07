//! The end mark `./.` behind the last words of the body and of an annex.

use super::{Block, Fragment, Text};

/// Puts `./.` behind the last words, in place of a full stop or of a damaged end mark.
///
/// Every template of Nghị định 30/2020/NĐ-CP, Phụ lục III carries it; no wording of the decree asks for it.
pub(super) fn close(body: &mut [Block]) {
    if let Some(text) = last_text(body) {
        close_text(text);
    }
}

fn last_text(body: &mut [Block]) -> Option<&mut Text> {
    match body.last_mut()? {
        Block::Paragraph(text) => Some(text),
        Block::List(items) => {
            let item = items.last_mut()?;
            if item.children.is_empty() { Some(&mut item.text) } else { last_text(&mut item.children) }
        }
        Block::Heading { .. } | Block::Table(_) => None,
    }
}

fn close_text(text: &mut Text) {
    let Some(at) =
        text.iter().rposition(|fragment| matches!(fragment, Fragment::Text { text, .. } if !text.trim().is_empty()))
    else {
        return;
    };
    let Some(Fragment::Text { text: words, bold, italic }) = text.get_mut(at) else { return };
    let end = words.trim_end();
    // “…/.”, “…./”, “…. /”: what is left of an end mark. A slash alone inside a word is none.
    let bare = end.trim_end_matches('.').trim_end();
    let bare = match bare.strip_suffix('/') {
        Some(before) => before.trim_end().trim_end_matches('.'),
        None => bare,
    };
    let bare = bare.strip_suffix(';').unwrap_or(bare).trim_end().to_string();
    if !*bold && !*italic {
        *words = format!("{bare}./.");
    } else {
        *words = bare;
        text.insert(at + 1, Fragment::Text { text: "./.".into(), bold: false, italic: false });
    }
}

#[cfg(test)]
mod tests {
    use super::super::Block;
    use super::super::text::{plain, words};
    use super::close;

    #[test]
    fn every_damaged_end_mark_becomes_whole() {
        for typed in
            ["xem xét./.", "xem xét./", "xem xét. /", "xem xét.", "xem xét", "xem xét;", "xem xét /.", "xem xét. / "]
        {
            let mut body = vec![Block::Paragraph(plain(typed))];
            close(&mut body);
            let Some(Block::Paragraph(text)) = body.first() else { panic!("a paragraph stays one") };
            assert_eq!(words(text), "xem xét./.", "{typed}");
        }
    }
}
