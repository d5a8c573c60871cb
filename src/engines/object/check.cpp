#include "engines/object/check.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "engines/object/errors.hpp"
#include "runtime/fiber/scope.hpp"

namespace souk::engines::object {
namespace {

bool is_lower_or_digit(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

bool has_control(std::string_view text) {
  return std::any_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
}

bool is_metadata_name(std::string_view name) {
  return !name.empty() &&
         std::all_of(name.begin(), name.end(), [](char c) { return is_lower_or_digit(c) || c == '-'; });
}

bool is_header_text(std::string_view value) {
  return !has_control(value) && text::is_valid_utf8(value) && text::trim(value) == value;
}

}  // namespace

Status check_bucket(std::string_view bucket) {
  const auto is_inner = [](char c) { return is_lower_or_digit(c) || c == '.' || c == '-'; };
  if (bucket.size() >= 3 && bucket.size() <= 63 && is_lower_or_digit(bucket.front()) &&
      is_lower_or_digit(bucket.back()) && std::all_of(bucket.begin(), bucket.end(), is_inner)) {
    return {};
  }
  return fail(
      invalid("object.bucket",
              "A bucket's name is 3 to 63 of a-z, 0-9, . and -, with a letter or digit at both ends."));
}

Status check_key(std::string_view key) {
  if (!key.empty() && key.size() <= kMaxKeyBytes && !has_control(key) && text::is_valid_utf8(key)) return {};
  return fail(invalid("object.key", "A key is 1 to 1,024 bytes of UTF-8 text without control characters."));
}

Status check_call(std::string_view bucket, std::string_view key) {
  TRY(check_bucket(bucket));
  TRY(check_key(key));
  return check_deadline();
}

Status check_options(const PutOptions& options) {
  const auto& type = options.content_type;
  if (type.empty() || type.size() > 255 ||
      !std::all_of(type.begin(), type.end(), [](char c) { return c >= 0x20 && c < 0x7F; })) {
    return fail(invalid("object.content_type", "A content type is 1 to 255 visible ASCII characters."));
  }
  std::size_t bytes = 0;
  for (const auto& [name, value] : options.metadata) {
    bytes += name.size() + value.size();
    if (!is_metadata_name(name) || !is_header_text(value)) {
      return fail(invalid("object.metadata",
                          "Metadata names are of a-z, 0-9 and -; values are text without control characters "
                          "and without blanks at their ends."));
    }
  }
  if (bytes > kMaxMetadataBytes) {
    return fail(invalid("object.metadata", "Metadata is 2 KiB at most, names and values together."));
  }
  if (options.size_bytes && *options.size_bytes < 0) {
    return fail(size("a size of " + std::to_string(*options.size_bytes)));
  }
  return {};
}

Status check_query(const ObjectQuery& query) {
  if (query.limit < 1 || query.limit > kMaxPage) {
    return fail(invalid("object.limit", "A page holds 1 to 1,000 objects."));
  }
  if (!query.prefix.empty()) TRY(check_key(query.prefix));
  return {};
}

Status check_part_number(int number) {
  if (number >= 1 && number <= kMaxParts) return {};
  return fail(parts("part " + std::to_string(number) + " is not one of 1 to 10,000"));
}

Status check_parts(const std::vector<ObjectPart>& named) {
  if (named.empty()) return fail(parts("no part is named"));
  int before = 0;
  for (const auto& part : named) {
    TRY(check_part_number(part.number));
    if (part.number <= before) return fail(parts("part " + std::to_string(part.number) + " out of order"));
    before = part.number;
  }
  return {};
}

Status check_presigned(std::chrono::seconds valid_for) {
  if (valid_for.count() >= 1 && valid_for <= kMaxPresigned) return {};
  return fail(invalid("object.valid_for", "A signed address is valid for 1 second to 7 days."));
}

Status check_deadline() {
  if (runtime::deadline_passed()) return fail(timeout());
  return {};
}

Result<Slice> slice(const ByteRange& wanted, std::int64_t object_bytes) {
  if (wanted.offset == 0 && !wanted.size) return Slice{0, object_bytes};
  if (wanted.offset < 0 || wanted.offset >= object_bytes || (wanted.size && *wanted.size < 1)) {
    return fail(range());
  }
  const auto rest = object_bytes - wanted.offset;
  return Slice{wanted.offset, wanted.size ? std::min(*wanted.size, rest) : rest};
}

}  // namespace souk::engines::object
