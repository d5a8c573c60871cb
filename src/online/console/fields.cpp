// Fields of forms: label, hint, the server's complaint beside it.
#include "online/console/parts.hpp"

namespace souk::online::console {
namespace {

std::string_view id_of(const FieldSpec& spec) {
  return spec.id.empty() ? std::string_view{spec.name} : std::string_view{spec.id};
}

void open(Html& html, const FieldSpec& spec) {
  html << "<div class=\"field " << spec.classes << "\"><label class=\"field-label\" for=\"" << id_of(spec)
       << "\">" << spec.label << "</label>";
}

void described(Html& html, const Form& form, const FieldSpec& spec) {
  const bool wrong = form.errors.contains(spec.name);
  html << when(spec.required, " required") << when(wrong, " aria-invalid=\"true\"") << spec.more;
  if (!spec.hint.empty() || wrong) html << " aria-describedby=\"" << id_of(spec) << "-more\"";
}

void close(Html& html, const Form& form, const FieldSpec& spec) {
  if (const auto wrong = form.errors.find(spec.name); wrong != form.errors.end()) {
    html << "<p class=\"field-error\" id=\"" << id_of(spec) << "-more\">" << wrong->second << "</p>";
  } else if (!spec.hint.empty()) {
    html << "<p class=\"field-hint\" id=\"" << id_of(spec) << "-more\">" << spec.hint << "</p>";
  }
  html << "</div>";
}

}  // namespace

Html field(const Visit&, const Form& form, const FieldSpec& spec) {
  Html html;
  open(html, spec);
  html << "<input class=\"input\" id=\"" << id_of(spec) << "\" name=\"" << spec.name << "\" type=\""
       << spec.type << "\" autocomplete=\"" << spec.autocomplete << "\" maxlength=\"" << spec.max_length
       << "\"";
  if (spec.type.text() != "password") html << " value=\"" << form.value(spec.name) << "\"";
  described(html, form, spec);
  html << ">";
  close(html, form, spec);
  return html;
}

Html area(const Visit&, const Form& form, const FieldSpec& spec, int rows) {
  Html html;
  open(html, spec);
  html << "<textarea class=\"input\" id=\"" << id_of(spec) << "\" name=\"" << spec.name << "\" rows=\""
       << rows << "\" maxlength=\"" << spec.max_length << "\"";
  described(html, form, spec);
  // A line break right behind the tag is not part of the text.
  html << ">\n" << form.value(spec.name) << "</textarea>";
  close(html, form, spec);
  return html;
}

Html select(const Visit& visit, const Form& form, const FieldSpec& spec, const std::vector<Choice>& choices) {
  Html html;
  open(html, spec);
  html << "<span class=\"select\"><select class=\"input\" id=\"" << id_of(spec) << "\" name=\"" << spec.name
       << "\"";
  described(html, form, spec);
  html << ">";
  for (const auto& each : choices)
    html << "<option value=\"" << each.value << "\"" << when(each.value == form.value(spec.name), " selected")
         << ">" << each.name << "</option>";
  html << "</select>" << icon(visit, "chevron-down", "icon--sm") << "</span>";
  close(html, form, spec);
  return html;
}

Html check(std::string_view name, std::string_view label, bool checked, std::string_view value,
           std::string_view id) {
  Html html;
  html << "<label class=\"check\"><input type=\"checkbox\" name=\"" << name << "\" value=\"" << value << "\"";
  if (!id.empty()) html << " id=\"" << id << "\"";
  html << when(checked, " checked") << "><span>" << label << "</span></label>";
  return html;
}

}  // namespace souk::online::console
