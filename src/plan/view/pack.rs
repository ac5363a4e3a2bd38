//! What of a unit is made to be printed: sheets to fill in, cards to cut out, questions with room to write.

use super::outcome::unit_link;
use super::{
    KeyTermView, LinkView, MisconceptionView, NoticeView, PageView, QuestionView, Text, WithheldView,
};
use crate::model::{Id, Outcome, PackKind, Target, Unit};
use crate::plan::here::{Front, Here};
use crate::plan::items::Items;
use crate::plan::packs::{self, Pack, Piece, What};
use crate::plan::{PageRef, url};
use serde::Serialize;
use std::ops::Range;

/// The checklist of criteria, or the evidence tracker: a row for each criterion.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct SheetView<'a> {
    /// What every page has.
    pub page: PageView<'a>,
    /// The unit.
    pub unit: LinkView<'a>,
    /// Where the official wording is, if it is not shown.
    pub withheld: Option<WithheldView<'a>>,
    /// Its outcomes, as far as they are on this page.
    pub outcomes: Vec<SheetOutcome<'a>>,
}

/// An outcome on a sheet.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct SheetOutcome<'a> {
    /// `LO3`.
    pub label: String,
    /// Its title.
    pub title: Text<'a>,
    /// Its page.
    pub href: String,
    /// Its criteria.
    pub criteria: Vec<SheetRow>,
}

/// A criterion on a sheet.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct SheetRow {
    /// `AC3.5`.
    pub label: String,
    /// Its wording in one line.
    pub text: String,
    /// Its card.
    pub href: String,
}

/// Cards with a front and a back, to cut out and fold.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct CardsView<'a> {
    /// What every page has.
    pub page: PageView<'a>,
    /// The unit.
    pub unit: LinkView<'a>,
    /// What to know before reading on.
    pub notices: Vec<NoticeView<'a>>,
    /// Words and what they mean.
    pub terms: Vec<CardView<'a, KeyTermView<'a>>>,
    /// Questions and their answers.
    pub questions: Vec<CardView<'a, QuestionView<'a>>>,
    /// Wrong beliefs and what is right.
    pub traps: Vec<CardView<'a, MisconceptionView<'a>>>,
}

/// A card.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct CardView<'a, T> {
    /// Where it comes from: "L3-CM-02 · LO1".
    pub place: LinkView<'a>,
    /// What is on it.
    pub item: T,
}

/// Questions with room to write, and their answers.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct QuestionsView<'a> {
    /// What every page has.
    pub page: PageView<'a>,
    /// The unit.
    pub unit: LinkView<'a>,
    /// What to know before reading on.
    pub notices: Vec<NoticeView<'a>>,
    /// The questions, topic by topic.
    pub groups: Vec<PaperGroup<'a>>,
    /// Whether any of them has an answer at the back.
    pub has_answers: bool,
}

/// Questions of one topic.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct PaperGroup<'a> {
    /// "LO3 Understand the principles …", and its page.
    pub place: LinkView<'a>,
    /// The questions.
    pub questions: Vec<PaperQuestion<'a>>,
    /// Whether any of them has an answer at the back.
    pub has_answers: bool,
}

/// A question on paper.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct PaperQuestion<'a> {
    /// Its number in the pack.
    pub number: usize,
    /// Its id on the page.
    pub id: String,
    /// The id of its answer on the page, if it has one.
    pub answer_id: Option<String>,
    /// The question.
    pub item: QuestionView<'a>,
}

impl<'p> SheetView<'p> {
    pub(crate) fn new(here: &Here<'p>, pack: Pack, unit: Id<Unit>) -> Self {
        let (range, page) = opened(here, pack, unit);
        let mut outcomes: Vec<SheetOutcome<'p>> = Vec::new();
        let mut last = None;
        for id in packs::criteria(here.site, unit).skip(range.start).take(range.len()) {
            let criterion = &here.site.criteria[id];
            if last.replace(criterion.outcome) != Some(criterion.outcome) {
                outcomes.push(sheet_outcome(here, criterion.outcome));
            }
            let row = SheetRow {
                label: here.criterion_label(&criterion.number),
                text: here.criterion_wording(id),
                href: here.href(&Target::Criterion(id)),
            };
            outcomes.last_mut().into_iter().for_each(|outcome| outcome.criteria.push(row.clone()));
        }
        SheetView { page, unit: unit_link(here, unit), withheld: here.withheld(unit), outcomes }
    }
}

