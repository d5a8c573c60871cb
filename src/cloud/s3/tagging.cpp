#include "cloud/s3/tagging.hpp"

#include "cloud/s3/answer.hpp"
#include "cloud/s3/fault.hpp"
#include "cloud/s3/write_options.hpp"
#include "cloud/s3/xml_reader.hpp"

namespace souk::s3 {

Result<std::map<std::string, std::string>> read_tags(std::string_view xml, std::size_t most) {
  const auto root = TRY(read_xml(xml, "Tagging"));
  const auto* set = root.child("TagSet");
  if (set == nullptr) return fail(fault("MalformedXML", "Tagging needs a TagSet."));
  std::map<std::string, std::string> tags;
  for (const auto& tag : set->children) {
    if (tag.name != "Tag" || !tag.has("Key")) return fail(fault("MalformedXML", "Each Tag needs a Key."));
    if (!tags.emplace(tag.value("Key"), tag.value("Value")).second)
      return fail(fault("InvalidTag", "Cannot provide multiple Tags with the same key"));
  }
  TRY(check_tags(tags, most));
  return tags;
}

http::Response tags_answer(const std::map<std::string, std::string>& tags) {
  XmlWriter xml;
  xml.begin_document("Tagging");
  xml.begin("TagSet");
  for (const auto& [key, value] : tags) {
    xml.begin("Tag");
    xml.text("Key", key);
    xml.text("Value", value);
    xml.end();
  }
  xml.end();
  xml.end();
  return xml_answer(xml);
}

}  // namespace souk::s3
