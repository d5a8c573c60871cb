#include "online/search/ranking.hpp"

namespace souk::online::search {

std::string_view name_of(Feature feature) {
  std::string_view name;
  std::size_t at = 0;
  souk::kFields<RankingWeights>([&](const auto& field) {
    if (at++ == static_cast<std::size_t>(feature)) name = field.name;
  });
  return name;
}

std::array<float, kFeatures> RankingWeights::values() const {
  std::array<float, kFeatures> values{};
  std::size_t at = 0;
  souk::kFields<RankingWeights>(
      [&](const auto& field) { values.at(at++) = static_cast<float>(this->*(field.member)) / 1'000.0F; });
  return values;
}

float score_of(const Features& features, const std::array<float, kFeatures>& weights) {
  float sum = 0;
  for (std::size_t i = 0; i < kFeatures; ++i) sum += features[i] * weights[i];
  return sum;
}

}  // namespace souk::online::search
