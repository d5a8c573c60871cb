#include "online/notice/notices.hpp"

#include <algorithm>

#include "online/notice/template.hpp"
#include "runtime/fiber/wait.hpp"
#include "runtime/jobs/retry.hpp"
#include "runtime/log/log.hpp"

namespace souk::online::notice {
namespace {

constexpr std::size_t kAtOnce = 8;
constexpr std::size_t kMaxKey = 160;
constexpr milliseconds kLease{2 * 60'000};  // longer than a mail server is waited for
constexpr runtime::RetryPolicy kRetry{.first = milliseconds{30'000}, .longest = milliseconds{12 * 3600'000}};

bool is_key(std::string_view key) {
  return !key.empty() && key.size() <= kMaxKey && key.front() != '.' &&
         std::all_of(key.begin(), key.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
                  c == ':' || c == '_' || c == '-';
         });
}

}  // namespace

Notices::Notices(NoticeDeps deps)
    : deps_{std::move(deps)}, notices_{*deps_.store, std::string{kNoticeCollection}} {}

Status Notices::declare() {
  return deps_.store->declare({.name = std::string{kNoticeCollection},
                               .indexes = {{.path = "due"}, {.path = "state"}, {.path = "forget_at"}}});
}

Status Notices::post(Post wanted) const {
  if (!is_key(wanted.key))
    return fail(invalid("notice.key", "A notice's key has letters, digits and \".:_-\"."));
  if (wanted.to.empty()) return fail(invalid("notice.to", "A notice needs an address."));
  const auto now = deps_.clock->now();
  const auto shop = deps_.settings->get();
  if (wanted.language.empty())
    wanted.language = shop->markets.empty() ? kEnglish : shop->markets.front().language;
  Notice notice{.id = wanted.key,
                .kind = wanted.kind,
                .to = std::move(wanted.to),
                .to_name = std::move(wanted.to_name),
                .language = std::move(wanted.language),
                .facts = std::move(wanted.facts),
                .lines = std::move(wanted.lines),
                .due = now,
                .created_at = now};
  auto inserted = notices_.insert(std::move(wanted.key), std::move(notice));
  if (!inserted && inserted.error().code != "document.exists") return fail(std::move(inserted).error());
  return {};
}

Result<std::size_t> Notices::send_due(std::size_t limit) const {
  auto due =
      TRY(notices_.query({.path = "due",
                          .until = engines::IndexValue{to_string(deps_.clock->now() + milliseconds{1})},
                          .limit = std::clamp<std::size_t>(limit, 1, 1'000)}));
  std::size_t next = 0;  // fibers of one core take turns
  std::size_t sent = 0;
  Status outcome;
  std::vector<std::function<void()>> workers;
  for (std::size_t i = 0; i < std::min(kAtOnce, due.size()); ++i) {
    workers.emplace_back([&] {
      while (next < due.size()) {
        auto gone = send_one(std::move(due[next++]));
        if (gone && *gone) ++sent;
        if (!gone) outcome = fail(std::move(gone).error());
      }
    });
  }
  runtime::run_all(std::move(workers));
  TRY(std::move(outcome));
  return sent;
}

Result<bool> Notices::send_one(engines::Stored<Notice> notice) const {
  const auto now = deps_.clock->now();
  notice.value.claim(now + kLease);
  if (auto claimed = notices_.replace(notice); !claimed) {
    if (claimed.error().kind == ErrorKind::kConflict || claimed.error().kind == ErrorKind::kNotFound)
      return false;
    return fail(std::move(claimed).error());
  }
  const auto gone = deps_.mail->send(message_of(notice.value));
  const auto then = deps_.clock->now();
  if (gone) {
    notice.value.sent(then);
  } else {
    notice.value.failed(gone.error(), then,
                        then + runtime::retry_delay(kRetry, notice.value.attempts, *deps_.random));
    // No address and no facts here: who it was for is in the document.
    log::warning("notice.failed", {{"kind", notice.value.kind},
                                   {"attempt", notice.value.attempts},
                                   {"code", gone.error().code},
                                   {"detail", gone.error().detail}});
  }
  TRY(notices_.replace(notice));
  return gone.has_value();
}

engines::MailMessage Notices::message_of(const Notice& notice) const {
  const auto shop = deps_.settings->get();
  auto letter = write_letter(notice, *shop);
  return {.id = notice.id,
          .from = {deps_.from.empty() ? shop->support_mail : deps_.from,
                   std::string{text_in(shop->name, notice.language)}},
          .to = {notice.to, notice.to_name},
          .subject = std::move(letter.subject),
          .text = std::move(letter.text),
          .html = std::move(letter.html),
          .language = notice.language,
          .date = notice.created_at};
}

Result<std::size_t> Notices::purge() const {
  const auto old = TRY(notices_.query(
      {.path = "forget_at", .until = engines::IndexValue{to_string(deps_.clock->now())}, .limit = 1'000}));
  for (const auto& notice : old) TRY(notices_.erase(notice.id, notice.revision));
  return old.size();
}

Result<Notices::Page> Notices::in_state(NoticeState state, std::size_t limit, std::string cursor) const {
  Page page;
  auto found = TRY(notices_.query({.path = "state",
                                   .equals = engines::IndexValue{std::string{enum_name(state)}},
                                   .descending = true,
                                   .limit = limit,
                                   .cursor = std::move(cursor)},
                                  &page.next_cursor));
  for (auto& notice : found) page.notices.push_back(std::move(notice.value));
  return page;
}

Result<Notice> Notices::load(std::string_view id) const {
  auto found = TRY(notices_.load(id));
  return std::move(found.value);
}

Result<Notice> Notices::send_again(std::string_view id) const {
  auto found = TRY(notices_.load(id));
  TRY(found.value.revive(deps_.clock->now()));
  TRY(notices_.replace(found));
  return std::move(found.value);
}

}  // namespace souk::online::notice
