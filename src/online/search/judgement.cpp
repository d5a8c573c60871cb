#include "online/search/judgement.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <set>
#include <sstream>

#include <fmt/format.h>

#include "base/text.hpp"
#include "online/catalogue/import/csv.hpp"

namespace souk::online::search {
namespace {

constexpr std::size_t kMaxLineComplaints = 20;
constexpr std::size_t kJudgedDepth = 10;
constexpr std::size_t kMaxJudgedQuery = 200;  // characters
constexpr std::size_t kMaxJudgedSku = 64;
constexpr std::int64_t kGoodGain = 100;
constexpr double kMillion = 1'000'000;

struct JudgementColumns {
  std::size_t query = 0;
  std::size_t sku = 1;
  std::size_t grade = 2;
};

std::optional<std::int64_t> gain_of(std::string_view grade) {
  constexpr std::array<std::pair<std::string_view, std::int64_t>, 8> kGains{
      {{"0", 0}, {"1", 143}, {"2", 429}, {"3", 1'000}, {"e", 1'000}, {"s", 100}, {"c", 10}, {"i", 0}}};
  const auto wanted = text::to_lower_ascii(text::trim(grade));
  for (const auto& [name, gain] : kGains)
    if (name == wanted) return gain;
  return std::nullopt;
}

std::optional<JudgementColumns> judgement_columns(const std::vector<std::string>& row) {
  const auto place = [&](std::string_view name) {
    return static_cast<std::size_t>(
        std::find_if(row.begin(), row.end(),
                     [&](const auto& field) { return text::to_lower_ascii(text::trim(field)) == name; }) -
        row.begin());
  };
  const JudgementColumns columns{place("query"), place("sku"), place("grade")};
  if (columns.query == row.size() || columns.sku == row.size() || columns.grade == row.size())
    return std::nullopt;
  return columns;
}

class JudgementReader {
 public:
  void take(std::size_t line, const std::vector<std::string>& row) {
    if (line == 1) {
      if (const auto named = judgement_columns(row)) {
        columns_ = *named;
        return;
      }
    }
    if (row.size() == 1 && text::trim(row.front()).empty()) return;
    if (row.size() <= std::max({columns_.query, columns_.sku, columns_.grade}))
      return complain(line, "columns", "Write query, sku and grade, with commas between them.");
    const std::string query{text::trim(row[columns_.query])};
    const std::string sku{text::trim(row[columns_.sku])};
    const auto gain = gain_of(row[columns_.grade]);
    if (query.empty() || !text::is_valid_utf8(query) || text::length(query) > kMaxJudgedQuery)
      return complain(line, "query", "A query has 1 to 200 characters of UTF-8.");
    if (sku.empty() || sku.size() > kMaxJudgedSku)
      return complain(line, "sku", "A sku has 1 to 64 characters.");
    if (!gain) return complain(line, "grade", "A grade is 0, 1, 2 or 3, or E, S, C or I.");
    if (!seen_.insert({query, sku}).second)
      return complain(line, "twice", "This product has been judged for this query on a line before.");
    queries_.insert(query);
    if (lines.size() >= kMaxJudgements || queries_.size() > kMaxJudgedQueries)
      return complain(line, "too_many", "A list has at most 20,000 lines and 2,000 queries.");
    lines.push_back({query, sku, *gain});
  }

  void complain(std::size_t line, std::string code, std::string message) {
    if (complaints.size() < kMaxLineComplaints)
      complaints.push_back({fmt::format("/csv/{}", line), std::move(code), std::move(message)});
  }
  bool full() const { return complaints.size() >= kMaxLineComplaints; }

  std::vector<Judgement> lines;
  std::vector<FieldError> complaints;

 private:
  JudgementColumns columns_;
  std::set<std::pair<std::string, std::string>> seen_;
  std::set<std::string> queries_;
};

double discounted(const std::vector<std::int64_t>& gains) {
  double sum = 0;
  for (std::size_t i = 0; i < std::min(gains.size(), kJudgedDepth); ++i)
    sum += static_cast<double>(gains[i]) / std::log2(static_cast<double>(i) + 2);
  return sum;
}

std::int64_t gain_in(const std::map<std::string, std::int64_t>& gains, const std::string& sku) {
  const auto found = gains.find(sku);
  return found == gains.end() ? 0 : found->second;
}

}  // namespace

Result<std::vector<Judgement>> read_judgements(std::string_view csv) {
  const auto refuse = [](std::string message, std::vector<FieldError> fields = {}) {
    auto error = invalid("search.judgements", std::move(message));
    error.fields = std::move(fields);
    return fail(std::move(error));
  };
  if (csv.size() > kMaxJudgementBytes) return refuse("A judgement list has at most 2 MiB.");
  std::istringstream stream{std::string{csv}};
  catalogue::CsvReader rows{stream, {.max_field_bytes = 4'096, .max_row_bytes = 16'384, .max_columns = 20}};
  JudgementReader reader;
  std::vector<std::string> row;
  for (std::size_t line = 1; !reader.full(); ++line) {
    const auto more = rows.next(row);
    if (!more) {
      reader.complain(line, "csv", more.error().message);
      continue;
    }
    if (!*more) break;
    reader.take(line, row);
  }
  if (!reader.complaints.empty())
    return refuse("Some lines cannot be read; see `errors`.", std::move(reader.complaints));
  if (reader.lines.empty()) return refuse("The list has no line: query, sku and grade.");
  return std::move(reader.lines);
}

JudgedQueries by_query(const std::vector<Judgement>& lines) {
  JudgedQueries queries;
  for (const auto& line : lines) queries[line.query][line.sku] = line.gain;
  return queries;
}

std::int64_t ndcg_at_10(const std::vector<std::string>& skus,
                        const std::map<std::string, std::int64_t>& gains) {
  std::vector<std::int64_t> found;
  for (const auto& sku : skus) found.push_back(gain_in(gains, sku));
  std::vector<std::int64_t> best;
  for (const auto& [sku, gain] : gains) best.push_back(gain);
  std::sort(best.begin(), best.end(), std::greater<>{});
  const auto ideal = discounted(best);
  return ideal <= 0 ? 0 : std::llround(discounted(found) / ideal * kMillion);
}

std::int64_t reciprocal_rank(const std::vector<std::string>& skus,
                             const std::map<std::string, std::int64_t>& gains) {
  for (std::size_t i = 0; i < std::min(skus.size(), kJudgedDepth); ++i)
    if (gain_in(gains, skus[i]) >= kGoodGain)
      return static_cast<std::int64_t>(kMillion) / static_cast<std::int64_t>(i + 1);
  return 0;
}

}  // namespace souk::online::search