fn sheet_outcome<'p>(here: &Here<'p>, id: Id<Outcome>) -> SheetOutcome<'p> {
    let outcome = &here.site.outcomes[id];
    SheetOutcome {
        label: here.outcome_label(&outcome.number),
        title: (&*outcome.title).into(),
        href: here.href(&Target::Outcome(id, None)),
        criteria: Vec::new(),
    }
}

impl<'p> CardsView<'p> {
    pub(crate) fn new(here: &Here<'p>, pack: Pack, unit: Id<Unit>) -> Self {
        let (range, page) = opened(here, pack, unit);
        let pieces = packs::cards(here.site, unit);
        let pieces = pieces.get(range).unwrap_or_default();
        let mut view = CardsView {
            page,
            unit: unit_link(here, unit),
            notices: notices(here, pieces, unit),
            terms: Vec::new(),
            questions: Vec::new(),
            traps: Vec::new(),
        };
        for piece in pieces {
            let (place, items) = (short_place(here, piece, unit), items(here, piece, unit));
            match piece.what {
                What::Term(item) => view.terms.push(CardView { place, item: items.key_term(item) }),
                What::Question(item) => {
                    view.questions.push(CardView { place, item: items.question(piece.index, item) });
                }
                What::Trap(item) => view.traps.push(CardView { place, item: items.misconception(item) }),
            }
        }
        view
    }
}

impl<'p> QuestionsView<'p> {
    pub(crate) fn new(here: &Here<'p>, pack: Pack, unit: Id<Unit>) -> Self {
        let (range, page) = opened(here, pack, unit);
        let first = range.start;
        let mut groups: Vec<PaperGroup<'p>> = Vec::new();
        let mut last = None;
        let pieces = packs::questions(here.site, unit);
        let pieces = pieces.get(range).unwrap_or_default();
        for (at, piece) in pieces.iter().enumerate() {
            let Some(question) = on_paper(here, piece, unit, first + at + 1) else { continue };
            if last.replace(piece.outcome) != Some(piece.outcome) {
                let place = whole_place(here, piece, unit);
                groups.push(PaperGroup { place, questions: Vec::new(), has_answers: false });
            }
            if let Some(group) = groups.last_mut() {
                group.has_answers |= question.answer_id.is_some();
                group.questions.push(question);
            }
        }
        let has_answers = groups.iter().any(|group| group.has_answers);
        let notices = notices(here, pieces, unit);
        QuestionsView { page, unit: unit_link(here, unit), notices, groups, has_answers }
    }
}

/// A question as it stands on paper; nothing for what is no question.
fn on_paper<'p>(
    here: &Here<'p>,
    piece: &Piece<'p>,
    unit: Id<Unit>,
    number: usize,
) -> Option<PaperQuestion<'p>> {
    let What::Question(question) = piece.what else { return None };
    let item = items(here, piece, unit).question(piece.index, question);
    let id = url::printed_anchor("question", number);
    let answer_id = packs::is_answered(question).then(|| url::printed_anchor("answer", number));
    Some(PaperQuestion { number, id, answer_id, item })
}

/// Which pieces are on a page of a pack, and what every page has.
fn opened<'p>(here: &Here<'p>, pack: Pack, unit: Id<Unit>) -> (Range<usize>, PageView<'p>) {
    let ranges = packs::ranges(here.site, unit, pack.kind);
    let range = ranges.get(usize::from(pack.part)).cloned().unwrap_or_default();
    (range, page(here, pack, unit, ranges.len()))
}

