// Returns, exchanges and claims: the list by state, one of them, and opening one for a buyer.
#include <algorithm>

#include "base/text.hpp"
#include "online/console/case_parts.hpp"
#include "online/console/console.hpp"
#include "online/console/frame.hpp"
#include "online/console/order_parts.hpp"
#include "online/order/command.hpp"

namespace souk::online::console {
namespace {

using aftersale::Case;
using aftersale::CaseKind;
using aftersale::CaseState;
using aftersale::Outcome;
using aftersale::Reason;
using http::Response;

constexpr std::size_t kPage = 50;

template <class E>
E enum_of(std::string_view wanted, E otherwise) {
  for (const auto& [value, name] : EnumNames<E>::kNames) {
    if (name == wanted) return value;
  }
  return otherwise;
}

void row(Html& html, const Visit& visit, const Case& each) {
  const auto& words = visit.words;
  std::int64_t pieces = 0;
  std::string goods;
  for (const auto& line : each.lines) {
    pieces += line.quantity;
    goods += (goods.empty() ? "" : ", ") + std::to_string(line.quantity) + " × " + line.sku;
  }
  html << "<tr><td data-label=\"" << words("case.number")
       << "\"><a class=\"row-link\" href=\"/console/returns/" << each.id << "\">" << each.number
       << "</a></td><td data-label=\"" << words("case.kind_head") << "\">"
       << words.of("case.kind.", enum_name(each.kind)) << "</td><td data-label=\"" << words("order.goods")
       << "\">" << text::shorten(goods, 80) << "</td><td class=\"num\" data-label=\"" << words("order.pieces")
       << "\">" << pieces << "</td><td data-label=\"" << words("case.opened") << "\">"
       << visit.moment(each.created_at) << "</td><td data-label=\"" << words("order.state_head") << "\">"
       << case_badge(visit, each) << "</td></tr>";
}

Result<Response> list(const Visit& visit) {
  const auto& words = visit.words;
  const auto state = enum_of(visit.request.query_value("state"), CaseState::kRequested);
  const std::string cursor{visit.request.query_value("cursor")};
  const auto shown = TRY(visit.deps().cases->in_state(state, kPage, cursor));
  std::vector<Chip> states;
  for (const auto& [each, name] : EnumNames<CaseState>::kNames)
    states.push_back(
        {words.of("case.state.", name), "/console/returns?state=" + std::string{name}, each == state});
  Html main;
  main << chips(states, words("order.by_state"));
  if (shown.cases.empty()) {
    main << card("", nothing(visit, "returns", words("case.none"), words("case.none_text")));
  } else {
    main << "<div class=\"card card--flush\"><table class=\"table table--rows\"><thead><tr><th>"
         << words("case.number") << "</th><th>" << words("case.kind_head") << "</th><th>"
         << words("order.goods") << "</th><th class=\"num\">" << words("order.pieces") << "</th><th>"
         << words("case.opened") << "</th><th>" << words("order.state_head") << "</th></tr></thead><tbody>";
    for (const auto& each : shown.cases) row(main, visit, each);
    main << "</tbody></table></div>"
         << pager(visit, "/console/returns?state=" + std::string{enum_name(state)}, cursor,
                  shown.next_cursor);
  }
  return page(visit, {.title = words("nav.returns"), .nav = "returns"}, main);
}

Html facts_of(const Visit& visit, const Case& about, const order::Order& order) {
  const auto& words = visit.words;
  Html facts;
  Html link;
  link << "<a href=\"/console/orders/" << order.id << "\">" << order.number << "</a>";
  facts << "<dl class=\"facts\">";
  fact(facts, words("order.number"), link);
  fact(facts, words("order.buyer"), buyer_of(visit, order));
  fact(facts, words("case.kind_head"), words.of("case.kind.", enum_name(about.kind)));
  fact(facts, words("case.outcome_head"), words.of("case.outcome.", enum_name(about.outcome)));
  fact(facts, words("case.opened"), visit.moment(about.created_at));
  if (!about.location.empty()) {
    const auto place = visit.deps().locations->find(about.location);
    fact(facts, words("order.return_to"), place ? visit.text(place->name) : about.location);
  }
  fact(facts, words("case.message"), about.message);
  if (about.settlement) {
    const auto& settlement = *about.settlement;
    fact(facts, words("order.sum_refunded"),
         visit.money(settlement.refunded_minor, order.currency) +
             (settlement.to_store_credit ? " · " + words("order.as_store_credit") : ""));
    if (!settlement.replacement_order.empty() && !settlement.replacement_sold_out) {
      Html replacement;
      replacement << "<a href=\"/console/orders/" << settlement.replacement_order << "\">"
                  << words("case.replacement") << "</a>";
      fact(facts, words("case.sent_instead"), replacement);
    }
  }
  facts << "</dl>";
  return card(words("case.about"), facts);
}

Result<Response> one(const Visit& visit) {
  const auto about = TRY(visit.deps().cases->load(visit.request.path_parameter("id")));
  const auto order = TRY(visit.deps().orders->load(about.order_id));
  Html main;
  main << "<div class=\"split\"><div class=\"split-main\">"
       << card(visit.words("order.goods"), case_lines(visit, about, order.value))
       << case_actions(visit, about, order.value) << case_timeline(visit, about)
       << "</div><div class=\"split-side\">" << facts_of(visit, about, order.value) << "</div></div>";
  return page(visit,
              {.title = about.number,
               .nav = "returns",
               .actions = case_badge(visit, about),
               .back = "/console/returns?state=" + std::string{enum_name(about.state)}},
              main);
}

std::string new_path(std::string_view order_id) {
  return "/console/orders/" + std::string{order_id} + "/return";
}

Html wanted_lines(const Visit& visit, const Form& form, const order::Order& order,
                  const std::vector<Case>& cases) {
  Html html;
  for (const auto& line : order.lines) {
    const auto left = aftersale::open_quantity(line, cases);
    if (left <= 0) continue;
    const auto typed = form.value("q/" + line.sku);
    html << "<div class=\"amounts\"><label class=\"amount\"><span>" << visit.text(line.name)
         << " <small class=\"u-muted\">" << line.sku
         << "</small></span><input class=\"input\" type=\"number\" inputmode=\"numeric\" min=\"0\" max=\""
         << left << "\" name=\"q/" << line.sku << "\" value=\""
         << (typed.empty() ? std::string_view{"0"} : typed) << "\"><small>/ " << left
         << "</small></label></div>";
  }
  return html;
}

Result<Response> show_new(const Visit& visit, const Form& form, int status) {
  const auto& words = visit.words;
  const auto order = TRY(visit.deps().orders->load(visit.request.path_parameter("id")));
  const auto cases = TRY(visit.deps().cases->of_order(order.id));
  const auto lines = wanted_lines(visit, form, order.value, cases);
  std::vector<Choice> kinds;
  for (const auto& [kind, name] : EnumNames<CaseKind>::kNames)
    kinds.push_back({std::string{name}, words.of("case.kind.", name)});
  std::vector<Choice> reasons;
  for (const auto& [reason, name] : EnumNames<Reason>::kNames)
    reasons.push_back({std::string{name}, words.of("case.reason.", name)});
  Html body;
  if (lines.empty()) {
    body << nothing(visit, "returns", words("case.nothing_left"));
  } else {
    body << complaints(visit, form) << form_open(visit, new_path(order.id), "form") << lines
         << "<div class=\"form-row\">"
         << select(visit, form, {.name = "kind", .label = words("case.kind_head")}, kinds)
         << select(visit, form, {.name = "reason", .label = words("order.reason")}, reasons)
         << select(visit, form, {.name = "outcome", .label = words("case.outcome_head")},
                   {{"refund", words("case.outcome.refund")},
                    {"replacement", words("case.outcome.replacement")}})
         << "</div>"
         << field(visit, form,
                  {.name = "wanted",
                   .label = words("case.wanted"),
                   .hint = words("case.wanted_hint"),
                   .max_length = 64,
                   .classes = "field--s"})
         << field(visit, form, {.name = "note", .label = words("order.note"), .max_length = 1'000})
         << "<div class=\"btn-row\"><button class=\"btn\">" << words("case.open") << "</button></div></form>";
  }
  return page(visit,
              {.title = words("case.open"),
               .nav = "orders",
               .back = "/console/orders/" + order.id,
               .subtitle = order.value.number},
              card("", body, "card--narrow"), status);
}

Result<Response> open_case(const Visit& visit, const Form& form) {
  const std::string order_id{visit.request.path_parameter("id")};
  aftersale::Cases::Request wanted{.key = order::short_key("case", visit.command_id(form)),
                                   .kind = enum_of(form.value("kind"), CaseKind::kReturn),
                                   .outcome = enum_of(form.value("outcome"), Outcome::kRefund),
                                   .lines = {}};
  for (const auto& each : TRY(quantities_of(form)))
    wanted.lines.push_back({.sku = each.sku,
                            .quantity = each.quantity,
                            .reason = enum_of(form.value("reason"), Reason::kOther),
                            .note = text::shorten(form.value("note"), 1'000),
                            .wanted_sku = wanted.kind == CaseKind::kExchange
                                              ? std::string{text::trim(form.value("wanted"))}
                                              : std::string{}});
  const auto made = visit.deps().cases->request(order_id, visit.act(), std::move(wanted));
  if (made) return visit.done("/console/returns/" + made->id, "case.did.open");
  auto again = form;
  again.problem = visit.explain(made.error());
  return show_new(visit, again, http::status_of(made.error()));
}

}  // namespace

void add_case_pages(Pages& pages) {
  pages.nav({.key = "returns",
             .path = "/console/returns",
             .icon = "returns",
             .permission = "aftersale.read",
             .group = "sell"});
  pages.get("/console/returns", "aftersale.read", list);
  pages.get("/console/returns/{id}", "aftersale.read", one);
  pages.get("/console/orders/{id}/return", "aftersale.write",
            [](const Visit& visit) { return show_new(visit, {}, 200); });
  pages.post("/console/orders/{id}/return", "aftersale.write", open_case);
}

}  // namespace souk::online::console
