// Server-sent events (HTML standard, section 9.2): the live figures, whenever they change. A stream ends
// after a while and does not come back by itself, so that an open page does not keep a session alive that
// nobody uses (js/live.js opens it again when somebody moves).
#include <atomic>
#include <memory>

#include "online/console/console.hpp"
#include "online/console/stream_place.hpp"
#include "runtime/fiber/wait.hpp"

namespace souk::online::console {
namespace {

using http::Request;
using http::Response;

constexpr milliseconds kLook{500};
constexpr int kKeepAlive = 30;       // a comment after so many looks without news: proxies stay patient
constexpr int kLooks = 20 * 60 * 2;  // 20 minutes

Status send_figures(const report::Live& live, http::BodyWriter& writer) {
  std::string before;
  int quiet = 0;
  for (int look = 0; look < kLooks && !writer.closing(); ++look) {
    auto now = to_json(live.figures());
    if (now != before) {
      TRY(writer.write("event: figures\ndata: " + now + "\n\n"));
      before = std::move(now);
      quiet = 0;
    } else if (++quiet == kKeepAlive) {
      TRY(writer.write(": here\n\n"));
      quiet = 0;
    }
    runtime::sleep_for(kLook);
  }
  return writer.write("event: end\ndata: {}\n\n");
}

}  // namespace

void add_live_stream(Pages& pages) {
  const auto& desk = pages.desk();
  const auto open = std::make_shared<std::atomic<int>>(0);
  pages.routes().add_raw(
      {.path = "/console/live", .access = http::Access::kStaff, .permission = "dashboard.read"},
      [&desk, open](const Request& request) -> Response {
        if (open->load() >= kMaxStreams)
          return http::problem(unavailable("console.streams", "Too many dashboards are open; try again."),
                               request.request_id);
        Response response{.headers = {{"Content-Type", "text/event-stream"},
                                      {"Cache-Control", "no-store"},
                                      {"X-Accel-Buffering", "no"}}};
        response.body = http::BodyStream{[&desk, open](http::BodyWriter& writer) -> Status {
          const StreamPlace place{*open};
          return send_figures(*desk.deps.live, writer);
        }};
        return response;
      });
}

}  // namespace souk::online::console
