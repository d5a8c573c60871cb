#include "online/catalogue/staff_listing.hpp"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

namespace souk::online::catalogue {
namespace {

// Rows of the snapshot that a filter lets through. A row does not tell a draft from an archived product: for
// those two the product itself is looked at.
class RowFilter {
 public:
  static Result<RowFilter> make(const Catalogue& catalogue, const Snapshot& snapshot,
                                const ProductFilter& filter, Instant now) {
    RowFilter made{catalogue, snapshot, now};
    if (!filter.state.empty()) {
      for (const auto& [state, name] : EnumNames<ProductStatus>::kNames) {
        if (name == filter.state) made.state_ = state;
      }
      if (!made.state_)
        return fail(invalid("listing.filter", "Choose draft, published, scheduled or archived."));
    }
    if (!filter.stock.empty() && filter.stock != "in" && filter.stock != "out")
      return fail(invalid("listing.filter", "Choose in or out of stock."));
    const auto& names = catalogue.names();
    made.category_ = wanted(filter.category, names.categories, made.nothing_);
    made.brand_ = wanted(filter.brand, names.brands, made.nothing_);
    made.collection_ = wanted(filter.collection, names.collections, made.nothing_);
    made.stock_ = filter.stock;
    return made;
  }

  bool lets_through(RowId id) const {
    const auto& row = snapshot_->row(id);
    if (nothing_ || row.revision == 0 || !state_may_fit(row)) return false;
    if (brand_ && row.brand != *brand_) return false;
    if (!stock_.empty() && catalogue_->in_stock(id) != (stock_ == "in")) return false;
    const auto& chunk = snapshot_->chunk_of(id);
    if (collection_) {
      const auto ids = chunk.collections(row);
      if (std::find(ids.begin(), ids.end(), *collection_) == ids.end()) return false;
    }
    return !category_ || lies_in_category(chunk.categories(row));
  }
  bool looks_inside() const { return state_ == ProductStatus::kDraft || state_ == ProductStatus::kArchived; }
  bool lets_through(const Product& product) const { return !looks_inside() || product.status == *state_; }

 private:
  RowFilter(const Catalogue& catalogue, const Snapshot& snapshot, Instant now)
      : catalogue_{&catalogue}, snapshot_{&snapshot}, now_{now} {}

  static std::optional<SmallId> wanted(const std::string& slug, const Dictionary& names, bool& nothing) {
    if (slug.empty()) return std::nullopt;
    const auto id = names.find(slug);
    nothing = nothing || id == kNoId;
    return id;
  }
  bool state_may_fit(const Row& row) const {
    if (!state_) return true;
    if (looks_inside()) return row.visible_from_ms == Summary::kNever;
    if (row.visible_from_ms == Summary::kNever) return false;
    return (row.visible_from_ms <= now_.unix_ms) == (*state_ == ProductStatus::kPublished);
  }
  bool lies_in_category(std::span<const SmallId> categories) const {
    const auto& above = *snapshot_->ancestors;
    return std::any_of(categories.begin(), categories.end(), [&](SmallId id) {
      if (id == *category_) return true;
      if (id >= above.size()) return false;
      return std::find(above[id].begin(), above[id].end(), *category_) != above[id].end();
    });
  }

  const Catalogue* catalogue_;
  const Snapshot* snapshot_;
  Instant now_;
  bool nothing_ = false;  // something is named that no product has
  std::optional<ProductStatus> state_;
  std::optional<SmallId> category_;
  std::optional<SmallId> brand_;
  std::optional<SmallId> collection_;
  std::string stock_;
};

Result<RowId> first_row(const Snapshot& snapshot, std::string_view cursor) {
  if (cursor.empty()) return snapshot.row_count;
  RowId row = 0;
  const auto [end, error] = std::from_chars(cursor.data(), cursor.data() + cursor.size(), row);
  if (error != std::errc{} || end != cursor.data() + cursor.size())
    return fail(invalid("listing.cursor", "Begin again at the first page."));
  return std::min(row, snapshot.row_count);
}

constexpr std::size_t kMostLookedInto = 2'000;  // products read for one page of drafts

}  // namespace

Result<StaffPage> list_for_staff(const Catalogue& catalogue, const ProductFilter& filter, Instant now,
                                 std::size_t limit, std::string_view cursor) {
  const auto snapshot = catalogue.snapshot();
  if (snapshot == nullptr) return fail(unavailable("catalogue.loading", "The catalogue is being read."));
  const auto rows = TRY(RowFilter::make(catalogue, *snapshot, filter, now));
  limit = std::clamp<std::size_t>(limit, 1, 500);
  auto next = TRY(first_row(*snapshot, cursor));
  StaffPage page;
  std::size_t read = 0;
  while (next > 0 && page.products.size() < limit && read < kMostLookedInto) {
    RowList wanted;
    while (next > 0 && wanted.size() < limit - page.products.size()) {
      --next;
      if (rows.lets_through(next)) wanted.push_back(next);
    }
    read += wanted.size();
    for (auto& product : TRY(catalogue.products(*snapshot, wanted))) {
      if (rows.lets_through(*product)) page.products.push_back(std::move(product));
    }
  }
  // No empty page at the end: is there one more?
  auto rest = next;
  while (rest > 0 && !rows.lets_through(rest - 1)) --rest;
  if (rest > 0) page.next_cursor = std::to_string(next);
  return page;
}

Result<std::vector<std::string>> skus_for_staff(const Catalogue& catalogue, const ProductFilter& filter,
                                                Instant now, std::size_t most) {
  const auto snapshot = catalogue.snapshot();
  if (snapshot == nullptr) return fail(unavailable("catalogue.loading", "The catalogue is being read."));
  const auto rows = TRY(RowFilter::make(catalogue, *snapshot, filter, now));
  std::vector<std::string> skus;
  RowList inside;
  for (RowId row = snapshot->row_count; row > 0; --row) {
    if (!rows.lets_through(row - 1)) continue;
    if (rows.looks_inside()) {
      inside.push_back(row - 1);
    } else {
      skus.emplace_back(snapshot->sku(row - 1));
    }
    if (skus.size() + inside.size() > most) {
      return fail(Error{.kind = ErrorKind::kLimit,
                        .code = "listing.too_many",
                        .message = fmt::format("These are more than {} products; narrow the choice.", most)});
    }
  }
  constexpr std::size_t kAtOnce = 500;
  for (std::size_t from = 0; from < inside.size(); from += kAtOnce) {
    const auto until = std::min(from + kAtOnce, inside.size());
    const RowList part{inside.begin() + static_cast<std::ptrdiff_t>(from),
                       inside.begin() + static_cast<std::ptrdiff_t>(until)};
    for (const auto& product : TRY(catalogue.products(*snapshot, part))) {
      if (rows.lets_through(*product)) skus.push_back(product->sku);
    }
  }
  return skus;
}

}  // namespace souk::online::catalogue
