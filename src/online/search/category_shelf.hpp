// Rules on a category's own page, where nobody has asked for words: those of the kind `always` that name the
// category pin, raise, bury and hide there as they do in searches within it.
#pragma once

#include "online/catalogue/arrangement.hpp"
#include "online/search/finder.hpp"
#include "online/search/rule_book.hpp"

namespace souk::online::search {

class Merchandising;

class CategoryShelf final : public catalogue::Arranger {
 public:
  // `desk` must outlive it.
  explicit CategoryShelf(const Merchandising& desk) : desk_{desk} {}
  std::shared_ptr<const catalogue::Arrangement> arrangement_for(
      const catalogue::Catalogue& catalogue, const catalogue::Snapshot& snapshot,
      const catalogue::ListingQuery& query) const override;

 private:
  const Merchandising& desk_;
};

// Products, categories and brands of rules as the snapshot numbers them; what is unknown is passed over.
Adjustments adjustments_of(const RuleOutcome& rules, const catalogue::Catalogue& catalogue,
                           const catalogue::Snapshot& snapshot);

// The answer to no words at all: what the category's own page shows, or all products, the popular ones first.
// `book` may be nullptr. Errors as find_by_plan().
Result<SearchAnswer> whole_shelf(const FinderInputs& inputs, const RuleBook* book,
                                 const SearchRequest& request);

}  // namespace souk::online::search
