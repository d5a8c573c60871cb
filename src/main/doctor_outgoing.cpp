// What a shop sends, and who may command it: mails that wait, webhooks that were switched off, staff
// accounts.
#include <algorithm>

#include <fmt/format.h>

#include "main/doctor.hpp"
#include "online/notice/notices.hpp"
#include "online/staff/accounts.hpp"
#include "online/webhook/endpoints.hpp"

namespace souk::app {
namespace {

constexpr std::int64_t kHourMs = 3600 * 1000;

Finding mails(Workshop& shop) {
  Finding found{.check = "mail", .saw = {}};
  online::notice::Notices notices{{.store = &shop.online->store,
                                   .mail = nullptr,  // nothing is sent here
                                   .settings = &shop.online->settings,
                                   .clock = &shop.clock,
                                   .random = &shop.random,
                                   .from = {}}};
  using online::notice::NoticeState;
  if (const auto done = notices.declare(); !done) return failed_check(found.check, done.error());
  const auto waiting = notices.in_state(NoticeState::kWaiting, 1'000, "");
  const auto dead = notices.in_state(NoticeState::kDead, 1'000, "");
  if (!waiting) return failed_check(found.check, waiting.error());
  if (!dead) return failed_check(found.check, dead.error());
  constexpr milliseconds kPatience{kHourMs};
  const auto late = std::count_if(waiting->notices.begin(), waiting->notices.end(), [&](const auto& notice) {
    return notice.created_at + kPatience < shop.clock.now();
  });
  found.saw = fmt::format("{}{} wait, {} were given up.", waiting->notices.size(),
                          waiting->next_cursor.empty() ? "" : " or more", dead->notices.size());
  if (late == 0 && dead->notices.empty()) return found;
  found.verdict = Verdict::kWatch;
  if (!waiting->notices.empty() && !waiting->notices.front().error.empty())
    found.details.push_back("The last error was " + waiting->notices.front().error + ".");
  found.advice =
      "Check the mail server's settings (souk config --explain mail); what was given up waits in the "
      "console under mails, to be sent again.";
  return found;
}

Finding webhooks(Workshop& shop) {
  Finding found{.check = "webhooks", .saw = {}};
  auto& store = shop.online->store;
  const std::string collection{online::webhook::kEndpointCollection};
  if (const auto done = store.declare({.name = collection, .indexes = {}}); !done)
    return failed_check(found.check, done.error());
  const engines::Collection<online::webhook::Endpoint> endpoints{store, collection};
  const auto all = endpoints.query({.limit = 1'000});
  if (!all) return failed_check(found.check, all.error());
  found.saw = fmt::format("{} endpoints.", all->size());
  for (const auto& [id, revision, endpoint] : *all) {
    if (endpoint.enabled ? !endpoint.failing_since : endpoint.disabled_reason == "staff") continue;
    found.verdict = Verdict::kWatch;
    found.details.push_back(fmt::format("{} ({}): {}{}", endpoint.url, endpoint.id,
                                        endpoint.enabled ? "nothing has arrived since its last failure"
                                                         : "switched off: " + endpoint.disabled_reason,
                                        endpoint.last_error.empty() ? "" : ", " + endpoint.last_error));
  }
  if (found.verdict != Verdict::kFine)
    found.advice =
        "Talk to whoever runs the endpoint, switch it on again in the console and replay what it missed "
        "(docs/guides/webhooks.md).";
  return found;
}

Finding staff(Workshop& shop) {
  Finding found{.check = "staff", .saw = {}};
  auto& store = shop.online->store;
  const std::string collection{online::staff::kStaffCollection};
  if (const auto done = store.declare({.name = collection, .indexes = {}}); !done)
    return failed_check(found.check, done.error());
  const engines::Collection<online::staff::StaffAccount> accounts{store, collection};
  const auto all = accounts.query({.limit = 1'000});
  if (!all) return failed_check(found.check, all.error());
  if (all->empty()) {
    found.saw = "Nobody yet; the first start of the shop makes the owner and prints the password.";
    return found;
  }
  std::int64_t owners = 0;
  for (const auto& [id, revision, account] : *all) {
    if (account.disabled || !account.is_owner()) continue;
    ++owners;
    if (!account.has_second_factor() && !account.must_change_password)
      found.details.push_back(account.login + " may do everything and signs in without a second factor.");
  }
  found.saw = fmt::format("{} accounts, {} of them owners.", all->size(), owners);
  if (found.details.empty()) return found;
  found.verdict = Verdict::kWatch;
  found.advice = "Let them turn it on in the console under their own account.";
  return found;
}

}  // namespace

std::vector<Finding> examine_outgoing(Workshop& shop) { return {mails(shop), webhooks(shop), staff(shop)}; }

}  // namespace souk::app
