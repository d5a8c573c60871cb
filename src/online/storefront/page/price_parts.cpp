#include "online/storefront/page/price_parts.hpp"

#include "online/storefront/page/parts.hpp"

namespace souk::online::storefront {
namespace {

std::string signed_money(Money amount) {
  if (amount.minor >= 0) return format_money(amount);
  return "−" + format_money({-amount.minor, amount.currency});
}

}  // namespace

std::vector<PriceReason> reasons_of(const Page& page, const promotion::PricedLine& line, Currency currency) {
  std::vector<PriceReason> reasons;
  for (const auto& step : line.steps) {
    if (step.code != "list")
      reasons.push_back({std::string{text_of(page, step.label)}, {step.minor, currency}});
  }
  return reasons;
}

std::vector<PriceReason> reasons_of(const Page& page, const order::OrderLine& line, Currency currency) {
  std::vector<PriceReason> reasons;
  for (const auto& step : line.steps) {
    if (step.code != "list")
      reasons.push_back({std::string{text_of(page, step.text)}, {step.minor, currency}});
  }
  return reasons;
}

Html reason_list(const Page& page, const std::vector<PriceReason>& reasons) {
  Html html;
  if (reasons.empty()) return html;
  html << "<ul class=\"reasons\" aria-label=\"" << page.words("price.reasons") << "\">";
  for (const auto& reason : reasons)
    html << "<li><span>" << reason.label << "</span><span>" << signed_money(reason.amount) << "</span></li>";
  return std::move(html << "</ul>");
}

Html line_price(const Page& page, Money base, Money total) {
  Html html;
  if (total.minor < base.minor) {
    html << "<span class=\"line-was\"><span class=\"u-hidden\">" << page.words("price.before")
         << " </span><s>" << format_money(base) << "</s></span> ";
  }
  return std::move(html << format_money(total));
}

Html reduction_rows(const Page& page, const Reductions& reductions) {
  Html html;
  auto rest = reductions.discount_minor;
  for (const auto& one : reductions.promotions) {
    rest += one.amount.minor;
    html << "<div class=\"sums-off\"><dt>" << one.label << "</dt><dd>"
         << (one.amount.minor == 0 ? page.words("sums.free_delivery") : signed_money(one.amount))
         << "</dd></div>";
  }
  if (rest > 0) {
    html << "<div class=\"sums-off\"><dt>"
         << (reductions.coupon.empty() ? page.words("sums.discount") : reductions.coupon) << "</dt><dd>"
         << signed_money({-rest, reductions.currency}) << "</dd></div>";
  }
  return html;
}

std::string credit_name(const Page& page, balance::BalanceKind kind, std::string_view tail) {
  if (kind == balance::BalanceKind::kStoreCredit) return page.words("credit.store_credit");
  return page.words("credit.card_n", {{"tail", std::string{tail}}});
}

}  // namespace souk::online::storefront
