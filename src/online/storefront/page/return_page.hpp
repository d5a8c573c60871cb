// The form that opens a case: goods come back, are exchanged, or arrived damaged, wrong or not at all.
#pragma once

#include <string>
#include <vector>

#include "online/order/order.hpp"
#include "online/storefront/page/form.hpp"

namespace souk::online::storefront {

struct ReturnLine {
  const order::OrderLine* line = nullptr;
  std::int64_t open = 0;               // pieces that no case is about
  std::vector<SelectOption> others{};  // variants that it may be exchanged for
};

struct ReturnPage {
  const order::Order& order;
  std::vector<ReturnLine> lines;
  bool by_token = false;
  std::string idempotency_key;
  FormState form{};
};
std::string return_page(const Page& page, const ReturnPage& data);

}  // namespace souk::online::storefront
