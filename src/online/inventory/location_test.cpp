#include "online/inventory/location.hpp"

#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

#include "engines/document/memory/store.hpp"

namespace souk::online::inventory {
namespace {

TEST(Locations, ReadsTheSampleShop) {
  std::ifstream file{"data/sample/locations.jsonl"};
  ASSERT_TRUE(file);
  std::stringstream text;
  text << file.rdbuf();
  engines::MemoryDocumentStore store;
  Locations locations{store};
  ASSERT_TRUE(locations.declare());
  const auto count = locations.import_lines(text.str());
  ASSERT_TRUE(count) << describe(count.error());
  EXPECT_GE(*count, 2U);
  const auto shanghai = locations.find("shanghai");
  ASSERT_TRUE(shanghai);
  EXPECT_EQ(shanghai->latitude_e6, 31'210'600);
  EXPECT_TRUE(shanghai->offers("pickup"));
  EXPECT_TRUE(shanghai->is_open("sat", "21:30"));
  EXPECT_FALSE(shanghai->is_open("mon", "21:30"));
  EXPECT_EQ(locations.find("online")->kind, LocationKind::kWarehouse);
}

TEST(Locations, AWrongLineNamesItselfAndNothingIsWritten) {
  engines::MemoryDocumentStore store;
  Locations locations{store};
  ASSERT_TRUE(locations.declare());
  const auto refused =
      locations.import_lines("{\"code\":\"a\",\"kind\":\"store\",\"name\":{}}\n\n{\"kind\":\"shed\"}");
  ASSERT_FALSE(refused);
  EXPECT_NE(refused.error().message.find("Line 3"), std::string::npos) << refused.error().message;
  EXPECT_TRUE(locations.all()->empty());
}

}  // namespace
}  // namespace souk::online::inventory
