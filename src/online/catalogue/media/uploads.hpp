// Pictures that staff upload: files below the data folder's media/, which the storefront serves. A file is
// named by its content, so that the same picture is kept once and a repeated upload changes nothing.
#pragma once

#include <string>
#include <string_view>

#include "online/catalogue/media/picture.hpp"
#include "online/catalogue/product.hpp"
#include "runtime/fiber/pool.hpp"
#include "runtime/http/route.hpp"

namespace souk::online::catalogue {

class Uploads {
 public:
  explicit Uploads(std::string media_folder) : folder_{std::move(media_folder)} {}

  // Durable when answered. Errors of look_at_picture(); kStorageFull "media.full", kUnavailable
  // "media.unwritable".
  Result<Picture> keep(std::string_view bytes);

 private:
  std::string folder_;
  runtime::Pool pool_{"uploads", 1, 16};
};

// POST /api/v1/media, the picture as the body; "media.write".
http::Routes media_routes(Uploads& uploads);

}  // namespace souk::online::catalogue
