use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use rayon::prelude::*;
use tempfile::TempDir;

use super::{Disk, Error, Memory, Output, Print, Sink, Summary, Trace, create_new};

/// A folder with a site in it, and room for output.
struct Bench {
    folder: TempDir,
}

impl Bench {
    fn new() -> Self {
        let bench = Bench { folder: tempfile::tempdir().unwrap() };
        for folder in ["content", "themes", "src", ".git"] {
            fs::create_dir_all(bench.at(folder)).unwrap();
        }
        bench
    }

    fn at(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    fn write(&self, path: &str, text: &str) {
        fs::create_dir_all(self.at(path).parent().unwrap()).unwrap();
        fs::write(self.at(path), text).unwrap();
    }

    /// The folder as it is seen some time after everything that happened to it.
    fn open(&self) -> Result<Disk, Error> {
        let mut disk = Disk::open(&self.at("public"), self.folder.path())?;
        disk.clock = || SystemTime::now() + Duration::from_secs(1);
        Ok(disk)
    }

    fn build(&self, files: &[(&str, &str)]) -> Result<Summary, Error> {
        let disk = self.open()?;
        files.par_iter().try_for_each(|(path, text)| disk.put(path, text.as_bytes()))?;
        disk.finish()
    }

    /// A build that knows what an earlier one wrote down, and what it writes down itself.
    fn build_knowing(&self, known: &[Output], files: &[(&str, &str)]) -> (Summary, Vec<Output>) {
        let disk = self.open().unwrap().knowing(known);
        files.par_iter().for_each(|(path, text)| disk.put(path, text.as_bytes()).unwrap());
        disk.finish_with_outputs().unwrap()
    }

    /// Every file of the output, the manifest left out.
    fn public(&self) -> BTreeMap<String, String> {
        let mut files = tree(&self.at("public"));
        files.remove(".syllabus-manifest");
        files
    }

    /// Names of everything beside the output.
    fn names(&self) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(self.folder.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }
}

fn tree(folder: &Path) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let name = entry.file_name().into_string().unwrap();
        if entry.file_type().unwrap().is_dir() {
            found
                .extend(tree(&entry.path()).into_iter().map(|(path, text)| (format!("{name}/{path}"), text)));
        } else {
            found.insert(name, fs::read_to_string(entry.path()).unwrap());
        }
    }
    found
}

fn map(files: &[(&str, &str)]) -> BTreeMap<String, String> {
    files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect()
}

fn summary(written: usize, unchanged: usize, deleted: usize) -> Summary {
    Summary { written, unchanged, deleted }
}

#[test]
fn a_site_is_built_changed_and_left_alone() {
    let bench = Bench::new();
    let first = [("index.html", "one"), ("a/b/c.html", "two"), ("a/d.html", "three")];
    assert_eq!(bench.build(&first).unwrap(), summary(3, 0, 0));
    assert_eq!(bench.public(), map(&first));
    assert_eq!(bench.names(), [".git", "content", "public", "src", "themes"]);

    let before = fs::metadata(bench.at("public")).unwrap().modified().unwrap();
    assert_eq!(bench.build(&first).unwrap(), summary(0, 3, 0));
    assert_eq!(fs::metadata(bench.at("public")).unwrap().modified().unwrap(), before, "nothing is touched");

    let second = [("index.html", "uno"), ("a/d.html", "three"), ("new/x.html", "four")];
    assert_eq!(bench.build(&second).unwrap(), summary(2, 1, 1));
    assert_eq!(bench.public(), map(&second));
    assert!(!bench.at("public/a/b").exists(), "an empty folder goes");
    assert_eq!(bench.build(&[]).unwrap(), summary(0, 0, 3));
    assert_eq!(fs::read_dir(bench.at("public")).unwrap().count(), 1, "only the manifest stays");
}

#[test]
fn without_finish_the_old_site_stays() {
    let bench = Bench::new();
    let disk = bench.open().unwrap();
    disk.put("index.html", b"half").unwrap();
    drop(disk);
    assert_eq!(bench.names(), [".git", "content", "src", "themes"]);
    drop(Disk::open(&bench.at("deep/er/public"), bench.folder.path()).unwrap());
    assert_eq!(bench.names(), [".git", "content", "src", "themes"]);
    bench.build(&[("index.html", "old")]).unwrap();
    let disk = bench.open().unwrap();
    disk.put("index.html", b"new").unwrap();
    disk.put("more.html", b"new").unwrap();
    drop(disk);
    assert_eq!(bench.public(), map(&[("index.html", "old")]));
    assert_eq!(bench.names(), [".git", "content", "public", "src", "themes"]);
}

