#include "runtime/http/message.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace souk::http {
namespace {

constexpr std::size_t kMaxFormFields = 200;

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }

std::string_view first_value(const std::vector<Pair>& pairs, std::string_view name) {
  for (const auto& [key, value] : pairs) {
    if (key == name) return value;
  }
  return {};
}

// Decodes into `out`, whose memory is used again; most text has nothing to decode.
bool decode_into(std::string& out, std::string_view text) {
  if (text.find_first_of("%+") == std::string_view::npos) {
    out.assign(text);
  } else {
    auto decoded = text::percent_decode(text, true);
    if (!decoded) return false;
    out = std::move(*decoded);
  }
  return text::is_valid_utf8(out) && out.find('\0') == std::string::npos;
}

}  // namespace

std::string_view to_string(Method method) {
  switch (method) {
    case Method::kGet:
      return "GET";
    case Method::kHead:
      return "HEAD";
    case Method::kPost:
      return "POST";
    case Method::kPut:
      return "PUT";
    case Method::kPatch:
      return "PATCH";
    case Method::kDelete:
      return "DELETE";
    case Method::kOptions:
      return "OPTIONS";
    case Method::kOther:
      break;
  }
  return "OTHER";
}

bool equal_names(std::string_view a, std::string_view b) {
  return a.size() == b.size() &&
         std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) { return lower(x) == lower(y); });
}

const Pair* Headers::find(std::string_view name) const {
  for (std::size_t i = 0; i < size_; ++i) {
    if (equal_names(fields_[i].first, name)) return &fields_[i];
  }
  return nullptr;
}

std::string_view Headers::get(std::string_view name) const {
  const auto* field = find(name);
  return field == nullptr ? std::string_view{} : std::string_view{field->second};
}

void Headers::set(std::string_view name, std::string_view value) {
  for (std::size_t i = 0; i < size_; ++i) {
    if (!equal_names(fields_[i].first, name)) continue;
    fields_[i].second.assign(value);
    return;
  }
  add(name, value);
}

void Headers::add(std::string_view name, std::string_view value) {
  if (size_ == fields_.size()) {
    fields_.emplace_back(name, value);
  } else {
    fields_[size_].first.assign(name);
    fields_[size_].second.assign(value);
  }
  ++size_;
}

std::string_view Request::query_value(std::string_view name) const { return first_value(query, name); }
std::string_view Request::note(std::string_view name) const { return first_value(notes, name); }

std::vector<std::string_view> Request::query_values(std::string_view name) const {
  std::vector<std::string_view> values;
  for (const auto& [key, value] : query) {
    if (key == name) values.emplace_back(value);
  }
  return values;
}

std::string_view Request::cookie(std::string_view name) const {
  for (const auto& [field, value] : headers.all()) {
    if (!equal_names(field, "cookie")) continue;
    if (const auto found = find_cookie(value, name); !found.empty()) return found;
  }
  return {};
}

std::string_view Request::path_parameter(std::string_view name) const {
  const auto found = path_parameters.find(name);
  return found == path_parameters.end() ? std::string_view{} : std::string_view{found->second};
}

Result<std::vector<Pair>> Request::form() const {
  const auto type = headers.get("content-type");
  const auto media = text::trim(type.substr(0, type.find(';')));
  if (!equal_names(media, "application/x-www-form-urlencoded"))
    return fail(invalid("request.media_type", "Send the form as application/x-www-form-urlencoded."));
  std::vector<Pair> fields;
  TRY(parse_form(body, kMaxFormFields, fields));
  return fields;
}

void Request::clear() {
  method = Method::kGet;
  target.clear();
  path.clear();
  query.clear();
  headers.clear();
  body.clear();
  stream = nullptr;
  path_parameters.clear();
  client_address.clear();
  request_id.clear();
  secure = false;
  notes.clear();
}

Status parse_form(std::string_view text, std::size_t max_fields, std::vector<Pair>& out) {
  while (!text.empty()) {
    const auto end = std::min(text.find('&'), text.size());
    const auto part = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (part.empty()) continue;
    if (out.size() == max_fields)
      return fail(
          invalid("request.fields", "Send fewer fields; " + std::to_string(max_fields) + " are the most."));
    const auto equals = std::min(part.find('='), part.size());
    auto& [name, value] = out.emplace_back();
    if (!decode_into(name, part.substr(0, equals)) ||
        !decode_into(value, part.substr(std::min(equals + 1, part.size()))))
      return fail(invalid("request.encoding", "Percent-encode the fields as UTF-8; one of them is broken."));
  }
  return {};
}

std::string_view find_cookie(std::string_view field, std::string_view name) {
  while (!field.empty()) {
    const auto end = std::min(field.find(';'), field.size());
    const auto part = text::trim(field.substr(0, end));
    field.remove_prefix(std::min(end + 1, field.size()));
    const auto equals = part.find('=');
    if (equals == std::string_view::npos || part.substr(0, equals) != name) continue;
    auto value = part.substr(equals + 1);
    if (value.size() >= 2 && value.front() == '"' && value.back() == '"')
      value = value.substr(1, value.size() - 2);
    return value;
  }
  return {};
}

}  // namespace souk::http
