#include "pay/sandbox/sandbox.hpp"

#include <gtest/gtest.h>

#include "engines/document/memory/store.hpp"

namespace souk::pay {
namespace {

using online::checkout::PaymentStatus;

class SandboxTest : public ::testing::Test {
 protected:
  void SetUp() override { ASSERT_TRUE(sandbox_.declare()); }
  static online::checkout::PaymentRequest request(std::string method) {
    return {.payment_id = "pay_1",
            .order_id = "ord_1",
            .method = std::move(method),
            .amount = {1000, Currency::of("CNY")},
            .description = {}};
  }
  ManualClock clock_;
  engines::MemoryDocumentStore store_;
  Sandbox sandbox_{store_, clock_};
};

TEST_F(SandboxTest, ChargesOncePerPaymentId) {
  EXPECT_EQ(sandbox_.charge(request("sandbox:approve"))->status, PaymentStatus::kSucceeded);
  // The first request decides, whatever a repeat says.
  EXPECT_EQ(sandbox_.charge(request("sandbox:decline"))->status, PaymentStatus::kSucceeded);
  std::string cursor;
  EXPECT_EQ(sandbox_.charges(&cursor)->size(), 1U);
}

TEST_F(SandboxTest, DeclineStaysDeclined) {
  const auto first = sandbox_.charge(request("sandbox:decline"));
  EXPECT_EQ(first->status, PaymentStatus::kDeclined);
  EXPECT_EQ(first->decline_code, "insufficient_funds");
  EXPECT_EQ(sandbox_.charge(request("sandbox:approve"))->status, PaymentStatus::kDeclined);
}

TEST_F(SandboxTest, LosesTheAnswerButNotTheCharge) {
  const auto lost = sandbox_.charge(request("sandbox:lose"));
  ASSERT_FALSE(lost);
  EXPECT_EQ(lost.error().kind, ErrorKind::kTimeout);
  EXPECT_EQ(sandbox_.query("pay_1")->status, PaymentStatus::kSucceeded);
  EXPECT_EQ(sandbox_.charge(request("sandbox:lose"))->status, PaymentStatus::kSucceeded);
}

TEST_F(SandboxTest, DelayedPaymentIsPendingForTwoSeconds) {
  EXPECT_EQ(sandbox_.charge(request("sandbox:delay"))->status, PaymentStatus::kPending);
  clock_.advance(milliseconds{1'999});
  EXPECT_EQ(sandbox_.query("pay_1")->status, PaymentStatus::kPending);
  clock_.advance(milliseconds{1});
  EXPECT_EQ(sandbox_.query("pay_1")->status, PaymentStatus::kSucceeded);
}

TEST_F(SandboxTest, DownKnowsNothing) {
  EXPECT_EQ(sandbox_.charge(request("sandbox:down")).error().kind, ErrorKind::kUnavailable);
  EXPECT_EQ(sandbox_.query("pay_1").error().code, "payment.unknown");
}

TEST_F(SandboxTest, NotifiesOnTwice) {
  int told = 0;
  sandbox_.on_notification([&](std::string_view id) { told += id == "pay_1" ? 1 : 0; });
  EXPECT_EQ(sandbox_.charge(request("sandbox:twice"))->status, PaymentStatus::kSucceeded);
  EXPECT_EQ(told, 1);
}

TEST_F(SandboxTest, RefundsOncePerRefundIdAndNeverMoreThanWasPaid) {
  ASSERT_TRUE(sandbox_.charge(request("sandbox:approve")));
  const Money part{600, Currency::of("CNY")};
  EXPECT_TRUE(sandbox_.refund("pay_1", "r1", part));
  EXPECT_TRUE(sandbox_.refund("pay_1", "r1", part));
  EXPECT_EQ(sandbox_.refund("pay_1", "r2", part).error().code, "payment.refund_too_much");
  EXPECT_TRUE(sandbox_.refund("pay_1", "r2", {400, Currency::of("CNY")}));
  EXPECT_EQ(sandbox_.query("pay_1")->status, PaymentStatus::kRefunded);
}

TEST_F(SandboxTest, RefusesAnUnknownMethodAndAnUnpaidRefund) {
  EXPECT_EQ(sandbox_.charge(request("sandbox:maybe")).error().code, "payment.unknown_method");
  ASSERT_TRUE(sandbox_.charge(request("sandbox:decline")));
  EXPECT_EQ(sandbox_.refund("pay_1", "r1", {1, Currency::of("CNY")}).error().code, "payment.not_charged");
}

}  // namespace
}  // namespace souk::pay
