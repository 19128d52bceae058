//! Sentences that look like those of a map, from a fixed seed.

const SUBJECTS: [&str; 12] = [
    "The embassy",
    "The ministry of trade",
    "China’s aid to Vietnam",
    "The grain of that year",
    "Moscow",
    "The delegation",
    "An archive in Tirana",
    "The foreign ministry’s file (no. 102)",
    "Wang Jiaxiang (王稼祥)",
    "The party congress",
    "Ho Chi Minh",
    "The loan",
];

const VERBS: [&str; 10] = [
    "asked for",
    "granted",
    "turned down",
    "reported on",
    "had no wish for",
    "competed with",
    "answered to",
    "put off",
    "paid for",
    "was known to want",
];

const OBJECTS: [&str; 12] = [
    "the support of the bloc",
    "200,000 tons of grain",
    "what the Poles had offered",
    "a seat at the conference",
    "the leadership of the movement",
    "machines and rice",
    "the café on the square",
    "an end of the famine",
    "credit at two per cent",
    "\\\"fraternal\\\" help",
    "the debts of the war",
    "more than was owed",
];

const TIMES: [&str; 8] = [
    "in 1956",
    "after the congress",
    "in the worst year",
    "before the split",
    "by the summer of 1960",
    "while the harvest failed",
    "as it had promised",
    "once more",
];

/// A generator of numbers (splitmix64; Steele, Lea & Flood 2014).
pub(super) struct Dice(u64);

impl Dice {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A number below `sides`.
    pub(super) fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^= mixed >> 31;
        usize::try_from(mixed % sides as u64).unwrap_or(0)
    }

    fn pick<'words>(&mut self, words: &[&'words str]) -> &'words str {
        words[self.roll(words.len())]
    }

    /// A sentence, without quotation marks round it.
    pub(super) fn sentence(&mut self) -> String {
        let subject = self.pick(&SUBJECTS);
        let (verb, object) = (self.pick(&VERBS), self.pick(&OBJECTS));
        match self.roll(2) {
            0 => format!("{subject} {verb} {object}."),
            _ => format!("{subject} {verb} {object} {}.", self.pick(&TIMES)),
        }
    }

    /// A word of a name.
    pub(super) fn name_word(&mut self) -> &'static str {
        self.pick(&[
            "aid", "grain", "loan", "offer", "visit", "split", "vote", "debt", "famine", "treaty",
        ])
    }
}
