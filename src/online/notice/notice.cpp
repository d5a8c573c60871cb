#include "online/notice/notice.hpp"

namespace souk::online::notice {

void Notice::claim(Instant lease_end) {
  ++attempts;
  due = lease_end;
}

void Notice::end(NoticeState how, Instant now) {
  state = how;
  due.reset();
  ended_at = now;
  forget_at = now + kKeep;
}

void Notice::sent(Instant now) {
  end(NoticeState::kSent, now);
  error.clear();
  facts.clear();
  lines.clear();
}

void Notice::failed(const Error& why, Instant now, Instant next) {
  error = why.code;
  const bool for_good = why.kind == ErrorKind::kInvalid || why.kind == ErrorKind::kPrecondition;
  if (for_good || attempts >= kMaxAttempts) {
    end(NoticeState::kDead, now);  // the facts stay: a person may have it sent again
  } else {
    due = next;
  }
}

Status Notice::revive(Instant now) {
  if (state != NoticeState::kDead)
    return fail(precondition("notice.not_dead", "Only a notice that was given up can be sent again."));
  state = NoticeState::kWaiting;
  attempts = 0;
  due = now;
  ended_at.reset();
  forget_at.reset();
  return {};
}

Notice as_staff_sees(Notice notice) {
  if (notice.kind == Kind::kPasswordReset || notice.kind == Kind::kMailVerification ||
      notice.kind == Kind::kGiftCard)
    notice.facts.clear();
  notice.facts.erase("link");
  return notice;
}

}  // namespace souk::online::notice
