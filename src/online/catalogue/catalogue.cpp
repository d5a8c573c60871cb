#include "online/catalogue/catalogue.hpp"

#include "online/catalogue/listing_memo.hpp"
#include "online/catalogue/price.hpp"
#include "online/catalogue/price_list.hpp"

namespace souk::online::catalogue {

using engines::Collection;
using engines::Document;

Status declare_collections(engines::DocumentStore& store) {
  TRY(store.declare({.name = std::string{kProducts},
                     .indexes = {{.path = "slug", .unique = true}, {.path = "tax_class"}}}));
  for (const auto name : {kCategories, kBrands, kCollections, kRedirects, kPriceLists}) {
    TRY(store.declare({.name = std::string{name}, .indexes = {}}));
  }
  return {};
}

Catalogue::Catalogue(engines::DocumentStore& store, shop::SettingsStore& settings, CatalogueSettings options)
    : store_{store},
      settings_{settings},
      options_{options},
      cache_{options.product_cache_bytes},
      listed_{options.product_cache_bytes * 2},
      memo_{std::make_unique<ListingMemo>()},
      snapshot_{std::make_shared<const Snapshot>()} {}

Catalogue::~Catalogue() { stop(); }

Status Catalogue::start() {
  TRY(load());
  follower_ = std::thread{[this] { follow(); }};
  return {};
}

void Catalogue::stop() {
  stopping_.store(true);
  if (follower_.joinable()) follower_.join();
}

Result<ProductPtr> Catalogue::product(const Snapshot& snapshot, RowId row) const {
  const auto sku = snapshot.sku(row);
  const auto revision = snapshot.row(row).revision;
  if (auto cached = cache_.get(sku, revision)) return cached;
  auto document = TRY(store_.get(kProducts, sku));
  if (!document) return fail(not_found("product.missing", "There is no such product."));
  const auto size = document->body.size();
  auto stored = TRY(Collection<Product>::decode(std::move(*document)));
  auto product = std::make_shared<const Product>(std::move(stored.value));
  cache_.put(product, stored.revision, size);
  return product;
}

namespace {

std::size_t size_of(const Texts& texts) {
  std::size_t size = 0;
  for (const auto& [language, text] : texts) size += text.size();
  return size;
}

// Answers how many bytes of the stored document what is left stands for.
std::size_t shorten_for_lists(Product& product, std::size_t body_bytes) {
  const auto gone = size_of(product.description);
  product.description.clear();
  product.attributes.clear();
  product.files.clear();
  product.bulk_edits.clear();
  product.tax_class.clear();
  return body_bytes - std::min(body_bytes, gone);
}

}  // namespace

Result<std::vector<ProductPtr>> Catalogue::products(const Snapshot& snapshot,
                                                    const std::vector<RowId>& rows) const {
  return read_rows(snapshot, rows, cache_, [](Product&, std::size_t body_bytes) { return body_bytes; });
}

Result<std::vector<ProductPtr>> Catalogue::listed(const Snapshot& snapshot,
                                                  const std::vector<RowId>& rows) const {
  return read_rows(snapshot, rows, listed_, shorten_for_lists);
}

Result<std::vector<ProductPtr>> Catalogue::read_rows(const Snapshot& snapshot, const std::vector<RowId>& rows,
                                                     ProductCache& cache, Shorten shorten) const {
  std::vector<ProductPtr> found(rows.size());
  std::vector<std::string> missing;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const auto sku = snapshot.sku(rows[i]);
    found[i] = cache.get(sku, snapshot.row(rows[i]).revision);
    if (!found[i]) missing.emplace_back(sku);
  }
  if (!missing.empty()) {
    std::unordered_map<std::string, ProductPtr> read;
    for (auto& document : TRY(store_.get_many(kProducts, missing))) {
      const auto body_bytes = document.body.size();
      auto stored = TRY(Collection<Product>::decode(std::move(document)));
      const auto size = shorten(stored.value, body_bytes);
      auto product = std::make_shared<const Product>(std::move(stored.value));
      cache.put(product, stored.revision, size);
      read.emplace(product->sku, std::move(product));
    }
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (found[i]) continue;
      if (const auto got = read.find(std::string{snapshot.sku(rows[i])}); got != read.end())
        found[i] = got->second;
    }
  }
  std::erase(found, nullptr);
  return found;
}

