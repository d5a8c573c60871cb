// Finds the route for a request and runs it between the filters. Made once from the table, then only read, by
// all cores at the same time. A literal segment wins over {name}, which wins over {name...}. "/x/" is sent to
// "/x" (308) where only that exists. A route "*" takes whatever no other route takes, in every method: for
// protocols whose paths are names of their own.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/http/route.hpp"

namespace souk::http {

// Runs before the handler; an answer ends the request there. It may add to the request's notes.
using Filter = std::function<std::optional<Response>(Request&, const Route&)>;
// Runs on every answer of a route, also on those of filters.
using AfterFilter = std::function<void(const Request&, const Route&, Response&)>;
// Makes the page for an error when the client prefers HTML.
using ErrorPage = std::function<Response(const Request&, int status, const Error&)>;
enum class Readers { kBrowsers, kEveryone };

// What find() knows about a path. `bound` is set when there is a route for path and method; else `allowed`
// names the methods that the path has, and is empty when there is no such path.
struct Match {
  const BoundRoute* bound = nullptr;
  std::size_t index = 0;  // of `bound` in routes().all()
  std::string allowed{};
  bool slash_surplus = false;  // no such path, but there is one without the "/" at its end
};

class Router {
 public:
  // A path used twice for one method, or a malformed template, is a bug: throws std::invalid_argument.
  explicit Router(Routes routes);
  ~Router();
  Router(const Router&) = delete;
  Router& operator=(const Router&) = delete;

  // While it is being put together, before the server starts.
  void before(Filter filter) { before_.push_back(std::move(filter)); }
  void after(AfterFilter filter) { after_.push_back(std::move(filter)); }
  // For browsers alone, or for every client instead of problem+json.
  void set_error_page(ErrorPage page, Readers readers = Readers::kBrowsers) {
    error_page_ = std::move(page);
    page_readers_ = readers;
  }

  const Routes& routes() const { return routes_; }

  // Looks up `request.target`'s path and puts the path parameters into the request.
  Match find(Request& request) const;
  // Filters and handler. An exception from them becomes a 500.
  Response run(const Match& match, Request& request) const;
  // find() and run(), with 404, 405, redirects and OPTIONS: all that the server does, for tests.
  Response answer(Request& request) const;
  // The answer for a request without a route.
  Response refuse(const Match& match, const Request& request) const;
  // problem+json, or the error page for who prefers HTML.
  Response error(const Error& error, const Request& request) const;

  class Node;

 private:
  Routes routes_;
  std::unique_ptr<Node> root_;
  std::vector<std::vector<std::string>> parameters_;  // names, by the route's index
  std::vector<Filter> before_;
  std::vector<AfterFilter> after_;
  ErrorPage error_page_;
  Readers page_readers_ = Readers::kBrowsers;
  std::optional<std::size_t> everything_;  // the route "*"
};

// True when Accept ranks text/html above JSON: a browser, not a program.
bool prefers_html(const Request& request);

}  // namespace souk::http
