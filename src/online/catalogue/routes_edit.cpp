#include "online/catalogue/routes_edit.hpp"

#include <charconv>

#include "online/catalogue/edit.hpp"

namespace souk::online::catalogue {

using http::Access;
using http::Method;
using http::Nothing;
using http::Request;

namespace {

struct StoredProductView {
  std::int64_t revision = 0;
  Product product;
  static constexpr std::string_view kName = "StoredProduct";
  static constexpr auto fields() {
    return field_table(field("revision", &StoredProductView::revision,
                             {.help = "Send it back in If-Match when changing the product."}),
                       field("product", &StoredProductView::product));
  }
};

struct MoveCategory {
  std::optional<std::string> parent;
  std::int64_t position = 0;
  static constexpr std::string_view kName = "MoveCategory";
  static constexpr auto fields() {
    return field_table(
        field("parent", &MoveCategory::parent, {.max_length = 120, .help = "Slug; absent: to the top."}),
        field("position", &MoveCategory::position, {.min = 0, .max = 1'000'000}));
  }
};

StoredProductView view_of(const StoredProduct& stored) { return {stored.revision, stored.value}; }

// If-Match: "7" names the revision that the caller has read; without it the last writer wins.
Result<std::int64_t> expected_revision(const Request& request) {
  auto text = request.headers.get("If-Match");
  if (text.empty() || text == "*") return 0;
  if (text.size() > 2 && text.front() == '"' && text.back() == '"') text = text.substr(1, text.size() - 2);
  std::int64_t revision = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), revision);
  if (error != std::errc{} || end != text.data() + text.size() || revision < 1) {
    return fail(invalid("request.revision", "Send the product's revision in If-Match, such as \"7\"."));
  }
  return revision;
}

const std::vector<http::Failure>& product_failures() {
  static const std::vector<http::Failure> kFailures{
      {ErrorKind::kInvalid, "product.invalid", "a member is wrong; `fields` says which"},
      {ErrorKind::kNotFound, "product.missing", "no product of that code"},
      {ErrorKind::kConflict, "product.slug_taken", "another product has the slug"},
      {ErrorKind::kConflict, "product.code_taken", "another product has the code of a variant"},
      {ErrorKind::kConflict, "document.changed", "somebody else changed it since the revision in If-Match"}};
  return kFailures;
}

const std::vector<http::Parameter> kRevision{
    {.name = "If-Match",
     .in = "header",
     .help = "The revision that was read, such as \"7\"; without it the last writer wins.",
     .schema = {{"type", "string"}, {"pattern", R"(^(\*|"[1-9][0-9]{0,17}"|[1-9][0-9]{0,17})$)"}}}};

const http::Failure kTooDeep{ErrorKind::kPrecondition, "category.too_deep", "more than 12 levels"};
const http::Failure kTreeChanged{ErrorKind::kConflict, "category.changed",
                                 "the tree was changed at the same moment"};

http::Route staff_route(Method method, std::string path, std::string summary) {
  constexpr std::size_t kMaxProductBytes = 1024 * 1024;
  return {.method = method,
          .path = std::move(path),
          .summary = std::move(summary),
          .tag = "catalogue",
          .access = Access::kStaff,
          .max_body_bytes = kMaxProductBytes,
          .ignores_key = true};
}

