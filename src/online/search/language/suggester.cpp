#include "online/search/language/suggester.hpp"

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "online/search/language/suggest_query.hpp"
#include "online/search/language/suggest_tables.hpp"

namespace souk::online::search::language {
namespace {

constexpr std::size_t kMaxEntryBytes = 300;
constexpr std::size_t kMaxStarts = 5;  // words of an entry from which it is found
constexpr std::uint16_t kMiddle = 1'500;

// Products wait behind what is searched for: one tap more, and there are many of them.
float kind_bonus(SuggestionKind kind) {
  switch (kind) {
    case SuggestionKind::kQuery:
    case SuggestionKind::kCategory:
    case SuggestionKind::kBrand:
      return 2.0F;
    case SuggestionKind::kProduct:
    case SuggestionKind::kPersonal:
      return 0;
  }
  return 0;
}

// Thousandths of the logarithm of the weight: up to e^60.
std::uint16_t score_of(const SuggestEntry& entry) {
  const auto value = 2'000 + 1'000 * (std::log1p(std::max(0.0, entry.weight)) + kind_bonus(entry.kind));
  return static_cast<std::uint16_t>(std::clamp(value, 2'000.0, 65'000.0));
}

}  // namespace

SuggesterBuilder::SuggesterBuilder(std::shared_ptr<const Language> language)
    : language_{std::move(language)} {}
SuggesterBuilder::~SuggesterBuilder() = default;

void SuggesterBuilder::add(SuggestEntry entry) {
  if (entries_.size() >= kMaxSuggestEntries || entry.text.empty() || entry.text.size() > kMaxEntryBytes)
    return;
  entries_.push_back(std::move(entry));
}

std::shared_ptr<const Suggester> SuggesterBuilder::build() {
  auto tables = std::make_unique<Suggester::Tables>();
  // The heaviest first, so that of the same texts the heaviest stays.
  std::stable_sort(entries_.begin(), entries_.end(),
                   [](const SuggestEntry& a, const SuggestEntry& b) { return score_of(a) > score_of(b); });
  std::unordered_map<std::string, SuggestionKind> seen;
  for (const auto& entry : entries_) {
    const auto text = normalise(entry.text, kMaxEntryBytes);
    if (text.empty() || !seen.emplace(text, entry.kind).second) continue;
    const auto number = tables->add(entry, text);
    std::size_t starts = 0;
    for (const auto& token : language_->segment(text)) {
      if (starts++ == kMaxStarts) break;
      const auto score = static_cast<std::uint16_t>(score_of(entry) - (token.begin == 0 ? 0 : kMiddle));
      tables->add_start(number, static_cast<std::uint16_t>(token.begin), score);
    }
  }
  entries_.clear();
  tables->finish();
  return std::shared_ptr<const Suggester>{new Suggester{std::move(tables)}};
}

Suggester::Suggester(std::unique_ptr<const Tables> tables) : tables_{std::move(tables)} {}
Suggester::~Suggester() = default;

std::vector<Suggested> Suggester::suggest(std::string_view typed, std::size_t limit,
                                          std::span<const std::string> personal) const {
  limit = std::min(limit, kMaxSuggestions);
  const auto text = normalise(typed, kMaxTypedBytes);
  if (text.empty() || limit == 0) return {};
  return SuggestQuery{*tables_, text, limit}.run(personal);
}

std::size_t Suggester::memory_bytes() const { return tables_->memory_bytes(); }
std::size_t Suggester::size() const { return tables_->size(); }

}  // namespace souk::online::search::language
