// The simulator: a basket as it costs today and as it would under planned rules, with every rule's verdict.
// A GET form, so that what was tried can be kept as a link. Writes nothing.
#include <charconv>

#include <fmt/format.h>

#include "base/text.hpp"
#include "online/console/frame.hpp"
#include "online/console/goods_parts.hpp"
#include "online/console/parts.hpp"
#include "online/console/promotion_pages.hpp"

namespace souk::online::console {
namespace {

using http::Response;
using promotion::PromotionStatus;
using promotion::SimulateBasket;
using promotion::SimulatedPrice;

constexpr std::string_view kHere = "/console/promotions/try";
constexpr std::size_t kMaxDrafts = 100;

// "TEA-1 x 2", one a line.
Result<std::vector<promotion::SimulatedItem>> items_from(std::string_view text) {
  std::vector<promotion::SimulatedItem> items;
  for (const auto raw : text::split(text, '\n')) {
    const auto line = text::trim(raw);
    if (line.empty()) continue;
    promotion::SimulatedItem item{.sku = std::string{line}};
    if (const auto times = line.rfind(" x "); times != std::string_view::npos) {
      const auto number = text::trim(line.substr(times + 3));
      const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), item.quantity);
      if (error != std::errc{} || end != number.data() + number.size() || item.quantity < 1 ||
          item.quantity > 999)
        return fail(invalid("form.items", "Write one article a line: \"TEA-1 x 2\"."));
      item.sku = text::trim(line.substr(0, times));
    }
    items.push_back(std::move(item));
  }
  if (items.empty() || items.size() > 100)
    return fail(invalid("form.items", "Write one article a line: \"TEA-1 x 2\"."));
  return items;
}

Form query_form(const Visit& visit) {
  Form form;
  for (const auto* name : {"items", "currency", "group", "coupon", "shipping", "at"})
    form.set(name, std::string{visit.request.query_value(name)});
  for (const auto code : visit.request.query_values("draft")) form.values.emplace("draft", code);
  return form;
}

Result<SimulateBasket> basket_from(const Visit& visit, const Form& form) {
  SimulateBasket basket;
  basket.language = visit.language();
  basket.items = TRY(items_from(form.value("items")));
  if (const auto currency = Currency::parse(form.value("currency"))) basket.currency = *currency;
  basket.customer_group = text::shorten(text::trim(form.value("group")), 64);
  basket.coupon = text::shorten(text::trim(form.value("coupon")), 40);
  basket.shipping_method = form.value("shipping");
  basket.at = TRY(instant_of(visit, form.value("at")));
  basket.drafts = form.all("draft");
  if (basket.drafts.size() > kMaxDrafts) basket.drafts.resize(kMaxDrafts);
  return basket;
}