#[test]
fn folders_where_a_site_could_do_harm_are_refused() {
    let bench = Bench::new();
    bench.write("full/mine.txt", "mine");
    bench.write("file", "");
    let refused = |out: PathBuf| match Disk::open(&out, bench.folder.path()) {
        Err(error @ (Error::Forbidden { .. } | Error::NotOurs { .. })) => error.to_string(),
        other => panic!("{}: {other:?}", out.display()),
    };
    for bad in [
        "",
        "content",
        "content/public",
        "themes/x",
        "src",
        ".git",
        ".git/pages",
        "full",
        "file",
        "file/below",
        "public/../content",
        "missing/../content",
    ] {
        assert!(refused(bench.at(bad)).contains("--out DIR"), "{bad}");
    }
    refused(bench.folder.path().parent().unwrap().to_owned());
    refused(PathBuf::from("/"));
    assert_eq!(tree(&bench.at("full")), map(&[("mine.txt", "mine")]));
    assert_eq!(bench.names(), [".git", "content", "file", "full", "src", "themes"]);
    assert!(Disk::open(&bench.at("deep/er/out"), bench.folder.path()).is_ok());
}

#[test]
fn hidden_files_and_files_of_others_stay() {
    let bench = Bench::new();
    bench.write("public/.gitkeep", "");
    bench.build(&[("index.html", "one"), ("a/x.html", "x")]).unwrap();
    bench.write("public/CNAME", "example.org");
    bench.write("public/a/mine.txt", "mine");
    bench.build(&[("index.html", "two")]).unwrap();
    let expected =
        [(".gitkeep", ""), ("CNAME", "example.org"), ("a/mine.txt", "mine"), ("index.html", "two")];
    assert_eq!(bench.public(), map(&expected));
}

#[test]
fn a_foreign_file_in_the_way_stops_everything() {
    let bench = Bench::new();
    bench.build(&[("index.html", "one")]).unwrap();
    bench.write("public/about.html", "mine");
    bench.write("public/guide", "mine");
    let before = bench.public();
    let error = bench.build(&[("index.html", "two"), ("about.html", "ours")]).unwrap_err();
    assert!(matches!(error, Error::Foreign { what: "file", .. }), "{error}");
    let error = bench.build(&[("index.html", "two"), ("guide/index.html", "ours")]).unwrap_err();
    assert!(matches!(error, Error::Foreign { what: "file", .. }), "{error}");
    assert_eq!(bench.public(), before);
}

#[test]
fn damage_is_repaired() {
    let bench = Bench::new();
    let site = [("a.html", "one"), ("b/c.html", "two"), ("d.html", "three")];
    bench.build(&site).unwrap();
    fs::write(bench.at("public/a.html"), "longer than it was").unwrap();
    fs::remove_dir_all(bench.at("public/b")).unwrap();
    assert_eq!(bench.build(&site).unwrap(), summary(2, 1, 0));
    assert_eq!(bench.public(), map(&site));
}

#[test]
fn a_page_becomes_a_folder_and_back() {
    let bench = Bench::new();
    let (page, folder) = ([("a", "page")], [("a/b/c", "page"), ("a/d", "page")]);
    for site in [&page[..], &folder[..], &page[..]] {
        bench.build(site).unwrap();
        assert_eq!(bench.public(), map(site));
    }
    bench.build(&folder).unwrap();
    bench.write("public/a/b/mine", "mine");
    assert!(matches!(bench.build(&page), Err(Error::Foreign { what: "folder", .. })));
    assert_eq!(bench.public().len(), 3);
}

#[test]
fn a_manifest_that_is_not_ours_is_refused() {
    let bench = Bench::new();
    bench.write("precious.txt", "mine");
    for text in ["", "syllabus-manifest 9\n", "syllabus-manifest 1\n? ? ../precious.txt\n"] {
        bench.write("public/.syllabus-manifest", text);
        assert!(matches!(bench.build(&[]), Err(Error::Manifest { .. })), "{text:?}");
    }
    assert!(bench.at("precious.txt").exists());
}

