// A shop made from a judged data set: products, queries and what people said of each pair. Files are
// tab-separated with a header row, quoted as CSV.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "engines/document/memory/store.hpp"
#include "engines/search/xapian/engine.hpp"
#include "online/search/search.hpp"

namespace souk::relevance {

struct Judged {
  std::string id;
  std::string text;
  std::map<std::string, double> gains;  // by sku
};

class JudgedShop {
 public:
  // Reads product.csv of `folder` and indexes it.
  explicit JudgedShop(const std::string& folder);

  online::search::SearchRequest request(const std::string& query, std::size_t limit) const;
  online::search::Search& search() { return search_; }
  std::string sku(online::catalogue::RowId row) const { return std::string{catalogue_.snapshot()->sku(row)}; }

 private:
  void add_products(const std::string& file);

  engines::MemoryDocumentStore store_;
  online::shop::SettingsStore settings_{store_};
  online::catalogue::Catalogue catalogue_{store_, settings_};
  std::unique_ptr<engines::XapianSearchEngine> engine_;
  online::search::Search search_;
};

// The queries of `file`; with labels where there are any.
std::vector<Judged> read_queries(const std::string& file, const std::string& labels);
double ndcg(const std::vector<std::string>& skus, const std::map<std::string, double>& gains,
            std::size_t depth = 10);

}  // namespace souk::relevance
