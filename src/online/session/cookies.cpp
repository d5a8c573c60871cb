#include "online/session/cookies.hpp"

namespace souk::online::session {
namespace {

http::Cookie made(std::string_view name, std::string_view value, const http::Request& request) {
  return {.name = std::string{name}, .value = std::string{value}, .secure = request.secure};
}

}  // namespace

void add_cookie(http::Headers& answer, const http::Cookie& cookie) {
  http::Response response;
  response.set_cookie(cookie);
  for (const auto& [name, value] : response.headers.all()) answer.add(name, value);
}

void give_session(http::Headers& answer, const http::Request& request, std::string_view token) {
  add_cookie(answer, made(kSessionCookie, token, request));
}

void take_session(http::Headers& answer, const http::Request& request) {
  auto cookie = made(kSessionCookie, {}, request);
  cookie.max_age_s = 0;
  add_cookie(answer, cookie);
}

void give_cart(http::Headers& answer, const http::Request& request, std::string_view cart_id) {
  auto cookie = made(kCartCookie, cart_id, request);
  cookie.max_age_s = kCartCookieSeconds;
  add_cookie(answer, cookie);
}

void take_cart(http::Headers& answer, const http::Request& request) {
  auto cookie = made(kCartCookie, {}, request);
  cookie.max_age_s = 0;
  add_cookie(answer, cookie);
}

}  // namespace souk::online::session