#[test]
fn paths_that_leave_or_clash_are_refused() {
    let bench = Bench::new();
    let disk = bench.open().unwrap();
    let memory = Memory::default();
    for sink in [&disk as &dyn Sink, &memory] {
        sink.put("a/b.html", b"").unwrap();
        assert!(matches!(sink.put("../x.html", b""), Err(Error::Path { .. })));
        assert!(matches!(sink.put("a/b.html", b""), Err(Error::Clash { .. })));
    }
    assert!(matches!(disk.put("a", b""), Err(Error::Clash { .. })));
    assert!(matches!(disk.put("a/b.html/c", b""), Err(Error::Clash { .. })));
    assert_eq!(memory.into_map().len(), 1);
}

#[test]
fn two_builds_at_once_do_not_mix() {
    let bench = Bench::new();
    let first = bench.open().unwrap();
    first.put("index.html", b"one").unwrap();
    let error = bench.build(&[("index.html", "two")]).unwrap_err();
    assert!(matches!(error, Error::Busy { .. }), "{error}");
    first.finish().unwrap();

    let slow = bench.open().unwrap();
    slow.put("index.html", b"one").unwrap();
    bench.build(&[("index.html", "two")]).unwrap();
    slow.put("about.html", b"").unwrap();
    assert!(matches!(slow.finish(), Err(Error::Busy { .. })));
    assert_eq!(bench.public(), map(&[("index.html", "two")]));
}

#[test]
fn what_a_killed_build_left_goes_and_nothing_else_does() {
    let bench = Bench::new();
    let left = ".public.syllabus-staging";
    fs::create_dir(bench.at(left)).unwrap();
    bench.build(&[("index.html", "one")]).unwrap();
    bench.write(&format!("{left}/.syllabus-staging"), "");
    bench.write(&format!("{left}/a/half.html"), "ha");
    bench.write("public/.syllabus-staging/.syllabus-staging", "");
    bench.write("public/.syllabus-staging/7", "ha");
    assert_eq!(bench.build(&[("index.html", "one")]).unwrap(), summary(0, 1, 0));
    assert!(!bench.at(left).exists() && !bench.at("public/.syllabus-staging").exists());
    bench.write(&format!("{left}/thesis.txt"), "mine");
    assert!(matches!(bench.build(&[]), Err(Error::Foreign { .. })));
    assert!(bench.at(left).join("thesis.txt").exists());
}

#[test]
fn the_same_site_is_the_same_everywhere() {
    let (one, other) = (Bench::new(), Bench::new());
    let files: Vec<(String, String)> =
        (0..300).map(|n| (format!("{}/{n}.html", n % 7), format!("{n}"))).collect();
    let site: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    other.write("public/.gitkeep", "");
    one.build(&site).unwrap();
    other.build(&site).unwrap();
    fs::remove_file(other.at("public/.gitkeep")).unwrap();
    assert_eq!(tree(&one.at("public")), tree(&other.at("public")));
}

#[test]
fn a_new_file_never_overwrites() {
    let bench = Bench::new();
    create_new(&bench.at("x/y/new.md"), b"new").unwrap();
    assert!(matches!(create_new(&bench.at("x/y/new.md"), b"other"), Err(Error::Exists { .. })));
    assert_eq!(fs::read(bench.at("x/y/new.md")).unwrap(), b"new");
}

#[test]
fn two_files_with_one_path_are_refused_before_anything_is_visible() {
    let bench = Bench::new();
    bench.build(&[("index.html", "one")]).unwrap();
    for clash in ["new.html", "new.html/below.html"] {
        let error = bench.build(&[("index.html", "two"), ("new.html", "x"), (clash, "y")]).unwrap_err();
        assert!(matches!(error, Error::Clash { .. }), "{error}");
        assert_eq!(bench.public(), map(&[("index.html", "one")]));
        assert_eq!(bench.names(), [".git", "content", "public", "src", "themes"]);
    }
}

#[test]
fn what_can_t_be_added_leaves_the_old_site() {
    let bench = Bench::new();
    bench.build(&[("index.html", "one"), ("old.html", "old")]).unwrap();
    let disk = bench.open().unwrap();
    for path in ["index.html", "a.html", "b/c/d.html", "taken/x.html"] {
        disk.put(path, b"new").unwrap();
    }
    // Somebody is quicker.
    bench.write("public/taken", "mine");
    let error = disk.finish().unwrap_err();
    assert!(matches!(error, Error::Io { .. }), "{error}");
    let left = [("index.html", "one"), ("old.html", "old"), ("taken", "mine")];
    assert_eq!(bench.public(), map(&left));
    assert!(!bench.at("public/b").exists());
    fs::remove_file(bench.at("public/taken")).unwrap();
    assert_eq!(bench.build(&left[..2]).unwrap(), summary(2, 0, 3), "what is ours is still known");
    assert_eq!(bench.public(), map(&left[..2]));
}

