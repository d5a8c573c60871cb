#include "online/search/language/segment.hpp"

#include <algorithm>
#include <utility>

#include "online/search/language/code_points.hpp"
#include "online/search/language/han_segment.hpp"

namespace souk::online::search::language {
namespace {

constexpr std::size_t kMaxTokenCharacters = 40;
constexpr std::size_t kMaxHanRun = 2'000;  // characters; longer ones are cut there

struct Unit {
  std::string_view spelling;
  std::string_view unit;
  bool after_blank;  // "500 ml" is 500ml, but the "3 m" of "type 3 m" may be anything
};
constexpr Unit kUnits[] = {
    {"ml", "ml", true},     {"oz", "oz", true},       {"ounce", "oz", true},    {"ounces", "oz", true},
    {"kg", "kg", true},     {"mg", "mg", true},       {"mm", "mm", true},       {"cm", "cm", true},
    {"inch", "inch", true}, {"inches", "inch", true}, {"lb", "lb", true},       {"lbs", "lb", true},
    {"pound", "lb", true},  {"pounds", "lb", true},   {"gb", "gb", true},       {"tb", "tb", true},
    {"mah", "mah", true},   {"gallon", "gal", true},  {"gallons", "gal", true}, {"gal", "gal", true},
    {"g", "g", false},      {"l", "l", false},        {"m", "m", false},        {"w", "w", false},
    {"毫升", "ml", true},   {"克", "g", true},        {"千克", "kg", true},     {"公斤", "kg", true},
    {"升", "l", true},      {"厘米", "cm", true},     {"毫米", "mm", true},     {"毫安", "mah", true},
    {"英寸", "inch", true}, {"寸", "inch", true},
};

const Unit* find_unit(std::string_view word) {
  const auto* found = std::find_if(std::begin(kUnits), std::end(kUnits),
                                   [&](const Unit& unit) { return unit.spelling == word; });
  return found == std::end(kUnits) ? nullptr : found;
}

class Segmenter {
 public:
  Segmenter(std::string_view text, const Lexicon& lexicon, const Overlay& overlay)
      : points_{code_points(text)}, lexicon_{lexicon}, overlay_{overlay} {}

  std::vector<Token> run() {
    while (at_ < points_.size()) {
      if (is_han(points_[at_])) {
        take_han();
      } else if (is_word_character(points_[at_])) {
        take_word();
      } else {
        advance(1);
      }
    }
    return std::move(tokens_);
  }

 private:
  void advance(std::size_t count) {
    std::string bytes;
    for (; count > 0 && at_ < points_.size(); --count) append_utf8(bytes, points_[at_++]);
    byte_ += static_cast<std::uint32_t>(bytes.size());
  }
  char32_t peek(std::size_t ahead) const {
    return at_ + ahead < points_.size() ? points_[at_ + ahead] : U' ';
  }

  // Adds points_[at_, at_ + size) and goes behind it.
  Token& add(std::size_t size, TokenKind kind) {
    Token token;
    token.text = utf8(std::u32string_view{points_}.substr(at_, size));
    token.kind = kind;
    token.begin = byte_;
    advance(size);
    token.end = byte_;
    return tokens_.emplace_back(std::move(token));
  }

  void take_han() {
    std::size_t size = 1;
    while (size < kMaxHanRun && is_han(peek(size))) ++size;
    const auto run = std::u32string_view{points_}.substr(at_, size);
    if (join_unit(run)) return;
    std::size_t from = 0;
    for (const auto border : han_borders(run, lexicon_, overlay_)) {
      const auto word = run.substr(from, border - from);
      add(word.size(), TokenKind::kHan).parts = parts_of(word);
      from = border;
    }
  }

  // 500毫升: at the beginning of a run that follows a number directly.
  bool join_unit(std::u32string_view run) {
    if (tokens_.empty() || tokens_.back().kind != TokenKind::kNumber || tokens_.back().end != byte_)
      return false;
    if (!tokens_.back().parts.empty()) return false;
    for (std::size_t size = std::min<std::size_t>(2, run.size()); size > 0; --size) {
      const auto* unit = find_unit(utf8(run.substr(0, size)));
      if (unit == nullptr) continue;
      advance(size);
      join_number(tokens_.back(), utf8(run.substr(0, size)), unit->unit);
      return true;
    }
    return false;
  }

  void join_number(Token& number, std::string word, std::string_view unit) const {
    number.parts = {number.text, std::string{unit}};
    if (word != unit) number.parts.push_back(std::move(word));
    number.text += unit;
    number.end = byte_;
  }

  // Shorter words of the lexicon inside a longer one.
  std::vector<std::string> parts_of(std::u32string_view word) const {
    std::vector<std::string> parts;
    for (std::size_t from = 0; word.size() > 2 && from + 1 < word.size(); ++from) {
      for (std::size_t size = 2; from + size <= word.size() && size < word.size(); ++size) {
        const auto part = word.substr(from, size);
        if (lexicon_.trie().find(part) >= 0 || overlay_.words().find(part) >= 0) parts.push_back(utf8(part));
      }
    }
    return parts;
  }

