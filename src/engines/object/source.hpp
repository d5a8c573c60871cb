// Bodies at hand: a text to be put, and a small object read whole.
#pragma once

#include <string>
#include <string_view>

#include "engines/object/port.hpp"

namespace souk::engines {

// Gives the bytes of a text, which must outlive it.
class TextSource final : public ObjectSource {
 public:
  explicit TextSource(std::string_view text) : rest_{text} {}
  Result<std::string> read(std::size_t at_most) override {
    std::string piece{rest_.substr(0, at_most)};
    rest_.remove_prefix(piece.size());
    return piece;
  }

 private:
  std::string_view rest_;
};

// All that is left of `source`; kTooLarge "object.too_large" beyond `max_bytes`.
inline Result<std::string> read_all(ObjectSource& source, std::size_t max_bytes) {
  constexpr std::size_t kPiece = 256 * 1024;
  std::string all;
  while (true) {
    const auto piece = TRY(source.read(kPiece));
    if (piece.empty()) return all;
    if (piece.size() > max_bytes - all.size()) {
      return fail({.kind = ErrorKind::kTooLarge,
                   .code = "object.too_large",
                   .message = "The object is larger than what may be read at once."});
    }
    all += piece;
  }
}

}  // namespace souk::engines
