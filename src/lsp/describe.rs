//! Things of the site in words, for a tutor who asks what something is.

use crate::model::{
    Blank, Body, Criterion, Id, Instrument, InstrumentKind, InstrumentStatus, ListItem, Outcome, Site,
    Target, Term, Unit, Verb,
};

/// What something is, in Markdown; nothing where there is nothing to tell.
pub(super) fn describe(site: &Site, target: &Target) -> Option<String> {
    let parts = match target {
        Target::Criterion(id) => criterion(site, *id),
        Target::Outcome(id, _) => outcome(site, *id),
        Target::Unit(id, _) => unit(site, *id),
        Target::Term(id) => term(site, *id),
        Target::Instrument(id) => instrument(site, *id),
        Target::Verb(id) => verb(site, *id, None),
        Target::Qualification(id, _) => {
            let it = &site.qualifications[*id];
            let level = format!("Qualification {} · level {}", it.number, it.level);
            vec![bold(&it.title), level + &amount(it.credits, it.glh)]
        }
        Target::Organisation(id) => {
            let it = &site.organisations[*id];
            vec![bold(it.full_name.as_deref().unwrap_or(&it.name)), "Awarding organisation".to_owned()]
        }
        Target::Page(id, _) => {
            let it = &site.pages[*id];
            vec![bold(&it.title), it.description.clone().unwrap_or_default()]
        }
        Target::Asset(id) => {
            let it = &site.assets[*id];
            let size = it.picture.map(|it| format!("{} × {} points", it.width, it.height));
            vec![bold(&it.path), size.unwrap_or_default()]
        }
        Target::Home(_) | Target::Glossary | Target::Instruments | Target::Verbs | Target::Here(_) => vec![],
    };
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    (!parts.is_empty()).then(|| parts.join("\n\n"))
}

/// The unit's number, or its title where it has none.
pub(super) fn unit_label(unit: &Unit) -> &str {
    if unit.number.is_empty() { &unit.title } else { &unit.number }
}

fn bold(text: &str) -> String {
    format!("**{}**", escape(text))
}

/// Text that means nothing in Markdown.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        if "\\`*_[]<>#|".contains(c) {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

fn amount(credits: Option<u32>, glh: Option<u32>) -> String {
    let credits = credits.map(|credits| format!(" · {credits} credits")).unwrap_or_default();
    credits + &glh.map(|hours| format!(" · {hours} guided learning hours")).unwrap_or_default()
}

fn criterion(site: &Site, id: Id<Criterion>) -> Vec<String> {
    let it = &site.criteria[id];
    let outcome = &site.outcomes[it.outcome];
    let unit = &site.units[outcome.unit];
    let mut wording = format!("**AC{}** {}", it.number, escape(&it.stem));
    push_items(&it.items, 0, &mut wording);
    if let Some(tail) = &it.tail {
        wording.push_str("\n\n");
        wording.push_str(&escape(tail));
    }
    let mut parts = vec![wording];
    parts.extend(it.gloss.as_ref().map(|gloss| format!("In plain English: {}", escape(gloss))));
    let guidance = it.guidance.iter().map(|note| {
        let mut text = format!("Guidance: {}", plain(site, &note.text));
        push_items(&note.items, 0, &mut text);
        text
    });
    parts.extend(guidance);
    parts.extend(it.verb.map(|verb_id| verb(site, verb_id, Some(unit.level)).join(": ")));
    parts.push(format!(
        "{} · outcome {}: {}",
        escape(unit_label(unit)),
        outcome.number,
        escape(&outcome.title)
    ));
    parts
}

fn push_items(items: &[ListItem], depth: usize, text: &mut String) {
    for item in items {
        text.push_str(if depth == 0 && text.lines().count() == 1 { "\n\n" } else { "\n" });
        text.push_str(&"  ".repeat(depth));
        text.push_str("- ");
        text.push_str(&escape(&item.text));
        push_items(&item.items, depth + 1, text);
    }
}

fn outcome(site: &Site, id: Id<Outcome>) -> Vec<String> {
    let it = &site.outcomes[id];
    let unit = &site.units[it.unit];
    let criteria = it.criteria.iter().map(|id| &site.criteria[*id]);
    let list: Vec<String> =
        criteria.map(|it| format!("- AC{} {}", it.number, escape(&it.one_line()))).collect();
    vec![
        format!("**Outcome {}** {}", it.number, escape(&it.title)),
        list.join("\n"),
        format!("{} · {}", escape(unit_label(unit)), escape(&unit.title)),
    ]
}

fn unit(site: &Site, id: Id<Unit>) -> Vec<String> {
    let it = &site.units[id];
    let outcomes = it.outcomes.iter().map(|id| &site.outcomes[*id]);
    let list: Vec<String> = outcomes.map(|it| format!("- {} {}", it.number, escape(&it.title))).collect();
    let reference = it.reference.iter().map(|reference| format!(" · {reference}")).collect::<String>();
    vec![
        bold(&format!("{} {}", it.number, it.title)),
        format!("Unit{reference} · level {}{}", it.level, amount(it.credits, it.glh)),
        it.summary.as_deref().map(escape).unwrap_or_default(),
        list.join("\n"),
    ]
}

