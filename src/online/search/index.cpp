#include "online/search/index.hpp"

#include <algorithm>
#include <cmath>

namespace souk::online::search {
namespace {

constexpr double kK1 = 1.2;
constexpr double kB = 0.5;
constexpr unsigned kMaxWeight = 63;
// A product must have this share of the query's weight to count as a hit at all.
constexpr double kLeastShare = 0.34;
// A word that nearly every product has says nothing, and its list is the longest to read.
constexpr double kCommonShare = 0.4;
constexpr std::size_t kCommonFrom = 1'000;

struct Accumulator {
  std::vector<float> scores;
  std::vector<float> mass;  // of the words found
  std::vector<std::uint8_t> words;
  std::vector<RowId> touched;
};

// A search does not wait, so no other fiber of this thread comes between.
Accumulator& accumulator(std::size_t rows) {
  thread_local Accumulator own;
  if (own.scores.size() < rows) {
    own.scores.resize(rows);
    own.mass.resize(rows);
    own.words.resize(rows);
  }
  return own;
}

}  // namespace

Index::Scored Index::score(const std::vector<std::string>& words) const {
  auto& acc = accumulator(lengths_.size());
  Scored scored;
  const auto documents = static_cast<double>(document_count_);
  double whole = 0;
  for (const auto& word : words) {
    const auto found = postings_.find(word);
    const auto frequency = found == postings_.end() ? 0.0 : static_cast<double>(found->second.size());
    const bool common = document_count_ > kCommonFrom && frequency > kCommonShare * documents;
    if (common && words.size() > 1) continue;
    ++scored.asked;
    const double idf = std::log(1.0 + (documents - frequency + 0.5) / (frequency + 0.5));
    whole += idf;
    if (found == postings_.end()) continue;
    for (const Posting posting : found->second) {
      const RowId row = posting >> kWeightBits;
      const auto weight = static_cast<double>(posting & kMaxWeight);
      const double norm = kK1 * (1.0 - kB + kB * lengths_[row] / mean_length_);
      if (acc.words[row]++ == 0) acc.touched.push_back(row);
      acc.scores[row] += static_cast<float>(idf * weight / (weight + norm));
      acc.mass[row] += static_cast<float>(idf);
    }
  }
  scored.hits.reserve(acc.touched.size());
  for (const RowId row : acc.touched) {
    if (acc.mass[row] >= kLeastShare * whole) {
      scored.hits.push_back({row, acc.scores[row]});
      scored.words.push_back(acc.words[row]);
    }
    acc.scores[row] = 0;
    acc.mass[row] = 0;
    acc.words[row] = 0;
  }
  acc.touched.clear();
  return scored;
}

void Index::rank(std::vector<Hit>& hits, std::size_t wanted, const std::vector<std::uint32_t>& popularity) {
  const auto end = hits.begin() + static_cast<std::ptrdiff_t>(std::min(wanted, hits.size()));
  std::partial_sort(hits.begin(), end, hits.end(), [&](const Hit& a, const Hit& b) {
    if (a.score != b.score) return a.score > b.score;
    if (popularity[a.row] != popularity[b.row]) return popularity[a.row] > popularity[b.row];
    return a.row < b.row;
  });
  hits.erase(end, hits.end());
}

std::vector<std::string> Index::complete(std::string_view prefix, std::size_t at_most) const {
  constexpr std::size_t kMaxLookedAt = 2'000;
  std::vector<std::pair<std::size_t, std::string_view>> found;
  for (auto at = std::lower_bound(words_.begin(), words_.end(), prefix);
       at != words_.end() && at->starts_with(prefix) && found.size() < kMaxLookedAt; ++at) {
    found.emplace_back(postings_.find(std::string{*at})->second.size(), *at);
  }
  std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
    return a.first != b.first ? a.first > b.first : a.second < b.second;
  });
  std::vector<std::string> words;
  for (std::size_t i = 0; i < std::min(at_most, found.size()); ++i) words.emplace_back(found[i].second);
  return words;
}

std::size_t Index::memory_bytes() const {
  constexpr std::size_t kNode = 64;  // of the hash table, about
  std::size_t bytes =
      words_.capacity() * sizeof(std::string_view) + lengths_.capacity() * 2 + popularity_.capacity() * 4;
  for (const auto& [word, list] : postings_)
    bytes += kNode + word.capacity() + list.capacity() * sizeof(Posting);
  return bytes;
}

void IndexBuilder::add(RowId row, const std::vector<std::pair<std::string, unsigned>>& weighted_words,
                       std::uint32_t popularity) {
  constexpr unsigned kMaxLength = 65'535;
  constexpr RowId kMaxRow = (1U << (32 - Index::kWeightBits)) - 1;
  if (row > kMaxRow) return;
  if (row >= index_.lengths_.size()) {
    index_.lengths_.resize(row + 1);
    index_.popularity_.resize(row + 1);
  }
  unsigned length = 0;
  for (const auto& [word, weight] : weighted_words) {
    length += weight;
    auto& list = index_.postings_[word];
    const auto own = std::min(weight, kMaxWeight);
    if (!list.empty() && list.back() >> Index::kWeightBits == row) {
      const auto sum = std::min((list.back() & kMaxWeight) + own, kMaxWeight);
      list.back() = row << Index::kWeightBits | sum;
    } else {
      list.push_back(row << Index::kWeightBits | own);
    }
  }
  index_.lengths_[row] = static_cast<std::uint16_t>(std::min(length, kMaxLength));
  index_.popularity_[row] = popularity;
  length_sum_ += length;
  ++index_.document_count_;
}

Index IndexBuilder::finish() {
  for (auto& [word, list] : index_.postings_) {
    list.shrink_to_fit();
    index_.words_.push_back(word);
  }
  std::sort(index_.words_.begin(), index_.words_.end());
  if (index_.document_count_ > 0) {
    index_.mean_length_ =
        std::max(1.0, static_cast<double>(length_sum_) / static_cast<double>(index_.document_count_));
  }
  return std::move(index_);
}

}  // namespace souk::online::search
