#include "online/catalogue/media/uploads.hpp"

#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <sys/stat.h>
#include <unistd.h>

#include <fmt/format.h>
#include <openssl/evp.h>

namespace souk::online::catalogue {
namespace {

namespace fs = std::filesystem;

std::string name_of(std::string_view bytes) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int size = 0;
  EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, EVP_sha256(), nullptr);
  std::string name;
  for (std::size_t i = 0; i < 16; ++i) name += fmt::format("{:02x}", digest.at(i));
  return name;
}

Error cannot_write(const std::string& path) {
  const auto why = fmt::format("{}: {}", path, std::strerror(errno));
  if (errno == ENOSPC || errno == EDQUOT)
    return {.kind = ErrorKind::kStorageFull,
            .code = "media.full",
            .message = "There is no room for more pictures.",
            .detail = why};
  return unavailable("media.unwritable", "The picture could not be kept; look at the data folder.", why);
}

class File {
 public:
  explicit File(int descriptor) : descriptor_{descriptor} {}
  ~File() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  bool open() const { return descriptor_ >= 0; }
  bool write_and_sync(std::string_view bytes) const {
    while (!bytes.empty()) {
      const auto written = ::write(descriptor_, bytes.data(), bytes.size());
      if (written < 0 && errno == EINTR) continue;
      if (written <= 0) return false;
      bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return sync();
  }
  bool sync() const { return ::fsync(descriptor_) == 0; }

 private:
  int descriptor_;
};

// Under another name first: a reader never sees half a picture, and a name that begins with "." is not
// served.
Status write_file(const fs::path& folder, const std::string& name, std::string_view bytes) {
  std::error_code ignored;
  fs::create_directories(folder, ignored);
  const auto target = (folder / name).string();
  if (fs::exists(target, ignored)) return {};
  const auto half = (folder / ("." + name + ".half")).string();
  {
    const File file{::open(half.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644)};
    if (!file.open() || !file.write_and_sync(bytes)) {
      auto error = cannot_write(half);
      ::unlink(half.c_str());
      return fail(std::move(error));
    }
  }
  if (::rename(half.c_str(), target.c_str()) != 0) return fail(cannot_write(target));
  const File directory{::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
  if (!directory.open() || !directory.sync()) return fail(cannot_write(folder.string()));
  return {};
}

}  // namespace

Result<Picture> Uploads::keep(std::string_view bytes) {
  const auto look = TRY(look_at_picture(bytes));
  const auto name = name_of(bytes);
  const auto below = fmt::format("uploads/{}", name.substr(0, 2));
  const auto file = fmt::format("{}.{}", name, look.ending);
  TRY(pool_.run([&] { return write_file(fs::path{folder_} / below, file, bytes); }));
  return Picture{.path = below + "/" + file, .alt = {}, .width = look.width, .height = look.height};
}

http::Routes media_routes(Uploads& uploads) {
  http::Routes routes;
  routes.add_raw({.method = http::Method::kPost,
                  .path = "/api/v1/media",
                  .access = http::Access::kStaff,
                  .permission = "media.write",
                  .max_body_bytes = kMaxPictureBytes,
                  .ignores_key = true},
                 [&uploads](const http::Request& request) -> http::Response {
                   const auto kept = uploads.keep(request.body);
                   if (!kept) return http::problem(kept.error(), request.request_id);
                   return http::json_answer(201, to_json(*kept));
                 });
  return routes;
}

}  // namespace souk::online::catalogue
