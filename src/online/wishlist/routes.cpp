#include "online/wishlist/routes.hpp"

#include "online/session/cookies.hpp"
#include "runtime/log/log.hpp"

namespace souk::online::wishlist {
namespace {

using http::Answer;
using http::Method;
using http::Nothing;
using http::Request;

struct WishView {
  std::string sku;
  std::string slug;
  Texts name;
  Texts options;
  std::string picture;
  Instant added_at{};
  bool sold = false;
  bool in_stock = false;
  bool back_in_stock = false;
  std::optional<Money> price;
  std::int64_t cheaper_by_minor = 0;
  static constexpr std::string_view kName = "Wish";
  static constexpr auto fields() {
    using V = WishView;
    return field_table(field("sku", &V::sku), field("slug", &V::slug), field("name", &V::name),
                       field("options", &V::options), field("picture", &V::picture),
                       field("added_at", &V::added_at),
                       field("sold", &V::sold, {.help = "The shop still has it in its catalogue."}),
                       field("in_stock", &V::in_stock),
                       field("back_in_stock", &V::back_in_stock, {.help = "It was sold out when added."}),
                       field("price", &V::price),
                       field("cheaper_by_minor", &V::cheaper_by_minor, {.help = "Than when it was added."}));
  }
};

struct WishlistView {
  std::vector<WishView> wishes;
  static constexpr std::string_view kName = "Wishlist";
  static constexpr auto fields() {
    return field_table(field("wishes", &WishlistView::wishes, {.max_length = Wishlist::kMost}));
  }
};

WishView view_of(const ShownWish& shown) {
  WishView view{.sku = shown.wish.sku, .added_at = shown.wish.added_at};
  view.in_stock = shown.in_stock;
  view.back_in_stock = shown.back_in_stock;
  view.cheaper_by_minor = shown.cheaper_by;
  if (!shown.offer) return view;
  view.sold = true;
  view.slug = shown.offer->slug;
  view.name = shown.offer->name;
  view.options = shown.offer->options;
  view.picture = shown.offer->picture;
  view.price = shown.offer->price;
  return view;
}

// What is personal is kept by nobody in between.
Result<Answer<WishlistView>> answer_with(const WishlistRouteDeps& deps, const Wishlist& list,
                                         const catalogue::PriceContext& prices, http::Headers headers = {}) {
  WishlistView view;
  for (const auto& each : TRY(deps.wishlists->look(list, prices))) view.wishes.push_back(view_of(each));
  headers.set("Cache-Control", "private, no-store");
  return Answer<WishlistView>{std::move(view), 0, std::move(headers)};
}

Result<catalogue::PriceContext> prices_of(const WishlistRouteDeps& deps, const Request& request) {
  return TRY(catalogue::reader_of(request, *deps.catalogue, deps.clock->now())).prices;
}

}  // namespace

Owner owner_of(const Request& request) {
  if (auto customer = session::customer_of(request)) return {.customer_id = std::move(*customer)};
  const auto key = request.cookie(kWishCookie);
  if (!is_key(key)) return {};
  return {.customer_id = {}, .guest_key = std::string{key}};
}

Owner owner_for_adding(const Wishlists& wishlists, const Request& request, http::Headers& answer) {
  auto owner = owner_of(request);
  if (!owner.customer_id.empty()) return owner;
  if (owner.guest_key.empty()) owner.guest_key = wishlists.new_guest_key();
  session::add_cookie(answer, {.name = std::string{kWishCookie},
                               .value = owner.guest_key,
                               .max_age_s = kWishCookieSeconds,
                               .secure = request.secure});
  return owner;
}

void merge_on_sign_in(const Wishlists& wishlists, const Request& request, const customer::Account& account,
                      http::Headers& answer) {
  const std::string key{request.cookie(kWishCookie)};
  if (key.empty()) return;
  if (const auto merged = wishlists.merge(key, account.id); !merged) {
    log::warning("wishlist.merge", {{"error", merged.error()}});
    return;
  }
  session::add_cookie(answer, {.name = std::string{kWishCookie}, .value = "", .max_age_s = 0});
}

http::Routes wishlist_routes(WishlistRouteDeps deps) {
  http::Routes routes;
  const auto readers = catalogue::reader_parameters();
  routes.add<Nothing, WishlistView>(
      {.path = "/api/v1/wishlist",
       .summary = "My wish list with today's prices and stock, newest first; a guest's by their cookie",
       .tag = "wishlist",
       .parameters = readers},
      [deps](const Nothing&, const Request& request) -> Result<Answer<WishlistView>> {
        const auto list = TRY(deps.wishlists->load(owner_of(request)));
        return answer_with(deps, list, TRY(prices_of(deps, request)));
      });
  routes.add<Nothing, WishlistView>(
      {.method = Method::kPut,
       .path = "/api/v1/wishlist/{sku}",
       .summary = "Put a variant on my wish list; a repeat changes nothing",
       .tag = "wishlist",
       .parameters = readers,
       .failures = {{ErrorKind::kNotFound, "variant.missing", "There is no such variant."},
                    {ErrorKind::kPrecondition, "wishlist.full", "It holds 200 already."}}},
      [deps](const Nothing&, const Request& request) -> Result<Answer<WishlistView>> {
        const auto prices = TRY(prices_of(deps, request));
        http::Headers headers;
        const auto owner = owner_for_adding(*deps.wishlists, request, headers);
        const auto list = TRY(deps.wishlists->add(owner, request.path_parameter("sku"), prices));
        return answer_with(deps, list, prices, std::move(headers));
      });
  routes.add<Nothing, WishlistView>(
      {.method = Method::kDelete,
       .path = "/api/v1/wishlist/{sku}",
       .summary = "Take a variant off my wish list; a repeat changes nothing",
       .tag = "wishlist",
       .parameters = readers},
      [deps](const Nothing&, const Request& request) -> Result<Answer<WishlistView>> {
        const auto prices = TRY(prices_of(deps, request));
        const auto list = TRY(deps.wishlists->remove(owner_of(request), request.path_parameter("sku")));
        return answer_with(deps, list, prices);
      });
  return routes;
}

}  // namespace souk::online::wishlist
