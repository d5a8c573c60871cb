#include "online/search/language/suggest_tables.hpp"

#include <algorithm>

#include "online/search/language/code_points.hpp"
#include "online/search/language/typed_sound.hpp"

namespace souk::online::search::language {

std::uint32_t Suggester::Tables::add(const SuggestEntry& entry, std::string_view normalised) {
  Entry added;
  added.shown = static_cast<std::uint32_t>(texts.size());
  added.shown_size = static_cast<std::uint16_t>(entry.text.size());
  texts += entry.text;
  added.compared = added.shown;
  if (normalised != entry.text) {
    added.compared = static_cast<std::uint32_t>(texts.size());
    texts += normalised;
  }
  added.compared_size = static_cast<std::uint16_t>(normalised.size());
  added.id = entry.id;
  added.kind = entry.kind;
  entries.push_back(added);
  return static_cast<std::uint32_t>(entries.size() - 1);
}

void Suggester::Tables::add_start(std::uint32_t number, std::uint16_t start, std::uint16_t score) {
  const auto text = compared(entries[number]).substr(start);
  written.add(text, number, start, score);
  const auto points = code_points(text, PrefixTable::kKeyBytes * 2);
  if (std::none_of(points.begin(), points.end(), is_han)) return;
  const auto as_spelled = spelled(points, PrefixTable::kKeyBytes);
  sounds.add(folded_sound(as_spelled.sound), number, start, score);
  initials.add(as_spelled.initials, number, start, score);
}

void Suggester::Tables::finish() {
  for (auto* table : {&written, &sounds, &initials}) table->finish();
  texts.shrink_to_fit();
  entries.shrink_to_fit();
}

std::size_t Suggester::Tables::memory_bytes() const {
  return texts.size() + entries.size() * sizeof(Entry) + written.memory_bytes() + sounds.memory_bytes() +
         initials.memory_bytes();
}

}  // namespace souk::online::search::language
