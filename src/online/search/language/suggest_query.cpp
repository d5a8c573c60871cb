#include "online/search/language/suggest_query.hpp"

#include <algorithm>

#include "online/search/language/alignment.hpp"
#include "online/search/language/code_points.hpp"
#include "online/search/language/normalise.hpp"
#include "online/search/language/typed_sound.hpp"

namespace souk::online::search::language {
namespace {

constexpr std::size_t kMaxRead = 60;  // records of one table and question
constexpr std::size_t kMaxPersonal = 50;
// Thousandths of the logarithm of a weight, as the records' scores are.
constexpr float kWritten = 3'000;
constexpr float kSameCharacters = 2'500;
constexpr float kSound = 2'000;
constexpr float kInitials = 1'000;
constexpr float kHomophone = 500;
constexpr float kPersonal = 60'000;

}  // namespace

SuggestQuery::SuggestQuery(const Suggester::Tables& tables, std::string_view typed, std::size_t limit)
    : tables_{tables}, typed_{typed}, limit_{limit} {
  for (const auto c : code_points(typed)) {
    if (!is_han(c) && !is_word_character(c)) continue;
    points_ += c;
    han_ += is_han(c) ? 1 : 0;
  }
}

void SuggestQuery::add(const Record& record, float bonus, bool written) {
  if (std::find(entries_.begin(), entries_.end(), record.entry) != entries_.end()) return;
  const auto& entry = tables_.entries[record.entry];
  Suggested suggested{.text = std::string{tables_.shown(entry)},
                      .kind = entry.kind,
                      .id = entry.id,
                      .score = static_cast<float>(record.score) + bonus};
  const auto same = [&](const Suggested& other) { return other.text == suggested.text; };
  if (std::any_of(found_.begin(), found_.end(), same)) return;
  // Where folding changed the lengths the places would be wrong.
  if (written && entry.shown_size == entry.compared_size) {
    suggested.match_begin = record.start;
    suggested.match_end = record.start + static_cast<std::uint32_t>(typed_.size());
  }
  entries_.push_back(record.entry);
  found_.push_back(std::move(suggested));
}

void SuggestQuery::add_personal(std::span<const std::string> personal) {
  const auto letters = han_ == 0 ? folded_sound(utf8(points_)) : std::string{};
  float score = kPersonal;
  for (const auto& query : personal.first(std::min(personal.size(), kMaxPersonal))) {
    const auto text = normalise(query, kMaxTypedBytes);
    auto at = text.find(typed_);
    if (at == std::string::npos && !letters.empty()) {
      const auto as_spelled = spelled(code_points(text, 40), 40);
      if (!folded_sound(as_spelled.sound).starts_with(letters) &&
          !as_spelled.initials.starts_with(utf8(points_)))
        continue;
    } else if (at == std::string::npos) {
      continue;
    }
    Suggested suggested{.text = query, .kind = SuggestionKind::kPersonal, .score = score};
    if (at != std::string::npos && text.size() == query.size()) {
      suggested.match_begin = static_cast<std::uint32_t>(at);
      suggested.match_end = static_cast<std::uint32_t>(at + typed_.size());
    }
    found_.push_back(std::move(suggested));
    if (found_.size() * 2 >= limit_) return;  // at most half of what is shown
    score -= 1;
  }
}

void SuggestQuery::ask_written() {
  tables_.written.best(typed_, kMaxRead, [&](const Record& record) {
    const auto text = tables_.compared(tables_.entries[record.entry]).substr(record.start);
    if (text.starts_with(typed_)) add(record, kWritten, true);
    return !enough();
  });
}

// How many of the Chinese characters that were typed stand in the entry in their order.
std::size_t SuggestQuery::same_characters(const Record& record) const {
  const auto text = code_points(tables_.compared(tables_.entries[record.entry]).substr(record.start),
                                points_.size() * 2 + 4);
  std::size_t same = 0;
  std::size_t at = 0;
  for (const auto c : points_) {
    if (!is_han(c)) continue;
    const auto found = text.find(c, at);
    if (found == std::u32string::npos) continue;
    ++same;
    at = found + 1;
  }
  return same;
}

void SuggestQuery::ask_sounds() {
  const auto letters = spelled(points_, 40).sound;
  std::vector<std::string> keys{folded_sound(letters)};
  // An n at the end may begin a syllable or end one.
  if (!letters.empty() && letters.back() == 'n')
    keys.push_back(keys.front().substr(0, keys.front().size() - 1) + 'l');
  for (const auto& key : keys) {
    if (key.empty()) continue;
    tables_.sounds.best(key, kMaxRead, [&](const Record& record) {
      const auto same = han_ == 0 ? 0 : same_characters(record);
      const auto share = han_ == 0 ? 0.0F : static_cast<float>(same) / static_cast<float>(han_);
      add(record, han_ == 0 ? kSound : kHomophone + share * (kSameCharacters - kHomophone), false);
      return !enough();
    });
  }
}

void SuggestQuery::ask_initials() {
  if (han_ > 0 || points_.size() < 2) return;
  tables_.initials.best(utf8(points_), kMaxRead, [&](const Record& record) {
    add(record, kInitials, false);
    return !enough();
  });
}

// lianyq, 连yq: syllables and initials together. The initials find what it may be, the sounds decide.
void SuggestQuery::ask_mixed() {
  if (points_.size() < 3 || points_.size() > 16 || han_ == points_.size()) return;
  for (const auto& typed : readings_of_typed(points_)) {
    std::string key;
    bool mixed = false;
    for (const auto& element : typed) {
      const auto name = Syllables::instance().name(element.sounds[0]);
      if (name.empty()) {
        append_utf8(key, element.c);
      } else {
        key += name.front();
      }
      mixed = mixed || element.kind == Element::Kind::kSyllable || element.kind == Element::Kind::kHan;
    }
    if (!mixed) continue;
    tables_.initials.best(key, kMaxRead, [&](const Record& record) {
      const auto text = code_points(tables_.compared(tables_.entries[record.entry]).substr(record.start), 24);
      float cost = 0;
      std::size_t at = 0;
      for (const auto& element : typed) {
        while (at < text.size() && !is_han(text[at]) && !is_word_character(text[at])) ++at;
        if (at == text.size()) return true;
        cost += substitution_cost(element, text[at], Readings::instance().of(text[at]));
        ++at;
      }
      if (cost <= 0.3F * static_cast<float>(typed.size())) add(record, kInitials, false);
      return !enough();
    });
    if (enough()) return;
  }
}

std::vector<Suggested> SuggestQuery::run(std::span<const std::string> personal) {
  found_.reserve(2 * limit_ + 2);
  add_personal(personal);
  ask_written();
  if (!enough() && !points_.empty()) ask_sounds();
  if (!enough()) ask_initials();
  if (found_.size() < limit_) ask_mixed();
  const auto shown = std::min(limit_, found_.size());
  std::partial_sort(found_.begin(), found_.begin() + static_cast<std::ptrdiff_t>(shown), found_.end(),
                    [](const Suggested& a, const Suggested& b) {
                      return a.score != b.score ? a.score > b.score : a.text < b.text;
                    });
  found_.resize(shown);
  return std::move(found_);
}

}  // namespace souk::online::search::language
