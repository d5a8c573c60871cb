#include "online/wishlist/wishlists.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <sodium.h>

namespace souk::online::wishlist {
namespace {

constexpr int kAttempts = 8;
constexpr std::size_t kPurged = 1'000;

// Whoever reads the store cannot become the guest.
std::string id_of(const Owner& owner) {
  if (!owner.customer_id.empty()) return owner.customer_id;
  std::array<unsigned char, 16> bytes{};
  crypto_generichash(bytes.data(), bytes.size(),
                     reinterpret_cast<const unsigned char*>(owner.guest_key.data()), owner.guest_key.size(),
                     nullptr, 0);
  std::string id = "guest_";
  for (const auto byte : bytes) id += fmt::format("{:02x}", byte);
  return id;
}

Error no_list() {
  return not_found("wishlist.missing", "There is no such wish list, or it is shared no more.");
}

}  // namespace

bool is_key(std::string_view text) {
  return text.size() == 32 && std::all_of(text.begin(), text.end(), [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
         });
}

Wishlists::Wishlists(WishlistDeps deps) : deps_{deps}, lists_{*deps.store, std::string{kWishCollection}} {}

Status Wishlists::declare() {
  return deps_.store->declare({.name = std::string{kWishCollection},
                               .indexes = {{.path = "shared_as", .unique = true}, {.path = "guest_since"}}});
}

Result<Wishlist> Wishlists::load(const Owner& owner) const {
  if (owner.nobody() || (owner.customer_id.empty() && !is_key(owner.guest_key))) return Wishlist{};
  auto found = TRY(lists_.find(id_of(owner)));
  if (!found) return Wishlist{};
  return std::move(found->value);
}

Result<Wishlist> Wishlists::change(const Owner& owner, const Move& move) const {
  if (owner.nobody() || (owner.customer_id.empty() && !is_key(owner.guest_key)))
    return fail(bug("wishlist.owner", "a change without an owner"));
  const auto id = id_of(owner);
  for (int attempt = 0; attempt < kAttempts; ++attempt) {
    auto found = TRY(lists_.find(id));
    Wishlist list;
    if (found) list = found->value;
    list.id = id;
    const auto before = to_json(list);
    TRY(move(list));
    if (to_json(list) == before) return list;
    if (owner.customer_id.empty()) list.guest_since = deps_.clock->now().unix_ms;
    Status written;
    if (found) {
      found->value = list;
      written = lists_.replace(*found);
    } else if (auto made = lists_.insert(id, list); !made) {
      written = fail(made.error());
    }
    if (written) return list;
    const auto& code = written.error().code;
    if (code != "document.changed" && code != "document.exists" && code != "document.missing")
      return fail(written.error());
  }
  return fail(Error{.kind = ErrorKind::kLimit,
                    .code = "wishlist.busy",
                    .message = "Too many changes to this list at the same time; try again.",
                    .retry_after_s = 1});
}

Result<Wishlist> Wishlists::add(const Owner& owner, std::string_view sku,
                                const catalogue::PriceContext& prices) const {
  const auto offer = TRY(deps_.offers->offer(sku, prices));
  const auto availability = TRY(deps_.stock->availability(sku));
  Wish wish{.sku = offer.sku, .added_at = deps_.clock->now(), .price_minor = {}, .currency = prices.currency};
  if (offer.price) wish.price_minor = offer.price->minor;
  wish.was_sold_out = availability.total <= 0 && !offer.backorder && !availability.backorder;
  return change(owner, [&](Wishlist& list) { return list.add(wish); });
}

Result<Wishlist> Wishlists::remove(const Owner& owner, std::string_view sku) const {
  if (TRY(load(owner)).find(sku) == nullptr) return load(owner);
  return change(owner, [&](Wishlist& list) -> Status {
    list.remove(sku);
    return {};
  });
}

Result<std::vector<ShownWish>> Wishlists::look(const Wishlist& list,
                                               const catalogue::PriceContext& prices) const {
  std::vector<ShownWish> shown;
  for (auto wish = list.wishes.rbegin(); wish != list.wishes.rend(); ++wish) {
    ShownWish each{.wish = *wish, .offer = {}};
    auto offer = deps_.offers->offer(wish->sku, prices);
    if (offer) {
      const auto availability = TRY(deps_.stock->availability(wish->sku));
      each.in_stock = availability.total > 0 || offer->backorder || availability.backorder;
      each.back_in_stock = wish->was_sold_out && each.in_stock;
      if (offer->price && wish->price_minor && wish->currency == prices.currency)
        each.cheaper_by = std::max<std::int64_t>(*wish->price_minor - offer->price->minor, 0);
      each.offer = std::move(*offer);
    } else if (offer.error().kind != ErrorKind::kNotFound) {
      return fail(offer.error());
    }
    shown.push_back(std::move(each));
  }
  return shown;
}

Result<std::string> Wishlists::share(std::string_view customer_id) const {
  const auto list = TRY(change({.customer_id = std::string{customer_id}}, [&](Wishlist& changed) -> Status {
    if (changed.wishes.empty()) return fail(precondition("wishlist.empty", "There is nothing to show yet."));
    if (!changed.shared_as) changed.shared_as = random_hex(*deps_.random, 16);
    return {};
  }));
  return *list.shared_as;
}

Status Wishlists::unshare(std::string_view customer_id) const {
  TRY(change({.customer_id = std::string{customer_id}}, [](Wishlist& changed) -> Status {
    changed.shared_as.reset();
    return {};
  }));
  return {};
}

Result<Wishlist> Wishlists::shared(std::string_view token) const {
  if (!is_key(token)) return fail(no_list());
  auto found =
      TRY(lists_.query({.path = "shared_as", .equals = engines::IndexValue{std::string{token}}, .limit = 1}));
  if (found.empty()) return fail(no_list());
  return std::move(found.front().value);
}

// Into the member's first: a crash in between leaves both, and the next sign-in begins anew.
Status Wishlists::merge(std::string_view guest_key, std::string_view customer_id) const {
  const Owner guest{.guest_key = std::string{guest_key}};
  const auto theirs = TRY(load(guest));
  if (!theirs.wishes.empty()) {
    TRY(change({.customer_id = std::string{customer_id}}, [&](Wishlist& list) -> Status {
      list.take_over(theirs);
      return {};
    }));
  }
  return theirs.id.empty() ? Status{} : lists_.erase(theirs.id);
}

Result<std::size_t> Wishlists::purge(milliseconds untouched) const {
  const auto until = (deps_.clock->now() - untouched).unix_ms;
  const auto old =
      TRY(lists_.query({.path = "guest_since", .until = engines::IndexValue{until}, .limit = kPurged}));
  for (const auto& each : old) {
    const auto gone = lists_.erase(each.id, each.revision);
    if (!gone && gone.error().code != "document.changed") return fail(gone.error());
  }
  return old.size();
}

customer::PersonalRecords Wishlists::personal_records() const {
  return {.name = "wish_list",
          .export_of = [this](std::string_view customer_id) -> Result<json::value> {
            const auto list = TRY(load({.customer_id = std::string{customer_id}}));
            json::array wishes;
            for (const auto& wish : list.wishes) wishes.push_back(TRY(parse_json(to_json(wish))));
            return wishes;
          },
          .forget = [this](std::string_view customer_id) -> Result<bool> {
            TRY(lists_.erase(customer_id));
            return true;
          }};
}

}  // namespace souk::online::wishlist
