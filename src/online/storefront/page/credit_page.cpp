#include "online/storefront/page/credit_page.hpp"

#include "online/storefront/page/account_page.hpp"
#include "online/storefront/page/parts.hpp"
#include "online/storefront/page/price_parts.hpp"
#include "online/storefront/text/dates.hpp"

namespace souk::online::storefront {
namespace {

constexpr std::size_t kShown = 10;

Html movement_row(const Page& page, const balance::Balance& balance, const balance::Movement& movement) {
  const bool out = movement.available < 0;
  Html html;
  html << "<li><span>" << page.words.of("credit.moved.", enum_name(movement.kind)) << "<small>"
       << format_date(movement.at, page.utc_offset, page.language()) << "</small></span><span>"
       << (out ? Markup{"−"} : Markup{"+"})
       << format_money({out ? -movement.available : movement.available, balance.currency}) << "</span></li>";
  return html;
}

Html credit_panel(const Page& page, const balance::Balance& balance) {
  Html html;
  html << "<section class=\"panel\"><div class=\"panel-head\"><h2>" << page.words("credit.store_credit")
       << "</h2><p class=\"credit-sum\">" << format_money({balance.available_minor, balance.currency})
       << "</p></div>";
  if (const auto held = balance.held_minor(); held > 0)
    html << "<p class=\"u-muted\">"
         << page.words("credit.held", {{"amount", format_money({held, balance.currency})}}) << "</p>";
  html << "<ul class=\"moves\">";
  std::size_t shown = 0;
  for (auto movement = balance.movements.rbegin(); movement != balance.movements.rend(); ++movement) {
    if (movement->available == 0) continue;  // spent what had been set aside before
    if (++shown > kShown) break;
    html << movement_row(page, balance, *movement);
  }
  return std::move(html << "</ul></section>");
}

Html card_panel(const Page& page, const CreditPage& data) {
  Html html;
  html << "<section class=\"panel\" id=\"card\" aria-labelledby=\"card-title\"><h2 id=\"card-title\">"
       << page.words("credit.look_up") << "</h2>" << complaints(page, data.form);
  if (data.card) {
    html << "<p class=\"credit-sum\">" << credit_name(page, data.card->kind, data.card->code_tail) << ": "
         << format_money({data.card->available_minor, data.card->currency}) << "</p>";
    if (data.card->status == balance::BalanceStatus::kBlocked)
      html << "<p>" << page.words("problem.balance_blocked") << "</p>";
    if (data.card->expires_at) {
      html << "<p class=\"u-muted\">"
           << page.words("credit.until",
                         {{"date", format_date(*data.card->expires_at, page.utc_offset, page.language())}})
           << "</p>";
    }
  }
  html << "<form class=\"form\" method=\"post\" action=\"" << link(page, "/account/credit") << "\">"
       << guard(data.form)
       << field(page, data.form, {.name = "gift_code", .label = page.words("credit.code"), .max_length = 40})
       << "<button class=\"btn btn--quiet\">" << page.words("credit.show_left")
       << "</button></form></section>";
  return html;
}

}  // namespace

std::string credit_page(const Page& page, const CreditPage& data) {
  PageHead head{.title = page.words("account.credit")};
  head.indexed = false;
  Html html{20'000};
  html << "<div class=\"wrap page\"><h1 class=\"page-head\">" << page.words("account.credit")
       << "</h1><div class=\"account\">" << account_nav(page, "/account/credit", data.form)
       << "<div class=\"stack\">";
  for (const auto& credit : data.credit) html << credit_panel(page, credit);
  if (data.credit.empty())
    html << "<section class=\"panel\"><h2>" << page.words("credit.store_credit") << "</h2><p>"
         << page.words("credit.none") << "</p></section>";
  return whole_page(page, head, html << card_panel(page, data) << "</div></div></div>");
}

}  // namespace souk::online::storefront
