// The product aggregate as it is stored, edited, imported and exported: one document of the collection
// "product", its id the product's sku. Stock is no part of it (inventory keeps that); what a slug was before
// is kept apart (redirect.hpp). Pure data; check.hpp says what makes a product valid, price.hpp which price
// applies.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/codec.hpp"
#include "base/language.hpp"
#include "base/money.hpp"
#include "base/time.hpp"

namespace souk::online::catalogue {

inline constexpr std::string_view kProducts = "product";

// kScheduled becomes visible at publish_at by itself; nobody has to touch the document for it.
enum class ProductStatus { kDraft, kPublished, kScheduled, kArchived };

struct Picture {
  std::string path;  // below /media/
  Texts alt;
  std::int64_t width = 0;
  std::int64_t height = 0;
  std::int64_t focus_x = 50;  // percent from the left: what a cut picture keeps in its middle
  std::int64_t focus_y = 50;  // from the top
  static constexpr std::string_view kName = "Picture";
  static constexpr auto fields() {
    return field_table(field("path", &Picture::path, {.min_length = 1, .max_length = 500}),
                       field("alt", &Picture::alt,
                             {.max_length = 20, .required = false, .help = "What it shows, by language."}),
                       field("width", &Picture::width, {.min = 0, .max = 100'000, .required = false}),
                       field("height", &Picture::height, {.min = 0, .max = 100'000, .required = false}),
                       field("focus_x", &Picture::focus_x,
                             {.min = 0,
                              .max = 100,
                              .required = false,
                              .help = "Percent from the left: what a cut picture keeps in its middle."}),
                       field("focus_y", &Picture::focus_y,
                             {.min = 0, .max = 100, .required = false, .help = "Percent from the top."}));
  }
};

// A file to download: a manual, a size table.
struct Attachment {
  std::string path;
  Texts name;
  static constexpr std::string_view kName = "Attachment";
  static constexpr auto fields() {
    return field_table(field("path", &Attachment::path, {.min_length = 1, .max_length = 500}),
                       field("name", &Attachment::name, {.max_length = 20}));
  }
};

struct OptionValue {
  std::string code;
  Texts name;
  static constexpr std::string_view kName = "OptionValue";
  static constexpr auto fields() {
    return field_table(field("code", &OptionValue::code, {.min_length = 1, .max_length = 64}),
                       field("name", &OptionValue::name, {.max_length = 20, .required = false}));
  }
};

// What the buyer chooses: colour, size.
struct Option {
  std::string code;
  Texts name;
  std::vector<OptionValue> values;
  static constexpr std::string_view kName = "Option";
  static constexpr auto fields() {
    return field_table(field("code", &Option::code, {.min_length = 1, .max_length = 64}),
                       field("name", &Option::name, {.max_length = 20, .required = false}),
                       field("values", &Option::values, {.min_length = 1, .max_length = 200}));
  }
};

// A price for some buyers or some time; the base prices of a variant hold where none of these does.
struct PriceEntry {
  Currency currency{};
  std::string group;  // of customers; empty: everybody
  std::optional<Instant> starts_at;
  std::optional<Instant> ends_at;  // exclusive
  std::int64_t amount = 0;         // minor units
  std::optional<std::int64_t> compare_at;
  std::string list;  // code of the price list it belongs to (price_list.hpp); empty: of none
  static constexpr std::string_view kName = "PriceEntry";
  static constexpr auto fields() {
    return field_table(
        field("currency", &PriceEntry::currency),
        field("group", &PriceEntry::group,
              {.max_length = 64, .required = false, .help = "Customer group; empty for everybody."}),
        field("starts_at", &PriceEntry::starts_at), field("ends_at", &PriceEntry::ends_at),
        field("amount", &PriceEntry::amount, {.min = 0, .help = "Minor units."}),
        field("compare_at", &PriceEntry::compare_at, {.min = 0}),
        field("list", &PriceEntry::list,
              {.max_length = 64, .required = false, .help = "Code of the price list it is part of."}));
  }
};

using Amounts = std::map<std::string, std::int64_t>;  // minor units by currency code

struct Variant {
  std::string sku;
  std::map<std::string, std::string> options;  // option code -> value code
  Amounts prices;                              // without one it is not for sale in that currency
  Amounts compare_at;
  Amounts cost;  // what the shop pays for it; staff alone see it
  std::vector<PriceEntry> price_list;
  std::string barcode;
  std::int64_t weight_g = 0;
  std::optional<std::int64_t> media;  // index into the product's media
  bool backorder = false;             // may be sold beyond what is in stock
  static constexpr std::string_view kName = "Variant";
  static constexpr auto fields() {
    return field_table(
        field("sku", &Variant::sku,
              {.min_length = 1, .max_length = 64, .help = "Unique over the whole shop."}),
        field("options", &Variant::options, {.max_length = 5, .required = false}),
        field("prices", &Variant::prices,
              {.max_length = 32, .required = false, .help = "Minor units by currency."}),
        field("compare_at", &Variant::compare_at,
              {.max_length = 32, .required = false, .help = "The price before, by currency."}),
        field("cost", &Variant::cost,
              {.max_length = 32,
               .required = false,
               .help = "What the shop pays for it, minor units by currency; no shopper is told."}),
        field("price_list", &Variant::price_list, {.max_length = 100, .required = false}),
        field("barcode", &Variant::barcode, {.max_length = 64, .required = false}),
        field("weight_g", &Variant::weight_g, {.min = 0, .max = 10'000'000, .required = false}),
        field("media", &Variant::media, {.min = 0, .max = 99}),
        field("backorder", &Variant::backorder, {.required = false}));
  }
};

struct Rating {
  std::int64_t average_hundredths = 0;  // 452 is 4.52 stars
  std::int64_t count = 0;
  static constexpr std::string_view kName = "Rating";
  static constexpr auto fields() {
    return field_table(field("average_hundredths", &Rating::average_hundredths, {.min = 0, .max = 500}),
                       field("count", &Rating::count, {.min = 0}));
  }
};

struct Product {
  std::string sku;
  std::string slug;
  ProductStatus status = ProductStatus::kDraft;
  std::optional<Instant> publish_at;  // for kScheduled
  Texts name;
  Texts summary;
  Texts description;
  std::string brand;                              // slug
  std::vector<std::string> categories;            // slugs; the first is the main one
  std::vector<std::string> collections;           // slugs
  std::map<std::string, json::value> attributes;  // a choice's code, a number, a bool, or texts by language
  std::vector<Option> options;
  std::vector<Picture> media;
  std::vector<Attachment> files;
  std::string tax_class;
  std::int64_t popularity = 0;
  Rating rating;
  std::optional<Instant> published_at;
  std::vector<Variant> variants;
  // The last bulk edits that have been here (bulk_edit.hpp), so that a job that runs twice acts once.
  std::vector<std::string> bulk_edits;

  static constexpr std::string_view kName = "Product";
  static constexpr auto fields();
};

// Published, or scheduled and its time has come.
bool is_visible(const Product& product, Instant now);
// nullptr when no variant has this code.
const Variant* find_variant(const Product& product, std::string_view sku);
// "Size: M, Colour: red" in each language of the option names; empty for a variant without options.
Texts describe_options(const Product& product, const Variant& variant);
// The picture of a variant, else the product's first; nullptr when there is none.
const Picture* picture_of(const Product& product, const Variant& variant);

}  // namespace souk::online::catalogue

template <>
struct souk::EnumNames<souk::online::catalogue::ProductStatus> {
  using S = souk::online::catalogue::ProductStatus;
  static constexpr std::array kNames{std::pair{S::kDraft, std::string_view{"draft"}},
                                     std::pair{S::kPublished, std::string_view{"published"}},
                                     std::pair{S::kScheduled, std::string_view{"scheduled"}},
                                     std::pair{S::kArchived, std::string_view{"archived"}}};
};

namespace souk::online::catalogue {

constexpr auto Product::fields() {
  return field_table(
      field("sku", &Product::sku,
            {.min_length = 1, .max_length = 64, .help = "The retailer's code; never changes."}),
      field("slug", &Product::slug,
            {.max_length = 120,
             .required = false,
             .help = "Its name in URLs; made from the name when left out."}),
      field("status", &Product::status, {.required = false}),
      field("publish_at", &Product::publish_at, {.help = "When a scheduled product becomes visible."}),
      field("name", &Product::name, {.min_length = 1, .max_length = 20, .help = "By language."}),
      field("summary", &Product::summary, {.max_length = 20, .required = false}),
      field("description", &Product::description, {.max_length = 20, .required = false}),
      field("brand", &Product::brand, {.max_length = 120, .required = false}),
      field("categories", &Product::categories,
            {.max_length = 20, .required = false, .help = "Slugs; the first is the main one."}),
      field("collections", &Product::collections, {.max_length = 50, .required = false}),
      field("attributes", &Product::attributes, {.max_length = 100, .required = false}),
      field("options", &Product::options, {.max_length = 5, .required = false}),
      field("media", &Product::media, {.max_length = 100, .required = false}),
      field("files", &Product::files, {.max_length = 50, .required = false}),
      field("tax_class", &Product::tax_class, {.max_length = 64, .required = false}),
      field("popularity", &Product::popularity, {.min = 0, .max = 4'000'000'000, .required = false}),
      field("rating", &Product::rating, {.required = false}), field("published_at", &Product::published_at),
      field("variants", &Product::variants, {.min_length = 1, .max_length = 500}),
      field("bulk_edits", &Product::bulk_edits,
            {.max_length = 8, .required = false, .help = "Kept by the shop; what is sent here is ignored."}));
}

}  // namespace souk::online::catalogue
