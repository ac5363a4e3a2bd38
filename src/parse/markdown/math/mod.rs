//! Formulas: TeX between dollar signs to MathML, which browsers show and screen readers speak without any script.

mod mathml;

use super::Writer;
use super::sheet::Sheet;
use crate::diagnostic::{Diagnostic, rules};
use crate::model::Blank;
use math_core::{LatexError, LatexToMathML, MathDisplay};
use std::borrow::Cow;
use std::ops::Range;
use std::sync::LazyLock;
use std::thread;

/// Longest formula in bytes. Its converter goes down into it level by level, and a level may cost a single byte.
const LONGEST: usize = 1_000;
/// Most formulas of one page: each becomes many times as long as it was.
const MOST: usize = 1_000;
/// Room for a formula that is nothing but levels, in a build without optimisation.
const STACK: usize = 32 * 1024 * 1024;
/// A formula with no more signs than this that may begin a level needs no room of its own.
const FLAT: usize = 8;

/// Environments that number their lines: every formula would begin at 1 again.
const NUMBERED: [&str; 5] = ["align", "equation", "gather", "multline", "alignat"];

/// What is wrong with a formula.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Wrong {
    /// The guilty bytes of the formula; all of them where nobody knows better.
    pub at: Option<Range<usize>>,
    pub message: String,
    pub help: &'static str,
}

impl Wrong {
    fn new(at: Option<Range<usize>>, message: impl Into<String>, help: &'static str) -> Box<Self> {
        Box::new(Wrong { at, message: message.into(), help })
    }
}

static CONVERTER: LazyLock<LatexToMathML> = LazyLock::new(LatexToMathML::default);

impl Writer<'_> {
    /// Writes a formula. One on a line of its own may be wider than a phone, and then scrolls, as tables do.
    pub(super) fn formula(&mut self, tex: &str, is_block: bool, range: &Range<usize>, sheet: &mut Sheet<'_>) {
        self.formulas += 1;
        match self.formulas {
            count if count <= MOST => match convert(tex, is_block) {
                Ok(mathml) if is_block => {
                    sheet
                        .html
                        .push_str("<span class=\"math-block\" role=\"group\" tabindex=\"0\" aria-label=\"");
                    sheet.hole(Blank::Phrase("math-region"));
                    sheet.html.push_str("\">");
                    sheet.html.push_str(&mathml);
                    sheet.html.push_str("</span>");
                }
                Ok(mathml) => sheet.html.push_str(&mathml),
                Err(wrong) => self.bad_formula(tex, *wrong, range, sheet),
            },
            count if count == MOST + 1 => {
                let message = "this page has more than 1,000 formulas";
                let place = sheet.origin.place(range.clone());
                self.report(
                    Diagnostic::new(&rules::BAD_MATH, place, message).help("split it into several pages"),
                );
            }
            _ => {}
        }
    }

    fn bad_formula(&mut self, tex: &str, wrong: Wrong, range: &Range<usize>, sheet: &Sheet<'_>) {
        let start = range.start + (range.len() - tex.len().min(range.len())) / 2;
        // Where a line break stands in a list, the formula is not written as it is read, and then all of it is the place.
        let is_verbatim = range.len() == tex.len() + 2 || range.len() == tex.len() + 4;
        let guilty = wrong.at.filter(|_| is_verbatim).map(|at| start + at.start..start + at.end);
        let place = sheet.origin.place(guilty.unwrap_or_else(|| range.clone()));
        self.report(Diagnostic::new(&rules::BAD_MATH, place, wrong.message).help(wrong.help));
    }
}

/// A formula as MathML, with its TeX inside for browsers that know no MathML. It gets no `alttext`: some screen readers
/// would read that, which is TeX, in the place of the formula.
pub(super) fn convert(tex: &str, is_block: bool) -> Result<String, Box<Wrong>> {
    let tex = &*without_invisible(tex);
    refuse_early(tex)?;
    let converted = if is_flat(tex) { convert_here(tex, is_block) } else { convert_deep(tex, is_block) };
    mathml::checked(&converted?, tex)
}

/// As the rest of a page: no character that HTML has no place for.
fn without_invisible(tex: &str) -> Cow<'_, str> {
    super::inline::visible(tex)
}

