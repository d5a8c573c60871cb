// Forms: fields with their labels, hints and the server's complaints beside them.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "online/customer/address.hpp"
#include "online/storefront/page/page.hpp"

namespace souk::online::storefront {

// What was typed and what is wrong with it, by the name of the field. An empty form has neither.
struct FormState {
  std::map<std::string, std::string, std::less<>> values;
  std::map<std::string, std::string, std::less<>> errors;
  std::string problem;  // of the form as a whole: what was refused, and why
  std::string token;    // proves that the form came from our own page; empty on public pages

  std::string_view value(std::string_view name) const;
  bool clean() const { return errors.empty() && problem.empty(); }
};

struct Field {
  std::string_view name;
  std::string label;
  Markup type = "text";
  Markup autocomplete = "off";
  std::string hint{};
  bool optional = false;
  std::size_t max_length = 200;
  std::string id{};             // where a page has two fields of one name
  bool browser_insists = true;  // false where another choice of the form decides whether it is needed
};

Html field(const Page& page, const FormState& state, const Field& field);
// A field of several lines; `type` is not looked at.
Html area(const Page& page, const FormState& state, const Field& field, int rows);
Html hidden(Markup name, std::string_view value);
// The token, where the form needs one.
Html guard(const FormState& state);
// What was refused, with links to the fields; empty for a clean form.
Html complaints(const Page& page, const FormState& state);
struct SelectOption {
  std::string value;
  std::string name;
};
Html select(const Page& page, const FormState& state, const Field& field,
            const std::vector<SelectOption>& options);

// The fields of a postal address in the order in which the language's readers write it, and back.
Html address_fields(const Page& page, const FormState& state, bool browser_insists);
customer::Address address_of(const FormState& state);
void fill_address(FormState& state, const customer::Address& address);
// Puts "/address/postal_code" and the like beside the fields of address_fields().
void take_errors(const Page& page, FormState& state, const Error& error);
// The error in the page's language; programs' codes are the keys ("problem.stock_insufficient").
std::string explain(const Page& page, const Error& error);

}  // namespace souk::online::storefront
