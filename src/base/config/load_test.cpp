#include "base/config/load.hpp"

#include <gtest/gtest.h>

namespace souk::config {
namespace {

struct Http {
  std::string listen = "127.0.0.1:8080";
  std::int64_t max_connections = 4096;
  std::vector<std::string> trusted_proxies;
  static constexpr auto fields() {
    return field_table(
        field("listen", &Http::listen, {.help = "Where to listen."}),
        field("max_connections", &Http::max_connections, {.min = 1, .max = 100'000, .help = "Bound."}),
        field("trusted_proxies", &Http::trusted_proxies, {.help = "Proxies."}));
  }
};

struct Settings {
  Http http;
  Secret token;
  static constexpr auto fields() {
    return field_table(field("http", &Settings::http), field("token", &Settings::token, {.help = "Token."}));
  }
};

TEST(Config, NeedsNothing) { EXPECT_EQ(load<Settings>({}).value().http.listen, "127.0.0.1:8080"); }

TEST(Config, LaterSourcesWin) {
  Origins origins;
  const auto settings = load<Settings>(
      {.yaml = "http:\n  listen: a:1\n  max_connections: 7\n  trusted_proxies: [10.0.0.1, 10.0.0.2]\n",
       .environment = {{"SOUK_HTTP_LISTEN", "b:2"}, {"SOUK_TOKEN", "s3cret"}},
       .flags = {{"http.listen", "c:3"}}},
      &origins);
  ASSERT_TRUE(settings) << describe(settings.error());
  EXPECT_EQ(settings->http.listen, "c:3");
  EXPECT_EQ(settings->http.max_connections, 7);
  EXPECT_EQ(settings->http.trusted_proxies.size(), 2U);
  EXPECT_EQ(settings->token.reveal(), "s3cret");
  EXPECT_EQ(origins.at("http.max_connections"), "souk.yaml, line 3");
}

TEST(Config, RefusesAnUnknownKeyWithTheNearest) {
  const auto settings = load<Settings>({.yaml = "http:\n  lisen: a:1\n"});
  ASSERT_FALSE(settings);
  EXPECT_NE(settings.error().message.find("did you mean \"http.listen\"?"), std::string::npos)
      << settings.error().message;
}

TEST(Config, SaysWhichLimitIsBroken) {
  const auto settings = load<Settings>({.yaml = "http: {max_connections: 0}"});
  ASSERT_FALSE(settings);
  EXPECT_EQ(settings.error().fields.at(0).pointer, "/http/max_connections");
}

TEST(Config, SecretsAreNotExplained) {
  const auto leaves = leaves_of<Settings>();
  Origins origins;
  const auto merged = merge(leaves, {.environment = {{"SOUK_TOKEN", "s3cret"}}}, &origins).value();
  EXPECT_EQ(explain(leaves, merged, origins).find("s3cret"), std::string::npos);
}

TEST(Config, ExplainsOneSettingOrASection) {
  const auto leaves = leaves_of<Settings>();
  ASSERT_EQ(leaves_under(leaves, "http.listen").value().size(), 1U);
  EXPECT_EQ(leaves_under(leaves, "http.listen").value().front().key, "http.listen");
  EXPECT_GT(leaves_under(leaves, "http").value().size(), 1U);
  EXPECT_EQ(leaves_under(leaves, "").value().size(), leaves.size());
  const auto unknown = leaves_under(leaves, "http.lisen");
  ASSERT_FALSE(unknown);
  EXPECT_NE(unknown.error().message.find("http.listen"), std::string::npos);
  EXPECT_FALSE(leaves_under(leaves, "htt")) << "a section is whole words";
}

}  // namespace
}  // namespace souk::config
