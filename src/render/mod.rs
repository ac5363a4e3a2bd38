//! Views and templates to bytes.
//!
//! Templates are compiled once; what all pages share goes into them once. Besides the fields of the view a template sees
//! `site`, and the function `t`, which says a phrase of the theme: `t(key="count-criteria", count=3)`.
//!
//! **Invariant:** pure: the same view, theme and site give the same text. Everything is escaped but what a view declares to be
//! HTML and what a template passes through `safe`, whatever the template's file is called.

mod constant;
mod marked;

use crate::plan::view::{SiteView, View};
use crate::theme::{Strings, Template, Theme};
use constant::with_phrases;
use marked::Marked;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;
use tera::{Context, ErrorKind, Function, Kwargs, State, Tera, TeraResult, Value};

/// A template that can't be used, or a page that it can't show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    /// The template's file for people: `themes/mine/templates/unit.html`.
    pub file: String,
    /// What is wrong, with the line and the guilty part underlined where they are known.
    pub message: String,
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.file, self.message)
    }
}

impl std::error::Error for Error {}

/// The templates of one theme, ready to render the pages of one site. It can be used from several threads at once.
pub struct Renderer {
    tera: Tera,
    made_from: Source,
}

impl Renderer {
    /// Compiles the templates of `theme` for a site.
    ///
    /// # Errors
    /// A template that is missing, or is not one.
    pub fn new(theme: &Theme, site: &SiteView) -> Result<Self, Error> {
        let made_from = Source {
            templates: theme.templates.clone(),
            prefixes: theme.layers.iter().map(|layer| format!("{layer}/")).collect(),
            strings: theme.strings(&site.language),
            site: Value::from_serializable(site),
        };
        let tera = made_from.engine(Phrases::PutIn).map_err(|error| {
            let as_written = made_from.engine(Phrases::AsWritten).err();
            made_from.explain("", &as_written.unwrap_or(error))
        })?;
        match View::TEMPLATES.iter().find(|name| theme.template(name).is_none()) {
            Some(missing) => Err(Error {
                file: format!("templates/{missing}"),
                message: "the theme has no such template".into(),
            }),
            None => Ok(Renderer { tera, made_from }),
        }
    }

    /// The page that `view` describes.
    ///
    /// # Errors
    /// A template that asks for something that the view doesn't have.
    pub fn render(&self, view: &View<'_>) -> Result<Vec<u8>, Error> {
        let mut page = Vec::new();
        self.render_to(view, &mut page)?;
        Ok(page)
    }

    /// Puts the page that `view` describes into `page`, in place of what is there: who makes many pages one after the
    /// other needs the room for one.
    ///
    /// # Errors
    /// A template that asks for something that the view doesn't have.
    pub fn render_to(&self, view: &View<'_>, page: &mut Vec<u8>) -> Result<(), Error> {
        let name = view.template();
        let context =
            Context::from_serialize(&Marked(view)).map_err(|error| self.made_from.explain(name, &error))?;
        page.clear();
        self.tera.render_to(name, &context, page).map_err(|error| {
            let again =
                self.made_from.engine(Phrases::AsWritten).and_then(|tera| tera.render(name, &context));
            self.made_from.explain(name, &again.err().unwrap_or(error))
        })
    }
}

/// Whether constant phrases stand in the templates that are compiled, or calls for them, as in the files. With the calls
/// it takes longer, and a mistake is where its author sees it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Phrases {
    PutIn,
    AsWritten,
}

/// What a template engine is made from.
struct Source {
    templates: BTreeMap<String, Template>,
    /// Where a name without a theme's is looked for, and whose components count most: `mine/`, `default/`.
    prefixes: Vec<String>,
    strings: Strings,
    site: Value,
}

impl Source {
    fn engine(&self, phrases: Phrases) -> TeraResult<Tera> {
        let mut tera = Tera::new();
        tera.set_fallback_prefixes(self.prefixes.clone())?;
        tera.autoescape_on([""]);
        tera.register_function("t", Say(self.strings.clone()));
        tera.register_filter("safe", safe);
        tera.global_context().insert_value("site", self.site.clone());
        let templates = self.templates.iter().map(|(name, template)| match phrases {
            Phrases::PutIn => (name, Cow::Owned(with_phrases(&template.text, &self.strings))),
            Phrases::AsWritten => (name, Cow::Borrowed(template.text.as_str())),
        });
        tera.add_raw_templates(templates)?;
        Ok(tera)
    }

    /// Names the file as people know it. `name` is the template that was asked for; the mistake may be in another.
    fn explain(&self, name: &str, error: &tera::Error) -> Error {
        let guilty = match error.kind() {
            ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => report.filename(),
            ErrorKind::MissingParent { current, .. } => current,
            ErrorKind::CircularExtend { tpl, .. } | ErrorKind::CircularInclude { tpl, .. } => tpl,
            // Whatever is asked for and not there, of all templates.
            ErrorKind::Msg(report) => first_named(report).unwrap_or(name),
            _ => name,
        };
        let with_theme =
            || self.prefixes.iter().find_map(|prefix| self.templates.get(&format!("{prefix}{guilty}")));
        let template = self.templates.get(guilty).or_else(with_theme);
        let file =
            template.map_or_else(|| "templates/".to_owned() + guilty, |template| template.file.clone());
        Error { file, message: error.to_string() }
    }
}

