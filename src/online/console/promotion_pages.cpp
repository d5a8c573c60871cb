// Promotions: which there are and what each gives, one of them as a form, and how much of its limits is used.
#include "online/console/promotion_pages.hpp"

#include "base/text.hpp"
#include "online/console/frame.hpp"
#include "online/console/goods_parts.hpp"
#include "online/console/parts.hpp"

namespace souk::online::console {
namespace {

using http::Response;
using promotion::Promotion;
using promotion::PromotionStatus;
using promotion::StoredPromotion;

constexpr std::size_t kPage = 50;
constexpr int kUnprocessable = 422;
constexpr std::string_view kHere = "/console/promotions";

std::string path_of(std::string_view code) { return std::string{kHere} + "/" + text::percent_encode(code); }

Html state_badge(const Visit& visit, const Promotion& promotion) {
  const auto& conditions = promotion.conditions;
  if (promotion.status != PromotionStatus::kActive)
    return badge(promotion.status == PromotionStatus::kDraft ? "info" : "off",
                 visit.words.of("promo.statuses.", enum_name(promotion.status)));
  if (conditions.ends_at && *conditions.ends_at <= visit.now) return badge("off", visit.words("promo.over"));
  if (conditions.starts_at && visit.now < *conditions.starts_at)
    return badge("info", visit.words("promo.planned"));
  return badge("ok", visit.words("promo.in_force"));
}

std::string when_text(const Visit& visit, const Promotion& promotion) {
  const auto& conditions = promotion.conditions;
  if (!conditions.starts_at && !conditions.ends_at) return visit.words("promo.always");
  const auto from = conditions.starts_at ? visit.moment(*conditions.starts_at) : std::string{"…"};
  const auto until = conditions.ends_at ? visit.moment(*conditions.ends_at) : std::string{"…"};
  return from + " – " + until;
}

void row(Html& html, const Visit& visit, const Promotion& each) {
  html << "<tr><td class=\"wide\"><a class=\"row-link\" href=\"" << path_of(each.code) << "\">"
       << visit.text(each.name) << "</a><p class=\"u-muted\"><code>" << each.code
       << "</code></p></td><td data-label=\"" << visit.words("promo.status") << "\">"
       << state_badge(visit, each) << "</td><td data-label=\"" << visit.words("promo.benefit") << "\">"
       << benefit_text(visit, each) << "</td><td data-label=\"" << visit.words("promo.when") << "\">"
       << when_text(visit, each) << "</td><td data-label=\"" << visit.words("promo.stacking") << "\">"
       << visit.words.of("promo.stackings.", enum_name(each.stacking))
       << "</td><td class=\"num\" data-label=\"" << visit.words("promo.priority") << "\">" << each.priority
       << "</td></tr>";
}

Result<Response> list(const Visit& visit, const PromotionPageDeps& deps) {
  const auto& words = visit.words;
  const std::string cursor{visit.request.query_value("cursor")};
  std::string next;
  const auto shown = TRY(deps.promotions->list(kPage, cursor, &next));
  Html main;
  main << promotion_tabs(visit, "promotions");
  if (shown.empty()) {
    main << card("", nothing(visit, "promotion", words("promo.none"), words("promo.none_text")));
  } else {
    main << "<div class=\"card card--flush\"><table class=\"table table--rows\"><thead><tr><th>"
         << words("promo.name") << "</th><th>" << words("promo.status") << "</th><th>"
         << words("promo.benefit") << "</th><th>" << words("promo.when") << "</th><th>"
         << words("promo.stacking") << "</th><th class=\"num\">" << words("promo.priority")
         << "</th></tr></thead><tbody>";
    for (const auto& each : shown) row(main, visit, each.value);
    main << "</tbody></table></div>";
  }
  main << pager(visit, kHere, cursor, next);
  Html actions;
  if (visit.may("promotion.write"))
    actions << "<a class=\"btn\" href=\"/console/new/promotion\">" << icon(visit, "plus", "icon--sm")
            << words("promo.new") << "</a>";
  return page(visit, {.title = words("nav.promotions"), .nav = "promotions", .actions = actions}, main);
}

Result<Html> uses_card(const Visit& visit, const PromotionPageDeps& deps, const Promotion& promotion) {
  Html body;
  for (const auto& [name, quota] : TRY(deps.promotions->uses(promotion))) {
    const auto slash = name.find('/');
    const auto used = quota.limit - quota.left;
    const auto currency = slash == std::string::npos ? Result<Currency>{fail(Error{})}
                                                     : Currency::parse(name.substr(slash + 1));
    const auto shown = [&](std::int64_t n) { return currency ? visit.money(n, *currency) : visit.number(n); };
    fact(body, visit.words.of("promo.uses.", name.substr(0, slash)),
         visit.words("promo.used_of", {{"used", shown(used)}, {"limit", shown(quota.limit)}}));
  }
  if (body.empty()) return Html{};
  Html list;
  list << "<dl class=\"facts\">" << body << "</dl>";
  return card(visit.words("promo.used"), list);
}

Result<Response> show(const Visit& visit, const PromotionPageDeps& deps, const StoredPromotion& stored,
                      const Form& form, int status) {
  const auto& words = visit.words;
  const bool may = visit.may("promotion.write");
  Html main;
  main << complaints(visit, form) << TRY(uses_card(visit, deps, stored.value));
  main << form_open(visit, path_of(stored.value.code), "stack")
       << hidden("revision", std::to_string(stored.revision)) << promotion_fields(visit, form, false);
  if (may)
    main << "<div class=\"btn-row\"><button class=\"btn\">" << words("action.save") << "</button></div>";
  main << "</form>";
  if (may) {
    Html danger;
    danger << "<p class=\"lead\">" << words("promo.remove_text") << "</p>"
           << form_open(visit, path_of(stored.value.code) + "/remove") << "<button class=\"btn btn--bad\">"
           << words("promo.remove") << "</button></form>";
    main << card("", danger);
  }
  Html actions;
  actions << state_badge(visit, stored.value) << "<a class=\"btn btn--quiet\" href=\""
          << with_query("/console/promotions/try", "draft", stored.value.code) << "\">" << words("promo.try")
          << "</a>";
  return page(visit,
              {.title = visit.text(stored.value.name),
               .nav = "promotions",
               .actions = actions,
               .back = std::string{kHere},
               .subtitle = benefit_text(visit, stored.value)},
              main, status);
}

Response blank(const Visit& visit, const Form& form, int status) {
  Html main;
  main << complaints(visit, form) << form_open(visit, "/console/new/promotion", "stack")
       << promotion_fields(visit, form, true) << "<div class=\"btn-row\"><button class=\"btn\">"
       << visit.words("promo.create") << "</button></div></form>";
  return page(visit, {.title = visit.words("promo.new"), .nav = "promotions", .back = std::string{kHere}},
              main, status);
}

Result<Response> create(const Visit& visit, const PromotionPageDeps& deps, const Form& sent) {
  auto form = sent;
  Promotion fresh;
  fresh.code = text::trim(form.value("code"));
  fresh = promotion_from(visit, form, std::move(fresh));
  if (form.clean()) {
    const auto made = deps.promotions->create(fresh);
    if (made) return visit.done(path_of(fresh.code), "promo.created");
    take_rule_complaints(visit, made.error(), form);
  }
  return blank(visit, form, kUnprocessable);
}

Result<Response> save(const Visit& visit, const PromotionPageDeps& deps, const Form& sent) {
  auto form = sent;
  const auto stored = TRY(deps.promotions->find(visit.request.path_parameter("code")));
  auto changed = promotion_from(visit, form, stored.value);
  const auto revision = TRY(form.number("revision"));
  if (form.clean()) {
    const auto saved = deps.promotions->change(std::move(changed), revision);
    if (saved) return visit.done(path_of(stored.value.code), "promo.saved");
    take_rule_complaints(visit, saved.error(), form);
  }
  return show(visit, deps, stored, form, kUnprocessable);
}

void add_promotion_pages(Pages& pages, const PromotionPageDeps& deps) {
  const std::string here{kHere};
  pages.nav({.key = "promotions",
             .path = here,
             .icon = "promotion",
             .permission = "promotion.read",
             .group = "sell"});
  pages.get(here, "promotion.read", [deps](const Visit& visit) { return list(visit, deps); });
  pages.get(here + "/{code}", "promotion.read", [deps](const Visit& visit) -> Result<Response> {
    const auto stored = TRY(deps.promotions->find(visit.request.path_parameter("code")));
    return show(visit, deps, stored, form_of(visit, stored.value), 200);
  });
  pages.get("/console/new/promotion", "promotion.write",
            [](const Visit& visit) -> Result<Response> { return blank(visit, {}, 200); });
  pages.post("/console/new/promotion", "promotion.write",
             [deps](const Visit& visit, const Form& form) { return create(visit, deps, form); });
  pages.post(here + "/{code}", "promotion.write",
             [deps](const Visit& visit, const Form& form) { return save(visit, deps, form); });
  pages.post(here + "/{code}/remove", "promotion.write",
             [deps, here](const Visit& visit, const Form&) -> Result<Response> {
               TRY(deps.promotions->remove(visit.request.path_parameter("code")));
               return visit.done(here, "promo.removed");
             });
}

}  // namespace

Console::AddPages promotion_pages(PromotionPageDeps deps) {
  return [deps](Pages& pages) {
    add_simulator_page(pages, deps);  // "/try" before "/{code}"
    add_promotion_pages(pages, deps);
    add_coupon_pages(pages, deps);
  };
}

Html promotion_tabs(const Visit& visit, std::string_view chosen) {
  const auto& words = visit.words;
  return chips({{words("promo.promotions"), "/console/promotions", chosen == "promotions"},
                {words("promo.coupon_codes"), "/console/coupons", chosen == "coupons"},
                {words("promo.try"), "/console/promotions/try", chosen == "try"}},
               words("nav.promotions"));
}

}  // namespace souk::online::console
