// souk_relevance FOLDER [--tune] [--run FILE] [--weights JSON]: NDCG@10 of the product search on a judged
// data set (product.csv, query_dev.csv, label_dev.csv and query_typo_dev.csv in FOLDER). The queries are
// parted in two by their place (even and odd); --tune learns weights on one half and reports both, each way
// round, and never writes them anywhere. --run writes a TREC-style run file for other scorers.
#include <cstdio>
#include <fstream>
#include <string>

#include <fmt/format.h>

#include "base/codec.hpp"
#include "tests/relevance/tuning.hpp"

namespace souk::relevance {
namespace {

struct Score {
  double all = 0;
  double even = 0;
  double odd = 0;
  int unanswered = 0;
};

Score judge(JudgedShop& shop, const std::vector<Judged>& queries, std::ostream* run, bool print) {
  Score score;
  std::size_t counts[2] = {0, 0};
  for (std::size_t i = 0; i < queries.size(); ++i) {
    const auto answer = shop.search().answer(shop.request(queries[i].text, 100));
    std::vector<std::string> skus;
    if (answer) {
      for (std::size_t hit = 0; hit < std::min<std::size_t>(100, (*answer)->rows.size()); ++hit)
        skus.push_back(shop.sku((*answer)->rows[hit]));
    }
    score.unanswered += skus.empty() ? 1 : 0;
    const auto value = ndcg(skus, queries[i].gains);
    (i % 2 == 0 ? score.even : score.odd) += value;
    ++counts[i % 2];
    if (print) fmt::print("{:.3f}  {}\n", value, queries[i].text);
    for (std::size_t hit = 0; run != nullptr && hit < skus.size(); ++hit)
      *run << queries[i].id << " Q0 " << skus[hit] << ' ' << hit + 1 << ' ' << 1000 - hit << " souk\n";
  }
  score.all = (score.even + score.odd) / static_cast<double>(queries.size());
  score.even /= static_cast<double>(counts[0]);
  score.odd /= static_cast<double>(counts[1]);
  return score;
}

void print(std::string_view what, const Score& score) {
  fmt::print("{:<12} NDCG@10 {:.4f}  even {:.4f}  odd {:.4f}  unanswered {}\n", what, score.all, score.even,
             score.odd, score.unanswered);
}

void tune_both_ways(JudgedShop& shop, const std::vector<Judged>& queries) {
  std::vector<Scored> halves[2];
  for (std::size_t i = 0; i < queries.size(); ++i) halves[i % 2].push_back(score_all(shop, queries[i]));
  const auto start = shop.search().ranking();
  for (const int half : {0, 1}) {
    const auto weights = tune(halves[half], start);
    fmt::print("tuned on {}: {:.4f} -> {:.4f}; held out {:.4f} -> {:.4f}\n  {}\n", half == 0 ? "even" : "odd",
               mean_ndcg(halves[half], start), mean_ndcg(halves[half], weights),
               mean_ndcg(halves[1 - half], start), mean_ndcg(halves[1 - half], weights), to_json(weights));
  }
}

int run(int count, char** arguments) {
  const std::string folder = count > 1 ? arguments[1] : "";
  bool tuning = false;
  bool each = false;
  std::string run_file;
  std::string weights;
  for (int i = 2; i < count; ++i) {
    const std::string option = arguments[i];
    tuning = tuning || option == "--tune";
    each = each || option == "--each";
    if (option == "--run" && i + 1 < count) run_file = arguments[++i];
    if (option == "--weights" && i + 1 < count) weights = arguments[++i];
  }
  if (folder.empty()) {
    fmt::print(stderr, "usage: souk_relevance FOLDER [--tune] [--each] [--run FILE] [--weights JSON]\n");
    return 2;
  }
  JudgedShop shop{folder};
  if (!weights.empty()) {
    const auto given = from_json<online::search::RankingWeights>(weights, Strictness::kSettings);
    if (!given) throw std::runtime_error{describe(given.error())};
    shop.search().set_ranking(*given);
  }
  const auto queries = read_queries(folder + "/query_dev.csv", folder + "/label_dev.csv");
  const auto typos = read_queries(folder + "/query_typo_dev.csv", folder + "/label_dev.csv");
  std::ofstream out;
  if (!run_file.empty()) out.open(run_file);
  print("clean", judge(shop, queries, run_file.empty() ? nullptr : &out, each));
  print("typing error", judge(shop, typos, nullptr, each));
  if (tuning) tune_both_ways(shop, queries);
  return 0;
}

}  // namespace
}  // namespace souk::relevance

int main(int count, char** arguments) {
  try {
    return souk::relevance::run(count, arguments);
  } catch (const std::exception& error) {
    fmt::print(stderr, "souk_relevance: {}\n", error.what());
    return 1;
  }
}
