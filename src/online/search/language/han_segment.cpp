#include "online/search/language/han_segment.hpp"

#include <algorithm>
#include <limits>
#include <memory>
#include <utility>

#include <unicode/brkiter.h>
#include <unicode/unistr.h>

namespace souk::online::search::language {
namespace {

// ICU's objects are not safe to share between threads and take milliseconds to make.
icu::BreakIterator* word_iterator() {
  thread_local const std::unique_ptr<icu::BreakIterator> iterator = [] {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::BreakIterator> made{
        icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status)};
    return U_SUCCESS(status) ? std::move(made) : nullptr;
  }();
  return iterator.get();
}

// Characters that name a class of goods at the end of a word: 保温|杯, 打底|裤, 充电|宝.
constexpr std::u32string_view kClassCharacters =
    U"裤衣服裙衫鞋靴袜帽巾包袋箱盒罐瓶杯壶锅碗盘碟筷勺刀铲板架柜桌椅凳床垫枕被毯帘灯机器仪笔本册纸贴膜套壳"
    U"线座扇炉盆桶刷液露霜乳水粉膏皂油酱醋糖茶酒奶饼糕面米肉酥丸糊干片棒条球车棋牌绳带扣环镜表链戒夹钩"
    U"钉锁伞梳剪钳尺秤泵管阀网罩毡宝珠粮砂窝笼布花";

class Lattice {
 public:
  Lattice(std::u32string_view run, const Lexicon& lexicon, const Overlay& overlay)
      : run_{run}, lexicon_{lexicon}, overlay_{overlay}, best_(run.size() + 1), from_(run.size() + 1) {
    border_.assign(run.size() + 1, false);
    inside_.assign(run.size() + 1, false);
  }

  std::vector<std::uint32_t> run() {
    force();
    std::fill(best_.begin() + 1, best_.end(), std::numeric_limits<float>::max());
    std::vector<std::uint32_t> icu_end(run_.size(), 0);
    std::uint32_t icu_from = 0;
    for (const auto border : icu_borders(run_)) icu_end[std::exchange(icu_from, border)] = border;
    for (std::uint32_t at = 0; at < run_.size(); ++at) {
      if (inside_[at]) continue;
      take(at, 1, Lexicon::kUnknownCost);
      walk(lexicon_.trie(), at, [](float cost) { return cost; });
      // Cheaper than the same characters by any other words, yet two of them still beat one wrong one.
      walk(overlay_.words(), at, [](float cost) { return cost == 0 ? 0.0F : 3.0F; });
      if (icu_end[at] > at + 1) take(at, icu_end[at] - at, Lexicon::kIcuWordCost);
    }
    return with_class_words(path());
  }

 private:
  template <class Cost>
  void walk(const WordTrie& trie, std::uint32_t from, Cost cost_of) {
    auto node = WordTrie::kRoot;
    for (std::uint32_t at = from; at < run_.size(); ++at) {
      node = trie.step(node, run_[at]);
      if (node == WordTrie::kNone) return;
      if (trie.cost(node) >= 0) take(from, at + 1 - from, cost_of(trie.cost(node)));
    }
  }

  void take(std::uint32_t from, std::uint32_t size, float cost) {
    const auto to = from + size;
    if (inside_[to]) return;
    if (size > 1 && !may_stand(from, size)) return;
    if (best_[from] + cost < best_[to]) {
      best_[to] = best_[from] + cost;
      from_[to] = from;
    }
  }

  bool may_stand(std::uint32_t from, std::uint32_t size) const {
    for (auto at = from + 1; at < from + size; ++at)
      if (border_[at]) return false;
    return size > 1 && overlay_.banned().find(run_.substr(from, size)) < 0;
  }

  // Never-split words and never-join borders, the leftmost and longest first, before anything is weighed.
  void force() {
    for (std::uint32_t at = 0; at < run_.size(); ++at) {
      const auto places = longest(overlay_.borders(), at);
      for (std::uint32_t bit = 1; places.size > 0 && bit < places.size; ++bit)
        if ((static_cast<std::uint32_t>(places.cost) >> bit & 1U) != 0) border_[at + bit] = true;
    }
    for (std::uint32_t at = 0; at < run_.size();) {
      const auto word = longest(overlay_.words(), at, 0.0F);
      if (may_stand(at, word.size)) std::fill_n(inside_.begin() + at + 1, word.size - 1, true);
      at += std::max<std::uint32_t>(word.size, 1);
    }
  }

