#include "online/console/pages.hpp"

#include "base/text.hpp"
#include "online/console/frame.hpp"
#include "runtime/log/log.hpp"

namespace souk::online::console {
namespace {

using http::Request;
using http::Response;

Response to_sign_in(const Request& request) {
  std::string path = "/console/sign-in";
  if (request.method == http::Method::kGet && is_own_path(request.target) && request.target != "/console")
    path += "?next=" + text::percent_encode(request.target);
  return Response::redirect(std::move(path), 302);
}

// The page that the form stood on.
std::string way_back(const Request& request) {
  const auto referer = request.headers.get("Referer");
  const auto host = request.headers.get("Host");
  const auto scheme = referer.find("://");
  if (scheme == std::string_view::npos || host.empty()) return "/console";
  const auto rest = referer.substr(scheme + 3);
  if (!rest.starts_with(host)) return "/console";
  auto path = std::string{rest.substr(host.size())};
  // What was said there was said.
  if (const auto said = path.find("said="); said != std::string::npos) path.resize(said - 1);
  return is_own_path(path) ? path : "/console";
}

}  // namespace

std::optional<Visit> visit_of(const Desk& desk, const Request& request) {
  auto who = staff::of(request);
  if (!who) return std::nullopt;
  const auto language =
      who->language.empty() ? desk.preferred_language(request) : std::string_view{who->language};
  return Visit{.request = request,
               .desk = desk,
               .words = desk.words_for(language),
               .who = std::move(*who),
               .settings = desk.deps.settings->get(),
               .now = desk.deps.clock->now(),
               .utc_offset = desk.options.utc_offset};
}

Response error_page(const Desk& desk, const Request& request, int status, const Error& error) {
  const auto visit = visit_of(desk, request);
  if (!visit) return personal(status, bare_error(desk, request, status, error));
  Html main;
  main << "<div class=\"empty\"><p class=\"empty-code\">" << status << "</p><h1>"
       << visit->words.of("error.", std::to_string(status)) << "</h1><p class=\"u-muted\">"
       << visit->explain(error) << "</p>";
  if (status >= 500) main << "<p class=\"u-muted\"><code>" << request.request_id << "</code></p>";
  main << "<p><a class=\"btn\" href=\"/console\">" << visit->words("error.home") << "</a></p></div>";
  auto response =
      page(*visit, {.title = visit->words.of("error.", std::to_string(status)), .bare_head = true}, main);
  response.status = status;
  return response;
}

void Pages::get(std::string path, std::string permission, ShowPage show) {
  const auto& desk = desk_;
  routes_.add_raw({.path = std::move(path)},
                  [&desk, permission = std::move(permission),
                   show = std::move(show)](const Request& request) -> Response {
                    const auto visit = visit_of(desk, request);
                    if (!visit) return to_sign_in(request);
                    if (visit->who.must_change_password && permission != staff::kSelf)
                      return Response::redirect("/console/account/password", 302);
                    if (permission != staff::kSelf) {
                      if (const auto may = staff::require(visit->who, permission); !may)
                        return error_page(desk, request, 403, may.error());
                    }
                    auto shown = show(*visit);
                    if (shown) return std::move(*shown);
                    if (http::is_our_fault(shown.error()))
                      log::error("console.page", {{"error", shown.error()}});
                    return error_page(desk, request, http::status_of(shown.error()), shown.error());
                  });
}

void Pages::post_raw(http::Route route, Serve serve) {
  const auto& desk = desk_;
  route.method = http::Method::kPost;
  route.access = http::Access::kStaff;
  route.ignores_key = true;
  routes_.add_raw(std::move(route), [&desk, serve = std::move(serve)](const Request& request) -> Response {
    const auto visit = visit_of(desk, request);
    return visit ? serve(*visit) : to_sign_in(request);
  });
}

void Pages::post(std::string path, std::string permission, TakeForm take, std::size_t max_body_bytes) {
  post_raw({.path = std::move(path), .permission = std::move(permission), .max_body_bytes = max_body_bytes},
           [take = std::move(take)](const Visit& visit) -> Response {
             auto form = read_form(visit.request);
             auto taken = form ? take(visit, *form) : Result<Response>{fail(form.error())};
             if (taken) return std::move(*taken);
             return visit.refused(way_back(visit.request), taken.error());
           });
}

http::AfterFilter pages_for_refusals(const Desk& desk) {
  return [&desk](const Request& request, const http::Route& route, Response& response) {
    if (!route.path.starts_with("/console") || response.status < 400) return;
    if (!response.headers.get("Content-Type").starts_with("application/problem+json")) return;
    const auto* body = std::get_if<std::string>(&response.body);
    const auto problem = body == nullptr ? Result<json::value>{json::value{}} : parse_json(*body);
    Error error{.kind = ErrorKind::kDenied, .code = "request.refused", .message = "This was refused."};
    if (problem && problem->is_object()) {
      const auto& object = problem->get_object();
      if (const auto* code = object.if_contains("code"); code != nullptr && code->is_string())
        error.code = std::string{code->get_string()};
      if (const auto* detail = object.if_contains("detail"); detail != nullptr && detail->is_string())
        error.message = std::string{detail->get_string()};
    }
    if (response.status == 401) {
      response = to_sign_in(request);
      return;
    }
    if (error.code == "password.change_needed") {
      response = Response::redirect("/console/account/password");
      return;
    }
    const auto status = response.status;
    auto shown = error_page(desk, request, status, error);
    for (const auto& [name, value] : response.headers.all()) {
      if (http::equal_names(name, "Retry-After") || http::equal_names(name, "Set-Cookie"))
        shown.headers.add(name, value);
    }
    response = std::move(shown);
  };
}

}  // namespace souk::online::console
