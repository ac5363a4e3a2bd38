//! Short explanations of words, made once for all pages.

use super::here::Here;
use super::html::{escape, plain_text, push_escaped, shorten};
use super::words;
use crate::model::{Blank, Body, Id, Instrument, Site, Term};
use rustc_hash::FxHashMap;

/// A word in short.
#[derive(Clone, Debug, Default)]
pub(crate) struct Gloss {
    /// The id where a page explains it.
    pub(crate) id: String,
    /// Its place in the alphabet.
    pub(crate) key: String,
    /// A sentence or two, for a hint: text as it stands in an attribute.
    pub(crate) title: String,
    /// The text of a link to its own page.
    pub(crate) more: String,
    /// The first paragraph of the definition. HTML.
    pub(crate) html: String,
    /// Of an instrument what it is and whether it holds.
    pub(crate) status: Option<String>,
}

/// All words in short, in the order of the tables.
#[derive(Clone, Debug, Default)]
pub(crate) struct Glosses {
    pub(crate) terms: Vec<Gloss>,
    pub(crate) instruments: Vec<Gloss>,
    /// Instruments with a term of the same name, to which what names both belongs.
    pub(crate) twins: FxHashMap<Id<Instrument>, Id<Term>>,
    /// Of what is no word.
    pub(crate) nothing: Gloss,
}

/// How long a hint may be, in characters.
pub(crate) const TITLE: usize = 160;

/// How long an explanation may be, in characters.
const PARAGRAPH: usize = 400;

impl Glosses {
    pub(crate) fn new(here: &Here<'_>, site: &Site) -> Self {
        Glosses {
            terms: site.terms.rows().map(|term| of_term(here, term)).collect(),
            instruments: site.instruments.rows().map(|row| of_instrument(here, row)).collect(),
            twins: twins(site),
            nothing: Gloss::default(),
        }
    }
}

fn twins(site: &Site) -> FxHashMap<Id<Instrument>, Id<Term>> {
    fn names<'s>(name: &'s str, aliases: &'s [String]) -> impl Iterator<Item = String> + 's {
        std::iter::once(name).chain(aliases.iter().map(String::as_str)).map(str::to_lowercase)
    }
    let instruments = || site.instruments.iter().map(|(id, row)| (id, names(&row.name, &row.aliases)));
    let mut known: FxHashMap<String, Id<Instrument>> = FxHashMap::default();
    known.extend(instruments().flat_map(|(id, names)| names.map(move |name| (name, id))));
    let mut twins = FxHashMap::default();
    for (id, row) in site.terms.iter() {
        let same = names(&row.name, &row.aliases).filter_map(|name| known.get(&name));
        same.for_each(|&instrument| _ = twins.entry(instrument).or_insert(id));
    }
    twins
}

fn of_term(here: &Here<'_>, term: &Term) -> Gloss {
    let text = first_paragraph(here, &term.definition);
    Gloss {
        id: format!("word_{}", term.slug),
        title: title(here, term.expansion.as_deref(), &text),
        html: escape(&text),
        status: None,
        ..named(here, &term.name)
    }
}

fn of_instrument(here: &Here<'_>, row: &Instrument) -> Gloss {
    let text = row.summary.as_ref().map_or_else(String::new, |summary| first_paragraph(here, summary));
    let status = words::instrument_status(here, row);
    Gloss {
        id: format!("word_i_{}", row.slug),
        title: title(here, Some(&status), &text),
        html: escape(&text),
        status: Some(status),
        ..named(here, &row.name)
    }
}

fn named(here: &Here<'_>, name: &str) -> Gloss {
    let more = here.strings.say("word-more", &[("name", name)]);
    Gloss { key: name.to_lowercase(), more, ..Gloss::default() }
}

fn title(here: &Here<'_>, lead: Option<&str>, text: &str) -> String {
    let whole = match lead {
        Some(lead) if text.is_empty() => lead.to_owned(),
        Some(lead) => here.strings.say("word-hint", &[("lead", lead), ("text", text)]),
        None => text.to_owned(),
    };
    escape(&shorten(whole.into(), TITLE))
}

/// The text of the first paragraph of a body, with the names that its author left to us.
pub(crate) fn first_paragraph(here: &Here<'_>, body: &Body) -> String {
    let html = body.html();
    let end = html.find("</p>").unwrap_or(html.len());
    let (mut out, mut done) = (String::with_capacity(end), 0);
    for hole in body.holes().iter().take_while(|hole| (hole.at as usize) < end) {
        let at = hole.at as usize;
        out.push_str(&html[done..at]);
        if let Blank::Name(target) = &hole.blank {
            push_escaped(&here.name(target), &mut out);
        }
        done = at;
    }
    out.push_str(&html[done..end]);
    shorten(plain_text(&out, PARAGRAPH).into(), PARAGRAPH).into_owned()
}
