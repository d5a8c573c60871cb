#include "online/catalogue/import/importer.hpp"

#include <filesystem>
#include <unordered_map>

#include <fmt/format.h>

#include "base/text.hpp"
#include "online/catalogue/catalogue.hpp"
#include "online/catalogue/import/batch.hpp"
#include "online/catalogue/import/checkpoint.hpp"
#include "online/catalogue/import/draft.hpp"
#include "online/catalogue/import/taxonomy_writer.hpp"

namespace souk::online::catalogue {
namespace {

constexpr std::size_t kBatch = 500;

// Columns that a mapping speaks of and the file does not have are nearly always a typing error.
Status check_columns(const Mapping& mapping, const std::vector<std::string>& columns) {
  if (columns.empty()) return {};
  const std::vector<std::string_view> known{columns.begin(), columns.end()};
  const auto check = [&](const std::string& column) -> Status {
    if (std::find(known.begin(), known.end(), column) != known.end()) return {};
    const auto near = text::nearest(column, known);
    return fail(invalid(
        "import.columns",
        near ? fmt::format("The file has no column \"{}\"; did you mean \"{}\"?", column, *near)
             : fmt::format("The file has no column \"{}\"; it has: {}.", column, fmt::join(known, ", "))));
  };
  for (const auto& [target, rules] : mapping.fields_by_target) {
    for (const auto& rule : rules) {
      for (const auto& column : rule.columns) TRY(check(column));
    }
  }
  for (const auto& [code, rule] : mapping.attributes) {
    for (const auto& column : rule.columns) TRY(check(column));
  }
  for (const auto& rule : mapping.skip) TRY(check(rule.column));
  return {};
}

class Import {
 public:
  Import(const ImportRequest& request, engines::DocumentStore& store, const Clock& clock)
      : request_{request},
        store_{store},
        clock_{clock},
        checkpoints_{store, std::string{kImports}},
        taxonomy_{store, request.mapping},
        log_{report_, request.report_path},
        batch_{request, store, taxonomy_, report_, log_} {}

  Result<ImportReport> run() {
    started_ = clock_.monotonic();
    report_.dry_run = request_.dry_run;
    TRY(declare_collections(store_));
    TRY(store_.declare({.name = std::string{kImports}, .indexes = {}}));
    id_ = TRY(import_id(request_));
    std::error_code ignored;
    size_ = std::max<std::uint64_t>(1, std::filesystem::file_size(request_.path, ignored));
    TRY(log_.open());
    TRY(taxonomy_.load());
    const auto start = TRY(find_start());
    const auto records = TRY(open_records(request_.path, request_.mapping.format, start));
    TRY(check_columns(request_.mapping, records->columns()));
    TRY(read_all(*records));
    if (!request_.dry_run) TRY(checkpoints_.erase(id_));
    report_.milliseconds = elapsed_ms();
    return std::move(report_);
  }

 private:
  Result<Place> find_start() {
    if (request_.dry_run || request_.restart) return Place{};
    const auto kept = TRY(checkpoints_.find(id_));
    if (!kept) return Place{};
    report_.counts = kept->value.counts;
    report_.resumed_at_row = kept->value.counts.rows + 1;
    return Place{static_cast<std::uint64_t>(kept->value.counts.rows),
                 static_cast<std::uint64_t>(kept->value.offset)};
  }

  Status read_all(RecordReader& records) {
    for (bool more = true; more;) {
      const auto record = records.next();
      const auto row = static_cast<std::int64_t>(records.place().row);
      more = !record || *record != nullptr;
      if (more) take(row, record);
      if (batch_.size() >= kBatch || (!more && batch_.size() > 0)) TRY(finish_batch(records.place()));
      if (request_.cancelled && batch_.size() == 0 && more && request_.cancelled()) {
        return fail(unavailable("import.cancelled",
                                "The import was stopped; start it again to go on where it stands."));
      }
    }
    return taxonomy_.flush(report_.counts, request_.dry_run);
  }

  void take(std::int64_t row, const Result<const Record*>& record) {
    ++report_.counts.rows;
    if (!record) {
      log_.add({row, {}, {}, record.error().code, record.error().message});
    } else if (is_skipped(request_.mapping, **record)) {
      ++report_.counts.skipped;
    } else if (auto draft = draft_from(request_.mapping, **record); draft) {
      batch_.add(row, std::move(*draft));
    } else {
      auto problem = std::move(draft).error();
      problem.row = row;
      log_.add(std::move(problem));
    }
  }

  Status finish_batch(Place place) {
    TRY(batch_.write());
    if (!request_.dry_run) {
      const Checkpoint checkpoint{static_cast<std::int64_t>(place.offset), report_.counts};
      TRY(store_.put(kImports, id_, to_json(checkpoint)));
    }
    if (!request_.progress) return {};
    const auto ms = std::max<std::int64_t>(1, elapsed_ms());
    const auto rows = report_.counts.rows - std::max<std::int64_t>(0, report_.resumed_at_row - 1);
    request_.progress(
        {report_.counts, static_cast<std::int64_t>(place.offset * 100 / size_), rows * 1'000 / ms});
    return {};
  }

  std::int64_t elapsed_ms() const {
    return std::chrono::duration_cast<milliseconds>(clock_.monotonic() - started_).count();
  }

  const ImportRequest& request_;
  engines::DocumentStore& store_;
  const Clock& clock_;
  engines::Collection<Checkpoint> checkpoints_;
  ImportReport report_;
  TaxonomyWriter taxonomy_;
  ProblemLog log_;
  ImportBatch batch_;
  std::string id_;
  std::uint64_t size_ = 1;
  std::chrono::steady_clock::time_point started_{};
};

}  // namespace

Result<ImportReport> import_products(const ImportRequest& request, engines::DocumentStore& store,
                                     const Clock& clock) {
  return Import{request, store, clock}.run();
}

}  // namespace souk::online::catalogue
