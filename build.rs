//! Rebuilds when a file of the embedded theme is added or taken away; changed files are noticed anyway.

fn main() {
    println!("cargo:rerun-if-changed=themes/default");
}
