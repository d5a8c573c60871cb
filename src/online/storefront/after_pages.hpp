// After the sale, for the buyer: cases about an order, and its invoice. A guest's token opens them as it
// opens the order.
#pragma once

#include "online/storefront/page/order_page.hpp"
#include "online/storefront/public_pages.hpp"
#include "online/storefront/shopfront.hpp"

namespace souk::online::storefront {

class AfterPages {
 public:
  AfterPages(const Shopfront& front, const PublicPages& pages) : front_{front}, pages_{pages} {}
  // Must not outlive the pages.
  void add_routes(http::Routes& routes) const;

 private:
  http::Response return_form(const http::Request& request) const;
  http::Response send_return(const http::Request& request) const;
  http::Response withdraw_case(const http::Request& request) const;
  http::Response make_invoice(const http::Request& request) const;
  http::Response invoice_paper(const http::Request& request) const;
  Result<http::Response> show_form(const http::Request& request, const PageScope& scope,
                                   const order::Order& order, bool by_token, FormState form,
                                   int status) const;
  using HandleOrder =
      std::function<Result<http::Response>(const PageScope&, const order::Order&, const FormState&)>;
  http::Response with_form(const http::Request& request, const HandleOrder& handle) const;

  const Shopfront& front_;
  const PublicPages& pages_;
};

// For the order's own page.
Result<OrderCare> gather_care(const Shopfront& front, const order::Order& order);

}  // namespace souk::online::storefront
