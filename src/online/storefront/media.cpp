#include "online/storefront/media.hpp"

#include <sys/stat.h>

#include <fmt/format.h>

#include "online/media/addresses.hpp"
#include "online/storefront/assets.hpp"

namespace souk::online::storefront {

std::optional<http::Response> MediaFolders::find(std::string_view path) const {
  const auto type = media_type_of(path);
  if (type.empty() || !media::is_safe_path(path)) return std::nullopt;
  for (const auto& folder : folders_) {
    const auto file = folder + "/" + std::string{path};
    struct stat about {};
    if (::stat(file.c_str(), &about) != 0 || !S_ISREG(about.st_mode)) continue;
    const auto size = static_cast<std::uint64_t>(about.st_size);
    http::Response response{
        .status = 200,
        .headers = {{"Content-Type", std::string{type}},
                    {"ETag", fmt::format("\"{:x}-{:x}\"", size,
                                         about.st_mtim.tv_sec * 1'000 + about.st_mtim.tv_nsec / 1'000'000)},
                    {"Cache-Control", "public, max-age=86400, stale-while-revalidate=604800"}},
        .body = http::FileBody{.path = file, .size = size}};
    // A picture that was made to be opened by itself must not run anything.
    if (type == "image/svg+xml")
      response.headers.set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
    return response;
  }
  return std::nullopt;
}

}  // namespace souk::online::storefront
