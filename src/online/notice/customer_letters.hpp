// The letters that the customer room asks for, as notices.
#pragma once

#include <string>

#include "online/customer/letters.hpp"
#include "online/notice/notices.hpp"

namespace souk::online::notice {

class CustomerLetters final : public customer::Letters {
 public:
  // `base_url` without a slash at its end. Links lead to the shop's pages /account/verify-mail and
  // /account/reset-password, with the token in the address.
  CustomerLetters(const Notices& notices, const Clock& clock, std::string base_url)
      : notices_{&notices}, clock_{&clock}, base_url_{std::move(base_url)} {}

  Status verify_mail(const customer::Letter& letter) override;
  Status reset_password(const customer::Letter& letter) override;
  Status password_changed(const customer::Letter& letter) override;
  Status mail_changed(const customer::Letter& letter) override;

 private:
  Status post(Kind kind, const customer::Letter& letter, std::string_view page) const;

  const Notices* notices_;
  const Clock* clock_;
  std::string base_url_;
};

}  // namespace souk::online::notice
