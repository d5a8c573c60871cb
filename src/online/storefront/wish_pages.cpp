#include "online/storefront/wish_pages.hpp"

#include "online/storefront/member_pages.hpp"
#include "online/storefront/page/wish_page.hpp"
#include "online/wishlist/routes.hpp"

namespace souk::online::storefront {

void WishPages::add_routes(http::Routes& routes) const {
  if (front_.deps.care.wishes == nullptr) return;
  using Handler = http::Response (WishPages::*)(const http::Request&) const;
  const auto add = [&](http::Method method, std::string path, Handler handler) {
    routes.add_raw({.method = method, .path = std::move(path)},
                   [this, handler](const http::Request& request) { return (this->*handler)(request); });
  };
  using http::Method;
  add(Method::kGet, "/{lang}/wishes", &WishPages::list);
  add(Method::kPost, "/{lang}/wishes/add", &WishPages::add);
  add(Method::kPost, "/{lang}/wishes/remove", &WishPages::remove);
  add(Method::kPost, "/{lang}/wishes/share", &WishPages::share);
  add(Method::kPost, "/{lang}/wishes/unshare", &WishPages::unshare);
  add(Method::kGet, "/{lang}/wishes/of/{token}", &WishPages::shared);
}

Result<http::Response> WishPages::show(const http::Request& request, const PageScope& scope, int status,
                                       FormState form) const {
  const auto visitor = front_.visitor(request);
  const auto list = TRY(front_.deps.care.wishes->load(wishlist::owner_of(request)));
  const auto wishes = TRY(front_.deps.care.wishes->look(list, scope.prices()));
  form.token = visitor.form_token;
  WishPage data{.wishes = wishes, .member = visitor.session.has_value()};
  if (list.shared_as)
    data.shared_link = absolute(scope.page, link(scope.page, "/wishes/of/" + *list.shared_as));
  data.form = std::move(form);
  return personal(status, wish_page(scope.page, data));
}

http::Response WishPages::list(const http::Request& request) const {
  return pages_.own(request, "/wishes",
                    [&](const PageScope& scope) { return show(request, scope, 200, {}); });
}

http::Response WishPages::add(const http::Request& request) const {
  return pages_.own(request, "/wishes", [&](const PageScope& scope) -> Result<http::Response> {
    const auto form = TRY(front_.read_form(request, front_.visitor(request), Shopfront::Token::kOptional));
    http::Headers cookies;
    const auto owner = wishlist::owner_for_adding(*front_.deps.care.wishes, request, cookies);
    const auto sku = front_.wanted_variant(form);
    const auto added = sku ? front_.deps.care.wishes->add(owner, *sku, scope.prices()) : fail(sku.error());
    if (!added) {
      FormState refused;
      refused.problem = explain(scope.page, added.error());
      return show(request, scope, http::status_of(added.error()), std::move(refused));
    }
    auto response = go_to(scope.page, "/wishes");
    for (const auto& [name, value] : cookies.all()) response.headers.add(name, value);
    return response;
  });
}

http::Response WishPages::remove(const http::Request& request) const {
  return pages_.own(request, "/wishes", [&](const PageScope& scope) -> Result<http::Response> {
    // A guest's page may be older than their cart: the check of the origin stands alone there.
    const auto visitor = front_.visitor(request);
    const auto form = TRY(front_.read_form(
        request, visitor, visitor.session ? Shopfront::Token::kNeeded : Shopfront::Token::kOptional));
    TRY(front_.deps.care.wishes->remove(wishlist::owner_of(request), form.value("sku")));
    return go_to(scope.page, "/wishes");
  });
}

http::Response WishPages::share(const http::Request& request) const {
  return for_member(front_, pages_, request, "/wishes",
                    [&](const PageScope& scope, const Visitor& visitor) -> Result<http::Response> {
                      TRY(front_.read_form(request, visitor, Shopfront::Token::kNeeded));
                      TRY(front_.deps.care.wishes->share(visitor.session->customer_id));
                      return go_to(scope.page, "/wishes#share");
                    });
}

http::Response WishPages::unshare(const http::Request& request) const {
  return for_member(front_, pages_, request, "/wishes",
                    [&](const PageScope& scope, const Visitor& visitor) -> Result<http::Response> {
                      TRY(front_.read_form(request, visitor, Shopfront::Token::kNeeded));
                      TRY(front_.deps.care.wishes->unshare(visitor.session->customer_id));
                      return go_to(scope.page, "/wishes#share");
                    });
}

http::Response WishPages::shared(const http::Request& request) const {
  const std::string token{request.path_parameter("token")};
  return pages_.own(request, "/wishes", [&](const PageScope& scope) -> Result<http::Response> {
    const auto list = TRY(front_.deps.care.wishes->shared(token));
    const auto wishes = TRY(front_.deps.care.wishes->look(list, scope.prices()));
    auto response = personal(200, shared_wish_page(scope.page, wishes));
    response.headers.set("Referrer-Policy", "no-referrer");
    return response;
  });
}

}  // namespace souk::online::storefront
