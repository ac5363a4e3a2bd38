//! Ways through the rules of combination of a qualification.

use super::outcome::unit_link;
use super::{LinkView, Text};
use crate::model::routes::{FEW, Minimum, Ways, ways};
use crate::model::{GroupRule, Id, Qualification, Unit, UnitGroup};
use crate::plan::here::Here;
use crate::plan::words;
use serde::Serialize;

/// What has to be taken, and examples of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct RoutesView<'a> {
    /// What cannot be done with the units of the site: then there is no route.
    pub problems: Vec<String>,
    /// What must be taken in any case, if there is such a group.
    pub fixed: Option<RouteView<'a>>,
    /// How many ways there are to take no more than needed.
    pub count: Option<String>,
    /// Whether the routes are all there are.
    pub all: bool,
    /// What a route may still lack, where the groups ask for less than the qualification does.
    pub lacking: Option<String>,
    /// Routes.
    pub routes: Vec<RouteView<'a>>,
}

/// One way through the rules.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct RouteView<'a> {
    /// "The fewest units", if there are more ways than are shown.
    pub title: Option<Text<'a>>,
    /// The units that are taken, group by group; without those that must be taken in any case.
    pub units: Vec<LinkView<'a>>,
    /// The credits of everything that is taken, if all of it has some.
    pub credits: Option<u32>,
    /// The guided learning hours of everything that is taken, if all of it has some.
    pub glh: Option<u32>,
    /// How many units that is.
    pub count: usize,
}

impl<'p> RoutesView<'p> {
    /// The routes of a qualification in which there is something to choose, or whose rules can't be satisfied.
    pub(crate) fn new(here: &Here<'p>, row: &'p Qualification) -> Option<Self> {
        let groups: Vec<&UnitGroup> = row.groups.iter().filter(|group| !group.units.is_empty()).collect();
        let chosen = groups.iter().filter(|group| group.rule != GroupRule::All).count();
        let counts_credits =
            row.credits.is_some() || groups.iter().any(|group| Minimum::of(group).credits > 0);
        let mut units = groups.iter().flat_map(|group| &group.units);
        if counts_credits && units.any(|&id| here.site.units[id].credits.is_none()) {
            return None;
        }
        let plan = Plan { here: *here, row, groups };
        let problems = plan.problems();
        if !problems.is_empty() {
            return Some(RoutesView { problems, ..RoutesView::default() });
        }
        (chosen > 0).then(|| plan.routes())
    }
}

struct Plan<'a> {
    here: Here<'a>,
    row: &'a Qualification,
    groups: Vec<&'a UnitGroup>,
}

impl<'a> Plan<'a> {
    fn credits(&self, group: &UnitGroup) -> Vec<u32> {
        group.units.iter().map(|&id| self.here.site.units[id].credits.unwrap_or(0)).collect()
    }

    fn sum(&self, group: &UnitGroup) -> u64 {
        self.credits(group).into_iter().map(u64::from).sum()
    }

    /// What a group must give. Where there is only one to choose from, it also gives what the whole still lacks.
    fn minimum(&self, group: &UnitGroup) -> Minimum {
        let own = Minimum::of(group);
        let others = || self.groups.iter().filter(|other| !std::ptr::eq(**other, group));
        if group.rule == GroupRule::All || others().any(|other| other.rule != GroupRule::All) {
            return own;
        }
        let fixed: u64 = others().map(|other| self.sum(other)).sum();
        let lacking = u64::from(self.row.credits.unwrap_or(0)).saturating_sub(fixed);
        Minimum { credits: own.credits.max(u32::try_from(lacking).unwrap_or(u32::MAX)), ..own }
    }

    /// What the units of the site can't reach, in sentences.
    fn problems(&self) -> Vec<String> {
        let strings = self.here.strings;
        let mut problems = Vec::new();
        for group in &self.groups {
            if ways(&self.credits(group), Minimum::of(group)).is_none() {
                let there = strings.count("count-units", group.units.len() as u64, &[]);
                let credits = strings.count("count-credits", self.sum(group), &[]);
                let rule = words::group_rule(strings, group);
                let values =
                    [("group", &*group.name), ("units", &there), ("credits", &credits), ("rule", &rule)];
                problems.push(strings.say("route-group-problem", &values));
            }
        }
        let all: u64 = self.groups.iter().map(|group| self.sum(group)).sum();
        if let Some(needed) = self.row.credits.filter(|&needed| u64::from(needed) > all) {
            let needed = strings.count("count-credits", u64::from(needed), &[]);
            let there = strings.count("count-credits", all, &[]);
            problems.push(strings.say("route-total-problem", &[("needed", &needed), ("there", &there)]));
        }
        problems
    }

