#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"
#include "online/catalogue/check.hpp"
#include "online/catalogue/edit.hpp"

namespace souk::online::catalogue {

using engines::Collection;

namespace {

Collection<Product> products_of(const Catalogue& catalogue) {
  return {catalogue.store(), std::string{kProducts}};
}

// Whether another product has one of the codes.
Status check_codes(const Catalogue& catalogue, const Product& product) {
  const auto snapshot = catalogue.snapshot();
  const auto check = [&](const std::string& code) -> Status {
    const auto other = catalogue.find_by_sku(*snapshot, code);
    if (!other || (*other)->sku == product.sku) return {};
    return fail(conflict(
        "product.code_taken",
        fmt::format("The product {} has the code \"{}\" already; choose another.", (*other)->sku, code)));
  };
  TRY(check(product.sku));
  for (const auto& variant : product.variants) TRY(check(variant.sku));
  return {};
}

Status check_product(const Catalogue& catalogue, const Product& product) {
  const auto snapshot = catalogue.snapshot();
  const auto settings = catalogue.settings().get();
  TRY(check(product, {*snapshot, *settings}));
  return check_codes(catalogue, product);
}

Error in_product_terms(Error error) {
  if (error.code == "document.exists")
    return conflict("product.exists", "There is a product of that code already.");
  if (error.code == "document.not_unique") {
    return conflict("product.slug_taken", "Another product has that slug; choose another.");
  }
  if (error.code == "document.missing") return not_found("product.missing", "There is no such product.");
  return error;
}

// The slug that is about to change keeps leading to the product. Written first: while the product has the
// slug still, nobody looks at the redirect.
Status keep_old_slug(const Catalogue& catalogue, const Product& before, const Product& after) {
  if (before.slug == after.slug || before.slug.empty()) return {};
  std::string body = "{\"sku\":";
  append_json_string(body, before.sku);
  body += '}';
  TRY(catalogue.store().put(kRedirects, before.slug, body));
  return catalogue.store().erase(kRedirects, after.slug, 0);
}

}  // namespace

std::string slug_for(const Texts& name, std::string_view sku, bool with_sku) {
  auto slug = text::slugify(text_in(name, kEnglish));
  if (!with_sku && !slug.empty()) return slug;
  const auto code = text::slugify(sku);
  if (slug.empty()) return code.empty() ? "product" : code;
  return code.empty() ? slug : slug + "-" + code;
}

Result<StoredProduct> load_product(const Catalogue& catalogue, std::string_view sku) {
  return products_of(catalogue).load(sku);
}

Result<StoredProduct> create_product(const Catalogue& catalogue, Product product) {
  product.bulk_edits.clear();
  const bool made = product.slug.empty();
  if (made) product.slug = slug_for(product.name, product.sku, false);
  TRY(check_product(catalogue, product));
  const auto products = products_of(catalogue);
  auto written = products.insert(product.sku, product);
  if (!written && written.error().code == "document.not_unique" && made) {
    product.slug = slug_for(product.name, product.sku, true);
    written = products.insert(product.sku, product);
  }
  if (!written) return fail(in_product_terms(std::move(written).error()));
  return std::move(*written);
}

Result<StoredProduct> replace_product(const Catalogue& catalogue, std::string_view sku, std::int64_t revision,
                                      Product product) {
  auto stored = TRY(load_product(catalogue, sku));
  if (product.sku != stored.value.sku) {
    return fail(
        invalid("product.sku_changed", "The code of a product does not change; make a new product instead."));
  }
  if (product.slug.empty()) product.slug = stored.value.slug;
  product.bulk_edits = stored.value.bulk_edits;
  TRY(check_product(catalogue, product));
  TRY(keep_old_slug(catalogue, stored.value, product));
  stored.value = std::move(product);
  if (revision > 0) stored.revision = revision;
  if (auto done = products_of(catalogue).replace(stored); !done)
    return fail(in_product_terms(std::move(done).error()));
  return stored;
}

namespace {

void merge(json::value& target, const json::value& patch) {
  if (!patch.is_object()) {
    target = patch;
    return;
  }
  if (!target.is_object()) target = json::object{};
  auto& object = target.as_object();
  for (const auto& [name, value] : patch.as_object()) {
    if (value.is_null()) {
      object.erase(name);
    } else {
      merge(object[name], value);
    }
  }
}

}  // namespace

Result<StoredProduct> patch_product(const Catalogue& catalogue, std::string_view sku, std::int64_t revision,
                                    const json::value& patch) {
  if (!patch.is_object())
    return fail(invalid("product.malformed", "Send an object with the members to change."));
  const auto stored = TRY(load_product(catalogue, sku));
  auto merged = TRY(parse_json(to_json(stored.value)));
  merge(merged, patch);
  auto product = TRY(from_value<Product>(merged, Strictness::kInput));
  return replace_product(catalogue, sku, revision > 0 ? revision : stored.revision, std::move(product));
}

Status remove_product(const Catalogue& catalogue, std::string_view sku) {
  const auto stored = TRY(load_product(catalogue, sku));
  return products_of(catalogue).erase(stored.id, stored.revision);
}

}  // namespace souk::online::catalogue
