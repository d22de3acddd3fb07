//! `plancc watch`: builds plans again whenever they are saved, until told to stop.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::Args;

use crate::host::watch::{Awaited, Watch};
use crate::host::{HostError, files};

use super::build::{BuildArgs, Jobs, Tell, build_all};
use super::{Outcome, config, templates};

/// Theo dõi kế hoạch, biên dịch lại mỗi lần lưu
#[derive(Debug, Args)]
pub struct WatchArgs {
    #[command(flatten)]
    build: BuildArgs,
}

/// What a file held when it was last looked at; nothing where it cannot be read.
type Held = Option<Vec<u8>>;

/// Everything that the outputs depend on: the plans, and what is laid down for them.
struct Kept {
    plans: BTreeMap<PathBuf, Held>,
    laid_down: BTreeMap<PathBuf, Held>,
}

/// Builds every plan, then each again that was saved; all of them where the configuration or a template was.
pub(super) fn run(args: &WatchArgs) -> Result<Outcome, HostError> {
    let build = &args.build;
    if build.is_of_one_plan_but_given_more() {
        return Ok(Outcome::Failed);
    }
    let mut watch = Watch::begin();
    // What is saved while the plans are built is seen as a change afterwards: it is looked at before.
    let mut kept = look(build);
    listen(&mut watch, &kept);
    let mut jobs = Jobs::new(build);
    build_all(build.files(), &jobs, build, Tell::Everything);
    jobs.font_notes().iter().for_each(|note| say(note));
    say("đang theo dõi; lưu tệp là biên dịch lại, Ctrl+C để dừng");
    while watch.wait() == Awaited::Look {
        let now = look(build);
        let is_laid_down_anew = now.laid_down != kept.laid_down;
        let changed: Vec<PathBuf> = match is_laid_down_anew {
            true => build.files().to_vec(),
            false => {
                build.files().iter().filter(|path| now.plans.get(*path) != kept.plans.get(*path)).cloned().collect()
            }
        };
        if changed.is_empty() {
            continue;
        }
        if !is_laid_down_anew {
            let names: Vec<String> = changed.iter().map(|path| path.display().to_string()).collect();
            say(&format!("đã lưu {}", names.join(", ")));
        } else {
            say("cấu hình hoặc mẫu trình bày đã thay đổi");
            listen(&mut watch, &now);
            jobs = Jobs::new(build);
        }
        kept = now;
        build_all(&changed, &jobs, build, Tell::Everything);
        say("đang chờ lần lưu tiếp theo");
    }
    say("đã dừng theo dõi");
    Ok(Outcome::Done)
}

/// A line for whoever watches the screen.
fn say(words: &str) {
    let _ = writeln!(io::stderr(), "— {words}");
}

fn look(build: &BuildArgs) -> Kept {
    let mut plans = BTreeMap::new();
    keep(build.files().iter().cloned(), &mut plans);
    let mut laid_down = BTreeMap::new();
    for plan in build.files() {
        let Some(path) = config::find(plan) else { continue };
        if laid_down.contains_key(&path) {
            continue;
        }
        let folder = config::for_plan(plan).ok().and_then(|config| config.templates);
        keep(folder.iter().flat_map(|folder| templates::paths(folder)), &mut laid_down);
        keep([path], &mut laid_down);
    }
    keep(build.templates().into_iter().flat_map(templates::paths), &mut laid_down);
    Kept { plans, laid_down }
}

fn keep(paths: impl IntoIterator<Item = PathBuf>, held: &mut BTreeMap<PathBuf, Held>) {
    for path in paths {
        let now = files::read(&path).ok();
        held.insert(path, now);
    }
}

/// Listens to every folder in which something that counts lies, or may come to lie.
fn listen(watch: &mut Watch, kept: &Kept) {
    for path in kept.plans.keys().chain(kept.laid_down.keys()) {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        watch.listen(folder.to_path_buf());
    }
}