fn page<'p>(here: &Here<'p>, pack: Pack, unit: Id<Unit>, parts: usize) -> PageView<'p> {
    let strings = here.strings;
    let name = here.pack_name(pack.kind);
    let part = usize::from(pack.part) + 1;
    let of_parts = |part: usize| -> Text<'p> {
        let values = [("pack", name), ("part", &part.to_string()), ("parts", &parts.to_string())];
        strings.say("pack-part", &values).into()
    };
    let title = if parts > 1 { of_parts(part) } else { name.into() };
    let mut trail = here.trail_to_unit(unit);
    trail.push((title.clone(), here.path()));
    let row = &here.site.units[unit];
    let mut front = Front::new(pack.kind.name(), title, trail);
    front.within = Some((&*row.number).into());
    let values = [("pack", name), ("number", &*row.number), ("title", &*row.title)];
    front.description = Some(strings.say("pack-description", &values).into());
    let neighbour = |part: Option<u16>| {
        let part = part.filter(|&part| usize::from(part) < parts)?;
        let path = here.plan.path(PageRef::Pack(Pack { part, ..pack }, unit));
        Some(LinkView::new(here.to(path), of_parts(usize::from(part) + 1)))
    };
    let labelled = |link: LinkView<'p>, key: &'static str| link.labelled(strings.text(key));
    front.previous = neighbour(pack.part.checked_sub(1)).map(|link| labelled(link, "previous-part"));
    front.next = neighbour(pack.part.checked_add(1)).map(|link| labelled(link, "next-part"));
    front.records.extend(here.rights(&row.record, "record-specification"));
    here.page(front)
}

/// What to know before reading these: what is said of the unit, or else what is said of its outcomes, each once. Where several
/// name the same page that helps, the last of them does.
fn notices<'p>(here: &Here<'p>, pieces: &[Piece<'p>], unit: Id<Unit>) -> Vec<NoticeView<'p>> {
    if let Some(notice) = here.notice(here.unit_notice(unit)) {
        return vec![notice];
    }
    let mut notices: Vec<NoticeView<'p>> = Vec::new();
    let mut last = None;
    for piece in pieces {
        if last.replace(piece.outcome) == Some(piece.outcome) {
            continue;
        }
        let notice = piece.outcome.and_then(|id| here.outcome_notice(id));
        let Some(notice) = here.notice(notice) else { continue };
        if notices.iter().any(|it| it.html == notice.html) {
            continue;
        }
        notices.iter_mut().filter(|it| it.support == notice.support).for_each(|it| it.support = None);
        notices.push(notice);
    }
    notices
}

/// Makes views of pieces that were written for another page.
fn items<'p>(here: &Here<'p>, piece: &Piece<'p>, unit: Id<Unit>) -> Items<'p> {
    let written_for = piece.outcome.map_or(PageRef::Unit(unit), PageRef::Outcome);
    Items { here: here.quoting(written_for), card: None, level: 4 }
}

/// "L3-CM-02 · LO1".
fn short_place<'p>(here: &Here<'p>, piece: &Piece<'p>, unit: Id<Unit>) -> LinkView<'p> {
    let number = &*here.site.units[unit].number;
    match piece.outcome {
        Some(id) => {
            let label = here.outcome_label(&here.site.outcomes[id].number);
            LinkView::new(here.href(&Target::Outcome(id, None)), format!("{number} · {label}"))
        }
        None => LinkView::new(here.href(&Target::Unit(unit, None)), number),
    }
}

/// "LO1 Understand …".
fn whole_place<'p>(here: &Here<'p>, piece: &Piece<'p>, unit: Id<Unit>) -> LinkView<'p> {
    match piece.outcome {
        Some(id) => LinkView::new(here.href(&Target::Outcome(id, None)), here.outcome_title(id)),
        None => LinkView::new(here.href(&Target::Unit(unit, None)), here.unit_title(unit)),
    }
}

/// What a unit offers to print: links to the first page of each pack.
pub(crate) fn links<'p>(here: &Here<'p>, unit: Id<Unit>) -> Vec<LinkView<'p>> {
    let first = here.plan.addresses.packs(unit).filter(|(pack, _)| pack.part == 0);
    let link = |(pack, path): (Pack, &str)| {
        LinkView::new(here.to(path), here.pack_name(pack.kind)).labelled(here.pack_use(pack.kind))
    };
    first.map(link).collect()
}

impl<'p> Here<'p> {
    /// What a pack is called: "Flash cards".
    fn pack_name(&self, kind: PackKind) -> &'p str {
        self.strings.text(match kind {
            PackKind::Checklist => "pack-checklist",
            PackKind::Tracker => "pack-tracker",
            PackKind::Cards => "pack-cards",
            PackKind::Questions => "pack-questions",
        })
    }

    /// What it is good for, in a few words.
    fn pack_use(&self, kind: PackKind) -> &'p str {
        self.strings.text(match kind {
            PackKind::Checklist => "pack-checklist-use",
            PackKind::Tracker => "pack-tracker-use",
            PackKind::Cards => "pack-cards-use",
            PackKind::Questions => "pack-questions-use",
        })
    }
}
