#include "base/text.hpp"
#include "online/storefront/after_pages.hpp"
#include "online/storefront/page/order_page.hpp"
#include "online/storefront/personal_pages.hpp"

namespace souk::online::storefront {
Result<http::Response> PersonalPages::show_order(const http::Request& request, const PageScope& scope,
                                                 const order::Order& order, int status, FormState form,
                                                 bool by_token) const {
  form.token = front_.visitor(request).form_token;
  auto care = TRY(gather_care(front_, order));
  auto response =
      personal(status, order_page(scope.page, {.order = order,
                                               .just_placed = request.query_value("placed") == "1",
                                               .by_token = by_token,
                                               .stores = front_.stores(),
                                               .form = std::move(form),
                                               .care = std::move(care)}));
  // The token stands in the address: no other page may learn it.
  response.headers.set("Referrer-Policy", "no-referrer");
  return response;
}

http::Response PersonalPages::order(const http::Request& request) const {
  const std::string number{request.path_parameter("number")};
  return with_page(request, "/orders/" + text::percent_encode(number),
                   [&](const PageScope& scope) -> Result<http::Response> {
                     const auto token = request.query_value("token");
                     const auto order = TRY(front_.readable_order(request, token));
                     return show_order(request, scope, order.value, 200, {}, !token.empty());
                   });
}

http::Response PersonalPages::cancel_order(const http::Request& request) const {
  const std::string number{request.path_parameter("number")};
  return with_page(
      request, "/orders/" + text::percent_encode(number),
      [&](const PageScope& scope) -> Result<http::Response> {
        // A guest's own token proves more than the form's could.
        const auto visitor = front_.visitor(request);
        const auto form = TRY(front_.read_form(
            request, visitor, visitor.session ? Shopfront::Token::kNeeded : Shopfront::Token::kOptional));
        const std::string token{form.value("token")};
        const auto order = TRY(front_.readable_order(request, token));
        const auto cancelled = front_.deps.orders.act(order.id, [&](order::Order& each) -> Status {
          if (each.state == order::OrderState::kCancelled) return {};
          return each.cancel({"customer", front_.deps.clock.now()}, "");
        });
        if (!cancelled) {
          return show_order(request, scope, order.value, http::status_of(cancelled.error()),
                            {.problem = explain(scope.page, cancelled.error())}, !token.empty());
        }
        auto path = "/orders/" + text::percent_encode(number);
        if (!token.empty()) path += "?token=" + text::percent_encode(token);
        return go_to(scope.page, path);
      });
}

}  // namespace souk::online::storefront
