#include "online/search/taste.hpp"

#include <algorithm>
#include <map>

#include "base/text.hpp"

namespace souk::online::search {
namespace {

constexpr float kSeenWeight = 1;
constexpr float kCartWeight = 3;
constexpr float kBoughtWeight = 4;
constexpr float kDecay = 0.9F;  // from one touch to the one before it
constexpr std::size_t kMaxSku = 64;
constexpr std::size_t kMaxCookie = kMaxTouches * (kMaxSku + 8);

Touch touch_of(std::string_view text) {
  auto weight = kSeenWeight;
  const auto take = [&](std::string_view prefix, float its_weight) {
    if (!text.starts_with(prefix)) return;
    text.remove_prefix(prefix.size());
    weight = its_weight;
  };
  take("cart:", kCartWeight);
  take("bought:", kBoughtWeight);
  if (text.size() > kMaxSku) text = {};
  return {std::string{text}, weight};
}

// The names of `sums`, the greatest first.
std::vector<std::string> best_of(const std::map<catalogue::SmallId, float>& sums,
                                 const catalogue::Dictionary& names) {
  std::vector<std::pair<float, catalogue::SmallId>> order;
  for (const auto& [id, sum] : sums) order.emplace_back(sum, id);
  std::stable_sort(order.begin(), order.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  std::vector<std::string> best;
  for (std::size_t i = 0; i < std::min(order.size(), kMaxLiked); ++i)
    best.push_back(names.name(order[i].second));
  return best;
}

}  // namespace

std::vector<Touch> touches_of(const std::vector<std::string_view>& texts) {
  std::vector<Touch> touches;
  for (std::size_t i = 0; i < std::min(texts.size(), kMaxTouches); ++i)
    if (auto touch = touch_of(texts[i]); !touch.sku.empty()) touches.push_back(std::move(touch));
  return touches;
}

std::vector<Touch> touches_of_cookie(std::string_view cookie) {
  if (cookie.empty() || cookie.size() > kMaxCookie) return {};
  return touches_of(text::split(cookie, '~'));
}

void take_taste(const std::vector<Touch>& touches, const catalogue::Catalogue& catalogue,
                SearchRequest& request) {
  if (touches.empty()) return;
  const auto snapshot = catalogue.snapshot();
  std::map<catalogue::SmallId, float> brands;
  std::map<catalogue::SmallId, float> categories;
  float fading = 1;
  for (const auto& touch : touches) {
    const auto weight = touch.weight * fading;
    fading *= kDecay;
    const auto row = snapshot->product_row(touch.sku);
    if (!row) continue;
    const auto& columns = snapshot->row(*row);
    if (columns.brand != catalogue::kNoId) brands[columns.brand] += weight;
    for (const auto id : snapshot->chunk_of(*row).categories(columns)) categories[id] += weight;
  }
  request.liked_brands = best_of(brands, catalogue.names().brands);
  request.liked_categories = best_of(categories, catalogue.names().categories);
}

}  // namespace souk::online::search
