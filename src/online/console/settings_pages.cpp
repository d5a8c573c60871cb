// The shop's settings: who it is, where it sells, what is taxed how, how goods are sent. One form; whoever
// saves what somebody else has changed meanwhile is told so.
#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"
#include "online/console/frame.hpp"
#include "online/console/goods.hpp"
#include "online/console/goods_parts.hpp"

namespace souk::online::console {
namespace {

using http::Response;
using shop::Settings;

constexpr std::size_t kMaxFormBytes = 512 * 1024;
constexpr int kUnprocessable = 422;

// The languages that the shop's own pages have words for; the settings may name others for names alone.
void put_texts(Form& form, const std::string& name, const Texts& texts) {
  for (const auto& [language, text] : texts) form.set(name + "/" + language, text);
}

void put_amounts(Form& form, const std::string& name, const std::map<std::string, std::int64_t>& amounts) {
  for (const auto& [code, minor] : amounts) {
    if (const auto currency = Currency::parse(code))
      form.set(name + "/" + code, to_decimal({minor, *currency}));
  }
}

std::string percent_text(std::int64_t basis_points) {
  return to_decimal({basis_points, Currency::of("CNY")});
}

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
  for (std::size_t i = 0; i < settings.tax_classes.size(); ++i) {
    const auto at = fmt::format("tax_classes/{}", i);
    put_texts(form, at + "/name", settings.tax_classes[i].name);
    const auto& rates = settings.tax_classes[i].rates;
    for (std::size_t j = 0; j < rates.size(); ++j)
      form.set(fmt::format("{}/rates/{}/basis_points", at, j), percent_text(rates[j].basis_points));
  }
  for (std::size_t i = 0; i < settings.shipping_methods.size(); ++i) {
    const auto& method = settings.shipping_methods[i];
    const auto at = fmt::format("shipping_methods/{}", i);
    put_texts(form, at + "/name", method.name);
    put_texts(form, at + "/description", method.description);
    put_amounts(form, at + "/price", method.price);
    put_amounts(form, at + "/free_over", method.free_over);
    form.set(at + "/days_min", std::to_string(method.days_min));
    form.set(at + "/days_max", std::to_string(method.days_max));
  }
  return form;
}

// ---- the page ---------------------------------------------------------------------------------------------

Html text_pair(const Visit& visit, const Form& form, const std::string& name, std::string_view word) {
  Html html;
  for (const auto& language : languages_of(visit))
    html << field(visit, form,
                  {.name = name + "/" + language,
                   .label = visit.words(word) + " · " + language_name(visit, language),
                   .max_length = 300});
  return html;
}

Html amount_fields(const Visit& visit, const Form& form, const std::string& name, std::string_view word) {
  Html html;
  for (const auto currency : currencies_of(visit))
    html << field(visit, form,
                  {.name = name + "/" + std::string{currency.code()},
                   .label = visit.words(word) + " (" + std::string{currency.code()} + ")",
                   .max_length = 20,
                   .more = " inputmode=\"decimal\""});
  return html;
}

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

std::string rate_label(const Visit& visit, const shop::TaxRate& rate) {
  std::string label{rate.currency.code()};
  if (!rate.country.empty()) label += " · " + rate.country;
  if (!rate.region.empty()) label += "-" + rate.region;
  return label + " · " + visit.words(rate.included ? "setting.tax_included" : "setting.tax_added") + " (%)";
}

Html taxes_card(const Visit& visit, const Form& form, const Settings& settings) {
  Html body;
  for (std::size_t i = 0; i < settings.tax_classes.size(); ++i) {
    const auto& each = settings.tax_classes[i];
    const auto at = fmt::format("tax_classes/{}", i);
    body << "<fieldset class=\"variant\"><legend class=\"lang-head\">" << visit.text(each.name) << " <code>"
         << each.code << "</code></legend><div class=\"grid-fields\">"
         << text_pair(visit, form, at + "/name", "setting.name");
    for (std::size_t j = 0; j < each.rates.size(); ++j)
      body << field(visit, form,
                    {.name = fmt::format("{}/rates/{}/basis_points", at, j),
                     .label = rate_label(visit, each.rates[j]),
                     .max_length = 8,
                     .more = " inputmode=\"decimal\""});
    body << "</div></fieldset>";
  }
  return card(visit.words("setting.taxes"), body);
}

Html shipping_card(const Visit& visit, const Form& form, const Settings& settings) {
  Html body;
  for (std::size_t i = 0; i < settings.shipping_methods.size(); ++i) {
    const auto& each = settings.shipping_methods[i];
    const auto at = fmt::format("shipping_methods/{}", i);
    body << "<fieldset class=\"variant\"><legend class=\"lang-head\">" << visit.text(each.name) << " <code>"
         << each.code << "</code></legend><div class=\"grid-fields\">"
         << text_pair(visit, form, at + "/name", "setting.name")
         << text_pair(visit, form, at + "/description", "setting.description")
         << amount_fields(visit, form, at + "/price", "setting.ship_price")
         << amount_fields(visit, form, at + "/free_over", "setting.free_over")
         << field(visit, form,
                  {.name = at + "/days_min",
                   .label = visit.words("setting.days_min"),
                   .max_length = 3,
                   .more = " inputmode=\"numeric\""})
         << field(visit, form,
                  {.name = at + "/days_max",
                   .label = visit.words("setting.days_max"),
                   .max_length = 3,
                   .more = " inputmode=\"numeric\""})
         << "</div></fieldset>";
  }
  return card(visit.words("setting.shipping"), body);
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

class Reading {
 public:
  Reading(const Visit& visit, Form& form) : visit_{visit}, form_{form} {}
  std::string text(const std::string& name) const { return std::string{text::trim(form_.value(name))}; }
  void texts(const std::string& name, Texts& into) const {
    for (const auto& language : languages_of(visit_)) {
      auto typed = text(name + "/" + language);
      if (typed.empty()) {
        into.erase(language);
      } else {
        into[language] = std::move(typed);
      }
    }
  }
  void amounts(const std::string& name, std::map<std::string, std::int64_t>& into) {
    for (const auto currency : currencies_of(visit_)) {
      const auto field = name + "/" + std::string{currency.code()};
      if (auto amount = amount_of(form_.value(field), currency); !amount) {
        complain(field, amount.error());
      } else if (*amount) {
        into[std::string{currency.code()}] = **amount;
      } else {
        into.erase(std::string{currency.code()});
      }
    }
  }
  void number(const std::string& name, std::int64_t& into) {
    if (const auto number = form_.number(name); number && *number >= 0 && *number <= 365) {
      into = *number;
    } else {
      complain(name, invalid("form.number", "Write a whole number here."));
    }
  }
  void percent(const std::string& name, std::int64_t& into) {
    if (const auto points = basis_points_of(form_.value(name)); points && *points >= 0 && *points <= 10'000) {
      into = *points;
    } else {
      complain(name, invalid("form.percent", "Write a percentage such as 5 or 12.5 here."));
    }
  }
  void complain(const std::string& name, const Error& error) { form_.errors[name] = visit_.explain(error); }

 private:
  const Visit& visit_;
  Form& form_;
};

void markets_from(Reading& reading, Settings& settings) {
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

Settings settings_from(const Visit& visit, Form& form, Settings settings) {
  Reading reading{visit, form};
  reading.texts("name", settings.name);
  reading.texts("tagline", settings.tagline);
  reading.texts("legal_entity", settings.legal_entity);
  reading.texts("support_hours", settings.support_hours);
  settings.support_mail = reading.text("support_mail");
  settings.support_phone = reading.text("support_phone");
  for (std::size_t i = 0; i < settings.tax_classes.size(); ++i) {
    const auto at = fmt::format("tax_classes/{}", i);
    reading.texts(at + "/name", settings.tax_classes[i].name);
    auto& rates = settings.tax_classes[i].rates;
    for (std::size_t j = 0; j < rates.size(); ++j)
      reading.percent(fmt::format("{}/rates/{}/basis_points", at, j), rates[j].basis_points);
  }
  for (std::size_t i = 0; i < settings.shipping_methods.size(); ++i) {
    auto& method = settings.shipping_methods[i];
    const auto at = fmt::format("shipping_methods/{}", i);
    reading.texts(at + "/name", method.name);
    reading.texts(at + "/description", method.description);
    reading.amounts(at + "/price", method.price);
    reading.amounts(at + "/free_over", method.free_over);
    reading.number(at + "/days_min", method.days_min);
    reading.number(at + "/days_max", method.days_max);
  }
  // Last: the fields above were made for the markets of before.
  markets_from(reading, settings);
  return settings;
}

Result<Response> save(const Visit& visit, const Form& sent) {
  auto form = sent;
  const auto revision = TRY(form.number("revision"));
  const auto before = *visit.settings;
  auto settings = settings_from(visit, form, before);
  if (form.clean()) {
    const auto saved = visit.deps().settings->save(std::move(settings), revision);
    if (saved) return visit.done("/console/settings", "setting.saved");
    take_complaints(visit, saved.error(), form);
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
