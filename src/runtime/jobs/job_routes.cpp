#include "runtime/jobs/job_routes.hpp"

namespace souk::runtime {
namespace {

using http::Access;
using http::Method;
using http::Nothing;
using http::Request;

struct JobView {
  std::string id;
  std::string kind;
  JobStatus status = JobStatus::kWaiting;
  Instant run_at{};
  std::int64_t attempt = 0;
  std::int64_t max_attempts = 0;
  std::int64_t progress_permille = 0;
  std::string message;
  std::string last_error;
  std::optional<Instant> ended_at;
  static constexpr std::string_view kName = "Job";
  static constexpr auto fields() {
    using V = JobView;
    return field_table(field("id", &V::id), field("kind", &V::kind), field("status", &V::status),
                       field("run_at", &V::run_at), field("attempt", &V::attempt),
                       field("max_attempts", &V::max_attempts),
                       field("progress_permille", &V::progress_permille),
                       field("message", &V::message, {.help = "Where it stands, from its handler."}),
                       field("last_error", &V::last_error), field("ended_at", &V::ended_at));
  }
};

struct JobList {
  std::vector<JobView> jobs;
  std::string next_cursor;
  static constexpr std::string_view kName = "JobList";
  static constexpr auto fields() {
    return field_table(field("jobs", &JobList::jobs), field("next_cursor", &JobList::next_cursor));
  }
};

JobView view_of(Job job) {
  return {.id = std::move(job.id),
          .kind = std::move(job.kind),
          .status = job.status,
          .run_at = job.run_at,
          .attempt = job.attempt,
          .max_attempts = job.max_attempts,
          .progress_permille = job.progress_permille,
          .message = std::move(job.message),
          .last_error = std::move(job.last_error),
          .ended_at = job.ended_at};
}

Result<JobStatus> status_from(const Request& request) {
  const auto wanted = request.query_value("status");
  if (wanted.empty()) return JobStatus::kRunning;
  for (const auto& [status, name] : EnumNames<JobStatus>::kNames) {
    if (name == wanted) return status;
  }
  return fail(invalid("job.status", "Choose waiting, running, done, dead or cancelled."));
}

http::Route route(Method method, std::string path, std::string summary) {
  return {.method = method,
          .path = std::move(path),
          .summary = std::move(summary),
          .tag = "job",
          .access = Access::kStaff,
          .failures = {{ErrorKind::kNotFound, "job.missing", "no job of that id"}},
          .ignores_key = true};
}

}  // namespace

http::Routes job_routes(JobQueue& jobs) {
  http::Routes routes;
  auto list = route(Method::kGet, "/api/v1/jobs", "Jobs of one status");
  list.parameters = {{.name = "status", .help = "running unless said otherwise."},
                     {.name = "cursor", .help = "next_cursor of the page before."}};
  list.failures = {{ErrorKind::kInvalid, "job.status", "no such status"}};
  routes.add<Nothing, JobList>(
      std::move(list), [&jobs](const Nothing&, const Request& request) -> Result<JobList> {
        constexpr std::size_t kPage = 100;
        const auto status = TRY(status_from(request));
        auto page = TRY(jobs.list(status, kPage, std::string{request.query_value("cursor")}));
        JobList shown{.jobs = {}, .next_cursor = std::move(page.next_cursor)};
        for (auto& job : page.jobs) shown.jobs.push_back(view_of(std::move(job)));
        return shown;
      });
  routes.add<Nothing, JobView>(route(Method::kGet, "/api/v1/jobs/{id}", "One job"),
                               [&jobs](const Nothing&, const Request& request) -> Result<JobView> {
                                 return view_of(TRY(jobs.get(request.path_parameter("id"))));
                               });
  auto retry = route(Method::kPost, "/api/v1/jobs/{id}/retry", "Try a dead or cancelled job again");
  retry.failures.push_back({ErrorKind::kPrecondition, "job.not_ended", "it waits or runs"});
  routes.add<Nothing, JobView>(std::move(retry),
                               [&jobs](const Nothing&, const Request& request) -> Result<JobView> {
                                 TRY(jobs.retry(request.path_parameter("id")));
                                 return view_of(TRY(jobs.get(request.path_parameter("id"))));
                               });
  auto cancel = route(Method::kPost, "/api/v1/jobs/{id}/cancel", "Tell a job to stop");
  cancel.failures.push_back({ErrorKind::kPrecondition, "job.ended", "it has ended already"});
  routes.add<Nothing, JobView>(std::move(cancel),
                               [&jobs](const Nothing&, const Request& request) -> Result<JobView> {
                                 TRY(jobs.cancel(request.path_parameter("id")));
                                 return view_of(TRY(jobs.get(request.path_parameter("id"))));
                               });
  return routes;
}

}  // namespace souk::runtime
