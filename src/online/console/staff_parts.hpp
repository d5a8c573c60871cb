// What the pages of staff, roles, keys and the audit trail share: names of people and of what they may do,
// and secrets that are shown once.
#pragma once

#include <string>
#include <string_view>

#include "online/console/parts.hpp"
#include "online/staff/role.hpp"

namespace souk::online::console {

std::string role_name(const Visit& visit, const staff::Role& role);
// Of a principal's id: a member's name, a key's, "Souk" for the program itself.
std::string actor_name(const Visit& visit, std::string_view id);
// Who did something: "staff:<id>" by name, "customer", "system".
std::string actor_of(const Visit& visit, const std::string& actor);
// Checkboxes of all permissions, by what they are about. Those that the reader lacks cannot be given: they
// are there, switched off.
Html permission_checks(const Visit& visit, std::string_view name, const staff::Grants& chosen,
                       bool fixed = false);
// A card with a secret that nobody will be shown again.
Html shown_once(const Visit& visit, std::string_view title, std::string_view text, std::string_view secret,
                std::string_view back);
// What a form's checkboxes of `name` say.
staff::Grants grants_of(const Form& form, std::string_view name);

}  // namespace souk::online::console