fn term(site: &Site, id: Id<Term>) -> Vec<String> {
    let it = &site.terms[id];
    let expansion = it.expansion.iter().map(|expansion| format!(" ({})", escape(expansion)));
    vec![bold(&it.name) + &expansion.collect::<String>(), plain(site, &it.definition)]
}

fn instrument(site: &Site, id: Id<Instrument>) -> Vec<String> {
    let it = &site.instruments[id];
    let kind = match it.kind {
        InstrumentKind::Act => "Act",
        InstrumentKind::Code => "code",
        InstrumentKind::Standard => "standard",
        InstrumentKind::Model => "model",
        InstrumentKind::Policy => "policy",
        InstrumentKind::Charter => "charter",
        InstrumentKind::Guidance => "guidance",
        InstrumentKind::Regulation => "regulation",
    };
    let status = match it.status {
        InstrumentStatus::InForce => "in force",
        InstrumentStatus::Superseded => "superseded",
        InstrumentStatus::Repealed => "repealed",
        InstrumentStatus::Withdrawn => "withdrawn",
    };
    let by = it.superseded_by.map(|id| format!(" by {}", escape(&site.instruments[id].name)));
    let issuer = it.issuer.iter().map(|issuer| format!(" · {}", escape(issuer))).collect::<String>();
    vec![
        bold(&it.name),
        format!("{kind} · {status}{}{issuer}", by.unwrap_or_default()),
        it.summary.as_ref().map(|summary| plain(site, summary)).unwrap_or_default(),
        it.url.clone().unwrap_or_default(),
    ]
}

/// A verb, with what it asks for at one level, or at all.
fn verb(site: &Site, id: Id<Verb>, level: Option<u8>) -> Vec<String> {
    let it = &site.verbs[id];
    let wanted = it.levels.iter().filter(|(its, _)| level.is_none_or(|level| *its == level));
    let levels: Vec<String> =
        wanted.map(|(level, text)| format!("at level {level}: {}", plain(site, text))).collect();
    let meaning = [plain(site, &it.meaning)].into_iter().chain(levels);
    match level {
        Some(_) => vec![bold(&it.name), meaning.collect::<Vec<_>>().join(" ")],
        None => [bold(&it.name)].into_iter().chain(meaning).collect(),
    }
}

/// A text without its marks. Links without words of their own have the names of what they lead to.
pub(super) fn plain(site: &Site, body: &Body) -> String {
    let (html, mut at, mut whole) = (body.html(), 0, String::new());
    for hole in body.holes() {
        if let Blank::Name(target) = &hole.blank {
            let hole_at = hole.at as usize;
            whole.push_str(html.get(at..hole_at).unwrap_or_default());
            whole.push_str(&name(site, target).replace('&', "&amp;").replace('<', "&lt;"));
            at = hole_at;
        }
    }
    whole.push_str(html.get(at..).unwrap_or_default());
    without_tags(&whole)
}

fn name(site: &Site, target: &Target) -> String {
    match target {
        Target::Term(id) => site.terms[*id].name.clone(),
        Target::Instrument(id) => site.instruments[*id].name.clone(),
        Target::Verb(id) => site.verbs[*id].name.clone(),
        Target::Criterion(id) => format!("AC{}", site.criteria[*id].number),
        Target::Outcome(id, _) => format!("outcome {}", site.outcomes[*id].number),
        Target::Unit(id, _) => unit_label(&site.units[*id]).to_owned(),
        Target::Page(id, _) => site.pages[*id].title.clone(),
        _ => String::new(),
    }
}

/// HTML of our own making as Markdown that looks the same, near enough: paragraphs, lists and words.
fn without_tags(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(open) = rest.find('<') {
        text.push_str(&escape(&decoded(&rest[..open])));
        let tag = rest[open + 1..].split('>').next().unwrap_or_default();
        match tag.split_whitespace().next().unwrap_or_default() {
            "p" | "ul" | "ol" | "table" | "pre" | "blockquote" if !text.is_empty() => text.push('\n'),
            "li" => text.push_str("\n- "),
            "br" | "br/" | "tr" => text.push('\n'),
            _ => {}
        }
        rest = rest.get(open + tag.len() + 2..).unwrap_or_default();
    }
    text.push_str(&escape(&decoded(rest)));
    let mut lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    lines.dedup_by(|line, before| line.is_empty() && before.is_empty());
    lines.join("\n").trim().to_owned()
}

fn decoded(text: &str) -> String {
    if !text.contains('&') {
        return text.to_owned();
    }
    let plain =
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&#x27;", "'"), ("&amp;", "&")];
    plain.iter().fold(text.to_owned(), |text, (written, meant)| text.replace(written, meant))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn html_becomes_words() {
        assert_eq!(without_tags("<p>a <em>b</em> &amp;lt;</p>\n<p>c_d</p>"), "a b &lt;\n\nc\\_d");
        assert_eq!(without_tags("<p>a</p>\n<ul>\n<li>b</li>\n<li>c</li>\n</ul>\n"), "a\n\n- b\n\n- c");
        assert_eq!(without_tags("a < b"), "a");
    }
}
