// A wish list: the variants that somebody wants to come back to, and what they cost and whether they could be
// had when they were put there. Pure: no clock, no I/O.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/codec.hpp"
#include "base/money.hpp"
#include "base/time.hpp"

namespace souk::online::wishlist {

inline constexpr std::string_view kWishCollection = "wishlist";

struct Wish {
  std::string sku;  // of the variant
  Instant added_at{};
  std::optional<std::int64_t> price_minor;  // then
  Currency currency{};
  bool was_sold_out = false;
  static constexpr std::string_view kName = "StoredWish";
  static constexpr auto fields() {
    return field_table(field("sku", &Wish::sku), field("added_at", &Wish::added_at),
                       field("price_minor", &Wish::price_minor), field("currency", &Wish::currency),
                       field("was_sold_out", &Wish::was_sold_out));
  }
};

struct Wishlist {
  std::string id;                           // of the member, or made of a guest's key
  std::vector<Wish> wishes;                 // the newest last
  std::optional<std::string> shared_as;     // declared index: what the link to it ends with
  std::optional<std::int64_t> guest_since;  // declared index, guests' lists: last change, Unix ms

  static constexpr std::size_t kMost = 200;
  static constexpr std::string_view kName = "StoredWishlist";
  static constexpr auto fields() {
    using W = Wishlist;
    return field_table(field("id", &W::id), field("wishes", &W::wishes, {.max_length = kMost}),
                       field("shared_as", &W::shared_as), field("guest_since", &W::guest_since));
  }

  const Wish* find(std::string_view sku) const;
  // One that is there stays as it was. kPrecondition "wishlist.full".
  Status add(Wish wish);
  void remove(std::string_view sku);
  // What is there already stays as it is; the oldest of the other go where there is no room for all.
  void take_over(const Wishlist& other);
};

}  // namespace souk::online::wishlist