void add_product_edits(http::Routes& routes, const Catalogue& catalogue) {
  auto create = staff_route(Method::kPost, "/api/v1/products", "Create a product");
  create.success_status = 201;
  create.failures = product_failures();
  routes.add<Product, StoredProductView>(
      std::move(create), [&catalogue](const Product& product, const Request&) -> Result<StoredProductView> {
        return view_of(TRY(create_product(catalogue, product)));
      });
  auto replace = staff_route(Method::kPut, "/api/v1/products/{sku}", "Replace a product");
  replace.parameters = kRevision;
  replace.failures = product_failures();
  routes.add<Product, StoredProductView>(
      std::move(replace),
      [&catalogue](const Product& product, const Request& request) -> Result<StoredProductView> {
        const auto revision = TRY(expected_revision(request));
        return view_of(TRY(replace_product(catalogue, request.path_parameter("sku"), revision, product)));
      });
  auto patch =
      staff_route(Method::kPatch, "/api/v1/products/{sku}", "Change members of a product (RFC 7396)");
  patch.parameters = kRevision;
  patch.failures = product_failures();
  routes.add<json::value, StoredProductView>(
      std::move(patch),
      [&catalogue](const json::value& change, const Request& request) -> Result<StoredProductView> {
        const auto revision = TRY(expected_revision(request));
        return view_of(TRY(patch_product(catalogue, request.path_parameter("sku"), revision, change)));
      });
  routes.add<Nothing, Nothing>(staff_route(Method::kDelete, "/api/v1/products/{sku}", "Remove a product"),
                               [&catalogue](const Nothing&, const Request& request) -> Result<Nothing> {
                                 TRY(remove_product(catalogue, request.path_parameter("sku")));
                                 return Nothing{};
                               });
}

void add_taxonomy_edits(http::Routes& routes, const Catalogue& catalogue) {
  const auto same_slug = [](std::string_view in_path, std::string_view in_body) -> Status {
    if (in_path == in_body) return {};
    return fail(
        invalid("request.slug", "The slug in the body must be the one in the URL; slugs do not change."));
  };
  auto save = staff_route(Method::kPut, "/api/v1/categories/{slug}", "Create or replace a category");
  save.failures = {{ErrorKind::kInvalid, "category.invalid", "a member is wrong; `errors` says which"},
                   {ErrorKind::kNotFound, "category.missing", "no category of the parent's slug"},
                   kTooDeep,
                   kTreeChanged};
  routes.add<Category, Category>(
      std::move(save),
      [&catalogue, same_slug](const Category& category, const Request& request) -> Result<Category> {
        TRY(same_slug(request.path_parameter("slug"), category.slug));
        TRY(save_category(catalogue, category));
        return category;
      });
  auto remove = staff_route(Method::kDelete, "/api/v1/categories/{slug}", "Remove an empty category");
  remove.failures = {
      {ErrorKind::kNotFound, "category.missing", "no category of that slug"},
      {ErrorKind::kPrecondition, "category.in_use", "products or other categories are still in it"}};
  routes.add<Nothing, Nothing>(std::move(remove),
                               [&catalogue](const Nothing&, const Request& request) -> Result<Nothing> {
                                 TRY(remove_category(catalogue, request.path_parameter("slug")));
                                 return Nothing{};
                               });
  auto move =
      staff_route(Method::kPost, "/api/v1/categories/{slug}/move", "Move a category with all below it");
  move.failures = {
      {ErrorKind::kPrecondition, "category.cycle", "the new parent is the category or lies below it"},
      {ErrorKind::kNotFound, "category.missing", "no category of that slug or of the parent's"},
      kTooDeep,
      kTreeChanged};
  routes.add<MoveCategory, Category>(
      std::move(move), [&catalogue](const MoveCategory& input, const Request& request) -> Result<Category> {
        return move_category(catalogue, request.path_parameter("slug"), input.parent.value_or(""),
                             input.position);
      });
  routes.add<Brand, Brand>(
      staff_route(Method::kPut, "/api/v1/brands/{slug}", "Create or replace a brand"),
      [&catalogue, same_slug](const Brand& brand, const Request& request) -> Result<Brand> {
        TRY(same_slug(request.path_parameter("slug"), brand.slug));
        TRY(save_brand(catalogue, brand));
        return brand;
      });
  routes.add<ProductCollection, ProductCollection>(
      staff_route(Method::kPut, "/api/v1/collections/{slug}", "Create or replace a collection"),
      [&catalogue, same_slug](const ProductCollection& item,
                              const Request& request) -> Result<ProductCollection> {
        TRY(same_slug(request.path_parameter("slug"), item.slug));
        TRY(save_collection(catalogue, item));
        return item;
      });
}

}  // namespace

void add_edit_routes(http::Routes& routes, RouteContext context) {
  add_product_edits(routes, context.catalogue);
  add_taxonomy_edits(routes, context.catalogue);
}

}  // namespace souk::online::catalogue
