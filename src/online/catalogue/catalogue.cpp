#include "online/catalogue/catalogue.hpp"

#include "base/packed.hpp"
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

struct Catalogue::Source {
  std::function<ProductPtr(std::string_view sku, std::int64_t revision)> known;
  std::function<void(const ProductPtr& product, std::int64_t revision, std::size_t body_bytes)> keep;
};

namespace {

// Measured on the sample shop: a product of many small texts and maps takes about 2.5 times its JSON.
std::size_t bytes_in_memory(std::size_t body_bytes) { return body_bytes * 5 / 2 + 512; }

constexpr std::size_t kEntryBytes = 200;  // of a cache, beside the value

void shorten_for_lists(Product& product) {
  product.description.clear();
  product.attributes.clear();
  product.files.clear();
  product.bulk_edits.clear();
  product.tax_class.clear();
}

}  // namespace

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
  cache_.put(product->sku, product, stored.revision, bytes_in_memory(size));
  return product;
}

Result<std::vector<ProductPtr>> Catalogue::products(const Snapshot& snapshot,
                                                    const std::vector<RowId>& rows) const {
  const auto known = [this](std::string_view sku, std::int64_t revision) {
    return cache_.get(sku, revision);
  };
  const auto keep = [this](const ProductPtr& product, std::int64_t revision, std::size_t body_bytes) {
    cache_.put(product->sku, product, revision, bytes_in_memory(body_bytes));
  };
  return read_rows(snapshot, rows, {known, keep});
}

Result<std::vector<ProductPtr>> Catalogue::listed(const Snapshot& snapshot,
                                                  const std::vector<RowId>& rows) const {
  const auto known = [this](std::string_view sku, std::int64_t revision) -> ProductPtr {
    const auto bytes = listed_.get(sku, revision);
    auto product = bytes == nullptr ? std::nullopt : unpack<Product>(*bytes);
    return product ? std::make_shared<const Product>(std::move(*product)) : nullptr;
  };
  const auto keep = [this](const ProductPtr& product, std::int64_t revision, std::size_t) {
    auto listed = *product;
    shorten_for_lists(listed);
    auto bytes = std::make_shared<const std::string>(pack(listed));
    const auto size = bytes->size() + kEntryBytes;
    listed_.put(product->sku, std::move(bytes), revision, size);
  };
  return read_rows(snapshot, rows, {known, keep});
}

Result<std::vector<ProductPtr>> Catalogue::read_rows(const Snapshot& snapshot, const std::vector<RowId>& rows,
                                                     const Source& source) const {
  std::vector<ProductPtr> found(rows.size());
  std::vector<std::string> missing;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const auto sku = snapshot.sku(rows[i]);
    found[i] = source.known(sku, snapshot.row(rows[i]).revision);
    if (!found[i]) missing.emplace_back(sku);
  }
  if (!missing.empty()) {
    std::unordered_map<std::string, ProductPtr> read;
    for (auto& document : TRY(store_.get_many(kProducts, missing))) {
      const auto body_bytes = document.body.size();
      auto stored = TRY(Collection<Product>::decode(std::move(document)));
      auto product = std::make_shared<const Product>(std::move(stored.value));
      source.keep(product, stored.revision, body_bytes);
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
