//! Where a role may stand.

use crate::diagnostics::Diagnostic;
use crate::source::Span;
use crate::syntax::ast::Node;
use crate::syntax::keywords::{self, Keyword, Role};

use super::blocks::{Builder, Place};
use super::nesting::Open;

impl Builder<'_> {
    /// Says where a role cannot stand.
    pub(super) fn check_place(&mut self, role: Role, span: Span) {
        let open = |wanted: &[Role]| self.stack.iter().filter_map(Open::role).any(|role| wanted.contains(&role));
        let word = keywords::written(Keyword::Role(role));
        let help = match role {
            Role::LegalBases | Role::Preamble if !self.tree.body.iter().all(is_before_the_divisions) => {
                "chuyển lên trước phần đầu tiên"
            }
            Role::Closing if self.place == Place::Annex => "chuyển lên trước “phụ lục:”",
            Role::Annual | Role::InterimReview | Role::FinalReview | Role::AdHoc
                if !open(&[Role::AwardForms, Role::AwardStandards, Role::Quotas, Role::Dossier, Role::Funding]) =>
            {
                "đặt dưới “khen thưởng:”, “tiêu chuẩn:”, “số lượng:”, “hồ sơ:” hoặc “kinh phí:”"
            }
            Role::Group
                if !open(&[
                    Role::Criteria,
                    Role::AwardStandards,
                    Role::AwardForms,
                    Role::Quotas,
                    Role::TargetGroups,
                    Role::Contents,
                    Role::Dossier,
                    Role::Funding,
                ]) =>
            {
                "đặt dưới “tiêu chí:” hoặc “tiêu chuẩn:”"
            }
            Role::Phase if !open(&[Role::Timeline]) => "đặt dưới “thời gian thực hiện:”",
            Role::Charge | Role::Request if !open(&[Role::Assignments]) => "đặt dưới “tổ chức thực hiện:”",
            _ => return,
        };
        self.found
            .push(Diagnostic::error("NN009", span, format!("mục “{word}” không đứng được ở đây")).with_help(help));
    }

    /// Says where a party comes to stand below a `mục` that lies beside earlier parties, though it was meant to lie there
    /// too.
    pub(super) fn check_side(&mut self, role: Role, span: Span) {
        if !matches!(role, Role::Charge | Role::Request) {
            return;
        }
        let [.., Open::Block { block: above, .. }, Open::Block { block: section, .. }] = self.stack.as_slice() else {
            return;
        };
        let is_party = |node: &Node| {
            let role = if let Node::Block(block) = node { block.role.as_ref() } else { None };
            role.is_some_and(|role| matches!(role.value, Role::Charge | Role::Request))
        };
        if section.role.is_some() || !above.children.iter().any(is_party) {
            return;
        }
        let word = keywords::written(Keyword::Role(role));
        let help = format!("viết “mục {word}: …” nếu đây là một mục ngang với mục ấy");
        let place = section.title.as_ref().map_or(section.keyword, |title| title.span);
        self.found.push(
            Diagnostic::warning("NN029", span, format!("“{word}:” này nằm trong mục ở trên, không ngang với mục ấy"))
                .with_also(place, "mục ở trên")
                .with_help(help),
        );
    }
}

/// What may stand before the legal bases and the preamble.
fn is_before_the_divisions(node: &Node) -> bool {
    match node {
        Node::Block(block) => {
            matches!(block.role.as_ref().map(|role| role.value), Some(Role::LegalBases | Role::Preamble))
                && block.level.is_none()
        }
        _ => true,
    }
}
