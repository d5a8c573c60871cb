#include "cloud/s3/xml_writer.hpp"

namespace souk::s3 {

void append_xml(std::string& out, std::string_view text) {
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\r':
        out += "&#13;";
        break;
      case '\n':
      case '\t':
        out += c;
        break;
      default:
        if (static_cast<unsigned char>(c) < 0x20) {
          out += "\xEF\xBF\xBD";
        } else {
          out += c;
        }
    }
  }
}

void XmlWriter::begin_document(std::string_view name) {
  out_ += '<';
  out_ += name;
  out_ += " xmlns=\"";
  out_ += kNamespace;
  out_ += "\">";
  open_.emplace_back(name);
}

void XmlWriter::begin(std::string_view name) {
  out_ += '<';
  out_ += name;
  out_ += '>';
  open_.emplace_back(name);
}

// A name may have attributes behind it.
void XmlWriter::end() {
  out_ += "</";
  out_ += open_.back().substr(0, open_.back().find(' '));
  out_ += '>';
  open_.pop_back();
}

void XmlWriter::text(std::string_view name, std::string_view value) {
  out_ += '<';
  out_ += name;
  out_ += '>';
  append_xml(out_, value);
  out_ += "</";
  out_ += name;
  out_ += '>';
}

}  // namespace souk::s3
