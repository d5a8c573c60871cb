#include "online/search/language/han_corrector.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "online/search/language/shapes.hpp"

namespace souk::online::search::language {
namespace {

constexpr std::size_t kMaxRead = 24;  // of one list
constexpr std::size_t kMaxMeant = 5;
constexpr std::size_t kMaxCompletedLetters = 6;
constexpr float kWeightBonus = 0.05F;

// Half of a word of two characters is no mistake but another word.
float mistakes_borne(std::size_t characters) {
  return characters == 2 ? 0.52F : 0.45F + 0.22F * static_cast<float>(characters);
}

char32_t initial_letter(char32_t c) { return c == U'n' ? U'l' : c; }

// What a hash of sounds or initials is made of: one letter string for each character.
void append_sound(std::u32string& key, SyllableId id) {
  for (const char c : Syllables::instance().fuzzy_name(id)) key += static_cast<char32_t>(c);
  key += U'\'';
}

char32_t first_of(SyllableId id) {
  const auto name = Syllables::instance().fuzzy_name(id);
  return name.empty() ? U'?' : static_cast<char32_t>(name.front());
}

struct Keys {
  std::u32string sound;
  std::u32string initials;
};

Keys keys_of(std::u32string_view text, std::span<const CharacterReadings> sounds, std::size_t second_at) {
  Keys keys;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto id = sounds[i][i == second_at ? 1 : 0];
    if (id != kNoSyllable) {
      append_sound(keys.sound, id);
      keys.initials += first_of(id);
    } else {
      keys.sound += text[i];
      keys.sound += U'\'';
      keys.initials += initial_letter(text[i]);
    }
  }
  return keys;
}

// Every character by its first reading, and by its second, one at a time.
template <class Take>
void each_keys(std::u32string_view text, std::span<const CharacterReadings> sounds, Take take) {
  take(keys_of(text, sounds, text.size()));
  int variants = 0;
  for (std::size_t i = 0; i < text.size() && variants < 3; ++i) {
    if (sounds[i][1] == kNoSyllable) continue;
    take(keys_of(text, sounds, i));
    ++variants;
  }
}

std::uint64_t characters_hash(std::u32string_view text) {
  std::uint64_t sum = text.size();
  for (const auto c : text) sum += mix(c + 1);
  return mix(sum);
}

template <class Take>
void each_deletion(std::u32string_view text, Take take) {
  take(hash_of(text));
  std::u32string shorter;
  for (std::size_t skip = 0; skip < text.size(); ++skip) {
    if (skip > 0 && text[skip] == text[skip - 1]) continue;
    shorter.assign(text.substr(0, skip));
    shorter += text.substr(skip + 1);
    if (!shorter.empty()) take(hash_of(shorter));
  }
}

}  // namespace

HanCorrector::HanCorrector(const Vocabulary& vocabulary) : vocabulary_{vocabulary} {
  Shapes::instance();  // read now, not by the first query
  sound_begin_.reserve(vocabulary.size());
  for (TermId id = 0; id < vocabulary.size(); ++id) {
    sound_begin_.push_back(static_cast<std::uint32_t>(sounds_.size()));
    if (vocabulary.has_han(id) && vocabulary.text(id).size() >= 2) index(id);
  }
  for (auto* table : {&by_deletion_, &by_sound_, &by_initials_, &by_characters_}) table->finish();
}

void HanCorrector::index(TermId id) {
  const auto text = vocabulary_.text(id);
  const auto sounds = Readings::instance().read(text);
  sounds_.insert(sounds_.end(), sounds.begin(), sounds.end());
  each_deletion(text, [&](std::uint64_t hash) { by_deletion_.add(hash, id); });
  each_keys(text, sounds, [&](const Keys& keys) {
    by_sound_.add(hash_of(keys.sound), id);
    by_initials_.add(hash_of(keys.initials), id);
    // 江南st for 江南style: a Latin word at the end may be short of its last letters.
    auto shorter = keys.initials;
    for (std::size_t cut = 1; cut <= kMaxCompletedLetters && shorter.size() > 2; ++cut) {
      if (is_han(text[text.size() - cut]) || is_han(text[text.size() - cut - 1])) break;
      shorter.pop_back();
      by_initials_.add(hash_of(shorter), id);
    }
  });
  by_characters_.add(characters_hash(text), id);
}

SoundedText HanCorrector::sounded(TermId id) const {
  const auto text = vocabulary_.text(id);
  return {text, {sounds_.data() + sound_begin_[id], text.size()}};
}

void HanCorrector::collect(std::u32string_view stretch, std::vector<TermId>& found) const {
  const auto take = [&](TermId id) { found.push_back(id); };
  each_deletion(stretch, [&](std::uint64_t hash) { by_deletion_.each(hash, kMaxRead, take); });
  by_characters_.each(characters_hash(stretch), kMaxRead, take);
}

