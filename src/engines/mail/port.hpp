// The mail port: hands one message to whoever delivers it. The same contract holds on every adapter
// (tests/contract/mail_contract.hpp is run against each).
//
// Threads: any fiber or thread; what blocks waits on a thread of the adapter's own pool. A send() that
// answered success has handed the message over for good (a file is on disk, a server has said 250).
//
// Errors, and what they mean to the caller:
//   kInvalid "mail.message"       the message can never be sent as it is: give it up (bounds, addresses, line
//                                 breaks in a header)
//   kPrecondition "mail.refused"  the other side will not have it, today or tomorrow: give it up (SMTP 5xx)
//   kUnavailable, kTimeout, kLimit, kStorageFull  try again later; it may have been delivered all the same
// Sending again under the same id is the same message: a folder keeps one, and a server sees the same
// Message-ID.
#pragma once

#include <string>
#include <string_view>

#include "base/result.hpp"
#include "base/time.hpp"

namespace souk::engines {

struct Mailbox {
  std::string address;  // ASCII, "li@example.com"
  std::string name{};   // any text of one line; may be empty
};

struct MailMessage {
  std::string id;  // 1 to 160 of letters, digits and ".:_-"
  Mailbox from;
  Mailbox to;
  Mailbox reply_to{};   // address empty: as `from`
  std::string subject;  // one line, at most 200 characters
  std::string text;     // at most 256 KiB each
  std::string html{};   // empty: text alone
  std::string language{};
  Instant date{};
};

class Mail {
 public:
  virtual ~Mail() = default;
  virtual Status send(const MailMessage& message) = 0;
};

}  // namespace souk::engines
