// Some hundred drafts on their way into the store: compared with what is stored, given their slugs, written
// at once.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "engines/document/collection.hpp"
#include "online/catalogue/import/draft.hpp"
#include "online/catalogue/import/importer.hpp"
#include "online/catalogue/import/taxonomy_writer.hpp"

namespace souk::online::catalogue {

class ImportBatch {
 public:
  ImportBatch(const ImportRequest& request, engines::DocumentStore& store, TaxonomyWriter& taxonomy,
              ImportReport& report, ProblemLog& log)
      : request_{request}, store_{store}, taxonomy_{taxonomy}, report_{report}, log_{log} {}

  std::size_t size() const { return drafts_.size(); }
  void add(std::int64_t row, Draft draft) { drafts_.push_back({row, std::move(draft)}); }
  // Empties the batch.
  Status write();

 private:
  struct Pending {
    std::int64_t row = 0;
    Draft draft;
  };
  struct Target {
    std::string before;  // as stored; empty: new
    Product product;
    std::int64_t row = 0;
    bool named_slug = false;  // by the file itself
    bool spoilt = false;      // cannot be written
  };

  Status load_stored();
  void apply(Pending& pending);
  bool resolve(Pending& pending);
  void refuse(std::int64_t row, std::string column, std::string value, std::string code, std::string message);
  void give_slugs();
  Status settle_slugs();
  Result<bool> taken_by_other(const Product& product) const;
  std::vector<engines::Document> documents() const;
  void count();

  const ImportRequest& request_;
  engines::DocumentStore& store_;
  TaxonomyWriter& taxonomy_;
  ImportReport& report_;
  ProblemLog& log_;
  std::vector<Pending> drafts_;
  std::map<std::string, Target> targets_;  // by sku
  std::map<std::string, Product> stored_;
  std::vector<StockLine> stock_;
};

}  // namespace souk::online::catalogue
