// Every type of event with one sentence: for the reference page. An order's are the words of its timeline.
#pragma once

#include <span>
#include <string_view>

namespace souk::online::webhook {

struct EventType {
  std::string_view name;
  std::string_view when;
};

std::span<const EventType> event_types();
bool is_event_type(std::string_view name);

}  // namespace souk::online::webhook
