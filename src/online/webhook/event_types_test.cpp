#include "online/webhook/event_types.hpp"

#include <set>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "online/order/order_state.hpp"
#include "online/webhook/endpoint.hpp"

namespace souk::online::webhook {
namespace {

TEST(EventTypes, HaveEveryStateOfAnOrder) {
  for (const auto& [state, name] : EnumNames<order::OrderState>::kNames)
    EXPECT_TRUE(is_event_type(fmt::format("order.{}", name))) << name;
  EXPECT_FALSE(is_event_type("order.vanished"));
}

TEST(EventTypes, CanBeChosen) {
  std::set<std::string_view> names;
  for (const auto& type : event_types()) {
    EXPECT_TRUE(names.insert(type.name).second) << type.name << " is there twice";
    EXPECT_TRUE(type.when.ends_with('.')) << type.name;
    EXPECT_EQ(is_selection(type.name), !type.name.starts_with("webhook.")) << type.name;
  }
}

}  // namespace
}  // namespace souk::online::webhook
