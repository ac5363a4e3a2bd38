//! Numbers in the order of a file.

use crate::model::CriterionNumber;
use std::collections::HashMap;

/// Up to so many are looked through one by one.
const FEW: usize = 64;

/// Numbers of the outcomes or of the criteria of one unit, and where each stands.
#[derive(Default)]
pub(super) struct Numbers {
    all: Vec<CriterionNumber>,
    /// Where each stands first, if there are many: a unit with a hundred thousand criteria is a mistake, and must not make
    /// each link to it cost as much.
    index: HashMap<CriterionNumber, usize>,
}

impl Numbers {
    pub fn new(all: Vec<CriterionNumber>) -> Self {
        let mut index = HashMap::new();
        if all.len() > FEW {
            for (at, number) in all.iter().enumerate() {
                index.entry(number.clone()).or_insert(at);
            }
        }
        Numbers { all, index }
    }

    pub fn all(&self) -> &[CriterionNumber] {
        &self.all
    }

    /// Where a number stands first.
    pub fn find(&self, number: &CriterionNumber) -> Option<usize> {
        if self.all.len() > FEW {
            return self.index.get(number).copied();
        }
        self.all.iter().position(|known| known == number)
    }

    /// As [`Self::find`], for a number that must be written exactly so.
    pub fn find_written(&self, written: &str) -> Option<usize> {
        self.find(&CriterionNumber::new(written)).filter(|at| self.all[*at].as_str() == written)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_and_many_are_found_alike() {
        for count in [3, 1000] {
            let mut all: Vec<CriterionNumber> =
                (0..count).map(|n| CriterionNumber::new(&format!("1.{n}"))).collect();
            all.push(CriterionNumber::new("1.2"));
            let numbers = Numbers::new(all);
            assert_eq!(numbers.find(&CriterionNumber::new("1.2")), Some(2), "the first one");
            assert_eq!(numbers.find(&CriterionNumber::new("1.1000")), None);
            assert_eq!(numbers.find_written("1.1"), Some(1));
            assert_eq!(numbers.find_written("AC1.1"), None);
        }
    }
}
