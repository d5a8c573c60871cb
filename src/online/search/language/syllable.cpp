#include "online/search/language/syllable.hpp"

#include <algorithm>
#include <set>

#include "online/search/language/han_data.hpp"

namespace souk::online::search::language {
namespace {

constexpr std::size_t kMaxSyllableLetters = 6;

bool is_syllable(std::string_view letters) {
  return !letters.empty() && letters.size() <= kMaxSyllableLetters &&
         std::all_of(letters.begin(), letters.end(), [](char c) { return c >= 'a' && c <= 'z'; }) &&
         letters.find_first_of("aeiouv") != std::string_view::npos;
}

std::string fuzzy_of(std::string_view name) {
  std::string fuzzy{name};
  if (fuzzy.size() > 1 && fuzzy[1] == 'h' && (fuzzy[0] == 'z' || fuzzy[0] == 'c' || fuzzy[0] == 's'))
    fuzzy.erase(1, 1);
  if (fuzzy.front() == 'n' && fuzzy.size() > 1) fuzzy.front() = 'l';
  if (fuzzy.size() > 2 && fuzzy.ends_with("ng")) fuzzy.pop_back();
  return fuzzy;
}

std::size_t initial_size(std::string_view name) {
  const auto vowel = name.find_first_of("aeiouv");
  return vowel == std::string_view::npos ? name.size() : vowel;
}

bool one_letter_apart(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > 1) return false;
  std::size_t same = 0;
  while (same < a.size() && a[same] == b[same]) ++same;
  const auto rest = a.substr(std::min(a.size(), same + (a.size() == b.size() ? 1 : 0)));
  return b.substr(std::min(b.size(), same + 1)) == rest;
}

}  // namespace

Syllables::Syllables() {
  std::set<std::string, std::less<>> found;
  each_reading([&](const HanEntry& entry) {
    if (is_syllable(entry.reading)) found.emplace(entry.reading);
  });
  names_.emplace_back();
  names_.insert(names_.end(), found.begin(), found.end());
  fuzzy_.emplace_back();
  for (std::size_t id = 1; id < names_.size(); ++id) {
    fuzzy_.push_back(fuzzy_of(names_[id]));
    ids_.emplace(names_[id], static_cast<SyllableId>(id));
  }
}

const Syllables& Syllables::instance() {
  static const Syllables instance;
  return instance;
}

SyllableId Syllables::find(std::string_view letters) const {
  const auto found = ids_.find(letters);
  return found == ids_.end() ? kNoSyllable : found->second;
}

float Syllables::distance(SyllableId a, SyllableId b) const {
  if (a == kNoSyllable || b == kNoSyllable) return 1;
  if (a == b) return 0;
  if (fuzzy_[a] == fuzzy_[b]) return 0.3F;
  const std::string_view left = names_[a];
  const std::string_view right = names_[b];
  if (one_letter_apart(left, right)) return 0.6F;
  return left.substr(initial_size(left)) == right.substr(initial_size(right)) ? 0.6F : 1.0F;
}

namespace {

class PinyinParser {
 public:
  explicit PinyinParser(std::string_view letters) : letters_{letters} {}

  std::vector<PinyinParse> run() {
    read(0);
    std::stable_sort(parses_.begin(), parses_.end(),
                     [](const auto& a, const auto& b) { return a.size() < b.size(); });
    return std::move(parses_);
  }

 private:
  static constexpr int kMaxSteps = 400;

  // Longer syllables first: what is found early is what was meant, and the number of parses is bounded.
  void read(std::size_t from) {
    if (parses_.size() >= kMaxPinyinParses || ++steps_ > kMaxSteps) return;
    if (from == letters_.size()) {
      parses_.push_back(pieces_);
      return;
    }
    for (auto size = std::min(kMaxSyllableLetters, letters_.size() - from); size > 0; --size) {
      const auto id = Syllables::instance().find(letters_.substr(from, size));
      if (id != kNoSyllable) take(from, size, id);
    }
    constexpr std::string_view kInitials = "bpmfdtnlgkhjqxrzcsyw";
    if (kInitials.find(letters_[from]) == std::string_view::npos) return;
    if (from + 1 < letters_.size() && letters_[from + 1] == 'h' &&
        std::string_view{"zcs"}.find(letters_[from]) != std::string_view::npos)
      take(from, 2, kNoSyllable);
    take(from, 1, kNoSyllable);
  }

  void take(std::size_t from, std::size_t size, SyllableId id) {
    pieces_.push_back({id, static_cast<std::uint8_t>(from), static_cast<std::uint8_t>(from + size)});
    read(from + size);
    pieces_.pop_back();
  }

  std::string_view letters_;
  PinyinParse pieces_;
  std::vector<PinyinParse> parses_;
  int steps_ = 0;
};

}  // namespace

std::vector<PinyinParse> parse_pinyin(std::string_view letters) {
  if (letters.empty() || letters.size() > kMaxPinyinLetters) return {};
  return PinyinParser{letters}.run();
}

}  // namespace souk::online::search::language
