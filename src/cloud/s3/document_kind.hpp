// Bucket settings that are kept as the XML that came: their names and how each is checked.
#pragma once

#include "cloud/s3/call.hpp"

namespace souk::s3 {

struct DocumentKind {
  std::string_view query;    // "cors"
  std::string_view text;     // its name in Bucket::texts
  std::string_view root;     // of the XML
  std::string_view missing;  // the error of a bucket without one; empty: an empty document is the answer
  Status (*check)(const Desk& desk, std::string_view xml);
};

// nullptr for a request that is about none of them.
const DocumentKind* document_kind_of(const Call& call);

}  // namespace souk::s3
