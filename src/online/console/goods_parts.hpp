// What pages about goods share: languages and currencies of the shop, choices of its taxonomy, times as
// people write them into forms, the line that names an article.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "online/catalogue/bulk_jobs.hpp"
#include "online/console/parts.hpp"
#include "online/console/visit.hpp"

namespace souk::online::console {

std::vector<std::string> languages_of(const Visit& visit);
std::string language_name(const Visit& visit, std::string_view language);
std::vector<Currency> currencies_of(const Visit& visit);
std::vector<Choice> currency_choices(const Visit& visit);

// With what stands first, such as {"", "Any"}; children are indented.
std::vector<Choice> category_choices(const Visit& visit, std::optional<Choice> first);
std::vector<Choice> brand_choices(const Visit& visit, std::optional<Choice> first);
std::vector<Choice> collection_choices(const Visit& visit, std::optional<Choice> first);
std::vector<Choice> location_choices(const Visit& visit, std::optional<Choice> first);
std::string location_name(const Visit& visit, std::string_view code);
Result<std::vector<Choice>> list_choices(const Visit& visit);

// <input type="datetime-local"> in the shop's time. kInvalid "form.moment".
std::string local_time(const Visit& visit, Instant at);
Result<std::optional<Instant>> instant_of(const Visit& visit, std::string_view local);

// "12.5" is 1250, "-5" is -500. kInvalid "form.percent".
Result<std::int64_t> basis_points_of(std::string_view text);
// A whole number that may be left out.
Result<std::int64_t> number_or(const Form& form, std::string_view name, std::int64_t fallback);

Html status_badge(const Visit& visit, const catalogue::Product& product);
// Picture, name and code; `href` empty: no link.
Html article(const Visit& visit, const catalogue::Product& product, const catalogue::Variant* variant,
             std::string_view href);
// What is wrong with members, put to the fields of the form: "/variants/0/sku" is the field "variants/0/sku".
void take_complaints(const Visit& visit, const Error& error, Form& form);

// Waits, a second at most, until the pages that read the catalogue from memory show what was just written to
// this product.
void await_product(const Visit& visit, std::string_view sku);

// A query of a list's filters, "?a=b&c=d"; empty members are left out.
std::string query_of(std::string path, const std::vector<std::pair<std::string, std::string>>& members);

}  // namespace souk::online::console
