// The wish list: a guest's or a member's own, and what friends see of it.
#pragma once

#include <string>
#include <vector>

#include "online/storefront/page/form.hpp"
#include "online/wishlist/wishlists.hpp"

namespace souk::online::storefront {

struct WishPage {
  const std::vector<wishlist::ShownWish>& wishes;
  bool member = false;
  std::string shared_link{};  // whole, for friends; empty: not shared
  FormState form{};
};
std::string wish_page(const Page& page, const WishPage& data);
// For who has the link.
std::string shared_wish_page(const Page& page, const std::vector<wishlist::ShownWish>& wishes);

}  // namespace souk::online::storefront
