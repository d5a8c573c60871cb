// The smaller parts of a cart document.
#pragma once

#include <optional>
#include <string>

#include "base/codec.hpp"

namespace souk::online::cart {

// kPlacing: a checkout is under way. kMerged: a guest's cart whose lines went into their member's.
enum class CartStatus { kOpen, kPlacing, kPlaced, kMerged };

}  // namespace souk::online::cart

template <>
struct souk::EnumNames<souk::online::cart::CartStatus> {
  using Status = souk::online::cart::CartStatus;
  static constexpr std::array kNames{std::pair{Status::kOpen, std::string_view{"open"}},
                                     std::pair{Status::kPlacing, std::string_view{"placing"}},
                                     std::pair{Status::kPlaced, std::string_view{"placed"}},
                                     std::pair{Status::kMerged, std::string_view{"merged"}}};
};

namespace souk::online::cart {

struct CartLine {
  std::string sku;  // of the variant
  std::int64_t quantity = 1;
  Instant added_at{};
  std::optional<std::int64_t> added_minor{};  // unit price when it was added, in the cart's currency
  static constexpr auto fields() {
    return field_table(field("sku", &CartLine::sku), field("quantity", &CartLine::quantity),
                       field("added_at", &CartLine::added_at), field("added_minor", &CartLine::added_minor));
  }
};

// A gift card whose code the shopper has given: the code itself is not kept.
struct CartCard {
  std::string balance_id;
  std::string tail;  // of the code
  static constexpr auto fields() {
    return field_table(field("balance_id", &CartCard::balance_id), field("tail", &CartCard::tail));
  }
};

// A change that carried an idempotency key. `fingerprint` tells a repeat from another change under the same
// key.
struct RecentWrite {
  std::string key;
  std::string fingerprint;
  std::int64_t revision = 0;  // of the document that this change made
  static constexpr auto fields() {
    return field_table(field("key", &RecentWrite::key), field("fingerprint", &RecentWrite::fingerprint),
                       field("revision", &RecentWrite::revision));
  }
};

// What is known of a variant's supply when a quantity is set.
struct Supply {
  std::int64_t available = 0;
  bool backorder = false;
  std::optional<std::int64_t> unit_minor{};
};

}  // namespace souk::online::cart
