#include "online/catalogue/bulk_jobs.hpp"

#include "base/random.hpp"

namespace souk::online::catalogue {
namespace {

using std::chrono::steady_clock;

constexpr std::int64_t kWhole = 1'000;

// Says where the work stands, twice a second, and how it ended.
class Teller {
 public:
  explicit Teller(runtime::JobRun& run) : run_{run} {}
  Status tell(const BulkProgress& progress) {
    if (run_.should_stop()) return fail(unavailable("job.stopping", "The worker stops; it goes on later."));
    const auto now = steady_clock::now();
    if (progress.done < progress.total && now < next_) return {};
    next_ = now + milliseconds{500};
    return run_.report(progress.total == 0 ? kWhole : progress.done * kWhole / progress.total,
                       to_json(progress));
  }

 private:
  runtime::JobRun& run_;
  steady_clock::time_point next_{};
};

Status run_edit(const Catalogue& catalogue, runtime::JobRun& run, Instant now) {
  const auto edit = TRY(from_value<BulkEdit>(run.job().payload, Strictness::kStored));
  Teller teller{run};
  const auto progress = TRY(run_bulk_edit(catalogue, run.job().id, edit, now,
                                          [&](const BulkProgress& so_far) { return teller.tell(so_far); }));
  return run.report(kWhole, to_json(progress));
}

Status run_carry(const Catalogue& catalogue, runtime::JobRun& run) {
  const auto* code = run.job().payload.if_string();
  if (code == nullptr) return fail(bug("job.payload", "a price list's job without a code"));
  Teller teller{run};
  const auto progress = TRY(carry_price_list(
      catalogue, std::string{*code}, [&](const BulkProgress& so_far) { return teller.tell(so_far); }));
  return run.report(kWhole, to_json(progress));
}

struct StartedJob {
  std::string job;
  static constexpr std::string_view kName = "StartedJob";
  static constexpr auto fields() {
    return field_table(field("job", &StartedJob::job, {.help = "Id; the console shows how far it is."}));
  }
};

}  // namespace

Result<std::string> BulkJobs::start(const BulkEdit& edit, std::string_view command_id) const {
  TRY(check_change(*catalogue_, edit));
  const auto payload = TRY(parse_json(to_json(edit)));
  return queue_->enqueue(
      {.kind = std::string{kBulkEditJob}, .key = std::string{command_id}, .payload = payload});
}

Result<std::string> BulkJobs::carry_list(std::string_view code) const {
  return queue_->enqueue(
      {.kind = std::string{kPriceListJob}, .key = std::string{code}, .payload = json::string{code}});
}

void BulkJobs::handle(runtime::JobWorker& worker) const {
  worker.handle(std::string{kBulkEditJob}, [catalogue = catalogue_, clock = clock_](runtime::JobRun& run) {
    return run_edit(*catalogue, run, clock->now());
  });
  worker.handle(std::string{kPriceListJob},
                [catalogue = catalogue_](runtime::JobRun& run) { return run_carry(*catalogue, run); });
}

http::Routes bulk_routes(const BulkJobs& jobs, Random& random) {
  http::Routes routes;
  routes.add<BulkEdit, StartedJob>(
      {.method = http::Method::kPost,
       .path = "/api/v1/bulk-edits",
       .summary = "Change many products, as a job",
       .tag = "catalogue",
       .access = http::Access::kStaff,
       .failures = {{ErrorKind::kInvalid, "bulk.invalid", "it does not say which products, or what"},
                    {ErrorKind::kNotFound, "category.missing", "no category of that slug"},
                    {ErrorKind::kNotFound, "collection.missing", "no collection of that slug"},
                    {ErrorKind::kNotFound, "price_list.missing", "no price list of that code"}},
       .success_status = 202},
      [&jobs, &random](const BulkEdit& edit, const http::Request& request) -> Result<StartedJob> {
        const auto key = request.headers.get("Idempotency-Key");
        auto job = TRY(jobs.start(edit, key.empty() ? random_hex(random, 8) : std::string{key}));
        return StartedJob{std::move(job)};
      });
  return routes;
}

}  // namespace souk::online::catalogue
