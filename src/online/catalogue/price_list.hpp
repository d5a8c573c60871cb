// Price lists: a name for prices of one currency that hold for a group of customers, for some time, or both.
// The prices themselves stand in the variants (PriceEntry with the list's code), where the shop reads them;
// each carries the list's currency, group and times, so that pricing needs nothing but the variant. A changed
// list is carried into its prices by a job (bulk_job.hpp).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "online/catalogue/bulk_edit.hpp"
#include "online/catalogue/edit.hpp"

namespace souk::online::catalogue {

inline constexpr std::string_view kPriceLists = "price_list";

struct PriceList {
  std::string code;
  Texts name;
  Currency currency{};
  std::string group;  // of customers; empty: everybody
  std::optional<Instant> starts_at;
  std::optional<Instant> ends_at;  // exclusive
  bool removed = false;            // its prices are being taken out
  static constexpr std::string_view kName = "PriceList";
  static constexpr auto fields() {
    using L = PriceList;
    return field_table(
        field("code", &L::code, {.min_length = 1, .max_length = 64}),
        field("name", &L::name, {.min_length = 1, .max_length = 20}), field("currency", &L::currency),
        field("group", &L::group,
              {.max_length = 64, .required = false, .help = "Customer group; empty for everybody."}),
        field("starts_at", &L::starts_at),
        field("ends_at", &L::ends_at, {.help = "From then on it holds no more."}),
        field("removed", &L::removed, {.required = false}));
  }
};

using StoredList = engines::Stored<PriceList>;

struct ListedPrice {
  std::string product_sku;
  std::string variant_sku;
  std::int64_t amount = 0;
  std::optional<std::int64_t> base;  // the variant's own price in the list's currency
};

Result<std::vector<PriceList>> price_lists(const Catalogue& catalogue);  // by code; at most 1,000
Result<StoredList> load_price_list(const Catalogue& catalogue, std::string_view code);
// kInvalid "price_list.invalid"; kConflict "price_list.exists".
Status create_price_list(const Catalogue& catalogue, const PriceList& list);
// The currency stays as it is. kConflict "document.changed".
Status save_price_list(const Catalogue& catalogue, PriceList list, std::int64_t revision);
// Marks it; the job takes the prices out and then removes it.
Status begin_removing_price_list(const Catalogue& catalogue, std::string_view code);

// Prices of a list as the snapshot knows them, by product; `cursor` as in staff_listing.hpp.
struct ListPage {
  std::vector<ListedPrice> prices;
  std::string next_cursor;
};
Result<ListPage> prices_of_list(const Catalogue& catalogue, const PriceList& list, std::size_t limit,
                                std::string_view cursor);
std::size_t price_count(const Catalogue& catalogue, std::string_view code);
// Sets or, without an amount, takes out the price of one variant. kNotFound "variant.missing".
Status set_list_price(const Catalogue& catalogue, const PriceList& list, std::string_view variant_sku,
                      std::optional<std::int64_t> amount);

// Carries the list as it is now into all its prices, or takes them out and then the list where it is removed.
Result<BulkProgress> carry_price_list(const Catalogue& catalogue, const std::string& code,
                                      const std::function<Status(const BulkProgress&)>& report);

// Pure: puts `amount` into the variant, in place of what it has of this list. False when it stands so.
bool put_list_price(const PriceList& list, Variant& variant, std::int64_t amount);

}  // namespace souk::online::catalogue
