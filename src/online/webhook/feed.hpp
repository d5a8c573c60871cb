// Turns what the shop writes into events: follows the change feed from a place that it keeps, looks at the
// documents that changed, and hands events to the outbox. At least once: the place moves on when everything
// before it is in the outbox.
//
// An order's events come from its timeline, so that none is missed however fast it moves; products, stock and
// customers tell their newest state, and several changes at once may become one event. Without an enabled
// endpoint nothing is kept, and whoever comes is told what happens from then on.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "engines/cache/port.hpp"
#include "online/webhook/endpoints.hpp"
#include "online/webhook/outbox.hpp"

namespace souk::online::webhook {

class Feed {
 public:
  Feed(engines::DocumentStore& store, engines::Cache& cache, const Endpoints& endpoints, const Outbox& outbox,
       const Clock& clock);
  Status declare();

  // One turn: at most 5,000 changes; waits up to `wait` for the first. Answers how many events there
  // were. One instance at a time does it, the others see that and answer 0.
  Result<std::size_t> turn(milliseconds wait);
  // A "webhook.test" event for one endpoint.
  Status send_test(const Endpoint& endpoint, Random& random) const;

 private:
  struct Place {
    std::int64_t sequence = -1;
    Instant since{};  // nothing older is told
    static constexpr auto fields() {
      return field_table(field("sequence", &Place::sequence), field("since", &Place::since));
    }
  };
  Status pass_by(milliseconds wait);
  Result<std::size_t> follow(const std::vector<Endpoint>& endpoints, milliseconds wait);
  Result<std::size_t> tell(const engines::Change& change, bool created,
                           const std::vector<Endpoint>& endpoints);
  Result<std::size_t> tell_order(const engines::Change& change, const std::vector<Endpoint>& endpoints);
  Result<std::size_t> tell_state(const engines::Change& change, bool created,
                                 const std::vector<Endpoint>& endpoints);
  // An endpoint for which too much piles up is switched off; its events can be replayed.
  Status bound_backlog(const std::vector<Endpoint>& endpoints, std::size_t told);
  bool is_news(const std::string& object, std::string_view state);

  engines::DocumentStore* store_;
  engines::Cache* cache_;
  const Endpoints* endpoints_;
  const Outbox* outbox_;
  const Clock* clock_;
  std::optional<engines::Stored<Place>> place_;
  std::int64_t passed_ = -1;        // read up to here, further than the place: nothing of it was wanted
  std::int64_t looked_at_ = -1;     // read up to here while nobody listened
  std::optional<Instant> idle_at_;  // when that was
  // What was told last of stock, as a hash: many of its changes show nothing to outsiders. Forgotten when
  // full.
  std::unordered_map<std::string, std::size_t> told_;
  std::map<std::string, std::size_t> backlog_;  // by endpoint: told since it has taken anything
};

}  // namespace souk::online::webhook
