#include "engines/search/xapian/scorer.hpp"

#include <algorithm>
#include <cmath>

namespace souk::engines::search {
namespace {

// A word that nearly every document has says nothing, and its list is the longest to read.
constexpr double kCommonShare = 0.4;
constexpr std::size_t kCommonFrom = 1'000;

struct Sums {
  std::vector<float> score;
  std::vector<float> mass;          // of the words found
  std::vector<std::uint8_t> words;  // how many that a document must have
  std::vector<float> of_word;       // the best form of the word at hand
  std::vector<std::uint32_t> touched;
  std::vector<std::uint32_t> touched_by_word;

  void prepare(std::uint32_t last_number) {
    const std::size_t size = std::size_t{last_number} + 1;
    if (score.size() >= size) return;
    score.resize(size);
    mass.resize(size);
    words.resize(size);
    of_word.resize(size);
  }
};

// Scoring does not wait, so no other fiber of this thread comes between.
Sums& thread_sums(std::uint32_t last_number) {
  thread_local Sums sums;
  sums.prepare(last_number);
  return sums;
}

struct Word {
  const SoughtWord* sought = nullptr;
  const std::vector<PostingsPtr>* lists = nullptr;
  std::size_t frequency = 0;  // of its most frequent form
  double rarity = 0;
  bool required = true;
};

std::vector<Word> weigh(const SearchQuery& query, const std::vector<std::vector<PostingsPtr>>& lists,
                        std::size_t document_count) {
  std::vector<Word> words;
  const auto documents = static_cast<double>(document_count);
  for (std::size_t i = 0; i < query.words.size(); ++i) {
    Word word{&query.words[i], &lists[i], 0, 0, !query.words[i].optional};
    for (const auto& list : lists[i]) word.frequency = std::max(word.frequency, list->size());
    const auto frequency = static_cast<double>(word.frequency);
    word.rarity = std::log(1.0 + std::max(0.0, documents - frequency + 0.5) / (frequency + 0.5));
    words.push_back(word);
  }
  const bool any_required =
      std::any_of(words.begin(), words.end(), [](const Word& word) { return word.required; });
  for (auto& word : words) word.required = word.required || !any_required;
  return words;
}

// Where another word is asked for as well, one that is everywhere is passed over.
void drop_common(std::vector<Word>& words, std::size_t document_count) {
  if (document_count < kCommonFrom) return;
  const auto is_common = [&](const Word& word) {
    return static_cast<double>(word.frequency) > kCommonShare * static_cast<double>(document_count);
  };
  const bool another = std::any_of(words.begin(), words.end(), [&](const Word& word) {
    return word.required && word.frequency > 0 && !is_common(word);
  });
  if (another) std::erase_if(words, is_common);
}

void add_word(const Word& word, std::uint32_t last_number, Sums& sums) {
  const auto mass = static_cast<float>(word.rarity * word.sought->weight);
  for (std::size_t form = 0; form < word.lists->size(); ++form) {
    const float factor = mass * static_cast<float>(word.sought->forms[form].weight) / kMaxStrength;
    for (const Posting posting : *(*word.lists)[form]) {
      const auto number = posting >> kStrengthBits;
      if (number > last_number) break;
      const float value = factor * static_cast<float>(posting & kMaxStrength);
      auto& best = sums.of_word[number];
      if (best == 0) sums.touched_by_word.push_back(number);
      best = std::max(best, std::max(value, 1e-9F));
    }
  }
  for (const auto number : sums.touched_by_word) {
    if (sums.score[number] == 0) sums.touched.push_back(number);
    sums.score[number] += sums.of_word[number];
    sums.of_word[number] = 0;
    if (!word.required) continue;
    sums.mass[number] += mass;
    ++sums.words[number];
  }
  sums.touched_by_word.clear();
}

void keep_best(std::vector<SearchHit>& hits, std::size_t limit) {
  const auto before = [](const SearchHit& a, const SearchHit& b) {
    return a.score != b.score ? a.score > b.score : a.number < b.number;
  };
  const auto end = hits.begin() + static_cast<std::ptrdiff_t>(std::min(limit, hits.size()));
  std::partial_sort(hits.begin(), end, hits.end(), before);
  hits.erase(end, hits.end());
}

// Reads the sums out and clears them for the next search.
SearchFindings gather(const SearchQuery& query, std::size_t asked, double whole, Sums& sums) {
  SearchFindings findings;
  for (const auto number : sums.touched) findings.with_all_words += sums.words[number] >= asked ? 1 : 0;
  const bool only_all = findings.with_all_words >= std::max<std::size_t>(query.enough, 1);
  const auto least = static_cast<float>(query.least_share * whole) - 1e-6F;
  std::vector<SearchHit> hits;
  for (const auto number : sums.touched) {
    const bool all = sums.words[number] >= asked;
    const bool some = sums.words[number] > 0 && sums.mass[number] >= least;
    if (all || (!only_all && some)) {
      const float coverage = whole > 0 ? sums.mass[number] / static_cast<float>(whole) : 1.0F;
      hits.push_back({number, sums.score[number], std::min(coverage, 1.0F)});
    }
    sums.score[number] = 0;
    sums.mass[number] = 0;
    sums.words[number] = 0;
  }
  sums.touched.clear();
  findings.matched.reserve(hits.size());
  for (const auto& hit : hits) findings.matched.push_back(hit.number);
  std::sort(findings.matched.begin(), findings.matched.end());
  keep_best(hits, query.limit);
  findings.best = std::move(hits);
  return findings;
}

}  // namespace

SearchFindings score(const SearchQuery& query, const std::vector<std::vector<PostingsPtr>>& lists,
                     std::size_t document_count, std::uint32_t last_number) {
  auto words = weigh(query, lists, document_count);
  std::vector<std::int64_t> frequencies;
  for (const auto& word : words) frequencies.push_back(static_cast<std::int64_t>(word.frequency));
  drop_common(words, document_count);
  auto& sums = thread_sums(last_number);
  std::size_t asked = 0;
  double whole = 0;
  for (const auto& word : words) {
    if (word.required) {
      ++asked;
      whole += word.rarity * word.sought->weight;
    }
    add_word(word, last_number, sums);
  }
  auto findings = gather(query, asked, whole, sums);
  findings.frequencies = std::move(frequencies);
  return findings;
}

}  // namespace souk::engines::search
