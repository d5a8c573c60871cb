#include "online/catalogue/import/checkpoint.hpp"

#include <filesystem>
#include <fstream>

#include <fmt/format.h>

namespace souk::online::catalogue {
namespace {

// FNV-1a: the id must be the same in every build, which std::hash does not promise.
std::uint64_t fnv(std::string_view text, std::uint64_t hash = 14695981039346656037ULL) {
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  return hash;
}

}  // namespace

Result<std::string> import_id(const ImportRequest& request) {
  constexpr std::size_t kBeginning = 64 * 1024;
  std::error_code error;
  const auto size = std::filesystem::file_size(request.path, error);
  std::ifstream file{request.path, std::ios::binary};
  if (error || !file) {
    return fail(not_found("import.missing",
                          fmt::format("The file {} cannot be read; name one that exists.", request.path)));
  }
  std::string beginning(kBeginning, '\0');
  file.read(beginning.data(), static_cast<std::streamsize>(beginning.size()));
  beginning.resize(static_cast<std::size_t>(file.gcount()));
  return fmt::format("products-{:016x}",
                     fnv(to_json(request.mapping), fnv(std::to_string(size), fnv(beginning))));
}

}  // namespace souk::online::catalogue
