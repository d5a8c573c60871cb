#include "online/catalogue/import/csv.hpp"

namespace souk::online::catalogue {
namespace {

constexpr std::size_t kBufferBytes = 256 * 1024;
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

}  // namespace

CsvReader::CsvReader(std::istream& input, CsvFormat format, std::uint64_t offset)
    : input_{input}, format_{format}, buffer_(kBufferBytes), offset_{offset} {
  if (offset != 0 || peek() != 0xEF) return;
  if (filled_ >= 3 && std::string_view{buffer_.data(), 3} == kByteOrderMark) {
    at_ = 3;
    offset_ = 3;
  }
}

int CsvReader::peek() {
  if (at_ == filled_) {
    input_.read(buffer_.data(), static_cast<std::streamsize>(buffer_.size()));
    filled_ = static_cast<std::size_t>(input_.gcount());
    at_ = 0;
    if (filled_ == 0) return kEnd;
  }
  return static_cast<unsigned char>(buffer_[at_]);
}

int CsvReader::take() {
  const int c = peek();
  if (c == kEnd) return c;
  ++at_;
  ++offset_;
  ++row_bytes_;
  return c;
}

Status CsvReader::grow(std::string& field, char c) {
  if (field.size() >= format_.max_field_bytes || row_bytes_ > format_.max_row_bytes) {
    return fail(
        invalid("csv.too_large", "The row or one of its fields is too large; is a quote (\") left open?"));
  }
  field += c;
  return {};
}

Status CsvReader::read_quoted(std::string& field) {
  take();
  for (;;) {
    const int c = take();
    if (c == kEnd)
      return fail(invalid("csv.quote", "A quote (\") opens a field and never closes; close it."));
    if (c != '"') {
      TRY(grow(field, static_cast<char>(c)));
      continue;
    }
    if (peek() != '"') break;
    take();
    TRY(grow(field, '"'));
  }
  const int next = peek();
  if (next == static_cast<unsigned char>(format_.separator) || at_row_end(next)) return {};
  return fail(
      invalid("csv.quote", "Text follows a closing quote; write a quote inside of a field twice (\"\")."));
}

Status CsvReader::read_field(std::string& field) {
  if (peek() == '"') return read_quoted(field);
  for (int c = peek(); c != static_cast<unsigned char>(format_.separator) && !at_row_end(c); c = peek()) {
    TRY(grow(field, static_cast<char>(take())));
  }
  return {};
}

void CsvReader::take_row_end() {
  if (take() == '\r' && peek() == '\n') take();
}

void CsvReader::skip_row() {
  while (!at_row_end(peek())) take();
  take_row_end();
}

Result<bool> CsvReader::next(std::vector<std::string>& fields) {
  row_bytes_ = 0;
  while (peek() == '\n' || peek() == '\r') take_row_end();  // empty lines are no rows
  if (peek() == kEnd) return false;
  std::size_t count = 0;
  for (;; ++count) {
    if (count == fields.size()) fields.emplace_back();
    fields[count].clear();
    if (count >= format_.max_columns) {
      skip_row();
      return fail(invalid("csv.too_many_columns", "The row has too many columns; is the separator right?"));
    }
    if (Status done = read_field(fields[count]); !done) {
      skip_row();
      return fail(std::move(done).error());
    }
    if (at_row_end(peek())) break;
    take();  // the separator
  }
  take_row_end();
  fields.resize(count + 1);
  return true;
}

std::string csv_row(const std::vector<std::string>& fields, char separator) {
  std::string row;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (i > 0) row += separator;
    const auto& field = fields[i];
    const bool plain =
        field.find_first_of("\"\r\n") == std::string::npos && field.find(separator) == std::string::npos;
    // A row of one empty field would read as an empty line.
    if (plain && !(fields.size() == 1 && field.empty())) {
      row += field;
      continue;
    }
    row += '"';
    for (const char c : field) {
      if (c == '"') row += '"';
      row += c;
    }
    row += '"';
  }
  row += "\r\n";
  return row;
}

}  // namespace souk::online::catalogue
