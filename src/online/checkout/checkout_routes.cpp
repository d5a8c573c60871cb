#include "online/checkout/checkout_routes.hpp"

namespace souk::online::checkout {

using http::Method;
using http::Nothing;
using http::Request;

http::Routes checkout_routes(CheckoutRouteDeps deps) {
  http::Routes routes;
  routes.add<Nothing, CheckoutAnswer>(
      {.method = Method::kPost,
       .path = "/api/v1/carts/{id}/checkout",
       .summary = "Place the order of a cart and pay it, in one request",
       .tag = "checkout",
       .parameters = {{.name = "Idempotency-Key",
                       .in = "header",
                       .help = "A repeat with the same key gets the first answer. A new key after a decline "
                               "is a new attempt.",
                       .schema = {{"type", "string"}, {"pattern", "^[!-~]{1,64}$"}}}},
       .failures =
           {{ErrorKind::kNotFound, "cart.missing", "There is no such cart, or it is a member's."},
            {ErrorKind::kPrecondition, "cart.incomplete", "It lacks something; `errors` says what."},
            {ErrorKind::kPrecondition, "stock.insufficient",
             "Less is left than the cart holds; nothing was charged."},
            {ErrorKind::kPrecondition, "payment.declined",
             "The payment was declined; the cart is open again."},
            {ErrorKind::kPrecondition, "payment.expired", "It was not paid in time; the cart is open again."},
            {ErrorKind::kPrecondition, "order.cancelled", "The order of this cart has been cancelled."},
            {ErrorKind::kConflict, "checkout.busy", "Another request ended this very moment; try again."}},
       .second_success = 202},
      [deps](const Nothing&, const Request& request) -> Result<http::Answer<CheckoutAnswer>> {
        const auto cart_id = request.path_parameter("id");
        TRY(deps.may_use_cart(request, cart_id));
        auto answer = TRY(deps.checkout->place(cart_id, request.headers.get("Idempotency-Key")));
        const int status = answer.is_pending() ? 202 : 200;
        return http::Answer<CheckoutAnswer>{std::move(answer), status};
      });
  return routes;
}

}  // namespace souk::online::checkout
