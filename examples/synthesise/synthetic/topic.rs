//! What a tutor would write about one unit or outcome: about 600 words, every kind of section.

use super::Place;
use super::dialect::{Dialect, Target};
use super::names::{INSTRUMENTS, Terms};
use super::unit::Specification;
use super::words::{Words, capital};

/// A topic before it is printed in one form or the other. Texts are Markdown.
pub struct Topic {
    /// Of which unit.
    pub place: Place,
    pub title: Option<String>,
    pub content_notice: Option<String>,
    pub synopsis: String,
    pub overview: Vec<Piece>,
    pub objectives: Vec<String>,
    pub key_concepts: Vec<(String, Served)>,
    pub key_terms: Vec<String>,
    pub misconceptions: Vec<(String, String, Vec<String>)>,
    pub common_mistakes: Vec<String>,
    pub marking_points: Vec<Served>,
    pub tips: Vec<(Option<&'static str>, String)>,
    pub faqs: Vec<(String, String)>,
    pub prerequisites: Vec<String>,
    pub evidence_ideas: Vec<Served>,
    pub questions: Vec<Question>,
    pub scenario: Scenario,
    pub teaching: Vec<(String, String, String)>,
    pub free: (String, String),
    /// Which of the names of a section are used.
    pub variant: usize,
}

/// A part of a text.
pub enum Piece {
    Words(String),
    /// A link, with words of its own where it has some.
    Link(Target, Option<&'static str>),
    /// The unit's picture, and what it shows.
    Picture(String),
}

/// A text and the criteria it serves.
pub struct Served {
    pub text: String,
    pub criteria: Vec<String>,
}

/// A question of one of three kinds.
pub struct Question {
    pub text: String,
    pub criterion: String,
    pub answer: Answer,
}

/// How it is answered.
pub enum Answer {
    /// Options, whether each is right, and why.
    Choice(Vec<(String, bool, String)>),
    Short(String),
    /// Steps, and why they are in this order.
    Order(Vec<String>, String),
}

/// Practice for two people and an observer.
pub struct Scenario {
    pub title: String,
    pub text: String,
    pub observe: Vec<Served>,
    pub criteria: Vec<String>,
}

impl Topic {
    /// The overview, with its links as one generator writes them.
    pub fn overview(&self, dialect: &dyn Dialect) -> String {
        let piece = |piece: &Piece| match piece {
            Piece::Words(words) => words.clone(),
            Piece::Link(target, words) => dialect.link(self.place, target, *words),
            Piece::Picture(title) => format!("![{title}, as a drawing]({})", dialect.picture()),
        };
        self.overview.iter().map(piece).collect()
    }
}

/// Makes up one topic.
struct Author<'a> {
    words: Words,
    unit: &'a Specification,
    terms: &'a Terms,
    /// The outcome, or 1 for a whole unit.
    outcome: usize,
}

impl Topic {
    /// The topic of one outcome.
    pub fn of_outcome(unit: &Specification, outcome: usize, terms: &Terms) -> Topic {
        let seed = 2_000_000 + (unit.place.unit * 8 + outcome) as u64;
        Author { words: Words::new(seed), unit, terms, outcome }.topic(None)
    }

    /// The topic of a whole unit.
    pub fn of_unit(unit: &Specification, terms: &Terms) -> Topic {
        let seed = 2_000_000 + unit.place.unit as u64 * 8;
        let mut author = Author { words: Words::new(seed), unit, terms, outcome: 1 };
        let title = author.words.title();
        author.topic(Some(title))
    }
}

impl Author<'_> {
    fn topic(mut self, title: Option<String>) -> Topic {
        Topic {
            place: self.unit.place,
            title,
            content_notice: (self.outcome == 3).then(|| self.words.sentence()),
            synopsis: self.words.paragraph(2),
            overview: self.overview(),
            objectives: self.list(2, Words::sentence),
            key_concepts: (0..3).map(|part| (capital(&self.words.phrase()), self.concept(part))).collect(),
            key_terms: self.key_terms(),
            misconceptions: vec![self.misconception()],
            common_mistakes: self.list(1, Words::sentence),
            marking_points: self.marking_points(),
            tips: self.tips(),
            faqs: vec![(format!("Who {}?", self.words.action()), self.words.sentence())],
            prerequisites: self.list(2, Words::title),
            evidence_ideas: vec![self.served(), self.served_twice()],
            questions: self.questions(),
            scenario: self.scenario(),
            teaching: self.teaching(),
            free: (self.words.title(), self.words.sentence()),
            variant: self.words.below(2),
        }
    }

    fn list(&mut self, count: usize, make: fn(&mut Words) -> String) -> Vec<String> {
        (0..count).map(|_| make(&mut self.words)).collect()
    }

    fn criterion(&mut self) -> String {
        self.unit.criterion(self.outcome, &mut self.words)
    }

    fn served(&mut self) -> Served {
        Served { text: self.words.sentence(), criteria: vec![self.criterion()] }
    }

    /// One of three that together serve all criteria of the outcome.
    fn concept(&mut self, part: usize) -> Served {
        let mut served = self.served();
        let all = (1..=self.unit.criteria[self.outcome - 1]).filter(|number| number % 3 == part);
        served.criteria.extend(all.map(|number| format!("{}.{number}", self.outcome)));
        let mut seen = Vec::new();
        served.criteria.retain(|number| {
            !seen.contains(number) && {
                seen.push(number.clone());
                true
            }
        });
        served
    }

