// How to reach a buyer: mail and phone, in one regular form each.
#pragma once

#include <string>
#include <string_view>

#include "base/codec.hpp"

namespace souk::online::customer {

struct Contact {
  std::string mail;
  std::string phone;
  std::string name;

  bool operator==(const Contact&) const = default;
  static constexpr std::string_view kName = "Contact";
  static constexpr auto fields() {
    return field_table(
        field("mail", &Contact::mail, {.min_length = 3, .max_length = 254, .example = "li@example.com"}),
        field("phone", &Contact::phone, {.max_length = 32, .required = false, .example = "13800138000"}),
        field("name", &Contact::name, {.max_length = 100, .required = false, .example = "李小雨"}));
  }
};

// " Li@Example.COM " -> "li@example.com": one account per mailbox, as every large provider reads it. kInvalid
// "mail.invalid" when it can be no address of RFC 5321 (what a mail server would take is not known before a
// mail has arrived).
Result<std::string> normal_mail(std::string_view mail);
// "+86 138-0013-8000" -> "13800138000" in CN; elsewhere digits behind an optional "+". What is no phone comes
// back as it was, for is_phone() to refuse.
std::string normal_phone(std::string_view phone, std::string_view country);
bool is_phone(std::string_view phone, std::string_view country);

// Both made regular, or kInvalid "contact.invalid" with a complaint per member below `pointer`.
Result<Contact> normal_contact(Contact contact, std::string_view country, std::string_view pointer);

}  // namespace souk::online::customer
