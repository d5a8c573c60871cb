#include "engines/search/xapian/scorer.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <utility>

#include "engines/search/xapian/conjunction.hpp"

namespace souk::engines::search {
namespace {

// A word that nearly every document has says nothing, and its list is the longest to read.
constexpr double kCommonShare = 0.4;
constexpr std::size_t kCommonFrom = 1'000;

struct Sum {  // of one document; together, as they are read together
  float score = 0;
  float mass = 0;           // of the words found
  float of_word = 0;        // the best form of the word at hand
  std::uint32_t words = 0;  // how many that a document must have
};

struct Sums {
  std::vector<Sum> by_number;
  std::vector<std::uint32_t> touched;
  std::vector<std::uint32_t> touched_by_word;
  std::vector<std::uint64_t> matched;  // a bit a number: puts them in order

  void prepare(std::uint32_t last_number) {
    const std::size_t size = std::size_t{last_number} + 1;
    if (by_number.size() >= size) return;
    by_number.resize(size);
    matched.resize(size / 64 + 1);
  }
  // The marked numbers, ascending; no mark stays.
  std::vector<std::uint32_t> take_matched(std::size_t count) {
    std::vector<std::uint32_t> numbers;
    numbers.reserve(count);
    for (std::size_t word = 0; word < matched.size() && numbers.size() < count; ++word) {
      for (auto bits = std::exchange(matched[word], 0); bits != 0; bits &= bits - 1)
        numbers.push_back(static_cast<std::uint32_t>(word * 64) +
                          static_cast<std::uint32_t>(std::countr_zero(bits)));
    }
    return numbers;
  }
};

// Scoring does not wait, so no other fiber of this thread comes between.
Sums& thread_sums(std::uint32_t last_number) {
  thread_local Sums sums;
  sums.prepare(last_number);
  return sums;
}

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

void add_to(Sums& sums, std::uint32_t number, float value, float mass, bool required) {
  auto& sum = sums.by_number[number];
  if (sum.score == 0) sums.touched.push_back(number);
  sum.score += value;
  if (!required) return;
  sum.mass += mass;
  ++sum.words;
}

// Of the forms of a word a document's best one counts; with a single form there is nothing to compare.
void add_word(const Word& word, std::uint32_t last_number, Sums& sums) {
  const auto mass = static_cast<float>(word.rarity * word.sought->weight);
  if (word.lists->size() == 1) {
    const float factor = mass * static_cast<float>(word.sought->forms.front().weight) / kMaxStrength;
    for (const Posting posting : *word.lists->front()) {
      const auto number = posting >> kStrengthBits;
      if (number > last_number) break;
      const float value = factor * static_cast<float>(posting & kMaxStrength);
      add_to(sums, number, std::max(value, 1e-9F), mass, word.required);
    }
    return;
  }
  for (std::size_t form = 0; form < word.lists->size(); ++form) {
    const float factor = mass * static_cast<float>(word.sought->forms[form].weight) / kMaxStrength;
    for (const Posting posting : *(*word.lists)[form]) {
      const auto number = posting >> kStrengthBits;
      if (number > last_number) break;
      const float value = factor * static_cast<float>(posting & kMaxStrength);
      auto& best = sums.by_number[number].of_word;
      if (best == 0) sums.touched_by_word.push_back(number);
      best = std::max(best, std::max(value, 1e-9F));
    }
  }
  for (const auto number : sums.touched_by_word) {
    add_to(sums, number, std::exchange(sums.by_number[number].of_word, 0.0F), mass, word.required);
  }
  sums.touched_by_word.clear();
}

// Reads the sums out and clears them for the next search.
SearchFindings gather(const SearchQuery& query, std::size_t asked, double whole, Sums& sums) {
  SearchFindings findings;
  for (const auto number : sums.touched)
    findings.with_all_words += sums.by_number[number].words >= asked ? 1 : 0;
  const bool only_all = findings.with_all_words >= std::max<std::size_t>(query.enough, 1);
  const auto least = static_cast<float>(query.least_share * whole) - 1e-6F;
  std::vector<SearchHit> hits;
  for (const auto number : sums.touched) {
    const auto sum = std::exchange(sums.by_number[number], Sum{});
    const bool all = sum.words >= asked;
    const bool some = sum.words > 0 && sum.mass >= least;
    if (!all && (only_all || !some)) continue;
    const float coverage = whole > 0 ? sum.mass / static_cast<float>(whole) : 1.0F;
    hits.push_back({number, sum.score, std::min(coverage, 1.0F)});
    sums.matched[number / 64] |= std::uint64_t{1} << (number % 64);
  }
  sums.touched.clear();
  findings.matched = sums.take_matched(hits.size());
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
  auto numbers = with_all(words, last_number);
  if (numbers.size() >= std::max<std::size_t>(query.enough, 1)) {
    auto findings = score_all(query, words, std::move(numbers));
    findings.frequencies = std::move(frequencies);
    return findings;
  }
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
