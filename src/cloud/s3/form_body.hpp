// The body of an upload form as it streams in: the fields before the file, then the file's bytes.
#pragma once

#include <string>

#include "engines/object/port.hpp"
#include "runtime/http/message.hpp"

namespace souk::s3 {

class FormBody final : public engines::ObjectSource {
 public:
  static constexpr std::size_t kMaxFields = 64 * 1024;  // bytes of everything before the file

  explicit FormBody(http::BodyReader& reader) : reader_{reader} {}

  // Reads up to the file. Fields by their names; "file" is the file's own name. MalformedPOSTRequest.
  Result<http::Headers> read_fields(std::string_view content_type);
  // Sets what the file's size must be: EntityTooSmall, EntityTooLarge.
  void bound(std::int64_t least, std::int64_t most) {
    least_ = least;
    most_ = most;
  }
  // The file's bytes.
  Result<std::string> read(std::size_t at_most) override;

 private:
  Result<bool> more();

  http::BodyReader& reader_;
  std::string line_;    // "\r\n--boundary"
  std::string buffer_;  // read and not given out
  bool ended_ = false;  // the line behind the file was seen
  std::int64_t given_ = 0, least_ = 0, most_ = std::int64_t{5} * 1024 * 1024 * 1024;
};

}  // namespace souk::s3
