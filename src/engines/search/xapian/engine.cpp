#include "engines/search/xapian/engine.hpp"

#include <charconv>
#include <stdlib.h>

#include "engines/search/xapian/index.hpp"
#include "engines/search/xapian/state.hpp"
#include "runtime/log/log.hpp"

namespace souk::engines {

using search::IndexState;
using search::XapianIndex;

namespace {

constexpr std::string_view kIndexName = "index-";

Error folder_error(const std::filesystem::path& folder, std::string detail) {
  return unavailable("search.folder", "The folder of the search index cannot be used: " + folder.string(),
                     std::move(detail));
}

}  // namespace

XapianSearchEngine::XapianSearchEngine(Settings settings)
    : settings_{std::move(settings)}, threads_{std::make_unique<search::Threads>(settings_.threads)} {}

Result<std::unique_ptr<XapianSearchEngine>> XapianSearchEngine::open_folder(Settings settings) {
  const bool temporary = settings.folder.empty();
  std::error_code error;
  if (temporary) {
    auto pattern = (std::filesystem::temp_directory_path() / "souk-search-XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr) return fail(folder_error(pattern, "mkdtemp"));
    settings.folder = pattern;
  }
  std::filesystem::create_directories(settings.folder, error);
  if (error) return fail(folder_error(settings.folder, error.message()));
  std::unique_ptr<XapianSearchEngine> engine{new XapianSearchEngine{std::move(settings)}};
  engine->temporary_ = temporary;
  engine->remove_leftovers();
  return engine;
}

// A clean end: what was written reaches the disk, and the next start may trust it whatever happens between.
XapianSearchEngine::~XapianSearchEngine() {
  if (current_ != nullptr && !temporary_) {
    const auto name = current_->folder().filename().string();
    auto done = current_->flush();
    if (done) done = search::write_state(state_file(), {name, stamp_, true, {}});
    if (!done) log::warning("search.close", {{"error", done.error()}});
  }
  beside_.reset();
  current_.reset();
  if (!temporary_) return;
  std::error_code ignored;
  std::filesystem::remove_all(settings_.folder, ignored);
}

// Folders that no state names: half built, or replaced and not yet removed when the process ended.
void XapianSearchEngine::remove_leftovers() const {
  const auto state = search::read_state(state_file());
  std::error_code ignored;
  for (const auto& entry : std::filesystem::directory_iterator{settings_.folder, ignored}) {
    const auto name = entry.path().filename().string();
    if (name.starts_with(kIndexName) && (!state || state->name != name))
      std::filesystem::remove_all(entry.path(), ignored);
  }
}

Result<std::shared_ptr<XapianIndex>> XapianSearchEngine::open_index(const std::string& name) {
  try {
    return std::make_shared<XapianIndex>(settings_.folder / name, *threads_, settings_.cache_bytes);
  } catch (const Xapian::Error& error) {
    return fail(unavailable("search.engine", "The search index cannot be opened.", error.get_description()));
  }
}

Result<std::shared_ptr<SearchIndex>> XapianSearchEngine::open_current(const std::string* stamp) {
  const std::lock_guard lock{mutex_};
  const auto state = search::read_state(state_file());
  if (!state || !search::is_certain(*state)) return nullptr;
  if (stamp != nullptr && state->stamp != *stamp) return nullptr;
  if (current_ != nullptr) return current_;
  std::error_code ignored;
  if (!std::filesystem::is_directory(settings_.folder / state->name, ignored)) return nullptr;
  auto opened = open_index(state->name);
  if (!opened) {  // it can be made anew
    log::warning("search.open", {{"error", opened.error()}});
    return nullptr;
  }
  stamp_ = state->stamp;
  TRY(search::write_state(state_file(), {state->name, stamp_, false, search::boot_of_machine()}));
  current_ = std::move(*opened);
  return current_;
}

Result<std::shared_ptr<SearchIndex>> XapianSearchEngine::open(std::string_view stamp) {
  const std::string wanted{stamp};
  return open_current(&wanted);
}

Result<std::shared_ptr<SearchIndex>> XapianSearchEngine::open_any() { return open_current(nullptr); }

Result<std::shared_ptr<SearchIndex>> XapianSearchEngine::create() {
  const std::lock_guard lock{mutex_};
  if (beside_ != nullptr) beside_->drop_at_end();
  beside_.reset();
  std::error_code ignored;
  std::string name;
  do name = std::string{kIndexName} + std::to_string(next_++);
  while (std::filesystem::exists(settings_.folder / name, ignored));
  beside_ = TRY(open_index(name));
  return beside_;
}

Status XapianSearchEngine::adopt(const std::shared_ptr<SearchIndex>& index, std::string_view stamp) {
  const std::lock_guard lock{mutex_};
  if (beside_ == nullptr || index != beside_)
    return fail(bug("search.adopt", "only the index that create() made last can be adopted"));
  TRY(beside_->flush());
  TRY(search::write_state(state_file(), {beside_->folder().filename().string(), std::string{stamp}, false,
                                         search::boot_of_machine()}));
  if (current_ != nullptr) current_->drop_at_end();
  current_ = std::move(beside_);
  stamp_ = stamp;
  return {};
}

}  // namespace souk::engines
