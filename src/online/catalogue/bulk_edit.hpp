// One change to many products: prices by percent or amount, in and out of the shop, into and out of a
// category or a collection, into a price list. It runs as a durable job (bulk_job.hpp), which may run twice:
// each product remembers the last edits that have been there, in the same write.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "online/catalogue/staff_listing.hpp"

namespace souk::online::catalogue {

enum class BulkKind {
  kPricePercent,
  kPriceAmount,
  kPublish,
  kUnpublish,
  kArchive,
  kAddCategory,
  kRemoveCategory,
  kAddCollection,
  kRemoveCollection,
  kListPercent,  // into the price list `target`, at the base price plus so many percent
};

}  // namespace souk::online::catalogue

template <>
struct souk::EnumNames<souk::online::catalogue::BulkKind> {
  using K = souk::online::catalogue::BulkKind;
  static constexpr std::array kNames{std::pair{K::kPricePercent, std::string_view{"price_percent"}},
                                     std::pair{K::kPriceAmount, std::string_view{"price_amount"}},
                                     std::pair{K::kPublish, std::string_view{"publish"}},
                                     std::pair{K::kUnpublish, std::string_view{"unpublish"}},
                                     std::pair{K::kArchive, std::string_view{"archive"}},
                                     std::pair{K::kAddCategory, std::string_view{"add_category"}},
                                     std::pair{K::kRemoveCategory, std::string_view{"remove_category"}},
                                     std::pair{K::kAddCollection, std::string_view{"add_collection"}},
                                     std::pair{K::kRemoveCollection, std::string_view{"remove_collection"}},
                                     std::pair{K::kListPercent, std::string_view{"list_percent"}}};
};

namespace souk::online::catalogue {

struct BulkChange {
  BulkKind kind = BulkKind::kPublish;
  std::int64_t basis_points = 0;    // 500 is 5 % more, -1000 is 10 % less
  std::int64_t amount_minor = 0;    // added to the price, may be negative
  std::string currency;             // for prices; empty: every currency (percent only)
  std::int64_t round_to_minor = 1;  // 100: whole yuan
  std::string target;               // slug of a category or collection, code of a price list
  static constexpr std::string_view kName = "BulkChange";
  static constexpr auto fields() {
    using C = BulkChange;
    return field_table(
        field("kind", &C::kind),
        field("basis_points", &C::basis_points,
              {.min = -10'000, .max = 1'000'000, .required = false, .help = "500 is 5 % more."}),
        field("amount_minor", &C::amount_minor,
              {.min = -1'000'000'000'000, .max = 1'000'000'000'000, .required = false}),
        field("currency", &C::currency, {.max_length = 3, .required = false, .help = "Empty: every one."}),
        field("round_to_minor", &C::round_to_minor,
              {.min = 1, .max = 1'000'000, .required = false, .help = "100: whole yuan."}),
        field("target", &C::target,
              {.max_length = 120, .required = false, .help = "Category, collection or price list."}));
  }
};

// What a job is told: which products and what. Either `skus` or `filter`.
struct BulkEdit {
  static constexpr std::size_t kMaxNamed = 500;
  static constexpr std::size_t kMaxFound = 1'000'000;
  BulkChange change;
  std::vector<std::string> skus;
  std::optional<ProductFilter> filter;
  static constexpr std::string_view kName = "BulkEdit";
  static constexpr auto fields() {
    return field_table(
        field("change", &BulkEdit::change),
        field("skus", &BulkEdit::skus, {.max_length = kMaxNamed, .required = false}),
        field("filter", &BulkEdit::filter, {.help = "All products that it lets through, instead of skus."}));
  }
};

struct BulkProgress {
  std::int64_t total = 0;
  std::int64_t done = 0;
  std::int64_t changed = 0;
  std::int64_t failed = 0;  // left as they were
  std::string problem;      // the first failure, in one sentence
  static constexpr std::string_view kName = "BulkProgress";
  static constexpr auto fields() {
    using P = BulkProgress;
    return field_table(field("total", &P::total), field("done", &P::done), field("changed", &P::changed),
                       field("failed", &P::failed), field("problem", &P::problem, {.required = false}));
  }
};

// The list a kListPercent is about; see price_list.hpp.
struct PriceList;

// Pure. False when the product is so already; kPrecondition "bulk.negative_price".
Result<bool> apply_change(const BulkChange& change, const PriceList* list, Product& product);
// Whether the change makes sense in this shop: kInvalid "bulk.invalid", kNotFound "category.missing",
// "collection.missing", "price_list.missing".
Status check_change(const Catalogue& catalogue, const BulkEdit& edit);
// From a fiber. Changes every product once for one `id`, however often it is called. `report` is asked after
// each portion; its error ends the run.
Result<BulkProgress> run_bulk_edit(const Catalogue& catalogue, const std::string& id, const BulkEdit& edit,
                                   Instant now, const std::function<Status(const BulkProgress&)>& report);
// Reads each of `skus`, changes it and writes it back guarded by its revision; several at the same time.
using ChangeProduct = std::function<Result<bool>(Product&)>;
Result<BulkProgress> change_products(const Catalogue& catalogue, const std::vector<std::string>& skus,
                                     const ChangeProduct& change,
                                     const std::function<Status(const BulkProgress&)>& report);

}  // namespace souk::online::catalogue
