#include "online/storefront/page/product_page.hpp"

#include "online/storefront/page/parts.hpp"
#include "online/storefront/page/picture.hpp"
#include "online/storefront/page/review_page.hpp"
#include "online/storefront/page/structured_data.hpp"
#include "online/storefront/text/prose.hpp"

namespace souk::online::storefront {
namespace {

std::string_view alt_of(const Page& page, const catalogue::Product& product,
                        const catalogue::Picture& picture) {
  const auto alt = text_of(page, picture.alt);
  return alt.empty() ? text_of(page, product.name) : alt;
}

Html slide(const Page& page, const catalogue::Product& product, std::size_t index) {
  Html html;
  const auto& picture = product.media[index];
  const auto number = std::to_string(index + 1);
  html << "<li class=\"gallery-slide\" id=\"pic-" << number << "\"><a href=\""
       << large_picture_url(page, picture.path) << "\" aria-label=\""
       << page.words("product.enlarge", {{"n", number}}) << "\"><img"
       << picture_source(page, picture, kInGallery) << " alt=\"" << alt_of(page, product, picture) << "\""
       << (index == 0 ? Markup{" fetchpriority=\"high\""} : Markup{" loading=\"lazy\""}) << "></a></li>";
  return html;
}

Html gallery(const Page& page, const ProductPage& data) {
  const auto& pictures = data.product.media;
  Html html;
  html << "<section class=\"gallery\" data-gallery aria-label=\"" << page.words("product.pictures")
       << "\" data-label-zoom=\"" << page.words("product.large") << "\" data-label-close=\""
       << page.words("action.close") << "\" data-label-prev=\"" << page.words("product.previous")
       << "\" data-label-next=\"" << page.words("product.next")
       << "\"><ul class=\"gallery-strip\" data-gallery-strip tabindex=\"-1\">";
  for (std::size_t i = 0; i < pictures.size(); ++i) html << slide(page, data.product, i);
  html << "</ul><ul class=\"gallery-thumbs\">";
  for (std::size_t i = 0; pictures.size() > 1 && i < pictures.size(); ++i) {
    const auto number = std::to_string(i + 1);
    html << "<li><a class=\"gallery-thumb\" href=\"#pic-" << number << "\" data-gallery-thumb"
         << when(i == 0, " aria-current=\"true\"") << "><img" << picture_source(page, pictures[i], kThumbnail)
         << " alt=\"" << page.words("product.show_picture", {{"n", number}}) << "\"></a></li>";
  }
  return std::move(html << "</ul></section>");
}

// The words for an attribute's value: a choice's name, yes or no, a number with its unit, a text.
std::string value_text(const Page& page, const json::value& value,
                       const catalogue::AttributeDefinition* definition) {
  const std::string unit = definition == nullptr || definition->unit.empty() ? "" : " " + definition->unit;
  if (value.is_bool()) return page.words(value.get_bool() ? "answer.yes" : "answer.no");
  if (const auto* texts = value.if_object()) {
    for (const std::string_view language : {std::string_view{page.language()}, kEnglish}) {
      if (const auto* text = texts->if_contains(language); text != nullptr && text->is_string())
        return std::string{std::string_view{text->get_string()}};
    }
    return {};
  }
  if (const auto* text = value.if_string()) {
    if (definition != nullptr) {
      for (const auto& choice : definition->choices) {
        if (choice.code == std::string_view{*text}) return std::string{text_of(page, choice.name)};
      }
    }
    return std::string{std::string_view{*text}};
  }
  if (value.is_number()) return to_text(value) + unit;
  return {};
}

Html specification(const Page& page, const ProductPage& data) {
  Html rows;
  const auto row = [&](std::string_view name, const Html& value) {
    rows << "<tr><th scope=\"row\">" << name << "</th><td>" << value << "</td></tr>";
  };
  const auto& product = data.product;
  const auto main = product.categories.empty() ? std::string{} : product.categories.front();
  for (const auto* definition : page.categories.attributes_of(main)) {
    const auto found = product.attributes.find(definition->code);
    if (found == product.attributes.end()) continue;
    if (const auto text = value_text(page, found->second, definition); !text.empty())
      row(text_of(page, definition->name), std::move(Html{} << text));
  }
  if (data.shown().variant->weight_g > 0)
    row(page.words("product.weight"),
        std::move(Html{} << format_number(data.shown().variant->weight_g) << " g"));
  row(page.words("product.article"),
      std::move(Html{} << "<span data-variant=\"sku\">" << data.shown().variant->sku << "</span>"));
  Html html;
  html << "<div><h2>" << page.words("product.details") << "</h2><table class=\"specs\"><tbody>" << rows
       << "</tbody></table>";
  for (const auto& file : product.files) {
    html << "<p><a class=\"more\" href=\"" << media_url(file.path) << "\">" << text_of(page, file.name)
         << "</a></p>";
  }
  return std::move(html << "</div>");
}

Html story(const Page& page, const ProductPage& data) {
  Html html;
  html << "<section class=\"section detail\"><div class=\"prose\"><h2>" << page.words("product.about")
       << "</h2>" << prose(text_of(page, data.product.description));
  if (data.brand != nullptr) {
    if (const auto text = text_of(page, data.brand->story); !text.empty()) {
      html << "<h2>" << text_of(page, data.brand->name) << "</h2><p>" << text
           << "</p><p><a class=\"more\" href=\"" << brand_link(page, data.brand->slug) << "\">"
           << page.words("product.more_of_brand") << icon(page, "chevron-right", "icon--sm") << "</a></p>";
    }
  }
  return std::move(html << "</div>" << specification(page, data) << "</section>");
}

// Copied by add-to-cart.js when a product went into the cart; without a script nobody sees it.
Html drawer(const Page& page) {
  Html html;
  html << "<template id=\"cart-drawer\" data-label-close=\"" << page.words("action.close")
       << "\"><dialog class=\"drawer\" aria-labelledby=\"drawer-title\"><div class=\"drawer-head\"><h2 "
          "class=\"drawer-title\" id=\"drawer-title\">"
       << icon(page, "check") << page.words("drawer.title")
       << "</h2><span data-close-slot></span></div><div class=\"line\"><div class=\"line-media\"><img src=\""
       << page.assets.arch
       << "\" alt=\"\"></div><div class=\"line-body\"><p class=\"line-title\" data-fill=\"title\"></p><p "
          "class=\"line-total\" data-fill=\"price\"></p><p class=\"line-meta\"><span "
          "data-fill=\"options\"></span> "
          "× <span data-fill=\"quantity\"></span></p></div></div><div class=\"drawer-foot\"><dl "
          "class=\"sums\"><div class=\"sums-total\"><dt>"
       << page.words("sums.subtotal")
       << "</dt><dd data-fill=\"subtotal\"></dd></div></dl><a class=\"btn btn--lg\" href=\""
       << link(page, "/checkout") << "\">" << page.words("cart.check_out")
       << "</a><a class=\"btn btn--quiet\" href=\"" << link(page, "/cart") << "\">"
       << page.words("drawer.view_cart") << "</a><a class=\"link-btn\" href=\"#main\" data-close>"
       << page.words("drawer.go_on") << "</a></div></dialog></template>";
  return html;
}

}  // namespace

StockLevel level_of(std::int64_t available, bool backorder) {
  if (backorder || available > kFewLeft) return StockLevel::kIn;
  return available > 0 ? StockLevel::kLow : StockLevel::kOut;
}

std::string stock_text(const Page& page, StockLevel level, std::int64_t left) {
  if (level == StockLevel::kIn) return page.words("stock.in");
  return level == StockLevel::kLow ? page.words.count("stock.low", left) : page.words("stock.out");
}

Markup stock_class(StockLevel level) {
  if (level == StockLevel::kIn) return "stock stock--in";
  return level == StockLevel::kLow ? Markup{"stock stock--low"} : Markup{"stock stock--out"};
}

std::string product_page(const Page& page, const ProductPage& data) {
  const auto& product = data.product;
  const auto main = product.categories.empty() ? std::string{} : product.categories.front();
  const auto name = text_of(page, product.name);
  const auto way = way_to(page, main, name);
  PageHead head{.title = std::string{name}, .description = std::string{text_of(page, product.summary)}};
  head.is_product = true;
  if (!product.media.empty()) head.picture = product.media.front().path;
  if (const auto path = page.categories.path(main); !path.empty())
    head.category = path.front()->category.slug;
  head.structured_data = {product_data(page, data), crumbs_data(page, way)};
  Html html{24'000};
  html << "<div class=\"wrap page\">" << crumbs(page, way) << "<div class=\"product\">" << gallery(page, data)
       << buying(page, data) << "</div>" << story(page, data) << review_section(page, data);
  if (!data.related.empty()) {
    html << "<section>" << section_head(page, page.words("product.related"), {}, {})
         << cards(page, data.related, "h3", "shelf") << "</section>";
  }
  html << "</div>" << drawer(page);
  return whole_page(page, head, html);
}

}  // namespace souk::online::storefront
