#include "online/storefront/review_pages.hpp"

#include "base/text.hpp"
#include "online/review/reviews.hpp"
#include "online/storefront/member_pages.hpp"

namespace souk::online::storefront {
namespace {

constexpr std::size_t kPage = 20;

std::int64_t stars_of(std::string_view text) {
  return text.size() == 1 && text[0] >= '1' && text[0] <= '5' ? text[0] - '0' : 0;
}

FormState filled(const review::Words& words) {
  FormState form;
  form.values = {{"stars", std::to_string(words.stars)},
                 {"title", words.title},
                 {"text", words.text},
                 {"author", words.author}};
  return form;
}

// "/text" and the like beside the fields of the form.
void take_complaints(const Page& page, FormState& form, const Error& error) {
  for (const auto& each : error.fields) {
    const auto name = each.pointer.substr(1);
    if (name == "stars" || name == "text" || name == "title" || name == "author")
      form.errors[name] = page.words.of("review.wrong.", name);
  }
  if (form.errors.empty()) form.problem = explain(page, error);
}

}  // namespace

void ReviewPages::add_routes(http::Routes& routes) const {
  if (front_.deps.care.reviews == nullptr) return;
  using Handler = http::Response (ReviewPages::*)(const http::Request&) const;
  const auto add = [&](http::Method method, std::string path, Handler handler) {
    routes.add_raw({.method = method, .path = std::move(path)},
                   [this, handler](const http::Request& request) { return (this->*handler)(request); });
  };
  using http::Method;
  add(Method::kGet, "/{lang}/p/{slug}/reviews", &ReviewPages::all);
  add(Method::kGet, "/{lang}/account/reviews", &ReviewPages::own);
  add(Method::kGet, "/{lang}/account/reviews/{slug}", &ReviewPages::form);
  add(Method::kPost, "/{lang}/account/reviews/{slug}", &ReviewPages::save);
  add(Method::kPost, "/{lang}/account/reviews/{slug}/withdraw", &ReviewPages::withdraw);
}

Result<std::shared_ptr<const catalogue::Product>> ReviewPages::product_of(
    const http::Request& request) const {
  const auto found =
      TRY(front_.browse.product_by_slug(request.path_parameter("slug"), front_.deps.clock.now()));
  if (found.product == nullptr) return fail(not_found("product.missing", "There is no such product."));
  return found.product;
}

// Rarely asked for and never personal: caches before us keep it for a minute.
http::Response ReviewPages::all(const http::Request& request) const {
  const auto path = "/p/" + text::percent_encode(request.path_parameter("slug")) + "/reviews";
  return pages_.own(request, path, [&](const PageScope& scope) -> Result<http::Response> {
    const auto product = TRY(product_of(request));
    auto found = TRY(
        front_.deps.care.reviews->published(product->sku, kPage, std::string{request.query_value("older")}));
    const auto older = found.next_cursor.empty()
                           ? std::string{}
                           : link(scope.page, path) + "?older=" + text::percent_encode(found.next_cursor);
    auto response =
        http::Response::html(200, reviews_page(scope.page, {*product, std::move(found.reviews), older}));
    response.headers.set("Cache-Control", "public, max-age=60");
    return response;
  });
}

http::Response ReviewPages::own(const http::Request& request) const {
  return for_member(
      front_, pages_, request, "/account/reviews",
      [&](const PageScope& scope, const Visitor& visitor) -> Result<http::Response> {
        std::vector<OwnReview> own;
        for (auto& each : TRY(front_.deps.care.reviews->of_customer(visitor.session->customer_id))) {
          OwnReview entry{std::move(each), {}, {}};
          const auto product = front_.browse.product_by_sku(entry.review.product_sku, scope.page.now);
          if (product) {
            entry.name = text_of(scope.page, (*product)->name);
            entry.slug = (*product)->slug;
          }
          own.push_back(std::move(entry));
        }
        FormState form;
        form.token = visitor.form_token;
        return personal(200, own_reviews_page(scope.page, own, form));
      });
}

Result<http::Response> ReviewPages::show_form(const PageScope& scope, const Visitor& visitor,
                                              const catalogue::Product& product, FormState form,
                                              int status) const {
  const auto& id = visitor.session->customer_id;
  WriteReviewPage data{.product = product, .mine = TRY(front_.deps.care.reviews->find(id, product.sku))};
  data.bought = TRY(front_.deps.care.reviews->has_bought(id, product.sku));
  if (form.values.empty()) {
    if (data.mine) {
      form = filled(data.mine->words);
    } else {
      form.values["author"] = TRY(front_.deps.accounts.load(id)).value.name;
    }
  }
  form.token = visitor.form_token;
  data.form = std::move(form);
  return personal(status, write_review_page(scope.page, data));
}

http::Response ReviewPages::form(const http::Request& request) const {
  const auto path = "/account/reviews/" + text::percent_encode(request.path_parameter("slug"));
  return for_member(front_, pages_, request, path,
                    [&](const PageScope& scope, const Visitor& visitor) -> Result<http::Response> {
                      const auto product = TRY(product_of(request));
                      return show_form(scope, visitor, *product, {}, 200);
                    });
}

http::Response ReviewPages::save(const http::Request& request) const {
  const auto path = "/account/reviews/" + text::percent_encode(request.path_parameter("slug"));
  return for_member(front_, pages_, request, path,
                    [&](const PageScope& scope, const Visitor& visitor) -> Result<http::Response> {
                      const auto product = TRY(product_of(request));
                      auto form = TRY(front_.read_form(request, visitor, Shopfront::Token::kNeeded));
                      review::Words words{.stars = stars_of(form.value("stars")),
                                          .title = std::string{form.value("title")},
                                          .text = std::string{form.value("text")},
                                          .author = std::string{form.value("author")}};
                      const auto written = front_.deps.care.reviews->write(
                          visitor.session->customer_id, product->sku, words, scope.page.language());
                      if (written) return go_to(scope.page, path);
                      take_complaints(scope.page, form, written.error());
                      return show_form(scope, visitor, *product, std::move(form),
                                       form_status(written.error()));
                    });
}

http::Response ReviewPages::withdraw(const http::Request& request) const {
  return for_member(front_, pages_, request, "/account/reviews",
                    [&](const PageScope& scope, const Visitor& visitor) -> Result<http::Response> {
                      TRY(front_.read_form(request, visitor, Shopfront::Token::kNeeded));
                      const auto product = TRY(product_of(request));
                      TRY(front_.deps.care.reviews->withdraw(visitor.session->customer_id, product->sku));
                      return go_to(scope.page, "/account/reviews");
                    });
}

}  // namespace souk::online::storefront
