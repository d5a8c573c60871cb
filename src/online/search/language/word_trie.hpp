// Words with their costs, walked character by character: one open table of (node, character) -> node, so that
// all words that begin at a place are found in one pass without touching strings.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace souk::online::search::language {

class WordTrie {
 public:
  static constexpr std::uint32_t kRoot = 0;
  static constexpr std::uint32_t kNone = 0xffffffffU;
  static constexpr float kNoWord = -1;

  WordTrie();
  // A word that is there already takes the new cost. Costs are at least 0.
  void add(std::u32string_view word, float cost);
  // Raises the cost of every word.
  void raise(float by);
  std::uint32_t step(std::uint32_t node, char32_t c) const;
  // Of the word that ends at `node`; kNoWord where none does.
  float cost(std::uint32_t node) const { return costs_[node]; }
  float find(std::u32string_view word) const;
  std::size_t memory_bytes() const { return slots_.size() * sizeof(Slot) + costs_.size() * sizeof(float); }

 private:
  struct Slot {
    std::uint64_t key = 0;  // (node + 1) << 21 | character; 0: empty
    std::uint32_t child = 0;
  };
  static std::uint64_t key_of(std::uint32_t node, char32_t c) {
    return (static_cast<std::uint64_t>(node) + 1) << 21U | c;
  }
  std::size_t slot_of(std::uint64_t key) const;
  void grow();

  std::vector<Slot> slots_;
  std::vector<float> costs_;  // by node
};

}  // namespace souk::online::search::language
