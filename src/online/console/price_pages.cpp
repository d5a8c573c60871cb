// Price lists: which there are, when and for whom each holds, and its prices.
#include <fmt/format.h>

#include "base/text.hpp"
#include "online/catalogue/edit.hpp"
#include "online/console/frame.hpp"
#include "online/console/goods.hpp"
#include "online/console/goods_parts.hpp"

namespace souk::online::console {
namespace {

using catalogue::PriceList;
using http::Response;

constexpr std::size_t kPage = 50;
constexpr int kUnprocessable = 422;

std::string path_of(std::string_view code) { return "/console/prices/" + text::percent_encode(code); }

Html state_badge(const Visit& visit, const PriceList& list) {
  if (list.removed) return badge("off", visit.words("price.removed"));
  if (list.ends_at && *list.ends_at <= visit.now) return badge("off", visit.words("price.over"));
  if (list.starts_at && visit.now < *list.starts_at) return badge("info", visit.words("price.planned"));
  return badge("ok", visit.words("price.holds"));
}

std::string when_text(const Visit& visit, const PriceList& list) {
  if (!list.starts_at && !list.ends_at) return visit.words("price.always");
  const auto from = list.starts_at ? visit.moment(*list.starts_at) : std::string{"…"};
  const auto until = list.ends_at ? visit.moment(*list.ends_at) : std::string{"…"};
  return from + " – " + until;
}

std::string group_text(const Visit& visit, const PriceList& list) {
  return list.group.empty() ? visit.words("price.everybody") : list.group;
}

Result<Response> list(const Visit& visit) {
  const auto lists = TRY(catalogue::price_lists(*visit.deps().catalogue));
  Html main;
  main << "<p class=\"lead\">" << visit.words("price.text") << "</p>";
  if (lists.empty()) {
    main << card("", nothing(visit, "prices", visit.words("price.none"), visit.words("price.none_text")));
  } else {
    main << "<div class=\"card card--flush\"><table class=\"table table--rows\"><thead><tr><th>"
         << visit.words("price.name") << "</th><th>" << visit.words("price.state_head") << "</th><th>"
         << visit.words("price.currency") << "</th><th>" << visit.words("price.group") << "</th><th>"
         << visit.words("price.when") << "</th><th class=\"num\">" << visit.words("price.prices")
         << "</th></tr></thead><tbody>";
    for (const auto& each : lists)
      main << "<tr><td><a class=\"row-link\" href=\"" << path_of(each.code) << "\">" << visit.text(each.name)
           << "</a></td><td data-label=\"" << visit.words("price.state_head") << "\">"
           << state_badge(visit, each) << "</td><td data-label=\"" << visit.words("price.currency") << "\">"
           << each.currency.code() << "</td><td data-label=\"" << visit.words("price.group") << "\">"
           << group_text(visit, each) << "</td><td data-label=\"" << visit.words("price.when") << "\">"
           << when_text(visit, each) << "</td><td class=\"num\" data-label=\"" << visit.words("price.prices")
           << "\">"
           << visit.number(
                  static_cast<std::int64_t>(catalogue::price_count(*visit.deps().catalogue, each.code)))
           << "</td></tr>";
    main << "</tbody></table></div>";
  }
  Html actions;
  if (visit.may("catalogue.write"))
    actions << "<a class=\"btn\" href=\"/console/new/price-list\">" << icon(visit, "plus", "icon--sm")
            << visit.words("price.new") << "</a>";
  return page(visit, {.title = visit.words("nav.prices"), .nav = "prices", .actions = actions}, main);
}

Form form_of(const Visit& visit, const PriceList& list) {
  Form form;
  form.set("code", list.code);
  for (const auto& [language, text] : list.name) form.set("name/" + language, text);
  form.set("currency", std::string{list.currency.code()});
  form.set("group", list.group);
  if (list.starts_at) form.set("starts_at", local_time(visit, *list.starts_at));
  if (list.ends_at) form.set("ends_at", local_time(visit, *list.ends_at));
  return form;
}

Html fields(const Visit& visit, const Form& form, bool fresh) {
  Html html;
  html << "<div class=\"form\"><div class=\"grid-fields\">";
  for (const auto& language : languages_of(visit))
    html << field(visit, form,
                  {.name = "name/" + language,
                   .label = visit.words("price.name_in", {{"language", language_name(visit, language)}}),
                   .max_length = 200});
  if (fresh)
    html << field(visit, form,
                  {.name = "code",
                   .label = visit.words("price.code"),
                   .hint = visit.words("price.code_hint"),
                   .required = true,
                   .max_length = 64})
         << select(visit, form, {.name = "currency", .label = visit.words("price.currency")},
                   currency_choices(visit));
  html << field(visit, form,
                {.name = "group",
                 .label = visit.words("price.group"),
                 .hint = visit.words("price.group_hint"),
                 .max_length = 64})
       << field(visit, form,
                {.name = "starts_at", .label = visit.words("price.starts_at"), .type = "datetime-local"})
       << field(visit, form,
                {.name = "ends_at",
                 .label = visit.words("price.ends_at"),
                 .hint = visit.words("price.ends_hint"),
                 .type = "datetime-local"})
       << "</div><div class=\"btn-row\"><button class=\"btn\">" << visit.words("action.save")
       << "</button></div></div>";
  return html;
}

PriceList list_from(const Visit& visit, Form& form, PriceList list) {
  for (const auto& language : languages_of(visit)) {
    auto typed = std::string{text::trim(form.value("name/" + language))};
    if (typed.empty()) {
      list.name.erase(language);
    } else {
      list.name[language] = std::move(typed);
    }
  }
  list.group = text::trim(form.value("group"));
  const auto take = [&](const char* name, std::optional<Instant>& into) {
    const auto at = instant_of(visit, form.value(name));
    if (at) {
      into = *at;
    } else {
      form.errors[name] = visit.explain(at.error());
    }
  };
  take("starts_at", list.starts_at);
  take("ends_at", list.ends_at);
  return list;
}

Html price_row(const Visit& visit, const PriceList& list, const catalogue::ListedPrice& price) {
  Html html;
  const auto found =
      visit.deps().catalogue->find_variant_by_code(*visit.deps().catalogue->snapshot(), price.variant_sku);
  html << "<tr><td class=\"wide\">";
  if (found) {
    html << article(visit, *found->product, found->variant,
                    "/console/products/" + text::percent_encode(price.product_sku));
  } else {
    html << price.variant_sku;
  }
  html << "</td><td class=\"num\" data-label=\"" << visit.words("price.base") << "\">"
       << (price.base ? visit.money(*price.base, list.currency) : std::string{"–"})
       << "</td><td class=\"num\" data-label=\"" << visit.words("price.amount") << "\"><b>"
       << visit.money(price.amount, list.currency) << "</b></td><td class=\"num\">";
  if (visit.may("catalogue.write"))
    html << form_open(visit, path_of(list.code) + "/take-out") << hidden("variant", price.variant_sku)
         << "<button class=\"tool-btn\" aria-label=\""
         << visit.words("price.take_out", {{"code", price.variant_sku}}) << "\">" << icon(visit, "trash")
         << "</button></form>";
  html << "</td></tr>";
  return html;
}

Html add_form(const Visit& visit, const PriceList& list) {
  Html body;
  body << form_open(visit, path_of(list.code) + "/put", "filters")
       << field(visit, {},
                {.name = "variant",
                 .label = visit.words("price.variant"),
                 .required = true,
                 .max_length = 64,
                 .classes = "field--grow"})
       << field(visit, {},
                {.name = "amount",
                 .label = visit.words("price.amount") + " (" + std::string{list.currency.code()} + ")",
                 .required = true,
                 .max_length = 20,
                 .more = " inputmode=\"decimal\""})
       << "<button class=\"btn\">" << visit.words("action.add") << "</button></form><p class=\"field-hint\">"
       << visit.words("price.add_hint") << "</p>";
  return card(visit.words("price.add"), body);
}

Result<Html> prices_table(const Visit& visit, const PriceList& list) {
  const auto cursor = visit.request.query_value("cursor");
  const auto shown = TRY(catalogue::prices_of_list(*visit.deps().catalogue, list, kPage, cursor));
  Html html;
  if (shown.prices.empty()) {
    html << card("", nothing(visit, "prices", visit.words("price.empty"), visit.words("price.empty_text")));
    return html;
  }
  html << "<div class=\"card card--flush\"><table class=\"table table--rows\"><thead><tr><th>"
       << visit.words("product.name") << "</th><th class=\"num\">" << visit.words("price.base")
       << "</th><th class=\"num\">" << visit.words("price.amount") << "</th><th><span class=\"u-hidden\">"
       << visit.words("action.remove") << "</span></th></tr></thead><tbody>";
  for (const auto& each : shown.prices) html << price_row(visit, list, each);
  html << "</tbody></table></div>" << pager(visit, path_of(list.code), cursor, shown.next_cursor);
  return html;
}

Result<Response> show(const Visit& visit, const catalogue::StoredList& stored, const Form& form, int status) {
  const auto& list = stored.value;
  const bool may = visit.may("catalogue.write") && !list.removed;
  Html main;
  main << complaints(visit, form);
  if (may) {
    Html body;
    body << form_open(visit, path_of(list.code)) << hidden("revision", std::to_string(stored.revision))
         << fields(visit, form, false) << "</form>";
    main << card("", body) << add_form(visit, list);
  }
  main << TRY(prices_table(visit, list));
  if (may) {
    Html danger;
    danger << "<p class=\"lead\">" << visit.words("price.remove_text") << "</p>"
           << form_open(visit, path_of(list.code) + "/remove") << "<button class=\"btn btn--bad\">"
           << visit.words("price.remove") << "</button></form>";
    main << card("", danger);
  }
  return page(visit,
              {.title = visit.text(list.name),
               .nav = "prices",
               .actions = state_badge(visit, list),
               .back = "/console/prices",
               .subtitle = std::string{list.currency.code()} + " · " + group_text(visit, list) + " · " +
                           when_text(visit, list)},
              main, status);
}

Result<Response> save(const Visit& visit, const Form& sent) {
  const auto code = visit.request.path_parameter("code");
  const auto stored = TRY(catalogue::load_price_list(*visit.deps().catalogue, code));
  auto form = sent;
  auto changed = list_from(visit, form, stored.value);
  const auto revision = TRY(form.number("revision"));
  if (form.clean()) {
    const auto saved = catalogue::save_price_list(*visit.deps().catalogue, std::move(changed), revision);
    if (saved) {
      TRY(visit.deps().bulk->carry_list(code));
      return visit.done(path_of(code), "price.saved");
    }
    take_complaints(visit, saved.error(), form);
  }
  return show(visit, stored, form, kUnprocessable);
}

Response blank(const Visit& visit, const Form& form, int status) {
  Html body;
  body << form_open(visit, "/console/new/price-list") << fields(visit, form, true) << "</form>";
  Html main;
  main << complaints(visit, form) << card("", body);
  return page(visit, {.title = visit.words("price.new"), .nav = "prices", .back = "/console/prices"}, main,
              status);
}

Result<Response> create(const Visit& visit, const Form& sent) {
  auto form = sent;
  PriceList list;
  list.code = text::trim(form.value("code"));
  if (const auto currency = Currency::parse(form.value("currency"))) list.currency = *currency;
  list = list_from(visit, form, std::move(list));
  if (form.clean()) {
    const auto made = catalogue::create_price_list(*visit.deps().catalogue, list);
    if (made) return visit.done(path_of(list.code), "price.created");
    take_complaints(visit, made.error(), form);
  }
  return blank(visit, form, kUnprocessable);
}

Result<Response> put(const Visit& visit, const Form& form) {
  const auto stored =
      TRY(catalogue::load_price_list(*visit.deps().catalogue, visit.request.path_parameter("code")));
  const auto& list = stored.value;
  if (list.removed) return fail(not_found("price_list.missing", "This price list is being removed."));
  const auto amount = TRY(amount_of(form.value("amount"), list.currency));
  if (!amount) return fail(invalid("form.money", "Write an amount such as 129 or 129.50 here."));
  const auto found = TRY(visit.deps().catalogue->find_variant_by_code(*visit.deps().catalogue->snapshot(),
                                                                      text::trim(form.value("variant"))));
  TRY(catalogue::set_list_price(*visit.deps().catalogue, list, found.variant->sku, *amount));
  await_product(visit, found.product->sku);
  return visit.done(path_of(list.code), "price.put", {{"code", found.variant->sku}});
}

std::string variant_product(const Visit& visit, std::string_view variant) {
  const auto found = visit.deps().catalogue->find_by_sku(*visit.deps().catalogue->snapshot(), variant);
  return found ? (*found)->sku : std::string{};
}

Result<Response> take_out(const Visit& visit, const Form& form) {
  const auto stored =
      TRY(catalogue::load_price_list(*visit.deps().catalogue, visit.request.path_parameter("code")));
  TRY(catalogue::set_list_price(*visit.deps().catalogue, stored.value, form.value("variant"), std::nullopt));
  const auto found = variant_product(visit, form.value("variant"));
  if (!found.empty()) await_product(visit, found);
  return visit.done(path_of(stored.value.code), "price.taken_out", {{"code", form.value("variant")}});
}

Result<Response> remove(const Visit& visit, const Form&) {
  const auto code = visit.request.path_parameter("code");
  TRY(catalogue::begin_removing_price_list(*visit.deps().catalogue, code));
  TRY(visit.deps().bulk->carry_list(code));
  return visit.done("/console/prices", "price.removing");
}

}  // namespace

void add_price_pages(Pages& pages) {
  if (pages.desk().deps.bulk == nullptr) return;
  pages.nav({.key = "prices",
             .path = "/console/prices",
             .icon = "prices",
             .permission = "catalogue.read",
             .group = "goods"});
  pages.get("/console/prices", "catalogue.read", list);
  pages.get("/console/prices/{code}", "catalogue.read", [](const Visit& visit) -> Result<Response> {
    const auto stored =
        TRY(catalogue::load_price_list(*visit.deps().catalogue, visit.request.path_parameter("code")));
    return show(visit, stored, form_of(visit, stored.value), 200);
  });
  pages.get("/console/new/price-list", "catalogue.write",
            [](const Visit& visit) -> Result<Response> { return blank(visit, {}, 200); });
  pages.post("/console/new/price-list", "catalogue.write", create);
  pages.post("/console/prices/{code}", "catalogue.write", save);
  pages.post("/console/prices/{code}/put", "catalogue.write", put);
  pages.post("/console/prices/{code}/take-out", "catalogue.write", take_out);
  pages.post("/console/prices/{code}/remove", "catalogue.write", remove);
}

}  // namespace souk::online::console
