// The customer's own pages: sign in and register, orders, addresses.
#pragma once

#include <string>
#include <vector>

#include "online/customer/account.hpp"
#include "online/order/orders.hpp"
#include "online/storefront/page/form.hpp"

namespace souk::online::storefront {

// `next`: where to go after signing in: "checkout", a path of the member's own pages, or empty.
struct SignInPage {
  FormState sign_in;
  FormState enrol;
  std::string next;
};
// The way between the member's pages; `current` is the path of the one that is shown.
Html account_nav(const Page& page, std::string_view current, const FormState& form);
// A page that search engines pass over.
PageHead own_head(std::string title);

std::string sign_in_page(const Page& page, const SignInPage& doors);

std::string orders_page(const Page& page, const std::vector<order::Order>& orders, std::string_view older_url,
                        const FormState& form);

struct AddressesPage {
  const customer::Account& account;
  FormState form;
  std::string editing;  // id of the address in the form; empty: a new one
};
std::string addresses_page(const Page& page, const AddressesPage& addresses);

}  // namespace souk::online::storefront
