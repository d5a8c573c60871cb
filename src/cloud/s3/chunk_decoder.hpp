// Takes the aws-chunked coding off a body (STREAMING-...): sizes, chunk signatures, the fields behind the
// last chunk. Bytes are given out before their chunk's signature is seen; what was made of them counts for
// nothing until finish() says that all of it held. Pure, so that tests and the fuzzer drive it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.hpp"
#include "runtime/sigv4/sign.hpp"

namespace souk::s3 {

class ChunkDecoder {
 public:
  static constexpr std::size_t kMaxLine = 1'024;
  static constexpr std::size_t kMaxTrailer = 16 * 1'024;

  // Without a chain nothing is signed.
  ChunkDecoder(std::optional<sigv4::ChunkChain> chain, bool has_trailer)
      : chain_{std::move(chain)}, has_trailer_{has_trailer} {}

  // Appends what was coded to `out`. IncompleteBody when it is malformed, SignatureDoesNotMatch.
  Status feed(std::string_view bytes, std::string& out);
  // At the end of the body.
  Status finish();
  // Names in lower case; once finish() went well.
  const std::vector<std::pair<std::string, std::string>>& trailer() const { return trailer_; }

 private:
  enum class At { kSize, kData, kDataEnd, kTrailer };
  Status read_size_line();
  Status end_chunk();
  Status read_trailer();

  std::optional<sigv4::ChunkChain> chain_;
  bool has_trailer_;
  At at_ = At::kSize;
  std::string line_;        // what is here of a size line, an end of data or the trailer
  std::string signature_;   // what the current chunk says
  std::uint64_t left_ = 0;  // of the current chunk
  bool last_ = false;       // the chunk of size 0 was seen
  sigv4::Sha256 hash_;
  std::vector<std::pair<std::string, std::string>> trailer_;
};

}  // namespace souk::s3