  std::size_t word_size() const {
    std::size_t size = 1;
    for (;; ++size) {
      const auto c = peek(size);
      if (is_word_character(c)) continue;
      const bool inside = is_digit(peek(size - 1)) && is_digit(peek(size + 1)) && (c == U'.' || c == U',');
      const bool apostrophe = (c == U'\'' || c == U'\u2019') && is_latin(peek(size + 1));
      if (!inside && !apostrophe) return size;
    }
  }

  // A word of two scripts that begins with letters: t恤.
  std::size_t mixed_size(const WordTrie& trie) const {
    std::size_t found = 0;
    auto node = trie.step(WordTrie::kRoot, points_[at_]);
    for (std::size_t size = 1; node != WordTrie::kNone && size <= kMaxWordCharacters; ++size) {
      if (trie.cost(node) >= 0 && is_han(peek(size - 1))) found = size;
      node = trie.step(node, peek(size));
    }
    return found;
  }

  bool take_mixed() {
    const auto size = std::max(mixed_size(overlay_.words()), mixed_size(lexicon_.trie()));
    if (size == 0) return false;
    add(size, TokenKind::kHan);
    return true;
  }

  void take_word() {
    if (take_mixed()) return;
    const auto size = word_size();
    const auto word = std::u32string_view{points_}.substr(at_, size);
    if (std::any_of(word.begin(), word.end(), [](char32_t c) { return c >= 0x80; })) {
      take_foreign(word);
      return;
    }
    const bool hyphen = at_ > 0 && points_[at_ - 1] == U'-';
    auto& token = add(std::min(size, kMaxTokenCharacters), TokenKind::kWord);
    std::erase_if(token.text, [](char c) { return c == '\'' || c == ','; });
    const auto [digits, letters] = count(token.text);
    if (letters == 0) token.kind = TokenKind::kNumber;
    if (digits > 0 && letters > 0) token.parts = groups_of(token);
    if (digits > 0 && (peek(0) == U'+' || peek(0) == U'%')) keep_sign(token);
    join_to_last(hyphen);
  }

  // Accented words stay whole; Thai, Japanese and the like are cut by ICU.
  void take_foreign(std::u32string_view word) {
    std::size_t from = 0;
    for (const auto border : icu_borders(word)) {
      for (; from < border; from += std::min<std::size_t>(border - from, kMaxTokenCharacters))
        add(std::min<std::size_t>(border - from, kMaxTokenCharacters), TokenKind::kWord);
    }
  }

  static std::pair<std::size_t, std::size_t> count(std::string_view text) {
    const auto digits = static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }));
    const auto dots = static_cast<std::size_t>(std::count(text.begin(), text.end(), '.'));
    return {digits, text.size() - digits - dots};
  }

  // iphone15: iphone, 15. The unit of "16ounces" gets its one spelling.
  static std::vector<std::string> groups_of(Token& token) {
    std::vector<std::string> groups;
    const auto is_number = [](char c) { return (c >= '0' && c <= '9') || c == '.'; };
    for (const char c : token.text) {
      if (groups.empty() || is_number(groups.back().back()) != is_number(c)) groups.emplace_back();
      groups.back() += c;
    }
    const auto* unit = groups.size() == 2 && is_number(groups[0][0]) ? find_unit(groups[1]) : nullptr;
    if (unit == nullptr) return groups.size() > 6 ? std::vector<std::string>{} : groups;
    token.kind = TokenKind::kNumber;
    groups[1] = unit->unit;
    token.text = groups[0] + groups[1];
    return groups;
  }

  void keep_sign(Token& token) {
    token.parts.insert(token.parts.begin(), token.text);
    append_utf8(token.text, peek(0));
    advance(1);
    token.end = byte_;
  }

  // "500 ml" and "t-shirt": the new token belongs to the one before it.
  void join_to_last(bool hyphen) {
    if (tokens_.size() < 2) return;
    auto& before = tokens_[tokens_.size() - 2];
    const auto& last = tokens_.back();
    const auto gap = last.begin - before.end;
    if (before.kind == TokenKind::kNumber && before.parts.empty() && gap == 1) {
      const auto* unit = find_unit(last.text);
      if (unit != nullptr && unit->after_blank) {
        auto word = last.text;
        tokens_.pop_back();
        join_number(tokens_.back(), std::move(word), unit->unit);
      }
    } else if (hyphen && gap == 1 && before.kind == TokenKind::kWord && last.kind == TokenKind::kWord &&
               before.text.size() <= 2 && before.parts.empty() && last.parts.empty()) {
      auto word = std::move(tokens_.back());
      tokens_.pop_back();
      auto& joined = tokens_.back();
      joined.parts = {joined.text, word.text};
      joined.text += word.text;
      joined.end = word.end;
    }
  }

  std::u32string points_;
  const Lexicon& lexicon_;
  const Overlay& overlay_;
  std::size_t at_ = 0;
  std::uint32_t byte_ = 0;
  std::vector<Token> tokens_;
};

}  // namespace

std::string_view unit_of(std::string_view word) {
  const auto* unit = find_unit(word);
  return unit == nullptr ? std::string_view{} : unit->unit;
}

std::vector<Token> segment_text(std::string_view normalised, const Lexicon& lexicon, const Overlay& overlay) {
  return Segmenter{normalised, lexicon, overlay}.run();
}

}  // namespace souk::online::search::language
