// What a member can change about themselves, and the rights over what the shop keeps of them.
#pragma once

#include <string>

#include "online/customer/account.hpp"
#include "online/storefront/page/form.hpp"

namespace souk::online::storefront {

struct ProfilePage {
  const customer::Account& account;
  FormState profile{};
  FormState mail{};
  FormState password{};
  std::string said{};   // what went well, in words; empty: nothing
  std::string token{};  // of all forms
};
std::string profile_page(const Page& page, const ProfilePage& data);

// Everything in one file, and the end of the account.
std::string personal_page(const Page& page, const FormState& form);
// Once the account is gone: nobody is signed in any more.
std::string erased_page(const Page& page);

}  // namespace souk::online::storefront
