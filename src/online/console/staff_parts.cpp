#include "online/console/staff_parts.hpp"

#include "base/language.hpp"

namespace souk::online::console {
namespace {

std::string_view family_of(std::string_view permission) { return permission.substr(0, permission.find('.')); }

}  // namespace

std::string role_name(const Visit& visit, const staff::Role& role) {
  const auto& name = visit.language() == kChinese ? role.name_zh : role.name_en;
  if (!name.empty()) return name;
  const auto& other = visit.language() == kChinese ? role.name_en : role.name_zh;
  return other.empty() ? role.id : other;
}

std::string actor_name(const Visit& visit, std::string_view id) {
  const auto& deps = visit.deps().staff;
  if (id.starts_with("stf_")) {
    const auto member = deps.staff->load(id);
    if (!member) return visit.words("staff.gone");
    return member->value.name.empty() ? member->value.login : member->value.name;
  }
  if (id.starts_with("key_")) {
    const auto key = deps.keys->load(id);
    return visit.words("staff.by_key", {{"name", key ? key->name : std::string{id}}});
  }
  if (id == "staff") return visit.words("staff.by_token");
  return id == "system" ? "Souk" : std::string{id};
}

std::string actor_of(const Visit& visit, const std::string& actor) {
  if (actor.starts_with("staff:")) return actor_name(visit, actor.substr(6));
  const auto key = "order.actor." + actor;
  return visit.words.has(key) ? visit.words(key) : actor;
}

Html permission_checks(const Visit& visit, std::string_view name, const staff::Grants& chosen, bool fixed) {
  Html html;
  html << "<div class=\"permissions\">";
  std::string_view family;
  for (const auto& each : staff::permissions()) {
    if (family_of(each.name) != family) {
      if (!family.empty()) html << "</fieldset>";
      family = family_of(each.name);
      html << "<fieldset class=\"permission-family\"><legend>" << visit.words.of("role.family.", family)
           << "</legend>";
    }
    const bool has = chosen.contains(std::string{each.name});
    const bool closed = fixed || !visit.may(each.name);
    html << "<label class=\"check\"><input type=\"checkbox\" name=\"" << name << "\" value=\"" << each.name
         << "\"" << when(has, " checked") << when(closed, " disabled") << "><span>"
         << (visit.language() == kChinese ? each.zh : each.en) << "</span></label>";
  }
  if (!family.empty()) html << "</fieldset>";
  html << "</div>";
  return html;
}

Html shown_once(const Visit& visit, std::string_view title, std::string_view text, std::string_view secret,
                std::string_view back) {
  Html body;
  body << notice(visit, Tone::kWarn, visit.words("staff.shown_once")) << "<p>" << text
       << "</p><p class=\"once\"><code id=\"once\">" << secret
       << "</code><button class=\"btn btn--quiet btn--sm\" type=\"button\" data-copy=\"once\" data-done=\""
       << visit.words("action.copied") << "\" hidden>" << visit.words("action.copy")
       << "</button></p><div class=\"btn-row\"><a class=\"btn\" href=\"" << back << "\">"
       << visit.words("staff.have_kept") << "</a></div>";
  return card(title, body, "card--narrow");
}

staff::Grants grants_of(const Form& form, std::string_view name) {
  staff::Grants grants;
  for (auto& each : form.all(name)) grants.insert(std::move(each));
  return grants;
}

}  // namespace souk::online::console
