// Coupons: codes that buyers type, what each gives, and how often it was used.
#include "base/text.hpp"
#include "online/console/frame.hpp"
#include "online/console/goods_parts.hpp"
#include "online/console/parts.hpp"
#include "online/console/promotion_pages.hpp"
#include "online/console/rule_text.hpp"

namespace souk::online::console {
namespace {

using http::Response;
using promotion::Coupon;
using promotion::CouponKind;
using promotion::StoredCoupon;

constexpr std::size_t kPage = 50;
constexpr int kUnprocessable = 422;
constexpr std::string_view kHere = "/console/coupons";

std::string path_of(std::string_view code) { return std::string{kHere} + "/" + text::percent_encode(code); }

std::string gives(const Visit& visit, const Coupon& coupon) {
  const auto kind = visit.words.of("promo.coupon_kinds.", enum_name(coupon.kind));
  if (coupon.kind == CouponKind::kPercent) return kind + " " + text_of_percent(coupon.basis_points) + " %";
  if (coupon.kind == CouponKind::kAmount) return kind + " " + text_of_amounts(coupon.amount);
  return kind;
}

Html state_badge(const Visit& visit, const Coupon& coupon) {
  if (coupon.ends_at && *coupon.ends_at <= visit.now) return badge("off", visit.words("promo.over"));
  if (coupon.starts_at && visit.now < *coupon.starts_at) return badge("info", visit.words("promo.planned"));
  return badge("ok", visit.words("promo.in_force"));
}

Result<std::string> used_text(const Visit& visit, const PromotionPageDeps& deps, const Coupon& coupon) {
  if (!coupon.limit) return visit.words("promo.unlimited");
  const auto quota = TRY(deps.coupons->uses(coupon));
  return visit.words("promo.used_of", {{"used", visit.number(quota ? quota->limit - quota->left : 0)},
                                       {"limit", visit.number(*coupon.limit)}});
}

Result<Response> list(const Visit& visit, const PromotionPageDeps& deps) {
  const auto& words = visit.words;
  const std::string cursor{visit.request.query_value("cursor")};
  std::string next;
  const auto shown = TRY(deps.coupons->list(kPage, cursor, &next));
  Html main;
  main << promotion_tabs(visit, "coupons");
  if (shown.empty()) {
    main << card("", nothing(visit, "promotion", words("promo.no_coupons"), words("promo.no_coupons_text")));
  } else {
    main << "<div class=\"card card--flush\"><table class=\"table table--rows\"><thead><tr><th>"
         << words("promo.coupon_code") << "</th><th>" << words("promo.status") << "</th><th>"
         << words("promo.benefit") << "</th><th class=\"num\">" << words("promo.used")
         << "</th></tr></thead><tbody>";
    for (const auto& each : shown) {
      main << "<tr><td class=\"wide\"><a class=\"row-link\" href=\"" << path_of(each.value.code) << "\">"
           << each.value.code << "</a><p class=\"u-muted\">" << visit.text(each.value.name)
           << "</p></td><td data-label=\"" << words("promo.status") << "\">" << state_badge(visit, each.value)
           << "</td><td data-label=\"" << words("promo.benefit") << "\">" << gives(visit, each.value)
           << "</td><td class=\"num\" data-label=\"" << words("promo.used") << "\">"
           << TRY(used_text(visit, deps, each.value)) << "</td></tr>";
    }
    main << "</tbody></table></div>";
  }
  main << pager(visit, kHere, cursor, next);
  Html actions;
  if (visit.may("promotion.write"))
    actions << "<a class=\"btn\" href=\"/console/new/coupon\">" << icon(visit, "plus", "icon--sm")
            << words("promo.new_coupon") << "</a>";
  return page(visit, {.title = words("promo.coupon_codes"), .nav = "promotions", .actions = actions}, main);
}

Form form_of(const Visit& visit, const Coupon& coupon) {
  Form form;
  form.set("code", coupon.code);
  for (const auto& [language, text] : coupon.name) form.set("name/" + language, text);
  form.set("kind", std::string{enum_name(coupon.kind)});
  form.set("basis_points", coupon.basis_points > 0 ? text_of_percent(coupon.basis_points) : std::string{});
  form.set("amount", text_of_amounts(coupon.amount));
  form.set("minimum", text_of_amounts(coupon.minimum));
  form.set("limit", coupon.limit ? std::to_string(*coupon.limit) : std::string{});
  form.set("limit_per_customer",
           coupon.limit_per_customer ? std::to_string(*coupon.limit_per_customer) : std::string{});
  if (coupon.starts_at) form.set("starts_at", local_time(visit, *coupon.starts_at));
  if (coupon.ends_at) form.set("ends_at", local_time(visit, *coupon.ends_at));
  form.set("customer_group", coupon.customer_group);
  return form;
}

Coupon coupon_from(const Visit& visit, Form& form, Coupon coupon) {
  const auto take = [&](const char* name, auto& into, auto read) {
    auto value = read(form.value(name));
    if (value) {
      into = std::move(*value);
    } else {
      form.errors[name] = visit.explain(value.error());
    }
  };
  const auto limit = [&](const char* name, std::optional<std::int64_t>& into) {
    const auto number = number_or(form, name, 0);
    if (!number) form.errors[name] = visit.explain(number.error());
    into = number && *number > 0 ? std::optional{*number} : std::nullopt;
  };
  const auto amounts = [&](std::string_view text) { return amounts_from(text, visit.currency()); };
  const auto moment = [&](std::string_view text) { return instant_of(visit, text); };
  coupon.name = names_from(visit, form, std::move(coupon.name));
  for (const auto& [kind, name] : EnumNames<CouponKind>::kNames) {
    if (name == form.value("kind")) coupon.kind = kind;
  }
  take("basis_points", coupon.basis_points, percent_from);
  take("amount", coupon.amount, amounts);
  take("minimum", coupon.minimum, amounts);
  take("starts_at", coupon.starts_at, moment);
  take("ends_at", coupon.ends_at, moment);
  limit("limit", coupon.limit);
  limit("limit_per_customer", coupon.limit_per_customer);
  coupon.customer_group = text::trim(form.value("customer_group"));
  return coupon;
}

Html fields(const Visit& visit, const Form& form, bool fresh) {
  const auto& words = visit.words;
  std::vector<Choice> kinds;
  for (const auto& [kind, name] : EnumNames<CouponKind>::kNames)
    kinds.push_back({std::string{name}, words.of("promo.coupon_kinds.", name)});
  Html html;
  html << "<div class=\"grid-fields grid-fields--wide\">";
  if (fresh)
    html << field(visit, form,
                  {.name = "code",
                   .label = words("promo.coupon_code"),
                   .hint = words("promo.coupon_code_hint"),
                   .required = true,
                   .max_length = 40});
  html << name_fields(visit, form)
       << select(visit, form, {.name = "kind", .label = words("promo.kind")}, kinds)
       << field(visit, form, {.name = "basis_points", .label = words("promo.percent"), .max_length = 10})
       << field(visit, form,
                {.name = "amount",
                 .label = words("promo.amount"),
                 .hint = words("promo.amounts_hint"),
                 .max_length = 400})
       << field(visit, form,
                {.name = "minimum",
                 .label = words("promo.minimum_value"),
                 .hint = words("promo.amounts_hint"),
                 .max_length = 400})
       << field(visit, form, {.name = "limit", .label = words("promo.limit_orders"), .max_length = 9})
       << field(visit, form,
                {.name = "limit_per_customer", .label = words("promo.limit_customer"), .max_length = 4})
       << field(visit, form,
                {.name = "starts_at", .label = words("promo.starts_at"), .type = "datetime-local"})
       << field(visit, form, {.name = "ends_at", .label = words("promo.ends_at"), .type = "datetime-local"})
       << field(visit, form,
                {.name = "customer_group", .label = words("promo.customer_group"), .max_length = 64})
       << "</div>";
  return html;
}

Response blank(const Visit& visit, const Form& form, int status) {
  Html body;
  body << form_open(visit, "/console/new/coupon", "form") << fields(visit, form, true)
       << "<div class=\"btn-row\"><button class=\"btn\">" << visit.words("promo.create_coupon")
       << "</button></div></form>";
  Html main;
  main << complaints(visit, form) << card("", body);
  return page(visit,
              {.title = visit.words("promo.new_coupon"), .nav = "promotions", .back = std::string{kHere}},
              main, status);
}

Result<Response> show(const Visit& visit, const PromotionPageDeps& deps, const StoredCoupon& stored,
                      const Form& form, int status) {
  const auto& words = visit.words;
  Html body;
  body << form_open(visit, path_of(stored.value.code), "form")
       << hidden("revision", std::to_string(stored.revision)) << fields(visit, form, false);
  if (visit.may("promotion.write"))
    body << "<div class=\"btn-row\"><button class=\"btn\">" << words("action.save") << "</button></div>";
  body << "</form>";
  Html main;
  main << complaints(visit, form) << card("", body);
  if (visit.may("promotion.write")) {
    Html danger;
    danger << "<p class=\"lead\">" << words("promo.remove_coupon_text") << "</p>"
           << form_open(visit, path_of(stored.value.code) + "/remove") << "<button class=\"btn btn--bad\">"
           << words("promo.remove_coupon") << "</button></form>";
    main << card("", danger);
  }
  return page(visit,
              {.title = stored.value.code,
               .nav = "promotions",
               .actions = state_badge(visit, stored.value),
               .back = std::string{kHere},
               .subtitle = gives(visit, stored.value) + " · " + TRY(used_text(visit, deps, stored.value))},
              main, status);
}

Result<Response> create(const Visit& visit, const PromotionPageDeps& deps, const Form& sent) {
  auto form = sent;
  Coupon fresh;
  fresh.code = promotion::normal_code(form.value("code"));
  fresh = coupon_from(visit, form, std::move(fresh));
  if (form.clean()) {
    const auto made = deps.coupons->create(fresh);
    if (made) return visit.done(path_of(fresh.code), "promo.created");
    take_rule_complaints(visit, made.error(), form);
  }
  return blank(visit, form, kUnprocessable);
}

Result<Response> save(const Visit& visit, const PromotionPageDeps& deps, const Form& sent) {
  auto form = sent;
  const auto stored = TRY(deps.coupons->load(visit.request.path_parameter("code")));
  auto changed = coupon_from(visit, form, stored.value);
  const auto revision = TRY(form.number("revision"));
  if (form.clean()) {
    const auto saved = deps.coupons->change(std::move(changed), revision);
    if (saved) return visit.done(path_of(stored.value.code), "promo.saved");
    take_rule_complaints(visit, saved.error(), form);
  }
  return show(visit, deps, stored, form, kUnprocessable);
}

}  // namespace

void add_coupon_pages(Pages& pages, const PromotionPageDeps& deps) {
  const std::string here{kHere};
  pages.get(here, "promotion.read", [deps](const Visit& visit) { return list(visit, deps); });
  pages.get(here + "/{code}", "promotion.read", [deps](const Visit& visit) -> Result<Response> {
    const auto stored = TRY(deps.coupons->load(visit.request.path_parameter("code")));
    return show(visit, deps, stored, form_of(visit, stored.value), 200);
  });
  pages.get("/console/new/coupon", "promotion.write",
            [](const Visit& visit) -> Result<Response> { return blank(visit, {}, 200); });
  pages.post("/console/new/coupon", "promotion.write",
             [deps](const Visit& visit, const Form& form) { return create(visit, deps, form); });
  pages.post(here + "/{code}", "promotion.write",
             [deps](const Visit& visit, const Form& form) { return save(visit, deps, form); });
  pages.post(here + "/{code}/remove", "promotion.write",
             [deps, here](const Visit& visit, const Form&) -> Result<Response> {
               TRY(deps.coupons->remove(visit.request.path_parameter("code")));
               return visit.done(here, "promo.removed");
             });
}

}  // namespace souk::online::console
