// Fields of the settings form, and reading them back.
#include "base/text.hpp"
#include "online/console/settings_parts.hpp"

namespace souk::online::console {

void put_texts(Form& form, const std::string& name, const Texts& texts) {
  for (const auto& [language, text] : texts) form.set(name + "/" + language, text);
}

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

std::string SettingsReading::text(const std::string& name) const {
  return std::string{text::trim(form_.value(name))};
}

void SettingsReading::texts(const std::string& name, Texts& into) const {
  for (const auto& language : languages_of(visit_)) {
    auto typed = text(name + "/" + language);
    if (typed.empty()) {
      into.erase(language);
    } else {
      into[language] = std::move(typed);
    }
  }
}

void SettingsReading::amounts(const std::string& name, std::map<std::string, std::int64_t>& into) {
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

void SettingsReading::number(const std::string& name, std::int64_t& into) {
  if (const auto number = form_.number(name); number && *number >= 0 && *number <= 365) {
    into = *number;
  } else {
    complain(name, invalid("form.number", "Write a whole number here."));
  }
}

void SettingsReading::percent(const std::string& name, std::int64_t& into) {
  if (const auto points = basis_points_of(form_.value(name)); points && *points >= 0 && *points <= 10'000) {
    into = *points;
  } else {
    complain(name, invalid("form.percent", "Write a percentage such as 5 or 12.5 here."));
  }
}

void SettingsReading::complain(const std::string& name, const Error& error) {
  form_.errors[name] = visit_.explain(error);
}

void SettingsReading::complain_in_words(const std::string& name, std::string_view word) {
  form_.errors[name] = visit_.words(word);
}

}  // namespace souk::online::console
