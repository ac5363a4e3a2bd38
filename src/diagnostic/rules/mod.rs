//! Every rule that is broken where a file is read, parsed or linked, one file each: its name, how bad it is, why it matters,
//! and examples. What looks at the site as a whole stands in `check`, with its rules; themes have rules of their own.

macro_rules! rules {
    ($($file:ident: $id:ident,)*) => {
        $(mod $file; pub use $file::RULE as $id;)*
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
