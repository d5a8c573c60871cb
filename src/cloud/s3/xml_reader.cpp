#include "cloud/s3/xml_reader.hpp"

#include <charconv>
#include <expat.h>
#include <memory>

#include <fmt/format.h>

#include "base/text.hpp"
#include "cloud/s3/fault.hpp"

namespace souk::s3 {
namespace {

constexpr std::size_t kMaxDepth = 16;
constexpr std::size_t kMaxElements = 60'000;
constexpr char kSeparator = '|';

// What expat's callbacks build. The open elements are values on a stack: a pointer into a growing tree would
// dangle.
struct Builder {
  XML_Parser parser = nullptr;
  std::vector<Element> open{};
  Element root{};
  std::size_t elements = 0;
  bool too_much = false;

  void stop() {
    too_much = true;
    XML_StopParser(parser, XML_FALSE);
  }
};

void on_start(void* data, const XML_Char* name, const XML_Char**) {
  auto& builder = *static_cast<Builder*>(data);
  if (builder.open.size() == kMaxDepth || ++builder.elements > kMaxElements) return builder.stop();
  const std::string_view full{name};
  const auto separator = full.rfind(kSeparator);
  builder.open.push_back(
      {std::string{separator == std::string_view::npos ? full : full.substr(separator + 1)}, {}});
}

void on_end(void* data, const XML_Char*) {
  auto& builder = *static_cast<Builder*>(data);
  auto done = std::move(builder.open.back());
  builder.open.pop_back();
  if (!done.children.empty()) done.text = std::string{text::trim(done.text)};
  if (builder.open.empty()) {
    builder.root = std::move(done);
  } else {
    builder.open.back().children.push_back(std::move(done));
  }
}

void on_text(void* data, const XML_Char* bytes, int size) {
  auto& builder = *static_cast<Builder*>(data);
  if (!builder.open.empty()) builder.open.back().text.append(bytes, static_cast<std::size_t>(size));
}

void on_doctype(void* data, const XML_Char*, const XML_Char*, const XML_Char*, int) {
  static_cast<Builder*>(data)->stop();
}

struct FreeParser {
  void operator()(XML_Parser parser) const { XML_ParserFree(parser); }
};

}  // namespace

const Element* Element::child(std::string_view child_name) const {
  for (const auto& each : children) {
    if (each.name == child_name) return &each;
  }
  return nullptr;
}

std::string_view Element::value(std::string_view child_name) const {
  const auto* found = child(child_name);
  return found == nullptr ? std::string_view{} : std::string_view{found->text};
}

Result<Element> read_xml(std::string_view text, std::string_view root) {
  const std::unique_ptr<std::remove_pointer_t<XML_Parser>, FreeParser> parser{
      XML_ParserCreateNS(nullptr, kSeparator)};
  if (!parser) return fail(fault("InternalError"));
  Builder builder{.parser = parser.get()};
  XML_SetUserData(parser.get(), &builder);
  XML_SetElementHandler(parser.get(), on_start, on_end);
  XML_SetCharacterDataHandler(parser.get(), on_text);
  XML_SetStartDoctypeDeclHandler(parser.get(), on_doctype);
  const auto status = XML_Parse(parser.get(), text.data(), static_cast<int>(text.size()), XML_TRUE);
  if (builder.too_much)
    return fail(fault("MalformedXML", "The XML has a document type or too many elements."));
  if (status != XML_STATUS_OK)
    return fail(fault("MalformedXML", fmt::format("The XML is not well-formed (line {}).",
                                                  XML_GetCurrentLineNumber(parser.get()))));
  if (builder.root.name != root)
    return fail(fault("MalformedXML", fmt::format("The XML's root must be {}.", root)));
  return std::move(builder.root);
}

Result<std::int64_t> xml_number(const Element& element) {
  const auto text = text::trim(element.text);
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || error != std::errc{} || end != text.data() + text.size())
    return fail(fault("MalformedXML", fmt::format("{} must be a number.", element.name)));
  return value;
}

}  // namespace souk::s3
