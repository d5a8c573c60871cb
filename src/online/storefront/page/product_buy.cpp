// The buying column of a product page. It works without JavaScript: the form carries the options, the server
// finds the variant, and each option is also a link to the page with that variant drawn.
#include <algorithm>

#include "base/json.hpp"
#include "online/storefront/page/parts.hpp"
#include "online/storefront/page/product_page.hpp"
#include "online/storefront/text/dates.hpp"

namespace souk::online::storefront {
namespace {

constexpr std::int64_t kMaxQuantity = 99;

// What is left of a choice once the groups before it are settled: the drawn variant's own values.
struct Fit {
  bool possible = false;
  bool in_stock = false;
};

Fit fit_of(const ProductPage& data, std::size_t group, const std::string& value) {
  const auto& options = data.product.options;
  Fit fit;
  for (const auto& shown : data.variants) {
    bool matches = true;
    for (std::size_t i = 0; i <= group && matches; ++i) {
      const auto& code = options[i].code;
      const auto has = shown.variant->options.find(code);
      const auto drawn = data.shown().variant->options.find(code);
      if (has == shown.variant->options.end())
        matches = false;
      else if (i == group)
        matches = has->second == value;
      else
        matches = drawn != data.shown().variant->options.end() && has->second == drawn->second;
    }
    if (!matches) continue;
    fit.possible = true;
    fit.in_stock = fit.in_stock || shown.supply.level != StockLevel::kOut;
  }
  return fit;
}

bool all_coloured(const catalogue::Option& option) {
  return std::all_of(option.values.begin(), option.values.end(),
                     [](const auto& value) { return !colour_of(value.code).empty(); });
}

Html option_value(const Page& page, const ProductPage& data, std::size_t group,
                  const catalogue::OptionValue& value, bool swatch) {
  const auto& option = data.product.options[group];
  const auto chosen = data.shown().variant->options.find(option.code);
  const auto fit = fit_of(data, group, value.code);
  const auto name = value.name.empty() ? std::string_view{value.code} : text_of(page, value.name);
  Html html;
  html << "<label class=\"opt" << when(!fit.possible, " is-impossible")
       << when(fit.possible && !fit.in_stock, " is-soldout") << "\" title=\"" << name
       << "\"><input type=\"radio\" name=\"option." << option.code << "\" value=\"" << value.code
       << "\" data-name=\"" << name << "\""
       << when(chosen != data.shown().variant->options.end() && chosen->second == value.code, " checked")
       << when(!fit.possible, " disabled") << ">";
  if (swatch) {
    html << "<span class=\"opt-box opt-box--swatch\"><svg viewBox=\"0 0 1 1\" aria-hidden=\"true\"><rect "
            "width=\"1\" "
            "height=\"1\" fill=\""
         << colour_of(value.code) << "\"></rect></svg><span class=\"u-hidden\">" << name << "</span></span>";
  } else {
    html << "<span class=\"opt-box\">" << name << "</span>";
  }
  return std::move(html << "</label>");
}

Html option_group(const Page& page, const ProductPage& data, std::size_t group) {
  const auto& option = data.product.options[group];
  const bool swatches = all_coloured(option);
  std::string_view chosen_name;
  const auto chosen = data.shown().variant->options.find(option.code);
  for (const auto& value : option.values) {
    if (chosen != data.shown().variant->options.end() && chosen->second == value.code)
      chosen_name = value.name.empty() ? std::string_view{value.code} : text_of(page, value.name);
  }
  Html html;
  html << "<fieldset data-option=\"" << option.code
       << "\"><legend class=\"option-head\"><span class=\"option-name\">"
       << (option.name.empty() ? std::string_view{option.code} : text_of(page, option.name))
       << "</span><span class=\"option-value\" data-option-value>" << chosen_name
       << "</span></legend><div class=\"option-list\">";
  for (const auto& value : option.values) html << option_value(page, data, group, value, swatches);
  return std::move(html << "</div></fieldset>");
}

std::string island(const Page& page, const ProductPage& data) {
  json::array variants;
  for (const auto& shown : data.variants) {
    json::object options;
    for (const auto& [code, value] : shown.variant->options) options[code] = value;
    const auto level = shown.price ? shown.supply.level : StockLevel::kOut;
    json::object variant{{"sku", shown.variant->sku},
                         {"options", std::move(options)},
                         {"price", shown.price ? format_money(*shown.price) : page.words("price.none")},
                         {"compare_at", nullptr},
                         {"stock", level == StockLevel::kIn    ? "in"
                                   : level == StockLevel::kLow ? "low"
                                                               : "out"},
                         {"stock_text", stock_text(page, level, shown.supply.left)}};
    if (shown.compare_at) variant["compare_at"] = format_money(*shown.compare_at);
    if (shown.variant->media) variant["picture"] = *shown.variant->media;
    variants.push_back(std::move(variant));
  }
  return to_text(json::object{{"variants", std::move(variants)}});
}

Html price_block(const Page& page, const ProductPage& data) {
  const auto& shown = data.shown();
  Html html;
  html << "<div class=\"buy-price\"><p class=\"price price--lg"
       << when(shown.compare_at.has_value(), " price--sale")
       << "\" data-variant=\"price\"><span class=\"price-now\" data-now>"
       << (shown.price ? format_money(*shown.price) : page.words("price.none"))
       << "</span> <span data-was-box" << when(!shown.compare_at, " hidden") << "><span class=\"u-hidden\">"
       << page.words("price.was") << "</span><s class=\"price-was\" data-was>"
       << (shown.compare_at ? format_money(*shown.compare_at) : std::string{})
       << "</s></span></p><p class=\"buy-tax\">"
       << page.words(data.product.tax_class.empty() ||
                             shop::tax_rate_of(page.settings, data.product.tax_class, page.currency) ==
                                 nullptr ||
                             shop::tax_rate_of(page.settings, data.product.tax_class, page.currency)->included
                         ? "product.tax_included"
                         : "product.tax_excluded")
       << "</p></div>";
  return html;
}

Html form(const Page& page, const ProductPage& data) {
  const auto& shown = data.shown();
  const bool out = shown.supply.level == StockLevel::kOut || !shown.price;
  Html html;
  html << "<form class=\"buy-form\" action=\"" << link(page, "/cart/add")
       << "\" method=\"post\" data-add-to-cart data-product=\"" << data.product.sku
       << "\"><input type=\"hidden\" name=\"sku\" value=\"" << shown.variant->sku << "\">";
  for (std::size_t i = 0; i < data.product.options.size(); ++i) html << option_group(page, data, i);
  html << "<div class=\"notice notice--bad\" role=\"alert\" data-cart-error hidden>" << icon(page, "alert")
       << "<p data-text></p></div><div class=\"buy-row\">" << quantity(page, "qty", 1, kMaxQuantity)
       << "<button class=\"btn btn--lg\" type=\"submit\" data-variant=\"buy\" data-text-in=\""
       << page.words("product.add") << "\" data-text-out=\"" << page.words("stock.out") << "\""
       << when(out, " disabled") << "><span data-buy-text>" << page.words(out ? "stock.out" : "product.add")
       << "</span></button></div><button class=\"link-btn wish-btn\" formaction=\""
       << link(page, "/wishes/add") << "\" formnovalidate>" << icon(page, "heart", "icon--sm")
       << page.words("wish.add") << "</button>";
  (html << "<script type=\"application/json\" id=\"variants\">").data_block(island(page, data))
      << "</script></form>";
  // Without a script nothing is drawn anew when an option is chosen: links do it instead.
  if (data.variants.size() > 1) {
    html << "<noscript><p>" << page.words("product.see_variant") << "</p><ul>";
    for (const auto& each : data.variants) {
      const auto options = catalogue::describe_options(data.product, *each.variant);
      const auto name = text_of(page, options);
      html << "<li><a href=\"?variant=" << each.variant->sku << "\">"
           << (name.empty() ? each.variant->sku : std::string{name}) << "</a></li>";
    }
    html << "</ul></noscript>";
  }
  return html;
}

Html supply_row(const Page& page, Markup picture, const Html& name, std::string_view text) {
  Html html;
  html << "<div class=\"supply-row\">" << icon(page, picture) << "<p class=\"supply-name\">" << name
       << "</p>";
  if (!text.empty()) html << "<p class=\"supply-text\">" << text << "</p>";
  return std::move(html << "</div>");
}

std::int64_t stores_with(const VariantSupply& supply) {
  return std::count_if(supply.stores.begin(), supply.stores.end(),
                       [](const StoreSupply& store) { return store.level != StockLevel::kOut; });
}

Html store_lists(const Page& page, const ProductPage& data) {
  Html html;
  if (data.shown().supply.stores.empty()) return html;
  html << "<details class=\"shops\"><summary>" << page.words("product.each_store")
       << icon(page, "chevron-down", "icon--sm") << "</summary>";
  for (const auto& shown : data.variants) {
    html << "<ul class=\"shops-list\" data-for-sku=\"" << shown.variant->sku << "\""
         << when(&shown != &data.shown(), " hidden") << ">";
    for (const auto& store : shown.supply.stores) {
      html << "<li><span>" << text_of(page, store.store->name) << "</span><span class=\""
           << stock_class(store.level) << "\">" << stock_text(page, store.level, store.left)
           << "</span></li>";
    }
    html << "</ul>";
  }
  return std::move(html << "</details>");
}

Html supply(const Page& page, const ProductPage& data) {
  const auto& shown = data.shown();
  Html html, name;
  html << "<div><div class=\"supply\">";
  name << "<span class=\"" << stock_class(shown.supply.level) << "\" data-variant=\"stock\">"
       << stock_text(page, shown.supply.level, shown.supply.left) << "</span>";
  html << supply_row(
      page, "truck", name,
      data.delivery
          ? page.words("product.arrives", {{"days", format_days(data.delivery->earliest,
                                                                data.delivery->latest, page.language())}})
          : std::string{});
  if (data.pickup && !shown.supply.stores.empty()) {
    Html stores;
    for (const auto& each : data.variants) {
      const auto count = stores_with(each.supply);
      stores << "<span class=\"" << stock_class(count > 0 ? StockLevel::kIn : StockLevel::kOut)
             << "\" data-for-sku=\"" << each.variant->sku << "\"" << when(&each != &shown, " hidden") << ">"
             << (count > 0 ? page.words.count("product.pickup_stores", count)
                           : page.words("product.pickup_none"))
             << "</span>";
    }
    html << supply_row(page, "store", stores, text_of(page, data.pickup->description));
  }
  Html returns;
  returns << page.words("footer.returns_name");
  html << supply_row(page, "return", returns, page.words("footer.returns_text")) << "</div>"
       << store_lists(page, data);
  return std::move(html << "</div>");
}

}  // namespace

Html buying(const Page& page, const ProductPage& data) {
  Html html{10'000};
  html << "<div class=\"buy\"><div>";
  if (data.brand != nullptr) {
    html << "<p class=\"buy-brand\"><a href=\"" << brand_link(page, data.brand->slug) << "\">"
         << text_of(page, data.brand->name) << "</a></p>";
  }
  html << "<h1 class=\"buy-title\">" << text_of(page, data.product.name) << "</h1>";
  if (data.rating.count > 0) {
    html << "<p class=\"buy-meta\">";
    if (data.reviews)
      html << "<a href=\"#reviews\">" << rating(page, data.rating) << "</a></p>";
    else
      html << rating(page, data.rating) << "</p>";
  }
  if (const auto summary = text_of(page, data.product.summary); !summary.empty())
    html << "<p class=\"page-lead\">" << summary << "</p>";
  html << "</div>" << price_block(page, data) << form(page, data) << supply(page, data) << "</div>";
  return html;
}

}  // namespace souk::online::storefront
