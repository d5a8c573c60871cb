#include "online/webhook/feed.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "online/catalogue/product.hpp"
#include "online/customer/accounts.hpp"
#include "online/inventory/inventory.hpp"
#include "online/order/orders.hpp"
#include "runtime/fiber/wait.hpp"
#include "runtime/log/log.hpp"

namespace souk::online::webhook {
namespace {

constexpr std::string_view kFeedCollection = "webhook_feed";
constexpr std::string_view kFeedId = "feed";
constexpr std::string_view kLease = "webhook:feed";
constexpr milliseconds kLeaseTime{30'000};
constexpr std::size_t kAtOnce = 5'000;
constexpr std::int64_t kKeepPlaceEvery = 10'000;  // changes that nobody wants
constexpr std::size_t kMaxTold = 50'000;
constexpr std::size_t kMaxBacklog = 100'000;  // events that pile up for an endpoint that takes none
// An event is told when its change is read, which is seconds later unless the shop stood still: an older one
// was told already, whether or not the outbox still has it.
constexpr milliseconds kOldest{7LL * 24 * 3600 * 1000};

std::string_view family_of(std::string_view collection) {
  if (collection == order::kOrderCollection) return "order";
  if (collection == catalogue::kProducts) return "product";
  if (collection == inventory::kStockCollection) return "stock";
  if (collection == customer::kCustomerCollection) return "customer";
  return {};
}

bool wanted(std::string_view family, const std::vector<Endpoint>& endpoints) {
  if (family.empty()) return false;
  for (const auto& endpoint : endpoints) {
    for (const auto& pattern : endpoint.events) {
      if (pattern == "*" || (pattern.starts_with(family) && pattern[family.size()] == '.')) return true;
    }
  }
  return false;
}

Event event_of(std::string id, std::string type, std::string object, Instant at) {
  return {.id = std::move(id),
          .type = std::move(type),
          .object = std::move(object),
          .payload = {},
          .at_ms = at.unix_ms};
}

// All of it but what the shop pays.
json::value shown_product(json::value product) {
  auto* variants = product.is_object() ? product.as_object().if_contains("variants") : nullptr;
  if (variants == nullptr || !variants->is_array()) return product;
  for (auto& variant : variants->as_array())
    if (variant.is_object()) variant.as_object().erase("cost");
  return product;
}

// The outsiders' view of a document; null when it cannot be read.
Result<json::value> view_of(std::string_view family, const engines::Document& document) {
  if (family == "stock") {
    return shown(TRY(from_json<inventory::StockItem>(document.body, Strictness::kStored)));
  }
  if (family == "customer") {
    return shown(TRY(from_json<customer::Account>(document.body, Strictness::kStored)));
  }
  return shown_product(TRY(parse_json(document.body)));
}

}  // namespace

Feed::Feed(engines::DocumentStore& store, engines::Cache& cache, const Endpoints& endpoints,
           const Outbox& outbox, const Clock& clock)
    : store_{&store}, cache_{&cache}, endpoints_{&endpoints}, outbox_{&outbox}, clock_{&clock} {}

Status Feed::declare() { return store_->declare({.name = std::string{kFeedCollection}, .indexes = {}}); }

Result<std::size_t> Feed::turn(milliseconds wait) {
  const auto free = cache_->put_if_absent(kLease, "1", kLeaseTime);
  if (free && !*free) {
    runtime::sleep_for(wait);
    return 0;
  }
  auto told = [&]() -> Result<std::size_t> {
    auto all = TRY(endpoints_->list());
    std::erase_if(all, [](const Endpoint& each) { return !each.enabled; });
    if (!all.empty()) return follow(all, wait);
    TRY(pass_by(wait));
    return 0;
  }();
  (void)cache_->erase(kLease);
  return told;
}

// Nobody listens: what happens is read past. It stops before a change of an endpoint, for the next turn may
// find that somebody listens from there on; where it finds nobody, all of it is passed.
Status Feed::pass_by(milliseconds wait) {
  place_.reset();
  if (TRY(store_->get(kFeedCollection, kFeedId))) TRY(store_->erase(kFeedCollection, kFeedId, 0));
  idle_at_ = clock_->now();
  passed_ = passed_ < 0 ? TRY(store_->changes(-1, 1, milliseconds{0})).next_sequence
                        : std::max(passed_, looked_at_);
  auto batch = store_->changes(passed_, kAtOnce, wait);
  if (!batch && batch.error().code == "feed.too_old") {
    passed_ = looked_at_ = -1;
    return {};
  }
  const auto changes = TRY(std::move(batch));
  passed_ = looked_at_ = changes.next_sequence;
  const auto endpoint = std::find_if(changes.changes.begin(), changes.changes.end(), [](const auto& change) {
    return change.collection == kEndpointCollection;
  });
  if (endpoint != changes.changes.end()) passed_ = endpoint->sequence - 1;
  return {};
}

Result<std::size_t> Feed::follow(const std::vector<Endpoint>& endpoints, milliseconds wait) {
  const engines::Collection<Place> places{*store_, std::string{kFeedCollection}};
  // Another instance may have gone on since: the place is read each time, and written where it was read.
  place_ = TRY(places.find(kFeedId));
  if (!place_) {
    const bool was_idle = idle_at_ && passed_ >= 0;
    const auto from = was_idle ? passed_ : TRY(store_->changes(-1, 1, milliseconds{0})).next_sequence;
    place_ = TRY(places.insert(std::string{kFeedId}, {from, was_idle ? *idle_at_ : clock_->now()}));
  }
  auto batch = store_->changes(std::max(place_->value.sequence, passed_), kAtOnce, wait);
  if (!batch && batch.error().code == "feed.too_old") {
    log::error("webhook.feed_lost", {{"sequence", place_->value.sequence}});
    passed_ = -1;
    TRY(places.erase(kFeedId));
    return 0;
  }
  if (!batch) return fail(std::move(batch).error());
  if (batch->changes.empty()) return 0;
  // The last change of each document; whether it came into being on the way.
  struct Seen {
    engines::Change last;
    bool created = false;
  };
  std::map<std::pair<std::string, std::string>, Seen> seen;
  for (const auto& change : batch->changes) {
    if (!wanted(family_of(change.collection), endpoints)) continue;
    auto& one = seen[{change.collection, change.id}];
    one.created = one.created || change.revision == 1;
    one.last = change;
  }
  std::map<std::int64_t, const Seen*> in_order;
  for (const auto& [key, one] : seen) in_order.emplace(one.last.sequence, &one);
  std::size_t told = 0;
  for (const auto& [sequence, one] : in_order) told += TRY(tell(one->last, one->created, endpoints));
  passed_ = batch->next_sequence;
  // Keeping the place is a change too: without this, one would follow the other for ever.
  if (in_order.empty() && passed_ - place_->value.sequence < kKeepPlaceEvery) return 0;
  place_->value.sequence = passed_;
  TRY(places.replace(*place_));
  TRY(bound_backlog(endpoints, told));
  return told;
}

Status Feed::bound_backlog(const std::vector<Endpoint>& endpoints, std::size_t told) {
  for (const auto& endpoint : endpoints) {
    auto& queued = backlog_[endpoint.id];
    queued = endpoint.failing_since ? queued + told : 0;
    if (queued < kMaxBacklog) continue;
    TRY(endpoints_->change(endpoint.id, [](Endpoint& each) -> Status {
      each.disable("backlog");
      return {};
    }));
    backlog_.erase(endpoint.id);
  }
  return {};
}

Result<std::size_t> Feed::tell(const engines::Change& change, bool created,
                               const std::vector<Endpoint>& endpoints) {
  if (change.collection == order::kOrderCollection && change.revision > 0)
    return tell_order(change, endpoints);
  return tell_state(change, created, endpoints);
}

Result<std::size_t> Feed::tell_order(const engines::Change& change, const std::vector<Endpoint>& endpoints) {
  const auto document = TRY(store_->get(change.collection, change.id));
  if (!document) return 0;
  const auto order = TRY(from_json<order::Order>(document->body, Strictness::kStored));
  const auto oldest = std::max(place_->value.since, clock_->now() - kOldest);
  std::vector<Event> events;
  const auto add = [&](std::size_t number, std::string_view what, Instant at) {
    if (at < oldest) return;
    auto& event = events.emplace_back(event_of(fmt::format("evt_{}_{:04}", change.id, number),
                                               fmt::format("order.{}", what), "order/" + change.id, at));
    event.sequence = change.sequence;
    event.part = static_cast<std::int64_t>(number);
  };
  add(0, "created", order.placed_at);
  for (std::size_t i = 0; i < order.timeline.size(); ++i) {
    add(i + 1, order.timeline[i].what, order.timeline[i].at);
  }
  std::vector<std::string> ids;
  for (const auto& event : events) ids.push_back(event.id);
  std::map<std::string, Event> known;
  for (auto& event : TRY(outbox_->known(ids))) known.emplace(event.id, std::move(event));
  const auto object = shown(order);
  std::size_t told = 0;
  for (auto& event : events) {
    const auto before = known.find(event.id);
    // Written in an earlier turn and queued then; one of this turn's changes may have been broken off.
    if (before != known.end() && before->second.sequence <= place_->value.sequence) continue;
    if (before != known.end()) {
      event = before->second;
    } else {
      event.payload = payload_of(event, object, change.id);
    }
    TRY(outbox_->announce(event, endpoints));
    ++told;
  }
  return told;
}

Result<std::size_t> Feed::tell_state(const engines::Change& change, bool created,
                                     const std::vector<Endpoint>& endpoints) {
  const std::string family{family_of(change.collection)};
  const auto object_name = family + '/' + change.id;
  const auto document = TRY(store_->get(change.collection, change.id));
  json::value object = json::object{{"id", change.id}};
  std::string what = "deleted";
  if (document) {
    object = TRY(view_of(family, *document));
    what = created ? "created" : "updated";
    if (const auto* erased = find_path(object, "erased"); family == "customer" && erased != nullptr)
      what = "erased";
    if (family == "stock") what = "changed";
  }
  if (family == "stock" && !is_news(object_name, to_text(object))) return 0;
  auto event =
      event_of(fmt::format("evt_{:016}", change.sequence), family + '.' + what, object_name, clock_->now());
  event.sequence = change.sequence;
  event.payload = payload_of(event, object, change.id);
  TRY(outbox_->announce(event, endpoints));
  return 1;
}

bool Feed::is_news(const std::string& object, std::string_view state) {
  const auto hash = std::hash<std::string_view>{}(state);
  if (told_.size() >= kMaxTold) told_.clear();
  const auto [found, is_new] = told_.try_emplace(object, hash);
  if (!is_new && found->second == hash) return false;
  found->second = hash;
  return true;
}

Status Feed::send_test(const Endpoint& endpoint, Random& random) const {
  auto event =
      event_of("evt_test_" + random_hex(random, 8), "webhook.test", "webhook/" + endpoint.id, clock_->now());
  // Behind everything that waits for now, without a change of its own.
  event.sequence = TRY(store_->changes(-1, 1, milliseconds{0})).next_sequence;
  event.part = 9'000 + (event.at_ms % 1'000);
  event.payload = payload_of(event, json::object{{"id", endpoint.id}, {"message", "It works."}}, endpoint.id);
  return outbox_->announce(event, {endpoint});
}

}  // namespace souk::online::webhook
