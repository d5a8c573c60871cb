#include "online/search/rescue.hpp"

#include <algorithm>

namespace souk::online::search {

using catalogue::RowId;

namespace {

constexpr std::size_t kLookedAt = 500;  // rows of a category, for those that may be seen
// Twice the pairs that both have, against all pairs: "headfone" and "headphones" have 0.53.
constexpr double kNear = 0.4;

double likeness(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
  if (a.empty() || b.empty()) return 0;
  std::size_t same = 0;
  for (auto left = a.begin(), right = b.begin(); left != a.end() && right != b.end();) {
    if (*left == *right) {
      ++same;
      ++left;
      ++right;
    } else if (*left < *right) {
      ++left;
    } else {
      ++right;
    }
  }
  return 2 * static_cast<double>(same) / static_cast<double>(a.size() + b.size());
}

std::string nearest_category(const Prompts& prompts, std::string_view query) {
  constexpr std::size_t kAsked = 10;
  for (const auto& one : prompts.suggest(query, kAsked))
    if (one.kind == language::SuggestionKind::kCategory) return prompts.categories[one.id];
  const auto pairs = letter_pairs(query);
  double best = kNear;
  std::string slug;
  for (const auto& name : prompts.category_names) {
    const auto near = likeness(pairs, name.pairs);
    if (near < best) continue;
    best = near;
    slug = prompts.categories[name.category];
  }
  return slug;
}

std::vector<RowId> alike_rows(const RescueInputs& inputs, std::string_view query, Instant now) {
  std::vector<RowId> rows;
  for (const auto& one : inputs.prompts->suggest(query, language::kMaxSuggestions)) {
    const bool seen = one.kind == language::SuggestionKind::kProduct && rows.size() < kMaxInstead &&
                      one.id < inputs.snapshot.row_count && inputs.snapshot.visible(one.id, now);
    if (seen && std::find(rows.begin(), rows.end(), one.id) == rows.end()) rows.push_back(one.id);
  }
  return rows;
}

std::vector<RowId> seen_rows(const catalogue::Snapshot& snapshot, const catalogue::RowList& rows,
                             Instant now) {
  std::vector<RowId> seen;
  for (std::size_t i = 0; i < std::min(rows.size(), kLookedAt) && seen.size() < kMaxInstead; ++i)
    if (snapshot.visible(rows[i], now)) seen.push_back(rows[i]);
  return seen;
}

}  // namespace

Instead rescue(const RescueInputs& inputs, std::string_view query, Instant now) {
  Instead instead;
  if (inputs.prompts != nullptr) {
    instead.rows = alike_rows(inputs, query, now);
    instead.kind = Instead::Kind::kAlike;
    if (!instead.rows.empty()) return instead;
    instead.category = nearest_category(*inputs.prompts, query);
  }
  if (!instead.category.empty()) {
    instead.kind = Instead::Kind::kCategory;
    const auto rows = inputs.snapshot.categories.rows(inputs.names.categories.find(instead.category));
    instead.rows = seen_rows(inputs.snapshot, *rows, now);
    if (!instead.rows.empty()) return instead;
    instead.category.clear();
  }
  instead.kind = Instead::Kind::kPopular;
  instead.rows = seen_rows(inputs.snapshot, *inputs.snapshot.all, now);
  return instead;
}

}  // namespace souk::online::search
