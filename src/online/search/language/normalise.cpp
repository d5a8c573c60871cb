#include "online/search/language/normalise.hpp"

#include <SimpleConverter.hpp>
#include <bitset>
#include <memory>

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "online/search/language/code_points.hpp"

namespace souk::online::search::language {
namespace {

// OpenCC's conversion, asked only for texts with a character that it would change: reading a text through its
// dictionaries costs far more than looking for one.
class Simplifier {
 public:
  Simplifier() : converter_{"t2s.json"} {
    constexpr char32_t kFirst = 0x3400;
    for (char32_t c = kFirst; c < 0xA000; ++c) {
      const auto before = utf8(std::u32string_view{&c, 1});
      if (converter_.Convert(before) != before) traditional_.set(c);
    }
  }

  void simplify(std::string& text, std::u32string_view points) const {
    for (const auto c : points) {
      if (c < traditional_.size() && traditional_.test(c)) {
        text = converter_.Convert(text);
        return;
      }
    }
  }

 private:
  opencc::SimpleConverter converter_;  // const calls are safe from several threads
  std::bitset<0xA000> traditional_;
};

const Simplifier& simplifier() {
  static const Simplifier instance;
  return instance;
}

bool is_ascii(std::string_view text) {
  for (const char c : text)
    if (static_cast<unsigned char>(c) >= 0x80U) return false;
  return true;
}

// A character cut in two at the end would become U+FFFD.
std::string_view cut(std::string_view text, std::size_t max_bytes) {
  if (text.size() <= max_bytes) return text;
  while (max_bytes > 0 && (static_cast<unsigned char>(text[max_bytes]) & 0xC0U) == 0x80U) --max_bytes;
  return text.substr(0, max_bytes);
}

std::string folded(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const auto raw =
      icu::UnicodeString::fromUTF8(icu::StringPiece{text.data(), static_cast<std::int32_t>(text.size())});
  std::string out;
  const auto* fold = icu::Normalizer2::getNFKCCasefoldInstance(status);
  const auto result = U_SUCCESS(status) ? fold->normalize(raw, status) : raw;
  (U_SUCCESS(status) ? result : raw).toUTF8String(out);
  return out;
}

bool is_blank(char32_t c) {
  if (c < 0x80) return c <= 0x20 || c == 0x7F;
  return u_isUWhiteSpace(static_cast<UChar32>(c)) != 0 || u_iscntrl(static_cast<UChar32>(c)) != 0;
}

std::string ascii_normalised(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    if (is_blank(static_cast<unsigned char>(c))) {
      if (!out.empty() && out.back() != ' ') out += ' ';
    } else {
      out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

}  // namespace

std::string normalise(std::string_view text, std::size_t max_bytes) {
  text = cut(text, max_bytes);
  if (is_ascii(text)) return ascii_normalised(text);
  auto points = code_points(folded(text), max_bytes);
  std::u32string kept;
  kept.reserve(points.size());
  for (const auto c : points) {
    if (!is_blank(c)) {
      kept += c;
    } else if (!kept.empty() && kept.back() != U' ') {
      kept += U' ';
    }
  }
  if (!kept.empty() && kept.back() == U' ') kept.pop_back();
  auto out = utf8(kept);
  simplifier().simplify(out, kept);
  return out;
}

}  // namespace souk::online::search::language
