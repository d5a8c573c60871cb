// A notice: one mail to one person about one thing that happened. Its document is the outbox entry; its id is
// the key of the event, so that an event makes one mail however often it is heard of. Pure.
//
// Nothing personal stays longer than needed: the facts (links with tokens, amounts) go when the mail has
// gone, the whole document after a month.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/codec.hpp"
#include "base/time.hpp"

namespace souk::online::notice {

enum class Kind {
  kOrderPlaced,
  kOrderPaid,
  kOrderShipped,
  kReadyForPickup,
  kOrderCancelled,
  kOrderRefunded,
  kReturnAccepted,
  kPasswordReset,
  kPasswordChanged,
  kMailChanged,
  kMailVerification,
  kGiftCard,
};

enum class NoticeState { kWaiting, kSent, kDead };

}  // namespace souk::online::notice

template <>
struct souk::EnumNames<souk::online::notice::Kind> {
  using K = souk::online::notice::Kind;
  static constexpr std::array kNames{std::pair{K::kOrderPlaced, std::string_view{"order_placed"}},
                                     std::pair{K::kOrderPaid, std::string_view{"order_paid"}},
                                     std::pair{K::kOrderShipped, std::string_view{"order_shipped"}},
                                     std::pair{K::kReadyForPickup, std::string_view{"ready_for_pickup"}},
                                     std::pair{K::kOrderCancelled, std::string_view{"order_cancelled"}},
                                     std::pair{K::kOrderRefunded, std::string_view{"order_refunded"}},
                                     std::pair{K::kReturnAccepted, std::string_view{"return_accepted"}},
                                     std::pair{K::kPasswordReset, std::string_view{"password_reset"}},
                                     std::pair{K::kPasswordChanged, std::string_view{"password_changed"}},
                                     std::pair{K::kMailChanged, std::string_view{"mail_changed"}},
                                     std::pair{K::kMailVerification, std::string_view{"mail_verification"}},
                                     std::pair{K::kGiftCard, std::string_view{"gift_card"}}};
};
template <>
struct souk::EnumNames<souk::online::notice::NoticeState> {
  using S = souk::online::notice::NoticeState;
  static constexpr std::array kNames{std::pair{S::kWaiting, std::string_view{"waiting"}},
                                     std::pair{S::kSent, std::string_view{"sent"}},
                                     std::pair{S::kDead, std::string_view{"dead"}}};
};

namespace souk::online::notice {

inline constexpr std::string_view kNoticeCollection = "notice";

struct NoticeLine {
  std::string text;
  std::string amount;
  static constexpr auto fields() {
    return field_table(field("text", &NoticeLine::text), field("amount", &NoticeLine::amount));
  }
};

// What a template may mention: "name", "number", "link", "total", "amount", "code", "until", "place",
// "carrier", "tracking", "reason", "address", "valid_for", "message", "credit" (an amount that became store
// credit). template.cpp says which template uses which.
using Facts = std::map<std::string, std::string, std::less<>>;

struct Notice {
  std::string id;  // "order.paid:ord_...": letters, digits and ".:_-", 160 at most
  Kind kind = Kind::kOrderPlaced;
  std::string to;       // address
  std::string to_name;  // may be empty
  std::string language;
  Facts facts;
  std::vector<NoticeLine> lines;
  NoticeState state = NoticeState::kWaiting;
  std::int64_t attempts = 0;
  std::optional<Instant> due;  // declared index: when to try; in the future while somebody sends it
  Instant created_at{};
  std::optional<Instant> ended_at;   // sent or given up
  std::optional<Instant> forget_at;  // declared index
  std::string error;                 // code of the last failure

  static constexpr std::string_view kName = "Notice";
  static constexpr auto fields() {
    using N = Notice;
    return field_table(field("id", &N::id), field("kind", &N::kind), field("to", &N::to),
                       field("to_name", &N::to_name), field("language", &N::language),
                       field("facts", &N::facts), field("lines", &N::lines, {.max_length = 500}),
                       field("state", &N::state), field("attempts", &N::attempts), field("due", &N::due),
                       field("created_at", &N::created_at), field("ended_at", &N::ended_at),
                       field("forget_at", &N::forget_at), field("error", &N::error));
  }

  static constexpr std::int64_t kMaxAttempts = 14;  // over one to two days
  static constexpr milliseconds kKeep{std::chrono::hours{24 * 30}};

  // Somebody sends it now; until `lease_end` nobody else does.
  void claim(Instant lease_end);
  void sent(Instant now);
  // Tried again at `next`, or given up: for good reasons at once, else after kMaxAttempts.
  void failed(const Error& error, Instant now, Instant next);
  // A person wants it tried again. kPrecondition "notice.not_dead".
  Status revive(Instant now);

 private:
  void end(NoticeState how, Instant now);
};

// Without links that open an account and numbers that are money: those are for their reader alone.
Notice as_staff_sees(Notice notice);

}  // namespace souk::online::notice
