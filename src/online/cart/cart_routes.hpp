// The cart's API, twice: /api/v1/carts/{id} for programs that keep the id, /api/v1/cart for browsers, whose
// cookie does. And GET /api/v1/me, the one private request of a page that is otherwise everybody's.
#pragma once

#include "online/cart/cart_service.hpp"
#include "online/session/account_routes.hpp"
#include "runtime/http/route.hpp"

namespace souk::online::cart {

struct CartRouteDeps {
  const CartService* carts = nullptr;
  const inventory::Stock* stock = nullptr;
  const customer::Accounts* accounts = nullptr;  // for the name in /me
};

http::Routes cart_routes(CartRouteDeps deps);

// Who sends the request.
Shopper shopper_of(const http::Request& request);
// The open cart of the request's cookie, else of its member; nullopt when there is neither.
Result<std::optional<StoredCart>> cart_of(const CartService& carts, const http::Request& request);
// For checkout's routes: whether the sender may use this cart.
Status may_use_cart(const CartService& carts, const http::Request& request, std::string_view cart_id);
// For AccountRouteDeps::on_signed_in: the guest's cart goes into the member's and the cookie follows. A cart
// that cannot be merged now stays as it is; signing in goes on.
void merge_on_sign_in(const CartService& carts, const http::Request& request,
                      const customer::Account& account, http::Headers& answer);

}  // namespace souk::online::cart
