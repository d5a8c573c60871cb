// What is sent where: signatures and the addresses that may be connected to.
#include "online/webhook/destination.hpp"

#include <gtest/gtest.h>

#include "online/webhook/signature.hpp"

namespace souk::online::webhook {
namespace {

// openssl: printf '%s' '1790000000.{"a":1}' | openssl dgst -sha256 -hmac whsec_test
TEST(Signature, IsTheHmacOfTimeAndBody) {
  const auto field = sign({"whsec_test"}, Instant{1'790'000'000'999}, R"({"a":1})");
  EXPECT_EQ(field, "t=1790000000,v1=f08690bbaaecbd1607eb9af71f092a9f7054e2b83f8b9d6a0690744d24fc6059");
}

TEST(Destination, IsPublicOrNamedByTheConfiguration) {
  for (const auto* address : {"8.8.8.8", "1.1.1.1", "172.32.0.1", "100.128.0.1", "2001:4860:4860::8888",
                              "::ffff:8.8.8.8", "2002:808:808::"}) {
    EXPECT_TRUE(is_public(address)) << address;
  }
  for (const auto* address : {"127.0.0.1",
                              "10.1.2.3",
                              "172.16.0.1",
                              "172.31.255.255",
                              "192.168.1.1",
                              "169.254.169.254",
                              "100.64.0.1",
                              "0.0.0.0",
                              "224.0.0.1",
                              "255.255.255.255",
                              "198.18.0.1",
                              "192.0.2.1",
                              "::1",
                              "::",
                              "fe80::1",
                              "fc00::1",
                              "ff02::1",
                              "2001:db8::1",
                              "::ffff:10.0.0.1",
                              "::ffff:127.0.0.1",
                              "64:ff9b::a00:1",
                              "2002:a00:1::",
                              "2001::1",
                              "fec0::1",
                              "localhost",
                              ""}) {
    EXPECT_FALSE(is_public(address)) << address;
  }
  const auto some = Destinations::parse({"10.0.8.0/24"}).value();
  EXPECT_TRUE(some.may_connect("10.0.8.7"));
  EXPECT_FALSE(some.may_connect("10.0.9.7"));
  const auto none = Destinations::parse({}).value();
  for (const auto* url :
       {"http://shop.example/x", "https://127.0.0.1/x", "https://[::1]/x", "https://localhost/x",
        "https://169.254.169.254/latest", "ftp://x", "https://u:p@shop.example/", "nonsense"}) {
    EXPECT_EQ(none.check_url(url).error().code, "webhook.url") << url;
  }
  EXPECT_TRUE(none.check_url("https://erp.example.com/souk"));
  EXPECT_TRUE(some.check_url("http://10.0.8.7:8080/souk"));
}

}  // namespace
}  // namespace souk::online::webhook
