#include "tests/relevance/tuning.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <stdexcept>

namespace souk::relevance {

using online::search::Features;
using online::search::RankingWeights;

Scored score_all(JudgedShop& shop, const Judged& query) {
  auto request = shop.request(query.text, 300);
  request.explain = true;
  const auto answer = shop.search().answer(request);
  Scored scored{{}, {}, query.gains};
  if (!answer) throw std::runtime_error{query.text + ": " + describe(answer.error())};
  if ((*answer)->explanation == nullptr) return scored;
  for (const auto& hit : (*answer)->explanation->hits) {
    scored.skus.push_back(hit.sku);
    scored.features.push_back(hit.features);
  }
  return scored;
}

double mean_ndcg(const std::vector<Scored>& queries, const RankingWeights& weights) {
  const auto values = weights.values();
  double sum = 0;
  for (const auto& query : queries) {
    std::vector<std::pair<float, std::size_t>> order;
    for (std::size_t i = 0; i < query.skus.size(); ++i)
      order.emplace_back(-online::search::score_of(query.features[i], values), i);
    const auto end = order.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(10, order.size()));
    std::partial_sort(order.begin(), end, order.end());
    std::vector<std::string> best;
    for (auto at = order.begin(); at != end; ++at) best.push_back(query.skus[at->second]);
    sum += ndcg(best, query.gains);
  }
  return queries.empty() ? 0 : sum / static_cast<double>(queries.size());
}

RankingWeights tune(const std::vector<Scored>& queries, RankingWeights weights) {
  const RankingWeights start = weights;
  // Far weights must earn their distance: ten points of NDCG are not worth a wild weight.
  const auto value = [&](const RankingWeights& candidate) {
    const auto a = candidate.values();
    const auto b = start.values();
    double far = 0;
    for (std::size_t i = 0; i < a.size(); ++i) far += std::abs(a[i] - b[i]);
    return mean_ndcg(queries, candidate) - 0.004 * far;
  };
  double best = value(weights);
  for (const std::int64_t step : {600, 300, 150}) {
    for (bool better = true; better;) {
      better = false;
      const auto try_member = [&](std::int64_t RankingWeights::*member) {
        for (const auto by : {step, -step}) {
          auto candidate = weights;
          candidate.*member += by;
          if (const auto now = value(candidate); now > best + 1e-6) {
            best = now;
            weights = candidate;
            better = true;
          }
        }
      };
      kFields<RankingWeights>([&](const auto& field) { try_member(field.member); });
    }
  }
  return weights;
}

}  // namespace souk::relevance
