#include "online/audit/filters.hpp"

#include <charconv>

#include <fmt/format.h>

#include "runtime/log/log.hpp"

namespace souk::online::audit {
namespace {

using http::Access;
using http::Method;
using http::Request;
using http::Response;
using http::Route;

constexpr std::string_view kNote = "audit_entry";

bool is_write(const Route& route) {
  return route.access == Access::kStaff && route.method != Method::kGet && route.method != Method::kHead &&
         route.method != Method::kOptions;
}

// "id=weekend-till": what the path names. Of a parameter that may be worth money or a login only the end is
// kept.
std::string object_of(const Request& request) {
  std::string object;
  for (const auto& [name, value] : request.path_parameters) {
    const bool secret = name == "code" || name == "token" || name == "secret" || name == "mail";
    if (!object.empty()) object += ' ';
    object += name + '=' +
              (secret ? "…" + value.substr(value.size() - std::min<std::size_t>(value.size(), 4)) : value);
  }
  return object;
}

Entry draft_of(const Request& request, const Route& route) {
  Entry draft;
  draft.who = request.note("staff");
  draft.act = fmt::format("{} {}", http::to_string(route.method), route.path);
  draft.object = object_of(request);
  draft.permission = http::permission_of(route);
  draft.from = request.client_address;
  draft.request_id = request.request_id;
  return draft;
}

}  // namespace

http::Filter begin_act(Trail& trail, WatchedStore& store) {
  return [&trail, &store](Request& request, const Route& route) -> std::optional<Response> {
    if (!is_write(route)) return std::nullopt;
    auto begun = trail.append(draft_of(request, route));
    if (!begun) {
      return http::problem(unavailable("audit.unavailable", "The audit trail cannot be written; try again.",
                                       describe(begun.error())),
                           request.request_id);
    }
    request.notes.emplace_back(kNote, std::to_string(begun->sequence));
    store.watch();
    return std::nullopt;
  };
}

http::AfterFilter end_act(Trail& trail, WatchedStore& store) {
  return [&trail, &store](const Request& request, const Route& route, Response& response) {
    const auto note = request.note(kNote);
    if (note.empty()) return;
    auto changes = store.unwatch();
    std::int64_t begun = 0;
    std::from_chars(note.data(), note.data() + note.size(), begun);
    auto entry = draft_of(request, route);
    entry.of = begun;
    entry.status = response.status;
    entry.changes = std::move(changes.listed);
    entry.changed_documents = changes.documents;
    const auto ended = trail.append(std::move(entry));
    if (!ended) log::error("audit.end", {{"of", begun}, {"error", ended.error()}});
  };
}

}  // namespace souk::online::audit
