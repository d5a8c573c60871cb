// One record after the other from a file, whatever its format: columns by name.
#pragma once

#include <fstream>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "online/catalogue/import/csv.hpp"
#include "online/catalogue/import/mapping.hpp"

namespace souk::online::catalogue {

class Record {
 public:
  virtual ~Record() = default;
  // Empty when it has no such column, or nothing in it.
  virtual std::string_view column(std::string_view name) const = 0;
  // The whole record, where it is one line of JSON; empty otherwise.
  virtual std::string_view line() const { return {}; }
};

struct Place {
  std::uint64_t row = 0;     // 1 is the first record (a header does not count)
  std::uint64_t offset = 0;  // of the byte behind it
};

class RecordReader {
 public:
  virtual ~RecordReader() = default;
  // nullptr at the end. An error concerns one record; reading goes on behind it. The record is valid until
  // the next call.
  virtual Result<const Record*> next() = 0;
  virtual Place place() const = 0;
  // The columns' names, where the file has a header.
  virtual const std::vector<std::string>& columns() const = 0;
};

// Opens a file, behind `start` if that is not zero. kNotFound "import.missing", kInvalid "import.header".
Result<std::unique_ptr<RecordReader>> open_records(const std::string& path, ImportFormat format, Place start);

}  // namespace souk::online::catalogue
