#include "cloud/logbook/query/run.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "cloud/logbook/pack.hpp"
#include "cloud/logbook/query/values.hpp"
#include "runtime/fiber/scope.hpp"

namespace souk::cloud::logbook {
namespace {

constexpr std::int64_t kMostHours = 24LL * 366 * 20;
constexpr std::int64_t kLookAtTheClockEvery = 10'000;  // lines

class Run {
 public:
  Run(const Query& query, const RunOptions& options, const Rows& out)
      : query_{query},
        options_{options},
        out_{out},
        table_{query},
        from_{to_string(query.from)},
        until_{to_string(query.until)} {}

  Result<Progress> all(const LogSource& source) {
    const auto first = hour_of(query_.from), last = hour_of(query_.until - milliseconds{1});
    progress_.hours = last - first + 1;
    if (progress_.hours > kMostHours) {
      return fail(invalid("logs.time", "That is more than twenty years; ask for less time."));
    }
    TRY(out_.begin(query_.adds_up() ? table_.columns() : query_.fields));
    for (auto hour = first; hour <= last && !enough(); ++hour) {
      for (const auto& batch : TRY(source.batches(query_.kind, hour))) {
        TRY(read(batch));
        if (enough()) break;
      }
      ++progress_.hours_done;
    }
    if (query_.adds_up()) {
      for (const auto& row : table_.rows()) TRY(out_.row(row));
    }
    return progress_;
  }

 private:
  bool enough() const { return !query_.adds_up() && query_.limit > 0 && given_ >= query_.limit; }

  Status read(const Batch& batch) {
    progress_.bytes += batch.size_bytes;
    if (options_.max_bytes > 0 && progress_.bytes > options_.max_bytes) {
      return fail(
          {.kind = ErrorKind::kLimit,
           .code = "logs.too_much",
           .message =
               "That is more than can be read here at once; ask for less time, or use souk logs query."});
    }
    if (options_.progress) options_.progress(progress_);
    const auto body = TRY(batch.open());
    if (body == nullptr) return {};
    LineReader lines{*body, batch.packed};
    while (!enough()) {
      auto next = lines.next();
      if (!next) {
        auto error = std::move(next).error();
        error.detail = fmt::format("{}: {}", key_of(batch.name), error.detail);
        return fail(std::move(error));
      }
      if (!*next) break;
      TRY(take(**next));
    }
    return {};
  }

  Status take(std::string_view text) {
    if (++progress_.lines % kLookAtTheClockEvery == 0 && runtime::deadline_passed()) {
      return fail({.kind = ErrorKind::kTimeout,
                   .code = "logs.timeout",
                   .message = "Reading the logs took too long; ask for less time."});
    }
    for (const auto& condition : query_.where)
      if (!may_match(text, condition)) return {};
    const auto line = parse_json(text);
    if (!line) return {};  // none of ours; nothing else can be done with it
    const auto* at = find_path(*line, "at");
    if (at == nullptr || !at->is_string()) return {};
    const std::string_view stamp{at->as_string()};
    if (stamp < from_ || stamp >= until_) return {};
    for (const auto& condition : query_.where)
      if (!matches(*line, condition)) return {};
    ++progress_.matched;
    if (query_.adds_up()) return table_.add(*line);
    ++given_;
    Row row;
    if (query_.fields.empty()) row.cells.emplace_back(text);
    for (const auto& field : query_.fields) row.cells.push_back(text_of(find_path(*line, field)));
    return out_.row(row);
  }

  const Query& query_;
  const RunOptions& options_;
  const Rows& out_;
  Table table_;
  std::string from_, until_;
  Progress progress_;
  std::size_t given_ = 0;
};

}  // namespace

Result<Progress> run_query(const Query& query, const LogSource& source, const RunOptions& options,
                           const Rows& out) {
  TRY(check_query(query));
  return Run{query, options, out}.all(source);
}

}  // namespace souk::cloud::logbook