void HanCorrector::collect(const Elements& typed, std::vector<TermId>& found) const {
  const auto take = [&](TermId id) { found.push_back(id); };
  std::u32string text;
  std::vector<CharacterReadings> sounds;
  bool whole = true;
  for (const auto& element : typed) {
    whole = whole && element.kind != Element::Kind::kInitial;
    text += element.c;
    sounds.push_back(element.sounds);
  }
  each_keys(text, sounds, [&](const Keys& keys) {
    if (whole) by_sound_.each(hash_of(keys.sound), kMaxRead, take);
    by_initials_.each(hash_of(keys.initials), kMaxRead, take);
  });
}

std::vector<Meant> HanCorrector::meant(std::u32string_view stretch) const {
  if (sounds_.empty() || stretch.size() < 2 || stretch.size() > kMaxElements) return {};
  const auto readings = readings_of_typed(stretch);
  std::vector<TermId> found;
  collect(stretch, found);
  for (const auto& typed : readings)
    if (typed.size() >= 2) collect(typed, found);
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());

  std::vector<Meant> best;
  for (const auto id : found) {
    const auto term = sounded(id);
    const auto limit = mistakes_borne(term.text.size());
    auto cost = kTooFar;
    for (const auto& typed : readings) cost = std::min(cost, alignment_cost(typed, term, limit));
    // The same characters in another order: more than two neighbours changed places.
    if (term.text.size() == stretch.size() && stretch.size() >= 3 &&
        characters_hash(stretch) == characters_hash(term.text))
      cost = std::min(cost, 0.2F);
    if (cost <= limit) best.push_back({id, cost, cost - kWeightBonus * std::log1p(vocabulary_.weight(id))});
  }
  std::sort(best.begin(), best.end(), [](const Meant& a, const Meant& b) {
    return a.score != b.score ? a.score < b.score : a.term < b.term;
  });
  if (best.size() > kMaxMeant) best.resize(kMaxMeant);
  return best;
}

// The heaviest term of these syllables, without any mistake.
std::optional<TermId> HanCorrector::sounding(const Elements& typed, std::size_t from,
                                             std::size_t size) const {
  const Elements part{typed.begin() + static_cast<std::ptrdiff_t>(from),
                      typed.begin() + static_cast<std::ptrdiff_t>(from + size)};
  std::u32string key;
  for (const auto& element : part) append_sound(key, element.sounds[0]);
  std::optional<TermId> best;
  by_sound_.each(hash_of(key), kMaxRead, [&](TermId id) {
    const auto exact = 0.06F * static_cast<float>(size);
    if (!best && alignment_cost(part, sounded(id), exact) <= exact) best = id;
  });
  return best;
}

std::u32string HanCorrector::words_of_pinyin(std::u32string_view letters) const {
  constexpr std::size_t kLongestTerm = 6;
  if (sounds_.empty() || letters.size() > kMaxElements ||
      !std::all_of(letters.begin(), letters.end(), is_latin))
    return {};
  for (const auto& typed : readings_of_typed(letters)) {
    const auto whole = std::all_of(typed.begin(), typed.end(), [](const Element& element) {
      return element.kind == Element::Kind::kSyllable;
    });
    if (!whole || typed.size() < 3) continue;
    std::vector<std::pair<std::size_t, TermId>> best(typed.size() + 1,
                                                     {SIZE_MAX, 0});  // words so far, the last
    std::vector<std::size_t> size_of(typed.size() + 1, 0);
    best[0].first = 0;
    for (std::size_t from = 0; from < typed.size(); ++from) {
      if (best[from].first == SIZE_MAX) continue;
      for (std::size_t size = 2; size <= kLongestTerm && from + size <= typed.size(); ++size) {
        if (best[from].first + 1 >= best[from + size].first) continue;
        if (const auto id = sounding(typed, from, size)) {
          best[from + size] = {best[from].first + 1, *id};
          size_of[from + size] = size;
        }
      }
    }
    if (best.back().first == SIZE_MAX) continue;
    std::u32string text;
    for (auto at = typed.size(); at > 0; at -= size_of[at])
      text.insert(0, std::u32string{vocabulary_.text(best[at].second)});
    return text;
  }
  return {};
}

std::size_t HanCorrector::memory_bytes() const {
  return sounds_.size() * sizeof(CharacterReadings) + sound_begin_.size() * 4 + by_deletion_.memory_bytes() +
         by_sound_.memory_bytes() + by_initials_.memory_bytes() + by_characters_.memory_bytes();
}

}  // namespace souk::online::search::language
