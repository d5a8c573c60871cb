// An inverted index over the products of one snapshot: immutable once built, 4 bytes a posting. Ranking is
// BM25 over weighted fields with popularity breaking ties. Simple on purpose: the search port will put Xapian
// behind the same questions.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "online/catalogue/columns.hpp"

namespace souk::online::search {

using catalogue::RowId;

struct Hit {
  RowId row = 0;
  float score = 0;
};

struct Hits {
  std::vector<Hit> best;  // in order, as many as asked for
  std::int64_t total = 0;
  bool all_words = true;  // every word of the query is in every hit; false: some of them
};

class Index {
 public:
  // Hits for which `visible` answers false are left out and not counted.
  template <class Visible>
  Hits find(const std::vector<std::string>& words, std::size_t wanted, Visible visible) const;

  // Words that begin with `prefix`, the most frequent first.
  std::vector<std::string> complete(std::string_view prefix, std::size_t at_most) const;
  std::size_t document_count() const { return document_count_; }
  std::size_t memory_bytes() const;

 private:
  friend class IndexBuilder;
  using Posting = std::uint32_t;  // row << 6 | weight
  static constexpr unsigned kWeightBits = 6;
  struct Scored {
    std::vector<Hit> hits;
    std::vector<std::uint8_t> words;  // how many of the query's are in the hit, by the hit's place
    std::size_t asked = 0;
  };
  Scored score(const std::vector<std::string>& words) const;
  static void rank(std::vector<Hit>& hits, std::size_t wanted, const std::vector<std::uint32_t>& popularity);

  std::unordered_map<std::string, std::vector<Posting>> postings_;
  std::vector<std::string_view> words_;    // sorted; they live in postings_
  std::vector<std::uint16_t> lengths_;     // weighted, by row
  std::vector<std::uint32_t> popularity_;  // by row
  std::size_t document_count_ = 0;
  double mean_length_ = 1;
};

class IndexBuilder {
 public:
  // Rows in any order, each once.
  void add(RowId row, const std::vector<std::pair<std::string, unsigned>>& weighted_words,
           std::uint32_t popularity);
  Index finish();

 private:
  Index index_;
  std::uint64_t length_sum_ = 0;
};

template <class Visible>
Hits Index::find(const std::vector<std::string>& words, std::size_t wanted, Visible visible) const {
  constexpr std::size_t kEnough =
      20;  // with fewer, products that have only some of the words are shown as well
  auto scored = score(words);
  std::vector<Hit> all;
  std::vector<Hit> some;
  for (std::size_t i = 0; i < scored.hits.size(); ++i) {
    if (!visible(scored.hits[i].row)) continue;
    (scored.words[i] == scored.asked ? all : some).push_back(scored.hits[i]);
  }
  Hits hits;
  hits.all_words = some.empty() || all.size() >= kEnough;
  if (hits.all_words) some.clear();
  hits.total = static_cast<std::int64_t>(all.size() + some.size());
  rank(all, wanted, popularity_);
  rank(some, wanted - all.size(), popularity_);
  hits.best = std::move(all);
  hits.best.insert(hits.best.end(), some.begin(), some.end());
  return hits;
}

}  // namespace souk::online::search
