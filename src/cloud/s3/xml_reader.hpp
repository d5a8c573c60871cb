// Reads the small XML documents that clients send (expat), into a tree with bounds: depth 16, 60,000
// elements; no document types and so no entities of their own. Namespaces and attributes are passed over.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace souk::s3 {

struct Element {
  std::string name;
  std::string text;  // all of it between the children, without blanks at the ends where there are children
  std::vector<Element> children{};

  // The first of that name; nullptr when there is none.
  const Element* child(std::string_view child_name) const;
  // Its text; empty when there is none.
  std::string_view value(std::string_view child_name) const;
  bool has(std::string_view child_name) const { return child(child_name) != nullptr; }
};

// MalformedXML when it is none, has another root than `root`, or breaks the bounds.
Result<Element> read_xml(std::string_view text, std::string_view root);

// Numbers and flags as the documents write them; MalformedXML with the element's name.
Result<std::int64_t> xml_number(const Element& element);

}  // namespace souk::s3
