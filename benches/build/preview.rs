//! `syllabus serve`: from the moment that a file is saved until a browser that shows the page has its new bytes.

use super::arguments::Options;
use super::place::Place;
use super::site::{Edit, Site};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};

/// How long somebody waits who saves and looks.
pub struct Latencies {
    pub units: usize,
    /// For each edit the milliseconds of all rounds, from the save to the last byte of what changed.
    pub edits: Vec<(Edit, Vec<f64>)>,
    /// The largest memory of the server, in MB.
    pub peak: f64,
}

/// A save is several events, so the server waits until none came for so many milliseconds. The rest is work.
pub const DEBOUNCE: f64 = syllabus::watch::QUIET.as_millis() as f64;

/// Between two saves. The server looks once more some seconds after a change, which is no part of the next one.
const PAUSE: Duration = Duration::from_millis(3500);
/// Longer than any build takes.
const PATIENCE: Duration = Duration::from_secs(60);

/// Saves and looks, again and again; nothing where the program can't serve, as older ones can't.
pub fn latencies(place: &Place, options: &Options, units: usize) -> Option<Latencies> {
    let help = Command::new(&options.program).args(["serve", "--help"]).output().unwrap();
    if !help.status.success() {
        return None;
    }
    eprintln!("\n{units} units: writing the sources");
    let site = Site::synthetic(place, &options.program, units);
    let server = Server::start(&site, options);
    let mut edits: Vec<(Edit, Vec<f64>)> = Edit::ALL.iter().map(|edit| (*edit, Vec::new())).collect();
    let rounds = options.rounds_of(units);
    for round in 1..=rounds {
        eprintln!("{units} units: serve, round {round} of {rounds}");
        for (edit, times) in &mut edits {
            std::thread::sleep(PAUSE);
            times.push(server.latency(&site, *edit, round));
        }
    }
    Some(Latencies { units, edits, peak: server.peak() })
}

/// A running server. It ends when this is dropped.
struct Server {
    process: Child,
    /// `127.0.0.1:4747`
    address: String,
    /// Kept, because a server that nobody listens to would end.
    _said: BufReader<ChildStdout>,
}

impl Server {
    /// Starts it, and waits until it has a site to show.
    fn start(site: &Site, options: &Options) -> Self {
        let mut command = Command::new(&options.program);
        command.arg("-C").arg(&site.folder).args(["serve", "--port", "0"]);
        command.env("RAYON_NUM_THREADS", options.threads.to_string()).stdout(Stdio::piped());
        let mut process = command.spawn().unwrap();
        let mut said = BufReader::new(process.stdout.take().unwrap());
        let mut address = String::new();
        let mut line = String::new();
        while !line.starts_with("built") {
            line.clear();
            assert!(said.read_line(&mut line).unwrap() > 0, "the server ended before it built anything");
            if let Some((_, rest)) = line.split_once("http://") {
                address = rest.split('/').next().unwrap_or_default().to_owned();
            }
        }
        Server { process, address, _said: said }
    }

    /// Makes an edit, and tells the milliseconds until what it changes was here.
    fn latency(&self, site: &Site, edit: Edit, round: usize) -> f64 {
        let mut browser = self.connect();
        let changed = site.output_of(edit);
        let shown = if edit == Edit::Colour { "index.html" } else { changed.as_str() };
        // A page that says nothing of what it has seen is told at once to load; the next word is of the edit.
        let mut events = self.connect();
        ask(&mut events, &self.address, &format!(".syllabus/events?page={shown}&seen="));
        wait_for_change(&mut events);
        site.edit(edit, round);
        let saved = Instant::now();
        wait_for_change(&mut events);
        ask(&mut browser, &self.address, &changed);
        let bytes = answer(&mut browser);
        let milliseconds = saved.elapsed().as_secs_f64() * 1000.0;
        site.assert_shown(edit, round, &String::from_utf8_lossy(&bytes));
        milliseconds
    }

    fn connect(&self) -> BufReader<TcpStream> {
        let stream = TcpStream::connect(&self.address).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        stream.set_nodelay(true).unwrap();
        BufReader::new(stream)
    }

    /// The largest memory so far, where the system tells.
    fn peak(&self) -> f64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.process.id()));
        let status = status.unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<f64>().ok()).unwrap_or(0.0) / 1024.0
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn ask(connection: &mut BufReader<TcpStream>, address: &str, path: &str) {
    let request = format!("GET /{path} HTTP/1.1\r\nHost: {address}\r\n\r\n");
    connection.get_mut().write_all(request.as_bytes()).unwrap();
}

/// The body of an answer that says how long it is.
fn answer(connection: &mut BufReader<TcpStream>) -> Vec<u8> {
    let mut length = 0;
    loop {
        let line = line(connection).to_lowercase();
        if let Some(number) = line.strip_prefix("content-length:") {
            length = number.trim().parse().unwrap();
        }
        if line.is_empty() {
            break;
        }
    }
    let mut body = vec![0; length];
    connection.read_exact(&mut body).unwrap();
    body
}

/// Waits until the page is told to load, or to take another style sheet.
fn wait_for_change(events: &mut BufReader<TcpStream>) {
    while !["event: reload", "event: style"].contains(&line(events).as_str()) {}
}

fn line(connection: &mut BufReader<TcpStream>) -> String {
    let mut line = String::new();
    assert!(connection.read_line(&mut line).unwrap() > 0, "the server said nothing more");
    line.trim_end().to_owned()
}
