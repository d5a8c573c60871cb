#include "online/catalogue/media/uploads.hpp"

#include <array>
#include <cerrno>
#include <filesystem>

#include <fmt/format.h>
#include <openssl/evp.h>

#include "runtime/file/durable_file.hpp"

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

Status write_file(const fs::path& folder, const std::string& name, std::string_view bytes) {
  std::error_code ignored;
  fs::create_directories(folder, ignored);
  const auto target = folder / name;
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
