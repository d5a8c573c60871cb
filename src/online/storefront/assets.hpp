// The files of web/ that pages load: style sheet, modules, icons, logos. Read once at start, kept in memory
// in both codings, and served under an address that names their content ("/assets/<version>/site.css"), so
// that browsers may keep them for ever.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "online/storefront/page/page.hpp"
#include "runtime/http/message.hpp"

namespace souk::online::storefront {

class Assets {
 public:
  // `folder`: web/, or another one laid out alike, with what it cannot do without. kNotFound "assets.missing"
  // names the file that is not there.
  static Result<Assets> load(const std::string& folder);
  static Result<Assets> load(const std::string& folder, std::span<const std::string_view> needed);

  const std::string& version() const { return version_; }
  AssetUrls urls() const;
  // `path` below /assets/, with or without a version in front. nullopt when there is no such file.
  std::optional<http::Response> find(std::string_view path, bool gzip) const;

 private:
  struct File {
    http::SharedText plain;
    http::SharedText zipped;  // nullptr where it would not be smaller
    std::string type;
    std::string etag;
  };
  Status add(std::string name, std::string content);

  std::map<std::string, File, std::less<>> files_;
  std::string version_;
};

// The media type by the end of a file's name; empty for kinds that are not served.
std::string_view media_type_of(std::string_view path);
Result<std::string> read_text_file(const std::string& path, std::size_t max_bytes);

}  // namespace souk::online::storefront
