#include "online/search/language/query_correction.hpp"

#include <algorithm>

#include "online/search/language/filler.hpp"
#include "online/search/language/stretch_lattice.hpp"

namespace souk::online::search::language {
namespace {

constexpr std::size_t kMaxCharacters = 200;
constexpr std::size_t kMaxPieces = 48;
constexpr std::size_t kMaxFrequencies = 200;
constexpr std::size_t kMaxOffers = 5;
constexpr std::size_t kInitials = 4;   // a short word that is nothing else may be the initials of one
constexpr float kSoundsLikeIt = 0.5F;  // pinyin as good as this is meant as pinyin

bool is_apostrophe(char32_t c) { return c == U'\'' || c == U'\u2019'; }

}  // namespace

void QueryCorrection::cut() {
  for (std::size_t at = 0; at < query_.size() && pieces_.size() < kMaxPieces;) {
    auto end = at + 1;
    if (is_han(query_[at])) {
      pieces_.push_back({at, end, true});
    } else if (is_word_character(query_[at])) {
      while (end < query_.size() && (is_word_character(query_[end]) || is_apostrophe(query_[end]))) ++end;
      pieces_.push_back({at, end, false});
    }
    at = end;
  }
  for (const auto& piece : pieces_) words_.push_back(text_of(piece));
}

std::u32string QueryCorrection::text_of(const Piece& piece) const {
  auto text = query_.substr(piece.begin, piece.end - piece.begin);
  std::erase_if(text, is_apostrophe);
  return text;
}

std::uint32_t QueryCorrection::frequency(std::u32string_view word) {
  const std::u32string key{word};
  if (const auto found = frequencies_.find(key); found != frequencies_.end()) return found->second;
  std::uint32_t count = 0;
  if (!known_) {
    const auto id = sources_.vocabulary.find(word);
    count = id ? std::max(1U, static_cast<std::uint32_t>(sources_.vocabulary.weight(*id))) : 0;
  } else if (frequencies_.size() < kMaxFrequencies) {
    count = known_(utf8(word));
  }
  constexpr std::uint32_t kEverywhere = 1'000'000;  // "what" is no slip for "wheat", whatever the shop sells
  if (is_filler(utf8(word))) count = kEverywhere;
  frequencies_.emplace(key, count);
  return count;
}

LatinCorrector::Word QueryCorrection::word_at(std::size_t piece) {
  LatinCorrector::Word word{.text = words_[piece]};
  if (piece > 0 && !pieces_[piece - 1].han) word.before = words_[piece - 1];
  if (piece + 1 < pieces_.size() && !pieces_[piece + 1].han) word.after = words_[piece + 1];
  word.known = frequency(word.text);
  return word;
}

QueryCorrection::Fix QueryCorrection::fix_of(const std::vector<Meant>& meant, std::size_t begin,
                                             std::size_t end) const {
  Fix fix{.begin = begin, .end = end};
  const auto& best = meant.front();
  fix.text = sources_.vocabulary.text(best.term);
  const auto gap = meant.size() > 1 ? meant[1].score - best.score : 10.0F;
  const auto bearable = 0.26F + 0.15F * static_cast<float>(fix.text.size());
  fix.certainty = best.cost <= bearable && gap >= 0.2F ? Certainty::kConfident : Certainty::kUnsure;
  for (std::size_t i = 1; i < meant.size(); ++i)
    if (meant[i].cost <= best.cost + 0.8F) fix.others.emplace_back(sources_.vocabulary.text(meant[i].term));
  return fix;
}

void QueryCorrection::correct_word(std::size_t piece) {
  const auto word = word_at(piece);
  auto latin = sources_.latin.fix(word);
  if (word.known == 0) {
    const auto meant = sources_.han.meant(word.text);
    if (meant.empty() || meant.front().cost > kSoundsLikeIt) {
      if (auto words = sources_.han.words_of_pinyin(word.text); !words.empty()) {
        fixes_.push_back(
            {pieces_[piece].begin, pieces_[piece].end, std::move(words), Certainty::kConfident, {}});
        return;
      }
    }
    const bool any =
        !meant.empty() && (latin.certainty == Certainty::kNone ||
                           (latin.certainty == Certainty::kUnsure && word.text.size() <= kInitials));
    if (any || (!meant.empty() && meant.front().cost <= kSoundsLikeIt)) {
      auto fix = fix_of(meant, pieces_[piece].begin, pieces_[piece].end);
      if (latin.certainty != Certainty::kNone) fix.others.insert(fix.others.begin(), latin.text);
      fixes_.push_back(std::move(fix));
      return;
    }
  }
  if (latin.certainty == Certainty::kNone) return;
  fixes_.push_back({pieces_[piece].begin, pieces_[piece].end, std::move(latin.text), latin.certainty,
                    std::move(latin.others)});
}

// "head phones" where only "headphones" is known: takes this piece and the next.
bool QueryCorrection::correct_joined(std::size_t piece) {
  if (piece + 1 >= pieces_.size() || pieces_[piece + 1].han) return false;
  if (pieces_[piece + 1].begin != pieces_[piece].end + 1) return false;
  auto text = sources_.latin.joined(word_at(piece), word_at(piece + 1));
  if (!text) return false;
  fixes_.push_back(
      {pieces_[piece].begin, pieces_[piece + 1].end, std::move(*text), Certainty::kConfident, {}});
  return true;
}

// "lian yi qun": every word of the query is a syllable or several, and nothing that the shop has.
bool QueryCorrection::correct_spaced_pinyin() {
  if (pieces_.size() < 2 || pieces_.size() > 8) return false;
  std::u32string letters;
  for (std::size_t i = 0; i < pieces_.size(); ++i) {
    if (pieces_[i].han || !std::all_of(words_[i].begin(), words_[i].end(), is_latin)) return false;
    const auto parses = parse_pinyin(utf8(words_[i]));
    const auto whole = std::any_of(parses.begin(), parses.end(), [](const PinyinParse& parse) {
      return std::all_of(parse.begin(), parse.end(),
                         [](auto& piece) { return piece.syllable != kNoSyllable; });
    });
    if (!whole || frequency(words_[i]) > 0) return false;
    letters += words_[i];
  }
  const auto meant = sources_.han.meant(letters);
  if (meant.empty() || meant.front().cost > kSoundsLikeIt) return false;
  fixes_.push_back(fix_of(meant, pieces_.front().begin, pieces_.back().end));
  return true;
}

// Pieces [first, last) stand together and have Chinese among them.
void QueryCorrection::correct_stretch(std::size_t first, std::size_t last) {
  const auto begin = pieces_[first].begin;
  const auto text = query_.substr(begin, pieces_[last - 1].end - begin);
  std::vector<std::uint32_t> ends;
  for (auto i = first; i < last; ++i) ends.push_back(static_cast<std::uint32_t>(pieces_[i].end - begin));
  const auto found =
      StretchLattice{sources_, [this](std::u32string_view word) { return frequency(word); }}.run(text, ends);
  for (const auto& span : found) {
    auto fix = fix_of(span.meant, begin + span.begin, begin + span.end);
    if (fix.text != query_.substr(fix.begin, fix.end - fix.begin)) fixes_.push_back(std::move(fix));
  }
}

Correction QueryCorrection::run(std::string_view query) {
  query_ = code_points(query, kMaxCharacters + 1);
  if (query_.size() > kMaxCharacters) return {};
  cut();
  if (pieces_.empty() || correct_spaced_pinyin()) return answer();
  for (std::size_t at = 0; at < pieces_.size();) {
    auto end = at + 1;
    bool han = pieces_[at].han;
    while (end < pieces_.size() && pieces_[end].begin == pieces_[end - 1].end)
      han = pieces_[end++].han || han;
    if (han) {
      correct_stretch(at, end);
    } else if (correct_joined(at)) {
      end = at + 2;
    } else {
      correct_word(at);
    }
    at = end;
  }
  return answer();
}

std::string QueryCorrection::applied(const std::vector<const Fix*>& fixes, std::size_t replace,
                                     const std::u32string& by) const {
  std::u32string out;
  std::size_t at = 0;
  for (std::size_t i = 0; i < fixes.size(); ++i) {
    out += query_.substr(at, fixes[i]->begin - at);
    out += i == replace ? by : fixes[i]->text;
    at = fixes[i]->end;
  }
  return utf8(out + query_.substr(at));
}

Correction QueryCorrection::answer() const {
  std::vector<const Fix*> all;
  std::vector<const Fix*> sure;
  for (const auto& fix : fixes_) {
    all.push_back(&fix);
    if (fix.certainty == Certainty::kConfident) sure.push_back(&fix);
  }
  if (all.empty()) return {};
  Correction correction;
  const auto& used = sure.empty() ? all : sure;
  correction.certainty = sure.empty() ? Certainty::kUnsure : Certainty::kConfident;
  correction.text = applied(used, used.size(), {});
  for (const auto* fix : used)
    correction.changes.push_back({utf8(query_.substr(fix->begin, fix->end - fix->begin)), utf8(fix->text)});
  const auto offer = [&](std::string text) {
    auto& offers = correction.offers;
    if (offers.size() < kMaxOffers && std::find(offers.begin(), offers.end(), text) == offers.end())
      offers.push_back(std::move(text));
  };
  offer(correction.text);
  offer(applied(all, all.size(), {}));
  for (std::size_t i = 0; i < all.size(); ++i)
    for (const auto& other : all[i]->others) offer(applied(all, i, other));
  return correction;
}

}  // namespace souk::online::search::language
