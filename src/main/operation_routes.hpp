// What whoever runs the program asks: is it alive, is it ready, how is it doing.
#pragma once

#include <functional>

#include "runtime/http/route.hpp"

namespace souk::app {

// `ready` says what is missing; called at each question and must not wait long.
http::Routes operation_routes(std::function<Status()> ready);

}  // namespace souk::app
