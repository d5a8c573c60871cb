// The cookies of the shop. All are HttpOnly and SameSite=Lax, and Secure where the request was.
#pragma once

#include <string>
#include <string_view>

#include "runtime/http/message.hpp"

namespace souk::online::session {

inline constexpr std::string_view kSessionCookie = "souk_session";  // until the browser closes or sign out
inline constexpr std::string_view kCartCookie = "souk_cart";        // the id of the visitor's cart
inline constexpr std::string_view kStaffCookie = "souk_staff";      // until the browser closes or sign out
inline constexpr long kCartCookieSeconds = 180L * 24 * 3600;

void add_cookie(http::Headers& answer, const http::Cookie& cookie);
void give_session(http::Headers& answer, const http::Request& request, std::string_view token);
void take_session(http::Headers& answer, const http::Request& request);
void give_cart(http::Headers& answer, const http::Request& request, std::string_view cart_id);
void take_cart(http::Headers& answer, const http::Request& request);

}  // namespace souk::online::session
