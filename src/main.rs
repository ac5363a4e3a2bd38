//! The command `syllabus`.

fn main() -> std::process::ExitCode {
    syllabus::cli::run()
}
