#include "online/catalogue/import/record.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include <fmt/format.h>

namespace souk::online::catalogue {
namespace {

class CsvRecord final : public Record {
 public:
  std::vector<std::string> fields;
  std::unordered_map<std::string_view, std::size_t> index;  // names live in the reader

  std::string_view column(std::string_view name) const override {
    const auto found = index.find(name);
    return found == index.end() || found->second >= fields.size() ? std::string_view{}
                                                                  : fields[found->second];
  }
};

class CsvRecords final : public RecordReader {
 public:
  explicit CsvRecords(std::ifstream file, CsvFormat format) : file_{std::move(file)}, format_{format} {}

  Status open(Place start) {
    reader_ = std::make_unique<CsvReader>(file_, format_);
    const bool any = TRY(reader_->next(columns_));
    if (!any)
      return fail(invalid("import.header", "The file is empty; its first row must name the columns."));
    for (std::size_t i = 0; i < columns_.size(); ++i) record_.index.emplace(columns_[i], i);
    if (start.offset == 0) return {};
    file_.clear();
    file_.seekg(static_cast<std::streamoff>(start.offset));
    reader_ = std::make_unique<CsvReader>(file_, format_, start.offset);
    row_ = start.row;
    return {};
  }

  Result<const Record*> next() override {
    auto more = reader_->next(record_.fields);
    if (!more || *more) ++row_;
    if (!more) return fail(std::move(more).error());
    if (!*more) return nullptr;
    if (record_.fields.size() > columns_.size()) {
      return fail(
          invalid("import.columns",
                  fmt::format("The row has {} columns, the header {}; is a separator missing a quote?",
                              record_.fields.size(), columns_.size())));
    }
    return &record_;
  }
  Place place() const override { return {row_, reader_->offset()}; }
  const std::vector<std::string>& columns() const override { return columns_; }

 private:
  std::ifstream file_;
  CsvFormat format_;
  std::unique_ptr<CsvReader> reader_;
  std::vector<std::string> columns_;
  CsvRecord record_;
  std::uint64_t row_ = 0;
};

class LineRecord final : public Record {
 public:
  std::string text;

  std::string_view line() const override { return text; }
  std::string_view column(std::string_view name) const override {
    if (!parsed_) parsed_ = read();
    const auto* member = find_path(*parsed_, name);
    if (member == nullptr || member->is_null()) return {};
    if (const auto* string = member->if_string(); string != nullptr) return *string;
    return texts_[std::string{name}] = to_text(*member);
  }
  void reset() {
    parsed_.reset();
    texts_.clear();
  }

 private:
  json::value read() const {
    auto value = parse_json(text);
    return value ? std::move(*value) : json::value{};
  }
  mutable std::optional<json::value> parsed_;
  mutable std::map<std::string, std::string> texts_;
};

class LineRecords final : public RecordReader {
 public:
  LineRecords(std::ifstream file, Place start) : file_{std::move(file)}, place_{start} {
    file_.seekg(static_cast<std::streamoff>(start.offset));
  }

  Result<const Record*> next() override {
    for (;;) {
      record_.reset();
      auto complete = read_line();
      if (!complete) {
        ++place_.row;
        return fail(std::move(complete).error());
      }
      if (!*complete) return nullptr;
      if (!record_.text.empty() && record_.text.back() == '\r') record_.text.pop_back();
      if (record_.text.empty()) continue;
      ++place_.row;
      return &record_;
    }
  }
  Place place() const override { return place_; }
  const std::vector<std::string>& columns() const override { return columns_; }

 private:
  static constexpr std::size_t kMaxLine = std::size_t{4} * 1024 * 1024;

  Result<bool> read_line() {
    record_.text.clear();
    bool too_large = false;
    for (;;) {
      if (at_ == filled_ && !refill()) break;
      const auto* begin = buffer_.data() + at_;
      const auto* end = std::find(begin, static_cast<const char*>(buffer_.data() + filled_), '\n');
      const auto size = static_cast<std::size_t>(end - begin);
      too_large = too_large || record_.text.size() + size > kMaxLine;
      if (!too_large) record_.text.append(begin, size);
      const bool whole = at_ + size < filled_;
      at_ += size + (whole ? 1 : 0);
      place_.offset += size + (whole ? 1 : 0);
      got_any_ = true;
      if (whole) return finish_line(too_large);
    }
    if (!std::exchange(got_any_, false)) return false;
    return finish_line(too_large);
  }
  Result<bool> finish_line(bool too_large) {
    got_any_ = false;
    if (too_large) return fail(invalid("import.too_large", "A line may have 4 MiB; split the record."));
    return true;
  }
  bool refill() {
    file_.read(buffer_.data(), static_cast<std::streamsize>(buffer_.size()));
    filled_ = static_cast<std::size_t>(file_.gcount());
    at_ = 0;
    return filled_ > 0;
  }

  std::ifstream file_;
  Place place_;
  std::vector<char> buffer_ = std::vector<char>(256 * 1024);
  std::size_t at_ = 0;
  std::size_t filled_ = 0;
  bool got_any_ = false;
  std::vector<std::string> columns_;
  LineRecord record_;
};

}  // namespace

Result<std::unique_ptr<RecordReader>> open_records(const std::string& path, ImportFormat format,
                                                   Place start) {
  std::ifstream file{path, std::ios::binary};
  if (!file)
    return fail(
        not_found("import.missing", fmt::format("The file {} cannot be read; name one that exists.", path)));
  if (format == ImportFormat::kJsonLines) {
    return std::unique_ptr<RecordReader>{std::make_unique<LineRecords>(std::move(file), start)};
  }
  auto records =
      std::make_unique<CsvRecords>(std::move(file), CsvFormat{format == ImportFormat::kTsv ? '\t' : ','});
  TRY(records->open(start));
  return std::unique_ptr<RecordReader>{std::move(records)};
}

}  // namespace souk::online::catalogue
