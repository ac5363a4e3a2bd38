//! What is done with each message, from the first to the last.

use super::address;
use super::desk::Desk;
use super::findings::Board;
use super::wire::{self, Heard};
use super::{End, answer};
use crate::build;
use lsp_server::{ErrorCode, Message, Notification, Request, RequestId, Response, ResponseError};
use lsp_types::notification::{
    self as told, DidChangeTextDocument, DidChangeWatchedFiles, DidCloseTextDocument, DidOpenTextDocument,
    DidSaveTextDocument, Notification as _,
};
use lsp_types::{InitializeParams, Uri};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::io::{self, BufRead, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

/// Nobody has typed for so long: time to look at what is there now. Messages that wait are all taken in before.
const QUIET: Duration = Duration::from_millis(60);

/// How far a session is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    /// Nobody said hello yet.
    New,
    Running,
    /// All work is done, and only goodbye is missing.
    Stopped,
}

/// One session with one editor.
pub(super) struct Server<W> {
    stage: Stage,
    desk: Option<Desk>,
    board: Board,
    options: build::Options,
    /// Where to look for a site last.
    here: PathBuf,
    /// Whether the editor tells of files that change on the disk, if it is asked to.
    watches: bool,
    output: W,
}

impl<W: Write> Server<W> {
    pub fn new(desk: Option<Desk>, options: build::Options, here: PathBuf, output: W) -> Self {
        Server { stage: Stage::New, desk, board: Board::default(), options, here, watches: false, output }
    }

    /// Talks until the other end is gone.
    pub fn run(mut self, mut input: impl BufRead + Send + 'static) -> End {
        let (sender, messages) = mpsc::channel();
        // It reads all the time, so that an editor that writes is never kept waiting, and what it wrote meanwhile is one change.
        let reader = thread::Builder::new().name("reading".to_owned()).spawn(move || {
            while let Some(heard) = wire::read(&mut input) {
                if sender.send(heard).is_err() {
                    return;
                }
            }
        });
        if reader.is_err() {
            return End::Abrupt;
        }
        loop {
            let has_news = self.stage == Stage::Running && self.desk.as_ref().is_some_and(Desk::is_stale);
            let heard = if has_news {
                messages.recv_timeout(QUIET)
            } else {
                messages.recv().map_err(|_| RecvTimeoutError::Disconnected)
            };
            let step = catch_unwind(AssertUnwindSafe(|| match heard {
                Ok(heard) => self.hear(heard),
                Err(RecvTimeoutError::Timeout) => self.publish().map(|()| None),
                Err(RecvTimeoutError::Disconnected) => Ok(Some(self.end())),
            }));
            match step {
                Ok(Ok(Some(end))) => return end,
                // Nobody reads what we write any more.
                Ok(Err(_)) => return End::Abrupt,
                // A fault of our own is no reason to leave an author without help.
                Ok(Ok(None)) | Err(_) => {}
            }
        }
    }

    fn end(&self) -> End {
        if self.stage == Stage::Stopped { End::Asked } else { End::Abrupt }
    }

    fn hear(&mut self, heard: Heard) -> io::Result<Option<End>> {
        match heard {
            Heard::Nonsense(nonsense) => wire::write_nonsense(&mut self.output, &nonsense)?,
            Heard::Message(Message::Request(request)) => self.request(request)?,
            Heard::Message(Message::Notification(told)) if told.method == told::Exit::METHOD => {
                return Ok(Some(self.end()));
            }
            Heard::Message(Message::Notification(told)) if self.stage == Stage::Running => self.told(told)?,
            Heard::Message(Message::Notification(_) | Message::Response(_)) => {}
        }
        Ok(None)
    }

    fn request(&mut self, request: Request) -> io::Result<()> {
        let Request { id, method, params } = request;
        let refuse = |code: ErrorCode, message: &str| {
            Err(ResponseError { code: code as i32, message: message.to_owned(), data: None })
        };
        let result = match (self.stage, method.as_str()) {
            (Stage::New, "initialize") => self.initialize(params),
            (Stage::New, _) => refuse(ErrorCode::ServerNotInitialized, "the first request is `initialize`"),
            (Stage::Stopped, _) => refuse(ErrorCode::InvalidRequest, "the server was shut down"),
            (Stage::Running, "initialize") => refuse(ErrorCode::InvalidRequest, "it was initialised before"),
            (Stage::Running, "shutdown") => {
                self.stage = Stage::Stopped;
                Ok(Value::Null)
            }
            (Stage::Running, _) => {
                let desk = self.desk.as_mut();
                catch_unwind(AssertUnwindSafe(|| answer::answer(desk, &method, params))).unwrap_or_else(
                    |_| refuse(ErrorCode::InternalError, "syllabus made a mistake of its own"),
                )
            }
        };
        self.write(&Response { id, response_result: result }.into())
    }

