#include "engines/search/xapian/state.hpp"

#include <fstream>
#include <sstream>

#include "base/codec.hpp"
#include "base/fields.hpp"
#include "runtime/file/durable_file.hpp"

namespace souk::engines::search {

constexpr auto IndexState::fields() {
  using S = IndexState;
  return field_table(field("name", &S::name), field("stamp", &S::stamp), field("clean", &S::clean),
                     field("boot", &S::boot));
}

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
  if (const auto error = runtime::write_durably(file, to_json(state), 0644))
    return fail(unavailable("search.engine", "The search index cannot be written.",
                            file.string() + ": " + error.message()));
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
