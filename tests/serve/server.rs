//! A running `syllabus serve`, and a browser of a few lines.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream, ToSocketAddrs};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use tempfile::TempDir;

/// What takes longer than this never happens, not even on a machine that has ten other things to do.
pub const LONG: Duration = Duration::from_secs(120);

/// Asks again and again until there is an answer.
#[track_caller]
pub fn until<T>(what: &str, mut ask: impl FnMut() -> Option<T>) -> T {
    let start = Instant::now();
    loop {
        if let Some(answer) = ask() {
            return answer;
        }
        assert!(start.elapsed() < LONG, "it never came to this: {what}");
        std::thread::sleep(Duration::from_millis(10));
    }
}

/// A site in a folder of its own.
pub struct Site {
    folder: TempDir,
}

pub const LO1: &str = "content/harbour-awards/front-desk-l2/fd-01/lo1.md";
pub const LO1_PAGE: &str = "harbour-awards/front-desk-l2/fd-01/lo1.html";

impl Site {
    /// The one that `syllabus init` makes.
    pub fn starter() -> Self {
        let site = Site { folder: tempfile::tempdir().unwrap() };
        let init =
            Command::new(env!("CARGO_BIN_EXE_syllabus")).arg("init").arg(site.path()).output().unwrap();
        assert!(init.status.success());
        site
    }

    /// The smallest there is: a title.
    pub fn empty() -> Self {
        let site = Site { folder: tempfile::tempdir().unwrap() };
        site.write("content/site.yaml", "title: Test\nlanguage: en-GB\n");
        site
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    pub fn at(&self, path: &str) -> PathBuf {
        self.path().join(path)
    }

    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.at(path)).unwrap()
    }

    pub fn write(&self, path: &str, text: &str) {
        fs::create_dir_all(self.at(path).parent().unwrap()).unwrap();
        fs::write(self.at(path), text).unwrap();
    }

    /// Writes as most editors do: beside it first, then over it.
    pub fn write_by_rename(&self, path: &str, text: &str) {
        let beside = format!("{path}~");
        self.write(&beside, text);
        self.rename(&beside, path);
    }

    pub fn append(&self, path: &str, text: &str) {
        self.write(path, &(self.read(path) + text));
    }

    pub fn rename(&self, from: &str, to: &str) {
        fs::rename(self.at(from), self.at(to)).unwrap();
    }

    /// All files and folders, in order.
    pub fn listing(&self) -> Vec<PathBuf> {
        let (mut found, mut folders) = (Vec::new(), vec![self.path().to_owned()]);
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let entry = entry.unwrap();
                if entry.file_type().unwrap().is_dir() {
                    folders.push(entry.path());
                }
                found.push(entry.path());
            }
        }
        found.sort();
        found
    }
}

/// The program while it runs; it is killed when the test ends.
pub struct Server {
    pub child: Child,
    pub address: SocketAddr,
    out: Arc<Mutex<String>>,
    err: Arc<Mutex<String>>,
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
        assert!(std::thread::panicking() || !self.err().contains("panicked"), "{}", self.err());
    }
}

impl Server {
    /// Starts on a port that is free, and waits until the first build is done.
    pub fn start(site: &Site, args: &[&str]) -> Self {
        let server = Server::start_at(site, &[&["--port", "0"], args].concat());
        until("the first build ended", || {
            let out = server.out();
            let ends = ["built ", "nothing to show yet", "waiting for a change"];
            ends.iter().any(|end| out.contains(end)).then_some(())
        });
        server
    }

