// Where an import stands, kept in the store so that it can go on after a crash.
#pragma once

#include <string>

#include "engines/document/collection.hpp"
#include "online/catalogue/import/importer.hpp"

namespace souk::online::catalogue {

struct Checkpoint {
  std::int64_t offset = 0;
  ImportCounts counts;
  static constexpr auto fields() {
    return field_table(field("offset", &Checkpoint::offset), field("counts", &Checkpoint::counts));
  }
};

// The same for the same file and mapping: made of the file's size, its beginning and the mapping's rules.
Result<std::string> import_id(const ImportRequest& request);

}  // namespace souk::online::catalogue
