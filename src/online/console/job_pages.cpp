// Jobs: what runs in the background, how far it is (live by server-sent events), and what a person can do
// about it.
#include <atomic>
#include <memory>

#include <fmt/format.h>

#include "base/text.hpp"
#include "online/catalogue/bulk_jobs.hpp"
#include "online/console/frame.hpp"
#include "online/console/goods.hpp"
#include "online/console/goods_parts.hpp"
#include "online/console/stream_place.hpp"
#include "runtime/fiber/wait.hpp"

namespace souk::online::console {
namespace {

using http::Request;
using http::Response;
using runtime::Job;
using runtime::JobStatus;

constexpr std::size_t kPage = 50;

std::string path_of(std::string_view id) { return "/console/jobs/" + text::percent_encode(id); }

std::string kind_name(const Visit& visit, const Job& job) {
  auto key = "job.kind." + job.kind;
  return visit.words.has(key) ? visit.words(key) : job.kind;
}

Html status_badge(const Visit& visit, JobStatus status) {
  const std::string_view tone = status == JobStatus::kDone      ? "ok"
                                : status == JobStatus::kRunning ? "todo"
                                : status == JobStatus::kDead    ? "bad"
                                : status == JobStatus::kWaiting ? "info"
                                                                : "off";
  return badge(tone, visit.words.of("job.status.", enum_name(status)));
}

// What the handlers of bulk work say is figures; the rest is shown as it is.
std::string message_of(const Visit& visit, const Job& job) {
  if (!job.message.starts_with('{')) return job.message;
  const auto progress = from_json<catalogue::BulkProgress>(job.message, Strictness::kStored);
  if (!progress) return job.message;
  auto text = visit.words("job.progress", {{"done", visit.number(progress->done)},
                                           {"total", visit.number(progress->total)},
                                           {"changed", visit.number(progress->changed)}});
  if (progress->failed > 0)
    text += " " + visit.words("job.some_failed",
                              {{"n", visit.number(progress->failed)}, {"first", progress->problem}});
  return text;
}

std::int64_t permille_of(const Job& job) {
  return job.status == JobStatus::kDone ? 1'000 : job.progress_permille;
}

Html progress_bar(const Visit& visit, const Job& job) {
  Html html;
  html << "<progress class=\"progress\" max=\"1000\" value=\"" << permille_of(job) << "\" aria-label=\""
       << visit.words("job.how_far") << "\"></progress>";
  return html;
}

JobStatus wanted_status(const Visit& visit) {
  const auto wanted = visit.request.query_value("status");
  for (const auto& [status, name] : EnumNames<JobStatus>::kNames) {
    if (name == wanted) return status;
  }
  return JobStatus::kRunning;
}

// Without a choice: what runs and what waits, what failed, what is done, all at a glance.
Result<std::vector<Job>> glance(const Visit& visit) {
  std::vector<Job> jobs;
  for (const auto status : {JobStatus::kRunning, JobStatus::kDead, JobStatus::kWaiting, JobStatus::kDone}) {
    for (auto& job : TRY(visit.deps().jobs->list(status, 20, {})).jobs) jobs.push_back(std::move(job));
  }
  return jobs;
}

Html job_table(const Visit& visit, const std::vector<Job>& jobs) {
  Html html;
  html << "<div class=\"card card--flush\"><table class=\"table table--rows\"><thead><tr><th>"
       << visit.words("job.what") << "</th><th>" << visit.words("job.status_head") << "</th><th>"
       << visit.words("job.how_far") << "</th><th>" << visit.words("job.when") << "</th></tr></thead><tbody>";
  for (const auto& job : jobs)
    html << "<tr><td><a class=\"row-link\" href=\"" << path_of(job.id) << "\">" << kind_name(visit, job)
         << "</a></td><td data-label=\"" << visit.words("job.status_head") << "\">"
         << status_badge(visit, job.status) << "</td><td class=\"wide\" data-label=\""
         << visit.words("job.how_far") << "\">" << message_of(visit, job) << "</td><td data-label=\""
         << visit.words("job.when") << "\">" << visit.moment(job.ended_at ? *job.ended_at : job.run_at)
         << "</td></tr>";
  html << "</tbody></table></div>";
  return html;
}

Result<Response> list(const Visit& visit) {
  const auto chosen = visit.request.query_value("status");
  const std::string cursor{visit.request.query_value("cursor")};
  std::vector<Chip> filters{{visit.words("job.all"), "/console/jobs", chosen.empty()}};
  for (const auto& [status, name] : EnumNames<JobStatus>::kNames)
    filters.push_back(
        {visit.words.of("job.status.", name), "/console/jobs?status=" + std::string{name}, name == chosen});
  runtime::JobQueue::Page shown;
  if (chosen.empty()) {
    shown.jobs = TRY(glance(visit));
  } else {
    shown = TRY(visit.deps().jobs->list(wanted_status(visit), kPage, cursor));
  }
  Html main;
  main << chips(filters, visit.words("job.status_head"));
  if (shown.jobs.empty()) {
    main << card("", nothing(visit, "jobs", visit.words("job.none"), visit.words("job.none_text")));
  } else {
    main << job_table(visit, shown.jobs);
  }
  main << pager(visit, query_of("/console/jobs", {{"status", std::string{chosen}}}), cursor,
                shown.next_cursor);
  return page(visit, {.title = visit.words("nav.jobs"), .nav = "jobs"}, main);
}

Html buttons(const Visit& visit, const Job& job) {
  Html html;
  if (!visit.may("job.write")) return html;
  if (job.status == JobStatus::kDead || job.status == JobStatus::kCancelled)
    html << form_open(visit, path_of(job.id) + "/retry") << "<button class=\"btn\">"
         << visit.words("job.retry") << "</button></form>";
  if (job.status == JobStatus::kWaiting || job.status == JobStatus::kRunning)
    html << form_open(visit, path_of(job.id) + "/cancel") << "<button class=\"btn btn--bad\">"
         << visit.words("job.cancel") << "</button></form>";
  return html;
}

Result<Response> one(const Visit& visit) {
  const auto job = TRY(visit.deps().jobs->get(visit.request.path_parameter("id")));
  const bool moving = job.status == JobStatus::kWaiting || job.status == JobStatus::kRunning;
  Html body;
  if (moving)
    body << "<div data-progress=\"" << path_of(job.id) << "/events\">";
  else
    body << "<div>";
  body << progress_bar(visit, job) << "<p class=\"job-message\" aria-live=\"polite\">"
       << message_of(visit, job) << "</p></div><dl class=\"facts\">";
  fact(body, visit.words("job.planned"), visit.moment(job.run_at));
  if (job.ended_at) fact(body, visit.words("job.ended"), visit.moment(*job.ended_at));
  fact(body, visit.words("job.attempt"), fmt::format("{} / {}", job.attempt, job.max_attempts));
  fact(body, visit.words("job.last_error"), job.last_error);
  fact(body, visit.words("job.id"), job.id);
  body << "</dl>";
  Html actions;
  actions << status_badge(visit, job.status) << buttons(visit, job);
  return page(visit,
              {.title = kind_name(visit, job), .nav = "jobs", .actions = actions, .back = "/console/jobs"},
              card("", body));
}

// ---- live -------------------------------------------------------------------------------------------------

constexpr milliseconds kLook{300};
constexpr int kLooks = 10 * 60 * 1'000 / 300;  // ten minutes

struct Event {
  std::int64_t permille = 0;
  std::string message;
  bool ended = false;
  static constexpr auto fields() {
    return field_table(souk::field("permille", &Event::permille), souk::field("message", &Event::message),
                       souk::field("ended", &Event::ended));
  }
};

// What the stream needs after its request is gone.
struct Follow {
  std::string id;
  const Desk* desk = nullptr;
  std::string language;
};

Status send_progress(const Follow& follow, const Visit& visit, http::BodyWriter& writer) {
  std::string before;
  for (int look = 0; look < kLooks && !writer.closing(); ++look) {
    const auto job = TRY(follow.desk->deps.jobs->get(follow.id));
    const bool ended = job.status != JobStatus::kWaiting && job.status != JobStatus::kRunning;
    auto now = to_json(Event{permille_of(job), message_of(visit, job), ended});
    if (now != before) TRY(writer.write("event: progress\ndata: " + now + "\n\n"));
    if (ended) return {};
    before = std::move(now);
    runtime::sleep_for(kLook);
  }
  return writer.write("event: end\ndata: {}\n\n");
}

void add_stream(Pages& pages) {
  const auto& desk = pages.desk();
  const auto open = std::make_shared<std::atomic<int>>(0);
  pages.routes().add_raw(
      {.path = "/console/jobs/{id}/events",
       .access = http::Access::kStaff,
       .permission = "job.read",
       .timeout = std::chrono::minutes{11}},
      [&desk, open](const Request& request) -> Response {
        const auto visit = visit_of(desk, request);
        if (!visit || open->load() >= kMaxStreams)
          return http::problem(unavailable("console.streams", "Too many pages follow jobs; try again."),
                               request.request_id);
        Response response{.headers = {{"Content-Type", "text/event-stream"},
                                      {"Cache-Control", "no-store"},
                                      {"X-Accel-Buffering", "no"}}};
        Follow follow{std::string{request.path_parameter("id")}, &desk, visit->language()};
        const auto who = visit->who;
        response.body =
            http::BodyStream{[follow = std::move(follow), who, open](http::BodyWriter& writer) -> Status {
              const StreamPlace place{*open};
              const Request none;
              const Visit reader{.request = none,
                                 .desk = *follow.desk,
                                 .words = follow.desk->words_for(follow.language),
                                 .who = who,
                                 .settings = follow.desk->deps.settings->get()};
              return send_progress(follow, reader, writer);
            }};
        return response;
      });
}

}  // namespace

void add_job_pages(Pages& pages) {
  if (pages.desk().deps.jobs == nullptr) return;
  pages.nav(
      {.key = "jobs", .path = "/console/jobs", .icon = "jobs", .permission = "job.read", .group = "system"});
  pages.get("/console/jobs", "job.read", list);
  pages.get("/console/jobs/{id}", "job.read", one);
  add_stream(pages);
  pages.post("/console/jobs/{id}/retry", "job.write",
             [](const Visit& visit, const Form&) -> Result<Response> {
               const auto id = visit.request.path_parameter("id");
               TRY(visit.deps().jobs->retry(id));
               return visit.done(path_of(id), "job.retried");
             });
  pages.post("/console/jobs/{id}/cancel", "job.write",
             [](const Visit& visit, const Form&) -> Result<Response> {
               const auto id = visit.request.path_parameter("id");
               TRY(visit.deps().jobs->cancel(id));
               return visit.done(path_of(id), "job.cancelled");
             });
}

}  // namespace souk::online::console
