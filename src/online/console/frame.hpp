// The frame around every page of the console: navigation at the side (at the foot on a phone), the head with
// title and actions, what was just said, the palette. And the bare frame of the sign-in.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "online/console/visit.hpp"

namespace souk::online::console {

struct Frame {
  std::string title;
  std::string nav{};   // key of the entry that the page belongs to
  Html actions{};      // buttons beside the title
  std::string back{};  // path of the list above; empty for a page of the navigation
  std::string subtitle{};
  bool bare_head = false;  // the page has a heading of its own
};

http::Response page(const Visit& visit, const Frame& frame, const Html& main, int status = 200);
// A page for nobody in particular.
std::string bare_page(const Desk& desk, const Messages& words, std::string_view title, const Html& main);
std::string bare_error(const Desk& desk, const http::Request& request, int status, const Error& error);

}  // namespace souk::online::console
