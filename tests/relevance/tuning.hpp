// Looks for better ranking weights on some of the queries: one weight at a time, up and down, as long as the
// mean NDCG rises; weights that do not pay for themselves go back towards the ones it began with.
#pragma once

#include "online/search/ranking.hpp"
#include "tests/relevance/judged_shop.hpp"

namespace souk::relevance {

// The candidates of one query with their features: what a change of weights needs.
struct Scored {
  std::vector<std::string> skus;
  std::vector<online::search::Features> features;
  std::map<std::string, double> gains;
};

Scored score_all(JudgedShop& shop, const Judged& query);
double mean_ndcg(const std::vector<Scored>& queries, const online::search::RankingWeights& weights);
online::search::RankingWeights tune(const std::vector<Scored>& queries,
                                    online::search::RankingWeights weights);

}  // namespace souk::relevance
