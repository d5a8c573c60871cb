// The work of those who pick, pack and hand over.
#pragma once

#include <functional>
#include <string>

#include "online/fulfilment/fulfilment.hpp"
#include "runtime/http/route.hpp"

namespace souk::online::fulfilment {

struct FulfilmentRouteDeps {
  const Fulfilment* fulfilment = nullptr;
  const Clock* clock = nullptr;
  Random* random = nullptr;
  // The name under which staff acts; the router has checked who may before.
  std::function<std::string(const http::Request&)> staff_of;
};

http::Routes fulfilment_staff_routes(FulfilmentRouteDeps deps);

}  // namespace souk::online::fulfilment
