// Imports products from a file into the store: streaming, in batches, with the same result however often it
// is done.
//
// - A product that would not change is not written. One that is new in the store is created; one that is
// there keeps
//   whatever the mapping does not speak of.
// - After each batch the place in the file is kept: an import that was killed goes on there when it is
// started again
//   with the same file and mapping. Once it has ended, starting it again reads everything.
// - A row that cannot be used is reported and passed over; only trouble with the file itself or the store
// ends it.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/time.hpp"
#include "engines/document/port.hpp"
#include "online/catalogue/import/mapping.hpp"
#include "online/catalogue/import/report.hpp"
#include "online/catalogue/product_line.hpp"

namespace souk::online::catalogue {

inline constexpr std::string_view kImports = "import_checkpoint";

struct ImportProgress {
  ImportCounts counts;
  std::int64_t percent = 0;  // of the file's bytes
  std::int64_t rows_per_second = 0;
};

struct ImportRequest {
  std::string path;
  Mapping mapping;
  bool dry_run = false;                                 // reads and checks everything, writes nothing
  bool restart = false;                                 // ignores the place of an earlier run
  std::string report_path;                              // every problem as a line of JSON; empty: none
  std::function<void(const ImportProgress&)> progress;  // after each batch
  // Stock named in the file, of products that are new in the store.
  std::function<Status(const std::vector<StockLine>&)> stock;
  std::function<bool()> cancelled;  // asked between batches
};

// Declares what it needs. kNotFound "import.missing", kInvalid "import.header", "import.columns" (the mapping
// names a column that the file does not have), kUnavailable "import.cancelled" (start it again to go on).
Result<ImportReport> import_products(const ImportRequest& request, engines::DocumentStore& store,
                                     const Clock& clock);

}  // namespace souk::online::catalogue
