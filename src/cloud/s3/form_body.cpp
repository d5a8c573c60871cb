#include "cloud/s3/form_body.hpp"

#include "base/text.hpp"
#include "cloud/s3/fault.hpp"
#include "runtime/http/multipart.hpp"

namespace souk::s3 {
namespace {

constexpr std::size_t kFormPiece = 128 * 1024;
constexpr std::size_t kMaxBoundary = 70;
constexpr std::size_t kMaxFormParts = 64;

tl::unexpected<Error> malformed_form() { return fail(fault("MalformedPOSTRequest")); }

std::string boundary_of(std::string_view content_type) {
  constexpr std::string_view kName = "boundary=";
  const auto found = content_type.find(kName);
  if (found == std::string_view::npos) return {};
  auto value = content_type.substr(found + kName.size());
  value = text::trim(value.substr(0, value.find(';')));
  if (value.size() >= 2 && value.front() == '"' && value.back() == '"')
    value = value.substr(1, value.size() - 2);
  return std::string{value};
}

// Where the head of the part named "file" ends; npos while it is not here. "filename" is not a name.
std::size_t end_of_file_head(std::string_view text) {
  for (const auto* mark : {" name=\"file\"", ";name=\"file\""}) {
    const auto found = text.find(mark);
    if (found == std::string_view::npos) continue;
    const auto end = text.find("\r\n\r\n", found);
    if (end != std::string_view::npos) return end + 4;
  }
  return std::string_view::npos;
}

}  // namespace

Result<bool> FormBody::more() {
  const auto piece = TRY(reader_.read(kFormPiece));
  buffer_ += piece;
  return !piece.empty();
}

Result<http::Headers> FormBody::read_fields(std::string_view content_type) {
  const auto boundary = boundary_of(content_type);
  if (!content_type.starts_with(http::kMultipart) || boundary.empty() || boundary.size() > kMaxBoundary)
    return malformed_form();
  line_ = "\r\n--" + boundary;
  std::size_t end = std::string_view::npos;
  while ((end = end_of_file_head(buffer_)) == std::string_view::npos) {
    if (buffer_.size() > kMaxFields + kFormPiece || !TRY(more())) return malformed_form();
  }
  if (end > kMaxFields) return fail(fault("MaxMessageLengthExceeded"));
  // The part before the file's bytes, closed here, is a whole form.
  const auto head = buffer_.substr(0, end) + line_ + "--\r\n";
  const auto parts = http::read_multipart(content_type, head, kMaxFormParts);
  if (!parts) return malformed_form();
  http::Headers fields;
  for (const auto& part : *parts) {
    const bool file = part.name == "file";
    fields.add(part.name, file ? std::string_view{part.file_name} : part.content);
  }
  buffer_.erase(0, end);
  return fields;
}

Result<std::string> FormBody::read(std::size_t at_most) {
  for (;;) {
    const auto found = ended_ ? std::string::npos : buffer_.find(line_);
    // What may be the beginning of the line stays until more has come.
    auto ready =
        found != std::string::npos ? found : buffer_.size() - std::min(buffer_.size(), line_.size() - 1);
    if (found == 0) {
      ended_ = true;
      if (given_ < least_)
        return fail(fault("EntityTooSmall", "Your proposed upload is smaller than the minimum allowed size"));
      while (!TRY(reader_.read(kFormPiece)).empty()) {
      }
      return std::string{};
    }
    if (ended_) return std::string{};
    if (ready > 0) {
      auto piece = buffer_.substr(0, std::min(ready, at_most));
      buffer_.erase(0, piece.size());
      given_ += static_cast<std::int64_t>(piece.size());
      if (given_ > most_)
        return fail(fault("EntityTooLarge", "Your proposed upload exceeds the maximum allowed size"));
      return piece;
    }
    if (!TRY(more())) return malformed_form();
  }
}

}  // namespace souk::s3
