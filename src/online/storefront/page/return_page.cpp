#include "online/storefront/page/return_page.hpp"

#include "base/text.hpp"
#include "online/aftersale/case_parts.hpp"
#include "online/storefront/page/account_page.hpp"
#include "online/storefront/page/order_page.hpp"
#include "online/storefront/page/parts.hpp"

namespace souk::online::storefront {
namespace {

using aftersale::CaseKind;

Html kinds(const Page& page, const FormState& form) {
  Html html;
  html << "<fieldset class=\"field\"><legend class=\"field-label\">" << page.words("case.what")
       << "</legend><div class=\"choices\">";
  for (const auto& [kind, name] : EnumNames<CaseKind>::kNames) {
    const auto chosen = form.value("kind");
    html << "<label class=\"choice\"><input type=\"radio\" name=\"kind\" value=\"" << name << "\""
         << when(chosen == name || (chosen.empty() && kind == CaseKind::kReturn), " checked")
         << "><span class=\"choice-name\">" << page.words.of("case.kind.", name)
         << "</span><span class=\"choice-text\">" << page.words.of("case.about.", name) << "</span></label>";
  }
  return std::move(html << "</div></fieldset>");
}

std::vector<SelectOption> pieces(std::int64_t open) {
  std::vector<SelectOption> options;
  constexpr std::int64_t kMost = 99;
  for (std::int64_t n = 0; n <= std::min(open, kMost); ++n)
    options.push_back({std::to_string(n), std::to_string(n)});
  return options;
}

std::vector<SelectOption> reasons(const Page& page) {
  std::vector<SelectOption> options;
  for (const auto& [reason, name] : EnumNames<aftersale::Reason>::kNames)
    options.push_back({std::string{name}, page.words.of("case.reason.", name)});
  return options;
}

Html line(const Page& page, const ReturnPage& data, const ReturnLine& each) {
  const auto& sku = each.line->sku;
  Html html;
  html << "<fieldset class=\"panel\"><legend class=\"line-title\">" << text_of(page, each.line->name);
  if (const auto options = text_of(page, each.line->options); !options.empty()) html << " · " << options;
  html << "</legend><div class=\"form-row\">"
       << select(page, data.form, {.name = "q." + sku, .label = page.words("case.pieces")}, pieces(each.open))
       << select(page, data.form, {.name = "reason." + sku, .label = page.words("case.why")}, reasons(page))
       << "</div>";
  if (!each.others.empty()) {
    html << select(page, data.form,
                   {.name = "wanted." + sku,
                    .label = page.words("case.wanted"),
                    .hint = page.words("case.wanted_hint"),
                    .optional = true},
                   each.others);
  }
  html << field(
      page, data.form,
      {.name = "note." + sku, .label = page.words("case.note"), .optional = true, .max_length = 500});
  return std::move(html << "</fieldset>");
}

Html claim_outcome(const Page& page, const FormState& form) {
  return select(
      page, form,
      {.name = "outcome", .label = page.words("case.outcome"), .hint = page.words("case.outcome_hint")},
      {{"refund", page.words("case.outcome_refund")},
       {"replacement", page.words("case.outcome_replacement")}});
}

}  // namespace

std::string return_page(const Page& page, const ReturnPage& data) {
  const auto title = page.words("case.start");
  const auto path = "/orders/" + text::percent_encode(data.order.number) + "/return";
  Html html{20'000};
  html << "<div class=\"wrap page\"><p><a class=\"more\" href=\""
       << order_link(page, data.order, data.by_token) << "\">" << icon(page, "chevron-left", "icon--sm")
       << page.words("order.title", {{"number", data.order.number}}) << "</a></p><h1 class=\"page-head\">"
       << title << "</h1>" << complaints(page, data.form);
  if (data.lines.empty()) {
    html << notice(page, Tone::kWarn, page.words("case.nothing")) << "</div>";
    return whole_page(page, own_head(title), html);
  }
  html << "<form class=\"form case-form\" method=\"post\" action=\"" << link(page, path) << "\">"
       << guard(data.form) << hidden("key", data.idempotency_key);
  if (data.by_token) html << hidden("token", data.order.access_token);
  html << kinds(page, data.form) << "<h2>" << page.words("case.which") << "</h2>";
  for (const auto& each : data.lines) html << line(page, data, each);
  html << claim_outcome(page, data.form) << "<button class=\"btn\">" << page.words("case.send")
       << "</button></form></div>";
  return whole_page(page, own_head(title), html);
}

}  // namespace souk::online::storefront