fn refuse_early(tex: &str) -> Result<(), Box<Wrong>> {
    if tex.trim().is_empty() {
        return Err(Wrong::new(None, "there is nothing between the dollar signs", DOLLAR));
    }
    if tex.len() > LONGEST {
        let message = format!("this formula is too long: {} characters", tex.chars().count());
        return Err(Wrong::new(None, message, "a formula may have 1,000: split it into several"));
    }
    for name in NUMBERED {
        if let Some(at) = tex.find(&format!("\\begin{{{name}}}")) {
            let message = format!("`{name}` numbers its lines, and each formula would begin at 1 again");
            let at = at..at + "\\begin{}".len() + name.len();
            return Err(Wrong::new(Some(at), message, "put a star behind its name: \\begin{align*}"));
        }
    }
    Ok(())
}

fn is_flat(tex: &str) -> bool {
    let marks = tex.bytes().filter(|byte| matches!(byte, b'\\' | b'{' | b'^' | b'_')).count();
    // Of all commands this one alone is known to have brought the converter down.
    marks <= FLAT && !tex.contains("\\middle")
}

fn convert_here(tex: &str, is_block: bool) -> Result<String, Box<Wrong>> {
    let display = if is_block { MathDisplay::Block } else { MathDisplay::Inline };
    let converted = CONVERTER.convert_with_local_state(tex, display);
    converted.map(|converted| converted.mathml).map_err(|error| explain(&error, tex))
}

/// On a thread with room enough. Should the converter fail there, then it does so alone.
fn convert_deep(tex: &str, is_block: bool) -> Result<String, Box<Wrong>> {
    let failed = || Wrong::new(None, "this formula can't be shown", "write it in a simpler way");
    thread::scope(|scope| {
        let work = move || convert_here(tex, is_block);
        let thread = thread::Builder::new().stack_size(STACK).spawn_scoped(scope, work);
        thread.map_err(|_| failed())?.join().unwrap_or_else(|_| Err(failed()))
    })
}

const DOLLAR: &str = "if a sum of money is meant, put a backslash before the dollar sign: \\$5";
const COMMANDS: &str = "formulas are written in TeX: \\frac{a}{b}, \\sqrt{x}, \\times, \\text{words}";

