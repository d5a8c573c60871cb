// Counting everything anew: one walk over all orders, oldest first, a day's documents written as the day is
// over, so that memory holds one month of products at most.
#include "online/report/tally.hpp"
#include "runtime/log/log.hpp"

namespace souk::online::report {
namespace {

constexpr std::size_t kPage = 500;
constexpr std::size_t kMaxPut = 400;
constexpr milliseconds kLease{60'000};

template <class Bucket>
Status put_all(engines::DocumentStore& store, std::string_view collection,
               std::map<std::string, Bucket>& buckets) {
  std::vector<engines::Document> documents;
  for (auto& [id, bucket] : buckets) {
    documents.push_back({.id = id, .body = to_json(bucket)});
    if (documents.size() < kMaxPut) continue;
    TRY(store.put_many(collection, documents));
    documents.clear();
  }
  buckets.clear();
  return documents.empty() ? Status{} : store.put_many(collection, documents);
}

// Adds a finished part to what an earlier part of the walk has left in the same documents: orders come in the
// order of their ids, and an id may be a little older than its order's hour.
template <class Bucket>
Status add_all(engines::DocumentStore& store, std::string_view collection,
               std::map<std::string, Bucket>& buckets) {
  std::vector<std::string> ids;
  for (const auto& [id, bucket] : buckets) ids.push_back(id);
  for (std::size_t from = 0; from < ids.size(); from += kMaxPut) {
    const std::vector<std::string> part(
        ids.begin() + static_cast<std::ptrdiff_t>(from),
        ids.begin() + static_cast<std::ptrdiff_t>(std::min(from + kMaxPut, ids.size())));
    for (auto& document : TRY(store.get_many(collection, part))) {
      const auto id = document.id;
      const auto there = TRY(engines::Collection<Bucket>::decode(std::move(document)));
      buckets[id].take(there.value);
    }
  }
  return put_all(store, collection, buckets);
}

}  // namespace

bool Tally::is_rebuilding(const Progress& at) const {
  return at.rebuilt_by && deps_.clock->now() < *at.rebuilt_by;
}

// kConflict "document.changed" when somebody else has taken over meanwhile.
Status Tally::claim_rebuild(StoredProgress& at) const {
  at.value.rebuilt_by = deps_.clock->now() + kLease;
  return progress_.replace(at);
}

Status Tally::give_up_rebuild(StoredProgress& at) const {
  at.value.rebuilt_by.reset();
  return progress_.replace(at);
}

Status Tally::rebuild(const std::function<void(std::int64_t orders)>& progress) {
  auto at = TRY(load_progress());
  if (is_rebuilding(at.value))
    return fail(conflict("report.rebuilding", "The figures are being counted anew already."));
  if (at.value.is_pending()) TRY(finish(at));
  const auto former = at.value.generation;
  const auto left_behind = at.value.rebuilding;
  at.value.rebuilding = std::max(former, left_behind) + 1;
  TRY(claim_rebuild(at));
  const auto from = TRY(deps_.store->changes(-1, 1, milliseconds{0})).next_sequence;
  if (left_behind > former) TRY(remove_generation(left_behind));
  if (auto built = build_generation(at, progress); !built) {
    if (stopping_) TRY(give_up_rebuild(at));
    return built;
  }
  if (former > 0) TRY(copy_carts(former, at.value.rebuilding));
  // What changed meanwhile comes by the feed: the facts say what is counted already.
  at.value.generation = at.value.rebuilding;
  at.value.rebuilding = 0;
  at.value.rebuilt_by.reset();
  at.value.sequence = from;
  TRY(progress_.replace(at));
  seen_ = from;
  log::info("report.rebuilt", {{"generation", at.value.generation}});
  return former > 0 ? remove_generation(former) : Status{};
}

Status Tally::build_generation(StoredProgress& at, const std::function<void(std::int64_t)>& progress) const {
  const auto generation = at.value.rebuilding;
  auto& store = *deps_.store;
  Deltas deltas;
  std::string day;
  std::int64_t done = 0;
  const auto flush = [&]() -> Status {
    TRY(add_all(store, kFigures, deltas.figures));
    return add_all(store, kProducts, deltas.products);
  };
  engines::FindQuery query{.limit = kPage};
  do {
    auto page = TRY(store.find(order::kOrderCollection, query));
    query.cursor = std::move(page.next_cursor);
    std::vector<engines::Document> facts;
    for (auto& document : page.documents) {
      const auto order = TRY(engines::Collection<order::Order>::decode(std::move(document)));
      Fact fact{generation, 0, order.revision, contribution_of(order.value, deps_.utc_offset)};
      if (fact.contribution.day() != day) {
        TRY(flush());
        day = fact.contribution.day();
      }
      deltas.count(generation, fact.contribution, 1);
      facts.push_back({.id = order.id, .body = to_json(fact)});
    }
    if (!facts.empty()) TRY(store.put_many(kFacts, facts));
    done += static_cast<std::int64_t>(facts.size());
    if (progress) progress(done);
    if (stopping_)
      return fail(
          unavailable("report.stopped", "The shop is closing; the figures are counted at its next start."));
    if (deps_.clock->now() + kLease / 2 > *at.value.rebuilt_by) TRY(claim_rebuild(at));
  } while (!query.cursor.empty());
  return flush();
}

Status Tally::copy_carts(std::int64_t from, std::int64_t to) const {
  const auto old_prefix = std::to_string(from) + "/";
  engines::FindQuery query{.from = engines::IndexValue{old_prefix},
                           .until = engines::IndexValue{std::to_string(from) + "0"},
                           .limit = kMaxPut};
  do {
    std::map<std::string, FigureBucket> carts;
    for (const auto& stored : TRY(figures_.query(query, &query.cursor))) {
      if (stored.value.carts == 0) continue;
      carts[std::to_string(to) + "/" + stored.id.substr(old_prefix.size())].carts = stored.value.carts;
    }
    TRY(add_all(*deps_.store, kFigures, carts));
  } while (!query.cursor.empty());
  return {};
}

Status Tally::remove_generation(std::int64_t generation) const {
  for (const auto collection : {kFigures, kProducts}) {
    engines::FindQuery query{.from = engines::IndexValue{std::to_string(generation) + "/"},
                             .until = engines::IndexValue{std::to_string(generation) + "0"},
                             .limit = kMaxPut};
    do {
      auto page = TRY(deps_.store->find(collection, query));
      query.cursor = std::move(page.next_cursor);
      for (const auto& document : page.documents) TRY(deps_.store->erase(collection, document.id, 0));
    } while (!query.cursor.empty());
  }
  return {};
}

}  // namespace souk::online::report
