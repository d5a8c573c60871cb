#include "online/console/customer_pages.hpp"

#include "base/text.hpp"
#include "online/console/frame.hpp"
#include "online/console/parts.hpp"

namespace souk::online::console {
namespace {

using customer::Account;
using http::Response;

constexpr std::size_t kPage = 50, kOrders = 20;

std::string group_name(const Visit& visit, const std::vector<customer::Group>& groups, std::string_view id) {
  for (const auto& each : groups) {
    if (each.id != id) continue;
    const auto& name = visit.language() == kChinese ? each.name_zh : each.name_en;
    return name.empty() ? each.id : name;
  }
  return std::string{id};
}

void row(Html& html, const Visit& visit, const Account& each, const std::vector<customer::Group>& groups) {
  const auto& words = visit.words;
  html << "<tr><td data-label=\"" << words("customers.mail")
       << "\"><a class=\"row-link\" href=\"/console/customers/" << each.id << "\">" << each.mail.value_or("")
       << "</a></td><td data-label=\"" << words("customers.name") << "\">" << each.name
       << "</td><td data-label=\"" << words("customers.group") << "\">"
       << group_name(visit, groups, each.group) << "</td><td data-label=\"" << words("customers.since")
       << "\">" << visit.moment(each.created_at) << "</td><td data-label=\"" << words("customers.proven")
       << "\">" << words(each.mail_verified_at ? "answer.yes" : "answer.no") << "</td></tr>";
}

Html find_form(const Visit& visit) {
  Html html;
  html << "<form class=\"search-form\" method=\"get\" action=\"/console/customers\" role=\"search\">"
       << icon(visit, "search") << "<input class=\"input\" name=\"mail\" type=\"search\" aria-label=\""
       << visit.words("customers.find") << "\" placeholder=\"" << visit.words("customers.find")
       << "\" maxlength=\"100\" value=\"" << visit.request.query_value("mail") << "\"></form>";
  return html;
}

Html group_chips(const Visit& visit, const std::vector<customer::Group>& groups, std::string_view chosen) {
  std::vector<Chip> list{{visit.words("customers.all"), "/console/customers", chosen.empty()}};
  for (const auto& each : groups)
    list.push_back({group_name(visit, groups, each.id), with_query("/console/customers", "group", each.id),
                    each.id == chosen});
  return chips(list, visit.words("customers.by_group"));
}

Result<Response> list(const Visit& visit, const CustomerPageDeps& deps) {
  const auto& words = visit.words;
  const std::string mail = text::shorten(text::trim(visit.request.query_value("mail")), 100);
  const std::string group{mail.empty() ? visit.request.query_value("group") : std::string_view{}};
  const std::string cursor{visit.request.query_value("cursor")};
  const auto groups = TRY(deps.groups->list());
  std::string next;
  const auto found = TRY(deps.accounts->list({.mail_prefix = mail, .group = group}, kPage, cursor, &next));
  Html main;
  main << group_chips(visit, groups, group);
  if (found.empty()) {
    main << card("", nothing(visit, "customers", words("customers.none"), words("customers.none_text")));
  } else {
    main << "<div class=\"card card--flush\"><table class=\"table table--rows\"><thead><tr><th>"
         << words("customers.mail") << "</th><th>" << words("customers.name") << "</th><th>"
         << words("customers.group") << "</th><th>" << words("customers.since") << "</th><th>"
         << words("customers.proven") << "</th></tr></thead><tbody>";
    for (const auto& each : found) row(main, visit, each.value, groups);
    main << "</tbody></table></div>";
  }
  std::string here = "/console/customers";
  if (!mail.empty()) here = with_query(here, "mail", mail);
  if (!group.empty()) here = with_query(here, "group", group);
  main << pager(visit, here, cursor, next);
  Html actions;
  actions << find_form(visit) << "<a class=\"btn btn--quiet\" href=\"/console/customer-groups\">"
          << words("customers.groups") << "</a>";
  return page(visit, {.title = words("nav.customers"), .nav = "customers", .actions = actions}, main);
}

Result<Html> orders_of(const Visit& visit, const Account& account) {
  const auto found = TRY(visit.deps().orders->of_customer(account.id, kOrders, {}));
  const auto& words = visit.words;
  if (found.orders.empty()) return nothing(visit, "orders", words("customers.no_orders"));
  Html html;
  html << "<table class=\"table table--rows\"><thead><tr><th>" << words("order.number") << "</th><th>"
       << words("order.placed") << "</th><th>" << words("order.state_head") << "</th><th class=\"num\">"
       << words("order.total") << "</th></tr></thead><tbody>";
  for (const auto& each : found.orders) {
    html << "<tr><td data-label=\"" << words("order.number")
         << "\"><a class=\"row-link\" href=\"/console/orders/" << each.id << "\">" << each.number
         << "</a></td><td data-label=\"" << words("order.placed") << "\">" << visit.moment(each.placed_at)
         << "</td><td data-label=\"" << words("order.state_head") << "\">"
         << order_badge(visit, enum_name(each.state)) << "</td><td class=\"num\" data-label=\""
         << words("order.total") << "\">" << visit.money(each.totals.grand_minor, each.currency)
         << "</td></tr>";
  }
  return std::move(html << "</tbody></table>");
}

Html addresses(const Visit& visit, const Account& account) {
  Html html;
  if (account.addresses.empty())
    return std::move(html << "<p class=\"u-muted\">" << visit.words("customers.no_addresses") << "</p>");
  html << "<ul class=\"said\">";
  for (const auto& each : account.addresses) {
    html << "<li>" << each.address.name;
    for (const auto& line : customer::display_lines(each.address, visit.language())) html << ", " << line;
    html << "</li>";
  }
  return std::move(html << "</ul>");
}

Result<Html> segments_of(const Visit& visit, const CustomerPageDeps& deps, const Account& account) {
  Html html;
  html << "<ul class=\"tags\">";
  bool some = false;
  for (const auto& each : TRY(deps.segments->list())) {
    if (!TRY(deps.segments->contains(each, account))) continue;
    html << "<li>" << badge("info", each.name.empty() ? each.id : each.name) << "</li>";
    some = true;
  }
  html << "</ul>";
  if (!some) html << "<p class=\"u-muted\">" << visit.words("customers.in_no_segment") << "</p>";
  return html;
}

Html about(const Visit& visit, const Account& account, const std::vector<customer::Group>& groups) {
  const auto& words = visit.words;
  Html html;
  html << "<dl class=\"facts\">";
  fact(html, words("customers.mail"), account.mail.value_or(""));
  fact(html, words("customers.proven"), words(account.mail_verified_at ? "answer.yes" : "answer.no"));
  fact(html, words("customers.since"), visit.moment(account.created_at));
  fact(html, words("customers.language"), account.language);
  fact(html, words("customers.news"), words(account.wants_marketing() ? "answer.yes" : "answer.no"));
  html << "</dl>";
  if (!visit.may("customer.write")) return html;
  Form form;
  form.set("name", account.name);
  form.set("group", account.group);
  std::vector<Choice> choices{{"", words("customers.no_group")}};
  for (const auto& each : groups) choices.push_back({each.id, group_name(visit, groups, each.id)});
  html << form_open(visit, "/console/customers/" + account.id, "form")
       << field(visit, form, {.name = "name", .label = words("customers.name"), .max_length = 100})
       << select(visit, form,
                 {.name = "group", .label = words("customers.group"), .hint = words("customers.group_hint")},
                 choices)
       << "<div class=\"btn-row\"><button class=\"btn\">" << words("action.save") << "</button></div></form>";
  return html;
}

Html rights(const Visit& visit, const Account& account) {
  const auto& words = visit.words;
  Html html;
  if (visit.may("customer.export")) {
    html << form_open(visit, "/console/customers/" + account.id + "/export") << "<p class=\"u-muted\">"
         << words("customers.export_text") << "</p><button class=\"btn btn--quiet\">"
         << words("customers.export") << "</button></form>";
  }
  if (visit.may("customer.erase")) {
    html << "<details class=\"action\"><summary class=\"btn btn--quiet\">" << words("customers.erase")
         << "</summary><div class=\"action-form\">"
         << form_open(visit, "/console/customers/" + account.id + "/erase", "form") << "<p>"
         << words("customers.erase_text") << "</p>"
         << field(visit, {},
                  {.name = "mail",
                   .label = words("customers.erase_check"),
                   .required = true,
                   .max_length = 254})
         << "<button class=\"btn btn--bad\">" << words("customers.erase_now")
         << "</button></form></div></details>";
  }
  return html;
}

Result<Response> one(const Visit& visit, const CustomerPageDeps& deps) {
  const auto& words = visit.words;
  const auto account = TRY(deps.accounts->load(visit.request.path_parameter("id"))).value;
  const auto groups = TRY(deps.groups->list());
  Html main;
  main << "<div class=\"split\"><div class=\"split-main\">"
       << card(words("customers.orders"), TRY(orders_of(visit, account)), "card--flush")
       << card(words("customers.addresses"), addresses(visit, account)) << "</div><div class=\"split-side\">"
       << card(words("customers.about"), about(visit, account, groups))
       << card(words("customers.segments"), TRY(segments_of(visit, deps, account)));
  if (const auto own = rights(visit, account); !own.empty()) main << card(words("customers.rights"), own);
  main << "</div></div>";
  return page(visit,
              {.title = account.name.empty() ? account.mail.value_or(account.id) : account.name,
               .nav = "customers",
               .back = "/console/customers",
               .subtitle = account.mail.value_or("")},
              main);
}

}  // namespace

Console::AddPages customer_pages(CustomerPageDeps deps) {
  return [deps](Pages& pages) {
    pages.nav({.key = "customers",
               .path = "/console/customers",
               .icon = "customers",
               .permission = "customer.read",
               .group = "people"});
    pages.get("/console/customers", "customer.read",
              [deps](const Visit& visit) { return list(visit, deps); });
    pages.get("/console/customers/{id}", "customer.read",
              [deps](const Visit& visit) { return one(visit, deps); });
    add_customer_forms(pages, deps);
    add_customer_group_pages(pages, deps);
  };
}

}  // namespace souk::online::console
