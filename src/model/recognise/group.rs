//! Target groups in running text: the list of those whom a movement is for.

use std::ops::Range;

use super::party::Reader;
use crate::model::assignment::Mode;

impl Reader<'_> {
    /// The groups that a paragraph of target groups lists from word `from` on; a part that is no known kind of party is a
    /// group as it stands, up to the next `;`.
    pub fn groups(&self, from: usize) -> Vec<Range<usize>> {
        let words = self.words;
        let mut found: Vec<Range<usize>> = Vec::new();
        let mut at = from;
        while at < words.len() {
            let end = (at..words.len()).find(|index| self.ends_a_group(*index)).unwrap_or(words.len());
            if let Some(list) = self.list(at, Mode::Instructed) {
                found.extend(list.parties.iter().map(|charged| charged.party.name.clone()));
                // What is said of the last group belongs to it: `cá nhân có thành tích xuất sắc trong phong trào`.
                let list_end = (list.after..words.len()).find(|index| self.ends_a_group(*index)).unwrap_or(words.len());
                if let Some(last) = found.last_mut() {
                    last.end = words.range(0, list_end).end.max(last.end);
                }
                at = list_end.max(at) + 1;
                continue;
            }
            if end > at {
                found.push(words.range(at, end));
            }
            at = end + 1;
        }
        found
    }

    fn ends_a_group(&self, index: usize) -> bool {
        matches!(self.words.word(index), ";" | ".")
    }
}

#[cfg(test)]
mod tests {
    use crate::model::known::Known;
    use crate::model::recognise::party::{Declared, Reader};
    use crate::model::recognise::words::Words;

    fn groups(text: &str) -> Vec<String> {
        let words = Words::new(text);
        let declared = Declared::new(&Known::default());
        let reader = Reader { words: &words, marks: &[], declared: &declared };
        reader.groups(0).into_iter().map(|range| text[range].to_owned()).collect()
    }

    #[test]
    fn a_list_of_classes_gives_a_group_each() {
        let text = "Các sở, ban, ngành thành phố; Ủy ban Mặt trận Tổ quốc Việt Nam, các tổ chức chính trị - xã hội thành phố; \
                    Ủy ban nhân dân xã, phường; Các cơ quan, tổ chức, doanh nghiệp, nhà trường trên địa bàn thành phố và cá \
                    nhân có thành tích xuất sắc trong phong trào thi đua.";
        assert_eq!(
            groups(text),
            [
                "Các sở, ban, ngành thành phố",
                "Ủy ban Mặt trận Tổ quốc Việt Nam",
                "các tổ chức chính trị - xã hội thành phố",
                "Ủy ban nhân dân xã, phường",
                "Các cơ quan, tổ chức, doanh nghiệp, nhà trường trên địa bàn thành phố",
                "cá nhân có thành tích xuất sắc trong phong trào thi đua",
            ]
        );
    }

    #[test]
    fn an_unknown_kind_of_group_stands_as_it_is() {
        let text = "Lực lượng tham gia bảo vệ an ninh, trật tự ở cơ sở.";
        assert_eq!(groups(text), ["Lực lượng tham gia bảo vệ an ninh, trật tự ở cơ sở"]);
    }
}
