// What the palette finds while somebody types: orders by number, mail or phone, products by code and name.
// JSON, for the script alone.
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
constexpr std::size_t kOrders = 4;

Status find_order(const Visit& visit, std::string_view wanted, Hits& found) {
  const auto page = TRY(visit.deps().orders->list({.text = std::string{wanted}, .limit = kOrders}));
  for (const auto& order : page.orders)
    found.hits.push_back({order.number,
                          visit.words.of("order.state.", enum_name(order.state)) + " · " +
                              visit.money(order.totals.grand_minor, order.currency),
                          "/console/orders/" + order.id, "orders"});
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
