#include "engines/search/xapian/state.hpp"

#include <fcntl.h>
#include <fstream>
#include <sstream>
#include <unistd.h>

#include "base/codec.hpp"
#include "base/fields.hpp"

namespace souk::engines::search {

constexpr auto IndexState::fields() {
  using S = IndexState;
  return field_table(field("name", &S::name), field("stamp", &S::stamp), field("clean", &S::clean),
                     field("boot", &S::boot));
}

namespace {

Status write_whole(const std::filesystem::path& file, std::string_view text) {
  const int descriptor = ::open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  if (descriptor < 0)
    return fail(unavailable("search.engine", "The search index cannot be written.", file.string()));
  const bool written = ::write(descriptor, text.data(), text.size()) == static_cast<ssize_t>(text.size()) &&
                       ::fsync(descriptor) == 0;
  ::close(descriptor);
  if (!written)
    return fail(unavailable("search.engine", "The search index cannot be written.", file.string()));
  return {};
}

}  // namespace

std::optional<IndexState> read_state(const std::filesystem::path& file) {
  std::ifstream in{file};
  if (!in) return std::nullopt;
  std::ostringstream text;
  text << in.rdbuf();
  auto state = from_json<IndexState>(text.str(), Strictness::kStored);
  if (!state || state->name.empty() || state->name.find('/') != std::string::npos) return std::nullopt;
  return std::move(*state);
}

Status write_state(const std::filesystem::path& file, const IndexState& state) {
  auto beside = file;
  beside += ".new";
  TRY(write_whole(beside, to_json(state)));
  std::error_code error;
  std::filesystem::rename(beside, file, error);
  if (error)
    return fail(unavailable("search.engine", "The search index cannot be written.", error.message()));
  const int folder = ::open(file.parent_path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder >= 0) {
    (void)::fsync(folder);
    ::close(folder);
  }
  return {};
}

bool is_certain(const IndexState& state) { return state.clean || state.boot == boot_of_machine(); }

std::string boot_of_machine() {
  std::ifstream in{"/proc/sys/kernel/random/boot_id"};
  std::string id;
  std::getline(in, id);
  return id.empty() ? "unknown" : id;
}

}  // namespace souk::engines::search
