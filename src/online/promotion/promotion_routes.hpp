// The staff's API of promotions and coupons: /api/v1/admin/promotions, /api/v1/admin/coupons, and the
// simulator.
#pragma once

#include "online/promotion/simulator.hpp"
#include "runtime/http/route.hpp"

namespace souk::online::promotion {

struct PromotionRouteDeps {
  Promotions* promotions = nullptr;
  Coupons* coupons = nullptr;
  SimulatorDeps simulator;
};

http::Routes promotion_routes(PromotionRouteDeps deps);

}  // namespace souk::online::promotion
