// The member and their account: getting back in, proving the mailbox, the profile, and the rights over what
// the shop keeps. As all personal pages they work without JavaScript and are kept by nobody.
#pragma once

#include "online/storefront/page/profile_page.hpp"
#include "online/storefront/public_pages.hpp"
#include "online/storefront/shopfront.hpp"

namespace souk::online::storefront {

class MemberPages {
 public:
  MemberPages(const Shopfront& front, const PublicPages& pages) : front_{front}, pages_{pages} {}
  // Must not outlive the pages.
  void add_routes(http::Routes& routes) const;

 private:
  // recovery_handlers.cpp
  http::Response forgot_form(const http::Request& request) const;
  http::Response forgot(const http::Request& request) const;
  http::Response reset_form(const http::Request& request) const;
  http::Response reset(const http::Request& request) const;
  http::Response verify_form(const http::Request& request) const;
  http::Response verify(const http::Request& request) const;
  http::Response ask_verification(const http::Request& request) const;
  http::Response without_language(const http::Request& request) const;
  // profile_handlers.cpp
  http::Response profile(const http::Request& request) const;
  http::Response save_profile(const http::Request& request) const;
  http::Response change_mail(const http::Request& request) const;
  http::Response change_password(const http::Request& request) const;
  http::Response personal_data(const http::Request& request) const;
  http::Response export_data(const http::Request& request) const;
  http::Response erase(const http::Request& request) const;

  enum class Part { kNone, kProfile, kMail, kPassword };
  // The profile's page with what is wrong in one of its forms.
  Result<http::Response> show_profile(const PageScope& scope, const Visitor& visitor, Part part,
                                      FormState form, int status) const;

  const Shopfront& front_;
  const PublicPages& pages_;
};

using HandleMember = std::function<Result<http::Response>(const PageScope&, const Visitor&)>;
// A page for members: others go to the sign-in, and come back from there when `path` may be gone to.
http::Response for_member(const Shopfront& front, const PublicPages& pages, const http::Request& request,
                          std::string path, const HandleMember& handle);
// A wrong sign-in is no challenge of HTTP's own, and what was typed comes with the page: 422.
int form_status(const Error& error);
// Where to go after signing in: "checkout", or a path of one's own pages; empty for anything else.
std::string next_of(std::string_view wanted);

}  // namespace souk::online::storefront
