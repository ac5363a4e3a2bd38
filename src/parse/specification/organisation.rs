//! `organisation.yaml`.

use super::super::authored::Organisation;
use super::super::yaml::Fields;
use super::super::yaml_file::YamlFile;
use super::super::{format, record};

/// Reads the file. A file that is no YAML gives an organisation with nothing but its folder, so that what lies in it is
/// still looked at.
pub(in super::super) fn organisation(file: &mut YamlFile<'_>, folder: &str) -> Organisation {
    let mut organisation = Organisation::stub(file.file, folder);
    let Some(node) = file.tree() else { return organisation };
    let Some(mut fields) = Fields::open(&node, &format::ORGANISATION, &mut file.findings) else {
        return organisation;
    };
    organisation.name = fields.required_text("name", &mut file.findings).map(|name| name.value.to_owned());
    organisation.full_name = fields.plain("full_name", &mut file.findings);
    organisation.url = record::web_address(&mut fields, "url", &mut file.findings);
    organisation.about = file.prose_field(&mut fields, "about");
    organisation.official_wording = record::wording(&mut fields, &mut file.findings);
    organisation.record = record::record(&mut fields, &mut file.findings);
    fields.finish(&mut file.findings);
    organisation
}
