//! What an office's configuration says beforehand about parties.

/// The parties an office declares, with their short forms.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Known {
    /// Declared parties.
    pub parties: Vec<KnownParty>,
}

/// A declared party.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KnownParty {
    /// The name as it is to be read in a plan.
    pub name: String,
    /// Other ways to write it.
    pub short: Vec<String>,
}

impl Known {
    /// Adds what a `đơn vị:` field declares: names parted by `;`, a short form in brackets after its name.
    pub fn declare(&mut self, value: &str) {
        for entry in value.split(';') {
            let (name, short) = match entry.split_once('(') {
                Some((name, rest)) => (name, rest.trim_end().trim_end_matches(')')),
                None => (entry, ""),
            };
            let name = name.trim();
            if name.is_empty() {
                continue;
            }
            let short = short.split(',').map(str::trim).filter(|form| !form.is_empty()).map(str::to_owned).collect();
            self.parties.push(KnownParty { name: name.to_owned(), short });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Known;

    #[test]
    fn a_field_declares_names_and_short_forms() {
        let mut known = Known::default();
        known.declare("Công an xã; Phòng Văn hóa - Xã hội (VHXH, phòng VH-XH) ;");
        assert_eq!(known.parties.len(), 2);
        assert_eq!(known.parties[1].short, ["VHXH", "phòng VH-XH"]);
    }
}
