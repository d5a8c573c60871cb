#include "runtime/sigv4/canonical.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"
#include "runtime/sigv4/digest.hpp"

namespace souk::sigv4 {
namespace {

// A broken escape stands as it is: then no signature fits, which is the right answer.
std::string recode(std::string_view text, bool plus_is_space) {
  const auto decoded = text::percent_decode(text, plus_is_space);
  return text::percent_encode(decoded ? *decoded : std::string{text});
}

// Without blanks at the ends, and with one where several follow each other.
std::string trim_all(std::string_view value) {
  std::string out;
  for (const char c : text::trim(value)) {
    if (c != ' ' || out.back() != ' ') out += c;
  }
  return out;
}

std::vector<Field> sorted_fields(std::span<const Field> headers) {
  std::vector<Field> fields;
  fields.reserve(headers.size());
  for (const auto& [name, value] : headers) fields.emplace_back(text::to_lower_ascii(name), trim_all(value));
  std::stable_sort(fields.begin(), fields.end(),
                   [](const Field& a, const Field& b) { return a.first < b.first; });
  return fields;
}

}  // namespace

std::string Scope::text() const { return fmt::format("{}/{}/{}/aws4_request", date, region, service); }

std::string basic_time(Instant instant) {
  auto text = to_string(instant).substr(0, 19);  // 2013-05-24T00:00:00
  std::erase_if(text, [](char c) { return c == '-' || c == ':'; });
  return text + 'Z';
}

Result<Instant> parse_basic_time(std::string_view text) {
  if (text.size() != 16 || text[8] != 'T' || text[15] != 'Z')
    return fail(invalid("sigv4.time", "Write the time of the signature as 20130524T000000Z."));
  return parse_instant(fmt::format("{}-{}-{}T{}:{}:{}Z", text.substr(0, 4), text.substr(4, 2),
                                   text.substr(6, 2), text.substr(9, 2), text.substr(11, 2),
                                   text.substr(13, 2)));
}

std::string canonical_path(std::string_view path) {
  std::string out;
  out.reserve(path.size());
  for (std::size_t from = 0; from <= path.size();) {
    const auto to = std::min(path.find('/', from), path.size());
    // "%2F" within a segment is a slash of the key, which S3 signs as one.
    const auto decoded = text::percent_decode(path.substr(from, to - from), false);
    if (!decoded) return std::string{path};
    bool first = true;
    for (const auto part : text::split(*decoded, '/')) {
      if (!std::exchange(first, false)) out += '/';
      out += text::percent_encode(part);
    }
    if (to < path.size()) out += '/';
    from = to + 1;
  }
  return out.empty() ? "/" : out;
}

std::string canonical_query(std::string_view query) {
  std::vector<Field> pairs;
  while (!query.empty()) {
    const auto end = std::min(query.find('&'), query.size());
    const auto part = query.substr(0, end);
    query.remove_prefix(std::min(end + 1, query.size()));
    if (part.empty()) continue;
    const auto equals = std::min(part.find('='), part.size());
    auto name = recode(part.substr(0, equals), true);
    if (name == "X-Amz-Signature") continue;
    pairs.emplace_back(std::move(name), recode(part.substr(std::min(equals + 1, part.size())), true));
  }
  std::sort(pairs.begin(), pairs.end());
  std::string out;
  for (const auto& [name, value] : pairs) {
    if (!out.empty()) out += '&';
    out += name;
    out += '=';
    out += value;
  }
  return out;
}

std::string signed_names(std::span<const Field> headers) {
  std::string names;
  std::string_view last;
  const auto fields = sorted_fields(headers);
  for (const auto& field : fields) {
    if (field.first == last) continue;
    if (!names.empty()) names += ';';
    names += field.first;
    last = field.first;
  }
  return names;
}

std::string canonical_request(const CanonicalInput& input) {
  std::string out{input.method};
  out += '\n';
  out += input.path.empty() ? "/" : input.path;
  out += '\n';
  out += canonical_query(input.query);
  out += '\n';
  const auto fields = sorted_fields(input.headers);
  for (std::size_t i = 0; i < fields.size(); ++i) {
    out += fields[i].first;
    out += ':';
    out += fields[i].second;
    // Several fields of one name are one line, joined by commas.
    while (i + 1 < fields.size() && fields[i + 1].first == fields[i].first) {
      out += ',';
      out += fields[++i].second;
    }
    out += '\n';
  }
  out += '\n';
  out += signed_names(input.headers);
  out += '\n';
  out += input.payload;
  return out;
}

std::string string_to_sign(std::string_view time, const Scope& scope, std::string_view canonical) {
  return fmt::format("{}\n{}\n{}\n{}", kAlgorithm, time, scope.text(), to_hex(sha256(canonical)));
}

}  // namespace souk::sigv4
