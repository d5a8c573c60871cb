#include "runtime/sigv4/claim.hpp"

#include <algorithm>
#include <charconv>

#include "base/text.hpp"
#include "runtime/sigv4/sign.hpp"

namespace souk::sigv4 {
namespace {

constexpr std::size_t kMaxSignedHeaders = 64;

Error malformed() {
  return invalid("sigv4.authorization",
                 "The Authorization field must be AWS4-HMAC-SHA256 with Credential, SignedHeaders and "
                 "Signature.");
}

bool is_signature(std::string_view text) {
  return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

std::vector<std::string> name_list(std::string_view text) {
  std::vector<std::string> names;
  for (const auto name : text::split(text, ';')) {
    if (!name.empty()) names.push_back(text::to_lower_ascii(name));
  }
  return names;
}

bool lists(const Claim& claim, std::string_view name) {
  return std::find(claim.signed_headers.begin(), claim.signed_headers.end(), name) !=
         claim.signed_headers.end();
}

std::string_view value_of(const std::vector<Field>& pairs, std::string_view name) {
  for (const auto& [key, value] : pairs) {
    if (key == name) return value;
  }
  return {};
}

}  // namespace

// An access key may hold slashes of its own, so the scope is taken from the end.
Status read_credential(std::string_view text, Claim& claim) {
  const auto parts = text::split(text, '/');
  const auto size = parts.size();
  if (size < 5 || parts[size - 1] != "aws4_request" || parts[size - 4].size() != 8 || parts[0].empty())
    return fail(
        invalid("sigv4.credential", "The Credential must be ACCESS-KEY/YYYYMMDD/REGION/s3/aws4_request."));
  claim.scope = {.date = std::string{parts[size - 4]},
                 .region = std::string{parts[size - 3]},
                 .service = std::string{parts[size - 2]}};
  claim.access_key = text.substr(0, text.size() - claim.scope.text().size() - 1);
  return {};
}

Result<Claim> read_authorization(std::string_view field) {
  if (!field.starts_with(kAlgorithm) || field.size() <= kAlgorithm.size() || field[kAlgorithm.size()] != ' ')
    return fail(malformed());
  Claim claim;
  for (auto part : text::split(field.substr(kAlgorithm.size() + 1), ',')) {
    part = text::trim(part);
    const auto equals = part.find('=');
    if (equals == std::string_view::npos) return fail(malformed());
    const auto name = part.substr(0, equals), value = part.substr(equals + 1);
    if (name == "Credential") TRY(read_credential(value, claim));
    if (name == "SignedHeaders") claim.signed_headers = name_list(value);
    if (name == "Signature") claim.signature = value;
  }
  if (claim.access_key.empty() || claim.signed_headers.empty() ||
      claim.signed_headers.size() > kMaxSignedHeaders || !is_signature(claim.signature))
    return fail(malformed());
  return claim;
}

Result<Claim> read_presigned(const std::vector<Field>& query) {
  const auto broken = [](std::string message) { return fail(invalid("sigv4.query", std::move(message))); };
  if (value_of(query, "X-Amz-Algorithm") != kAlgorithm)
    return broken("X-Amz-Algorithm only supports \"AWS4-HMAC-SHA256\".");
  Claim claim;
  TRY(read_credential(value_of(query, "X-Amz-Credential"), claim));
  claim.time = value_of(query, "X-Amz-Date");
  TRY(parse_basic_time(claim.time));
  claim.signed_headers = name_list(value_of(query, "X-Amz-SignedHeaders"));
  claim.signature = value_of(query, "X-Amz-Signature");
  const auto expires = value_of(query, "X-Amz-Expires");
  std::int64_t seconds = 0;
  const auto [end, error] = std::from_chars(expires.data(), expires.data() + expires.size(), seconds);
  if (error != std::errc{} || end != expires.data() + expires.size() || seconds < 1 || seconds > 604'800)
    return broken("X-Amz-Expires must be a number of seconds from 1 to 604800.");
  claim.valid_for = std::chrono::seconds{seconds};
  if (claim.signed_headers.empty() || claim.signed_headers.size() > kMaxSignedHeaders ||
      !is_signature(claim.signature))
    return broken("A presigned address needs X-Amz-SignedHeaders and X-Amz-Signature.");
  return claim;
}

Result<std::vector<Field>> signed_fields(const Claim& claim, std::span<const Field> all) {
  const auto broken = [](std::string message) {
    return fail(invalid("sigv4.signed_headers", std::move(message)));
  };
  if (!lists(claim, "host")) return broken("The Host field must be signed.");
  std::vector<Field> fields;
  for (const auto& [name, value] : all) {
    auto lower = text::to_lower_ascii(name);
    if (lists(claim, lower)) {
      fields.emplace_back(std::move(lower), value);
    } else if (lower.starts_with("x-amz-")) {
      return broken("There were headers present in the request which were not signed: " +
                    text::shorten(lower, 80));
    }
  }
  for (const auto& name : claim.signed_headers) {
    const bool sent =
        std::any_of(fields.begin(), fields.end(), [&](const Field& field) { return field.first == name; });
    if (!sent) fields.emplace_back(name, "");
  }
  return fields;
}

bool fits(const Claim& claim, const Digest& key, const CanonicalInput& request) {
  const auto signs = [&](std::string_view path) {
    auto input = request;
    input.path = path;
    const auto text = string_to_sign(claim.time, claim.scope, canonical_request(input));
    return text::equal_constant_time(signature_of(key, text), claim.signature);
  };
  const auto canonical = canonical_path(request.path);
  if (signs(canonical)) return true;
  return canonical != request.path && signs(request.path);
}

}  // namespace souk::sigv4
