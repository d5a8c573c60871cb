// The table of the console's pages and forms. A page of another room is one file:
//
//   void add_wish_pages(Pages& pages) {
//     pages.nav({.key = "wishes", .path = "/console/wishes", .icon = "heart", .permission = "wish.read",
//                .group = "sell"});
//     pages.get("/console/wishes", "wish.read", [](const Visit& visit) -> Result<http::Response> {
//       return page(visit, {.title = visit.words("wish.title"), .nav = "wishes"}, main);
//     });
//     pages.post("/console/wishes/{id}/grant", "wish.write",
//                [](const Visit& visit, const Form& form) -> Result<http::Response> {
//       TRY(grant(...));                              // the use case that the API's handler calls
//       return visit.done("/console/wishes", "wish.granted");
//     });
//   }
//
// and its words in web/console/text/*.yaml. Reading asks for the permission here; a form is a staff route, so
// that staff::admit asks for it (and for the session's token) and the audit trail has it.
#pragma once

#include <functional>
#include <string>

#include "online/console/visit.hpp"
#include "runtime/http/route.hpp"

namespace souk::online::console {

using ShowPage = std::function<Result<http::Response>(const Visit&)>;
using TakeForm = std::function<Result<http::Response>(const Visit&, const Form&)>;

class Pages {
 public:
  explicit Pages(Desk& desk) : desk_{desk} {}

  void nav(NavEntry entry) { desk_.navigation.push_back(std::move(entry)); }
  void get(std::string path, std::string permission, ShowPage show);
  // An error leads back to where the form stood, with what is wrong.
  void post(std::string path, std::string permission, TakeForm take, std::size_t max_body_bytes = 256 * 1024);
  void order_panel(Desk::OrderPanel panel) { desk_.order_panels.push_back(std::move(panel)); }
  // For whoever needs the route as it is (uploads, streams); `permission` as above.
  using Serve = std::function<http::Response(const Visit&)>;
  void post_raw(http::Route route, Serve serve);
  http::Routes& routes() { return routes_; }
  http::Routes take() { return std::move(routes_); }
  Desk& desk() { return desk_; }

 private:
  Desk& desk_;
  http::Routes routes_;
};

// nullopt when nobody is signed in.
std::optional<Visit> visit_of(const Desk& desk, const http::Request& request);
// A page that says what is wrong, inside the frame where somebody is signed in.
http::Response error_page(const Desk& desk, const http::Request& request, int status, const Error& error);
// Turns what filters refuse (problem+json) on a path of the console into a page or the way to the sign-in.
http::AfterFilter pages_for_refusals(const Desk& desk);

}  // namespace souk::online::console
