#include "main/object_keys.hpp"

#include <fmt/format.h>

#include "cloud/storage/digest.hpp"
#include "cloud/storage/encoding.hpp"
#include "cloud/storage/file.hpp"
#include "main/object_room.hpp"
#include "runtime/seal/seal.hpp"

namespace souk::app {
namespace {

namespace fs = std::filesystem;

fs::path beside(const fs::path& file, const std::string& ending) { return file.string() + ending; }

}  // namespace

fs::path master_key_file(const Settings& settings) {
  if (!settings.objects.key_file.empty()) return settings.objects.key_file;
  return objects_folder(settings) / "master.key";
}

Result<std::vector<Secret>> open_master_keys(const fs::path& file, MasterKeyUse use, Random& random) {
  std::vector<Secret> keys;
  keys.push_back(TRY(runtime::open_key_file(file.string(), random)));
  const auto next = beside(file, ".next");
  std::error_code error;
  if (use == MasterKeyUse::kServe && !fs::exists(next, error)) return keys;
  auto key = TRY(runtime::open_key_file(next.string(), random));
  keys.insert(use == MasterKeyUse::kRotate ? keys.begin() : keys.end(), std::move(key));
  return keys;
}

Result<fs::path> put_next_key_in_place(const fs::path& file, Random& random) {
  const auto key = TRY(runtime::open_key_file(file.string(), random));
  const auto digest = storage::digest_of(storage::ChecksumKind::kSha256, key.reveal());
  const auto old = beside(file, ".old-" + storage::to_hex(digest).substr(0, 16));
  const auto folder = file.has_parent_path() ? file.parent_path() : fs::path{"."};
  const auto failed = [&](const std::error_code& error) {
    return fail(
        unavailable("objects.key_file",
                    fmt::format("The key file {} cannot be replaced: make its folder writable and run "
                                "it again; nothing is lost.",
                                file.string()),
                    error.message()));
  };
  std::error_code error;
  fs::create_hard_link(file, old, error);
  // There already, with the same key: a run before broke off here.
  if (error && error != std::errc::file_exists) return failed(error);
  TRY(storage::sync_folder(folder));
  fs::rename(beside(file, ".next"), file, error);
  if (error) return failed(error);
  TRY(storage::sync_folder(folder));
  return old;
}

}  // namespace souk::app
