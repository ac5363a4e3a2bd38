//! An editor, as far as the protocol goes: it starts the program and talks to it over its pipes.

use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

/// Longer than anything takes on the slowest computer.
const PATIENCE: Duration = Duration::from_secs(60);

pub struct Client {
    child: Child,
    input: Option<ChildStdin>,
    messages: Receiver<Value>,
    next: i32,
    root: String,
    /// What the server last said of each file.
    pub diagnostics: BTreeMap<String, Vec<Value>>,
    /// What else it told or asked.
    pub told: Vec<Value>,
}

/// The address of a file or folder.
pub fn uri(path: &Path) -> String {
    let mut uri = "file://".to_owned();
    for byte in path.to_str().unwrap().bytes() {
        match byte {
            b'/' | b'-' | b'.' | b'_' | b'~' | b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' => {
                uri.push(byte.into())
            }
            other => uri.push_str(&format!("%{other:02X}")),
        }
    }
    uri
}

impl Client {
    /// Starts the server with these arguments, and says hello from the folder `root`.
    pub fn start(root: &Path, arguments: &[&str]) -> Self {
        let mut client = Client::silent(root, arguments);
        let params = json!({
            "processId": null,
            "rootUri": null,
            "workspaceFolders": [{"uri": client.root, "name": "site"}],
            "capabilities": {"workspace": {"didChangeWatchedFiles": {"dynamicRegistration": true}}},
        });
        let hello = client.request("initialize", params);
        assert_eq!(hello["result"]["serverInfo"]["name"], "syllabus", "{hello}");
        client.notify("initialized", json!({}));
        client
    }