/// The converter's finding in a tutor's words.
fn explain(error: &LatexError, tex: &str) -> Box<Wrong> {
    let range = &error.0;
    let at = Some(range.clone()).filter(|range| !range.is_empty() && tex.get(range.clone()).is_some());
    let guilty = at.clone().and_then(|range| tex.get(range)).unwrap_or_default();
    let (message, help) = match error.label() {
        "unknown command" => (format!("formulas have no command `{guilty}`"), COMMANDS),
        "unknown environment" => ("formulas have no environment of this name".to_owned(), COMMANDS),
        "a group was never closed" => (
            "something is opened in this formula and not closed".to_owned(),
            "put in the missing }, \\right or \\end",
        ),
        "no matching opening for this" => (
            format!("`{guilty}` closes what was never opened"),
            "take it out, or put in what it should close",
        ),
        "expected an argument here" => (
            "something is missing in this formula".to_owned(),
            "write in braces what the command is about: \\sqrt{x}",
        ),
        "expected a delimiter here" => (
            "a bracket is missing here".to_owned(),
            "write a bracket behind \\left and \\right: \\left( x \\right)",
        ),
        "cannot be used here" => (format!("`{guilty}` can't stand here"), "write \\& for the sign itself"),
        "duplicate" => (
            "two things stand at the same height here".to_owned(),
            "put braces around what belongs together: x^{2y}",
        ),
        "disallowed character" => ("there is a character here that no formula holds".to_owned(), DOLLAR),
        other => (format!("this formula can't be read: {other}"), COMMANDS),
    };
    Box::new(Wrong { at, message, help })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn message(tex: &str) -> String {
        convert(tex, false).unwrap_err().message
    }

    #[test]
    fn formulas_become_mathml_with_their_tex_inside() {
        let half = "<math><semantics><mrow><mfrac><mn>1</mn><mn>2</mn></mfrac></mrow>\
                    <annotation encoding=\"application/x-tex\">\\frac12</annotation></semantics></math>";
        assert_eq!(convert("\\frac12", false).as_deref(), Ok(half));
        let less = convert("a < b \\text{ \"\\&\"}", true).unwrap();
        assert!(
            less.starts_with("<math display=\"block\"><semantics><mrow>") && less.contains("<mo>&lt;</mo>")
        );
        assert!(less.contains(">a &lt; b \\text{ &quot;\\&amp;&quot;}</annotation>"), "{less}");
    }

    #[test]
    fn what_is_wrong_is_told_with_its_place() {
        let wrong = convert("1 + \\foo", false).unwrap_err();
        assert_eq!((wrong.at, &*wrong.message), (Some(4..8), "formulas have no command `\\foo`"));
        assert_eq!(message("\\frac{a}{"), "something is opened in this formula and not closed");
        assert_eq!(message("a}"), "`}` closes what was never opened");
        assert_eq!(message("\\sqrt"), "something is missing in this formula");
        assert_eq!(message("a & b"), "`&` can't stand here");
        assert_eq!(message("a^b^c"), "two things stand at the same height here");
        assert_eq!(message(" "), "there is nothing between the dollar signs");
        assert!(message("\\begin{align}a\\end{align}").contains("numbers its lines"));
        assert!(message(&"x".repeat(1001)).contains("too long: 1001 characters"));
    }

    #[test]
    fn nothing_gets_out_of_a_formula() {
        for tex in [
            "\\operatorname{<img src=x onerror=alert(1)>}",
            "\\operatorname{</mo></math><script>}",
            "\\operatorname{<mi>}",
            "\\operatorname{&lt;&#60;&x;}",
            "\\href{javascript:alert(1)}{x}",
            "\\color{red} x",
            "\\label{a} x \\eqref{a}",
            "\\mathop{\\middle|}",
            "\\cancel{x}",
        ] {
            let wrong = convert(tex, false);
            assert!(wrong.is_err(), "{tex} became {wrong:?}");
        }
    }

    #[test]
    fn a_formula_of_nothing_but_levels_is_no_trouble() {
        for (open, close) in
            [("{", "}"), ("\\sqrt{", "}"), ("x^{", "}"), ("\\left(", "\\right)"), ("\\hat ", "")]
        {
            let levels = LONGEST / (open.len() + close.len()) - 1;
            let tex = format!("{}x{}", open.repeat(levels), close.repeat(levels));
            assert!(convert(&tex, true).is_ok(), "{open}");
            assert!(convert(&tex.repeat(2), true).is_err());
        }
    }

    fn tex() -> impl Strategy<Value = String> {
        let parts = [
            "\\frac",
            "\\sqrt",
            "\\left(",
            "\\right)",
            "{",
            "}",
            "{x}",
            "^",
            "_",
            "&",
            "\\\\",
            "a",
            "1",
            "<",
            ">",
            "\"",
            "'",
            "\\text{",
            "\\operatorname{",
            "\\begin{matrix}",
            "\\end{matrix}",
            "\\begin{array}{l|r}",
            "\\end{array}",
            "\\hline",
            "\\begin{align*}",
            "\\end{align*}",
            "\\sum",
            "\\limits",
            "\\hat",
            "\\overset",
            "\\!",
            "\\quad",
            "\\not",
            "\\over",
            "\\mathrm{",
            "\\underbrace",
            "\\xrightarrow",
            "\\tag{1}",
            "\\middle|",
            "%",
            "#",
            "é",
            "\u{7}",
            "&lt;",
            "</math>",
        ];
        prop::collection::vec(prop::sample::select(parts.to_vec()), 0..12).prop_map(|parts| parts.concat())
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]

        #[test]
        fn whatever_is_written_what_comes_out_is_whole_and_harmless(tex in tex(), is_block: bool) {
            if let Ok(html) = convert(&tex, is_block) {
                // A second look finds nothing to change, and reads all of it as one element.
                prop_assert!(html.starts_with("<math") && html.ends_with("</math>"));
                prop_assert!(!html.contains(" style=") && !html.contains("href") && !html.contains(" on"));
                let mut reader = quick_xml::Reader::from_str(&html);
                loop {
                    match reader.read_event() {
                        Ok(quick_xml::events::Event::Eof) => break,
                        Ok(_) => {}
                        Err(error) => return Err(TestCaseError::fail(format!("{tex}: {html}: {error}"))),
                    }
                }
            }
        }
    }
}
