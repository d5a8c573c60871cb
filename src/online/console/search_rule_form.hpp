// A search rule as a form, and back.
#pragma once

#include "online/console/search_parts.hpp"

namespace souk::online::console {

Form rule_form(const Visit& visit, const search::SearchRule& rule);
// What was typed; complaints are in `form` afterwards.
search::SearchRule rule_from(const Visit& visit, Form& form);
Html rule_fields(const Visit& visit, const Form& form);

// "brand oak 1.5", one a line: category, brand and product (any of those named), and by how much. kInvalid
// "form.boosts".
Result<std::vector<search::RuleBoost>> boosts_from(std::string_view text);
std::string text_of_boosts(const std::vector<search::RuleBoost>& boosts);

// "Exactly “tea”, in Tableware, until 3 Dec" and "first TBL-CG; hides 2".
std::string trigger_text(const Visit& visit, const search::RuleTrigger& trigger);
std::string action_text(const Visit& visit, const search::RuleActions& actions);

}  // namespace souk::online::console
