#include "online/storefront/page/structured_data.hpp"

#include "base/json.hpp"

namespace souk::online::storefront {
namespace {

std::string availability_of(const VariantSupply& supply) {
  if (supply.level == StockLevel::kOut) return "https://schema.org/OutOfStock";
  return supply.level == StockLevel::kLow ? "https://schema.org/LimitedAvailability"
                                          : "https://schema.org/InStock";
}

json::object offer_of(const Page& page, const ProductPage& data, const ShownVariant& shown) {
  json::object offer{
      {"@type", "Offer"},
      {"sku", shown.variant->sku},
      {"url", absolute(page, product_link(page, data.product.slug)) + "?variant=" + shown.variant->sku},
      {"availability", availability_of(shown.supply)},
      {"itemCondition", "https://schema.org/NewCondition"}};
  if (shown.price) {
    offer["price"] = to_decimal(*shown.price);
    offer["priceCurrency"] = shown.price->currency.code();
  }
  return offer;
}

}  // namespace

std::string crumbs_data(const Page& page, const std::vector<Crumb>& way) {
  json::array items;
  for (const auto& crumb : way) {
    json::object item{{"@type", "ListItem"}, {"position", items.size() + 1}, {"name", crumb.name}};
    if (!crumb.url.empty()) item["item"] = absolute(page, crumb.url);
    items.push_back(std::move(item));
  }
  return to_text(json::object{{"@context", "https://schema.org"},
                              {"@type", "BreadcrumbList"},
                              {"itemListElement", std::move(items)}});
}

std::string product_data(const Page& page, const ProductPage& data) {
  const auto& product = data.product;
  json::array pictures;
  for (const auto& picture : product.media) pictures.emplace_back(absolute(page, media_url(picture.path)));
  json::array offers;
  for (const auto& shown : data.variants) {
    if (shown.price) offers.push_back(offer_of(page, data, shown));
  }
  json::object document{{"@context", "https://schema.org"},
                        {"@type", "Product"},
                        {"name", text_of(page, product.name)},
                        {"description", text_of(page, product.summary)},
                        {"sku", product.sku},
                        {"image", std::move(pictures)},
                        {"url", absolute(page, product_link(page, product.slug))},
                        {"offers", std::move(offers)}};
  if (data.brand != nullptr) {
    document["brand"] = json::object{{"@type", "Brand"}, {"name", text_of(page, data.brand->name)}};
  }
  if (data.rating.count > 0) {
    document["aggregateRating"] =
        json::object{{"@type", "AggregateRating"},
                     {"ratingValue", std::to_string(data.rating.average_hundredths / 100) + "." +
                                         std::to_string(data.rating.average_hundredths % 100 / 10)},
                     {"reviewCount", data.rating.count}};
  }
  return to_text(document);
}

std::string shop_data(const Page& page) {
  const auto search = absolute(page, link(page, "/search")) + "?q={search_term_string}";
  return to_text(
      json::object{{"@context", "https://schema.org"},
                   {"@type", "WebSite"},
                   {"name", text_of(page, page.settings.name)},
                   {"url", absolute(page, link(page, ""))},
                   {"inLanguage", page.language()},
                   {"potentialAction", json::object{{"@type", "SearchAction"},
                                                    {"target", search},
                                                    {"query-input", "required name=search_term_string"}}}});
}

}  // namespace souk::online::storefront
