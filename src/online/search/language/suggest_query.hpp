// One question to a Suggester: asks its tables from the surest match to the loosest, until there is enough.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "online/search/language/suggest_tables.hpp"
#include "online/search/language/suggester.hpp"
#include "online/search/language/syllable.hpp"

namespace souk::online::search::language {

inline constexpr std::size_t kMaxTypedBytes = 120;

class SuggestQuery {
 public:
  // `typed` is normalised and not empty; both must outlive this.
  SuggestQuery(const Suggester::Tables& tables, std::string_view typed, std::size_t limit);
  std::vector<Suggested> run(std::span<const std::string> personal);

 private:
  using Record = PrefixTable::Record;
  void add_personal(std::span<const std::string> personal);
  void ask_written();
  void ask_sounds();
  void ask_initials();
  void ask_mixed();
  std::size_t same_characters(const Record& record) const;
  void add(const Record& record, float bonus, bool written);
  bool enough() const { return found_.size() >= 2 * limit_; }

  const Suggester::Tables& tables_;
  std::string_view typed_;
  std::size_t limit_;
  std::u32string points_;               // of what was typed, without blanks
  std::size_t han_ = 0;                 // how many of them are Chinese
  std::vector<std::uint32_t> entries_;  // in found_
  std::vector<Suggested> found_;
};

}  // namespace souk::online::search::language
