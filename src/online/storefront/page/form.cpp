#include "online/storefront/page/form.hpp"

#include <algorithm>

#include "online/storefront/page/parts.hpp"

namespace souk::online::storefront {

std::string_view FormState::value(std::string_view name) const {
  const auto found = values.find(name);
  return found == values.end() ? std::string_view{} : std::string_view{found->second};
}

namespace {

std::string_view id_of(const Field& field) {
  return field.id.empty() ? field.name : std::string_view{field.id};
}

Html label(const Page& page, const Field& field) {
  Html html;
  html << "<label class=\"field-label\" for=\"" << id_of(field) << "\">" << field.label;
  if (field.optional) html << " <span class=\"field-opt\">" << page.words("form.optional") << "</span>";
  return std::move(html << "</label>");
}

Html below(const FormState& state, const Field& field) {
  Html html;
  const auto error = state.errors.find(field.name);
  const bool wrong = error != state.errors.end();
  if (!field.hint.empty())
    html << "<p class=\"field-hint\" id=\"" << id_of(field) << "-hint\">" << field.hint << "</p>";
  html << "<p class=\"field-error\" id=\"" << id_of(field) << "-error\"" << when(!wrong, " hidden") << ">";
  if (wrong) html << error->second;
  return std::move(html << "</p>");
}

Html described(const FormState& state, const Field& field) {
  Html html;
  html << when(state.errors.contains(field.name), " aria-invalid=\"true\"") << " aria-describedby=\"";
  if (!field.hint.empty()) html << id_of(field) << "-hint ";
  return std::move(html << id_of(field) << "-error\"");
}

}  // namespace

Html field(const Page& page, const FormState& state, const Field& field) {
  Html html;
  const bool secret = field.type.text() == "password";
  html << "<div class=\"field\">" << label(page, field) << "<input class=\"input\" id=\"" << id_of(field)
       << "\" name=\"" << field.name << "\" type=\"" << field.type << "\" autocomplete=\""
       << field.autocomplete << "\" maxlength=\"" << field.max_length << "\""
       << when(!field.optional && field.browser_insists, " required");
  if (!secret && !state.value(field.name).empty()) html << " value=\"" << state.value(field.name) << "\"";
  html << described(state, field) << " data-msg-missing=\""
       << page.words("form.missing", {{"field", field.label}}) << "\" data-msg-wrong=\""
       << page.words("form.wrong", {{"field", field.label}}) << "\">" << below(state, field);
  return std::move(html << "</div>");
}

Html select(const Page& page, const FormState& state, const Field& field,
            const std::vector<SelectOption>& options) {
  Html html;
  html << "<div class=\"field\">" << label(page, field)
       << "<span class=\"select\"><select class=\"input\" id=\"" << id_of(field) << "\" name=\"" << field.name
       << "\" autocomplete=\"" << field.autocomplete << "\"" << described(state, field) << ">";
  for (const auto& option : options) {
    html << "<option value=\"" << option.value << "\""
         << when(option.value == state.value(field.name), " selected") << ">" << option.name << "</option>";
  }
  return std::move(html << "</select>" << icon(page, "chevron-down", "icon--sm") << "</span>"
                        << below(state, field) << "</div>");
}

Html area(const Page& page, const FormState& state, const Field& field, int rows) {
  Html html;
  html << "<div class=\"field\">" << label(page, field) << "<textarea class=\"input\" id=\"" << id_of(field)
       << "\" name=\"" << field.name << "\" rows=\"" << rows << "\" maxlength=\"" << field.max_length << "\""
       << when(!field.optional && field.browser_insists, " required") << described(state, field)
       << " data-msg-missing=\"" << page.words("form.missing", {{"field", field.label}})
       << "\" data-msg-wrong=\"" << page.words("form.wrong", {{"field", field.label}}) << "\">\n"
       << state.value(field.name) << "</textarea>" << below(state, field);
  return std::move(html << "</div>");
}

Html hidden(Markup name, std::string_view value) {
  Html html;
  html << "<input type=\"hidden\" name=\"" << name << "\" value=\"" << value << "\">";
  return html;
}

Html guard(const FormState& state) {
  return state.token.empty() ? Html{} : hidden("form_token", state.token);
}

Html complaints(const Page& page, const FormState& state) {
  Html html;
  if (state.clean()) return html;
  html << "<div class=\"notice notice--bad\" role=\"alert\">" << icon(page, "alert")
       << "<p class=\"notice-title\">" << (state.problem.empty() ? page.words("form.check") : state.problem)
       << "</p>";
  if (!state.errors.empty()) {
    html << "<ul>";
    for (const auto& [name, message] : state.errors)
      html << "<li><a href=\"#" << name << "\">" << message << "</a></li>";
    html << "</ul>";
  }
  return std::move(html << "</div>");
}

std::string explain(const Page& page, const Error& error) {
  std::string key = "problem." + error.code;
  std::replace(key.begin() + 8, key.end(), '.', '_');
  if (page.words.has(key)) return page.words(key);
  return page.language() == kEnglish && error.kind != ErrorKind::kBug ? error.message
                                                                      : page.words("problem.other");
}

}  // namespace souk::online::storefront
