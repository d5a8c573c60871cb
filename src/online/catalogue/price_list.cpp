#include "online/catalogue/price_list.hpp"

#include <algorithm>
#include <charconv>

#include "online/catalogue/check.hpp"
#include "online/catalogue/complaints.hpp"

namespace souk::online::catalogue {
namespace {

using Lists = engines::Collection<PriceList>;

Lists lists_of(const Catalogue& catalogue) { return {catalogue.store(), std::string{kPriceLists}}; }

Status check(const PriceList& list) {
  Complaints complaints{"price_list.invalid", "The price list cannot be saved as it is; see `fields`."};
  if (!is_code(list.code))
    complaints.add("/code", "malformed", "Write 1 to 64 letters, digits, \".\", \"_\" or \"-\".");
  if (text_in(list.name, kEnglish).empty())
    complaints.add("/name", "too_short", "Write a name in at least one language.");
  if (list.currency.code().empty()) complaints.add("/currency", "missing", "Name the currency.");
  if (list.starts_at && list.ends_at && *list.ends_at <= *list.starts_at)
    complaints.add("/ends_at", "too_early", "Let it end after it starts.");
  return std::move(complaints).result();
}

bool is_of(const PriceEntry& entry, std::string_view code) { return entry.list == code; }

// Rows with prices of the list, the newest first.
RowList rows_with(const Snapshot& snapshot, std::string_view code) {
  RowList rows;
  for (const auto& [row, variants] : *snapshot.timed) {
    const bool has = std::any_of(variants.begin(), variants.end(), [&](const Variant& variant) {
      return std::any_of(variant.price_list.begin(), variant.price_list.end(),
                         [&](const PriceEntry& entry) { return is_of(entry, code); });
    });
    if (has) rows.push_back(row);
  }
  std::sort(rows.rbegin(), rows.rend());
  return rows;
}

}  // namespace

Result<std::vector<PriceList>> price_lists(const Catalogue& catalogue) {
  std::vector<PriceList> found;
  for (auto& stored : TRY(lists_of(catalogue).query({.limit = 1'000})))
    found.push_back(std::move(stored.value));
  return found;
}

Result<StoredList> load_price_list(const Catalogue& catalogue, std::string_view code) {
  return lists_of(catalogue).load(code);
}

Status create_price_list(const Catalogue& catalogue, const PriceList& list) {
  TRY(check(list));
  const auto made = lists_of(catalogue).insert(list.code, list);
  if (made) return {};
  if (made.error().code == "document.exists")
    return fail(conflict("price_list.exists", "There is a price list of that code already."));
  return fail(made.error());
}

Status save_price_list(const Catalogue& catalogue, PriceList list, std::int64_t revision) {
  auto stored = TRY(load_price_list(catalogue, list.code));
  if (list.currency != stored.value.currency)
    return fail(
        invalid("price_list.invalid", "The currency of a list stays; make another list for another."));
  list.removed = stored.value.removed;
  TRY(check(list));
  stored.value = std::move(list);
  if (revision > 0) stored.revision = revision;
  return lists_of(catalogue).replace(stored);
}

Status begin_removing_price_list(const Catalogue& catalogue, std::string_view code) {
  auto stored = TRY(load_price_list(catalogue, code));
  if (stored.value.removed) return {};
  stored.value.removed = true;
  return lists_of(catalogue).replace(stored);
}

Result<ListPage> prices_of_list(const Catalogue& catalogue, const PriceList& list, std::size_t limit,
                                std::string_view cursor) {
  const auto snapshot = catalogue.snapshot();
  if (snapshot == nullptr) return fail(unavailable("catalogue.loading", "The catalogue is being read."));
  RowId below = snapshot->row_count;
  if (!cursor.empty()) {
    const auto [end, error] = std::from_chars(cursor.data(), cursor.data() + cursor.size(), below);
    if (error != std::errc{} || end != cursor.data() + cursor.size())
      return fail(invalid("listing.cursor", "Begin again at the first page."));
  }
  ListPage page;
  const std::string currency{list.currency.code()};
  for (const auto row : rows_with(*snapshot, list.code)) {
    if (row >= below) continue;
    if (page.prices.size() >= limit) {
      page.next_cursor = std::to_string(below);
      break;
    }
    below = row;
    for (const auto& variant : snapshot->timed->at(row)) {
      for (const auto& entry : variant.price_list) {
        if (!is_of(entry, list.code)) continue;
        const auto base = variant.prices.find(currency);
        page.prices.push_back({std::string{snapshot->sku(row)}, variant.sku, entry.amount,
                               base == variant.prices.end() ? std::nullopt : std::optional{base->second}});
      }
    }
  }
  return page;
}

std::size_t price_count(const Catalogue& catalogue, std::string_view code) {
  const auto snapshot = catalogue.snapshot();
  std::size_t count = 0;
  if (snapshot == nullptr) return count;
  for (const auto& [row, variants] : *snapshot->timed) {
    for (const auto& variant : variants)
      count += static_cast<std::size_t>(std::count_if(variant.price_list.begin(), variant.price_list.end(),
                                                      [&](const auto& entry) { return is_of(entry, code); }));
  }
  return count;
}

bool put_list_price(const PriceList& list, Variant& variant, std::int64_t amount) {
  PriceEntry wanted{.currency = list.currency,
                    .group = list.group,
                    .starts_at = list.starts_at,
                    .ends_at = list.ends_at,
                    .amount = amount,
                    .compare_at = std::nullopt,
                    .list = list.code};
  for (auto& entry : variant.price_list) {
    if (!is_of(entry, list.code)) continue;
    const bool same = entry.currency == wanted.currency && entry.group == wanted.group &&
                      entry.starts_at == wanted.starts_at && entry.ends_at == wanted.ends_at &&
                      entry.amount == wanted.amount;
    wanted.compare_at = entry.compare_at;
    entry = std::move(wanted);
    return !same;
  }
  variant.price_list.push_back(std::move(wanted));
  return true;
}

Status set_list_price(const Catalogue& catalogue, const PriceList& list, std::string_view variant_sku,
                      std::optional<std::int64_t> amount) {
  constexpr std::size_t kMaxEntries = 100;
  const auto found = TRY(catalogue.find_by_sku(*catalogue.snapshot(), variant_sku));
  auto stored = TRY(load_product(catalogue, found->sku));
  for (auto& variant : stored.value.variants) {
    // The code of a product with one variant means that variant.
    if (variant.sku != variant_sku && !(stored.value.sku == variant_sku && stored.value.variants.size() == 1))
      continue;
    const auto mine = [&](const PriceEntry& entry) { return is_of(entry, list.code); };
    if (!amount) {
      std::erase_if(variant.price_list, mine);
    } else if (variant.price_list.size() >= kMaxEntries &&
               std::none_of(variant.price_list.begin(), variant.price_list.end(), mine)) {
      return fail(precondition("price_list.too_many", "A variant is in at most 100 price lists."));
    } else {
      put_list_price(list, variant, *amount);
    }
    const engines::Collection<Product> products{catalogue.store(), std::string{kProducts}};
    return products.replace(stored);
  }
  return fail(not_found("variant.missing", "There is no variant of that code; several share the product's."));
}

Result<BulkProgress> carry_price_list(const Catalogue& catalogue, const std::string& code,
                                      const std::function<Status(const BulkProgress&)>& report) {
  const auto found = TRY(lists_of(catalogue).find(code));
  if (!found) return BulkProgress{};  // an earlier run has removed it
  const auto list = found->value;
  const auto snapshot = catalogue.snapshot();
  std::vector<std::string> skus;
  for (const auto row : rows_with(*snapshot, code)) skus.emplace_back(snapshot->sku(row));
  const auto carry = [&](Product& product) -> Result<bool> {
    bool changed = false;
    for (auto& variant : product.variants) {
      if (list.removed) {
        changed =
            std::erase_if(variant.price_list, [&](const auto& e) { return is_of(e, code); }) > 0 || changed;
        continue;
      }
      const auto mine = std::find_if(variant.price_list.begin(), variant.price_list.end(),
                                     [&](const auto& entry) { return is_of(entry, code); });
      if (mine != variant.price_list.end()) changed = put_list_price(list, variant, mine->amount) || changed;
    }
    return changed;
  };
  const auto progress = TRY(change_products(catalogue, skus, carry, report));
  if (list.removed && progress.failed == 0) TRY(lists_of(catalogue).erase(code));
  return progress;
}

}  // namespace souk::online::catalogue
