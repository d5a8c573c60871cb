// The wish list of whoever sends the request: a member's, or a guest's by their cookie.
#pragma once

#include "online/catalogue/routes.hpp"
#include "online/session/account_routes.hpp"
#include "online/wishlist/wishlists.hpp"
#include "runtime/http/route.hpp"

namespace souk::online::wishlist {

inline constexpr std::string_view kWishCookie = "souk_wishes";  // the key of a guest's list
inline constexpr long kWishCookieSeconds = 180L * 24 * 3600;

struct WishlistRouteDeps {
  const Wishlists* wishlists = nullptr;
  const catalogue::Catalogue* catalogue = nullptr;
  const Clock* clock = nullptr;
};

http::Routes wishlist_routes(WishlistRouteDeps deps);

Owner owner_of(const http::Request& request);
// For a guest who has none yet: a new key, and its cookie in the answer.
Owner owner_for_adding(const Wishlists& wishlists, const http::Request& request, http::Headers& answer);
// For AccountRouteDeps::on_signed_in. A list that cannot be merged now stays the guest's; signing in goes on.
void merge_on_sign_in(const Wishlists& wishlists, const http::Request& request,
                      const customer::Account& account, http::Headers& answer);

}  // namespace souk::online::wishlist
