#include "online/storefront/text/prose.hpp"

#include "base/text.hpp"

namespace souk::online::storefront {
namespace {

constexpr std::size_t kMaxBlocks = 200;

class Writer {
 public:
  explicit Writer(std::vector<ProseHeading>* headings) : headings_{headings} {}

  void line(std::string_view line) {
    if (line.empty()) {
      end_block();
    } else if (line.starts_with("## ")) {
      end_block();
      heading(text::trim(line.substr(3)));
    } else if (line.starts_with("- ")) {
      if (!in_list_) end_block();
      if (!in_list_) html_ << "<ul>";
      in_list_ = true;
      html_ << "<li>" << text::trim(line.substr(2)) << "</li>";
    } else {
      if (in_list_) end_block();
      html_ << (in_paragraph_ ? Markup{"<br>"} : Markup{"<p>"}) << line;
      in_paragraph_ = true;
    }
  }
  Html finish() {
    end_block();
    return std::move(html_);
  }

 private:
  void heading(std::string_view title) {
    const std::string id = "part-" + std::to_string(++serial_);
    html_ << "<h2 id=\"" << id << "\">" << title << "</h2>";
    if (headings_ != nullptr) headings_->push_back({id, std::string{title}});
  }
  void end_block() {
    html_ << when(in_list_, "</ul>") << when(in_paragraph_, "</p>");
    in_list_ = in_paragraph_ = false;
  }

  std::vector<ProseHeading>* headings_;
  Html html_;
  int serial_ = 0;
  bool in_list_ = false;
  bool in_paragraph_ = false;
};

}  // namespace

Html prose(std::string_view text, std::vector<ProseHeading>* headings) {
  Writer writer{headings};
  std::size_t lines = 0;
  for (const auto line : text::split(text, '\n')) {
    if (++lines > kMaxBlocks * 2) break;
    writer.line(text::trim(line));
  }
  return writer.finish();
}

}  // namespace souk::online::storefront
