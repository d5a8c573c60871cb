// The pictures of the shop: the door to this room. Keeps what staff send, and answers renditions under signed
// addresses, made when they are first asked for.
#pragma once

#include "online/media/addresses.hpp"
#include "online/media/direct_uploads.hpp"
#include "online/media/renditions.hpp"
#include "runtime/http/route.hpp"

namespace souk::online::media {

// What is sent through the shop at once lies in memory; larger ones go straight to the object store.
inline constexpr std::size_t kMaxSentBytes = 32U << 20U;

struct PictureSettings {
  engines::ObjectStore* objects = nullptr;  // none: originals as files, renditions in memory alone
  std::vector<std::string> folders{};       // the first is the one that is written to
  Secret key{};
  std::size_t cache_bytes = std::size_t{32} << 20U;
  bool avif = false;  // smaller by a quarter than WebP, and ten times the work
  DarkroomSettings darkroom{};
};

class Pictures {
 public:
  explicit Pictures(PictureSettings settings);

  // Makes the bucket; before anything else.
  Status open();
  Result<KeptPicture> keep(std::string_view bytes) { return originals_.keep(bytes); }
  const Addresses& addresses() const { return addresses_; }
  // nullptr where there is no object store.
  DirectUploads* uploads() { return uploads_ ? &*uploads_ : nullptr; }

  // The best format that `accept` (a request's field) takes.
  Format format_for(std::string_view accept) const;
  Result<Rendition> rendition(std::string_view path, const Shape& shape, Format format) {
    return renditions_.find(path, shape, format);
  }

  // GET /pictures/{shape}/{signature}/{path...}, and POST /api/v1/media, the picture as the body
  // ("media.write"). Must not outlive this.
  http::Routes routes();
  // For /media/{path}: the largest rendition of what staff have sent, which is never served as it came;
  // nullopt for other paths, which the shop itself has put there.
  std::optional<http::Response> full(const http::Request& request, std::string_view path);

 private:
  http::Response answer(const http::Request& request, std::string_view path, const Shape& shape);

  PictureSettings settings_;
  Addresses addresses_;
  Darkroom darkroom_;
  Originals originals_;
  Renditions renditions_;
  std::optional<DirectUploads> uploads_;
};

}  // namespace souk::online::media
