//! The build: as a whole, as `syllabus build` does it, and stage by stage.

use super::{tell, tell_time};
use rayon::prelude::*;
use std::path::Path;
use std::sync::Arc;
use std::time::Instant;
use syllabus::build::{Options, Session};
use syllabus::plan::{Addresses, Plan};
use syllabus::render::Renderer;
use syllabus::source::Inputs;
use syllabus::theme::Theme;
use syllabus::write::{Disk, Sink};
use syllabus::{check, parse, read, resolve};

/// Builds `site` into `out`, the way the command does.
pub fn whole(site: &Path, out: &Path) {
    let started = Instant::now();
    let inputs = read::read(site).unwrap();
    let disk = Disk::open(out, site).unwrap();
    let report = Session::default().build(&inputs, &Options { drafts: false }, &disk).unwrap();
    assert!(report.diagnostics.is_empty(), "a synthetic site has no mistake");
    disk.finish().unwrap();
    tell_time("whole", started.elapsed());
    tell("peak", peak_memory());
    tell("cpu", cpu_time());
}

/// Time that all threads of this process worked, in milliseconds, as the kernel counted it; 0 where it does not tell.
pub fn cpu_time() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    // After the program's name, which may hold anything, user and system time are the 12th and 13th field, in ticks of 10 ms.
    let fields = stat.rsplit_once(')').map(|(_, rest)| rest.split_whitespace()).into_iter().flatten();
    fields.skip(11).take(2).filter_map(|ticks| ticks.parse::<f64>().ok()).sum::<f64>() * 10.0
}

/// The largest memory of this process in MB, as the kernel counted it; 0 where the kernel does not tell.
fn peak_memory() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<f64>().ok()).unwrap_or(0.0) / 1024.0
}

/// Runs `work` and tells how long it took.
fn stage<T>(name: &str, work: impl FnOnce() -> T) -> T {
    let started = Instant::now();
    let value = work();
    tell_time(name, started.elapsed());
    value
}

/// One stage after the other, each to its end, which a build does not do: it writes each page as soon as it is rendered.
pub fn stages(site: &Path, out: &Path) {
    let inputs = stage("read", || read::read(site).unwrap());
    let (authored, _) = stage("parse", || parse::parse(&inputs));
    let (site_model, places, _) =
        stage("resolve", || resolve::resolve(authored, resolve::Options { drafts: false }));
    let (theme, _) = stage("theme", || Theme::load(&inputs, &site_model.settings.theme));
    let taken = theme.assets.keys().map(String::as_str);
    let addresses = Addresses::new(&site_model);
    stage("check", || assert!(check::check(&site_model, &places, &addresses, taken).is_empty()));
    let strings = Arc::new(theme.strings(&site_model.settings.language));
    let plan = stage("plan", || Plan::new(Arc::new(site_model), strings, Arc::new(addresses)));
    let renderer = Renderer::new(&theme, &plan.site_view()).unwrap();
    stage("views", || plan.pages().par_iter().for_each(|&page| drop(std::hint::black_box(plan.view(page)))));
    let pages: Vec<(&str, String)> = stage("views and render", || {
        plan.pages()
            .par_iter()
            .map(|&page| (plan.path(page), renderer.render(&plan.view(page)).unwrap()))
            .collect()
    });
    stage("write", || write(&plan, &theme, &inputs, &pages, site, out));
}

fn write(plan: &Plan, theme: &Theme, inputs: &Inputs, pages: &[(&str, String)], site: &Path, out: &Path) {
    let disk = Disk::open(out, site).unwrap();
    pages.par_iter().for_each(|(path, html)| disk.put(path, html.as_bytes()).unwrap());
    plan.extras().iter().for_each(|(path, text)| disk.put(path, text.as_bytes()).unwrap());
    theme.assets.iter().for_each(|(path, bytes)| disk.put(path, bytes).unwrap());
    plan.assets()
        .iter()
        .for_each(|asset| disk.put(&asset.path, inputs.load(asset.file).bytes().unwrap()).unwrap());
    disk.finish().unwrap();
}
