// What a Suggester reads: the entries, and three tables of their beginnings (as written, as they sound, by
// initials), each from several words of the entry. About 20 bytes a beginning and table; texts are kept
// twice, as they are shown and as they are compared.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "online/search/language/prefix_table.hpp"
#include "online/search/language/suggester.hpp"

namespace souk::online::search::language {

struct Suggester::Tables {
  struct Entry {
    std::uint32_t shown = 0;     // begin in texts
    std::uint32_t compared = 0;  // begin in texts; `shown` where both are the same
    std::uint16_t shown_size = 0;
    std::uint16_t compared_size = 0;
    std::uint32_t id = 0;
    SuggestionKind kind = SuggestionKind::kQuery;
  };

  std::uint32_t add(const SuggestEntry& entry, std::string_view normalised);
  void add_start(std::uint32_t number, std::uint16_t start, std::uint16_t score);
  void finish();

  std::string_view shown(const Entry& entry) const {
    return std::string_view{texts}.substr(entry.shown, entry.shown_size);
  }
  std::string_view compared(const Entry& entry) const {
    return std::string_view{texts}.substr(entry.compared, entry.compared_size);
  }
  std::size_t size() const { return entries.size(); }
  std::size_t memory_bytes() const;

  std::string texts;
  std::vector<Entry> entries;
  PrefixTable written;
  PrefixTable sounds;  // folded
  PrefixTable initials;
};

}  // namespace souk::online::search::language
