// What the parts of the settings form share: fields by the shop's languages and currencies, and reading them
// back; and its two lists, tax classes and shipping methods (settings_lists.cpp).
#pragma once

#include <map>
#include <string>
#include <vector>

#include "online/console/goods_parts.hpp"

namespace souk::online::console {

void put_texts(Form& form, const std::string& name, const Texts& texts);
// One field for each of the shop's languages, or currencies; `word` is their label.
Html text_pair(const Visit& visit, const Form& form, const std::string& name, std::string_view word);
Html amount_fields(const Visit& visit, const Form& form, const std::string& name, std::string_view word);

// Takes what was typed into the settings; what cannot be read is complained about in the form.
class SettingsReading {
 public:
  SettingsReading(const Visit& visit, Form& form) : visit_{visit}, form_{form} {}
  const Visit& visit() const { return visit_; }
  const Form& form() const { return form_; }
  std::string text(const std::string& name) const;
  void texts(const std::string& name, Texts& into) const;
  void amounts(const std::string& name, std::map<std::string, std::int64_t>& into);
  void number(const std::string& name, std::int64_t& into);
  void percent(const std::string& name, std::int64_t& into);
  void complain(const std::string& name, const Error& error);
  void complain_in_words(const std::string& name, std::string_view word);

 private:
  const Visit& visit_;
  Form& form_;
};

// ---- settings_lists.cpp ----
// Which row of the form each entry of a list came from: "2", or "new". Rows move up when others go.
struct SettingsRows {
  std::vector<std::string> tax_classes;
  std::vector<std::string> shipping_methods;
};
void put_lists(Form& form, const shop::Settings& settings);
Html taxes_card(const Visit& visit, const Form& form, const shop::Settings& settings);
Html shipping_card(const Visit& visit, const Form& form, const shop::Settings& settings);
SettingsRows lists_from(SettingsReading& reading, shop::Settings& settings);
// Complaints of a save, by the entries' places, put to their rows; and why an entry cannot be removed.
void move_complaints(Form& form, const SettingsRows& rows);
void complain_of_uses(const Visit& visit, Form& form, const shop::Settings& before,
                      const std::vector<shop::Use>& uses);

}  // namespace souk::online::console
