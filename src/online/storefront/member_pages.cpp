#include "online/storefront/member_pages.hpp"

namespace souk::online::storefront {

void MemberPages::add_routes(http::Routes& routes) const {
  using Handler = http::Response (MemberPages::*)(const http::Request&) const;
  const auto add = [&](http::Method method, std::string path, Handler handler) {
    routes.add_raw({.method = method, .path = std::move(path)},
                   [this, handler](const http::Request& request) { return (this->*handler)(request); });
  };
  using http::Method;
  add(Method::kGet, "/{lang}/account/forgot-password", &MemberPages::forgot_form);
  add(Method::kPost, "/{lang}/account/forgot-password", &MemberPages::forgot);
  add(Method::kGet, "/{lang}/account/reset-password", &MemberPages::reset_form);
  add(Method::kPost, "/{lang}/account/reset-password", &MemberPages::reset);
  add(Method::kGet, "/{lang}/account/verify-mail", &MemberPages::verify_form);
  add(Method::kPost, "/{lang}/account/verify-mail", &MemberPages::verify);
  add(Method::kPost, "/{lang}/account/ask-verification", &MemberPages::ask_verification);
  add(Method::kGet, "/account/{page}", &MemberPages::without_language);
  add(Method::kGet, "/{lang}/account/profile", &MemberPages::profile);
  add(Method::kPost, "/{lang}/account/profile", &MemberPages::save_profile);
  add(Method::kPost, "/{lang}/account/profile/mail", &MemberPages::change_mail);
  add(Method::kPost, "/{lang}/account/profile/password", &MemberPages::change_password);
  add(Method::kGet, "/{lang}/account/data", &MemberPages::personal_data);
  add(Method::kPost, "/{lang}/account/data/export", &MemberPages::export_data);
  add(Method::kPost, "/{lang}/account/data/erase", &MemberPages::erase);
}

}  // namespace souk::online::storefront
