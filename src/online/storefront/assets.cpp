#include "online/storefront/assets.hpp"

#include <array>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "base/text.hpp"
#include "online/storefront/gzip.hpp"
#include "runtime/http/conditional.hpp"

namespace souk::online::storefront {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMaxFileBytes = 4u << 20;
constexpr int kGzipLevel = 9;
constexpr std::size_t kVersionLength = 12;

struct Kind {
  std::string_view ending;
  std::string_view type;
};
constexpr std::array kKinds{Kind{".css", "text/css; charset=utf-8"},
                            Kind{".js", "text/javascript; charset=utf-8"},
                            Kind{".svg", "image/svg+xml"},
                            Kind{".webp", "image/webp"},
                            Kind{".avif", "image/avif"},
                            Kind{".jpg", "image/jpeg"},
                            Kind{".jpeg", "image/jpeg"},
                            Kind{".png", "image/png"},
                            Kind{".gif", "image/gif"},
                            Kind{".pdf", "application/pdf"},
                            Kind{".mp4", "video/mp4"},
                            Kind{".webm", "video/webm"}};

Result<std::string> joined_styles(const std::string& folder) {
  std::string sheet;
  const auto order = TRY(read_text_file(folder + "/css/order.txt", kMaxFileBytes));
  for (const auto line : text::split(order, '\n')) {
    const auto name = text::trim(line);
    if (!name.empty()) sheet += TRY(read_text_file(folder + "/css/" + std::string{name}, kMaxFileBytes));
  }
  return sheet;
}

}  // namespace

std::string_view media_type_of(std::string_view path) {
  const auto dot = path.rfind('.');
  if (dot == std::string_view::npos) return {};
  const auto ending = text::to_lower_ascii(path.substr(dot));
  for (const auto& kind : kKinds) {
    if (kind.ending == ending) return kind.type;
  }
  return {};
}

Result<std::string> read_text_file(const std::string& path, std::size_t max_bytes) {
  std::ifstream file{path, std::ios::binary};
  std::ostringstream content;
  if (!file || !(content << file.rdbuf())) {
    return fail(
        not_found("assets.missing",
                  "The file " + path + " cannot be read; set share_folder to where Souk's web/ folder is."));
  }
  auto text = std::move(content).str();
  if (text.size() > max_bytes)
    return fail(invalid("assets.too_large", "The file " + path + " is too large."));
  return text;
}

Status Assets::add(std::string name, std::string content) {
  const auto type = media_type_of(name);
  if (type.empty()) return {};
  File file{.type = std::string{type}, .etag = http::etag_of(content)};
  if (content.size() >= kLeastGzipBytes) {
    if (auto zipped = gzip(content, kGzipLevel); !zipped.empty())
      file.zipped = std::make_shared<const std::string>(std::move(zipped));
  }
  file.plain = std::make_shared<const std::string>(std::move(content));
  files_.emplace(std::move(name), std::move(file));
  return {};
}

Result<Assets> Assets::load(const std::string& folder) {
  static constexpr std::array<std::string_view, 6> kNeeded{"js/main.js",    "icons.svg", "logo.svg",
                                                           "logo-dark.svg", "arch.svg",  "favicon.svg"};
  return load(folder, kNeeded);
}

Result<Assets> Assets::load(const std::string& folder, std::span<const std::string_view> needed_files) {
  Assets assets;
  TRY(assets.add("site.css", TRY(joined_styles(folder))));
  const auto add_folder = [&](const std::string& from, const std::string& prefix) -> Status {
    std::error_code error;
    for (const auto& entry : fs::directory_iterator{from, error}) {
      const auto ending = entry.path().extension();
      if (!entry.is_regular_file() || (ending != ".js" && ending != ".svg")) continue;
      TRY(assets.add(prefix + entry.path().filename().string(),
                     TRY(read_text_file(entry.path().string(), kMaxFileBytes))));
    }
    return {};
  };
  TRY(add_folder(folder, ""));
  TRY(add_folder(folder + "/js", "js/"));
  for (const auto needed : needed_files) {
    if (!assets.files_.contains(needed))
      return fail(
          not_found("assets.missing", "The file " + folder + "/" + std::string{needed} + " is missing."));
  }
  std::string all;
  for (const auto& [name, file] : assets.files_) all += name + file.etag;
  assets.version_ = http::etag_of(all).substr(1, kVersionLength);
  return assets;
}

AssetUrls Assets::urls() const {
  const auto below = "/assets/" + version_ + "/";
  return {.stylesheet = below + "site.css",
          .script = below + "js/main.js",
          .sprite = below + "icons.svg",
          .logo = below + "logo.svg",
          .logo_dark = below + "logo-dark.svg",
          .arch = below + "arch.svg"};
}

std::optional<http::Response> Assets::find(std::string_view path, bool gzip) const {
  auto found = files_.find(path);
  bool for_ever = false;
  if (found == files_.end()) {
    // A page of before an update still finds its style sheet, but must not keep ours under its version.
    const auto slash = path.find('/');
    if (slash == std::string_view::npos) return std::nullopt;
    for_ever = path.substr(0, slash) == version_;
    found = files_.find(path.substr(slash + 1));
    if (found == files_.end()) return std::nullopt;
  }
  const auto& file = found->second;
  const bool zipped = gzip && file.zipped != nullptr;
  auto etag = file.etag;
  if (zipped) etag.insert(etag.size() - 1, "-gz");
  http::Response response{
      .status = 200,
      .headers = {{"Content-Type", file.type},
                  {"ETag", etag},
                  {"Cache-Control", for_ever ? "public, max-age=31536000, immutable" : "public, max-age=300"},
                  {"Vary", "Accept-Encoding"}},
      .body = zipped ? file.zipped : file.plain};
  if (zipped) response.headers.set("Content-Encoding", "gzip");
  return response;
}

}  // namespace souk::online::storefront
