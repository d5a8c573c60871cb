#include "engines/search/xapian/conjunction.hpp"

#include <algorithm>
#include <optional>

namespace souk::engines::search {
namespace {

// The strength that a list gives a document, reading on from where the last call stopped; numbers ascend.
class Reader {
 public:
  explicit Reader(const Postings& list) : at_{list.data()}, end_{list.data() + list.size()} {}
  // nullopt when the document is not in the list.
  std::optional<std::uint32_t> strength_of(std::uint32_t number) {
    const auto from = static_cast<Posting>(number) << kStrengthBits;
    std::ptrdiff_t step = 1;
    while (step < end_ - at_ && at_[step] < from) {
      at_ += step;
      step *= 2;
    }
    at_ = std::lower_bound(at_, at_ + std::min(step + 1, end_ - at_), from);
    if (at_ == end_ || *at_ >> kStrengthBits != number) return std::nullopt;
    return *at_ & kMaxStrength;
  }

 private:
  const Posting* at_;
  const Posting* end_;
};

// Leaves those of `numbers` that have any form of the word.
void keep_those_with(const Word& word, std::vector<std::uint32_t>& numbers) {
  std::vector<Reader> readers;
  for (const auto& list : *word.lists) readers.emplace_back(*list);
  std::erase_if(numbers, [&](std::uint32_t number) {
    return std::none_of(readers.begin(), readers.end(),
                        [&](Reader& reader) { return reader.strength_of(number).has_value(); });
  });
}

std::vector<std::uint32_t> numbers_of(const Word& word, std::uint32_t last_number) {
  std::vector<std::uint32_t> numbers;
  for (const auto& list : *word.lists)
    for (const Posting posting : *list)
      if (posting >> kStrengthBits <= last_number) numbers.push_back(posting >> kStrengthBits);
  if (word.lists->size() > 1) {
    std::sort(numbers.begin(), numbers.end());
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
  }
  return numbers;
}

std::size_t length_of(const Word& word) {
  std::size_t length = 0;
  for (const auto& list : *word.lists) length += list->size();
  return length;
}

void add_scores(const Word& word, std::vector<SearchHit>& hits) {
  const auto mass = static_cast<float>(word.rarity * word.sought->weight);
  std::vector<Reader> readers;
  for (const auto& list : *word.lists) readers.emplace_back(*list);
  for (auto& hit : hits) {
    float best = 0;
    for (std::size_t form = 0; form < readers.size(); ++form) {
      const float factor = mass * static_cast<float>(word.sought->forms[form].weight) / kMaxStrength;
      if (const auto strength = readers[form].strength_of(hit.number))
        best = std::max({best, factor * static_cast<float>(*strength), 1e-9F});
    }
    hit.score += best;
  }
}

}  // namespace

std::vector<std::uint32_t> with_all(const std::vector<Word>& words, std::uint32_t last_number) {
  std::vector<const Word*> required;
  for (const auto& word : words)
    if (word.required) required.push_back(&word);
  if (required.empty()) return {};
  std::sort(required.begin(), required.end(),
            [](const Word* a, const Word* b) { return length_of(*a) < length_of(*b); });
  auto numbers = numbers_of(*required.front(), last_number);
  for (std::size_t i = 1; i < required.size() && !numbers.empty(); ++i)
    keep_those_with(*required[i], numbers);
  return numbers;
}

SearchFindings score_all(const SearchQuery& query, const std::vector<Word>& words,
                         std::vector<std::uint32_t> numbers) {
  SearchFindings findings;
  findings.with_all_words = numbers.size();
  std::vector<SearchHit> hits;
  hits.reserve(numbers.size());
  for (const auto number : numbers) hits.push_back({number, 0, 1});
  for (const auto& word : words) add_scores(word, hits);
  keep_best(hits, query.limit);
  findings.best = std::move(hits);
  findings.matched = std::move(numbers);
  return findings;
}

void keep_best(std::vector<SearchHit>& hits, std::size_t limit) {
  const auto before = [](const SearchHit& a, const SearchHit& b) {
    return a.score != b.score ? a.score > b.score : a.number < b.number;
  };
  const auto end = hits.begin() + static_cast<std::ptrdiff_t>(std::min(limit, hits.size()));
  std::partial_sort(hits.begin(), end, hits.end(), before);
  hits.erase(end, hits.end());
}

}  // namespace souk::engines::search
