// Reads CSV and TSV as RFC 4180 has it, row by row in constant memory: quoted fields with separators, quotes
// and line ends in them, LF or CRLF, a byte order mark, a last row without a line end. Every field and row is
// bounded. A broken row is an error that names it; reading goes on behind it.
#pragma once

#include <cstdint>
#include <istream>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace souk::online::catalogue {

struct CsvFormat {
  char separator = ',';
  std::size_t max_field_bytes = 1024 * 1024;
  std::size_t max_row_bytes = 4 * 1024 * 1024;
  std::size_t max_columns = 1'000;
};

class CsvReader {
 public:
  // `input` must outlive the reader. It starts at the stream's place, taken as byte `offset` of the whole.
  CsvReader(std::istream& input, CsvFormat format, std::uint64_t offset = 0);

  // False at the end. After an error the reader stands behind the broken row: kInvalid "csv.quote" (text
  // behind a closing quote, or a quote that never closes), "csv.too_large", "csv.too_many_columns".
  Result<bool> next(std::vector<std::string>& fields);
  // Where the next row starts, in bytes from the beginning.
  std::uint64_t offset() const { return offset_; }

 private:
  static constexpr int kEnd = -1;
  int peek();
  int take();
  Status read_field(std::string& field);
  Status read_quoted(std::string& field);
  bool at_row_end(int c) const { return c == '\n' || c == '\r' || c == kEnd; }
  void take_row_end();
  void skip_row();
  Status grow(std::string& field, char c);

  std::istream& input_;
  CsvFormat format_;
  std::vector<char> buffer_;
  std::size_t at_ = 0;
  std::size_t filled_ = 0;
  std::uint64_t offset_ = 0;
  std::size_t row_bytes_ = 0;
};

// A row of text with what needs quotes quoted, ending in CRLF as the standard says.
std::string csv_row(const std::vector<std::string>& fields, char separator);

}  // namespace souk::online::catalogue
