#include "engines/document/sqlite/backup/manifest.hpp"

#include <fmt/format.h>

#include "base/codec.hpp"

namespace souk::engines::backup {
namespace {

constexpr std::size_t kMaxManifestBytes = std::size_t{4} << 30;

Error damaged(std::string how) {
  return {.kind = ErrorKind::kCorrupt, .code = "backup.damaged", .message = std::move(how)};
}

}  // namespace

std::int64_t Manifest::bytes() const {
  std::int64_t sum = 0;
  for (const auto& file : files) sum += file.size_bytes;
  return sum;
}

Status write_manifest(const std::filesystem::path& folder, const Manifest& manifest) {
  const auto text = to_json(manifest) + "\n";
  Sha256 sum;
  sum.add(text);
  std::string sums = sum.take() + "  manifest.json\n";
  for (const auto& file : manifest.files) sums += fmt::format("{}  {}\n", file.sha256, file.path);
  TRY(write_file(folder / "manifest.json", text));
  return write_file(folder / "SHA256SUMS", sums);
}

Result<Manifest> read_manifest(const std::filesystem::path& folder) {
  const auto file = folder / "manifest.json";
  std::error_code error;
  if (!std::filesystem::exists(file, error)) {
    return fail(not_found("backup.missing",
                          fmt::format("{} is no backup: it holds no manifest.json.", folder.string())));
  }
  const auto text = TRY(read_file(file, kMaxManifestBytes));
  const auto sums = TRY(read_file(folder / "SHA256SUMS", kMaxManifestBytes));
  Sha256 sum;
  sum.add(text);
  const auto value = parse_json(text);
  // The format comes first: a newer one may have other sums.
  if (const auto* object = value ? value->if_object() : nullptr; object != nullptr) {
    const auto* format = object->if_contains("format");
    if (format != nullptr && format->is_int64() && format->get_int64() > kBackupFormat) {
      return fail(precondition(
          "backup.newer_format",
          fmt::format(
              "{} was taken by a newer Souk (backup format {}, this one knows {}); restore it with that "
              "version or a later one.",
              folder.string(), format->get_int64(), kBackupFormat)));
    }
  }
  if (!sums.starts_with(sum.take() + "  manifest.json\n"))
    return fail(damaged(fmt::format("{} is damaged; take another backup.", file.string())));
  return from_json<Manifest>(text, Strictness::kStored);
}

Status check_files(const std::filesystem::path& folder, const Manifest& manifest, Pace& pace) {
  for (const auto& file : manifest.files) TRY(check_file(folder, file, pace));
  return {};
}

}  // namespace souk::engines::backup