#[test]
fn a_build_that_stops_halfway_says_so_and_the_next_one_finishes() {
    let bench = Bench::new();
    bench.build(&[("index.html", "one"), ("x.html", "x"), ("stale.html", "")]).unwrap();
    let disk = bench.open().unwrap();
    let second = [("index.html", "two"), ("x.html", "y"), ("new.html", "new")];
    second.iter().for_each(|(path, text)| disk.put(path, text.as_bytes()).unwrap());
    fs::remove_file(bench.at("public/x.html")).unwrap();
    bench.write("public/x.html/mine", "mine");
    let error = disk.finish().unwrap_err();
    assert!(error.to_string().contains("each of them whole; build again to finish"), "{error}");
    fs::remove_dir_all(bench.at("public/x.html")).unwrap();
    bench.build(&second).unwrap();
    assert_eq!(bench.public(), map(&second));
}

/// Another text of the same length at the same time, as far as anybody can tell who does not look twice.
fn edit_secretly(path: &Path, text: &str) {
    let found = fs::metadata(path).unwrap();
    assert_eq!(found.len(), text.len() as u64);
    // The clock of a file system ticks every few milliseconds.
    std::thread::sleep(Duration::from_millis(30));
    fs::write(path, text).unwrap();
    fs::File::options().write(true).open(path).unwrap().set_modified(found.modified().unwrap()).unwrap();
}

#[test]
fn a_page_that_was_edited_by_hand_is_made_good_whatever_is_known() {
    let bench = Bench::new();
    let site = [("index.html", "one"), ("a/b.html", "two")];
    let (_, known) = bench.build_knowing(&[], &site);
    for known in [&known[..], &known[..1], &[]] {
        edit_secretly(&bench.at("public/index.html"), "uno");
        let disk = bench.open().unwrap().knowing(known);
        assert!(!disk.keep_all().unwrap());
        assert!(!disk.keep("index.html", Print::of(b"one")).unwrap());
        assert!(disk.keep("a/b.html", Print::of(b"two")).unwrap());
        disk.put("index.html", b"one").unwrap();
        assert_eq!(disk.finish().unwrap(), summary(1, 1, 0));
        assert_eq!(bench.public(), map(&site));
    }
}

#[test]
fn what_is_written_down_is_true_after_each_kind_of_build() {
    let bench = Bench::new();
    let mut known = Vec::new();
    let sites: [&[(&str, &str)]; 4] = [
        &[("index.html", "one"), ("a/b.html", "two"), ("stale", "")],
        &[("index.html", "uno"), ("a/b.html", "two"), ("new/x", "")],
        &[("a", "a page now"), ("index.html", "uno")],
        &[("a", "a page now"), ("index.html", "uno")],
    ];
    for site in sites {
        let (_, outputs) = bench.build_knowing(&known, site);
        let output = |(path, text): (&String, &String)| Output {
            path: path.clone(),
            print: Print::of(text.as_bytes()),
            trace: Some(Trace::at(&bench.at("public").join(path)).unwrap()),
        };
        assert_eq!(outputs, map(site).iter().map(output).collect::<Vec<_>>());
        known = outputs;
    }
}

#[test]
fn what_was_written_just_now_is_looked_into_again() {
    let bench = Bench::new();
    let site = [("index.html", "one")];
    let mut disk = bench.open().unwrap().knowing(&[]);
    // The clock of the disk has not ticked since.
    disk.clock = || SystemTime::UNIX_EPOCH;
    disk.put("index.html", b"one").unwrap();
    let (_, known) = disk.finish_with_outputs().unwrap();
    assert_eq!(known[0].trace, None);
    let disk = bench.open().unwrap().knowing(&known);
    assert!(disk.knows_all() && disk.keep_all().unwrap());
    let (_, known) = disk.finish_with_outputs().unwrap();
    assert!(known[0].trace.is_some());
    assert_eq!(bench.build_knowing(&known, &site).0, summary(0, 1, 0));
}

