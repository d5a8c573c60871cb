// The customer's store credit with what moved it, and what is left on a gift card.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "online/balance/balance.hpp"
#include "online/storefront/page/form.hpp"

namespace souk::online::storefront {

struct CreditPage {
  std::vector<balance::Balance> credit;
  std::optional<balance::Balance> card;  // the one that was asked about
  FormState form;
};
std::string credit_page(const Page& page, const CreditPage& data);

}  // namespace souk::online::storefront