    fn routes(&self) -> RoutesView<'a> {
        let of_group = |group: &&UnitGroup| ways(&self.credits(group), self.minimum(group));
        let ways: Vec<Ways> = self.groups.iter().filter_map(of_group).collect();
        let count = ways.iter().try_fold(1u128, |product, ways| product.checked_mul(ways.count?));
        let all = count.is_some_and(|count| count <= FEW as u128);
        let picks = if all { combinations(&ways) } else { ends(&ways) };
        let titles = ["route-fewest-units", "route-fewest-credits"].map(|key| self.here.strings.text(key));
        let title = |at: usize| titles.get(at).filter(|_| !all).map(|&title| Text::from(title));
        let routes: Vec<RouteView<'a>> =
            picks.iter().enumerate().map(|(at, pick)| self.route(title(at), pick)).collect();
        let lacks = |&needed: &u32| routes.iter().any(|route| route.credits.is_some_and(|sum| sum < needed));
        let lacking = self.row.credits.filter(lacks);
        let lacking = lacking.map(|needed| self.here.strings.count("route-lacking", u64::from(needed), &[]));
        let fixed = Some(self.taken(self.fixed(), |_| true)).filter(|fixed| fixed.count > 0);
        let count = count.map(|count| self.count(count));
        RoutesView { problems: Vec::new(), fixed, count, all, lacking, routes }
    }

    fn count(&self, count: u128) -> String {
        // Nobody reads a number of thirty digits, and plurals need no more than this.
        match u64::try_from(count).ok().filter(|&count| count < 1_000_000) {
            Some(count) => self.here.strings.count("route-count", count, &[]),
            None => self.here.strings.text("route-count-many").to_owned(),
        }
    }

    /// The route that takes a set of units of each group.
    fn route(&self, title: Option<Text<'a>>, pick: &[&Vec<usize>]) -> RouteView<'a> {
        let taken =
            self.groups.iter().zip(pick).flat_map(|(group, set)| set.iter().map(|&at| group.units[at]));
        let fixed = self.fixed();
        let all = fixed.iter().copied().chain(taken);
        RouteView { title, ..self.taken(all, |id| !fixed.contains(&id)) }
    }

    /// Units that must be taken in any case.
    fn fixed(&self) -> Vec<Id<Unit>> {
        let groups = self.groups.iter().filter(|group| group.rule == GroupRule::All);
        groups.flat_map(|group| group.units.iter().copied()).collect()
    }

    /// Units with what they are worth, each counted once; of some of them links are `shown`.
    fn taken(
        &self,
        all: impl IntoIterator<Item = Id<Unit>>,
        shown: impl Fn(Id<Unit>) -> bool,
    ) -> RouteView<'a> {
        let mut ids: Vec<Id<Unit>> = Vec::new();
        for id in all {
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
        let units = || ids.iter().map(|&id| &self.here.site.units[id]);
        RouteView {
            title: None,
            units: ids.iter().filter(|&&id| shown(id)).map(|&id| unit_link(&self.here, id)).collect(),
            credits: units().try_fold(0u32, |sum, unit| sum.checked_add(unit.credits?)),
            glh: units().try_fold(0u32, |sum, unit| sum.checked_add(unit.glh?)),
            count: ids.len(),
        }
    }
}

/// Every choice of one set of each group; there are few.
fn combinations(ways: &[Ways]) -> Vec<Vec<&Vec<usize>>> {
    ways.iter().fold(vec![Vec::new()], |picks, ways| {
        let with = |pick: &Vec<_>, set| pick.iter().copied().chain([set]).collect();
        picks.iter().flat_map(|pick| ways.sets.iter().map(move |set| with(pick, set))).collect()
    })
}

/// The first set of each group, and the last, if they are not the same.
fn ends(ways: &[Ways]) -> Vec<Vec<&Vec<usize>>> {
    let mut picks: Vec<Vec<&Vec<usize>>> = vec![
        ways.iter().filter_map(|ways| ways.sets.first()).collect(),
        ways.iter().filter_map(|ways| ways.sets.last()).collect(),
    ];
    picks.dedup();
    picks
}
