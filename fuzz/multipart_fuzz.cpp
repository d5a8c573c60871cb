// Bodies of forms with files, and the pictures in them. Parts must lie within the body.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "online/media/look.hpp"
#include "runtime/http/multipart.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view body{reinterpret_cast<const char*>(data), size};
  (void)souk::online::media::look_at_picture(body);
  const auto parts = souk::http::read_multipart("multipart/form-data; boundary=b", body, 8);
  if (!parts) return 0;
  for (const auto& part : *parts) {
    const bool within =
        part.content.empty() || (part.content.data() >= body.data() &&
                                 part.content.data() + part.content.size() <= body.data() + body.size());
    if (!within || parts->size() > 8) std::abort();
  }
  return 0;
}
