#include "runtime/http/router.hpp"

#include <exception>
#include <new>

#include "base/text.hpp"
#include "runtime/http/route_tree.hpp"
#include "runtime/log/log.hpp"

namespace souk::http {
namespace {

std::string_view path_of(std::string_view target) { return target.substr(0, target.find('?')); }

std::string allow_field(const std::array<bool, kMethods>& allowed) {
  std::string field;
  for (std::size_t i = 0; i < kMethods; ++i) {
    const auto method = static_cast<Method>(i);
    const bool by_get = method == Method::kHead && allowed[static_cast<std::size_t>(Method::kGet)];
    if (!allowed[i] && !by_get) continue;
    if (!field.empty()) field += ", ";
    field += to_string(method);
  }
  if (!field.empty() && !allowed[static_cast<std::size_t>(Method::kOptions)]) field += ", OPTIONS";
  return field;
}

Error error_of_exception(const char* what) { return bug("request.exception", what); }

}  // namespace

Router::Router(Routes routes) : routes_{std::move(routes)}, root_{std::make_unique<Node>()} {
  std::size_t index = 0;
  for (const auto& bound : routes_.all()) {
    if (bound.route.path == "*") {
      everything_ = index++;
      parameters_.emplace_back();
      continue;
    }
    root_->insert(bound.route, index++);
    const auto names = parameter_names(bound.route.path);
    parameters_.emplace_back(names.begin(), names.end());
  }
}
Router::~Router() = default;

Match Router::find(Request& request) const {
  const auto path = path_of(request.target);
  Node::Found found;
  if (root_->find(path, request.method, found)) {
    const auto& bound = routes_.all()[found.index];
    std::size_t position = 0;
    for (const auto& name : parameters_[found.index]) {
      const auto value = found.values[position++];
      const bool plain = value.find('%') == std::string_view::npos;
      request.path_parameters[name] =
          plain ? std::string{value} : text::percent_decode(value, false).value_or("");
    }
    return {.bound = &bound, .index = found.index};
  }
  if (everything_) return {.bound = &routes_.all()[*everything_], .index = *everything_};
  Match match{.allowed = allow_field(found.allowed)};
  if (match.allowed.empty() && path.size() > 1 && path.ends_with('/')) {
    Node::Found shorter;
    root_->find(path.substr(0, path.size() - 1), request.method, shorter);
    match.slash_surplus = !allow_field(shorter.allowed).empty();
  }
  return match;
}

Response Router::run(const Match& match, Request& request) const {
  const auto& route = match.bound->route;
  const auto guarded = [&]() -> Response {
    try {
      for (const auto& filter : before_) {
        if (auto answered = filter(request, route)) return std::move(*answered);
      }
      return match.bound->handler(request);
    } catch (const std::exception& exception) {
      return error(error_of_exception(exception.what()), request);
    } catch (...) {
      return error(error_of_exception("not a std::exception"), request);
    }
  };
  auto response = guarded();
  for (const auto& filter : after_) filter(request, route, response);
  return response;
}

Response Router::refuse(const Match& match, const Request& request) const {
  if (match.slash_surplus) {
    const auto path = path_of(request.target);
    std::string location{path.substr(0, path.size() - 1)};
    location += std::string_view{request.target}.substr(path.size());
    return Response::redirect(std::move(location), 308);
  }
  if (match.allowed.empty())
    return error(not_found("request.path", "There is nothing at this address."), request);
  auto response = request.method == Method::kOptions
                      ? Response{.status = 204, .headers = {}, .body = std::string{}}
                      : error(invalid("request.method", "Use one of " + match.allowed + " here."), request);
  response.headers.set("Allow", match.allowed);
  return response;
}

Response Router::answer(Request& request) const {
  const auto match = find(request);
  return match.bound == nullptr ? refuse(match, request) : run(match, request);
}

Response Router::error(const Error& error, const Request& request) const {
  if (!error_page_ || (page_readers_ == Readers::kBrowsers && !prefers_html(request)))
    return problem(error, request.request_id);
  const int status = status_of(error);
  if (is_our_fault(error)) log::error("http.problem", {{"code", error.code}, {"detail", error.detail}});
  try {
    return error_page_(request, status, error);
  } catch (const std::exception& exception) {
    log::error("http.error_page", {{"detail", exception.what()}});
    return problem(error, request.request_id);
  }
}

// Enough of RFC 9110 12.5.1: what is named first wins; "*/*" says nothing.
bool prefers_html(const Request& request) {
  const auto accept = request.headers.get("accept");
  const auto html = accept.find("text/html");
  return html != std::string_view::npos && html < accept.find("json");
}

}  // namespace souk::http
