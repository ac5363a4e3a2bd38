//! Views and templates to bytes.
//!
//! Templates are compiled once; what all pages share goes into them once. Besides the fields of the view a template sees
//! `site`, and the function `t`, which says a phrase of the theme: `t(key="count-criteria", count=3)`.
//!
//! **Invariant:** pure: the same view, theme and site give the same text. Everything is escaped unless a template says
//! `safe`, whatever the template's file is called.

use crate::plan::view::{SiteView, View};
use crate::theme::{Strings, Theme};
use std::collections::BTreeMap;
use std::fmt;
use tera::{Context, ErrorKind, Function, Kwargs, State, Tera, TeraResult};

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
    files: BTreeMap<String, String>,
}

impl Renderer {
    /// Compiles the templates of `theme` for a site.
    ///
    /// # Errors
    /// A template that is missing, or is not one.
    pub fn new(theme: &Theme, site: &SiteView) -> Result<Self, Error> {
        let mut tera = Tera::new();
        tera.autoescape_on([""]);
        tera.register_function("t", Say(theme.strings(&site.language)));
        tera.global_context().insert("site", site);
        let files =
            theme.templates.iter().map(|(name, template)| (name.clone(), template.file.clone())).collect();
        let mut renderer = Renderer { tera, files };
        let templates =
            theme.templates.iter().map(|(name, template)| (name.as_str(), template.text.as_str()));
        renderer.tera.add_raw_templates(templates).map_err(|error| renderer.explain("", &error))?;
        match View::TEMPLATES.iter().find(|name| !renderer.files.contains_key(**name)) {
            Some(missing) => Err(Error {
                file: format!("templates/{missing}"),
                message: "the theme has no such template".into(),
            }),
            None => Ok(renderer),
        }
    }

    /// The page that `view` describes.
    ///
    /// # Errors
    /// A template that asks for something that the view doesn't have.
    pub fn render(&self, view: &View) -> Result<String, Error> {
        let name = view.template();
        let explain = |error: &tera::Error| self.explain(name, error);
        let context = Context::from_serialize(view).map_err(|error| explain(&error))?;
        self.tera.render(name, &context).map_err(|error| explain(&error))
    }

    /// Names the file as people know it. `name` is the template that was asked for; the mistake may be in another.
    fn explain(&self, name: &str, error: &tera::Error) -> Error {
        let guilty = match error.kind() {
            ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => report.filename(),
            ErrorKind::MissingParent { current, .. } => current,
            ErrorKind::CircularExtend { tpl, .. } | ErrorKind::CircularInclude { tpl, .. } => tpl,
            _ => name,
        };
        let file = self.files.get(guilty).cloned().unwrap_or_else(|| "templates/".to_owned() + guilty);
        Error { file, message: error.to_string() }
    }
}

/// The function `t` of templates: a phrase of the theme, with its places filled from the other arguments.
struct Say(Strings);

impl Function<TeraResult<String>> for Say {
    fn call(&self, kwargs: Kwargs, _: &State) -> TeraResult<String> {
        let key = kwargs.must_get::<&str>("key")?;
        if !self.0.has(key) {
            return Err(tera::Error::message(format!("there is no phrase `{key}` in strings/")));
        }
        let mut values: Vec<(String, String)> = Vec::new();
        for (name, value) in kwargs.iter() {
            values.push((name.to_string(), value.to_string()));
        }
        let pairs: Vec<(&str, &str)> =
            values.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        Ok(match kwargs.get::<u64>("count")? {
            Some(count) => self.0.count(key, count, &pairs),
            None => self.0.say(key, &pairs),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Site;
    use crate::plan::{Addresses, PageRef, Plan};
    use crate::source::Inputs;
    use crate::theme;
    use std::sync::Arc;

    fn plan(theme: &Theme) -> Plan {
        let mut site = Site::default();
        site.settings.title = "A <b>& \"B\"".into();
        site.settings.language = "en-GB".into();
        let addresses = Addresses::new(&site);
        Plan::new(Arc::new(site), Arc::new(theme.strings("en-GB")), Arc::new(addresses))
    }

    /// Renders the home page of an empty site with one template replaced.
    fn with_template(name: &str, text: &str) -> Result<String, Error> {
        let path = format!("themes/mine/templates/{name}");
        let (theme, findings) = Theme::load(&Inputs::from_texts([(path.as_str(), text)]), "mine");
        assert_eq!(findings, []);
        let plan = plan(&theme);
        Renderer::new(&theme, &plan.site_view())?.render(&plan.view(PageRef::Home))
    }

    #[test]
    fn a_title_is_escaped_wherever_it_stands() {
        let theme = theme::embedded();
        let plan = plan(&theme);
        let html =
            Renderer::new(&theme, &plan.site_view()).unwrap().render(&plan.view(PageRef::Home)).unwrap();
        assert!(html.contains("<h1>A &lt;b&gt;&amp; &quot;B&quot;</h1>"), "{html}");
        assert!(!html.contains("<b>"));
    }

    #[test]
    fn a_mistake_in_a_template_names_its_file_and_line() {
        let error = with_template("home.html", "one\n{{ page.titel }}").unwrap_err();
        assert_eq!(error.file, "themes/mine/templates/home.html");
        assert!(error.message.contains("titel") && error.message.contains("home.html:2"), "{error}");
        let error = with_template("home.html", "{% if %}").unwrap_err();
        assert_eq!(error.file, "themes/mine/templates/home.html");
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
