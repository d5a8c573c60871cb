// Where the pictures that renditions are made of lie: those that staff have sent as objects of the bucket
// "media" below uploads/, named by their content, so that the same picture is kept once and a repeated upload
// changes nothing; others as files of folders (the sample shop's, and what older versions kept). Without an
// object store what is sent goes into the first folder.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/codec.hpp"
#include "engines/object/port.hpp"
#include "engines/object/source.hpp"
#include "online/media/darkroom.hpp"

namespace souk::online::media {

inline constexpr std::string_view kMediaBucket = "media";

struct KeptPicture {
  std::string path;  // below /media/
  std::int64_t width = 0;
  std::int64_t height = 0;
  static constexpr std::string_view kName = "KeptPicture";
  static constexpr auto fields() {
    using P = KeptPicture;
    return field_table(field("path", &P::path, {.help = "Below /media/; for a product's media."}),
                       field("width", &P::width), field("height", &P::height));
  }
};

class Originals {
 public:
  // `objects` may be nullptr. Folders: the first is the one that is written to.
  Originals(engines::ObjectStore* objects, std::vector<std::string> folders, Darkroom& darkroom);

  // Durable when answered. Errors of Darkroom::prove() and of the object port; kStorageFull "media.full",
  // kUnavailable "media.unwritable".
  Result<KeptPicture> keep(std::string_view bytes);
  // kNotFound "picture.missing".
  Result<std::string> load(std::string_view path);
  // Changes when the bytes below the path may have changed; empty: there is no such file. What is named by
  // its content never changes and is not looked for.
  std::string version_of(std::string_view path) const;
  static bool is_named_by_content(std::string_view path) { return path.starts_with("uploads/"); }

 private:
  Result<std::string> load_object(std::string_view path);
  std::string file_of(std::string_view path) const;

  engines::ObjectStore* objects_;
  std::vector<std::string> folders_;
  Darkroom& darkroom_;
};

}  // namespace souk::online::media
