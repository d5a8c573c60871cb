// Pictures and files of products, from folders. What a path names is checked segment by segment, so that
// nothing outside of the folders can be asked for.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/http/message.hpp"

namespace souk::online::storefront {

class MediaFolders {
 public:
  // The first that has a file gives it.
  explicit MediaFolders(std::vector<std::string> folders) : folders_{std::move(folders)} {}
  // nullopt: no such file, or none of a kind that is served.
  std::optional<http::Response> find(std::string_view path) const;

 private:
  std::vector<std::string> folders_;
};

}  // namespace souk::online::storefront
