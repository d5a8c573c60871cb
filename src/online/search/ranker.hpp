// Puts the candidates of a query in order by the features of ranking.hpp.
#pragma once

#include <vector>

#include "online/search/query_plan.hpp"
#include "online/search/ranking.hpp"
#include "online/search/view.hpp"

namespace souk::online::search {

struct Ranked {
  std::uint32_t number = 0;
  RowId row = kNoRow;
  float score = 0;
  Features features{};
};

// What the features are computed from besides query and profile; all of it lives in memory.
struct RankingInputs {
  const catalogue::Snapshot* snapshot = nullptr;
  const View* view = nullptr;
  Instant now{};
  bool (*in_stock)(const void* context, RowId row) = nullptr;
  const void* context = nullptr;
};

// `hits` without those that must not be seen, in any order; the answer has as many, the best first.
std::vector<Ranked> rank(const QueryPlan& plan, const engines::SearchFindings& findings,
                         const std::vector<engines::SearchHit>& hits, const RankingInputs& inputs,
                         const RankingWeights& weights);

}  // namespace souk::online::search
