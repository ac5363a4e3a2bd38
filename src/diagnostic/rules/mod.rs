//! Every rule that is broken where a file is read, parsed or linked, one file each: its name, how bad it is, why it matters,
//! and examples. What looks at the site as a whole stands in `check`, with its rules; themes have rules of their own.

mod aimless_marking_point;
mod ambiguous_reference;
mod bad_file_name;
mod bad_math;
mod bad_value;
mod broken_anchor;
mod broken_image;
mod broken_link;
mod control_character;
mod dropped_markdown;
mod duplicate_anchor;
mod duplicate_id;
mod duplicate_key;
mod empty_section;
mod large_picture;
mod misplaced_file;
mod missing_alternative_text;
mod missing_field;
mod missing_file;
mod no_right_answer;
mod not_utf8;
mod other_outcome;
mod raw_html;
mod repeated_option;
mod repeated_question;
mod script_in_image;
mod too_large;
mod two_forms;
mod unanswered_faq;
mod unanswered_question;
mod uncorrected_misconception;
mod unknown_criterion;
mod unknown_field;
mod unknown_file;
mod unknown_instrument;
mod unknown_outcome;
mod unknown_term;
mod unknown_unit;
mod unknown_verb;
mod unreadable_file;
mod unreadable_picture;
mod unsafe_link;
mod wrong_outcome;
mod wrong_type;
mod yaml_syntax;

macro_rules! rules {
    ($($file:ident: $id:ident,)*) => {
        $(pub use $file::RULE as $id;)*
        /// All of them, in this order.
        pub static ALL: &[&super::Rule] = &[$(&$id),*];
    };
}

rules! {
    unreadable_file: UNREADABLE_FILE,
    not_utf8: NOT_UTF8,
    control_character: CONTROL_CHARACTER,
    bad_file_name: BAD_FILE_NAME,
    yaml_syntax: YAML_SYNTAX,
    duplicate_key: DUPLICATE_KEY,
    unknown_field: UNKNOWN_FIELD,
    wrong_type: WRONG_TYPE,
    missing_field: MISSING_FIELD,
    missing_file: MISSING_FILE,
    misplaced_file: MISPLACED_FILE,
    unknown_file: UNKNOWN_FILE,
    bad_value: BAD_VALUE,
    too_large: TOO_LARGE,
    raw_html: RAW_HTML,
    unsafe_link: UNSAFE_LINK,
    bad_math: BAD_MATH,
    broken_link: BROKEN_LINK,
    broken_anchor: BROKEN_ANCHOR,
    broken_image: BROKEN_IMAGE,
    unreadable_picture: UNREADABLE_PICTURE,
    large_picture: LARGE_PICTURE,
    missing_alternative_text: MISSING_ALTERNATIVE,
    no_right_answer: NO_RIGHT_ANSWER,
    script_in_image: SCRIPT_IN_IMAGE,
    unknown_unit: UNKNOWN_UNIT,
    unknown_outcome: UNKNOWN_OUTCOME,
    unknown_criterion: UNKNOWN_CRITERION,
    unknown_term: UNKNOWN_TERM,
    unknown_verb: UNKNOWN_VERB,
    unknown_instrument: UNKNOWN_INSTRUMENT,
    duplicate_id: DUPLICATE_ID,
    ambiguous_reference: AMBIGUOUS_REFERENCE,
    duplicate_anchor: DUPLICATE_ANCHOR,
    wrong_outcome: WRONG_OUTCOME,
    other_outcome: OTHER_OUTCOME,
    two_forms: TWO_FORMS,
    dropped_markdown: UNKNOWN_MARKDOWN,
    uncorrected_misconception: UNCORRECTED_MISCONCEPTION,
    unanswered_faq: UNANSWERED_FAQ,
    unanswered_question: UNANSWERED_QUESTION,
    empty_section: EMPTY_SECTION,
    aimless_marking_point: AIMLESS_MARKING_POINT,
    repeated_question: REPEATED_QUESTION,
    repeated_option: REPEATED_OPTION,
}
