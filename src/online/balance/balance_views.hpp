// What comes in and goes out through the API of balances. Amounts are Money; the hash of a code goes nowhere.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "online/balance/balance.hpp"

namespace souk::online::balance {

struct BalanceView {
  std::string id;
  BalanceKind kind = BalanceKind::kGiftCard;
  BalanceStatus status = BalanceStatus::kActive;
  Money available;
  Money held;
  std::string tail;
  std::optional<std::string> customer_id;
  std::optional<Instant> expires_at;
  std::string note;
  Instant created_at{};
  static constexpr std::string_view kName = "Balance";
  static constexpr auto fields() {
    using V = BalanceView;
    return field_table(field("id", &V::id), field("kind", &V::kind), field("status", &V::status),
                       field("available", &V::available),
                       field("held", &V::held, {.help = "Set aside for orders that are being paid."}),
                       field("tail", &V::tail, {.help = "Last characters of a gift card's code."}),
                       field("customer_id", &V::customer_id), field("expires_at", &V::expires_at),
                       field("note", &V::note), field("created_at", &V::created_at));
  }
  static BalanceView of(const Balance& balance) {
    return {.id = balance.id,
            .kind = balance.kind,
            .status = balance.status,
            .available = {balance.available_minor, balance.currency},
            .held = {balance.held_minor(), balance.currency},
            .tail = balance.code_tail,
            .customer_id = balance.customer_id,
            .expires_at = balance.expires_at,
            .note = balance.note,
            .created_at = balance.created_at};
  }
};

struct BalancePage {
  std::vector<BalanceView> balances;
  std::string next_cursor;
  static constexpr std::string_view kName = "BalancePage";
  static constexpr auto fields() {
    return field_table(field("balances", &BalancePage::balances),
                       field("next_cursor", &BalancePage::next_cursor, {.help = "Empty on the last page."}));
  }
};

struct MovementPage {
  std::vector<Movement> movements;
  std::int64_t next_before = 0;
  static constexpr std::string_view kName = "BalanceMovementPage";
  static constexpr auto fields() {
    return field_table(field("movements", &MovementPage::movements, {.help = "The newest first."}),
                       field("next_before", &MovementPage::next_before,
                             {.help = "Send it as `before` for the page after; 0: that was all."}));
  }
};

struct IssueCard {
  Money amount;
  std::optional<Instant> expires_at;
  std::string note;
  static constexpr std::string_view kName = "IssueGiftCard";
  static constexpr auto fields() {
    using I = IssueCard;
    return field_table(field("amount", &I::amount),
                       field("expires_at", &I::expires_at, {.help = "Absent: never."}),
                       field("note", &I::note, {.max_length = 500, .required = false}));
  }
};

struct CardView {
  BalanceView card;
  std::string code;
  static constexpr std::string_view kName = "IssuedGiftCard";
  static constexpr auto fields() {
    return field_table(field("card", &CardView::card),
                       field("code", &CardView::code,
                             {.help = "Shown this once: the shop keeps a hash alone. Empty for a repeat."}));
  }
};

struct GrantCredit {
  std::string customer_id;
  Money amount;
  std::string note;
  static constexpr std::string_view kName = "GrantStoreCredit";
  static constexpr auto fields() {
    using G = GrantCredit;
    return field_table(field("customer_id", &G::customer_id, {.min_length = 1, .max_length = 64}),
                       field("amount", &G::amount),
                       field("note", &G::note, {.min_length = 1, .max_length = 500}));
  }
};

struct AdjustBalance {
  std::int64_t minor = 0;
  std::string note;
  static constexpr std::string_view kName = "AdjustBalance";
  static constexpr auto fields() {
    using A = AdjustBalance;
    return field_table(field("minor", &A::minor,
                             {.min = -Balance::kMostMinor,
                              .max = Balance::kMostMinor,
                              .help = "Minor units more, or less where negative."}),
                       field("note", &A::note, {.min_length = 1, .max_length = 500, .help = "Why."}));
  }
};

struct LookUpCard {
  std::string code;
  static constexpr std::string_view kName = "LookUpGiftCard";
  static constexpr auto fields() {
    return field_table(field("code", &LookUpCard::code, {.min_length = 1, .max_length = 40}));
  }
};

// What its holder may know.
struct CardBalance {
  std::string tail;
  Money available;
  BalanceStatus status = BalanceStatus::kActive;
  std::optional<Instant> expires_at;
  static constexpr std::string_view kName = "GiftCardBalance";
  static constexpr auto fields() {
    using C = CardBalance;
    return field_table(field("tail", &C::tail), field("available", &C::available),
                       field("status", &C::status), field("expires_at", &C::expires_at));
  }
};

struct CreditOfCustomer {
  Money available;
  Money held;
  static constexpr std::string_view kName = "StoreCredit";
  static constexpr auto fields() {
    return field_table(field("available", &CreditOfCustomer::available),
                       field("held", &CreditOfCustomer::held));
  }
};

struct MyBalances {
  std::vector<CreditOfCustomer> store_credit;
  static constexpr std::string_view kName = "MyBalances";
  static constexpr auto fields() {
    return field_table(
        field("store_credit", &MyBalances::store_credit, {.max_length = 32, .help = "One for a currency."}));
  }
};

}  // namespace souk::online::balance
