#include "engines/object/memory/body.hpp"

#include <array>

#include <sodium.h>

#include "engines/object/check.hpp"
#include "engines/object/errors.hpp"

namespace souk::engines::object {
namespace {

constexpr std::size_t kPieceBytes = 64 * 1024;

Error wrong_size(std::int64_t said, std::int64_t came) {
  return size(std::to_string(said) + " bytes were announced, " + std::to_string(came) + " came");
}

}  // namespace

std::string digest(std::string_view bytes) {
  std::array<unsigned char, 16> hash{};
  crypto_generichash(hash.data(), hash.size(), reinterpret_cast<const unsigned char*>(bytes.data()),
                     bytes.size(), nullptr, 0);
  std::array<char, 33> text{};
  sodium_bin2hex(text.data(), text.size(), hash.data(), hash.size());
  return text.data();
}

Result<std::shared_ptr<const Segment>> Segment::read(ObjectSource& source,
                                                     std::optional<std::int64_t> size_bytes,
                                                     std::shared_ptr<Budget> budget) {
  auto segment = std::make_shared<Segment>(budget);
  while (true) {
    TRY(check_deadline());
    const auto piece = TRY(source.read(kPieceBytes));
    if (piece.empty()) break;
    const auto bytes = static_cast<std::int64_t>(piece.size());
    if (size_bytes && segment->size() + bytes > *size_bytes) {
      return fail(wrong_size(*size_bytes, segment->size() + bytes));
    }
    if (!budget->take(bytes)) return fail(full("the bound of the store in memory"));
    segment->bytes_ += piece;
  }
  if (size_bytes && segment->size() != *size_bytes) return fail(wrong_size(*size_bytes, segment->size()));
  segment->etag_ = digest(segment->bytes_);
  return std::shared_ptr<const Segment>{std::move(segment)};
}

std::int64_t size_of(const Body& body) {
  std::int64_t bytes = 0;
  for (const auto& segment : body) bytes += segment->size();
  return bytes;
}

std::string etag_of(const Body& body) {
  if (body.size() == 1) return body[0]->etag();
  std::string all;
  for (const auto& segment : body) all += segment->etag();
  return digest(all) + "-" + std::to_string(body.size());
}

}  // namespace souk::engines::object
