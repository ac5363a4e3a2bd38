//! What an item lacks for a learner to have something of it, told at the item.

use super::super::authored::Written;
use super::super::markdown::{Fragment, Origin};
use super::items::Bench;
use crate::diagnostic::{Diagnostic, Rule, rules};
use crate::model::{Answer, Choice, MarkingPoint, Question};
use crate::source::Place;

impl Bench<'_, '_> {
    /// Something is wrong with what `fragment` says.
    fn tell(
        &mut self,
        rule: &'static Rule,
        (fragment, origin): (&Fragment<'_, '_>, Origin<'_>),
        message: &str,
        help: &str,
    ) {
        let place = origin.place(fragment.range());
        self.writer.report(Diagnostic::new(rule, place, message).help(help));
    }

    /// A misconception that nothing corrects.
    pub(super) fn miss_correction(&mut self, claim: &Fragment<'_, '_>, origin: Origin<'_>) {
        let message = "this misconception has no correction";
        let help = "say what is true: write `Correction: …` behind it";
        self.tell(&rules::UNCORRECTED_MISCONCEPTION, (claim, origin), message, help);
    }

    /// A question of learners that nobody answers.
    pub(super) fn miss_faq_answer(&mut self, question: &Fragment<'_, '_>, origin: Origin<'_>) {
        let help = "write the answer below it, or take the question out";
        self.tell(&rules::UNANSWERED_FAQ, (question, origin), "this question has no answer", help);
    }

    /// A heading with nothing below it.
    pub(super) fn miss_text(&mut self, heading: &Fragment<'_, '_>, origin: Origin<'_>) {
        let message = "there is nothing below this heading, so it is not shown";
        let help = "write something below it, or take the heading out";
        self.tell(&rules::EMPTY_SECTION, (heading, origin), message, help);
    }

    /// Reports a marking point that serves no criterion.
    pub(super) fn check_point(&mut self, point: &MarkingPoint<Written>, place: impl FnOnce() -> Place) {
        if point.criteria.is_empty() {
            let message = "this marking point names no criterion";
            let aimless = Diagnostic::new(&rules::AIMLESS_MARKING_POINT, place(), message);
            self.writer.report(aimless.help("put the criterion that it earns at its end: (AC1.2)"));
        }
    }

    /// Reports a question that nothing answers, and one that was asked before in the same file.
    pub(super) fn check_question(&mut self, question: &Question<Written>, place: impl Fn() -> Place) {
        if question.answer == Answer::Missing {
            let wrong = Diagnostic::new(&rules::UNANSWERED_QUESTION, place(), "this question has no answer");
            self.writer.report(
                wrong.help(
                    "write `Answer: …` below it, or options with `- [ ]` and one `- [x]` that is right",
                ),
            );
        }
        let first = self.asked.iter().find(|(asked, _)| asked.eq_ignore_ascii_case(&question.question));
        match first {
            Some(&(_, first)) => {
                let again =
                    Diagnostic::new(&rules::REPEATED_QUESTION, place(), "this question was asked before");
                let again = again.other(first, "the first time");
                self.writer.report(again.help("ask something else, or take one of the two out"));
            }
            None => self.asked.push((question.question.as_str().into(), place())),
        }
    }

    /// Reports options of which none is right, and options that say the same; `place` is that of all of them, and `one` tells
    /// that of one.
    pub(super) fn check_choices(
        &mut self,
        options: &[Choice<Written>],
        place: Place,
        one: impl Fn(usize) -> Option<Place>,
    ) {
        if !options.iter().any(|option| option.correct) {
            let wrong =
                Diagnostic::new(&rules::NO_RIGHT_ANSWER, place, "none of these options is the right answer");
            self.writer.report(wrong.help("mark the right one with `[x]`, or with `correct: true` in YAML"));
        }
        for (at, option) in options.iter().enumerate() {
            let same = |other: &Choice<Written>| other.body.html == option.body.html;
            if let Some(first) = options[..at].iter().position(same) {
                let message = "this option says the same as another one";
                let double = Diagnostic::new(&rules::REPEATED_OPTION, one(at).unwrap_or(place), message);
                let double = double.other(one(first).unwrap_or(place), "the first one");
                self.writer.report(double.help("let each option say something else"));
            }
        }
    }
}
