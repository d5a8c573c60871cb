// What happens to carts besides shopping: checkout, the merge at sign in, and the end of those left behind.
#include "online/cart/cart_service.hpp"

namespace souk::online::cart {
namespace {

constexpr std::int64_t kDayMs = 24 * 3600 * 1000;
constexpr std::size_t kMaxPage = 500;

// Whoever checks out has been let in before.
Shopper owner_of(const Cart& cart) { return {cart.customer_id, cart.customer_group}; }

}  // namespace

Status CartService::begin_placing(std::string_view id, std::string_view order, std::string_view payment,
                                  std::string_view key) const {
  const auto stored = TRY(load(id));
  if (stored.value.status != CartStatus::kOpen && stored.value.order_id == order) return {};
  TRY(change(id, owner_of(stored.value), {},
             [&](Cart& cart) { return cart.begin_placing(order, payment, key); }));
  return {};
}

Status CartService::close(std::string_view id, std::string_view order) const {
  const auto stored = TRY(load(id));
  if (stored.value.status == CartStatus::kPlaced && stored.value.order_id == order) return {};
  TRY(change(id, owner_of(stored.value), {}, [&](Cart& cart) { return cart.finish_placing(order); }));
  return {};
}

Status CartService::reopen(std::string_view id, std::string_view order, std::string_view reason) const {
  const auto stored = TRY(load(id));
  if (stored.value.status == CartStatus::kOpen || stored.value.order_id != order) return {};
  const auto by = owner_of(stored.value);
  auto opened = change(id, by, {}, [&](Cart& cart) { return cart.reopen(order, reason); });
  if (!opened && opened.error().code == "document.not_unique") {
    // The member has begun another cart meanwhile: that one stays theirs, this one is reached by its id.
    opened = change(id, by, {}, [&](Cart& cart) -> Status {
      TRY(cart.reopen(order, reason));
      cart.live_for.reset();
      return {};
    });
  }
  TRY(std::move(opened));
  return {};
}

Result<std::optional<StoredCart>> CartService::merge(std::string_view guest_id, const Shopper& member) const {
  auto theirs = TRY(find_of_member(*member.customer_id));
  auto guest =
      guest_id.empty() ? Result<StoredCart>{fail(not_found("cart.missing", ""))} : load_for(guest_id, member);
  if (!guest && guest.error().kind != ErrorKind::kNotFound) return fail(std::move(guest).error());
  const bool nothing_to_merge =
      !guest || guest->value.status != CartStatus::kOpen || guest->value.customer_id.has_value();
  if (nothing_to_merge) return theirs;
  if (!theirs) {
    auto made = change(guest_id, member, {}, [&](Cart& cart) {
      return cart.belong_to(*member.customer_id, member.customer_group);
    });
    if (made) return std::optional{std::move(*made)};
    if (made.error().code != "document.not_unique") return fail(std::move(made).error());
    theirs = TRY(find_of_member(*member.customer_id));  // another sign in was faster
    if (!theirs) return std::optional<StoredCart>{};
  }
  // First in, then closed: a crash in between is finished by a repeat, which finds the guest's cart in the
  // member's list.
  auto merged = TRY(change(theirs->id, member, {}, [&](Cart& cart) { return cart.take_in(guest->value); }));
  TRY(change(guest_id, member, {}, [&](Cart& cart) { return cart.close_merged(theirs->id); }));
  return std::optional{std::move(merged)};
}

Status CartService::forget(std::string_view customer_id) const {
  const auto theirs = TRY(find_of_member(customer_id));
  return theirs ? carts_.erase(theirs->id) : Status{};
}

Result<std::size_t> CartService::purge(std::int64_t days, std::size_t at_most) const {
  const auto today = deps_.clock->now().unix_ms / kDayMs;
  std::size_t removed = 0;
  while (removed < at_most) {
    const auto old = TRY(deps_.store->find(carts_.name(), {.path = "abandoned_day",
                                                           .until = engines::IndexValue{today - days},
                                                           .limit = std::min(at_most - removed, kMaxPage)}));
    if (old.documents.empty()) break;
    std::size_t gone = 0;
    for (const auto& document : old.documents) {
      auto erased = carts_.erase(document.id, document.revision);
      if (erased) {
        ++gone;
      } else if (erased.error().code != "document.changed") {
        return fail(std::move(erased).error());
      }
    }
    removed += gone;
    if (gone == 0) break;  // all of them were being used again
  }
  return removed;
}

}  // namespace souk::online::cart
