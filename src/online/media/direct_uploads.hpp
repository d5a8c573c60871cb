// Large pictures on their straight way from a browser into the object store: begun here, sent in parts under
// presigned addresses, taken up again after a break, and taken in here, where the file is looked at like any
// other. What is never finished ends by itself.
//
// The token that the browser holds says which upload it is and is signed; nothing is remembered here.
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "base/random.hpp"
#include "base/time.hpp"
#include "online/media/addresses.hpp"
#include "online/media/originals.hpp"

namespace souk::online::media {

inline constexpr std::int64_t kUploadPartBytes = std::int64_t{5} << 20;

struct UploadPart {
  std::int64_t number = 0;  // from 1
  std::int64_t size_bytes = 0;
  std::string url{};  // to PUT it to; empty: it is there already
  static constexpr std::string_view kName = "UploadPart";
  static constexpr auto fields() {
    using P = UploadPart;
    return field_table(field("number", &P::number), field("size_bytes", &P::size_bytes),
                       field("url", &P::url));
  }
};

struct UploadPlan {
  std::string token{};
  std::int64_t part_bytes = kUploadPartBytes;
  std::vector<UploadPart> parts{};
};

class DirectUploads {
 public:
  DirectUploads(engines::ObjectStore& objects, const Addresses& addresses, Originals& originals)
      : objects_{objects}, addresses_{addresses}, originals_{originals} {}

  // kTooLarge "picture.too_large", kInvalid "picture.none" for an empty one; errors of the object port.
  Result<UploadPlan> begin(std::int64_t size_bytes, Random& random);
  // The same upload with fresh addresses for what is missing. kNotFound "object.no_upload".
  Result<UploadPlan> resume(std::string_view token);
  // Puts it together, looks at it and keeps it. kPrecondition "picture.parts" while parts are missing; errors
  // of Originals::keep(), after which the upload is over.
  Result<KeptPicture> finish(std::string_view token);
  // After what finish() gave was put to use. Succeeds for one that is gone.
  Status forget(std::string_view token);
  // Removes what was put together a day ago and never taken in.
  Status sweep(Instant now);
  // Scheme, host and port that the parts go to, for the page's policy; empty when there is no endpoint.
  std::string origin();

 private:
  struct Begun {
    std::string key;
    std::string upload;
    std::int64_t size_bytes = 0;
  };
  Result<Begun> read(std::string_view token) const;
  Result<UploadPlan> plan(const Begun& begun, const std::vector<engines::ObjectPart>& there);

  engines::ObjectStore& objects_;
  const Addresses& addresses_;
  Originals& originals_;
};

}  // namespace souk::online::media
