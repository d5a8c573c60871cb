#include "online/storefront/text/html.hpp"

#include "base/text.hpp"

namespace souk::online::storefront {

void Html::append_escaped(std::string_view text) { text::append_html(out_, text); }

Html& Html::data_block(std::string_view json) {
  for (std::size_t i = 0; i < json.size(); ++i) {
    const char c = json[i];
    const auto rest = json.substr(i, 3);
    if (c == '<') {
      out_ += "\\u003c";
    } else if (c == '>') {
      out_ += "\\u003e";
    } else if (c == '&') {
      out_ += "\\u0026";
    } else if (rest == "\u2028" || rest == "\u2029") {
      out_ += rest == "\u2028" ? "\\u2028" : "\\u2029";
      i += 2;
    } else {
      out_ += c;
    }
  }
  return *this;
}

}  // namespace souk::online::storefront
