// Mail to a server by SMTP (RFC 5321) with libcurl, on threads of its own: TLS from the first byte or by
// STARTTLS, the server's certificate verified, every wait bounded. What is worth another try later is told
// apart from what is not; a dead connection is tried again at once, a bounded number of times.
#pragma once

#include "base/fields.hpp"
#include "base/secret.hpp"
#include "engines/mail/port.hpp"
#include "runtime/fiber/pool.hpp"

namespace souk::engines {

enum class SmtpSecurity {
  kStartTls,  // required: a server that does not offer it gets no mail
  kTls,       // port 465
  kNone,      // for a server on this machine
};

struct SmtpSettings {
  std::string host;
  int port = 587;
  SmtpSecurity security = SmtpSecurity::kStartTls;
  std::string user;  // empty: no authentication
  Secret password;
  std::string authority_file;  // PEM; empty: the system's authorities
  std::string hello = "localhost";
  milliseconds connect_timeout{5'000};
  milliseconds timeout{30'000};  // of one try; the deadline of the scope may be shorter
  int tries = 2;                 // when the server cannot be reached
  milliseconds pause{200};       // between two tries
  std::size_t threads = 2;
  std::size_t max_queued = 64;
};

class SmtpMail final : public Mail {
 public:
  explicit SmtpMail(SmtpSettings settings);
  Status send(const MailMessage& message) override;

 private:
  Status send_once(const MailMessage& message, const std::string& content, milliseconds timeout) const;

  SmtpSettings settings_;
  runtime::Pool pool_;
};

}  // namespace souk::engines

template <>
struct souk::EnumNames<souk::engines::SmtpSecurity> {
  using Security = souk::engines::SmtpSecurity;
  static constexpr std::array kNames{std::pair{Security::kStartTls, std::string_view{"starttls"}},
                                     std::pair{Security::kTls, std::string_view{"tls"}},
                                     std::pair{Security::kNone, std::string_view{"none"}}};
};
