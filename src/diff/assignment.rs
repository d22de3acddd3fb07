//! The assignment of parts to parts with the greatest sum of gains.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// Pairs rows with columns so that the sum of the gains is the greatest; each is in one pair at most, and a row stays alone
/// where that is better.
///
/// `gains` holds, for each row, its possible columns with a positive gain; what is not there cannot be paired. Shortest
/// augmenting paths over what is there (Jonker and Volgenant's way, kept sparse): a plan of 5,000 items has few likely
/// partners for each, and a full matrix of them would take minutes.
pub(super) fn assign(gains: &[Vec<(usize, i64)>], columns: usize) -> Vec<Option<usize>> {
    let rows = gains.len();
    // Every row has a column of its own with no gain: it stands for staying alone.
    let all = columns + rows;
    let mut taken: Vec<Option<usize>> = vec![None; all];
    let mut given: Vec<Option<usize>> = vec![None; rows];
    let mut of_column = vec![0i64; all];
    let mut of_row: Vec<i64> =
        gains.iter().map(|row| row.iter().map(|(_, gain)| -gain).min().unwrap_or(0).min(0)).collect();
    let mut search = Search { distance: vec![i64::MAX; all], from: vec![0; all], touched: Vec::new() };
    for start in 0..rows {
        let Some((end, length, settled)) = search.path(start, gains, columns, &taken, &of_row, &of_column) else {
            continue;
        };
        for column in settled {
            let less = length - search.distance.get(column).copied().unwrap_or(length);
            if let Some(potential) = of_column.get_mut(column) {
                *potential -= less;
            }
            if let Some(potential) = taken.get(column).copied().flatten().and_then(|row| of_row.get_mut(row)) {
                *potential += less;
            }
        }
        if let Some(potential) = of_row.get_mut(start) {
            *potential += length;
        }
        // The path is turned over: every row on it takes the column by which it was left.
        let mut column = end;
        loop {
            let row = search.from.get(column).copied().unwrap_or(start);
            if let Some(place) = taken.get_mut(column) {
                *place = Some(row);
            }
            match given.get_mut(row).and_then(|place| place.replace(column)) {
                Some(before) if row != start => column = before,
                _ => break,
            }
        }
        search.clear();
    }
    given.into_iter().map(|column| column.filter(|column| *column < columns)).collect()
}

struct Search {
    distance: Vec<i64>,
    from: Vec<usize>,
    touched: Vec<usize>,
}

impl Search {
    /// The shortest path from a row to a free column: the column, the length, the columns settled on the way.
    fn path(
        &mut self,
        start: usize,
        gains: &[Vec<(usize, i64)>],
        columns: usize,
        taken: &[Option<usize>],
        of_row: &[i64],
        of_column: &[i64],
    ) -> Option<(usize, i64, Vec<usize>)> {
        let mut queue: BinaryHeap<Reverse<(i64, usize)>> = BinaryHeap::new();
        let mut settled = Vec::new();
        let (mut row, mut so_far) = (start, 0i64);
        loop {
            let potential = of_row.get(row).copied().unwrap_or(0);
            let alone = std::iter::once((columns + row, 0));
            for (column, gain) in gains.get(row).into_iter().flatten().copied().chain(alone) {
                let reduced = so_far - gain - potential - of_column.get(column).copied().unwrap_or(0);
                let Some(known) = self.distance.get_mut(column).filter(|known| reduced < **known) else { continue };
                *known = reduced;
                if let Some(from) = self.from.get_mut(column) {
                    *from = row;
                }
                self.touched.push(column);
                queue.push(Reverse((reduced, column)));
            }
            let (length, column) = loop {
                let Reverse((length, column)) = queue.pop()?;
                if self.distance.get(column) == Some(&length) {
                    break (length, column);
                }
            };
            match taken.get(column).copied().flatten() {
                None => return Some((column, length, settled)),
                Some(next) => {
                    settled.push(column);
                    (row, so_far) = (next, length);
                }
            }
        }
    }

    fn clear(&mut self) {
        for column in self.touched.drain(..) {
            if let Some(distance) = self.distance.get_mut(column) {
                *distance = i64::MAX;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::assign;

    fn sum(gains: &[Vec<(usize, i64)>], given: &[Option<usize>]) -> i64 {
        let gain =
            |row: usize, column: usize| gains[row].iter().find(|(at, _)| *at == column).map_or(0, |(_, gain)| *gain);
        given.iter().enumerate().filter_map(|(row, column)| column.map(|column| gain(row, column))).sum()
    }

    /// The greatest sum by trying everything.
    fn best(gains: &[Vec<(usize, i64)>], row: usize, used: u32) -> i64 {
        let Some(options) = gains.get(row) else { return 0 };
        let alone = best(gains, row + 1, used);
        let paired = options.iter().filter(|(column, _)| used & (1 << column) == 0);
        paired.map(|(column, gain)| gain + best(gains, row + 1, used | 1 << column)).fold(alone, i64::max)
    }

    #[test]
    fn the_sum_is_the_greatest_there_is() {
        let mut seed = 7u64;
        let mut random = |below: u64| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (seed >> 33) % below
        };
        for _ in 0..500 {
            let (rows, columns) = (1 + random(6) as usize, 1 + random(6) as usize);
            let mut gains = vec![Vec::new(); rows];
            for row in &mut gains {
                for column in 0..columns {
                    if random(3) > 0 {
                        row.push((column, 1 + random(20) as i64));
                    }
                }
            }
            let given = assign(&gains, columns);
            let mut used: Vec<usize> = given.iter().flatten().copied().collect();
            used.sort_unstable();
            used.dedup();
            assert_eq!(used.len(), given.iter().flatten().count(), "a column is given twice: {gains:?}");
            assert_eq!(sum(&gains, &given), best(&gains, 0, 0), "{gains:?} → {given:?}");
        }
    }

    #[test]
    fn who_has_no_partner_stays_alone() {
        assert_eq!(assign(&[vec![], vec![(0, 5)]], 1), [None, Some(0)]);
        assert_eq!(assign(&[], 3), []);
    }
}
