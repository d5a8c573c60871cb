// Writes all products to a file that import_products() reads back without changing anything: JSON lines (the
// native format), or CSV and TSV with one row a product, its texts as columns by language and what is nested
// as JSON.
#pragma once

#include <functional>
#include <ostream>

#include "engines/document/port.hpp"
#include "online/catalogue/import/mapping.hpp"

namespace souk::online::catalogue {

struct ExportReport {
  std::int64_t products = 0;
};

// Streams; in the order of the codes. `progress` after each thousand. kUnavailable "export.write" when the
// file cannot take it.
Result<ExportReport> export_products(engines::DocumentStore& store, ImportFormat format, std::ostream& out,
                                     const std::function<void(std::int64_t products)>& progress = {});

}  // namespace souk::online::catalogue
