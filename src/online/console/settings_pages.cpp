// The shop's settings: who it is, where it sells, what is taxed how, how goods are sent. One form; whoever
// saves what somebody else has changed meanwhile is told so.
#include <fmt/format.h>

#include "online/console/frame.hpp"
#include "online/console/goods.hpp"
#include "online/console/settings_parts.hpp"

namespace souk::online::console {
namespace {

using http::Response;
using shop::Settings;

constexpr std::size_t kMaxFormBytes = 512 * 1024;
constexpr int kUnprocessable = 422;

Form form_of(const Settings& settings) {
  Form form;
  put_texts(form, "name", settings.name);
  put_texts(form, "tagline", settings.tagline);
  put_texts(form, "legal_entity", settings.legal_entity);
  put_texts(form, "support_hours", settings.support_hours);
  form.set("support_mail", settings.support_mail);
  form.set("support_phone", settings.support_phone);
  for (std::size_t i = 0; i < settings.markets.size(); ++i) {
    form.set(fmt::format("markets/{}/language", i), settings.markets[i].language);
    form.set(fmt::format("markets/{}/currency", i), std::string{settings.markets[i].currency.code()});
  }
  put_lists(form, settings);
  return form;
}

// ---- the page ---------------------------------------------------------------------------------------------

Html about_card(const Visit& visit, const Form& form) {
  Html body;
  body << "<div class=\"grid-fields grid-fields--wide\">" << text_pair(visit, form, "name", "setting.name")
       << text_pair(visit, form, "tagline", "setting.tagline")
       << text_pair(visit, form, "legal_entity", "setting.legal_entity")
       << field(visit, form, {.name = "support_mail", .label = visit.words("setting.mail"), .type = "email"})
       << field(visit, form,
                {.name = "support_phone",
                 .label = visit.words("setting.phone"),
                 .type = "tel",
                 .max_length = 40})
       << text_pair(visit, form, "support_hours", "setting.hours") << "</div>";
  return card(visit.words("setting.about"), body);
}

std::size_t rows_in(const Form& form, std::string_view list, std::string_view member) {
  std::size_t rows = 0;
  while (rows < 50 && form.has(fmt::format("{}/{}/{}", list, rows, member))) ++rows;
  while (rows > 0 && form.value(fmt::format("{}/{}/{}", list, rows - 1, member)).empty()) --rows;
  return rows;
}

Html markets_card(const Visit& visit, const Form& form) {
  Html body;
  body << "<p class=\"lead\">" << visit.words("setting.markets_text") << "</p>";
  const auto rows = rows_in(form, "markets", "language") + 1;
  for (std::size_t i = 0; i < rows; ++i) {
    const auto at = fmt::format("markets/{}", i);
    body << "<div class=\"form-row\">"
         << field(visit, form,
                  {.name = at + "/language",
                   .label = visit.words("setting.language_n", {{"n", std::to_string(i + 1)}}),
                   .max_length = 35,
                   .more = " placeholder=\"en\""})
         << field(visit, form,
                  {.name = at + "/currency",
                   .label = visit.words("setting.currency_n", {{"n", std::to_string(i + 1)}}),
                   .max_length = 3,
                   .more = " placeholder=\"USD\" autocapitalize=\"characters\""})
         << "</div>";
  }
  return card(visit.words("setting.markets"), body);
}

Response show(const Visit& visit, const Settings& settings, const Form& form, std::int64_t revision,
              int status) {
  const bool may = visit.may("settings.write");
  Html main;
  main << complaints(visit, form) << form_open(visit, "/console/settings")
       << hidden("revision", std::to_string(revision)) << about_card(visit, form) << markets_card(visit, form)
       << shipping_card(visit, form, settings) << taxes_card(visit, form, settings);
  if (may)
    main << "<div class=\"save-bar\"><button class=\"btn\">" << visit.words("action.save")
         << "</button></div>";
  main << "</form>";
  return page(visit, {.title = visit.words("nav.settings"), .nav = "settings"}, main, status);
}

// ---- back -------------------------------------------------------------------------------------------------

void markets_from(SettingsReading& reading, Settings& settings) {
  std::vector<shop::Market> markets;
  for (std::size_t i = 0; i < 20; ++i) {
    const auto at = fmt::format("markets/{}", i);
    auto language = reading.text(at + "/language");
    if (language.empty()) continue;
    const auto currency = Currency::parse(reading.text(at + "/currency"));
    if (!currency) {
      reading.complain(at + "/currency", currency.error());
      continue;
    }
    markets.push_back({std::move(language), *currency});
  }
  settings.markets = std::move(markets);
}

SettingsRows settings_from(const Visit& visit, Form& form, Settings& settings) {
  SettingsReading reading{visit, form};
  reading.texts("name", settings.name);
  reading.texts("tagline", settings.tagline);
  reading.texts("legal_entity", settings.legal_entity);
  reading.texts("support_hours", settings.support_hours);
  settings.support_mail = reading.text("support_mail");
  settings.support_phone = reading.text("support_phone");
  auto rows = lists_from(reading, settings);
  // Last: the fields above were made for the markets of before.
  markets_from(reading, settings);
  return rows;
}

// Whether all that is gone may go; complains where it may not.
Result<bool> may_go(const Visit& visit, Form& form, const Settings& before, const Settings& after) {
  if (!visit.deps().uses_of_settings) return true;
  const auto uses = TRY(visit.deps().uses_of_settings(before, after));
  complain_of_uses(visit, form, before, uses);
  return uses.empty();
}

Result<Response> save(const Visit& visit, const Form& sent) {
  auto form = sent;
  const auto revision = TRY(form.number("revision"));
  const auto before = *visit.settings;
  auto settings = before;
  const auto rows = settings_from(visit, form, settings);
  if (form.clean() && TRY(may_go(visit, form, before, settings))) {
    const auto saved = visit.deps().settings->save(std::move(settings), revision);
    if (saved) return visit.done("/console/settings", "setting.saved");
    take_complaints(visit, saved.error(), form);
    move_complaints(form, rows);
  }
  return show(visit, before, form, revision, kUnprocessable);
}

}  // namespace

void add_settings_pages(Pages& pages) {
  pages.nav({.key = "settings",
             .path = "/console/settings",
             .icon = "settings",
             .permission = "settings.read",
             .group = "system"});
  pages.get("/console/settings", "settings.read", [](const Visit& visit) -> Result<Response> {
    const auto revision = visit.deps().settings->revision();
    const auto settings = visit.deps().settings->get();
    return show(visit, *settings, form_of(*settings), revision, 200);
  });
  pages.post("/console/settings", "settings.write", save, kMaxFormBytes);
}

}  // namespace souk::online::console
