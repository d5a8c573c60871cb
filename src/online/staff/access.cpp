#include "online/staff/access.hpp"

#include <fmt/format.h>

#include "base/text.hpp"
#include "online/session/cookies.hpp"
#include "runtime/http/multipart.hpp"
#include "runtime/log/log.hpp"

namespace souk::online::staff {
namespace {

using http::Method;
using http::Request;
using http::Response;
using http::Route;

constexpr std::string_view kNote = "principal";
constexpr std::string_view kTokenNote = "staff_token";  // a cookie's new value

Error not_signed_in() {
  return {.kind = ErrorKind::kUnauthenticated, .code = "auth.required", .message = "Sign in first."};
}

Error lacks(std::string_view permission) {
  return denied("permission.missing",
                fmt::format("This needs the permission {}; ask whoever manages the staff.", permission));
}

std::string_view bearer_of(const Request& request) {
  constexpr std::string_view kScheme = "Bearer ";
  const auto given = request.headers.get("Authorization");
  return given.starts_with(kScheme) ? given.substr(kScheme.size()) : std::string_view{};
}

Result<std::optional<Principal>> by_bearer(const AccessDeps& deps, std::string_view bearer) {
  if (!deps.token.empty() && text::equal_constant_time(bearer, deps.token.reveal())) {
    return Principal{.id = "staff", .name = "staff token", .via = Via::kToken, .grants = {}, .owner = true};
  }
  auto key = TRY(deps.keys->use(bearer));
  if (!key) return std::nullopt;
  return Principal{.id = key->id, .name = key->name, .via = Via::kApiKey, .grants = std::move(key->scopes)};
}

Result<std::optional<Principal>> by_cookie(const AccessDeps& deps, Request& request) {
  auto found = TRY(deps.sessions->find(request.cookie(session::kStaffCookie)));
  if (!found) return std::nullopt;
  auto account = deps.staff->load(found->session.staff_id);
  if (!account && account.error().kind == ErrorKind::kNotFound) return std::nullopt;
  const auto& who = TRY(std::move(account)).value;
  if (who.disabled || who.session_epoch != found->session.epoch) return std::nullopt;
  if (!found->next_token.empty()) request.notes.emplace_back(kTokenNote, found->next_token);
  return Principal{.id = who.id,
                   .name = who.name,
                   .language = who.language,
                   .via = Via::kSession,
                   .grants = TRY(deps.staff->roles().grants_of(who.roles)),
                   .owner = who.is_owner(),
                   .must_change_password = who.must_change_password,
                   .csrf = found->session.csrf,
                   .session_began = found->session.began_at};
}

bool is_safe(Method method) {
  return method == Method::kGet || method == Method::kHead || method == Method::kOptions;
}

std::string given_csrf(const Request& request) {
  if (const auto header = request.headers.get("X-CSRF-Token"); !header.empty()) return std::string{header};
  const auto type = request.headers.get("Content-Type");
  if (http::is_multipart(request)) {
    constexpr std::size_t kMaxParts = 40;
    const auto parts = http::read_multipart(type, request.body, kMaxParts);
    return parts ? std::string{http::part_of(*parts, "csrf")} : std::string{};
  }
  if (!type.starts_with("application/x-www-form-urlencoded")) return {};
  constexpr std::size_t kMaxFields = 5'000;  // a product with many variants
  std::vector<http::Pair> fields;
  if (!http::parse_form(request.body, kMaxFields, fields)) return {};
  for (const auto& [name, value] : fields) {
    if (name == "csrf") return value;
  }
  return {};
}

Status check(const Principal& who, const Request& request, const Route& route) {
  if (who.via == Via::kSession && !is_safe(request.method) &&
      !text::equal_constant_time(given_csrf(request), who.csrf)) {
    return fail(denied("request.csrf", "Send the session's token in X-CSRF-Token; reload the page."));
  }
  const auto needed = http::permission_of(route);
  if (needed == kSelf) {
    if (who.via == Via::kSession) return {};
    return fail(denied("auth.session_needed", "This is for people who are signed in, not for keys."));
  }
  if (who.must_change_password) {
    return fail(denied("password.change_needed", "Change the one-time password first."));
  }
  return require(who, needed);
}

}  // namespace

http::Filter admit(AccessDeps deps) {
  return [deps = std::move(deps)](Request& request, const Route& route) -> std::optional<Response> {
    const auto bearer = bearer_of(request);
    if (bearer.empty() && request.cookie(session::kStaffCookie).empty()) return std::nullopt;
    // A bearer token that opens nothing is not helped by a cookie.
    auto who = bearer.empty() ? by_cookie(deps, request) : by_bearer(deps, bearer);
    const bool staff_route = route.access == http::Access::kStaff;
    if (!who) {
      if (staff_route) return http::problem(who.error(), request.request_id);
      log::warning("staff.unavailable", {{"error", who.error()}});
      return std::nullopt;
    }
    if (!*who) return std::nullopt;
    if (staff_route) {
      const auto may = check(**who, request, route);
      if (!may) return http::problem(may.error(), request.request_id);
    }
    request.notes.emplace_back("staff", (*who)->id);
    request.notes.emplace_back(kNote, to_json(**who));
    return std::nullopt;
  };
}

http::AfterFilter renew_cookie() {
  return [](const Request& request, const Route&, Response& response) {
    const auto token = request.note(kTokenNote);
    // An answer that sets the cookie itself knows better: somebody has signed out or in.
    for (const auto& [name, value] : response.headers.all()) {
      if (http::equal_names(name, "Set-Cookie") && value.starts_with(session::kStaffCookie)) return;
    }
    if (!token.empty()) give_cookie(response.headers, request, token);
  };
}

std::optional<Principal> of(const Request& request) {
  const auto note = request.note(kNote);
  if (note.empty()) return std::nullopt;
  auto who = from_json<Principal>(note, Strictness::kStored);
  if (!who) return std::nullopt;
  return std::move(*who);
}

Result<Principal> require(const Request& request) {
  auto who = of(request);
  if (!who) return fail(not_signed_in());
  return std::move(*who);
}

Status require(const Principal& principal, std::string_view permission) {
  if (principal.may(permission)) return {};
  return fail(lacks(permission));
}

Status may_give(const Principal& principal, const Grants& wanted) {
  for (const auto& permission : wanted) TRY(require(principal, permission));
  return {};
}

void give_cookie(http::Headers& answer, const Request& request, std::string_view token) {
  session::add_cookie(
      answer,
      {.name = std::string{session::kStaffCookie}, .value = std::string{token}, .secure = request.secure});
}

void take_cookie(http::Headers& answer, const Request& request) {
  session::add_cookie(
      answer,
      {.name = std::string{session::kStaffCookie}, .value = {}, .max_age_s = 0, .secure = request.secure});
}

}  // namespace souk::online::staff
