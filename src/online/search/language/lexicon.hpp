// The words that Chinese is cut into, with what each costs: -ln of its share, mixed from the general
// dictionary and from what the shop's titles taught. And the merchant's own words on top, which always win.
#pragma once

#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "online/search/language/dictionary.hpp"
#include "online/search/language/word_trie.hpp"

namespace souk::online::search::language {

inline constexpr std::size_t kMaxWordCharacters = 12;

struct CountedWord {
  std::u32string text;
  double count = 1;
};

class Lexicon {
 public:
  // Only the general dictionary.
  static std::shared_ptr<const Lexicon> general();
  // The general dictionary mixed with what was learnt.
  explicit Lexicon(std::vector<CountedWord> learnt);

  const WordTrie& trie() const { return trie_; }
  const std::vector<CountedWord>& learnt() const { return learnt_; }
  // Of words that only ICU knows, and of single characters that nobody does.
  static constexpr float kIcuWordCost = 14.5F;
  static constexpr float kUnknownCost = 16.0F;
  std::uint64_t stamp() const { return stamp_; }
  std::size_t memory_bytes() const;

 private:
  Lexicon();
  WordTrie trie_;
  std::vector<CountedWord> learnt_;  // the most frequent first
  std::uint64_t stamp_ = 0;
};

class Overlay {
 public:
  explicit Overlay(const Dictionary& dictionary);

  const WordTrie& words() const { return words_; }    // cost 0: never split; 1: a likely word
  const WordTrie& banned() const { return banned_; }  // never one token
  // Borders that must stand: where in the text of the key.
  const WordTrie& borders() const { return borders_; }  // cost: bits of the places that are borders
  std::uint64_t stamp() const { return stamp_; }

 private:
  WordTrie words_;
  WordTrie banned_;
  WordTrie borders_;
  std::uint64_t stamp_ = 0;
};

}  // namespace souk::online::search::language