/// The template that the first report in this text is about: ` --> mine/page.html:2:1`.
fn first_named(reports: &str) -> Option<&str> {
    let place = reports.split_once("--> ")?.1.lines().next()?;
    place.rsplitn(3, ':').nth(2)
}

/// The filter `safe`, without a copy of the text.
fn safe(value: &Value, _: Kwargs, _: &State) -> Value {
    if value.is_string() { value.clone().mark_safe() } else { Value::safe_string(&value.to_string()) }
}

/// The function `t` of templates: a phrase of the theme, with its places filled from the other arguments.
struct Say(Strings);

impl Function<TeraResult<String>> for Say {
    fn call(&self, kwargs: Kwargs, _: &State) -> TeraResult<String> {
        let key = kwargs.must_get::<&str>("key")?;
        if !self.0.has(key) {
            return Err(tera::Error::message(format!("there is no phrase `{key}` in strings/")));
        }
        let values: Vec<(&str, Cow<'_, str>)> =
            kwargs.iter().filter_map(|(name, value)| Some((name.as_str()?, shown(value)))).collect();
        let pairs: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, &**value)).collect();
        Ok(match kwargs.get::<u64>("count")? {
            Some(count) => self.0.count(key, count, &pairs),
            None => self.0.say(key, &pairs),
        })
    }
}

/// A value as it stands in a phrase.
fn shown(value: &Value) -> Cow<'_, str> {
    value.as_str().map_or_else(|| Cow::Owned(value.to_string()), Cow::Borrowed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Site;
    use crate::plan::{Addresses, Mentions, PageRef, Plan};
    use crate::source::Inputs;
    use std::sync::Arc;

    fn plan(theme: &Theme) -> Plan {
        let mut site = Site::default();
        site.settings.title = "A <b>& \"B\"".into();
        site.settings.language = "en-GB".into();
        site.home.body = Some(crate::model::Body::plain("<p>a &amp; b</p>"));
        let addresses = Addresses::new(&site);
        Plan::new(Arc::new(site), Arc::default(), Arc::new(theme.strings("en-GB")), Arc::new(addresses))
    }

    /// Renders the home page of an empty site with one template replaced.
    fn with_template(name: &str, text: &str) -> Result<String, Error> {
        let path = format!("themes/mine/templates/{name}");
        let (theme, findings) = Theme::load(&Inputs::from_texts([(path.as_str(), text)]), "mine");
        assert_eq!(findings, []);
        let plan = plan(&theme);
        let page = Renderer::new(&theme, &plan.site_view())?
            .render(&plan.view(PageRef::Home, &Mentions::default()))?;
        Ok(String::from_utf8(page).unwrap())
    }

    #[test]
    fn a_title_is_escaped_wherever_it_stands() {
        let html = with_template("unused.html", "").unwrap();
        assert!(html.contains("<h1>A &lt;b&gt;&amp; &quot;B&quot;</h1>"), "{html}");
        assert!(!html.contains("<b>"));
    }

    #[test]
    fn a_mistake_in_a_template_names_its_file_and_line() {
        let error = with_template("home.html", "one\n{{ page.titel }}").unwrap_err();
        assert_eq!(error.file, "themes/mine/templates/home.html");
        assert!(error.message.contains("titel") && error.message.contains("home.html:2"), "{error}");
        for text in
            ["{% if %}", "one\n{{ <nope /> }}", "{{ nope() }}", "{{ 1 | nope }}", "{% include \"nope\" %}"]
        {
            let error = with_template("home.html", text).unwrap_err();
            assert_eq!(error.file, "themes/mine/templates/home.html", "{text}");
        }
    }

    #[test]
    fn a_mistake_is_shown_as_it_was_written() {
        let line = "{{ t(key=\"skip\") }} {{ page.titel }}";
        let error = with_template("home.html", line).unwrap_err();
        assert!(error.message.contains(line), "{error}");
        let error = with_template("home.html", "{{ t(key=\"skip\") }} {% if %}").unwrap_err();
        assert!(error.message.contains("t(key=\"skip\")"), "{error}");
    }

    #[test]
    fn html_is_printed_as_it_is_and_text_is_escaped() {
        let html =
            with_template("home.html", "{{ lead }}|{{ page.title }}|{{ page.title | safe }}|{{ 1 | safe }}");
        let title = "A <b>& \"B\"";
        assert_eq!(html.unwrap(), format!("<p>a &amp; b</p>|{}|{title}|1", crate::plan::escape_html(title)));
    }

    #[test]
    fn a_phrase_that_is_not_there_is_an_error_with_its_key() {
        let error = with_template("home.html", "{{ t(key=\"nonsense\") }}").unwrap_err();
        assert!(error.message.contains("nonsense"), "{error}");
    }

    #[test]
    fn phrases_count_and_are_escaped() {
        let html = with_template(
            "home.html",
            "{{ t(key=\"count-units\", count=1) }}|{{ t(key=\"group-title\", group=\"<i>\", title=1) }}",
        );
        assert_eq!(html.unwrap(), "1 unit|Group &lt;i&gt;: 1");
    }
}
