// What the palette finds while somebody types: orders by their number, products by code and name. JSON, for
// the script alone.
#include "base/text.hpp"
#include "online/console/console.hpp"
#include "online/console/product_find.hpp"

namespace souk::online::console {
namespace {

struct Hit {
  std::string title;
  std::string text;
  std::string href;
  std::string icon;
  static constexpr auto fields() {
    return field_table(field("title", &Hit::title), field("text", &Hit::text), field("href", &Hit::href),
                       field("icon", &Hit::icon));
  }
};

struct Hits {
  std::vector<Hit> hits;
  static constexpr auto fields() { return field_table(field("hits", &Hits::hits)); }
};

constexpr std::size_t kProducts = 6;

Status find_order(const Visit& visit, std::string_view wanted, Hits& found) {
  std::string number;
  for (const auto c : wanted) number += static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  auto order = visit.deps().orders->find_by_number(number);
  if (!order && number.size() >= 8 && !number.starts_with("SK-"))
    order = visit.deps().orders->find_by_number("SK-" + number);
  if (!order) return order.error().kind == ErrorKind::kNotFound ? Status{} : fail(order.error());
  found.hits.push_back({order->value.number,
                        visit.words.of("order.state.", enum_name(order->value.state)) + " · " +
                            visit.money(order->value.totals.grand_minor, order->value.currency),
                        "/console/orders/" + order->id, "orders"});
  return {};
}

}  // namespace

void add_find(Pages& pages) {
  pages.get("/console/find", std::string{staff::kSelf}, [](const Visit& visit) -> Result<http::Response> {
    Hits found;
    const auto wanted = text::trim(visit.request.query_value("q"));
    if (!wanted.empty() && wanted.size() <= 100) {
      if (visit.may("order.read")) TRY(find_order(visit, wanted, found));
      if (visit.may("catalogue.read")) {
        for (const auto& product : TRY(find_products(visit.deps(), wanted, visit.language(), kProducts)))
          found.hits.push_back({visit.text(product->name), product->sku,
                                "/console/products/" + text::percent_encode(product->sku), "products"});
      }
    }
    auto response = http::Response::json(200, to_json(found));
    response.headers.set("Cache-Control", "private, no-store");
    return response;
  });
}

}  // namespace souk::online::console
