#include "online/console/balance_pages.hpp"

#include <charconv>

#include "base/text.hpp"
#include "online/console/frame.hpp"
#include "online/console/goods_parts.hpp"
#include "online/console/parts.hpp"
#include "online/console/staff_parts.hpp"

namespace souk::online::console {
namespace {

using balance::Balance;
using balance::BalanceKind;
using balance::BalanceStatus;
using http::Response;

constexpr std::size_t kPage = 50;
constexpr std::string_view kHere = "/console/balances";

std::string path_of(std::string_view id) { return std::string{kHere} + "/" + std::string{id}; }

std::string name_of(const Visit& visit, const Balance& balance) {
  if (balance.kind == BalanceKind::kGiftCard) return "···" + balance.code_tail;
  const auto account = visit.deps().accounts->load(balance.customer_id.value_or(std::string{}));
  return account && account->value.mail ? *account->value.mail : balance.customer_id.value_or(balance.id);
}

Html state_badge(const Visit& visit, const Balance& balance) {
  if (balance.status == BalanceStatus::kBlocked) return badge("bad", visit.words("balance.blocked"));
  if (balance.expires_at && *balance.expires_at <= visit.now)
    return badge("off", visit.words("balance.expired"));
  if (balance.available_minor == 0) return badge("off", visit.words("balance.empty"));
  return badge("ok", visit.words("balance.active"));
}

Html tabs(const Visit& visit, BalanceKind kind) {
  const auto& words = visit.words;
  const bool cards = kind == BalanceKind::kGiftCard;
  return chips({{words("balance.gift_cards"), std::string{kHere}, cards},
                {words("balance.store_credit"), std::string{kHere} + "?kind=store_credit", !cards}},
               words("nav.balances"));
}

Result<Response> list(const Visit& visit, const BalancePageDeps& deps) {
  const auto& words = visit.words;
  const bool credit = visit.request.query_value("kind") == enum_name(BalanceKind::kStoreCredit);
  const auto kind = credit ? BalanceKind::kStoreCredit : BalanceKind::kGiftCard;
  const std::string cursor{visit.request.query_value("cursor")};
  std::string next;
  const auto shown = TRY(deps.balances->list(kind, kPage, cursor, &next));
  Html main;
  main << tabs(visit, kind);
  if (shown.empty()) {
    main << card("", nothing(visit, "wallet", words(credit ? "balance.no_credit" : "balance.no_cards"),
                             words("balance.none_text")));
  } else {
    main << "<div class=\"card card--flush\"><table class=\"table table--rows\"><thead><tr><th>"
         << words(credit ? "balance.customer" : "balance.card") << "</th><th>" << words("balance.state")
         << "</th><th>" << words("balance.created") << "</th><th class=\"num\">" << words("balance.held")
         << "</th><th class=\"num\">" << words("balance.available") << "</th></tr></thead><tbody>";
    for (const auto& each : shown) {
      main << "<tr><td><a class=\"row-link\" href=\"" << path_of(each.id) << "\">" << name_of(visit, each)
           << "</a></td><td data-label=\"" << words("balance.state") << "\">" << state_badge(visit, each)
           << "</td><td data-label=\"" << words("balance.created") << "\">" << visit.moment(each.created_at)
           << "</td><td class=\"num\" data-label=\"" << words("balance.held") << "\">"
           << visit.money(each.held_minor(), each.currency) << "</td><td class=\"num\" data-label=\""
           << words("balance.available") << "\"><b>" << visit.money(each.available_minor, each.currency)
           << "</b></td></tr>";
    }
    main << "</tbody></table></div>";
  }
  main << pager(visit, credit ? std::string{kHere} + "?kind=store_credit" : std::string{kHere}, cursor, next);
  Html actions;
  if (visit.may("balance.write"))
    actions << "<a class=\"btn\" href=\"/console/new/"
            << (credit ? Markup{"store-credit"} : Markup{"gift-card"}) << "\">"
            << icon(visit, "plus", "icon--sm") << words(credit ? "balance.give" : "balance.issue") << "</a>";
  return page(visit, {.title = words("nav.balances"), .nav = "balances", .actions = actions}, main);
}

Html amount_fields(const Visit& visit, const Form& form) {
  Html html;
  html << field(visit, form,
                {.name = "amount",
                 .label = visit.words("balance.amount"),
                 .required = true,
                 .max_length = 20,
                 .more = " inputmode=\"decimal\""})
       << select(visit, form, {.name = "currency", .label = visit.words("balance.currency")},
                 currency_choices(visit));
  return html;
}

Result<Money> amount_from(const Form& form) {
  const auto currency = TRY(Currency::parse(form.value("currency")));
  const auto minor = TRY(amount_of(form.value("amount"), currency));
  if (!minor || *minor == 0) return fail(invalid("balance.amount", "Write an amount of more than 0."));
  return Money{*minor, currency};
}

Result<Response> new_card(const Visit& visit) {
  const auto& words = visit.words;
  Html body;
  body << form_open(visit, "/console/new/gift-card", "form") << amount_fields(visit, {})
       << field(visit, {},
                {.name = "expires_at",
                 .label = words("balance.expires"),
                 .hint = words("balance.expires_hint"),
                 .type = "datetime-local"})
       << field(visit, {}, {.name = "note", .label = words("balance.note"), .max_length = 500})
       << "<div class=\"btn-row\"><button class=\"btn\">" << words("balance.issue")
       << "</button></div></form>";
  return page(visit, {.title = words("balance.issue"), .nav = "balances", .back = std::string{kHere}},
              card("", body, "card--narrow"));
}

Result<Response> issue(const Visit& visit, const BalancePageDeps& deps, const Form& form) {
  const auto amount = TRY(amount_from(form));
  const auto expires_at = TRY(instant_of(visit, form.value("expires_at")));
  const auto issued = TRY(deps.balances->issue_card({.amount = amount,
                                                     .expires_at = expires_at,
                                                     .note = text::shorten(form.value("note"), 500),
                                                     .key = "console " + visit.command_id(form)},
                                                    visit.act().actor));
  if (issued.code.empty()) return visit.done(path_of(issued.card.id), "balance.issued_before");
  return page(visit, {.title = visit.words("balance.issued"), .nav = "balances", .back = std::string{kHere}},
              shown_once(visit, visit.money(amount.minor, amount.currency), visit.words("balance.code_text"),
                         issued.code, path_of(issued.card.id)));
}

Result<Response> new_credit(const Visit& visit) {
  const auto& words = visit.words;
  Form form;
  form.set("mail", std::string{visit.request.query_value("mail")});
  Html body;
  body << form_open(visit, "/console/new/store-credit", "form")
       << field(visit, form,
                {.name = "mail",
                 .label = words("balance.mail"),
                 .type = "email",
                 .required = true,
                 .max_length = 254})
       << amount_fields(visit, form)
       << field(visit, form,
                {.name = "note", .label = words("balance.why"), .required = true, .max_length = 500})
       << "<div class=\"btn-row\"><button class=\"btn\">" << words("balance.give")
       << "</button></div></form>";
  return page(visit, {.title = words("balance.give"), .nav = "balances", .back = std::string{kHere}},
              card("", body, "card--narrow"));
}

Result<Response> give(const Visit& visit, const BalancePageDeps& deps, const Form& form) {
  const auto amount = TRY(amount_from(form));
  const auto mail = text::to_lower_ascii(text::trim(form.value("mail")));
  const auto account = TRY(deps.accounts->find_by_mail(mail));
  if (!account) return fail(not_found("customer.missing", "There is no customer with this mail."));
  const auto why = text::trim(form.value("note"));
  if (why.empty()) return fail(invalid("balance.note", "Say why."));
  const auto credit = TRY(deps.balances->open_credit(account->id, amount.currency));
  TRY(deps.balances->adjust(credit.id, amount.minor, text::shorten(why, 500), visit.act().actor,
                            visit.command_id(form)));
  return visit.done(path_of(credit.id), "balance.given");
}

Html movement_row(const Visit& visit, const Balance& balance, const balance::Movement& one) {
  const auto& words = visit.words;
  const auto signed_money = [&](std::int64_t minor) {
    return (minor < 0   ? "−"
            : minor > 0 ? "+"
                        : "") +
           visit.money(minor < 0 ? -minor : minor, balance.currency);
  };
  Html html;
  html << "<tr><td>" << words.of("balance.moves.", enum_name(one.kind)) << "<p class=\"u-muted\">"
       << visit.moment(one.at) << "</p></td><td data-label=\"" << words("balance.about") << "\">";
  if (!one.order_id.empty())
    html << "<a href=\"/console/orders/" << one.order_id << "\">" << words("balance.order") << "</a> ";
  html << one.note << "</td><td data-label=\"" << words("balance.actor") << "\">"
       << actor_of(visit, one.actor) << "</td><td class=\"num\" data-label=\"" << words("balance.change")
       << "\">" << signed_money(one.available) << "</td><td class=\"num\" data-label=\""
       << words("balance.left") << "\">" << visit.money(one.left, balance.currency) << "</td></tr>";
  return html;
}

Result<Html> history(const Visit& visit, const BalancePageDeps& deps, const Balance& balance) {
  const auto& words = visit.words;
  std::int64_t before = -1;
  const auto asked = visit.request.query_value("before");
  if (!asked.empty()) (void)std::from_chars(asked.data(), asked.data() + asked.size(), before);
  const auto shown = TRY(deps.balances->history(balance.id, kPage, before));
  Html html;
  html << "<div class=\"card card--flush\"><table class=\"table table--rows\"><thead><tr><th>"
       << words("balance.what") << "</th><th>" << words("balance.about") << "</th><th>"
       << words("balance.actor") << "</th><th class=\"num\">" << words("balance.change")
       << "</th><th class=\"num\">" << words("balance.left") << "</th></tr></thead><tbody>";
  for (const auto& one : shown.movements) html << movement_row(visit, balance, one);
  html << "</tbody></table></div>";
  if (shown.next_before > 0)
    html << "<p><a class=\"btn btn--quiet\" href=\""
         << with_query(path_of(balance.id), "before", std::to_string(shown.next_before)) << "\">"
         << words("pager.next") << "</a></p>";
  return html;
}

Html change_card(const Visit& visit, const Balance& balance) {
  const auto& words = visit.words;
  const bool blocked = balance.status == BalanceStatus::kBlocked;
  Html html;
  html << form_open(visit, path_of(balance.id) + "/adjust", "form")
       << select(visit, {}, {.name = "direction", .label = words("balance.direction")},
                 {{"on", words("balance.put_on")}, {"off", words("balance.take_off")}})
       << field(visit, {},
                {.name = "amount",
                 .label = words("balance.amount") + " (" + std::string{balance.currency.code()} + ")",
                 .required = true,
                 .max_length = 20,
                 .more = " inputmode=\"decimal\""})
       << field(visit, {},
                {.name = "note", .label = words("balance.why"), .required = true, .max_length = 500})
       << "<div class=\"btn-row\"><button class=\"btn\">" << words("balance.adjust")
       << "</button></div></form>"
       << form_open(visit, path_of(balance.id) + (blocked ? "/unblock" : "/block")) << "<button class=\"btn "
       << (blocked ? Markup{"btn--quiet"} : Markup{"btn--bad"}) << "\">"
       << words(blocked ? "balance.unblock" : "balance.block") << "</button></form>";
  return card(words("balance.adjust"), html);
}

Result<Response> show(const Visit& visit, const BalancePageDeps& deps) {
  const auto& words = visit.words;
  const auto balance = TRY(deps.balances->load(visit.request.path_parameter("id")));
  const bool is_card = balance.kind == BalanceKind::kGiftCard;
  Html facts;
  facts << "<dl class=\"facts\">";
  fact(facts, words("balance.available"), visit.money(balance.available_minor, balance.currency));
  fact(facts, words("balance.held"), visit.money(balance.held_minor(), balance.currency));
  if (balance.expires_at) fact(facts, words("balance.expires"), visit.moment(*balance.expires_at));
  fact(facts, words("balance.note"), balance.note);
  facts << "</dl>";
  Html main;
  main << "<div class=\"split\"><div class=\"split-main\">" << TRY(history(visit, deps, balance))
       << "</div><div class=\"split-side\">" << card("", facts);
  if (visit.may("balance.write")) main << change_card(visit, balance);
  main << "</div></div>";
  return page(
      visit,
      {.title = words(is_card ? "balance.card" : "balance.store_credit") + " " + name_of(visit, balance),
       .nav = "balances",
       .actions = state_badge(visit, balance),
       .back = std::string{kHere} + (is_card ? "" : "?kind=store_credit")},
      main);
}

Result<Response> adjust(const Visit& visit, const BalancePageDeps& deps, const Form& form) {
  const std::string id{visit.request.path_parameter("id")};
  const auto balance = TRY(deps.balances->load(id));
  const auto minor = TRY(amount_of(form.value("amount"), balance.currency));
  const auto why = text::trim(form.value("note"));
  if (!minor || *minor == 0) return fail(invalid("balance.amount", "Write an amount of more than 0."));
  if (why.empty()) return fail(invalid("balance.note", "Say why."));
  TRY(deps.balances->adjust(id, form.value("direction") == "off" ? -*minor : *minor, text::shorten(why, 500),
                            visit.act().actor, visit.command_id(form)));
  return visit.done(path_of(id), "balance.adjusted");
}

Result<Response> set_status(const Visit& visit, const BalancePageDeps& deps, BalanceStatus status) {
  const std::string id{visit.request.path_parameter("id")};
  TRY(deps.balances->set_status(id, status));
  return visit.done(path_of(id), "balance.saved");
}

}  // namespace

Console::AddPages balance_pages(BalancePageDeps deps) {
  return [deps](Pages& pages) {
    const std::string here{kHere};
    pages.nav(
        {.key = "balances", .path = here, .icon = "wallet", .permission = "balance.read", .group = "sell"});
    pages.get(here, "balance.read", [deps](const Visit& visit) { return list(visit, deps); });
    pages.get(here + "/{id}", "balance.read", [deps](const Visit& visit) { return show(visit, deps); });
    pages.get("/console/new/gift-card", "balance.write", new_card);
    pages.get("/console/new/store-credit", "balance.write", new_credit);
    pages.post("/console/new/gift-card", "balance.write",
               [deps](const Visit& visit, const Form& form) { return issue(visit, deps, form); });
    pages.post("/console/new/store-credit", "balance.write",
               [deps](const Visit& visit, const Form& form) { return give(visit, deps, form); });
    pages.post(here + "/{id}/adjust", "balance.write",
               [deps](const Visit& visit, const Form& form) { return adjust(visit, deps, form); });
    pages.post(here + "/{id}/block", "balance.write", [deps](const Visit& visit, const Form&) {
      return set_status(visit, deps, BalanceStatus::kBlocked);
    });
    pages.post(here + "/{id}/unblock", "balance.write", [deps](const Visit& visit, const Form&) {
      return set_status(visit, deps, BalanceStatus::kActive);
    });
  };
}

}  // namespace souk::online::console