Result<Html> ask_form(const Visit& visit, const PromotionPageDeps& deps, const Form& form) {
  const auto& words = visit.words;
  std::vector<Choice> methods{{"", words("promo.no_shipping")}};
  for (const auto& method : visit.settings->shipping_methods)
    methods.push_back({method.code, visit.text(method.name)});
  Html html;
  html << complaints(visit, form) << "<form class=\"form\" method=\"get\" action=\"" << kHere << "\">"
       << area(visit, form,
               {.name = "items",
                .label = words("promo.items"),
                .hint = words("promo.items_hint"),
                .required = true,
                .max_length = 8'000},
               3)
       << "<div class=\"grid-fields grid-fields--wide\">"
       << select(visit, form, {.name = "currency", .label = words("promo.currency")}, currency_choices(visit))
       << field(visit, form, {.name = "group", .label = words("promo.customer_group"), .max_length = 64})
       << field(visit, form, {.name = "coupon", .label = words("promo.coupon_code"), .max_length = 40})
       << select(visit, form, {.name = "shipping", .label = words("promo.shipping")}, methods)
       << field(visit, form,
                {.name = "at",
                 .label = words("promo.at"),
                 .hint = words("promo.at_hint"),
                 .type = "datetime-local"})
       << "</div>";
  const auto chosen = form.all("draft");
  Html drafts;
  std::string next;
  for (const auto& each : TRY(deps.promotions->list(kMaxDrafts, {}, &next))) {
    const auto& value = each.value;
    if (value.status == PromotionStatus::kActive) continue;
    const bool on = std::find(chosen.begin(), chosen.end(), value.code) != chosen.end();
    drafts << check("draft", visit.text(value.name) + " (" + value.code + ")", on, value.code);
  }
  if (!drafts.empty())
    html << "<fieldset class=\"checks\"><legend class=\"field-label\">" << words("promo.drafts")
         << "</legend>" << drafts << "</fieldset>";
  html << "<div class=\"btn-row\"><button class=\"btn\">" << words("promo.price_it")
       << "</button></div></form>";
  return card("", html);
}

void sum_row(Html& html, std::string_view name, Money amount) {
  html << "<div class=\"fact\"><dt>" << name << "</dt><dd>" << format_money(amount) << "</dd></div>";
}

Html price_card(const Visit& visit, std::string_view title, const SimulatedPrice& price) {
  const auto& words = visit.words;
  Html html;
  html << "<table class=\"table table--tight\"><tbody>";
  for (const auto& line : price.lines) {
    html << "<tr><td><b>" << visit.text(line.name) << "</b> × " << line.quantity << "<p class=\"u-muted\">"
         << line.sku << "</p><ul class=\"plain\">";
    for (const auto& step : line.price_steps) {
      const bool off = step.amount.minor < 0;
      const Money shown{off ? -step.amount.minor : step.amount.minor, step.amount.currency};
      html << "<li>" << visit.text(step.label) << ": " << (off ? Markup{"−"} : Markup{""})
           << format_money(shown) << "</li>";
    }
    html << "</ul></td><td class=\"num\">" << format_money(line.total) << "</td></tr>";
  }
  html << "</tbody></table><dl class=\"facts\">";
  sum_row(html, words("promo.sum_goods"), price.goods);
  sum_row(html, words("promo.sum_discount"), price.discount);
  sum_row(html, words("promo.sum_shipping"), price.shipping);
  sum_row(html, words("promo.sum_tax"), price.tax);
  sum_row(html, words("promo.sum_grand"), price.grand);
  html << "</dl>";
  if (price.coupon_refused) html << notice(visit, Tone::kWarn, *price.coupon_refused);
  return card(title, html);
}

Html rules_card(const Visit& visit, const SimulatedPrice& price) {
  const auto& words = visit.words;
  Html html;
  html << "<table class=\"table table--rows\"><thead><tr><th>" << words("promo.name") << "</th><th>"
       << words("promo.verdict") << "</th><th class=\"num\">" << words("promo.gives")
       << "</th></tr></thead><tbody>";
  for (const auto& rule : price.rules) {
    html << "<tr><td class=\"wide\"><a href=\"/console/promotions/" << text::percent_encode(rule.code)
         << "\">" << visit.text(rule.name) << "</a></td><td data-label=\"" << words("promo.verdict") << "\">";
    if (rule.applied) {
      html << badge("ok", words("promo.applies"));
    } else {
      html << badge("off", words.of("promo.reasons.", rule.reason));
      if (rule.missing > 0 && rule.reason == "minimum_value")
        html << " "
             << words("promo.missing", {{"amount", format_money({rule.missing, rule.amount.currency})}});
      if (rule.missing > 0 && rule.reason == "minimum_quantity")
        html << " " << words("promo.missing", {{"amount", visit.number(rule.missing)}});
    }
    html << "</td><td class=\"num\" data-label=\"" << words("promo.gives") << "\">"
         << (rule.amount.minor > 0 ? format_money(rule.amount) : std::string{"–"}) << "</td></tr>";
  }
  return card(words("promo.verdicts"), html << "</tbody></table>", "card--flush");
}

Result<Response> show(const Visit& visit, const PromotionPageDeps& deps) {
  auto form = query_form(visit);
  Html results;
  if (!form.value("items").empty()) {
    const auto basket = basket_from(visit, form);
    const auto priced = basket ? promotion::simulate(deps.simulator, *basket)
                               : Result<promotion::Simulation>{fail(basket.error())};
    if (priced) {
      results << "<div class=\"columns\">" << price_card(visit, visit.words("promo.today"), priced->today)
              << price_card(visit, visit.words("promo.under_plan"), priced->planned) << "</div>"
              << rules_card(visit, priced->planned);
    } else if (http::is_our_fault(priced.error())) {
      return fail(priced.error());
    } else {
      form.problem = visit.explain(priced.error());
    }
  }
  Html main;
  main << promotion_tabs(visit, "try") << "<p class=\"lead\">" << visit.words("promo.try_text") << "</p>"
       << TRY(ask_form(visit, deps, form)) << results;
  return page(visit, {.title = visit.words("promo.try"), .nav = "promotions"}, main);
}

}  // namespace

void add_simulator_page(Pages& pages, const PromotionPageDeps& deps) {
  pages.get(std::string{kHere}, "promotion.read", [deps](const Visit& visit) { return show(visit, deps); });
}

}  // namespace souk::online::console
