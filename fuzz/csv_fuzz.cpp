// CSV as strangers send it: reading ends, stays within its bounds, and what was read writes and reads back
// the same.
#include <cstdint>
#include <cstdlib>
#include <sstream>

#include "online/catalogue/import/csv.hpp"

using souk::online::catalogue::CsvFormat;
using souk::online::catalogue::CsvReader;

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

void check_round_trip(const std::vector<std::string>& fields, CsvFormat format) {
  std::istringstream input{souk::online::catalogue::csv_row(fields, format.separator)};
  // A first field that begins with a byte order mark would lose it at the very beginning of a file.
  if (fields.front().starts_with("\xEF\xBB\xBF")) return;
  CsvReader reader{input, format};
  std::vector<std::string> again;
  const auto more = reader.next(again);
  require(more && *more && again == fields);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text{reinterpret_cast<const char*>(data), size};
  CsvFormat format{.separator = size % 2 == 0 ? ',' : '\t',
                   .max_field_bytes = 64,
                   .max_row_bytes = 256,
                   .max_columns = 16};
  std::istringstream input{text};
  CsvReader reader{input, format};
  std::vector<std::string> fields;
  std::uint64_t last = 0;
  for (;;) {
    const auto more = reader.next(fields);
    if (more && !*more) break;
    require(reader.offset() > last || reader.offset() == size);
    last = reader.offset();
    require(last <= size);
    if (!more) continue;
    require(!fields.empty() && fields.size() <= format.max_columns);
    for (const auto& field : fields) require(field.size() <= format.max_field_bytes);
    check_round_trip(fields, {.separator = format.separator});
  }
  return 0;
}
