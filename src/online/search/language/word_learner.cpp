#include "online/search/language/word_learner.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

#include "online/search/language/code_points.hpp"
#include "online/search/language/han_segment.hpp"

namespace souk::online::search::language {
namespace {

constexpr std::size_t kLongest = 6;
constexpr std::size_t kMaxRunsOfTitle = 30;
constexpr int kRounds = 3;

// Characters that name a class of goods at the end of a word: 保温|杯, 打底|裤, 充电|宝.
constexpr std::u32string_view kClassCharacters =
    U"裤衣服裙衫鞋靴袜帽巾包袋箱盒罐瓶杯壶锅碗盘碟筷勺刀铲板架柜桌椅凳床垫枕被毯帘灯机器仪笔本册纸贴膜套壳"
    U"线座扇炉盆桶刷液露霜乳水粉膏皂油酱醋糖茶酒奶饼糕面米肉酥丸糊干片棒条球车棋牌绳带扣环镜表链戒夹钩"
    U"钉锁伞梳剪钳尺秤泵管阀网罩毡宝珠粮砂窝笼布花";

const Overlay& no_overlay() {
  static const Overlay instance{Dictionary{}};
  return instance;
}

}  // namespace

void WordLearner::add_title(std::string_view normalised) {
  ++titles_;
  // Beyond the bound title n is kept with the probability max / n, in the place of another one.
  const auto points = code_points(normalised, 400);
  if (titles_ > max_titles_ && mix(titles_) % titles_ >= max_titles_) return;
  std::size_t runs = 0;
  for (std::size_t at = 0; at < points.size() && runs < kMaxRunsOfTitle; ++at) {
    if (!is_han(points[at])) continue;
    auto end = at;
    while (end < points.size() && is_han(points[end])) ++end;
    if (runs_.size() < max_titles_ * 2) {
      runs_.push_back(points.substr(at, end - at));
    } else {
      runs_[mix(titles_ * 31 + runs) % runs_.size()] = points.substr(at, end - at);
    }
    ++runs;
    at = end;
  }
}

void WordLearner::add_word(std::u32string_view word, double count) {
  if (word.size() < 2 || word.size() > kMaxWordCharacters || sure_.size() >= 100'000) return;
  if (!std::all_of(word.begin(), word.end(), is_han)) return;
  sure_[std::u32string{word}] += count;
}

const WordLearner::Seen* WordLearner::seen(std::u32string_view text) const {
  const auto found = table_.find(hash_of(text));
  return found == table_.end() ? nullptr : &found->second;
}

// Longer strings are counted only where both their parts are frequent: the table stays small.
void WordLearner::count_strings(std::size_t size) {
  Table longer;
  for (std::size_t index = 0; index < runs_.size(); ++index) {
    const std::u32string_view run = runs_[index];
    for (std::size_t at = 0; at + size <= run.size(); ++at) {
      const auto text = run.substr(at, size);
      if (size > 1) {
        const auto* head = seen(text.substr(0, size - 1));
        const auto* tail = seen(text.substr(1));
        if (head == nullptr || tail == nullptr || head->count < least_ || tail->count < least_) continue;
      }
      auto& entry = longer[hash_of(text)];
      ++entry.count;
      // The end of a run is another neighbour each time.
      const auto left = at == 0 ? mix(index) : mix(run[at - 1]);
      const auto right = at + size == run.size() ? mix(index + 77) : mix(run[at + size]);
      entry.left |= 1ULL << (left % 64);
      entry.right |= 1ULL << (right % 64);
    }
  }
  table_.merge(longer);
}

// ln of how much more often the string is seen than its two likeliest halves would make it.
double WordLearner::cohesion(std::u32string_view text) const {
  const auto* whole = seen(text);
  double least = 1e9;
  for (std::size_t cut = 1; cut < text.size(); ++cut) {
    const auto* head = seen(text.substr(0, cut));
    const auto* tail = seen(text.substr(cut));
    if (head == nullptr || tail == nullptr) continue;
    least = std::min(least, std::log(whole->count * characters_ / (double{1} * head->count * tail->count)));
  }
  return least;
}

bool WordLearner::is_word(std::u32string_view text) const {
  const auto* whole = seen(text);
  if (whole == nullptr || whole->count < least_) return false;
  const auto variety = std::min(std::popcount(whole->left), std::popcount(whole->right));
  if (variety < 2) return false;
  // Two words that like each other's company (蓝牙 耳机) are still two, unless one hardly occurs without the
  // other.
  const auto& general = Lexicon::general()->trie();
  for (std::size_t cut = 2; cut + 2 <= text.size(); ++cut) {
    if (general.find(text.substr(0, cut)) < 0 || general.find(text.substr(cut)) < 0) continue;
    const auto* head = seen(text.substr(0, cut));
    const auto* tail = seen(text.substr(cut));
    if (head == nullptr || tail == nullptr) continue;
    if (whole->count < 4 || whole->count * 4 < std::min(head->count, tail->count) * 3) return false;
  }
  const auto enough = text.size() == 2 ? 3.5 : 2.5;
  return cohesion(text) >= enough;
}

WordLearner::Words WordLearner::candidates() const {
  Words words;
  for (const std::u32string_view run : runs_) {
    for (std::size_t at = 0; at < run.size(); ++at) {
      for (std::size_t size = 2; size <= kLongest && at + size <= run.size(); ++size) {
        const auto text = run.substr(at, size);
        const auto* entry = seen(text);
        if (entry == nullptr) break;
        if (entry->count >= least_ && !words.contains(std::u32string{text}) && is_word(text))
          words.emplace(text, entry->count);
      }
    }
  }
  return words;
}

// A class character behind a word of two: one word of three, even when it is seen once.
void WordLearner::add_class_words(Words& words, const Lexicon& lexicon) const {
  for (const std::u32string_view run : runs_) {
    const auto borders = han_borders(run, lexicon, no_overlay());
    std::uint32_t from = 0;
    std::uint32_t before = 0;
    for (const auto border : borders) {
      const auto single = border - from == 1;
      if (single && from - before == 2 && kClassCharacters.find(run[from]) != std::u32string_view::npos)
        words[std::u32string{run.substr(before, 3)}] += 1;
      before = from;
      from = border;
    }
  }
}

WordLearner::Words WordLearner::counted(const Lexicon& lexicon) const {
  Words counts;
  for (const std::u32string_view run : runs_) {
    std::uint32_t from = 0;
    for (const auto border : han_borders(run, lexicon, no_overlay())) {
      if (border - from <= kMaxWordCharacters) counts[std::u32string{run.substr(from, border - from)}] += 1;
      from = border;
    }
  }
  for (const auto& [word, count] : sure_) counts[word] += count;
  return counts;
}

std::vector<CountedWord> WordLearner::finish() {
  for (const auto& run : runs_) characters_ += static_cast<double>(run.size());
  least_ = runs_.size() > 20'000 ? 4 : runs_.size() > 4'000 ? 3 : 2;
  for (std::size_t size = 1; size <= kLongest; ++size) count_strings(size);
  auto words = candidates();
  for (const auto& [word, count] : sure_) words[word] += count * 3;
  const auto listed = [](const Words& from) {
    std::vector<CountedWord> list;
    list.reserve(from.size());
    for (const auto& [word, count] : from) list.push_back({word, count});
    return list;
  };
  for (int round = 0; round < kRounds && !runs_.empty(); ++round) {
    const Lexicon lexicon{listed(words)};
    words = counted(lexicon);
    if (round == 0) add_class_words(words, lexicon);
  }
  return listed(words);
}

}  // namespace souk::online::search::language
