#include "online/wishlist/wishlist.hpp"

#include <algorithm>

namespace souk::online::wishlist {

const Wish* Wishlist::find(std::string_view sku) const {
  const auto found =
      std::find_if(wishes.begin(), wishes.end(), [&](const Wish& wish) { return wish.sku == sku; });
  return found == wishes.end() ? nullptr : &*found;
}

Status Wishlist::add(Wish wish) {
  if (find(wish.sku) != nullptr) return {};
  if (wishes.size() >= kMost) {
    return fail(precondition("wishlist.full", "A wish list holds at most 200 things; take some out first."));
  }
  wishes.push_back(std::move(wish));
  return {};
}

void Wishlist::remove(std::string_view sku) {
  std::erase_if(wishes, [&](const Wish& wish) { return wish.sku == sku; });
}

void Wishlist::take_over(const Wishlist& other) {
  for (auto wish = other.wishes.rbegin(); wish != other.wishes.rend() && wishes.size() < kMost; ++wish) {
    if (find(wish->sku) == nullptr) wishes.push_back(*wish);
  }
  std::stable_sort(wishes.begin(), wishes.end(),
                   [](const Wish& a, const Wish& b) { return a.added_at < b.added_at; });
}

}  // namespace souk::online::wishlist
