// Whole HTTP requests, as a connection would feed them: in pieces of any size, the body limit set after the
// header. The first byte chooses the size of the pieces. What the parser accepts must hold what handlers rely
// on.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/text.hpp"
#include "runtime/http/request_parser.hpp"

namespace {

using namespace souk;

constexpr std::size_t kMaxBody = 256;

void require(bool holds) {
  if (!holds) std::abort();
}

void check_head(const http::Request& request, const http::ParserLimits& limits) {
  require(request.path == "*" || request.path.starts_with('/'));
  require(text::is_valid_utf8(request.path));
  require(request.target.size() <= limits.target_bytes);
  require(request.headers.size() <= limits.header_fields);
  require(request.query.size() <= limits.query_fields);
  for (const auto& [name, value] : request.headers.all()) {
    require(!name.empty() && name.find_first_of("\r\n: ") == std::string::npos);
    require(value.find_first_of("\r\n") == std::string::npos);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 2) return 0;
  const std::size_t step = data[0] == 0 ? size : data[0];
  const std::string_view bytes{reinterpret_cast<const char*>(data) + 1, size - 1};
  const http::ParserLimits limits{
      .header_bytes = 1024, .target_bytes = 256, .header_fields = 10, .query_fields = 10};
  http::Request request;
  http::RequestParser parser{request, limits};
  std::size_t begin = 0, end = std::min(step, bytes.size());
  bool head_seen = false;
  while (!parser.done()) {
    const auto taken =
        end > begin ? parser.feed(bytes.substr(begin, end - begin)) : souk::Result<std::size_t>{0};
    if (!taken) return 0;
    require(*taken <= end - begin);
    begin += *taken;
    if (parser.header_done() && !head_seen) {
      head_seen = true;
      check_head(request, limits);
      if (!parser.done() && !parser.set_body_limit(kMaxBody)) return 0;
    }
    if (*taken > 0) continue;
    if (end == bytes.size()) return 0;
    end = std::min(end + step, bytes.size());
  }
  require(request.body.size() <= kMaxBody);
  return 0;
}
