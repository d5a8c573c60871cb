#include "runtime/http/multipart.hpp"

#include "base/text.hpp"

namespace souk::http {
namespace {

Error malformed() {
  return invalid("request.multipart", "Send the form as multipart/form-data, with a boundary and few parts.");
}

constexpr std::size_t kMaxBoundary = 70;  // RFC 2046, section 5.1.1
constexpr std::size_t kMaxPartHead = 4'096;

// The value of `name` in "form-data; name=\"a\"; filename=\"b\"": quoted, or a token. Browsers write a quote
// in a name as %22.
std::string parameter_of(std::string_view field, std::string_view name) {
  std::size_t at = 0;
  while ((at = field.find(';', at)) != std::string_view::npos) {
    auto rest = text::trim(field.substr(++at));
    if (!rest.starts_with(name) || rest.size() <= name.size() || rest[name.size()] != '=') continue;
    rest.remove_prefix(name.size() + 1);
    if (rest.starts_with('"')) {
      rest.remove_prefix(1);
      return std::string{rest.substr(0, rest.find('"'))};
    }
    return std::string{text::trim(rest.substr(0, rest.find(';')))};
  }
  return {};
}

Result<Part> part_from(std::string_view head, std::string_view content) {
  Part part{.name = {}, .file_name = {}, .content = content};
  for (auto line : text::split(head, '\n')) {
    line = text::trim(line);
    const auto colon = line.find(':');
    if (colon == std::string_view::npos ||
        !equal_names(text::trim(line.substr(0, colon)), "Content-Disposition"))
      continue;
    part.name = parameter_of(line, "name");
    part.file_name = parameter_of(line, "filename");
  }
  if (part.name.empty() || !text::is_valid_utf8(part.name) || !text::is_valid_utf8(part.file_name))
    return fail(malformed());
  return part;
}

}  // namespace

bool is_multipart(const Request& request) {
  return request.headers.get("Content-Type").starts_with(kMultipart);
}

Result<std::vector<Part>> read_multipart(std::string_view content_type, std::string_view body,
                                         std::size_t max_parts) {
  const auto boundary = parameter_of(content_type, "boundary");
  if (!content_type.starts_with(kMultipart) || boundary.empty() || boundary.size() > kMaxBoundary)
    return fail(malformed());
  const auto line = "--" + boundary;
  const auto between = "\r\n" + line;
  if (!body.starts_with(line)) return fail(malformed());
  body.remove_prefix(line.size());
  std::vector<Part> parts;
  while (!body.starts_with("--")) {
    if (!body.starts_with("\r\n") || parts.size() == max_parts) return fail(malformed());
    const auto head_end = body.substr(0, kMaxPartHead).find("\r\n\r\n");
    const auto end = body.find(between, head_end == std::string_view::npos ? 0 : head_end + 2);
    if (head_end == std::string_view::npos || end == std::string_view::npos) return fail(malformed());
    const auto content_from = head_end + 4;
    // An empty part: the boundary's line break is the one that ends the head.
    const auto content =
        end < content_from ? std::string_view{} : body.substr(content_from, end - content_from);
    parts.push_back(TRY(part_from(body.substr(2, head_end - 2), content)));
    body.remove_prefix(end + between.size());
  }
  return parts;
}

std::string_view part_of(const std::vector<Part>& parts, std::string_view name) {
  for (const auto& part : parts) {
    if (part.name == name) return part.content;
  }
  return {};
}

}  // namespace souk::http