    /// A text that serves one criterion or two.
    fn served_twice(&mut self) -> Served {
        let mut served = self.served();
        let other = self.criterion();
        if !served.criteria.contains(&other) {
            served.criteria.push(other);
        }
        served
    }

    /// Every way to link, and a picture.
    fn overview(&mut self) -> Vec<Piece> {
        let place = self.unit.place;
        let (neighbour, stranger) = (place.neighbour(), place.stranger(&mut self.words));
        let first = |unit| Target::Criterion(unit, "1.1".to_owned());
        let mut pieces = vec![
            Piece::Words(format!("{} Compare it with ", self.words.sentence())),
            Piece::Link(
                Target::Outcome(place, self.outcome % super::unit::OUTCOMES + 1),
                Some("the next outcome"),
            ),
            Piece::Words(format!(".\n\n{} The unit ", self.words.sentence())),
            Piece::Link(Target::Unit(stranger), None),
            Piece::Words(" says more, and so do ".to_owned()),
            Piece::Link(first(neighbour), Some("a neighbour")),
            Piece::Words(", ".to_owned()),
            Piece::Link(first(stranger), None),
            Piece::Words(" and ".to_owned()),
            Piece::Link(Target::Criterion(place, self.criterion()), None),
            Piece::Words(format!(".\n\n{} See ", self.words.sentence())),
            Piece::Link(Target::Term(self.terms.any(&mut self.words)), None),
            Piece::Words(format!(", the {} and ", INSTRUMENTS.told(&mut self.words))),
            Piece::Words(format!("the {}, ", self.terms.any(&mut self.words))),
            Piece::Words(format!("AC{}, LO1 or {} AC1.1, and ", self.criterion(), stranger.number())),
            Piece::Link(Target::Guide, Some("the guide")),
            Piece::Words(".".to_owned()),
        ];
        if self.outcome == 1 {
            pieces.push(Piece::Words("\n\n".to_owned()));
            pieces.push(Piece::Picture(self.words.title()));
        }
        pieces
    }

    fn key_terms(&mut self) -> Vec<String> {
        let mut terms = self.list_of_terms(3);
        terms.sort();
        terms.dedup();
        terms
    }

    fn list_of_terms(&mut self, count: usize) -> Vec<String> {
        (0..count).map(|_| self.terms.any(&mut self.words)).collect()
    }

    fn misconception(&mut self) -> (String, String, Vec<String>) {
        (self.words.sentence(), self.words.sentence(), vec![self.criterion()])
    }

    fn marking_points(&mut self) -> Vec<Served> {
        let asked = ["at least two", "a minimum of three", "four or more"];
        let mut points = vec![self.served()];
        let text = format!("Names {} reasons why somebody {}.", self.words.pick(&asked), self.words.action());
        points.push(Served { text, criteria: vec![self.criterion()] });
        points
    }

    fn tips(&mut self) -> Vec<(Option<&'static str>, String)> {
        vec![(None, self.words.sentence()), (Some("Observation"), self.words.sentence())]
    }

    fn questions(&mut self) -> Vec<Question> {
        let right = self.words.below(3);
        let mut options: Vec<(String, bool, String)> = Vec::new();
        while options.len() < 3 {
            let (option, why) = (capital(&self.words.thing()), capital(&self.words.thing()) + " says so.");
            if options.iter().all(|(other, ..)| *other != option) {
                options.push((option, options.len() == right, why));
            }
        }
        let steps = self.list(3, |words| capital(&words.thing()));
        let answers = [
            Answer::Choice(options),
            Answer::Short(self.words.sentence()),
            Answer::Order(steps, self.words.sentence()),
        ];
        let mut questions: Vec<Question> = Vec::new();
        for answer in answers {
            let mut text = format!("What follows when a colleague {}?", self.words.action());
            while questions.iter().any(|other| other.text == text) {
                text = format!("What follows when a colleague {}?", self.words.action());
            }
            let criterion = self.unit.criterion(self.outcome, &mut self.words);
            questions.push(Question { text, criterion, answer });
        }
        questions
    }

    fn scenario(&mut self) -> Scenario {
        Scenario {
            title: self.words.title(),
            text: self.words.paragraph(2),
            observe: vec![self.served()],
            criteria: vec![self.criterion()],
        }
    }

    /// One for each of the first two criteria; where it is long, with a table, an alert and a footnote.
    fn teaching(&mut self) -> Vec<(String, String, String)> {
        let mut teach = |number: usize| {
            let table = format!(
                "| Sign | Answer |\n|---|---|\n| {} | {} |\n| {} | {} |",
                self.words.phrase(),
                self.words.phrase(),
                self.words.phrase(),
                self.words.phrase()
            );
            let extra = match number {
                1 => format!("> [!TIP]\n> {}\n\n{table}", self.words.sentence()),
                _ => format!("1. **{}** first\n2. *{}* next", self.words.title(), self.words.title()),
            };
            let text = format!("{}\n\n{extra}", self.words.sentence());
            (format!("{}.{number}", self.outcome), self.words.title(), text)
        };
        vec![teach(1), teach(2)]
    }
}
