#include "online/catalogue/browse.hpp"

#include <algorithm>

#include "online/catalogue/catalogue.hpp"
#include "online/catalogue/facet_view.hpp"
#include "online/catalogue/listing.hpp"

namespace souk::online::catalogue {
namespace {

constexpr std::int64_t kMaxPage = 10'000;
constexpr std::int64_t kMaxPageSize = 100;

Error missing_product() { return not_found("product.missing", "There is no such product."); }

template <class T>
std::vector<std::shared_ptr<const T>> by_position(const Named<T>& named) {
  std::vector<std::shared_ptr<const T>> list;
  for (const auto& [slug, document] : named) list.push_back(document);
  std::sort(list.begin(), list.end(), [](const auto& a, const auto& b) {
    return std::tie(a->position, a->slug) < std::tie(b->position, b->slug);
  });
  return list;
}

template <class T>
std::shared_ptr<const T> named_one(const Named<T>& named, std::string_view slug) {
  const auto found = named.find(std::string{slug});
  return found == named.end() ? nullptr : found->second;
}

Result<std::vector<Card>> cards_of_rows(const Browse& browse, const Catalogue& catalogue,
                                        const Snapshot& snapshot, const RowList& rows,
                                        const PriceContext& prices, const StoreWish& stores = {}) {
  std::vector<Card> cards;
  for (const auto& product : TRY(catalogue.listed(snapshot, rows))) {
    if (is_visible(*product, prices.at)) cards.push_back(browse.card(*product, prices));
  }
  tell_stores(catalogue, snapshot, stores, cards);
  return cards;
}

}  // namespace

void tell_stores(const Catalogue& catalogue, const Snapshot& snapshot, const StoreWish& stores,
                 std::vector<Card>& cards) {
  if (stores.empty()) return;
  const Vicinity vicinity{catalogue, stores};
  for (auto& card : cards)
    if (const auto row = snapshot.product_row(card.sku)) card.nearest = vicinity.nearest(*row);
}

Result<ProductFound> Browse::product_by_slug(std::string_view slug, Instant now) const {
  const auto snapshot = catalogue_->snapshot();
  auto product = catalogue_->find_by_slug(*snapshot, slug);
  if (product) {
    if (!is_visible(**product, now)) return fail(missing_product());
    return ProductFound{std::move(*product), {}};
  }
  if (product.error().kind != ErrorKind::kNotFound) return fail(std::move(product).error());
  const auto old = snapshot->redirects->find(std::string{slug});
  if (old == snapshot->redirects->end()) return fail(missing_product());
  const auto target = TRY(catalogue_->find_by_sku(*snapshot, old->second));
  if (!is_visible(*target, now)) return fail(missing_product());
  return ProductFound{nullptr, target->slug};
}

Result<ProductPtr> Browse::product_by_sku(std::string_view sku, Instant now) const {
  auto product = TRY(catalogue_->find_by_sku(*catalogue_->snapshot(), sku));
  if (!is_visible(*product, now)) return fail(missing_product());
  return product;
}

Result<Listing> Browse::list(const ListingQuery& query) const {
  if (query.page < 1 || query.page > kMaxPage || query.page_size < 1 || query.page_size > kMaxPageSize) {
    return fail(invalid("listing.page", "Ask for a page from 1 to 10000 with 1 to 100 products."));
  }
  const auto snapshot = catalogue_->snapshot();
  const auto first = static_cast<std::size_t>((query.page - 1) * query.page_size);
  const auto last = first + static_cast<std::size_t>(query.page_size);
  const auto found = TRY(find_rows(*catalogue_, *snapshot, query, last));
  Listing listing{.total = found->total, .page = query.page};
  listing.page_count = std::max<std::int64_t>(1, (found->total + query.page_size - 1) / query.page_size);
  listing.price_range = found->price_range;
  listing.in_stock_count = found->in_stock_count;
  listing.facets = describe_facets(*catalogue_, *snapshot, query, *found);
  listing.sorts = sorts_of(*snapshot, query.category);
  if (first < found->rows.size()) {
    const auto end = std::min(last, found->rows.size());
    const RowList rows{found->rows.begin() + static_cast<std::ptrdiff_t>(first),
                       found->rows.begin() + static_cast<std::ptrdiff_t>(end)};
    listing.cards = TRY(cards_of_rows(*this, *catalogue_, *snapshot, rows, query.prices, query.stores));
  }
  return listing;
}

Result<std::vector<Card>> Browse::related(const Product& product, const PriceContext& prices,
                                          std::size_t limit) const {
  const auto snapshot = catalogue_->snapshot();
  RowList rows;
  auto way = product.categories.empty() ? std::vector<const CategoryTree::Node*>{}
                                        : snapshot->tree->path(product.categories.front());
  // From the product's own category upwards, until there are enough.
  for (; !way.empty() && rows.size() < limit; way.pop_back()) {
    const auto category = catalogue_->names().categories.find(way.back()->category.slug);
    for (const RowId id : *snapshot->categories.rows(category)) {
      if (rows.size() >= limit) break;
      if (!snapshot->visible(id, prices.at) || snapshot->sku(id) == product.sku) continue;
      if (std::find(rows.begin(), rows.end(), id) == rows.end()) rows.push_back(id);
    }
  }
  return cards_of_rows(*this, *catalogue_, *snapshot, rows, prices);
}

Result<std::vector<Card>> Browse::newest(const PriceContext& prices, std::size_t limit) const {
  ListingQuery query;
  query.sort = Sort::kNewest;
  query.page_size = std::clamp<std::int64_t>(static_cast<std::int64_t>(limit), 1, kMaxPageSize);
  query.prices = prices;
  return TRY(list(query)).cards;
}

Result<std::vector<Card>> Browse::cards(const std::vector<std::string>& skus,
                                        const PriceContext& prices) const {
  const auto snapshot = catalogue_->snapshot();
  RowList rows;
  for (const auto& sku : skus) {
    if (const auto row = snapshot->product_row(sku)) rows.push_back(*row);
  }
  return cards_of_rows(*this, *catalogue_, *snapshot, rows, prices);
}

std::shared_ptr<const CategoryTree> Browse::categories() const { return catalogue_->snapshot()->tree; }

std::shared_ptr<const Brand> Browse::brand(std::string_view slug) const {
  return named_one(*catalogue_->snapshot()->brand_documents, slug);
}

std::shared_ptr<const ProductCollection> Browse::collection(std::string_view slug) const {
  return named_one(*catalogue_->snapshot()->collection_documents, slug);
}

std::vector<std::shared_ptr<const Brand>> Browse::brands() const {
  return by_position(*catalogue_->snapshot()->brand_documents);
}

std::vector<std::shared_ptr<const ProductCollection>> Browse::collections() const {
  return by_position(*catalogue_->snapshot()->collection_documents);
}

std::int64_t Browse::product_count(std::string_view category) const {
  const auto id = catalogue_->names().categories.find(category);
  return static_cast<std::int64_t>(catalogue_->snapshot()->categories.rows(id)->size());
}

std::uint64_t Browse::version() const { return catalogue_->snapshot()->version; }

}  // namespace souk::online::catalogue
