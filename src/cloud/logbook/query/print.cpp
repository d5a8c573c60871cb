#include "cloud/logbook/query/print.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>

#include <fmt/format.h>

#include "base/text.hpp"
#include "cloud/logbook/query/values.hpp"

namespace souk::cloud::logbook {
namespace {

constexpr std::size_t kRowsAtOnce = 1'000;
constexpr std::size_t kWidest = 80;

// Of a fixed font: what is beyond Latin, Greek and Cyrillic takes two places.
std::size_t width_of(std::string_view text) {
  std::size_t width = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte & 0xC0U) != 0x80U) width += byte >= 0xE3U ? 2 : 1;
  }
  return width;
}

std::string csv_cell(std::string_view text) {
  if (text.find_first_of(",\"\r\n") == std::string_view::npos) return std::string{text};
  std::string out = "\"";
  for (const char c : text) out += c == '"' ? std::string{"\"\""} : std::string{c};
  return out + "\"";
}

std::string csv_line(const std::vector<std::string>& cells) {
  std::string out;
  for (std::size_t i = 0; i < cells.size(); ++i) out += (i == 0 ? "" : ",") + csv_cell(cells[i]);
  return out + "\r\n";
}

// Digits with one point inside, as JSON has them; "007" and ".5" are texts.
bool is_json_number(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  if (text.empty() || !is_digit(text.front()) || !is_digit(text.back()) || text.size() > 18) return false;
  if (text.size() > 1 && text[0] == '0' && text[1] != '.') return false;
  return std::count(text.begin(), text.end(), '.') <= 1 &&
         std::all_of(text.begin(), text.end(), [&](char c) { return c == '.' || is_digit(c); });
}

std::string json_line(const std::vector<std::string>& columns, const Row& row) {
  std::string out = "{";
  for (std::size_t i = 0; i < columns.size() && i < row.cells.size(); ++i) {
    if (i > 0) out += ',';
    append_json_string(out, columns[i]);
    out += ':';
    if (is_json_number(row.cells[i])) {
      out += row.cells[i];
    } else {
      append_json_string(out, row.cells[i]);
    }
  }
  return out + "}\n";
}

}  // namespace

Result<Format> parse_format(std::string_view text) {
  if (text == "table") return Format::kTable;
  if (text == "ndjson") return Format::kNdjson;
  if (text == "csv") return Format::kCsv;
  return fail(invalid("logs.format", "A format is one of table, ndjson and csv."));
}

Status Printer::write(std::string_view text) {
  if (std::fwrite(text.data(), 1, text.size(), out_) == text.size()) return {};
  return fail(unavailable("logs.output", "The output cannot be written.", std::strerror(errno)));
}

Rows Printer::rows() {
  return {[this](const std::vector<std::string>& columns) { return begin(columns); },
          [this](const Row& each) { return row(each); }};
}

Status Printer::begin(const std::vector<std::string>& columns) {
  columns_ = columns;
  if (raw_ || format_ != Format::kCsv) return {};
  return write(csv_line(columns_));
}

Status Printer::row(const Row& each) {
  if (raw_) return write(each.cells[0] + "\n");
  if (format_ == Format::kCsv) return write(csv_line(each.cells));
  if (format_ == Format::kNdjson) return write(json_line(columns_, each));
  waiting_.push_back(each);
  return waiting_.size() < kRowsAtOnce ? Status{} : finish();
}

Status Printer::finish() {
  if (raw_ || format_ != Format::kTable || (waiting_.empty() && columns_.empty())) return {};
  waiting_.insert(waiting_.begin(), Row{columns_});
  std::vector<std::size_t> widths(columns_.size());
  std::vector<bool> right(columns_.size(), true);
  for (auto& one : waiting_) {
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      one.cells[i] = text::shorten(one.cells[i], kWidest);
      widths[i] = std::max(widths[i], width_of(one.cells[i]));
      if (&one != &waiting_.front() && !number_in(one.cells[i])) right[i] = false;
    }
  }
  for (const auto& one : waiting_) {
    std::string line;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      const std::string blanks(widths[i] - width_of(one.cells[i]), ' ');
      line += (i == 0 ? "" : "  ") + (right[i] ? blanks + one.cells[i] : one.cells[i] + blanks);
    }
    line.erase(line.find_last_not_of(' ') + 1);
    TRY(write(line + "\n"));
  }
  waiting_.clear();
  return {};
}

}  // namespace souk::cloud::logbook
