#include "engines/document/range.hpp"

#include <sodium.h>

#include "base/json.hpp"
#include "engines/document/check.hpp"

namespace souk::engines::document {
namespace {

constexpr int kBase64 = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
constexpr std::size_t kMaxCursorBytes = 12'000;  // 1,200 characters that are six each as JSON, in base 64

std::string encode(std::string_view text) {
  std::string out(sodium_base64_encoded_len(text.size(), kBase64), '\0');
  sodium_bin2base64(out.data(), out.size(), reinterpret_cast<const unsigned char*>(text.data()), text.size(),
                    kBase64);
  out.pop_back();  // the terminating zero
  return out;
}

std::optional<std::string> decode(std::string_view text) {
  std::string out(text.size(), '\0');
  std::size_t size = 0;
  if (sodium_base642bin(reinterpret_cast<unsigned char*>(out.data()), out.size(), text.data(), text.size(),
                        nullptr, &size, nullptr, kBase64) != 0) {
    return std::nullopt;
  }
  out.resize(size);
  return out;
}

// A cursor is the JSON array [path, descending, value, id].
std::optional<Position> read_cursor(const FindQuery& query) {
  if (query.cursor.size() > kMaxCursorBytes) return std::nullopt;
  const auto text = decode(query.cursor);
  const auto parsed = text ? parse_json(*text) : Result<json::value>{};
  const auto* parts = text && parsed ? parsed->if_array() : nullptr;
  if (parts == nullptr || parts->size() != 4) return std::nullopt;
  const auto& [path, descending, value, id] =
      std::tie(parts->at(0), parts->at(1), parts->at(2), parts->at(3));
  if (path != json::value(query.path) || descending != json::value(query.descending) || !id.is_string()) {
    return std::nullopt;
  }
  Position position{std::int64_t{0}, std::string{id.get_string()}};
  if (!check_id(position.id)) return std::nullopt;
  if (value.is_string()) {
    position.value = std::string{value.get_string()};
  } else if (value.is_int64()) {
    position.value = value.get_int64();
  } else {
    return std::nullopt;
  }
  return position;
}

}  // namespace

Result<Range> read_range(const FindQuery& query) {
  Range range{query.equals, query.from, query.until, std::nullopt};
  // Integers come before texts, so an open end stops where the other type begins.
  const auto is_integer = [](const IndexValue& value) { return value.index() == 0; };
  if (range.from && !range.until && is_integer(*range.from)) range.until = std::string{};
  if (range.until && !range.from && !is_integer(*range.until)) range.from = std::string{};
  if (!query.cursor.empty()) {
    range.after = read_cursor(query);
    if (!range.after) {
      return fail(
          invalid("document.cursor", "This cursor does not belong to this list; start from its beginning."));
    }
  }
  return range;
}

std::string write_cursor(const FindQuery& query, const Position& position) {
  const json::value value = std::visit([](const auto& held) { return json::value(held); }, position.value);
  return encode(to_text(json::array{query.path, query.descending, value, position.id}));
}

bool contains(const Range& range, const IndexValue& value) {
  if (range.equals) return value == *range.equals;
  return (!range.from || value >= *range.from) && (!range.until || value < *range.until);
}

}  // namespace souk::engines::document
