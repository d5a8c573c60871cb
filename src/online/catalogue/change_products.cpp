// The writing half of bulk edits: portions of products are read together, changed, and written at the same
// time in fibers, so that many writes share a commit. The shop goes on beside it: a portion is small, and
// whoever writes a product meanwhile wins or makes us read it again.
#include <unordered_set>

#include <fmt/format.h>

#include "online/catalogue/bulk_edit.hpp"
#include "online/catalogue/edit.hpp"
#include "runtime/fiber/wait.hpp"

namespace souk::online::catalogue {
namespace {

using Products = engines::Collection<Product>;

constexpr std::size_t kPortion = 128;
constexpr int kTries = 8;

struct Outcome {
  bool changed = false;
  Status status;
};

bool is_overtaken(const Error& error) { return error.code == "document.changed"; }

Outcome change_one(const Products& products, StoredProduct stored, const ChangeProduct& change) {
  for (int attempt = 1;; ++attempt) {
    auto changed = change(stored.value);
    if (!changed) return {false, fail(std::move(changed).error())};
    if (!*changed) return {};
    auto written = products.replace(stored);
    if (written) return {true, {}};
    if (!is_overtaken(written.error()) || attempt == kTries) return {false, std::move(written)};
    auto again = products.load(stored.id);
    if (!again) return {false, fail(std::move(again).error())};
    stored = std::move(*again);
  }
}

// What is wrong with one product is noted; what is wrong with the store ends the run, and the job comes back.
bool is_about_product(const Error& error) {
  return error.kind == ErrorKind::kInvalid || error.kind == ErrorKind::kPrecondition ||
         error.kind == ErrorKind::kConflict || error.kind == ErrorKind::kNotFound ||
         error.kind == ErrorKind::kTooLarge || error.kind == ErrorKind::kCorrupt;
}

void note_failure(BulkProgress& progress, const std::string& sku, const Error& error) {
  ++progress.failed;
  if (!progress.problem.empty()) return;
  progress.problem = fmt::format("{}: {}", sku, error.message);
  for (const auto& each : error.fields) {
    progress.problem += fmt::format(" {}: {}", each.pointer, each.message);
    break;
  }
}

Status change_portion(const Catalogue& catalogue, const std::vector<std::string>& skus,
                      const ChangeProduct& change, BulkProgress& progress) {
  const Products products{catalogue.store(), std::string{kProducts}};
  std::vector<StoredProduct> read;
  for (auto& document : TRY(catalogue.store().get_many(kProducts, skus))) {
    auto id = document.id;
    auto stored = Products::decode(std::move(document));
    if (stored) {
      read.push_back(std::move(*stored));
    } else {
      note_failure(progress, id, stored.error());
    }
  }
  std::vector<Outcome> outcomes(read.size());
  std::vector<std::string> codes(read.size());
  std::vector<std::function<void()>> work;
  for (std::size_t i = 0; i < read.size(); ++i) {
    codes[i] = read[i].id;
    work.emplace_back([&, i] { outcomes[i] = change_one(products, std::move(read[i]), change); });
  }
  runtime::run_all(std::move(work));
  for (std::size_t i = 0; i < outcomes.size(); ++i) {
    if (outcomes[i].changed) ++progress.changed;
    if (outcomes[i].status) continue;
    if (!is_about_product(outcomes[i].status.error())) return outcomes[i].status;
    note_failure(progress, codes[i], outcomes[i].status.error());
  }
  progress.done += static_cast<std::int64_t>(skus.size());
  return {};
}

}  // namespace

Result<BulkProgress> change_products(const Catalogue& catalogue, const std::vector<std::string>& skus,
                                     const ChangeProduct& change,
                                     const std::function<Status(const BulkProgress&)>& report) {
  BulkProgress progress;
  std::vector<std::string> wanted;
  std::unordered_set<std::string> seen;
  for (const auto& sku : skus) {
    if (seen.insert(sku).second) wanted.push_back(sku);
  }
  progress.total = static_cast<std::int64_t>(wanted.size());
  for (std::size_t from = 0; from < wanted.size(); from += kPortion) {
    const auto until = std::min(from + kPortion, wanted.size());
    TRY(change_portion(catalogue,
                       {wanted.begin() + static_cast<std::ptrdiff_t>(from),
                        wanted.begin() + static_cast<std::ptrdiff_t>(until)},
                       change, progress));
    TRY(report(progress));
  }
  return progress;
}

}  // namespace souk::online::catalogue
