// The terms that a query may have meant, each with its weight: single Latin words, and whole terms with
// Chinese in them (names, brands, categories, queries). Texts are kept one behind the other.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "online/search/language/code_points.hpp"

namespace souk::online::search::language {

inline constexpr std::size_t kMaxTermCharacters = 16;
using TermId = std::uint32_t;

class Vocabulary {
 public:
  // A normalised text without blanks; one that is there already gains the weight. Passed over when it is
  // longer than kMaxTermCharacters, or than 24 without Chinese.
  void add(std::u32string_view text, double weight);
  // Keeps the `most` heaviest, sorted by weight: the smaller the id, the heavier the term.
  void finish(std::size_t most);

  std::size_t size() const { return entries_.size(); }
  std::u32string_view text(TermId id) const {
    return std::u32string_view{texts_}.substr(entries_[id].begin, entries_[id].size);
  }
  float weight(TermId id) const { return entries_[id].weight; }
  bool has_han(TermId id) const { return entries_[id].has_han; }
  std::optional<TermId> find(std::u32string_view text) const;
  std::size_t memory_bytes() const;

 private:
  struct Entry {
    std::uint32_t begin = 0;
    std::uint8_t size = 0;
    bool has_han = false;
    float weight = 0;
  };
  std::unordered_map<std::u32string, double> weights_;  // until finish()
  std::u32string texts_;
  std::vector<Entry> entries_;
  std::unordered_map<std::uint64_t, TermId> ids_;  // by hash_of the text
};

}  // namespace souk::online::search::language
