#include "online/storefront/page/plain_page.hpp"

#include <algorithm>
#include <array>

#include "online/storefront/page/parts.hpp"
#include "online/storefront/text/prose.hpp"

namespace souk::online::storefront {
namespace {

constexpr std::array<std::string_view, 4> kLegalPages{"terms", "privacy", "returns", "imprint"};

// The rows of the imprint come from the shop's settings.
Html imprint_facts(const Page& page) {
  Html html;
  const auto row = [&](std::string_view name, std::string_view value) {
    if (!value.empty()) html << "<tr><th scope=\"row\">" << name << "</th><td>" << value << "</td></tr>";
  };
  html << "<table><tbody>";
  row(page.words("imprint.company"), text_of(page, page.settings.legal_entity));
  row(page.words("imprint.mail"), page.settings.support_mail);
  row(page.words("imprint.phone"), page.settings.support_phone);
  row(page.words("imprint.hours"), text_of(page, page.settings.support_hours));
  return std::move(html << "</tbody></table>");
}

// What delivery costs and how long it takes, from the settings.
Html delivery_facts(const Page& page) {
  Html html;
  const std::string currency{page.currency.code()};
  html << "<table><thead><tr><th>" << page.words("delivery.method") << "</th><th>"
       << page.words("delivery.days") << "</th><th>" << page.words("delivery.price")
       << "</th></tr></thead><tbody>";
  for (const auto& method : page.settings.shipping_methods) {
    const auto price = method.price.find(currency);
    if (price == method.price.end()) continue;
    const auto free_over = method.free_over.find(currency);
    html << "<tr><td>" << text_of(page, method.name) << "</td><td>"
         << page.words("delivery.day_range",
                       {{"min", std::to_string(method.days_min)}, {"max", std::to_string(method.days_max)}})
         << "</td><td>" << (price->second == 0 ? page.words("price.free") : money(page, price->second));
    if (free_over != method.free_over.end() && price->second > 0)
      html << " " << page.words("delivery.free_over", {{"amount", money(page, free_over->second)}});
    html << "</td></tr>";
  }
  return std::move(html << "</tbody></table>");
}

}  // namespace

bool is_legal_page(std::string_view name) {
  return std::find(kLegalPages.begin(), kLegalPages.end(), name) != kLegalPages.end();
}

std::string legal_page(const Page& page, std::string_view name) {
  const std::string key = "legal." + std::string{name};
  const auto title = page.words.of("legal.", std::string{name} + ".title");
  const auto way = way_to(page, {}, title);
  std::vector<ProseHeading> headings;
  const auto shop = std::string{text_of(page, page.settings.legal_entity)};
  const auto body =
      prose(page.words(key + ".body", {{"company", shop}, {"mail", page.settings.support_mail}}), &headings);
  PageHead head{.title = title, .description = page.words(key + ".lead")};
  head.structured_data = {crumbs_data(page, way)};
  Html html{12'000};
  html << "<article class=\"wrap wrap--narrow page\"><div class=\"page-head\">" << crumbs(page, way) << "<h1>"
       << title << "</h1><p class=\"page-lead\">" << page.words(key + ".lead") << "</p></div>";
  if (headings.size() > 2) {
    html << "<nav class=\"toc\" aria-label=\"" << page.words("legal.contents") << "\">";
    for (const auto& heading : headings)
      html << "<a href=\"#" << heading.id << "\">" << heading.text << "</a>";
    html << "</nav>";
  }
  html << "<div class=\"prose\">";
  if (name == "imprint") html << imprint_facts(page);
  if (name == "returns") html << delivery_facts(page);
  return whole_page(page, head, html << body << "</div></article>");
}

std::string error_page(const Page& page, int status, std::string_view incident) {
  const bool ours = status >= 500;
  const std::string key = status == 404   ? "error.missing"
                          : status == 410 ? "error.gone"
                          : ours          ? "error.ours"
                                          : "error.yours";
  PageHead head{.title = page.words.of(key, ".title")};
  head.indexed = false;
  Html html;
  html << "<div class=\"wrap page\"><div class=\"empty\">" << door(ours) << "<h1>" << head.title
       << "</h1><p class=\"empty-text\">" << page.words.of(key, ".text") << "</p><p class=\"btn-row\">";
  if (ours) html << "<a class=\"btn\" href=\"\">" << page.words("error.again") << "</a>";
  html << "<a class=\"btn" << when(ours, " btn--quiet") << "\" href=\"" << link(page, "") << "\">"
       << page.words("error.home") << "</a>";
  if (!ours)
    html << "<a class=\"btn btn--quiet\" href=\"" << link(page, "/search") << "\">"
         << page.words("search.label") << "</a>";
  html << "</p>";
  if (ours && !incident.empty())
    html << "<p class=\"code\">" << page.words("error.incident") << " " << incident << "</p>";
  return whole_page(page, head, html << "</div></div>");
}

}  // namespace souk::online::storefront
