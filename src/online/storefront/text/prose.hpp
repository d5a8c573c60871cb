// Longer texts (product stories, legal pages) as HTML. What people write is plain text: blank lines part
// paragraphs, "## " begins a heading, "- " a point of a list. Everything else is text and escaped; links are
// not made from it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "online/storefront/text/html.hpp"

namespace souk::online::storefront {

struct ProseHeading {
  std::string id;  // "part-1"
  std::string text;
};

// At most 200 blocks. The headings found are added to `headings` where it is given.
Html prose(std::string_view text, std::vector<ProseHeading>* headings = nullptr);

}  // namespace souk::online::storefront
