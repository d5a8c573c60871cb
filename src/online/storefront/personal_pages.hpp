// The pages and forms that belong to one visitor: cart, checkout, orders, account. Each form works without
// JavaScript: what went well leads on (303), what did not comes back with the page (422).
#pragma once

#include "online/storefront/page/account_page.hpp"
#include "online/storefront/page/cart_page.hpp"
#include "online/storefront/page/checkout_page.hpp"
#include "online/storefront/public_pages.hpp"
#include "online/storefront/shopfront.hpp"

namespace souk::online::storefront {

class PersonalPages {
 public:
  PersonalPages(const Shopfront& front, const PublicPages& pages) : front_{front}, pages_{pages} {}

  // cart_handlers.cpp
  http::Response cart(const http::Request& request) const;
  http::Response add(const http::Request& request) const;
  http::Response set_quantity(const http::Request& request) const;
  http::Response remove(const http::Request& request) const;
  http::Response set_coupon(const http::Request& request) const;
  // checkout_handlers.cpp
  http::Response checkout(const http::Request& request) const;
  http::Response place(const http::Request& request) const;
  // order_handlers.cpp
  http::Response order(const http::Request& request) const;
  http::Response cancel_order(const http::Request& request) const;
  // account_handlers.cpp
  http::Response account(const http::Request& request) const;
  http::Response sign_in_form(const http::Request& request) const;
  http::Response sign_in(const http::Request& request) const;
  http::Response enrol(const http::Request& request) const;
  http::Response sign_out(const http::Request& request) const;
  http::Response addresses(const http::Request& request) const;
  http::Response save_address(const http::Request& request) const;
  http::Response remove_address(const http::Request& request) const;
  // credit_handlers.cpp
  http::Response credit(const http::Request& request) const;
  http::Response look_up_card(const http::Request& request) const;

 private:
  http::Response with_page(const http::Request& request, std::string path, const HandlePage& handle) const {
    return pages_.own(request, std::move(path), handle);
  }

  Result<http::Response> show_cart(const http::Request& request, const PageScope& scope, int status,
                                   FormState form) const;
  using CartChange =
      std::function<Result<cart::StoredCart>(const cart::StoredCart&, const FormState&, const Visitor&)>;
  http::Response change_cart(const http::Request& request, const CartChange& change) const;
  Result<cart::StoredCart> put_in(const http::Request& request, const PageScope& scope,
                                  const FormState& form) const;
  http::Response added(const http::Request& request, const PageScope& scope, const cart::StoredCart& cart,
                       std::string_view sku) const;

  Result<http::Response> show_checkout(const http::Request& request, const PageScope& scope,
                                       const cart::StoredCart& cart, int status, FormState form) const;
  Result<http::Response> change_credit(const http::Request& request, const PageScope& scope,
                                       const cart::StoredCart& cart, FormState form) const;
  Result<cart::StoredCart> save_checkout(const http::Request& request, const PageScope& scope,
                                         const cart::StoredCart& cart, FormState& form) const;
  FormState known_details(const http::Request& request, const cart::Cart& cart) const;

  Result<http::Response> show_order(const http::Request& request, const PageScope& scope,
                                    const order::Order& order, int status, FormState form,
                                    bool by_token) const;

  Result<http::Response> enter(const http::Request& request, const PageScope& scope,
                               const customer::Account& account, std::string_view next) const;
  Result<http::Response> show_addresses(const PageScope& scope, const Visitor& visitor, int status,
                                        FormState form, std::string editing) const;

  const Shopfront& front_;
  const PublicPages& pages_;
};

}  // namespace souk::online::storefront