#[test]
fn all_is_kept_only_if_all_is_there() {
    let bench = Bench::new();
    let (first, second) = ([("index.html", "one"), ("a/b.html", "two")], [("index.html", "uno")]);
    let (_, known) = bench.build_knowing(&[], &first);
    let keeps_all = |known: &[Output]| {
        let disk = bench.open().unwrap().knowing(known);
        let kept = disk.keep_all().unwrap();
        assert!(!kept || disk.finish_with_outputs().unwrap() == (summary(0, known.len(), 0), known.to_vec()));
        kept
    };
    assert!(keeps_all(&known));
    assert!(!keeps_all(&known[..1]));
    fs::remove_file(bench.at("public/a/b.html")).unwrap();
    assert!(!keeps_all(&known));
    bench.build(&first).unwrap();
    // The trace is another one, the bytes are the same.
    assert!(bench.open().unwrap().knowing(&known).keep_all().unwrap());
    bench.build(&second).unwrap();
    assert!(!keeps_all(&known), "a build in between that told nobody");
    fs::remove_dir_all(bench.at("public")).unwrap();
    assert!(!keeps_all(&known));
    assert!(!keeps_all(&[]), "a folder that is not there is no empty site");
}

#[test]
fn nothing_that_is_said_to_be_known_makes_a_file_ours() {
    let bench = Bench::new();
    let (_, mut known) = bench.build_knowing(&[], &[("index.html", "one")]);
    bench.write("public/mine.html", "mine");
    let trace = Trace::at(&bench.at("public/mine.html"));
    known.push(Output { path: "mine.html".to_owned(), print: Print::of(b"mine"), trace });
    known.push(Output { path: "../content/x".to_owned(), print: Print::of(b""), trace });
    let disk = bench.open().unwrap().knowing(&known);
    assert!(!disk.keep_all().unwrap());
    assert!(matches!(disk.keep("mine.html", Print::of(b"mine")), Err(Error::Foreign { .. })));
    assert!(matches!(disk.keep("../content/x", Print::of(b"")), Err(Error::Path { .. })));
    drop(disk);
    let disk = bench.open().unwrap().knowing(&known);
    assert_eq!(disk.finish().unwrap(), summary(0, 0, 1));
    assert_eq!(bench.public(), map(&[("mine.html", "mine")]));
}

#[cfg(unix)]
mod unix {
    use std::os::unix::fs::symlink;

    use super::*;

    #[test]
    fn no_link_is_written_through() {
        let bench = Bench::new();
        bench.write("elsewhere/index.html", "mine");
        bench.write("elsewhere/empty/x", "");
        bench.build(&[("index.html", "one"), ("a/index.html", "two"), ("a/empty/x", "")]).unwrap();
        fs::remove_file(bench.at("public/index.html")).unwrap();
        symlink(bench.at("elsewhere/index.html"), bench.at("public/index.html")).unwrap();
        fs::remove_dir_all(bench.at("public/a")).unwrap();
        symlink(bench.at("elsewhere"), bench.at("public/a")).unwrap();
        for path in ["index.html", "a/index.html"] {
            assert!(
                matches!(bench.build(&[(path, "new")]), Err(Error::Foreign { what: "link", .. })),
                "{path}"
            );
        }
        // Nor is anything deleted through one.
        bench.build(&[("new.html", "new")]).unwrap();
        assert_eq!(tree(&bench.at("elsewhere")), map(&[("empty/x", ""), ("index.html", "mine")]));
    }

    #[test]
    fn an_output_that_is_a_link_is_refused() {
        let bench = Bench::new();
        fs::create_dir(bench.at("elsewhere")).unwrap();
        symlink(bench.at("elsewhere"), bench.at("public")).unwrap();
        assert!(matches!(bench.open(), Err(Error::Forbidden { .. })));
        assert!(matches!(
            Disk::open(&bench.at("public/"), bench.folder.path()),
            Err(Error::Forbidden { .. })
        ));
        symlink(bench.at("nowhere"), bench.at("dangling")).unwrap();
        assert!(matches!(
            Disk::open(&bench.at("dangling"), bench.folder.path()),
            Err(Error::Forbidden { .. })
        ));
        symlink(bench.at("content"), bench.at("texts")).unwrap();
        assert!(matches!(
            Disk::open(&bench.at("texts/x"), bench.folder.path()),
            Err(Error::Forbidden { .. })
        ));
    }
}
