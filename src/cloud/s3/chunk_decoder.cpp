#include "cloud/s3/chunk_decoder.hpp"

#include <algorithm>
#include <charconv>

#include "base/text.hpp"
#include "cloud/s3/fault.hpp"

namespace souk::s3 {
namespace {

Error malformed_chunk() {
  return fault("IncompleteBody", "The body's aws-chunked coding is malformed_chunk or cut off.");
}

constexpr std::uint64_t kMaxChunk = std::uint64_t{5} * 1024 * 1024 * 1024;

}  // namespace

Status ChunkDecoder::feed(std::string_view bytes, std::string& out) {
  while (!bytes.empty()) {
    switch (at_) {
      case At::kSize: {
        const auto end = std::min(bytes.find('\n'), bytes.size());
        line_.append(bytes.substr(0, end));
        if (line_.size() > kMaxLine) return fail(malformed_chunk());
        if (end == bytes.size()) return {};
        bytes.remove_prefix(end + 1);
        TRY(read_size_line());
        break;
      }
      case At::kData: {
        const auto piece = bytes.substr(0, std::min<std::uint64_t>(left_, bytes.size()));
        if (chain_) hash_.add(piece);
        out.append(piece);
        left_ -= piece.size();
        bytes.remove_prefix(piece.size());
        if (left_ == 0) {
          TRY(end_chunk());
          at_ = At::kDataEnd;
        }
        break;
      }
      case At::kDataEnd:
        line_ += bytes.front();
        bytes.remove_prefix(1);
        if (line_ == "\r") break;
        if (line_ != "\r\n") return fail(malformed_chunk());
        line_.clear();
        at_ = At::kSize;
        break;
      case At::kTrailer:
        if (line_.size() + bytes.size() > kMaxTrailer) return fail(malformed_chunk());
        line_.append(bytes);
        return {};
    }
  }
  return {};
}

// "10000;chunk-signature=ad80c7...\r"
Status ChunkDecoder::read_size_line() {
  if (line_.empty() || line_.back() != '\r') return fail(malformed_chunk());
  line_.pop_back();
  const std::string_view line = line_;
  const auto size = line.substr(0, line.find(';'));
  const auto [end, error] = std::from_chars(size.data(), size.data() + size.size(), left_, 16);
  if (size.empty() || error != std::errc{} || end != size.data() + size.size() || left_ > kMaxChunk)
    return fail(malformed_chunk());
  constexpr std::string_view kName = ";chunk-signature=";
  const auto found = line.find(kName);
  signature_ = found == std::string_view::npos ? std::string_view{} : line.substr(found + kName.size());
  line_.clear();
  if (left_ > 0) {
    at_ = At::kData;
    return {};
  }
  last_ = true;
  at_ = At::kTrailer;
  return end_chunk();
}

Status ChunkDecoder::end_chunk() {
  if (!chain_) return {};
  if (!text::equal_constant_time(chain_->chunk(sigv4::to_hex(hash_.take())), signature_))
    return fail(fault("SignatureDoesNotMatch", "The signature of a chunk of the body does not fit."));
  return {};
}

// Lines end as senders like; empty ones stand between and behind them.
Status ChunkDecoder::read_trailer() {
  std::string canonical, signature;
  for (auto line : text::split(line_, '\n')) {
    line = text::trim(line);
    if (line.empty()) continue;
    const auto colon = line.find(':');
    if (colon == std::string_view::npos || trailer_.size() == 16) return fail(malformed_chunk());
    auto name = text::to_lower_ascii(text::trim(line.substr(0, colon)));
    const auto value = text::trim(line.substr(colon + 1));
    if (name == "x-amz-trailer-signature") {
      signature = value;
      continue;
    }
    canonical += name;
    canonical += ':';
    canonical += value;
    canonical += '\n';
    trailer_.emplace_back(std::move(name), value);
  }
  if (!has_trailer_ && !trailer_.empty()) return fail(malformed_chunk());
  if (!chain_ || !has_trailer_) return {};
  if (!text::equal_constant_time(chain_->trailer(sigv4::to_hex(sigv4::sha256(canonical))), signature))
    return fail(fault("SignatureDoesNotMatch", "The signature of the fields behind the body does not fit."));
  return {};
}

Status ChunkDecoder::finish() {
  if (!last_) return fail(malformed_chunk());
  return read_trailer();
}

}  // namespace souk::s3
