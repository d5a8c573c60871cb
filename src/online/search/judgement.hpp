// A judgement list: how well products answer queries, as people said. Read from CSV with the columns query,
// sku and grade; a grade is 0 to 3, or E, S, C, I (exact, substitute, complement, irrelevant). Pure.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/codec.hpp"

namespace souk::online::search {

inline constexpr std::size_t kMaxJudgements = 20'000;
inline constexpr std::size_t kMaxJudgedQueries = 2'000;
inline constexpr std::size_t kMaxJudgementBytes = 2 * 1024 * 1024;

struct Judgement {
  std::string query;
  std::string sku;
  std::int64_t gain = 0;  // thousandths: 3 or E 1000, 2 429, 1 143, S 100, C 10, 0 or I 0
  static constexpr auto fields() {
    using J = Judgement;
    return field_table(field("query", &J::query), field("sku", &J::sku), field("gain", &J::gain));
  }
};

struct JudgementList {
  std::string name;
  std::string language;  // of the queries
  std::string by;
  Instant at{};
  std::vector<Judgement> lines;
  static constexpr std::string_view kName = "SearchJudgementList";
  static constexpr auto fields() {
    using L = JudgementList;
    return field_table(field("name", &L::name, {.min_length = 1, .max_length = 120}),
                       field("language", &L::language, {.max_length = 20}), field("by", &L::by),
                       field("at", &L::at), field("lines", &L::lines, {.max_length = kMaxJudgements}));
  }
};

// kInvalid "search.judgements" with a complaint for each broken line, 20 at most: pointer "/csv/<line>", code
// "columns", "query", "sku", "grade", "twice", "csv" or "too_many". A first line that names the columns is
// passed over; they may then stand in any order.
Result<std::vector<Judgement>> read_judgements(std::string_view csv);

// Gains by sku, by query.
using JudgedQueries = std::map<std::string, std::map<std::string, std::int64_t>>;
JudgedQueries by_query(const std::vector<Judgement>& lines);

// ---- what a ranked list is worth, in millionths -----------------------------------------------------------

// Normalised discounted cumulative gain of the first ten; 0 when nothing has a gain.
std::int64_t ndcg_at_10(const std::vector<std::string>& skus,
                        const std::map<std::string, std::int64_t>& gains);
// One over the place of the first good product (gain of at least 100: S, 1 or better) of the first ten.
std::int64_t reciprocal_rank(const std::vector<std::string>& skus,
                             const std::map<std::string, std::int64_t>& gains);

}  // namespace souk::online::search
