// Products as staff look through them: drafts and archived ones too, in the order in which the catalogue came
// to know them, the newest first. Read from the snapshot a row at a time, so that a page costs the same
// wherever it lies and however many products there are.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "online/catalogue/catalogue.hpp"

namespace souk::online::catalogue {

// Empty members say nothing.
struct ProductFilter {
  std::string state;       // draft, published, scheduled or archived
  std::string category;    // slug; with all below it
  std::string brand;       // slug
  std::string collection;  // slug
  std::string stock;       // "in" or "out"
  static constexpr std::string_view kName = "ProductFilter";
  static constexpr auto fields() {
    using F = ProductFilter;
    return field_table(
        field("state", &F::state,
              {.max_length = 20, .required = false, .help = "draft, published, scheduled or archived."}),
        field("category", &F::category,
              {.max_length = 120, .required = false, .help = "Slug; with all below it."}),
        field("brand", &F::brand, {.max_length = 120, .required = false}),
        field("collection", &F::collection, {.max_length = 120, .required = false}),
        field("stock", &F::stock, {.max_length = 10, .required = false, .help = "in or out."}));
  }
  bool empty() const {
    return state.empty() && category.empty() && brand.empty() && collection.empty() && stock.empty();
  }
};

struct StaffPage {
  std::vector<ProductPtr> products;
  std::string next_cursor;  // empty on the last page
};

// At most `limit` (1 to 500). kInvalid "listing.filter" for a state or stock that there is not,
// "listing.cursor" for a cursor that is none of ours. A page may be short, and not the last, where drafts are
// looked for among very many archived products.
Result<StaffPage> list_for_staff(const Catalogue& catalogue, const ProductFilter& filter, Instant now,
                                 std::size_t limit, std::string_view cursor);
// The codes of all of them; kLimit "listing.too_many" when there are more than `most`.
Result<std::vector<std::string>> skus_for_staff(const Catalogue& catalogue, const ProductFilter& filter,
                                                Instant now, std::size_t most);

}  // namespace souk::online::catalogue
