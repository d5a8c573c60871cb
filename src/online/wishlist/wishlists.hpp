// Wish lists over the document store. A member has one; a guest's hangs on a key that only their browser
// knows (a cookie), and goes into the member's when they sign in.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/random.hpp"
#include "engines/document/collection.hpp"
#include "online/catalogue/offer.hpp"
#include "online/customer/erasure.hpp"
#include "online/inventory/stock.hpp"
#include "online/wishlist/wishlist.hpp"

namespace souk::online::wishlist {

struct WishlistDeps {
  engines::DocumentStore* store = nullptr;
  const catalogue::Offers* offers = nullptr;
  const inventory::Stock* stock = nullptr;
  const Clock* clock = nullptr;
  Random* random = nullptr;
};

// Whose list: exactly one of the two. Neither: nobody's, and it is empty.
struct Owner {
  std::string customer_id{};
  std::string guest_key{};
  bool nobody() const { return customer_id.empty() && guest_key.empty(); }
};

// A wish beside what the shop says of it today.
struct ShownWish {
  Wish wish;
  std::optional<catalogue::Offer> offer;  // absent: not sold any more
  bool in_stock = false;
  bool back_in_stock = false;   // it was sold out when it was put here
  std::int64_t cheaper_by = 0;  // > 0: minor units below its price then, in the same currency
};

// 128 bits in hexadecimal, as new_guest_key() and share() make them.
bool is_key(std::string_view text);

class Wishlists {
 public:
  explicit Wishlists(WishlistDeps deps);
  Status declare();

  // Empty for who has none.
  Result<Wishlist> load(const Owner& owner) const;
  // kNotFound "variant.missing", kPrecondition "wishlist.full". A repeat changes nothing.
  Result<Wishlist> add(const Owner& owner, std::string_view sku, const catalogue::PriceContext& prices) const;
  Result<Wishlist> remove(const Owner& owner, std::string_view sku) const;
  // The newest first.
  Result<std::vector<ShownWish>> look(const Wishlist& list, const catalogue::PriceContext& prices) const;

  // A link for friends: whoever has it sees the wishes and not whose they are. A repeat gives the same one;
  // kPrecondition "wishlist.empty". unshare() makes it worth nothing.
  Result<std::string> share(std::string_view customer_id) const;
  Status unshare(std::string_view customer_id) const;
  Result<Wishlist> shared(std::string_view token) const;  // kNotFound "wishlist.missing"

  // The guest's list goes into the member's; a repeat changes nothing.
  Status merge(std::string_view guest_key, std::string_view customer_id) const;
  std::string new_guest_key() const { return random_hex(*deps_.random, 16); }
  // Background work: guests' lists that nobody has changed for so long; answers how many, 1,000 at most.
  Result<std::size_t> purge(milliseconds untouched) const;
  customer::PersonalRecords personal_records() const;

 private:
  using Move = std::function<Status(Wishlist&)>;
  Result<Wishlist> change(const Owner& owner, const Move& move) const;

  WishlistDeps deps_;
  engines::Collection<Wishlist> lists_;
};

}  // namespace souk::online::wishlist