    /// Starts the server and says nothing.
    pub fn silent(root: &Path, arguments: &[&str]) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_syllabus"))
            .args(arguments)
            .arg("lsp")
            .current_dir(std::env::temp_dir())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut output = BufReader::new(child.stdout.take().unwrap());
        let (sender, messages) = channel();
        thread::spawn(move || {
            while let Some(message) = read(&mut output) {
                if sender.send(message).is_err() {
                    return;
                }
            }
        });
        Client {
            input: child.stdin.take(),
            child,
            messages,
            next: 0,
            root: uri(root),
            diagnostics: BTreeMap::new(),
            told: Vec::new(),
        }
    }

    /// The address of a file of the site.
    pub fn uri(&self, path: &str) -> String {
        let path = uri(&PathBuf::from(format!("/{path}")));
        self.root.clone() + path.strip_prefix("file://").unwrap()
    }

    pub fn write(&mut self, bytes: &[u8]) {
        let input = self.input.as_mut().unwrap();
        input.write_all(bytes).unwrap();
        input.flush().unwrap();
    }

    pub fn send(&mut self, message: &Value) {
        let body = message.to_string();
        self.write(format!("Content-Length: {}\r\n\r\n{body}", body.len()).as_bytes());
    }

    pub fn notify(&mut self, method: &str, params: Value) {
        self.send(&json!({"jsonrpc": "2.0", "method": method, "params": params}));
    }

    /// Asks, and waits for the answer; what is told meanwhile is kept.
    pub fn request(&mut self, method: &str, params: Value) -> Value {
        self.next += 1;
        let id = self.next;
        self.send(&json!({"jsonrpc": "2.0", "id": id, "method": method, "params": params}));
        self.wait(|message| message["id"] == id && message.get("method").is_none())
    }

    /// Waits for a message of which this is true.
    pub fn wait(&mut self, wanted: impl Fn(&Value) -> bool) -> Value {
        loop {
            let message = self.messages.recv_timeout(PATIENCE).expect("an answer in time");
            if message["method"] == "textDocument/publishDiagnostics" {
                let uri = message["params"]["uri"].as_str().unwrap().to_owned();
                let list = message["params"]["diagnostics"].as_array().unwrap().clone();
                self.diagnostics.insert(uri, list);
            } else if !wanted(&message) {
                self.told.push(message.clone());
            }
            if wanted(&message) {
                return message;
            }
        }
    }

    /// Waits until the errors in the file are against these rules. It may have said something else before, of what was there
    /// then; and other rules warn of what a small site lacks.
    pub fn until(&mut self, path: &str, rules: &[&str]) -> Vec<Value> {
        let uri = self.uri(path);
        let errors = |message: &Value| -> Option<Vec<Value>> {
            let list = message["params"]["diagnostics"].as_array()?.iter();
            Some(list.filter(|one| one["severity"] == 1).cloned().collect())
        };
        let is_it = |message: &Value| {
            let of_file = message["params"]["uri"] == uri;
            of_file && errors(message).is_some_and(|list| list.iter().map(|one| &one["code"]).eq(rules))
        };
        errors(&self.wait(is_it)).unwrap_or_default()
    }

    pub fn open(&mut self, path: &str, text: &str) {
        let document = json!({"uri": self.uri(path), "languageId": "markdown", "version": 1, "text": text});
        self.notify("textDocument/didOpen", json!({"textDocument": document}));
    }

    /// Puts `new` in place of a range: line and column of its beginning and of its end.
    pub fn edit(&mut self, path: &str, range: [u32; 4], new: &str) {
        let change = json!({"range": span(range), "text": new});
        self.change(path, json!([change]));
    }

    pub fn change(&mut self, path: &str, changes: Value) {
        let document = json!({"uri": self.uri(path), "version": 2});
        self.notify("textDocument/didChange", json!({"textDocument": document, "contentChanges": changes}));
    }

    /// Asks about a position, and returns what came.
    pub fn ask(&mut self, method: &str, path: &str, line: u32, character: u32) -> Value {
        let params = json!({
            "textDocument": {"uri": self.uri(path)},
            "position": {"line": line, "character": character},
            "context": {"includeDeclaration": true},
        });
        let answer = self.request(method, params);
        assert!(answer.get("error").is_none(), "{answer}");
        answer["result"].clone()
    }

    /// The words under the mouse.
    pub fn hover(&mut self, path: &str, line: u32, character: u32) -> String {
        let answer = self.ask("textDocument/hover", path, line, character);
        answer["contents"]["value"].as_str().unwrap_or_default().to_owned()
    }

    /// Labels and details of what may be typed.
    pub fn complete(&mut self, path: &str, line: u32, character: u32) -> Vec<(String, String, String)> {
        let answer = self.ask("textDocument/completion", path, line, character);
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let items = answer["items"].as_array().unwrap().iter();
        items
            .map(|item| (text(&item["label"]), text(&item["detail"]), text(&item["textEdit"]["newText"])))
            .collect()
    }

    /// Where things are, as `path:line:column-column`.
    pub fn places(&mut self, method: &str, path: &str, line: u32, character: u32) -> Vec<String> {
        let answer = self.ask(method, path, line, character);
        let root = format!("{}/", self.root);
        let shown = |location: &Value| {
            let uri = location["uri"].as_str().unwrap();
            let (start, end) = (&location["range"]["start"], &location["range"]["end"]);
            let path = uri.strip_prefix(&root).unwrap_or(uri);
            format!("{path}:{}:{}-{}", start["line"], start["character"], end["character"])
        };
        answer.as_array().unwrap().iter().map(shown).collect()
    }

    /// Says goodbye, and tells with which code the server ended.
    pub fn end(mut self) -> Option<i32> {
        let answer = self.request("shutdown", Value::Null);
        assert_eq!(answer["result"], Value::Null);
        assert_eq!(self.request("textDocument/hover", json!({}))["error"]["code"], -32600);
        self.notify("exit", Value::Null);
        self.child.wait().unwrap().code()
    }

    /// Goes away without a word.
    pub fn die(mut self) -> Option<i32> {
        self.input = None;
        self.child.wait().unwrap().code()
    }

    pub fn wait_for_end(mut self) -> Option<i32> {
        self.child.wait().unwrap().code()
    }
}

pub fn span([line, character, end, last]: [u32; 4]) -> Value {
    json!({"start": {"line": line, "character": character}, "end": {"line": end, "character": last}})
}

fn read(output: &mut impl BufRead) -> Option<Value> {
    let mut length = 0;
    loop {
        let mut line = String::new();
        if output.read_line(&mut line).ok()? == 0 {
            return None;
        }
        if line == "\r\n" {
            break;
        }
        if let Some(value) = line.strip_prefix("Content-Length: ") {
            length = value.trim().parse().unwrap();
        }
    }
    let mut body = vec![0; length];
    output.read_exact(&mut body).ok()?;
    Some(serde_json::from_slice(&body).unwrap())
}
