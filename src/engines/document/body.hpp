// What adapters do with a document's body themselves: read it, take the values of declared indexes out of it
// and carry out an Update on it. Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.hpp"
#include "engines/document/port.hpp"

namespace souk::engines::document {

// One per declared index, in their order; nullopt when the document is not in that index.
using IndexValues = std::vector<std::optional<IndexValue>>;

// A body ready to be stored.
struct Prepared {
  std::string body;
  IndexValues values;
};

// kInvalid "document.body" when it is no JSON object, kTooLarge past its bound.
Result<Prepared> prepare(const CollectionSpec& spec, std::string_view body);

Result<IndexValues> index_values(const CollectionSpec& spec, const json::value& body);

// Carries out an update that check_update() let pass on a stored body; errors as DocumentStore::update().
Result<Prepared> apply(const CollectionSpec& spec, std::string_view stored_body, const Update& update);

}  // namespace souk::engines::document
