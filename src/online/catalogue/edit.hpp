// How staff change the catalogue: plain use cases over the document store. The snapshot learns of it by the
// change feed, a moment later; who needs to see what was just written reads the store.
//
// Slugs of products are unique by the store's index; codes of variants are compared with the snapshot, so two
// instances that give the same new code to two products within the same moment are not stopped.
#pragma once

#include <string>
#include <string_view>

#include "engines/document/collection.hpp"
#include "online/catalogue/catalogue.hpp"

namespace souk::online::catalogue {

using StoredProduct = engines::Stored<Product>;

// Any product, visible or not, as it is stored now. kNotFound "product.missing".
Result<StoredProduct> load_product(const Catalogue& catalogue, std::string_view sku);
// An empty slug is made from the name. kInvalid "product.invalid"; kConflict "product.exists",
// "product.slug_taken", "product.code_taken".
Result<StoredProduct> create_product(const Catalogue& catalogue, Product product);
// The product as a whole, in place of the revision that the caller has read; 0 takes whatever is there. A
// changed slug keeps leading to the product. kConflict "document.changed", and as above.
Result<StoredProduct> replace_product(const Catalogue& catalogue, std::string_view sku, std::int64_t revision,
                                      Product product);
// RFC 7396: members of `patch` replace those of the product, null removes them.
Result<StoredProduct> patch_product(const Catalogue& catalogue, std::string_view sku, std::int64_t revision,
                                    const json::value& patch);
Status remove_product(const Catalogue& catalogue, std::string_view sku);

// The categories as they are stored now; the snapshot may lag behind.
Result<CategoryTree> load_tree(const Catalogue& catalogue);
// Creates or replaces by slug. kInvalid "category.invalid"; kNotFound "category.missing" (the parent),
// kPrecondition "category.cycle", "category.too_deep".
Status save_category(const Catalogue& catalogue, const Category& category);
// With all below it. An empty parent means the top. kConflict "category.changed" when another move at the
// same time would have closed a circle: try again.
Result<Category> move_category(const Catalogue& catalogue, std::string_view slug, std::string_view parent,
                               std::int64_t position);
// kPrecondition "category.in_use" while it has products or categories below it.
Status remove_category(const Catalogue& catalogue, std::string_view slug);
Status save_brand(const Catalogue& catalogue, const Brand& brand);
Status save_collection(const Catalogue& catalogue, const ProductCollection& collection);

// "longjing-tea"; with the code behind it where that is taken by another product.
std::string slug_for(const Texts& name, std::string_view sku, bool with_sku);

}  // namespace souk::online::catalogue
