// What goes in and out of the account's API.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "online/customer/account.hpp"

namespace souk::online::session {

struct RegisterInput {
  std::string mail;
  std::string password;
  std::string name;
  std::string language;
  bool marketing = false;
  static constexpr std::string_view kName = "Register";
  static constexpr auto fields() {
    using I = RegisterInput;
    return field_table(
        field("mail", &I::mail, {.min_length = 3, .max_length = 254, .example = "li@example.com"}),
        field("password", &I::password, {.min_length = 8, .max_length = 256}),
        field("name", &I::name, {.max_length = 100, .required = false}),
        field("language", &I::language, {.max_length = 35, .required = false, .example = "zh-CN"}),
        field("marketing", &I::marketing, {.required = false, .help = "Whether news may be sent by mail."}));
  }
};

struct SignInInput {
  std::string mail;
  std::string password;
  static constexpr std::string_view kName = "SignIn";
  static constexpr auto fields() {
    return field_table(field("mail", &SignInInput::mail, {.min_length = 1, .max_length = 254}),
                       field("password", &SignInInput::password, {.min_length = 1, .max_length = 256}));
  }
};

// Members that are left out stay as they are.
struct AccountInput {
  std::optional<std::string> name;
  std::optional<std::string> language;
  std::optional<bool> marketing;
  static constexpr std::string_view kName = "AccountChange";
  static constexpr auto fields() {
    using I = AccountInput;
    return field_table(field("name", &I::name, {.max_length = 100}),
                       field("language", &I::language, {.max_length = 35}),
                       field("marketing", &I::marketing));
  }
};

struct PasswordInput {
  std::string old_password;
  std::string new_password;
  static constexpr std::string_view kName = "PasswordChange";
  static constexpr auto fields() {
    using I = PasswordInput;
    return field_table(field("old_password", &I::old_password, {.min_length = 1, .max_length = 256}),
                       field("new_password", &I::new_password, {.min_length = 8, .max_length = 256}));
  }
};

struct EraseInput {
  std::string password;
  static constexpr std::string_view kName = "Erasure";
  static constexpr auto fields() {
    return field_table(field("password", &EraseInput::password, {.min_length = 1, .max_length = 256}));
  }
};

struct AddressInput {
  customer::Address address;
  bool make_default = false;
  static constexpr std::string_view kName = "BookAddressInput";
  static constexpr auto fields() {
    return field_table(field("address", &AddressInput::address),
                       field("make_default", &AddressInput::make_default, {.required = false}));
  }
};

struct AccountView {
  std::string id;
  std::string mail;
  std::string name;
  std::string language;
  std::string group;
  bool marketing = false;
  std::vector<customer::BookAddress> addresses;
  std::string default_address;
  Instant created_at{};
  static constexpr std::string_view kName = "Account";
  static constexpr auto fields() {
    using V = AccountView;
    return field_table(
        field("id", &V::id), field("mail", &V::mail), field("name", &V::name),
        field("language", &V::language), field("group", &V::group), field("marketing", &V::marketing),
        field("addresses", &V::addresses),
        field("default_address", &V::default_address, {.help = "Id of one of them, or empty."}),
        field("created_at", &V::created_at));
  }
};

inline AccountView view_of(const customer::Account& account) {
  return {.id = account.id,
          .mail = account.mail.value_or(std::string{}),
          .name = account.name,
          .language = account.language,
          .group = account.group,
          .marketing = account.wants_marketing(),
          .addresses = account.addresses,
          .default_address = account.default_address,
          .created_at = account.created_at};
}

}  // namespace souk::online::session