    /// Starts with just these arguments, and waits for the address.
    pub fn start_at(site: &Site, args: &[&str]) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_syllabus"))
            .arg("serve")
            .args(args)
            .current_dir(site.path())
            .env_remove("SYLLABUS_EDITOR")
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let out = collect(child.stdout.take().unwrap());
        let err = collect(child.stderr.take().unwrap());
        let address = until("the address was printed", || {
            let out = out.lock().unwrap();
            let (_, rest) = out.split_once("http://")?;
            rest.split_once('/').map(|(address, _)| address.to_socket_addrs().unwrap().next().unwrap())
        });
        Server { child, address, out, err }
    }

    pub fn out(&self) -> String {
        self.out.lock().unwrap().clone()
    }

    pub fn err(&self) -> String {
        self.err.lock().unwrap().clone()
    }

    /// Sends these bytes and reads the answer, as far as there is one.
    pub fn raw(&self, bytes: &[u8]) -> Reply {
        let mut stream = TcpStream::connect(self.address).unwrap();
        stream.set_read_timeout(Some(LONG)).unwrap();
        // The server may have refused before all of it was sent.
        let _ = stream.write_all(bytes);
        let _ = stream.shutdown(std::net::Shutdown::Write);
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        Reply::parse(&answer)
    }

    pub fn request(&self, method: &str, path: &str, headers: &str, body: &str) -> Reply {
        let host =
            if headers.contains("Host:") { String::new() } else { format!("Host: {}\r\n", self.address) };
        let length = body.len();
        self.raw(
            format!(
                "{method} /{path} HTTP/1.1\r\n{host}Connection: close\r\n{headers}Content-Length: {length}\r\n\r\n{body}"
            )
            .as_bytes(),
        )
    }

    pub fn get(&self, path: &str) -> Reply {
        self.request("GET", path, "", "")
    }

    /// Waits until a page holds `words`.
    #[track_caller]
    pub fn shows(&self, path: &str, words: &str) -> Reply {
        until(&format!("{path} shows {words:?}"), || {
            Some(self.get(path)).filter(|reply| reply.body.contains(words))
        })
    }

    /// Opens a page as a browser does: its bytes, then its events.
    pub fn open(&self, path: &str) -> Events {
        let reply = self.get(path);
        let value = |name| reply.value_of(name).unwrap_or_else(|| panic!("no {name} in {}", reply.body));
        self.listen(&value("data-page"), &value("data-seen"))
    }

    pub fn listen(&self, page: &str, seen: &str) -> Events {
        let mut stream = TcpStream::connect(self.address).unwrap();
        let page = page.replace('/', "%2F");
        let request = format!(
            "GET /.syllabus/events?page={page}&seen={seen} HTTP/1.1\r\nHost: {}\r\nSec-Fetch-Site: same-origin\r\n\r\n",
            self.address
        );
        stream.write_all(request.as_bytes()).unwrap();
        let (send, events) = channel();
        let mut lines = BufReader::new(stream.try_clone().unwrap()).lines();
        let head: Vec<String> =
            lines.by_ref().map_while(Result::ok).take_while(|line| !line.is_empty()).collect();
        assert_eq!(head[0], "HTTP/1.1 200 OK");
        assert!(head.contains(&"Content-Type: text/event-stream".to_owned()), "{head:?}");
        std::thread::spawn(move || {
            let mut name = String::new();
            for line in lines.map_while(Result::ok) {
                if let Some(event) = line.strip_prefix("event: ") {
                    name = event.to_owned();
                } else if let Some(data) = line.strip_prefix("data: ") {
                    let _ = send.send((name.clone(), serde_json::from_str(data).unwrap()));
                }
            }
        });
        let mut events = Events { first: serde_json::Value::Null, events, stream };
        events.first = events.state();
        events
    }
}

fn collect(from: impl Read + Send + 'static) -> Arc<Mutex<String>> {
    let text = Arc::new(Mutex::new(String::new()));
    let kept = Arc::clone(&text);
    std::thread::spawn(move || {
        for line in BufReader::new(from).lines().map_while(Result::ok) {
            kept.lock().unwrap().push_str(&(line + "\n"));
        }
    });
    text
}

/// An answer.
#[derive(Debug)]
pub struct Reply {
    /// 0 if there was none.
    pub status: u16,
    pub head: String,
    pub body: String,
}

impl Reply {
    fn parse(bytes: &[u8]) -> Self {
        let text = String::from_utf8_lossy(bytes);
        let (head, body) = text.split_once("\r\n\r\n").unwrap_or((&text, ""));
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or(0);
        Reply { status, head: head.to_owned(), body: body.to_owned() }
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(": "))
    }

    /// The value of an attribute of the script.
    pub fn value_of(&self, attribute: &str) -> Option<String> {
        let (_, rest) = self.body.split_once(&format!("{attribute}=\""))?;
        rest.split_once('"').map(|(value, _)| value.to_owned())
    }
}

pub type Event = (String, serde_json::Value);

/// What an open page is told.
pub struct Events {
    /// The state that it was told at once.
    pub first: serde_json::Value,
    events: Receiver<Event>,
    stream: TcpStream,
}

impl Drop for Events {
    fn drop(&mut self) {
        let _ = self.stream.shutdown(std::net::Shutdown::Both);
    }
}

impl Events {
    #[track_caller]
    pub fn next(&mut self) -> Event {
        self.events.recv_timeout(LONG).expect("an event")
    }

    /// The next event, which must be a state.
    #[track_caller]
    pub fn state(&mut self) -> serde_json::Value {
        let (name, data) = self.next();
        assert_eq!(name, "state");
        data
    }

    /// Passes over states until something else comes, which must be this.
    #[track_caller]
    pub fn until(&mut self, name: &str) -> serde_json::Value {
        loop {
            let (event, data) = self.next();
            if event != "state" {
                assert_eq!(event, name);
                return data;
            }
        }
    }

    /// Waits for a state that is as it should be; nothing else may come before it.
    #[track_caller]
    pub fn state_where(&mut self, fits: impl Fn(&serde_json::Value) -> bool) -> serde_json::Value {
        loop {
            let state = self.state();
            if fits(&state) {
                return state;
            }
        }
    }
}
