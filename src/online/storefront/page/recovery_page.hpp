// Getting back in without the password, and proving a mailbox: where the letters of the shop lead.
#pragma once

#include <string>

#include "online/storefront/page/form.hpp"

namespace souk::online::storefront {

// `sent`: says that a letter is on its way if there is such an account, and no more.
std::string forgot_page(const Page& page, const FormState& form, bool sent);
// The letter's token is in form.values["letter"].
std::string reset_page(const Page& page, const FormState& form, bool done);
enum class Verified { kNotYet, kDone };
std::string verify_page(const Page& page, const FormState& form, Verified state);

}  // namespace souk::online::storefront
