#include "online/media/pictures.hpp"

#include "base/text.hpp"
#include "online/media/look.hpp"

namespace souk::online::media {
namespace {

// The field names the type and does not refuse it by "q=0".
bool takes(std::string_view accept, std::string_view type) {
  for (auto entry : text::split(accept, ',')) {
    entry = text::trim(entry);
    const auto semicolon = entry.find(';');
    if (text::to_lower_ascii(text::trim(entry.substr(0, semicolon))) != type) continue;
    const auto rest = semicolon == std::string_view::npos ? std::string_view{} : entry.substr(semicolon);
    return rest.find("q=0") == std::string_view::npos || rest.find_first_of("123456789") != rest.npos;
  }
  return false;
}

}  // namespace

Pictures::Pictures(PictureSettings settings)
    : settings_{std::move(settings)},
      addresses_{settings_.key},
      darkroom_{settings_.darkroom},
      originals_{settings_.objects, settings_.folders, darkroom_},
      renditions_{settings_.objects, originals_, darkroom_, settings_.cache_bytes} {
  if (settings_.objects != nullptr) uploads_.emplace(*settings_.objects, addresses_, originals_);
}

Status Pictures::open() {
  return settings_.objects == nullptr ? Status{} : settings_.objects->ensure_bucket(kMediaBucket);
}

Format Pictures::format_for(std::string_view accept) const {
  if (settings_.avif && takes(accept, "image/avif") && Darkroom::can_write(Format::kAvif))
    return Format::kAvif;
  return takes(accept, "image/webp") && Darkroom::can_write(Format::kWebp) ? Format::kWebp : Format::kJpeg;
}

http::Response Pictures::answer(const http::Request& request, std::string_view path, const Shape& shape) {
  const auto format = format_for(request.headers.get("Accept"));
  auto found = rendition(path, shape, format);
  if (!found) return http::problem(found.error(), request.request_id);
  const bool for_ever = Originals::is_named_by_content(path);
  return {.status = 200,
          .headers = {{"Content-Type", std::string{media_type_of(format)}},
                      {"ETag", found->etag},
                      {"Vary", "Accept"},
                      {"X-Content-Type-Options", "nosniff"},
                      {"Content-Security-Policy", "default-src 'none'; sandbox"},
                      {"Cache-Control", for_ever ? "public, max-age=31536000, immutable"
                                                 : "public, max-age=86400, stale-while-revalidate=604800"}},
          .body = std::move(found->bytes)};
}

http::Routes Pictures::routes() {
  http::Routes routes;
  routes.add_raw({.path = "/pictures/{shape}/{signature}/{path...}", .timeout = std::chrono::seconds{20}},
                 [this](const http::Request& request) {
                   const auto shape = parse_shape(request.path_parameter("shape"));
                   const auto path = request.path_parameter("path");
                   if (shape && addresses_.is_signed(path, *shape, request.path_parameter("signature")))
                     return answer(request, path, *shape);
                   return http::problem(denied("picture.address", "No page of the shop has this address."),
                                        request.request_id);
                 });
  routes.add_raw({.method = http::Method::kPost,
                  .path = "/api/v1/media",
                  .access = http::Access::kStaff,
                  .permission = "media.write",
                  .max_body_bytes = kMaxSentBytes,
                  .timeout = std::chrono::seconds{60},
                  .ignores_key = true},
                 [this](const http::Request& request) {
                   const auto kept = keep(request.body);
                   if (!kept) return http::problem(kept.error(), request.request_id);
                   return http::json_answer(201, to_json(*kept));
                 });
  return routes;
}

std::optional<http::Response> Pictures::full(const http::Request& request, std::string_view path) {
  if (!Originals::is_named_by_content(path) || !is_safe_path(path) || !is_picture_path(path))
    return std::nullopt;
  auto response = answer(request, path, {Crop::kWhole, kLargestWidth, {}});
  if (response.status == 404) return std::nullopt;
  return response;
}

}  // namespace souk::online::media
