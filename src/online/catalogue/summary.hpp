// What the snapshot keeps of a product, taken from its stored document: the few members that lists, filters,
// sorting and lookups need, names already turned into small numbers. Texts are passed over.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/money.hpp"
#include "engines/document/port.hpp"
#include "online/catalogue/dictionary.hpp"
#include "online/catalogue/product.hpp"

namespace souk::online::catalogue {

// The tables that summaries of one catalogue share.
struct Names {
  Dictionary categories{1'000'000};
  Dictionary brands{5'000'000};
  Dictionary collections{100'000};
  Facets facets;
};

struct Summary {
  std::string sku;
  std::string slug;
  std::int64_t revision = 0;
  std::int64_t visible_from_ms = 0;  // kNever for drafts and archived ones
  std::int64_t published_at_ms = 0;
  std::uint32_t popularity = 0;
  std::uint32_t rating_count = 0;
  std::uint16_t rating_hundredths = 0;
  std::uint16_t margin_permille = 0;  // of the price, the mean of its variants; 0 where no cost is known
  SmallId brand = kNoId;
  std::vector<SmallId> categories;
  std::vector<SmallId> collections;
  std::vector<SmallId> facets;       // sorted, each once
  std::vector<std::int64_t> prices;  // lowest base price for each currency asked for; kNoPrice
  std::vector<std::string> variant_skus;
  std::vector<std::string> barcodes;  // sorted, each once
  std::vector<bool> backorder;        // by variant
  std::vector<Variant> timed;         // variants with base and list prices, when any has a price list

  static constexpr std::int64_t kNever = std::numeric_limits<std::int64_t>::max();
  static constexpr std::int64_t kNoPrice = -1;
};

// Lenient as all reading of stored documents: members that are missing or of another kind count as absent.
// kCorrupt "document.corrupt" when the body is no JSON object or has no sku.
Result<Summary> summarise(const engines::Document& document, const std::vector<Currency>& currencies,
                          Names& names);

}  // namespace souk::online::catalogue
