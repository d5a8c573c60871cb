#include "online/webhook/sender.hpp"

#include <fmt/format.h>

#include "online/webhook/signature.hpp"
#include "runtime/fiber/fiber.hpp"
#include "runtime/log/log.hpp"

namespace souk::online::webhook {
namespace {

constexpr milliseconds kLease{60'000};  // longer than a turn and one timeout
constexpr int kGone = 410;

std::string lease_of(const std::string& endpoint_id) { return "webhook:lease:" + endpoint_id; }

bool arrived(const Result<http::ClientResponse>& answer) {
  return answer && answer->status >= 200 && answer->status < 300;
}

}  // namespace

http::ClientSettings client_settings(const Destinations& destinations) {
  return {
      .connect_timeout = milliseconds{5'000},
      .timeout = milliseconds{10'000},
      .max_response_bytes = 64 * 1024,
      .max_header_bytes = 16 * 1024,
      .may_connect = [&destinations](std::string_view address) { return destinations.may_connect(address); },
      .user_agent = "souk-webhook"};
}

bool Sender::begin(const std::string& endpoint_id) {
  const std::lock_guard lock{mutex_};
  return !stopping_ && busy_.insert(endpoint_id).second;
}

void Sender::end(const std::string& endpoint_id) {
  std::optional<runtime::Signal> stopper;
  {
    const std::lock_guard lock{mutex_};
    busy_.erase(endpoint_id);
    if (busy_.empty()) stopper = stopper_;
  }
  if (stopper) stopper->notify();
}

void Sender::stop() {
  runtime::Wake idle;
  {
    const std::lock_guard lock{mutex_};
    stopping_ = true;
    if (busy_.empty()) return;
    stopper_ = idle.signal();
  }
  idle.wait();
}

Status Sender::turn() {
  for (auto& endpoint : TRY(deps_.endpoints->list())) {
    if (!endpoint.enabled || TRY(deps_.outbox->waiting(endpoint.id, 1)).empty()) continue;
    if (!begin(endpoint.id)) continue;
    const auto serve = [this, endpoint] {
      const auto sent = deliver(endpoint);
      if (!sent) log::warning("webhook.deliver", {{"endpoint", endpoint.id}, {"error", sent.error()}});
      end(endpoint.id);
    };
    if (runtime::in_fiber()) {
      runtime::spawn(serve);
    } else {
      serve();
    }
  }
  return {};
}

// The first of each object, where its time has come.
std::vector<StoredDelivery> Sender::due(std::vector<StoredDelivery> waiting, Instant now) const {
  std::set<std::string> objects;
  std::vector<StoredDelivery> first;
  for (auto& delivery : waiting) {
    if (!objects.insert(delivery.value.object).second || delivery.value.next_at > now) continue;
    first.push_back(std::move(delivery));
    if (first.size() == settings_.side_by_side) break;
  }
  return first;
}

Result<std::size_t> Sender::deliver(const Endpoint& endpoint) {
  // One instance at a time, as far as the cache can tell: for the order's sake.
  const auto lease = deps_.cache->put_if_absent(lease_of(endpoint.id), "1", kLease);
  if (lease && !*lease) return 0;
  const auto until = deps_.clock->monotonic() + settings_.turn;
  std::size_t attempts = 0;
  auto served = [&]() -> Status {
    while (!stopping_ && deps_.clock->monotonic() < until) {
      auto now_due = due(TRY(deps_.outbox->waiting(endpoint.id, settings_.window)), deps_.clock->now());
      if (now_due.empty()) break;
      std::vector<std::function<void()>> work;
      for (auto& delivery : now_due) work.push_back([&] { attempt(endpoint, delivery); });
      runtime::run_all(std::move(work));
      attempts += now_due.size();
      const auto still = deps_.endpoints->load(endpoint.id);
      if (!still || !still->enabled) break;
    }
    return {};
  }();
  (void)deps_.cache->erase(lease_of(endpoint.id));
  TRY(std::move(served));
  return attempts;
}

Result<http::ClientResponse> Sender::post(const Endpoint& endpoint, const Event& event) const {
  const auto now = deps_.clock->now();
  const auto secrets = TRY(deps_.endpoints->signing_secrets(endpoint));
  return deps_.client->send({.method = http::Method::kPost,
                             .url = endpoint.url,
                             .headers = {{"Content-Type", "application/json"},
                                         {std::string{kSignatureField}, sign(secrets, now, event.payload)},
                                         {"Souk-Event-Id", event.id},
                                         {"Souk-Event-Type", event.type}},
                             .body = event.payload,
                             .timeout = settings_.timeout});
}

void Sender::attempt(const Endpoint& endpoint, StoredDelivery& stored) {
  auto& delivery = stored.value;
  const auto event = deps_.outbox->event(delivery.event);
  if (!event) {
    if (event.error().kind != ErrorKind::kNotFound) return;  // the store is away: later
    delivery.error = "The event is not kept any more.";
    return settle(stored, DeliveryState::kFailed);
  }
  const auto began = deps_.clock->monotonic();
  const auto answer = post(endpoint, *event);
  const auto now = deps_.clock->now();
  delivery.took_ms = std::chrono::duration_cast<milliseconds>(deps_.clock->monotonic() - began).count();
  ++delivery.attempts;
  delivery.status = answer ? answer->status : 0;
  delivery.error.clear();
  auto next = DeliveryState::kDelivered;
  if (!arrived(answer)) {
    delivery.error = answer ? fmt::format("It answered {}.", answer->status) : answer.error().message;
    delivery.next_at = now + runtime::retry_delay(settings_.retry, delivery.attempts, *deps_.random);
    next = delivery.next_at >= delivery.give_up_at ? DeliveryState::kFailed : DeliveryState::kWaiting;
  }
  settle(stored, next);
  note_health(endpoint, delivery, answer && answer->status == kGone);
}

void Sender::settle(StoredDelivery& stored, DeliveryState next) const {
  stored.value.state = next;
  if (next != DeliveryState::kWaiting) {
    stored.value.waiting.reset();
    stored.value.ended_ms = deps_.clock->now().unix_ms;
  }
  const auto written = deps_.outbox->write(stored);
  if (!written) log::warning("webhook.settle", {{"delivery", stored.id}, {"error", written.error()}});
}

void Sender::note_health(const Endpoint& endpoint, const Delivery& delivery, bool gone) const {
  const auto now = deps_.clock->now();
  const auto noted = deps_.endpoints->change(endpoint.id, [&](Endpoint& each) -> Status {
    if (delivery.state == DeliveryState::kDelivered) {
      each.succeeded(now);
    } else {
      each.failed(now, delivery.error, settings_.patience);
      if (gone) each.disable("gone");
    }
    return {};
  });
  if (!noted && noted.error().kind != ErrorKind::kNotFound) {
    log::warning("webhook.health", {{"endpoint", endpoint.id}, {"error", noted.error()}});
  }
}

}  // namespace souk::online::webhook
