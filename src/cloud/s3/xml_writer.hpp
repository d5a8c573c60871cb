// Writes S3's small XML documents.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace souk::s3 {

inline constexpr std::string_view kNamespace = "http://s3.amazonaws.com/doc/2006-03-01/";

// What XML 1.0 cannot hold becomes U+FFFD.
void append_xml(std::string& out, std::string_view text);

class XmlWriter {
 public:
  XmlWriter() : out_{"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"} {}

  // The root with S3's namespace.
  void begin_document(std::string_view name);
  void begin(std::string_view name);
  void end();
  void text(std::string_view name, std::string_view value);
  // Text of the open element itself.
  void raw_text(std::string_view value) { append_xml(out_, value); }
  void number(std::string_view name, std::int64_t value) { text(name, std::to_string(value)); }
  void flag(std::string_view name, bool value) { text(name, value ? "true" : "false"); }
  std::string take() { return std::move(out_); }

 private:
  std::string out_;
  std::vector<std::string> open_;
};

}  // namespace souk::s3
