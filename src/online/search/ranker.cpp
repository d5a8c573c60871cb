#include "online/search/ranker.hpp"

#include <algorithm>
#include <cmath>

namespace souk::online::search {
namespace {

using catalogue::SmallId;
using engines::SearchFindings;
using engines::SearchHit;

constexpr std::size_t kFeedbackDepth = 20;  // candidates that tell which category is meant
constexpr float kUsualNameLength = 12;      // words
constexpr double kFreshDays = 60;           // after so long a product is half as fresh

struct AskedWord {
  std::vector<TermHash> forms;
  float weight = 0;  // its share of the query, by rarity
  bool number = false;
};

bool has_digit(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

AskedWord asked_word(const PlanWord& word, std::int64_t frequency, double documents) {
  AskedWord asked;
  for (const auto& form : word.forms) asked.forms.push_back(hash_of(form.text));
  const auto seen = static_cast<double>(frequency);
  asked.weight = static_cast<float>(std::log(1.0 + (documents - seen + 0.5) / (seen + 0.5)));
  asked.number = has_digit(word.forms.front().text);
  return asked;
}

class Ranker {
 public:
  Ranker(const QueryPlan& plan, const SearchFindings& findings, const RankingInputs& inputs)
      : inputs_{inputs}, plan_{plan} {
    const double documents = std::max(1.0, static_cast<double>(inputs.view->index->document_count()));
    float whole = 0;
    for (std::size_t i = 0; i < plan.words.size(); ++i) {
      const auto& word = plan.words[i];
      if (word.filler || word.wish) continue;
      const auto frequency = i < findings.frequencies.size() ? findings.frequencies[i] : 0;
      auto asked = asked_word(word, std::min<std::int64_t>(frequency, static_cast<std::int64_t>(documents)),
                              documents);
      if (!word.negated) whole += asked.weight;
      (word.negated ? negated_ : wanted_).push_back(std::move(asked));
    }
    for (auto& word : wanted_) word.weight /= std::max(whole, 1e-6F);
    for (std::size_t i = wanted_.size(); i-- > 0 && head_ == nullptr;)
      if (!wanted_[i].number) head_ = &wanted_[i];
  }

  void learn_categories(const std::vector<SearchHit>& hits) {
    float heaviest = 0;
    for (std::size_t i = 0; i < std::min(hits.size(), kFeedbackDepth); ++i) {
      each_category(inputs_.view->row(hits[i].number), [&](SmallId id, bool) {
        auto* known = category(id);
        if (known == nullptr) known = &categories_.emplace_back(id, 0.0F);
        known->second += hits[i].score;
        heaviest = std::max(heaviest, known->second);
      });
    }
    for (auto& [id, sum] : categories_) sum /= std::max(heaviest, 1e-6F);
  }

  Features features(const SearchHit& hit, float best_score) const {
    Features out{};
    const auto at = [&](Feature feature) -> float& { return out[static_cast<std::size_t>(feature)]; };
    const auto* profile = inputs_.view->profile(hit.number);
    const auto row = inputs_.view->row(hit.number);
    at(Feature::kText) = hit.score / std::max(best_score, 1e-6F);
    at(Feature::kCoverage) = hit.coverage;
    if (profile == nullptr || row == kNoRow) return out;
    add_words(*profile, out);
    add_name(*profile, out);
    each_category(row, [&](SmallId id, bool is_top) {
      const auto* found = category(id);
      auto& best = at(is_top ? Feature::kDepartment : Feature::kCategory);
      if (found != nullptr) best = std::max(best, found->second);
    });
    add_product(row, out);
    return out;
  }

 private:
  using CategoryShare = std::pair<SmallId, float>;
  template <class Self>
  static auto* category_of(Self& self, SmallId id) {
    const auto found = std::find_if(self.categories_.begin(), self.categories_.end(),
                                    [&](const CategoryShare& share) { return share.first == id; });
    return found == self.categories_.end() ? nullptr : &*found;
  }
  CategoryShare* category(SmallId id) { return category_of(*this, id); }
  const CategoryShare* category(SmallId id) const { return category_of(*this, id); }

  static std::uint32_t fields_of(const AskedWord& word, const Profile& profile) {
    std::uint32_t fields = 0;
    for (const auto form : word.forms) fields |= profile.fields_of(form);
    return fields;
  }

  void add_words(const Profile& profile, Features& out) const {
    const auto at = [&](Feature feature) -> float& { return out[static_cast<std::size_t>(feature)]; };
    std::size_t of_brand = 0;
    std::size_t numbers = 0;
    std::size_t numbers_found = 0;
    for (const auto& word : wanted_) {
      const auto fields = fields_of(word, profile);
      const auto in = [&](Field field) { return (fields & static_cast<std::uint32_t>(field)) != 0; };
      if (in(Field::kName)) at(Feature::kNameCoverage) += word.weight;
      if (in(Field::kCategory)) at(Feature::kCategoryName) += word.weight;
      if (in(Field::kAttribute)) at(Feature::kAttribute) += word.weight;
      if (in(Field::kBrand)) ++of_brand;
      numbers += word.number ? 1 : 0;
      numbers_found += word.number && in(Field::kName) ? 1 : 0;
      if (&word == head_ && in(Field::kName)) at(Feature::kHead) = 1;
    }
    if (profile.brand_size() > 0) {
      at(Feature::kBrand) =
          std::min(1.0F, static_cast<float>(of_brand) / static_cast<float>(profile.brand_size()));
    }
    if (numbers > 0) at(Feature::kNumber) = static_cast<float>(numbers_found) / static_cast<float>(numbers);
  }

  static bool is_form(const AskedWord& word, TermHash term) {
    return std::find(word.forms.begin(), word.forms.end(), term) != word.forms.end();
  }

  void add_name(const Profile& profile, Features& out) const {
    const auto at = [&](Feature feature) -> float& { return out[static_cast<std::size_t>(feature)]; };
    const auto name = profile.name();
    const auto next_to = [&](const AskedWord& a, const AskedWord& b) {
      for (std::size_t i = 0; i + 1 < name.size(); ++i)
        if (is_form(a, name[i]) && is_form(b, name[i + 1])) return true;
      return false;
    };
    std::size_t pairs = 0;
    for (std::size_t i = 0; i + 1 < wanted_.size(); ++i) pairs += next_to(wanted_[i], wanted_[i + 1]) ? 1 : 0;
    if (wanted_.size() > 1)
      at(Feature::kPhrase) = static_cast<float>(pairs) / static_cast<float>(wanted_.size() - 1);
    if (name.size() == wanted_.size() && at(Feature::kNameCoverage) > 0.999F) at(Feature::kExact) = 1;
    for (const auto& word : negated_)
      if (stands_unrefused(word, name)) at(Feature::kNegated) = 1;
    at(Feature::kLongName) =
        std::clamp((static_cast<float>(name.size()) - kUsualNameLength) / (2 * kUsualNameLength), 0.0F, 1.0F);
  }

  // "lamp without shade" wants the product whose own name says "without shade".
  static bool stands_unrefused(const AskedWord& word, std::span<const TermHash> name) {
    static const std::array kRefusals{hash_of("without"), hash_of("no"), hash_of("non"), hash_of("not"),
                                      hash_of("无"),      hash_of("非"), hash_of("不"),  hash_of("免")};
    for (std::size_t i = 0; i < name.size(); ++i) {
      if (!is_form(word, name[i])) continue;
      if (i == 0 || std::find(kRefusals.begin(), kRefusals.end(), name[i - 1]) == kRefusals.end())
        return true;
    }
    return false;
  }

  template <class F>
  void each_category(RowId row, F visit) const {
    if (row == kNoRow) return;
    const auto& snapshot = *inputs_.snapshot;
    const auto& chunk = snapshot.chunk_of(row);
    for (const auto id : chunk.categories(snapshot.row(row))) {
      visit(id, false);
      if (id >= snapshot.ancestors->size()) continue;
      const auto& way = (*snapshot.ancestors)[id];
      if (!way.empty()) visit(way.back(), true);
    }
  }

  void add_product(RowId row, Features& out) const {
    const auto at = [&](Feature feature) -> float& { return out[static_cast<std::size_t>(feature)]; };
    const auto& columns = inputs_.snapshot->row(row);
    at(Feature::kPopularity) =
        std::min(1.0F, std::log1p(static_cast<float>(columns.popularity)) / std::log1p(100'000.0F));
    const auto votes = static_cast<float>(columns.rating_count);
    at(Feature::kRating) = static_cast<float>(columns.rating_hundredths) / 500.0F * votes / (votes + 10.0F);
    if (columns.published_at_ms > 0) {
      constexpr double kDayMs = 86'400'000;
      const double days =
          std::max(0.0, static_cast<double>(inputs_.now.unix_ms - columns.published_at_ms) / kDayMs);
      at(Feature::kFreshness) = static_cast<float>(std::exp2(-days / kFreshDays));
    }
    at(Feature::kStock) = inputs_.in_stock == nullptr || inputs_.in_stock(inputs_.context, row) ? 1.0F : 0.0F;
    at(Feature::kMargin) = static_cast<float>(columns.margin_permille) / 1'000.0F;
    at(Feature::kAffinity) = affinity(row);
  }

  // 1 for the first of a list, falling evenly to a half for the last; 0 for what is not in it.
  static float liking(const std::vector<SmallId>& liked, SmallId id) {
    const auto found = std::find(liked.begin(), liked.end(), id);
    if (found == liked.end()) return 0;
    const auto place = static_cast<float>(found - liked.begin());
    return 1.0F - 0.5F * place / static_cast<float>(std::max<std::size_t>(2, liked.size()) - 1);
  }

  // Half of it by the brand, half by the best liked category that the product lies in.
  float affinity(RowId row) const {
    if (plan_.liked_brands.empty() && plan_.liked_categories.empty()) return 0;
    const auto& snapshot = *inputs_.snapshot;
    const auto& columns = snapshot.row(row);
    float category = 0;
    for (const auto id : snapshot.chunk_of(row).categories(columns)) {
      category = std::max(category, liking(plan_.liked_categories, id));
      if (id >= snapshot.ancestors->size()) continue;
      for (const auto above : (*snapshot.ancestors)[id])
        category = std::max(category, liking(plan_.liked_categories, above));
    }
    const auto brand = columns.brand == catalogue::kNoId ? 0.0F : liking(plan_.liked_brands, columns.brand);
    return 0.5F * brand + 0.5F * category;
  }

  const RankingInputs& inputs_;
  const QueryPlan& plan_;
  std::vector<AskedWord> wanted_;
  std::vector<AskedWord> negated_;
  const AskedWord* head_ = nullptr;
  std::vector<CategoryShare> categories_;  // a few dozen
};

// By score, equal ones as they come. The features are not carried along while sorting.
std::vector<Ranked> in_order(std::vector<Ranked> ranked) {
  std::vector<std::pair<float, std::uint32_t>> keys;
  keys.reserve(ranked.size());
  for (const auto& one : ranked) keys.emplace_back(-one.score, static_cast<std::uint32_t>(keys.size()));
  std::sort(keys.begin(), keys.end());
  std::vector<Ranked> sorted;
  sorted.reserve(ranked.size());
  for (const auto& [score, place] : keys) sorted.push_back(ranked[place]);
  return sorted;
}

}  // namespace

std::vector<Ranked> rank(const QueryPlan& plan, const SearchFindings& findings,
                         const std::vector<SearchHit>& hits, const RankingInputs& inputs,
                         const RankingWeights& weights) {
  Ranker ranker{plan, findings, inputs};
  ranker.learn_categories(hits);
  inputs.view->fetch_profiles(hits);
  const float best = hits.empty() ? 0 : hits.front().score;
  const auto values = weights.values();
  std::vector<Ranked> ranked;
  ranked.reserve(hits.size());
  for (const auto& hit : hits) {
    auto features = ranker.features(hit, best);
    ranked.push_back({hit.number, inputs.view->row(hit.number), score_of(features, values), features});
  }
  return in_order(std::move(ranked));
}

}  // namespace souk::online::search
