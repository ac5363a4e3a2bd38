//! Sentences that read like English and mean nothing, the same ones on every machine.

/// A source of numbers that look random and never change (SplitMix64), and of words picked with them.
pub struct Words {
    state: u64,
}

impl Words {
    /// The words that belong to `seed`; another seed gives others.
    pub fn new(seed: u64) -> Self {
        // Mixed once, or the words of one seed would be those of the seed before it, moved on by one.
        Words { state: mix(seed.wrapping_add(0x5851_F42D_4C95_7F2D)) }
    }

    /// The next number below `limit`.
    pub fn below(&mut self, limit: usize) -> usize {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        (mix(self.state) % limit.max(1) as u64) as usize
    }

    /// One of `list`.
    pub fn pick(&mut self, list: &[&'static str]) -> &'static str {
        list[self.below(list.len())]
    }

    /// What somebody does: "records the location".
    pub fn action(&mut self) -> String {
        format!("{} {}", self.pick(DOES), self.thing())
    }

    /// A thing of the trade: "the first account".
    pub fn thing(&mut self) -> String {
        format!("the {} {}", self.pick(ADJECTIVES), self.pick(NOUNS))
    }

    /// A few words without a full stop, for titles and items: "risk and the quiet handover".
    pub fn phrase(&mut self) -> String {
        format!("{} {}", self.pick(ADJECTIVES), self.pick(NOUNS))
    }

    /// The same with a capital.
    pub fn title(&mut self) -> String {
        capital(&format!("{} and {}", self.phrase(), self.thing()))
    }

    /// A sentence of about fourteen words.
    pub fn sentence(&mut self) -> String {
        let text = match self.below(4) {
            0 => format!("{}, {} {} {}", self.pick(WHEN), self.pick(WHO), self.action(), self.pick(WHY)),
            1 => format!("{} {} before anybody {}", self.pick(WHO), self.action(), self.action()),
            2 => format!("if {} {}, {} {}", self.pick(WHO), self.action(), self.pick(WHO), self.action()),
            _ => format!("{} {} {}", self.pick(WHO), self.action(), self.pick(WHY)),
        };
        capital(&text) + "."
    }

    /// `count` sentences.
    pub fn paragraph(&mut self, count: usize) -> String {
        (0..count).map(|_| self.sentence()).collect::<Vec<_>>().join(" ")
    }
}

fn mix(number: u64) -> u64 {
    let number = (number ^ (number >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let number = (number ^ (number >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    number ^ (number >> 31)
}

/// The text with its first letter as a capital.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// What criteria begin with.
pub const VERBS: &[&str] =
    &["Explain", "Describe", "Identify", "Summarise", "Evaluate", "Demonstrate", "Outline"];

/// Half of a term's name.
pub const ADJECTIVES: &[&str] = &[
    "clear", "quiet", "first", "shared", "local", "urgent", "routine", "written", "spoken", "careful",
    "early", "late", "open", "closed", "formal", "calm", "brief", "full", "recent", "repeated", "missing",
    "likely", "hidden", "direct", "honest", "steady", "useful", "narrow", "wider", "central", "simple",
    "partial", "second", "usual", "common", "regular", "single", "joint", "remote", "present",
];

/// The other half.
pub const NOUNS: &[&str] = &[
    "account",
    "location",
    "handover",
    "record",
    "risk",
    "request",
    "plan",
    "priority",
    "contact",
    "message",
    "question",
    "answer",
    "shift",
    "policy",
    "incident",
    "warning",
    "pattern",
    "decision",
    "reason",
    "limit",
    "response",
    "resource",
    "channel",
    "script",
    "history",
    "marker",
    "log",
    "briefing",
    "concern",
    "choice",
    "transfer",
    "timeline",
    "report",
    "review",
    "complaint",
    "address",
    "landmark",
    "detail",
    "witness",
    "referral",
    "update",
    "standard",
    "threshold",
    "grade",
    "queue",
    "callback",
    "summary",
    "note",
    "check",
    "barrier",
    "signal",
    "pause",
    "duty",
    "role",
    "outcome",
    "consent",
    "purpose",
    "audience",
    "habit",
    "agreement",
];

const DOES: &[&str] = &[
    "records",
    "checks",
    "repeats",
    "grades",
    "passes on",
    "reviews",
    "questions",
    "confirms",
    "summarises",
    "weighs",
    "writes down",
    "explains",
    "follows up",
    "notices",
    "compares",
    "challenges",
    "shares",
    "protects",
    "updates",
];

const WHO: &[&str] = &[
    "a contact handler",
    "the supervisor",
    "a team leader",
    "an officer",
    "the caller",
    "a colleague",
    "the assessor",
    "a neighbour",
    "the dispatcher",
    "a partner agency",
    "the duty manager",
    "a learner",
    "the control room",
];

const WHEN: &[&str] = &[
    "in practice",
    "on a busy shift",
    "when the line is poor",
    "at the start of a call",
    "before a handover",
    "when two accounts differ",
    "after a long night",
    "with a frightened caller",
    "in an ordinary week",
];

const WHY: &[&str] = &[
    "so that nobody has to ask twice",
    "because the risk may change within minutes",
    "and says so in plain words",
    "so that the next person can carry on",
    "because a guess would be hard to defend later",
    "and writes the reason beside it",
    "without promising what cannot be kept",
    "so that help goes where it is needed most",
];
