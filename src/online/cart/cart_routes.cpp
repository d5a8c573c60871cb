#include "online/cart/cart_routes.hpp"

#include <array>

#include <fmt/format.h>
#include <sodium.h>

#include "online/cart/cart_inputs.hpp"
#include "online/cart/cart_view.hpp"
#include "online/session/cookies.hpp"
#include "runtime/log/log.hpp"

namespace souk::online::cart {
namespace {

using http::Answer;
using http::Method;
using http::Nothing;
using http::Request;

// Which cart a request is about; `by_cookie` for the browser's routes, without an id in the path.
struct Place {
  CartRouteDeps deps;
  std::string base;
  bool by_cookie = false;
};

const http::Failure kMissing{ErrorKind::kNotFound, "cart.missing",
                             "There is no such cart, or it is a member's."};
const http::Failure kPlaced{ErrorKind::kPrecondition, "cart.placed", "The cart has become an order."};
const http::Failure kBusy{ErrorKind::kConflict, "cart.busy", "Too many change it at once; try again."};
const http::Failure kNoLine{ErrorKind::kNotFound, "cart.line_missing", "The cart has no such line."};
const http::Failure kShort{ErrorKind::kPrecondition, "stock.insufficient",
                           "Less is left than that; the message says how much."};
const http::Failure kNoVariant{ErrorKind::kNotFound, "variant.missing", "There is no such variant on sale."};
const http::Failure kReused{ErrorKind::kPrecondition, "request.key_reused",
                            "The Idempotency-Key was used for another request."};

Error missing_cart() { return not_found("cart.missing", "There is no cart yet; add something first."); }

WriteKey key_of(const Request& request) {
  const auto key = request.headers.get("Idempotency-Key");
  if (key.empty()) return {};
  const auto text = fmt::format("{} {}\n{}", http::to_string(request.method), request.path, request.body);
  std::array<unsigned char, 16> bytes{};
  crypto_generichash(bytes.data(), bytes.size(), reinterpret_cast<const unsigned char*>(text.data()),
                     text.size(), nullptr, 0);
  WriteKey write{.key = std::string{key}, .fingerprint = {}};
  for (const auto byte : bytes) write.fingerprint += fmt::format("{:02x}", byte);
  return write;
}

Result<std::string> id_of(const Place& place, const Request& request) {
  if (!place.by_cookie) return std::string{request.path_parameter("id")};
  auto cart = TRY(cart_of(*place.deps.carts, request));
  if (!cart) return fail(missing_cart());
  return std::move(cart->id);
}

Result<Answer<CartView>> shown(const Place& place, const Request& request, const StoredCart& cart) {
  const auto priced = TRY(place.deps.carts->price(cart));
  Answer<CartView> answer{.body = view_of(priced, *place.deps.stock)};
  answer.headers.set("Cache-Control", "private, no-store");
  if (place.by_cookie && request.cookie(session::kCartCookie) != cart.id) {
    session::give_cart(answer.headers, request, cart.id);
  }
  return answer;
}

Result<StoredCart> start(const Place& place, const StartCart& input, const Request& request) {
  CartStart wanted{.shopper = shopper_of(request),
                   .language = input.language,
                   .currency = input.currency.value_or(Currency{}),
                   .items = {},
                   .key = key_of(request),
                   .sender = request.client_address};
  for (const auto& item : input.items) wanted.items.push_back({item.sku, item.quantity});
  return place.deps.carts->create(wanted);
}

// The route of a change: finds the cart, applies, shows.
template <class Input, class F>
void add_change(http::Routes& routes, const Place& place, http::Route route, F apply) {
  route.path = place.base + route.path;
  route.tag = "cart";
  route.failures.push_back(kMissing);
  route.failures.push_back(kPlaced);
  route.failures.push_back(kBusy);
  routes.add<Input, CartView>(
      std::move(route),
      [place, apply](const Input& input, const Request& request) -> Result<Answer<CartView>> {
        const auto id = TRY(id_of(place, request));
        const auto cart = TRY(apply(*place.deps.carts, id, input, request));
        return shown(place, request, cart);
      });
}

void add_item_routes(http::Routes& routes, const Place& place) {
  routes.add<AddItem, CartView>(
      {.method = Method::kPost,
       .path = place.base + "/items",
       .summary = place.by_cookie ? "Add a variant to the browser's cart, beginning one if there is none"
                                  : "Add a variant to a cart",
       .tag = "cart",
       .failures = {kMissing, kPlaced, kBusy, kShort, kNoVariant, kReused}},
      [place](const AddItem& input, const Request& request) -> Result<Answer<CartView>> {
        const auto id = id_of(place, request);
        if (!id && (!place.by_cookie || id.error().code != "cart.missing")) return fail(id.error());
        const auto cart = TRY(
            id ? place.deps.carts->add(*id, {input.sku, input.quantity}, shopper_of(request), key_of(request))
               : start(place, {.items = {input}}, request));
        return shown(place, request, cart);
      });
  add_change<SetQuantity>(
      routes, place,
      {.method = Method::kPatch,
       .path = "/items/{sku}",
       .summary = "Set the quantity of a line",
       .failures = {kShort, kNoLine, kReused},
       .idempotent_write = true},
      [](const CartService& carts, const std::string& id, const SetQuantity& input, const Request& request) {
        return carts.set_quantity(id, {std::string{request.path_parameter("sku")}, input.quantity},
                                  shopper_of(request), key_of(request));
      });
  add_change<Nothing>(
      routes, place,
      {.method = Method::kDelete,
       .path = "/items/{sku}",
       .summary = "Take a line out",
       .failures = {kReused},
       .idempotent_write = true},
      [](const CartService& carts, const std::string& id, const Nothing&, const Request& request) {
        return carts.change(id, shopper_of(request), key_of(request),
                            [&](Cart& cart) { return cart.remove(request.path_parameter("sku")); });
      });
}

void add_wish_routes(http::Routes& routes, const Place& place) {
  add_change<CartDetails>(
      routes, place,
      {.method = Method::kPut, .path = "/details", .summary = "Say who buys and where the goods go"},
      [](const CartService& carts, const std::string& id, const CartDetails& input,
         const Request& request) -> Result<StoredCart> {
        const auto details = TRY(normal_details(input));
        return carts.change(id, shopper_of(request), {}, [&](Cart& cart) {
          return cart.set_details(details.contact, details.address, details.billing_address, details.note);
        });
      });
  add_change<ChooseShipping>(
      routes, place,
      {.method = Method::kPut, .path = "/shipping-method", .summary = "Choose how the goods come"},
      [](const CartService& carts, const std::string& id, const ChooseShipping& input,
         const Request& request) {
        return carts.set_shipping(id, input.code, input.location, shopper_of(request));
      });
  add_change<ChoosePayment>(
      routes, place, {.method = Method::kPut, .path = "/payment-method", .summary = "Choose how to pay"},
      [](const CartService& carts, const std::string& id, const ChoosePayment& input,
         const Request& request) {
        return carts.change(id, shopper_of(request), {},
                            [&](Cart& cart) { return cart.choose_payment(input.method); });
      });
  add_change<UseCoupon>(
      routes, place,
      {.method = Method::kPut,
       .path = "/coupon",
       .summary = "Use a coupon",
       .failures = {{ErrorKind::kNotFound, "coupon.missing", "There is no such coupon."},
                    {ErrorKind::kPrecondition, "coupon.minimum", "The goods are not worth enough."}}},
      [](const CartService& carts, const std::string& id, const UseCoupon& input, const Request& request) {
        return carts.set_coupon(id, input.code, shopper_of(request));
      });
  add_change<Nothing>(
      routes, place, {.method = Method::kDelete, .path = "/coupon", .summary = "Use no coupon"},
      [](const CartService& carts, const std::string& id, const Nothing&, const Request& request) {
        return carts.change(id, shopper_of(request), {}, [](Cart& cart) { return cart.drop_coupon(); });
      });
}

void add_credit_routes(http::Routes& routes, const Place& place) {
  add_change<UseGiftCard>(
      routes, place,
      {.method = Method::kPut,
       .path = "/gift-cards",
       .summary = "Pay with a gift card",
       .failures = {{ErrorKind::kNotFound, "gift_card.missing", "There is no gift card with this code."},
                    {ErrorKind::kPrecondition, "balance.empty",
                     "Nothing is left on it; or it is blocked, has expired or is in another currency."},
                    {ErrorKind::kLimit, "code.locked", "Too many codes were tried; wait."}}},
      [](const CartService& carts, const std::string& id, const UseGiftCard& input, const Request& request) {
        return carts.use_gift_card(id, input.code, request.client_address, shopper_of(request));
      });
  add_change<Nothing>(
      routes, place,
      {.method = Method::kDelete, .path = "/gift-cards/{balance_id}", .summary = "Do not use a gift card"},
      [](const CartService& carts, const std::string& id, const Nothing&, const Request& request) {
        return carts.change(id, shopper_of(request), {},
                            [&](Cart& cart) { return cart.drop_card(request.path_parameter("balance_id")); });
      });
  add_change<UseStoreCredit>(routes, place,
                             {.method = Method::kPut,
                              .path = "/store-credit",
                              .summary = "Pay with the member's store credit, or not"},
                             [](const CartService& carts, const std::string& id, const UseStoreCredit& input,
                                const Request& request) {
                               return carts.change(id, shopper_of(request), {}, [&](Cart& cart) {
                                 return cart.choose_store_credit(input.use);
                               });
                             });
}

void add_place(http::Routes& routes, const Place& place) {
  routes.add<Nothing, CartView>(
      {.path = place.base,
       .summary = place.by_cookie ? "The browser's cart" : "See a cart, priced at this moment",
       .tag = "cart",
       .failures = {kMissing}},
      [place](const Nothing&, const Request& request) -> Result<Answer<CartView>> {
        const auto id = TRY(id_of(place, request));
        return shown(place, request, TRY(place.deps.carts->load_for(id, shopper_of(request))));
      });
  add_item_routes(routes, place);
  add_wish_routes(routes, place);
  add_credit_routes(routes, place);
}

struct MeView {
  std::int64_t cart_count = 0;
  std::optional<std::string> name;
  std::optional<std::string> language;
  static constexpr std::string_view kName = "Me";
  static constexpr auto fields() {
    return field_table(field("cart_count", &MeView::cart_count),
                       field("name", &MeView::name, {.help = "Absent for guests."}),
                       field("language", &MeView::language));
  }
};

Result<Answer<MeView>> me(const CartRouteDeps& deps, const Request& request) {
  Answer<MeView> answer;
  answer.headers.set("Cache-Control", "private, no-store");
  if (const auto cart = TRY(cart_of(*deps.carts, request))) answer.body.cart_count = cart->value.item_count();
  if (const auto customer = session::customer_of(request)) {
    if (auto account = deps.accounts->load(*customer)) {
      answer.body.name = account->value.name;
      answer.body.language = account->value.language;
    }
  }
  return answer;
}

}  // namespace

http::Routes cart_routes(CartRouteDeps deps) {
  http::Routes routes;
  const Place by_id{deps, "/api/v1/carts/{id}", false};
  routes.add<StartCart, CartView>(
      {.method = Method::kPost,
       .path = "/api/v1/carts",
       .summary = "Begin a cart, empty or with its first items",
       .tag = "cart",
       .failures = {kShort, kNoVariant, kReused},
       .success_status = 201},
      [by_id](const StartCart& input, const Request& request) -> Result<Answer<CartView>> {
        const auto cart = TRY(start(by_id, input, request));
        return shown(by_id, request, cart);
      });
  add_place(routes, by_id);
  add_place(routes, {deps, "/api/v1/cart", true});
  routes.add<Nothing, MeView>(
      {.path = "/api/v1/me", .summary = "What the header of a page says to this visitor", .tag = "account"},
      [deps](const Nothing&, const Request& request) { return me(deps, request); });
  return routes;
}

Shopper shopper_of(const Request& request) {
  auto found = session::of(request);
  if (!found) return {};
  return {std::move(found->customer_id), std::move(found->customer_group)};
}

Result<std::optional<StoredCart>> cart_of(const CartService& carts, const Request& request) {
  const auto shopper = shopper_of(request);
  if (const auto id = request.cookie(session::kCartCookie); !id.empty()) {
    auto cart = carts.load_for(id, shopper);
    if (cart && cart->value.status != CartStatus::kPlaced && cart->value.status != CartStatus::kMerged) {
      return std::optional{std::move(*cart)};
    }
    if (!cart && cart.error().kind != ErrorKind::kNotFound) return fail(std::move(cart).error());
  }
  if (!shopper.customer_id) return std::nullopt;
  return carts.find_of_member(*shopper.customer_id);
}

Status may_use_cart(const CartService& carts, const Request& request, std::string_view cart_id) {
  TRY(carts.load_for(cart_id, shopper_of(request)));
  return {};
}

void merge_on_sign_in(const CartService& carts, const Request& request, const customer::Account& account,
                      http::Headers& answer) {
  const auto guest = request.cookie(session::kCartCookie);
  auto merged = carts.merge(guest, {account.id, account.group});
  if (!merged) {
    log::warning("cart.merge_failed", {{"error", merged.error()}});
  } else if (*merged) {
    session::give_cart(answer, request, (*merged)->id);
  } else if (!guest.empty()) {
    session::take_cart(answer, request);
  }
}

}  // namespace souk::online::cart
