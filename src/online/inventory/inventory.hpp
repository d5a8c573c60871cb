// The inventory: stock items and their ledger over the document store. Implements Stock for checkout, the
// commands of the people who handle goods, and the two pieces of background work.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "engines/document/collection.hpp"
#include "online/inventory/item_writer.hpp"
#include "online/inventory/location.hpp"
#include "online/inventory/sourcing.hpp"
#include "online/inventory/stock.hpp"
#include "online/inventory/stock_item.hpp"

namespace souk::online::inventory {

inline constexpr std::string_view kStockCollection = "stock";

// What to do with goods whose reservation ran out; asked of those who know the order.
enum class Fate { kRelease, kKeep, kConfirm };
using FateOf = std::function<Result<Fate>(std::string_view order_id)>;

// One change of what is on hand by a person or an import. `command_id` comes from the client: a repeat
// changes nothing.
struct StockCommand {
  std::string command_id;
  std::string sku;
  std::string location;
  std::int64_t quantity = 0;
  std::string note;
};

// kInvalid "stock.command_id", "stock.sku", "stock.location".
Status check(const StockCommand& command);

struct LedgerReport {
  std::int64_t items = 0;
  std::int64_t movements = 0;
  std::vector<std::string> differences;  // one sentence each, at most 100
};

class Inventory final : public Stock {
 public:
  // All must outlive it. `cached_items` bounds the memory for availability.
  Inventory(engines::DocumentStore& store, const Locations& locations, const Clock& clock,
            std::size_t cached_items = 32'768);

  Status declare();
  // How orders choose among locations; before the first reservation.
  void source_by(SourcingRule rule) { rule_ = rule; }

  // --- Stock ---
  Result<Availability> availability(std::string_view sku) const override;
  Status reserve(std::string_view order_id, const std::vector<ReserveLine>& lines, std::string_view location,
                 Instant until) override;
  Status reserve_for(std::string_view order_id, const std::vector<ReserveLine>& lines,
                     const ReserveScope& scope, Instant until) override;
  Status confirm(std::string_view order_id, const std::vector<ReserveLine>& lines) override;
  Status release(std::string_view order_id, const std::vector<ReserveLine>& lines) override;

  // --- goods handling ---
  Status receive(const StockCommand& command);                        // adds `quantity` > 0
  Status adjust(const StockCommand& command);                         // adds `quantity`, may be negative
  Status transfer(const StockCommand& command, std::string_view to);  // moves `quantity` > 0, at once
  // The same in two steps (transit.hpp): the goods leave now, and are nowhere until they arrive. The
  // command's id names the transfer. Repeats of both change nothing.
  Status send(const StockCommand& command, std::string_view to);
  Status arrive(std::string_view sku, const Arrival& arrival);
  Status count(const StockCommand& command);  // there are exactly `quantity`
  // A count has found `quantity` more than there should be, or less: whatever was sold meanwhile stays sold.
  Status correct_by_count(const StockCommand& command);
  // Goods of a sale come back to `location`; `cause` names the cancellation or return and makes it happen
  // once.
  Status restock(std::string_view order_id, std::string_view cause, const ReserveLine& line,
                 std::string_view location);
  // Where the goods of a sale came from: location -> quantity; empty when it was never confirmed.
  Result<std::map<std::string, std::int64_t>> sold_from(std::string_view order_id,
                                                        std::string_view sku) const;
  // The sale itself: where from, and the reason of its allocation in the note; nullopt when there was none.
  Result<std::optional<Movement>> sale_of(std::string_view order_id, std::string_view sku) const;
  // Counts many levels at the same time, at most 1,000; in fibers they share commits.
  Status import_levels(const std::vector<StockCommand>& levels);
  // On hand and set aside by location, as stored now.
  Result<std::map<std::string, Level>> levels(std::string_view sku) const;
  // What is in the ledger, the newest first, of one sku or (empty) of all: flat at any length. A movement of
  // the last moment may not be there yet.
  struct LedgerPage {
    std::vector<Movement> movements;
    std::string next_cursor;
  };
  Result<LedgerPage> newest_movements(std::string_view sku, std::size_t limit,
                                      const std::string& cursor) const;
  // Stock items in the order of their skus, from `from` on.
  struct ItemPage {
    std::vector<StockItem> items;
    std::string next_cursor;
  };
  Result<ItemPage> items(std::string_view from, std::size_t limit, const std::string& cursor) const;
  // Those with something in transit, the longest waiting first.
  Result<ItemPage> items_in_transit(std::size_t limit, const std::string& cursor) const;
  // Movements of a sku in the order of their ids, a page at a time.
  Result<std::vector<Movement>> movements(std::string_view sku, std::string* cursor) const;

  // --- background work: small steps, safe to run anywhere and at the same time ---
  // Gives back what ran out before `now`; answers how many reservations were settled.
  Result<std::size_t> expire_reservations(Instant now, const FateOf& fate_of);
  // Appends waiting movements to the ledger; answers how many.
  Result<std::size_t> drain_outbox();
  // Another instance changed an item: forget what we know of it.
  void note_change(const engines::Change& change);

  // --- proof ---
  // What the ledger says is on hand, by location.
  Result<std::map<std::string, std::int64_t>> rebuild_levels(std::string_view sku) const;
  Status each_item(const std::function<Status(const StockItem&)>& visit) const;
  // The ledger and what waits for it.
  Status each_movement(const std::function<Status(const Movement&)>& visit) const;
  // Whether the goods of this return (restock()'s cause) are back.
  Result<bool> has_returned(std::string_view sku, std::string_view cause) const;
  // Compares every item with its ledger, its reservations with what is reserved, and what is in transit with
  // what was sent and has not arrived.
  Result<LedgerReport> check_ledger() const;

 private:
  AllocationScope scope(std::string_view location, const LocationList& locations) const;
  Result<SourcingPlan> plan_for(const std::vector<ReserveLine>& lines, const LocationList& locations,
                                const Destination& destination) const;
  Status reserve_in(std::string_view order_id, const std::vector<ReserveLine>& lines,
                    const AllocationScope& scope, Instant until);
  Status put_through(Movement movement, bool may_go_negative);
  Status settle_expired(const std::string& sku, Instant now, const FateOf& fate_of, std::size_t& settled);

  engines::DocumentStore* store_;
  engines::Collection<Movement> ledger_;
  const Locations* locations_;
  const Clock* clock_;
  SourcingRule rule_ = SourcingRule::kFewestParcels;
  mutable ItemWriter writer_;
};

}  // namespace souk::online::inventory
