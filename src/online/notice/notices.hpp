// The outbox of notices over the document store. post() makes a mail certain, send_due() sends what waits:
// once per event, again with growing pauses while the mail server is away, and not lost by kill -9.
//
// How sure is "once": two instances never send the same notice at the same time (a lease in the document),
// and a folder keeps one file per notice. A process that dies between the mail server's 250 and the next
// write sends it a second time, under the same Message-ID.
#pragma once

#include <string>
#include <vector>

#include "base/random.hpp"
#include "engines/document/collection.hpp"
#include "engines/mail/port.hpp"
#include "online/notice/notice.hpp"
#include "online/shop/settings_store.hpp"

namespace souk::online::notice {

struct Post {
  std::string key;  // of the event: the same key is the same mail
  Kind kind = Kind::kOrderPlaced;
  std::string to;
  std::string to_name{};
  std::string language{};  // empty: the shop's first
  Facts facts{};
  std::vector<NoticeLine> lines{};
};

struct NoticeDeps {
  engines::DocumentStore* store = nullptr;
  engines::Mail* mail = nullptr;
  const shop::SettingsStore* settings = nullptr;
  const Clock* clock = nullptr;
  Random* random = nullptr;
  std::string from;  // address; empty: the shop's support mail
};

class Notices {
 public:
  explicit Notices(NoticeDeps deps);
  Status declare();

  // Durable when answered. A notice of that key that exists already is fine. kInvalid "notice.key",
  // "notice.to".
  Status post(Post post) const;
  // Sends what is due, at most `limit`, some at the same time; answers how many went out. An error only when
  // the store fails: what the mail server says is kept in the notice.
  Result<std::size_t> send_due(std::size_t limit = 100) const;
  // Forgets what ended a month ago; at most 1,000 a call.
  Result<std::size_t> purge() const;

  struct Page {
    std::vector<Notice> notices;
    std::string next_cursor;
  };
  Result<Page> in_state(NoticeState state, std::size_t limit, std::string cursor) const;
  // kNotFound "notice.missing".
  Result<Notice> load(std::string_view id) const;
  Result<Notice> send_again(std::string_view id) const;

 private:
  Result<bool> send_one(engines::Stored<Notice> notice) const;
  engines::MailMessage message_of(const Notice& notice) const;

  NoticeDeps deps_;
  engines::Collection<Notice> notices_;
};

}  // namespace souk::online::notice
