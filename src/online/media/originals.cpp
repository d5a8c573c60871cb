#include "online/media/originals.hpp"

#include <array>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <sys/stat.h>

#include <fmt/format.h>
#include <sodium.h>

#include "online/media/addresses.hpp"
#include "online/media/look.hpp"
#include "runtime/file/durable_file.hpp"

namespace souk::online::media {
namespace {

namespace fs = std::filesystem;

Error missing() { return not_found("picture.missing", "There is no such picture."); }

std::string name_of(std::string_view bytes) {
  std::array<unsigned char, crypto_hash_sha256_BYTES> digest{};
  crypto_hash_sha256(digest.data(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
  std::string name;
  for (std::size_t i = 0; i < 16; ++i) name += fmt::format("{:02x}", digest.at(i));
  return name;
}

Status write_file(const fs::path& target, std::string_view bytes) {
  std::error_code ignored;
  fs::create_directories(target.parent_path(), ignored);
  if (fs::exists(target, ignored)) return {};
  const auto error = runtime::write_durably(target, bytes, 0644);
  if (!error) return {};
  const auto why = fmt::format("{}: {}", target.string(), error.message());
  if (error == std::errc::no_space_on_device || error.value() == EDQUOT)
    return fail(Error{.kind = ErrorKind::kStorageFull,
                      .code = "media.full",
                      .message = "There is no room for more pictures.",
                      .detail = why});
  return fail(
      unavailable("media.unwritable", "The picture could not be kept; look at the data folder.", why));
}

Result<std::string> read_file(const std::string& file) {
  std::error_code error;
  const auto size = fs::file_size(file, error);
  if (error) return fail(missing());
  if (size > kMaxPictureBytes)
    return fail(Error{.kind = ErrorKind::kTooLarge,
                      .code = "picture.too_large",
                      .message = "The file is too large; 64 MiB are the most."});
  std::ifstream in{file, std::ios::binary};
  std::string bytes(size, '\0');
  if (!in.read(bytes.data(), static_cast<std::streamsize>(size))) return fail(missing());
  return bytes;
}

}  // namespace

Originals::Originals(engines::ObjectStore* objects, std::vector<std::string> folders, Darkroom& darkroom)
    : objects_{objects}, folders_{std::move(folders)}, darkroom_{darkroom} {}

Result<KeptPicture> Originals::keep(std::string_view bytes) {
  const auto look = TRY(look_at_picture(bytes));
  const auto size = TRY(darkroom_.prove(bytes));
  const auto name = name_of(bytes);
  KeptPicture kept{fmt::format("uploads/{}/{}.{}", name.substr(0, 2), name, look.ending), size.width,
                   size.height};
  if (objects_ == nullptr) {
    if (folders_.empty()) return fail(unavailable("media.unwritable", "There is no place for pictures."));
    TRY(darkroom_.run([&] { return write_file(fs::path{folders_.front()} / kept.path, bytes); }));
    return kept;
  }
  engines::TextSource body{bytes};
  const auto kind = look.ending == "jpg" ? std::string_view{"jpeg"} : look.ending;
  const auto stored = objects_->put(kMediaBucket, kept.path, body,
                                    {.content_type = fmt::format("image/{}", kind),
                                     .size_bytes = static_cast<std::int64_t>(bytes.size()),
                                     .if_absent = true});
  if (!stored && stored.error().code != "object.exists") return fail(stored.error());
  return kept;
}

std::string Originals::file_of(std::string_view path) const {
  for (const auto& folder : folders_) {
    auto file = folder + "/" + std::string{path};
    struct stat about {};
    if (::stat(file.c_str(), &about) == 0 && S_ISREG(about.st_mode)) return file;
  }
  return {};
}

std::string Originals::version_of(std::string_view path) const {
  if (is_named_by_content(path)) return "1";
  for (const auto& folder : folders_) {
    const auto file = folder + "/" + std::string{path};
    struct stat about {};
    if (::stat(file.c_str(), &about) != 0 || !S_ISREG(about.st_mode)) continue;
    return fmt::format("{:x}-{:x}-{:x}", about.st_size, about.st_mtim.tv_sec, about.st_mtim.tv_nsec);
  }
  return {};
}

Result<std::string> Originals::load_object(std::string_view path) {
  auto reader = TRY(objects_->get(kMediaBucket, path, {}));
  if (reader == nullptr) return fail(missing());
  return engines::read_all(*reader, kMaxPictureBytes);
}

Result<std::string> Originals::load(std::string_view path) {
  if (!is_safe_path(path) || !is_picture_path(path)) return fail(missing());
  if (objects_ != nullptr && is_named_by_content(path)) {
    auto found = load_object(path);
    if (found || found.error().kind != ErrorKind::kNotFound) return found;
  }
  const auto file = file_of(path);
  if (file.empty()) return fail(missing());
  return darkroom_.run([&] { return read_file(file); });
}

}  // namespace souk::online::media