Rating Catalogue::rating(const Product& product) const {
  const auto now = snapshot();
  const auto row = now->product_row(product.sku);
  if (!row) return product.rating;
  return {.average_hundredths = now->row(*row).rating_hundredths, .count = now->row(*row).rating_count};
}

Result<ProductPtr> Catalogue::find_by_sku(const Snapshot& snapshot, std::string_view sku) const {
  ProductPtr found;
  std::optional<Error> error;
  snapshot.keys.find(sku_key(sku), [&](RowId row) {
    auto product = this->product(snapshot, row);
    if (!product) {
      if (product.error().kind != ErrorKind::kNotFound) error = product.error();
      return error.has_value();
    }
    if ((*product)->sku != sku && find_variant(**product, sku) == nullptr) return false;
    found = std::move(*product);
    return true;
  });
  if (error) return fail(std::move(*error));
  if (!found) return fail(not_found("product.missing", "There is no product or variant of that code."));
  return found;
}

Result<ProductPtr> Catalogue::find_by_slug(const Snapshot& snapshot, std::string_view slug) const {
  ProductPtr found;
  std::optional<Error> error;
  snapshot.keys.find(slug_key(slug), [&](RowId row) {
    auto product = this->product(snapshot, row);
    if (!product) {
      if (product.error().kind != ErrorKind::kNotFound) error = product.error();
      return error.has_value();
    }
    if ((*product)->slug != slug) return false;
    found = std::move(*product);
    return true;
  });
  if (error) return fail(std::move(*error));
  if (!found) return fail(not_found("product.missing", "There is no product of that name."));
  return found;
}

namespace {

Error variant_missing() {
  return not_found("variant.missing", "This article is not in the shop (any more).");
}

}  // namespace

Result<Offer> Catalogue::offer(std::string_view sku, const PriceContext& context) const {
  const auto now = snapshot();
  auto product = find_by_sku(*now, sku);
  if (!product) {
    return fail(product.error().kind == ErrorKind::kNotFound ? variant_missing()
                                                             : std::move(product).error());
  }
  const Product& of = **product;
  const auto* variant = find_variant(of, sku);
  if (variant == nullptr || !is_visible(of, context.at)) return fail(variant_missing());
  const auto price = price_of(*variant, context);
  const auto settings = settings_.get();
  const auto* tax_class = shop::tax_class_of(*settings, of.tax_class);
  const auto* rate = shop::tax_rate_of(*settings, of.tax_class, context.currency);
  const auto* picture = picture_of(of, *variant);
  Offer offer{.sku = variant->sku,
              .product_sku = of.sku,
              .slug = of.slug,
              .name = of.name,
              .options = describe_options(of, *variant),
              .picture = picture == nullptr ? std::string{} : picture->path,
              .tax_included = rate == nullptr || rate->included,
              .tax_class = tax_class == nullptr ? of.tax_class : tax_class->code,
              .tax_basis_points = rate == nullptr ? 0 : rate->basis_points,
              .weight_g = variant->weight_g,
              .backorder = variant->backorder,
              .main_category = of.categories.empty() ? std::string{} : of.categories.front(),
              .brand = of.brand};
  offer.collections = of.collections;
  for (const auto& category : of.categories) {
    for (const auto* node = now->tree->find(category); node != nullptr; node = node->parent) {
      offer.categories.push_back(node->category.slug);
    }
  }
  if (price.amount) offer.price = Money{*price.amount, context.currency};
  if (price.compare_at) offer.compare_at = Money{*price.compare_at, context.currency};
  return offer;
}

}  // namespace souk::online::catalogue
