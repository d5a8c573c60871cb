// What has to be delivered and what was: one document for each event and endpoint, kept until it has arrived
// or was given up, and a while after. Ids sort in the order of events, so that an endpoint's queue is an
// index read.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engines/document/collection.hpp"
#include "online/webhook/endpoint.hpp"
#include "online/webhook/event.hpp"

namespace souk::online::webhook {

enum class DeliveryState { kWaiting, kDelivered, kFailed };

}  // namespace souk::online::webhook

template <>
struct souk::EnumNames<souk::online::webhook::DeliveryState> {
  using S = souk::online::webhook::DeliveryState;
  static constexpr std::array kNames{std::pair{S::kWaiting, std::string_view{"waiting"}},
                                     std::pair{S::kDelivered, std::string_view{"delivered"}},
                                     std::pair{S::kFailed, std::string_view{"failed"}}};
};

namespace souk::online::webhook {

struct Delivery {
  std::string id;
  std::string endpoint;
  std::string event;
  std::string type;
  std::string object;
  DeliveryState state = DeliveryState::kWaiting;
  std::optional<std::string> waiting;  // declared index: the endpoint, while there is something to do
  std::int64_t attempts = 0;
  Instant created_at{};
  Instant next_at{};        // no attempt before
  Instant give_up_at{};     // no attempt after
  std::int64_t status = 0;  // of the last answer; 0: there was none
  std::string error;
  std::int64_t took_ms = 0;
  std::optional<std::int64_t> ended_ms;  // declared index: Unix milliseconds

  static constexpr std::string_view kName = "WebhookDelivery";
  static constexpr auto fields() {
    using D = Delivery;
    return field_table(
        field("id", &D::id), field("endpoint", &D::endpoint), field("event", &D::event),
        field("type", &D::type), field("object", &D::object), field("state", &D::state),
        field("waiting", &D::waiting), field("attempts", &D::attempts), field("created_at", &D::created_at),
        field("next_at", &D::next_at), field("give_up_at", &D::give_up_at),
        field("status", &D::status, {.help = "Of the last answer; 0: there was none."}),
        field("error", &D::error), field("took_ms", &D::took_ms), field("ended_ms", &D::ended_ms));
  }
};

using StoredDelivery = engines::Stored<Delivery>;

struct OutboxTimes {
  milliseconds give_up{3LL * 24 * 3600 * 1000};  // an event is tried for so long
  milliseconds keep{30LL * 24 * 3600 * 1000};    // events and deliveries, for people and for replays
};

class Outbox {
 public:
  Outbox(engines::DocumentStore& store, const Clock& clock, OutboxTimes times = {});
  Status declare();

  // Writes the event, then what each of `endpoints` that wants it has to get. All of it may be repeated: what
  // is there stays as it is, so that a crash in between loses nothing.
  Status announce(const Event& event, const std::vector<Endpoint>& endpoints) const;
  // Of these ids, the events that are there.
  Result<std::vector<Event>> known(const std::vector<std::string>& ids) const;
  Result<Event> event(std::string_view id) const;  // kNotFound "webhook_event.missing"

  // The head of an endpoint's queue, in the order of events.
  Result<std::vector<StoredDelivery>> waiting(std::string_view endpoint, std::size_t limit) const;
  // Newest first.
  Result<std::vector<Delivery>> list(std::string_view endpoint, std::size_t limit, const std::string& cursor,
                                     std::string* next) const;
  Status write(StoredDelivery& delivery) const { return deliveries_.replace(delivery); }

  // Sends it again, with all its attempts. kNotFound "webhook_delivery.missing".
  Result<Delivery> replay(const Endpoint& endpoint, std::string_view delivery_id) const;
  // The same for everything that happened since then and that the endpoint wants, at most `limit` events;
  // what is waiting anyhow stays. Answers how many, and where to go on.
  struct Replayed {
    std::int64_t events = 0;
    std::string next_cursor;
    static constexpr std::string_view kName = "WebhookReplayed";
    static constexpr auto fields() {
      return field_table(field("events", &Replayed::events),
                         field("next_cursor", &Replayed::next_cursor, {.help = "Not empty: there is more."}));
    }
  };
  Result<Replayed> replay_since(const Endpoint& endpoint, Instant since, std::size_t limit,
                                const std::string& cursor) const;
  // Forgets what ended long ago and what waits for none of `endpoints`, which are all there are; at most
  // `limit` of each kind. Answers how many.
  Result<std::size_t> purge(const std::vector<Endpoint>& endpoints, std::size_t limit) const;
  // Forgets what was told of one object, and with it what is still to be sent of it: a person has a right to
  // that.
  Status forget(std::string_view object) const;
  const OutboxTimes& times() const { return times_; }

 private:
  Delivery fresh(const Endpoint& endpoint, const Event& event) const;
  Result<std::size_t> purge_orphans(const std::vector<Endpoint>& endpoints, std::size_t limit) const;
  Status begin_again(const Endpoint& endpoint, const Event& event) const;

  engines::Collection<Event> events_;
  engines::Collection<Delivery> deliveries_;
  const Clock* clock_;
  OutboxTimes times_;
};

}  // namespace souk::online::webhook
