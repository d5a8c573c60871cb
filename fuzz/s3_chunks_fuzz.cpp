// The aws-chunked decoder and the upload form's reader: whatever comes in whatever pieces, nothing is given
// out that was not sent, and both agree with themselves however the bytes are cut.
#include <cstdint>
#include <cstdlib>

#include "cloud/s3/chunk_decoder.hpp"
#include "cloud/s3/form_body.hpp"

namespace {

using souk::s3::ChunkDecoder;

struct Outcome {
  bool taken = false;
  std::string bytes;
};

Outcome decode(std::string_view text, std::size_t piece, bool trailer) {
  ChunkDecoder decoder{std::nullopt, trailer};
  Outcome outcome;
  for (std::size_t at = 0; at < text.size(); at += piece) {
    if (!decoder.feed(text.substr(at, piece), outcome.bytes)) return {};
  }
  outcome.taken = decoder.finish().has_value();
  if (!outcome.taken) outcome.bytes.clear();
  return outcome;
}

class Pieces final : public souk::http::BodyReader {
 public:
  Pieces(std::string_view text, std::size_t piece) : text_{text}, piece_{piece} {}
  souk::Result<std::string> read(std::size_t at_most) override {
    std::string piece{text_.substr(0, std::min(piece_, at_most))};
    text_.remove_prefix(piece.size());
    return piece;
  }

 private:
  std::string_view text_;
  std::size_t piece_;
};

std::string file_of(std::string_view text, std::size_t piece) {
  Pieces pieces{text, piece};
  souk::s3::FormBody form{pieces};
  if (!form.read_fields("multipart/form-data; boundary=b")) return {};
  std::string file;
  for (;;) {
    const auto read = form.read(1'000);
    if (!read) return {};
    if (read->empty()) return file;
    file += *read;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text{reinterpret_cast<const char*>(data), size};
  for (const bool trailer : {false, true}) {
    const auto whole = decode(text, std::max<std::size_t>(size, 1), trailer),
               bytewise = decode(text, 1, trailer);
    if (whole.taken != bytewise.taken || whole.bytes != bytewise.bytes || whole.bytes.size() > size)
      std::abort();
  }
  const auto file = file_of(text, std::max<std::size_t>(size, 1));
  if (file != file_of(text, 7) || file.size() > size) std::abort();
  return 0;
}