  struct Found {
    std::uint32_t size = 0;
    float cost = 0;
  };
  Found longest(const WordTrie& trie, std::uint32_t from, float only = -1) const {
    Found found;
    auto node = WordTrie::kRoot;
    for (std::uint32_t at = from; at < run_.size(); ++at) {
      node = trie.step(node, run_[at]);
      if (node == WordTrie::kNone) break;
      const auto cost = trie.cost(node);
      if (cost >= 0 && (only < 0 || cost == only)) found = {at + 1 - from, cost};
    }
    return found;
  }

  // A class character behind a word of two, or behind one or two characters that belong to no word: one word
  // that no dictionary has yet (充电|宝, 马|丁|靴, 卫|衣).
  std::vector<std::uint32_t> with_class_words(const std::vector<std::uint32_t>& borders) const {
    std::vector<std::uint32_t> joined;
    const auto begin = [&](std::size_t word) { return word == 0 ? 0 : borders[word - 1]; };
    const auto single = [&](std::size_t word) {
      return borders[word] - begin(word) == 1 && !is_free_character(run_[begin(word)]);
    };
    std::size_t taken = 0;  // words before this one are in a joined word already
    for (std::size_t i = 0; i < borders.size(); ++i) {
      if (i > taken && single(i) && kClassCharacters.find(run_[begin(i)]) != std::u32string_view::npos) {
        auto first = i;
        if (borders[i - 1] - begin(i - 1) == 2) {
          first = i - 1;
        } else {
          while (first > taken && i - first < 3 && single(first - 1)) --first;
          if (i - first > 2) first = i;
        }
        if (first < i && may_stand(begin(first), borders[i] - begin(first))) {
          joined.resize(joined.size() - (i - first));
          taken = i + 1;
        }
      }
      joined.push_back(borders[i]);
    }
    return joined;
  }

  std::vector<std::uint32_t> path() const {
    std::vector<std::uint32_t> borders;
    for (auto at = static_cast<std::uint32_t>(run_.size()); at > 0; at = from_[at]) borders.push_back(at);
    std::reverse(borders.begin(), borders.end());
    return borders;
  }

  std::u32string_view run_;
  const Lexicon& lexicon_;
  const Overlay& overlay_;
  std::vector<float> best_;
  std::vector<std::uint32_t> from_;
  std::vector<bool> border_;  // a word must end before this place
  std::vector<bool> inside_;  // none may
};

}  // namespace

bool is_free_character(char32_t c) {
  constexpr std::u32string_view kFree = U"男女带可送和与及或的适";
  return kFree.find(c) != std::u32string_view::npos;
}

std::vector<std::uint32_t> icu_borders(std::u32string_view text) {
  auto* iterator = word_iterator();
  if (iterator == nullptr) return {static_cast<std::uint32_t>(text.size())};
  static_assert(sizeof(UChar32) == sizeof(char32_t));
  const auto unicode = icu::UnicodeString::fromUTF32(reinterpret_cast<const UChar32*>(text.data()),
                                                     static_cast<std::int32_t>(text.size()));
  iterator->setText(unicode);
  std::vector<std::uint32_t> borders;
  std::uint32_t points = 0;
  std::int32_t from = iterator->first();
  for (auto to = iterator->next(); to != icu::BreakIterator::DONE; from = to, to = iterator->next()) {
    points += static_cast<std::uint32_t>(unicode.countChar32(from, to - from));
    borders.push_back(points);
  }
  iterator->setText(icu::UnicodeString{});  // it refers to ours
  return borders;
}

std::vector<std::uint32_t> han_borders(std::u32string_view run, const Lexicon& lexicon,
                                       const Overlay& overlay) {
  return Lattice{run, lexicon, overlay}.run();
}

}  // namespace souk::online::search::language
