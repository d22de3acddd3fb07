//! What is still open while a tree is built, and how it is closed.

use crate::syntax::ast::{Block, Item, Node};
use crate::syntax::keywords::Role;

use super::blocks::{Builder, Place};

/// A division or an item that is still open.
pub(super) enum Open {
    Block { block: Block, depth: u8, by_role: bool },
    Item { item: Item, depth: u8 },
}

impl Open {
    pub(super) fn depth(&self) -> u8 {
        match self {
            Open::Block { depth, .. } | Open::Item { depth, .. } => *depth,
        }
    }

    pub(super) fn role(&self) -> Option<Role> {
        match self {
            Open::Block { block, .. } => block.role.as_ref().map(|role| role.value),
            Open::Item { .. } => None,
        }
    }
}

impl Builder<'_> {
    /// Closes an open division of the same sort with all in it; gives the depth below what is open then.
    pub(super) fn below(&mut self, same: impl Fn(Role) -> bool) -> u8 {
        self.close_items();
        if let Some(at) = self.stack.iter().position(|open| open.role().is_some_and(&same)) {
            while self.stack.len() > at {
                self.close_last();
            }
        }
        self.stack.last().map_or(1, |open| open.depth() + 1)
    }

    /// Adds a node to what is open.
    pub(super) fn add(&mut self, node: Node) {
        let span = match &node {
            Node::Block(block) => block.span,
            Node::Item(item) => item.span,
            Node::Paragraph(text) => text.span,
            Node::Table(table) => table.span,
        };
        match self.stack.last_mut() {
            Some(Open::Block { block, .. }) => {
                block.span = block.span.to(span);
                block.children.push(node);
            }
            Some(Open::Item { item, .. }) => {
                item.span = item.span.to(span);
                item.children.push(node);
            }
            None => match self.tree.annexes.last_mut().filter(|_| self.place == Place::Annex) {
                Some(annex) => annex.children.push(node),
                None => self.tree.body.push(node),
            },
        }
    }

    pub(super) fn close_last(&mut self) {
        self.end_table();
        match self.stack.pop() {
            Some(Open::Block { block, .. }) => self.add(Node::Block(block)),
            Some(Open::Item { item, .. }) => self.add(Node::Item(item)),
            None => {}
        }
    }

    pub(super) fn close_items(&mut self) {
        while matches!(self.stack.last(), Some(Open::Item { .. })) {
            self.close_last();
        }
    }

    /// Closes everything of this depth or deeper.
    pub(super) fn close_to(&mut self, depth: u8) {
        self.end_table();
        while self.stack.last().is_some_and(|open| open.depth() >= depth) {
            self.close_last();
        }
    }
}
