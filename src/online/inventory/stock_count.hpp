// Stock counts: a sheet for one location that people fill while the shop goes on, a scan or a number at a
// time, on several phones at once; posting it writes the differences into the ledger. Each line keeps what
// should have been there when it was counted, so that sales between counting and posting are not counted
// away.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "online/inventory/inventory.hpp"

namespace souk::online::inventory {

enum class CountState { kOpen, kPosting, kPosted, kCancelled };

}  // namespace souk::online::inventory

template <>
struct souk::EnumNames<souk::online::inventory::CountState> {
  using S = souk::online::inventory::CountState;
  static constexpr std::array kNames{std::pair{S::kOpen, std::string_view{"open"}},
                                     std::pair{S::kPosting, std::string_view{"posting"}},
                                     std::pair{S::kPosted, std::string_view{"posted"}},
                                     std::pair{S::kCancelled, std::string_view{"cancelled"}}};
};

namespace souk::online::inventory {

struct CountLine {
  std::int64_t counted = 0;
  std::int64_t expected = 0;  // on hand when it was counted last
  Instant at{};
  std::string by;
  static constexpr std::string_view kName = "CountLine";
  static constexpr auto fields() {
    return field_table(field("counted", &CountLine::counted), field("expected", &CountLine::expected),
                       field("at", &CountLine::at), field("by", &CountLine::by));
  }
  std::int64_t difference() const { return counted - expected; }
};

struct StockCount {
  std::string id;
  std::string location;
  std::string note;
  CountState state = CountState::kOpen;
  Instant opened_at{};
  std::string opened_by;
  std::optional<Instant> ended_at;
  std::string ended_by;
  std::map<std::string, CountLine> lines;  // by sku
  std::vector<std::string> keys;           // of the last entries, so that one sent twice counts once
  static constexpr std::size_t kMaxLines = 5'000;
  static constexpr std::size_t kMaxKeys = 64;
  static constexpr std::string_view kName = "StockCount";
  static constexpr auto fields() {
    using C = StockCount;
    return field_table(field("id", &C::id), field("location", &C::location),
                       field("note", &C::note, {.max_length = 500, .required = false}),
                       field("state", &C::state), field("opened_at", &C::opened_at),
                       field("opened_by", &C::opened_by), field("ended_at", &C::ended_at),
                       field("ended_by", &C::ended_by, {.required = false}),
                       field("lines", &C::lines, {.max_length = kMaxLines}),
                       field("keys", &C::keys, {.max_length = kMaxKeys, .required = false}));
  }
  std::int64_t pieces() const;       // counted
  std::int64_t differences() const;  // lines that differ
};

struct CountEntry {
  std::string key;  // the client's, names this entry
  std::string sku;
  std::int64_t quantity = 0;
  bool adds = false;  // to what was counted already; else it is all there is
  std::string by;
};

class StockCounts {
 public:
  StockCounts(engines::DocumentStore& store, Inventory& inventory, const Locations& locations,
              const Clock& clock)
      : counts_{store, "stock_count"}, inventory_{&inventory}, locations_{&locations}, clock_{&clock} {}
  Status declare();

  // `id` comes from the client: a repeat answers the same sheet. kInvalid "stock.location".
  Result<StockCount> open(const std::string& id, const std::string& location, std::string note,
                          const std::string& by) const;
  Result<StockCount> load(std::string_view id) const;  // kNotFound "stock_count.missing"
  struct Page {
    std::vector<StockCount> counts;
    std::string next_cursor;
  };
  Result<Page> newest(std::size_t limit, const std::string& cursor) const;
  // kInvalid "stock.quantity"; kPrecondition "stock_count.ended", "stock_count.full".
  Result<CountLine> record(std::string_view id, const CountEntry& entry) const;
  Status forget(std::string_view id, std::string_view sku) const;
  // Writes the differences; again after a crash, to the same effect. kPrecondition "stock_count.ended" when
  // it was cancelled.
  Status post(std::string_view id, const std::string& by) const;
  Status cancel(std::string_view id, const std::string& by) const;

 private:
  Result<StockCount> change(std::string_view id,
                            const std::function<Result<bool>(StockCount&)>& change) const;

  engines::Collection<StockCount> counts_;
  Inventory* inventory_;
  const Locations* locations_;
  const Clock* clock_;
};

}  // namespace souk::online::inventory
