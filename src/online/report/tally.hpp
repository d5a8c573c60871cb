// Keeps the figures up to date from the change feed, so that each revision of an order counts exactly once:
// over redelivered changes, over crashes between any two writes, and with several instances at work.
//
// How: what an order has contributed so far is kept beside it (kFacts). A batch of changes becomes a list of
// steps (contribution before, contribution after), which is written into the one progress document first,
// guarded by its revision: whoever writes it decides what the batch is. Then the steps are carried out, by
// whoever finds them there, and each bucket remembers the last batch that it has taken. Only then do progress
// and facts move on.
//
// rebuild() counts everything anew from the orders, into documents of a new generation; carts that were
// started are taken over from the old ones, since carts do not stay.
#pragma once

#include <atomic>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engines/document/collection.hpp"
#include "online/order/orders.hpp"
#include "online/report/bucket.hpp"

namespace souk::online::report {

inline constexpr std::string_view kFacts = "report_fact";
inline constexpr std::string_view kProgress = "report_progress";

struct Fact {
  std::int64_t generation = 0;  // another one counts as absent
  std::int64_t batch = 0;       // that wrote it
  std::int64_t revision = 0;    // of the order
  Contribution contribution;
  static constexpr auto fields() {
    return field_table(field("g", &Fact::generation), field("b", &Fact::batch), field("v", &Fact::revision),
                       field("c", &Fact::contribution));
  }
};

struct Step {
  std::string order_id;
  std::int64_t revision = 0;
  std::optional<Contribution> before;
  Contribution after;
  static constexpr auto fields() {
    return field_table(field("o", &Step::order_id), field("v", &Step::revision), field("b", &Step::before),
                       field("a", &Step::after));
  }
};

// The one document "orders" of kProgress.
struct Progress {
  std::int64_t generation = 0;        // 0: nothing was counted yet
  std::int64_t batch = 0;             // the last one that is done
  std::int64_t sequence = 0;          // of the feed, up to which it is done
  std::int64_t rebuilding = 0;        // generation that a rebuild fills, or has left behind
  std::optional<Instant> rebuilt_by;  // nobody else counts before; the rebuild moves it on
  // The batch under way; empty when there is none.
  std::vector<Step> steps;
  std::map<std::string, std::int64_t> carts;  // by hour
  std::int64_t steps_until = 0;
  static constexpr auto fields() {
    using P = Progress;
    return field_table(field("generation", &P::generation), field("batch", &P::batch),
                       field("sequence", &P::sequence), field("rebuilding", &P::rebuilding),
                       field("rebuilt_by", &P::rebuilt_by), field("steps", &P::steps),
                       field("carts", &P::carts), field("steps_until", &P::steps_until));
  }
  bool is_pending() const { return !steps.empty() || !carts.empty(); }
};

struct TallyDeps {
  engines::DocumentStore* store = nullptr;
  const order::Orders* orders = nullptr;
  const Clock* clock = nullptr;
  milliseconds utc_offset{8 * 3'600'000};
};

class Tally {
 public:
  explicit Tally(TallyDeps deps);
  Status declare();

  // Takes in what the feed has, waiting up to `wait` for the first change; a background task calls it again
  // and again. Builds everything when nothing was counted yet, or the feed is gone. Answers how many changes
  // it has looked at.
  Result<std::size_t> follow(milliseconds wait);
  // Counts anew; `progress` is told how many orders are done. kConflict "report.rebuilding" while another
  // rebuild runs, here or elsewhere; kUnavailable "report.stopped".
  Status rebuild(const std::function<void(std::int64_t orders)>& progress = {});

  // A rebuild under way ends within a page of orders with kUnavailable "report.stopped"; whoever comes next
  // begins it anew and need not wait.
  void stop() { stopping_ = true; }

  // Told of each order whose contribution changed, after it is counted: for what is shown live. It must be
  // quick.
  void on_counted(std::function<void(const Step&)> told) { told_ = std::move(told); }
  // Told of skus whose stock changed (the feed is read once); an empty list: nobody knows which, look at all.
  void on_stock(std::function<Status(const std::vector<std::string>&)> told) {
    stock_told_ = std::move(told);
  }

  // Of the figures that can be read; 0 while there are none.
  Result<std::int64_t> generation() const;
  Result<Progress> progress() const;

 private:
  using StoredProgress = engines::Stored<Progress>;
  Result<StoredProgress> load_progress() const;
  bool is_rebuilding(const Progress& at) const;
  Status claim_rebuild(StoredProgress& at) const;
  Status give_up_rebuild(StoredProgress& at) const;
  Result<std::size_t> take_batch(StoredProgress& at, milliseconds wait);
  Result<std::vector<Step>> steps_of(const std::vector<std::string>& order_ids,
                                     std::int64_t generation) const;
  Status finish(StoredProgress& at);
  Status apply(const Deltas& deltas, std::int64_t batch) const;
  Status keep_facts(const Progress& at) const;
  Status keep_fact(const Step& step, const Progress& at) const;
  Status build_generation(StoredProgress& at, const std::function<void(std::int64_t)>& progress) const;
  Status copy_carts(std::int64_t from, std::int64_t to) const;
  Status remove_generation(std::int64_t generation) const;

  TallyDeps deps_;
  engines::Collection<Progress> progress_;
  engines::Collection<Fact> facts_;
  engines::Collection<FigureBucket> figures_;
  engines::Collection<ProductBucket> products_;
  std::function<void(const Step&)> told_;
  std::function<Status(const std::vector<std::string>&)> stock_told_;
  std::atomic<bool> stopping_ = false;
  std::int64_t seen_ = 0;  // of the feed; at or behind the progress document
};

}  // namespace souk::online::report
