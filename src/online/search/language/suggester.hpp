// What a shopper may want to type next: products, categories, brands and popular queries by Chinese prefix
// (连衣), full pinyin (lianyi), initials (lyq), a mixture (连yi), from the middle (长款 of 连衣裙长款), and
// by sound (连衣群). Immutable once built; any thread reads it.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "online/search/language/language.hpp"

namespace souk::online::search::language {

inline constexpr std::size_t kMaxSuggestions = 20;
inline constexpr std::size_t kMaxSuggestEntries = 400'000;

enum class SuggestionKind : std::uint8_t { kQuery, kCategory, kBrand, kProduct, kPersonal };

struct SuggestEntry {
  std::string text;
  SuggestionKind kind = SuggestionKind::kQuery;
  double weight = 1;     // popularity; at least 0
  std::uint32_t id = 0;  // the caller's: a row, a category's number
};

struct Suggested {
  std::string text;
  SuggestionKind kind = SuggestionKind::kQuery;
  std::uint32_t id = 0;
  float score = 0;
  // Bytes of `text` that answer to what was typed, for highlighting; equal when it is a match by sound.
  std::uint32_t match_begin = 0;
  std::uint32_t match_end = 0;
};

class Suggester {
 public:
  ~Suggester();
  // At most `limit` (at most kMaxSuggestions), the best first; `personal`: the shopper's own queries, the
  // latest first, at most 50 are read.
  std::vector<Suggested> suggest(std::string_view typed, std::size_t limit,
                                 std::span<const std::string> personal = {}) const;
  std::size_t memory_bytes() const;
  std::size_t size() const;

  struct Tables;

 private:
  friend class SuggesterBuilder;
  explicit Suggester(std::unique_ptr<const Tables> tables);
  std::unique_ptr<const Tables> tables_;
};

class SuggesterBuilder {
 public:
  explicit SuggesterBuilder(std::shared_ptr<const Language> language);
  ~SuggesterBuilder();
  // Entries beyond kMaxSuggestEntries are passed over; a text that is there already keeps the greater weight.
  void add(SuggestEntry entry);
  std::shared_ptr<const Suggester> build();

 private:
  std::shared_ptr<const Language> language_;
  std::vector<SuggestEntry> entries_;
};

}  // namespace souk::online::search::language
