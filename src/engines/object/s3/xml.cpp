#include "engines/object/s3/xml.hpp"

#include <array>
#include <charconv>
#include <utility>

#include "base/text.hpp"

namespace souk::engines::s3 {
namespace {

void append_utf8(std::string& out, unsigned code) {
  const auto put = [&](unsigned byte) { out += static_cast<char>(byte); };
  if (code < 0x80) {
    put(code);
  } else if (code < 0x800) {
    put(0xc0 | code >> 6U);
    put(0x80 | (code & 0x3fU));
  } else if (code < 0x10000) {
    put(0xe0 | code >> 12U);
    put(0x80 | (code >> 6U & 0x3fU));
    put(0x80 | (code & 0x3fU));
  } else if (code < 0x110000) {
    put(0xf0 | code >> 18U);
    put(0x80 | (code >> 12U & 0x3fU));
    put(0x80 | (code >> 6U & 0x3fU));
    put(0x80 | (code & 0x3fU));
  }
}

// "amp", "#38", "#x26": without & and ;
void append_entity(std::string& out, std::string_view name) {
  static constexpr std::array<std::pair<std::string_view, char>, 5> kNamed{
      {{"amp", '&'}, {"lt", '<'}, {"gt", '>'}, {"quot", '"'}, {"apos", '\''}}};
  for (const auto& [known, letter] : kNamed) {
    if (known == name) out += letter;
  }
  if (!name.starts_with('#')) return;
  const bool hex = name.starts_with("#x");
  unsigned code = 0;
  std::from_chars(name.data() + (hex ? 2 : 1), name.data() + name.size(), code, hex ? 16 : 10);
  append_utf8(out, code);
}

std::string unescaped(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const auto at = text.find('&');
    out += text.substr(0, at);
    if (at == std::string_view::npos) break;
    const auto end = text.find(';', at);
    if (end == std::string_view::npos) break;
    append_entity(out, text.substr(at + 1, end - at - 1));
    text.remove_prefix(end + 1);
  }
  return out;
}

}  // namespace

std::vector<std::string_view> elements(std::string_view xml, std::string_view name) {
  std::vector<std::string_view> found;
  const auto close = "</" + std::string{name} + ">";
  std::size_t at = 0;
  while ((at = xml.find('<', at)) != std::string_view::npos) {
    const auto rest = xml.substr(at + 1);
    const auto next = rest.size() > name.size() ? rest[name.size()] : '\0';
    if (!rest.starts_with(name) || (next != '>' && next != ' ' && next != '/')) {
      ++at;
      continue;
    }
    const auto end_of_tag = xml.find('>', at);
    if (end_of_tag == std::string_view::npos) break;
    if (xml[end_of_tag - 1] == '/') {
      found.emplace_back();
      at = end_of_tag;
      continue;
    }
    const auto end = xml.find(close, end_of_tag);
    if (end == std::string_view::npos) break;
    found.push_back(xml.substr(end_of_tag + 1, end - end_of_tag - 1));
    at = end;
  }
  return found;
}

std::string text_of(std::string_view xml, std::string_view name) {
  const auto found = elements(xml, name);
  return found.empty() ? std::string{} : unescaped(found.front());
}

std::string escaped(std::string_view text) { return text::html(text); }

}  // namespace souk::engines::s3
