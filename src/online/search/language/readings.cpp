#include "online/search/language/readings.hpp"

#include <algorithm>
#include <map>

#include "online/search/language/code_points.hpp"
#include "online/search/language/han_data.hpp"

namespace souk::online::search::language {
namespace {

// A second reading counts where it is at least this share of the first: 长 chang and zhang, not 阿 a and e.
constexpr double kCommonShare = 0.02;

std::vector<SyllableId> syllables_of(std::string_view reading) {
  std::vector<SyllableId> found;
  while (!reading.empty()) {
    const auto blank = reading.find(' ');
    found.push_back(Syllables::instance().find(reading.substr(0, blank)));
    reading.remove_prefix(blank == std::string_view::npos ? reading.size() : blank + 1);
  }
  return found;
}

}  // namespace

Readings::Readings() {
  std::unordered_map<char32_t, std::vector<std::pair<double, SyllableId>>> counts;
  each_reading([&](const HanEntry& entry) {
    const auto points = code_points(entry.text, 2);
    const auto id = Syllables::instance().find(entry.reading);
    if (points.size() == 1 && id != kNoSyllable) counts[points.front()].emplace_back(entry.count, id);
  });
  for (auto& [c, readings] : counts) {
    std::sort(readings.rbegin(), readings.rend());
    CharacterReadings kept{readings.front().second, kNoSyllable};
    if (readings.size() > 1 && readings[1].first >= readings.front().first * kCommonShare)
      kept[1] = readings[1].second;
    characters_.emplace(c, kept);
  }
  each_reading([&](const HanEntry& entry) {
    const auto points = code_points(entry.text);
    if (points.size() < 2) return;
    const auto ambiguous =
        std::any_of(points.begin(), points.end(), [&](char32_t c) { return of(c)[1] != kNoSyllable; });
    auto syllables = syllables_of(entry.reading);
    if (!ambiguous || syllables.size() != points.size()) return;
    auto& word = words_[hash_of(points)];
    if (!word.syllables.empty() && word.count >= static_cast<float>(entry.count)) return;
    word = {static_cast<float>(entry.count), std::move(syllables)};
    longest_ = std::max(longest_, points.size());
  });
}

const Readings& Readings::instance() {
  static const Readings instance;
  return instance;
}

CharacterReadings Readings::of(char32_t c) const {
  const auto found = characters_.find(c);
  return found == characters_.end() ? CharacterReadings{} : found->second;
}

std::size_t Readings::word_at(std::u32string_view text, std::vector<CharacterReadings>& out) const {
  for (auto size = std::min(longest_, text.size()); size > 1; --size) {
    const auto found = words_.find(hash_of(text.substr(0, size)));
    if (found == words_.end()) continue;
    for (const auto syllable : found->second.syllables) out.push_back({syllable, kNoSyllable});
    return size;
  }
  return 0;
}

std::vector<CharacterReadings> Readings::read(std::u32string_view text) const {
  std::vector<CharacterReadings> out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const auto taken = is_han(text[at]) ? word_at(text.substr(at), out) : 0;
    if (taken == 0) out.push_back(of(text[at]));
    at += std::max<std::size_t>(taken, 1);
  }
  return out;
}

}  // namespace souk::online::search::language
