use super::*;
use crate::source::Inputs;
use crate::write::{Output, Print};

fn output(path: &str, text: &str) -> Output {
    Output { path: path.to_owned(), print: Print::of(text.as_bytes()), trace: None }
}

#[test]
fn a_page_is_known_by_all_that_it_was_made_from() {
    let record = Record::default();
    record.note("b.html", 2);
    record.note("a/x.html", 1);
    record.note("of/no/output.html", 3);
    let outputs = vec![output("a/x.html", "x"), output("asset.css", "css"), output("b.html", "b")];
    let cache = Cache::from_bytes(&record.into_cache(None, outputs.clone()).to_bytes(7), 7);
    assert_eq!(cache.outputs(), outputs);
    assert_eq!(cache.print("a/x.html", 1), Some(Print::of(b"x")));
    assert_eq!(cache.print("b.html", 2), Some(Print::of(b"b")));
    for (path, made_from) in [("a/x.html", 2), ("asset.css", 0), ("of/no/output.html", 3), ("c", 0)] {
        assert_eq!(cache.print(path, made_from), None, "{path}");
    }
}

#[test]
fn a_cache_of_another_program_knows_nothing() {
    let bytes = Record::default().into_cache(None, vec![output("a", "")]).to_bytes(7);
    assert_eq!(Cache::from_bytes(&bytes, 8), Cache::default());
    assert_eq!(Cache::from_bytes(b"", 7), Cache::default());
}

#[test]
fn other_values_have_other_fingerprints() {
    let prints = [
        fingerprint("ab"),
        fingerprint(&("a", "b")),
        fingerprint(&("", "ab")),
        fingerprint(&(Some("ab"), 0)),
        fingerprint(&1_u8),
    ];
    assert!((1..prints.len()).all(|at| !prints[..at].contains(&prints[at])), "{prints:?}");
    assert_eq!(fingerprint("ab"), fingerprint(&String::from("ab")));
}

fn inputs(files: &[(&str, &str)]) -> Inputs {
    let inputs = Inputs::from_texts(files.iter().copied());
    inputs.files().iter().for_each(|file| drop(inputs.read(file)));
    inputs
}

#[test]
fn a_whole_build_is_the_same_only_if_everything_is() {
    let site = [("content/a.md", "a"), ("content/b.md", "b")];
    let whole = Whole::new(1, 2, &inputs(&site)).unwrap();
    let again =
        |asked, files: &[(&str, &str)]| whole.again(asked, &Inputs::from_texts(files.iter().copied()));
    assert_eq!(again(1, &site), Some(whole.clone()));
    assert_eq!(again(2, &site), None, "something else was asked for");
    assert_eq!(again(1, &site[..1]), None, "a file is gone");
    assert_eq!(again(1, &[site[0], site[1], ("content/c.md", "")]), None, "a new file");
    assert_eq!(again(1, &[site[0], ("content/c.md", "b")]), None, "another name");
    assert_eq!(again(1, &[site[0], ("content/b.md", "B")]), None, "another text");
    let cache = Record::default().into_cache(Some(whole.clone()), Vec::new());
    assert_eq!(Cache::from_bytes(&cache.to_bytes(0), 0).whole(), Some(&whole));
}

#[test]
fn a_build_that_did_not_look_into_a_file_can_t_say_that_it_is_the_same() {
    let site = inputs(&[("content/a.md", "a")]);
    assert!(Whole::new(0, 0, &site).is_some());
    assert!(Whole::new(0, 0, &Inputs::from_texts([("content/a.md", "a")])).is_none());
}

#[test]
fn a_renewed_cache_has_new_stamps_and_the_old_memory() {
    let record = Record::default();
    record.note("a", 1);
    let whole = Whole::new(0, 0, &Inputs::default()).unwrap();
    let cache = record.into_cache(None, vec![output("a", "text")]);
    let renewed = cache.clone().renewed(whole.clone(), vec![output("a", "text")]);
    assert_eq!(renewed.whole(), Some(&whole));
    assert_eq!(renewed.print("a", 1), Some(Print::of(b"text")));
    assert_eq!(cache.renewed(whole, Vec::new()), Cache::default(), "of another output");
}
