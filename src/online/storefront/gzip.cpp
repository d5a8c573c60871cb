#include "online/storefront/gzip.hpp"

#include <limits>

#include <zlib.h>

#include "base/text.hpp"

namespace souk::online::storefront {

std::string gzip(std::string_view text, int level) {
  constexpr int kGzipWindow = 15 + 16;
  constexpr int kMemory = 8;
  if (text.size() > std::numeric_limits<uInt>::max()) return {};
  z_stream stream{};
  if (deflateInit2(&stream, level, Z_DEFLATED, kGzipWindow, kMemory, Z_DEFAULT_STRATEGY) != Z_OK) return {};
  std::string out(deflateBound(&stream, static_cast<uLong>(text.size())), '\0');
  // zlib promises not to write through next_in.
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  const int ended = deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  if (ended != Z_STREAM_END || out.size() >= text.size()) return {};
  return out;
}

bool accepts_gzip(const http::Request& request) {
  const auto accepted = request.headers.get("accept-encoding");
  if (accepted.empty()) return false;
  for (auto entry : text::split(accepted, ',')) {
    const auto semicolon = entry.find(';');
    const auto coding = text::trim(entry.substr(0, semicolon));
    if (!http::equal_names(coding, "gzip") && coding != "*") continue;
    if (semicolon == std::string_view::npos) return true;
    const auto weight = text::trim(entry.substr(semicolon + 1));
    return weight.find_first_of("123456789") != std::string_view::npos;
  }
  return false;
}

}  // namespace souk::online::storefront
