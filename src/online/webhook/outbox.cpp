#include "online/webhook/outbox.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace souk::online::webhook {
namespace {

constexpr std::string_view kEvents = "webhook_event";
constexpr std::string_view kDeliveries = "webhook_delivery";

// Sorts as the events of an endpoint happened.
std::string delivery_id(const Endpoint& endpoint, const Event& event) {
  return fmt::format("{}.{:016}.{:04}", endpoint.id, event.sequence, event.part);
}

bool is_there(const Error& error) { return error.code == "document.exists"; }

}  // namespace

Outbox::Outbox(engines::DocumentStore& store, const Clock& clock, OutboxTimes times)
    : events_{store, std::string{kEvents}},
      deliveries_{store, std::string{kDeliveries}},
      clock_{&clock},
      times_{times} {}

Status Outbox::declare() {
  TRY(events_.store().declare(
      {.name = std::string{kEvents}, .indexes = {{.path = "at_ms"}, {.path = "object"}}}));
  return events_.store().declare(
      {.name = std::string{kDeliveries},
       .indexes = {{.path = "waiting"}, {.path = "endpoint"}, {.path = "ended_ms"}}});
}

Delivery Outbox::fresh(const Endpoint& endpoint, const Event& event) const {
  const auto now = clock_->now();
  return {.id = delivery_id(endpoint, event),
          .endpoint = endpoint.id,
          .event = event.id,
          .type = event.type,
          .object = event.object,
          .waiting = endpoint.id,
          .created_at = now,
          .next_at = now,
          .give_up_at = now + times_.give_up};
}

Status Outbox::announce(const Event& event, const std::vector<Endpoint>& endpoints) const {
  const auto written = events_.insert(event.id, event);
  if (!written && !is_there(written.error())) return fail(written.error());
  for (const auto& endpoint : endpoints) {
    if (!endpoint.wants(event.type)) continue;
    auto delivery = fresh(endpoint, event);
    auto id = delivery.id;
    const auto queued = deliveries_.insert(std::move(id), std::move(delivery));
    if (!queued && !is_there(queued.error())) return fail(queued.error());
  }
  return {};
}

Result<std::vector<Event>> Outbox::known(const std::vector<std::string>& ids) const {
  std::vector<Event> found;
  for (auto& document : TRY(events_.store().get_many(kEvents, ids))) {
    found.push_back(TRY(engines::Collection<Event>::decode(std::move(document))).value);
  }
  return found;
}

Result<Event> Outbox::event(std::string_view id) const { return TRY(events_.load(id)).value; }

Result<std::vector<StoredDelivery>> Outbox::waiting(std::string_view endpoint, std::size_t limit) const {
  return deliveries_.query(
      {.path = "waiting", .equals = engines::IndexValue{std::string{endpoint}}, .limit = limit});
}

Result<std::vector<Delivery>> Outbox::list(std::string_view endpoint, std::size_t limit,
                                           const std::string& cursor, std::string* next) const {
  std::vector<Delivery> found;
  for (auto& stored : TRY(deliveries_.query({.path = "endpoint",
                      .equals = engines::IndexValue{std::string{endpoint}},
                      .descending = true,
                      .limit = limit,
                      .cursor = cursor},
                                            next))) {
    found.push_back(std::move(stored.value));
  }
  return found;
}

Status Outbox::begin_again(const Endpoint& endpoint, const Event& event) const {
  auto delivery = fresh(endpoint, event);
  const auto id = delivery.id;
  auto found = TRY(deliveries_.find(id));
  if (!found) {
    const auto queued = deliveries_.insert(id, std::move(delivery));
    if (!queued && !is_there(queued.error())) return fail(queued.error());
    return {};
  }
  if (found->value.state == DeliveryState::kWaiting) return {};
  found->value = std::move(delivery);
  const auto again = deliveries_.replace(*found);
  if (!again && again.error().code != "document.changed") return again;
  return {};
}

Result<Delivery> Outbox::replay(const Endpoint& endpoint, std::string_view id) const {
  const auto missing = [] {
    return fail(not_found("webhook_delivery.missing", "There is no such delivery of this webhook."));
  };
  auto found = TRY(deliveries_.find(id));
  if (!found || found->value.endpoint != endpoint.id) return missing();
  const auto what = event(found->value.event);
  if (!what && what.error().kind == ErrorKind::kNotFound) return missing();
  TRY(begin_again(endpoint, TRY(what)));
  return TRY(deliveries_.load(id)).value;
}

Result<Outbox::Replayed> Outbox::replay_since(const Endpoint& endpoint, Instant since, std::size_t limit,
                                              const std::string& cursor) const {
  Replayed replayed;
  const engines::FindQuery query{
      .path = "at_ms", .from = engines::IndexValue{since.unix_ms}, .limit = limit, .cursor = cursor};
  for (const auto& stored : TRY(events_.query(query, &replayed.next_cursor))) {
    if (!endpoint.wants(stored.value.type)) continue;
    TRY(begin_again(endpoint, stored.value));
    ++replayed.events;
  }
  return replayed;
}

Result<std::size_t> Outbox::purge(const std::vector<Endpoint>& endpoints, std::size_t limit) const {
  const auto until = engines::IndexValue{(clock_->now() - times_.keep).unix_ms};
  auto removed = TRY(purge_orphans(endpoints, limit));
  for (const auto& stored : TRY(deliveries_.query({.path = "ended_ms", .until = until, .limit = limit}))) {
    TRY(deliveries_.erase(stored.id));
    ++removed;
  }
  for (const auto& stored : TRY(events_.query({.path = "at_ms", .until = until, .limit = limit}))) {
    TRY(events_.erase(stored.id));
    ++removed;
  }
  return removed;
}

// Walks the endpoints that something waits for, one index read each.
Result<std::size_t> Outbox::purge_orphans(const std::vector<Endpoint>& endpoints, std::size_t limit) const {
  std::size_t removed = 0;
  std::string from;
  while (removed < limit) {
    const auto first =
        TRY(deliveries_.query({.path = "waiting", .from = engines::IndexValue{from}, .limit = 1}));
    if (first.empty()) break;
    const auto owner = first.front().value.endpoint;
    const bool known = std::any_of(endpoints.begin(), endpoints.end(),
                                   [&](const Endpoint& endpoint) { return endpoint.id == owner; });
    if (known) {
      from = owner + '~';  // behind it: ids are letters and digits
      continue;
    }
    TRY(deliveries_.erase(first.front().id));
    ++removed;
  }
  return removed;
}

Status Outbox::forget(std::string_view object) const {
  constexpr std::size_t kAtOnce = 100;
  for (;;) {
    const auto found = TRY(events_.query(
        {.path = "object", .equals = engines::IndexValue{std::string{object}}, .limit = kAtOnce}));
    for (const auto& stored : found) TRY(events_.erase(stored.id));
    if (found.size() < kAtOnce) return {};
  }
}

}  // namespace souk::online::webhook