    fn initialize(&mut self, params: Value) -> Result<Value, ResponseError> {
        let params: InitializeParams = answer::parameters(params)?;
        let watching = params.capabilities.workspace.as_ref().and_then(|it| it.did_change_watched_files);
        self.watches = watching.and_then(|it| it.dynamic_registration) == Some(true);
        if self.desk.is_none() {
            let mut folders = workspace(&params);
            if folders.is_empty() {
                folders.push(self.here.clone());
            }
            self.desk = folders.iter().find_map(|folder| Desk::new(folder, self.options).ok());
        }
        self.stage = Stage::Running;
        Ok(answer::capabilities())
    }

    fn told(&mut self, told: Notification) -> io::Result<()> {
        match told.method.as_str() {
            told::Initialized::METHOD => return self.greet(),
            DidOpenTextDocument::METHOD => {
                let Some(params) = read::<DidOpenTextDocument>(told) else { return Ok(()) };
                let document = params.text_document;
                if self.desk.is_none() {
                    self.desk = self.site_of(&document.uri);
                }
                self.with_desk(|desk| desk.open(document.uri, document.text));
            }
            DidChangeTextDocument::METHOD => {
                let Some(params) = read::<DidChangeTextDocument>(told) else { return Ok(()) };
                self.with_desk(|desk| desk.change(&params.text_document.uri, params.content_changes));
            }
            DidCloseTextDocument::METHOD => {
                let Some(params) = read::<DidCloseTextDocument>(told) else { return Ok(()) };
                self.with_desk(|desk| desk.close(&params.text_document.uri));
            }
            DidSaveTextDocument::METHOD => {
                let Some(params) = read::<DidSaveTextDocument>(told) else { return Ok(()) };
                // Who doesn't tell of other files may have saved them as well.
                let all = !self.watches;
                self.with_desk(|desk| look_again(desk, &[params.text_document.uri], all));
            }
            DidChangeWatchedFiles::METHOD => {
                let Some(params) = read::<DidChangeWatchedFiles>(told) else { return Ok(()) };
                let files: Vec<Uri> = params.changes.into_iter().map(|change| change.uri).collect();
                self.with_desk(|desk| look_again(desk, &files, false));
            }
            _ => {}
        }
        Ok(())
    }

    fn with_desk(&mut self, act: impl FnOnce(&mut Desk)) {
        if let Some(desk) = &mut self.desk {
            act(desk);
        }
    }

    /// The site that an opened file lies in.
    fn site_of(&self, uri: &Uri) -> Option<Desk> {
        let file = address::file_path(uri)?;
        let contents =
            file.ancestors().filter(|folder| folder.file_name().is_some_and(|name| name == "content"));
        contents.filter_map(Path::parent).find_map(|site| Desk::new(site, self.options).ok())
    }

    /// Says what was found, and asks to be told of files.
    fn greet(&mut self) -> io::Result<()> {
        let said = match &self.desk {
            Some(_) => "syllabus checks this site while you type",
            None => "there is no site here yet: open the folder that has the folder `content` in it",
        };
        self.notify("window/logMessage", json!({"type": 3, "message": said}))?;
        if self.watches {
            let watchers = [json!({"globPattern": "**/{content,themes}/**"})];
            let watching = json!({
                "id": "files",
                "method": DidChangeWatchedFiles::METHOD,
                "registerOptions": {"watchers": watchers},
            });
            let params = json!({"registrations": [watching]});
            let id = RequestId::from("files".to_owned());
            self.write(&Request { id, method: "client/registerCapability".to_owned(), params }.into())?;
        }
        Ok(())
    }

    /// Tells the editor what is wrong now.
    fn publish(&mut self) -> io::Result<()> {
        let Some(desk) = &mut self.desk else { return Ok(()) };
        for params in self.board.update(desk) {
            let message = Notification::new(told::PublishDiagnostics::METHOD.to_owned(), params);
            wire::write(&mut self.output, &message.into())?;
        }
        Ok(())
    }

    fn notify(&mut self, method: &str, params: Value) -> io::Result<()> {
        self.write(&Notification { method: method.to_owned(), params }.into())
    }

    fn write(&mut self, message: &Message) -> io::Result<()> {
        wire::write(&mut self.output, message)
    }
}

/// The folders that are open in the editor.
fn workspace(params: &InitializeParams) -> Vec<PathBuf> {
    let folders = params.workspace_folders.iter().flatten().filter_map(|it| address::file_path(&it.uri));
    #[allow(deprecated, reason = "editors that know nothing of several folders say it so")]
    let root = params.root_uri.as_ref().and_then(address::file_path);
    folders.chain(root).collect()
}

/// What was told, if it can be understood. Nobody waits for an answer.
fn read<N: told::Notification>(told: Notification) -> Option<N::Params>
where
    N::Params: DeserializeOwned,
{
    serde_json::from_value(told.params).ok()
}

fn look_again(desk: &mut Desk, files: &[Uri], all: bool) {
    let paths: Vec<PathBuf> = files.iter().filter_map(|uri| desk.path(uri)).map(PathBuf::from).collect();
    if !paths.is_empty() {
        desk.look_again(if all { &[] } else { &paths });
    }
}
