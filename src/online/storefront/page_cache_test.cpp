#include "online/storefront/page_cache.hpp"

#include <thread>

#include <gtest/gtest.h>
#include <zlib.h>

#include "online/storefront/gzip.hpp"

namespace souk::online::storefront {
namespace {

constexpr Instant kNow{1'790'000'000'000};
constexpr std::size_t kRoom = 16u << 20;

std::string body_of(const http::Response& response) { return *std::get<http::SharedText>(response.body); }

Rendered page(std::string html, std::vector<std::string> keys) {
  return {.html = std::move(html), .keys = std::move(keys)};
}

std::string unzip(const std::string& zipped) {
  std::string out(1 << 20, '\0');
  z_stream stream{};
  inflateInit2(&stream, 15 + 16);
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(zipped.data()));
  stream.avail_in = static_cast<uInt>(zipped.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  inflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  inflateEnd(&stream);
  return out;
}

TEST(PageCache, AnswersAKeptPageUntilOneOfItsKeysChanges) {
  PageCache cache{kRoom};
  cache.put("/en/p/a", page("first", {"product-A", "category-tea"}), cache.stamp(), false, kNow);
  ASSERT_TRUE(cache.find("/en/p/a", false, kNow));
  cache.invalidate("product-B");
  ASSERT_TRUE(cache.find("/en/p/a", false, kNow));
  cache.invalidate("category-tea");
  EXPECT_FALSE(cache.find("/en/p/a", false, kNow));
  cache.put("/en/p/a", page("second", {"product-A"}), cache.stamp(), false, kNow);
  EXPECT_EQ(body_of(*cache.find("/en/p/a", false, kNow)), "second");
  cache.invalidate_all();
  EXPECT_FALSE(cache.find("/en/p/a", false, kNow));
}

TEST(PageCache, AChangeWhileRenderingIsNotLost) {
  PageCache cache{kRoom};
  const auto stamp = cache.stamp();
  cache.invalidate("product-A");
  const auto response = cache.put("/p", page("old", {"product-A"}), stamp, false, kNow);
  EXPECT_EQ(body_of(response), "old");
  EXPECT_FALSE(cache.find("/p", false, kNow));
}

TEST(PageCache, WhileOneRendersOthersGetTheOldPage) {
  PageCache cache{kRoom};
  cache.put("/p", page("old", {"product-A"}), cache.stamp(), false, kNow);
  cache.invalidate("product-A");
  EXPECT_FALSE(cache.find("/p", false, kNow)) << "the first is to render it";
  EXPECT_EQ(body_of(*cache.find("/p", false, kNow)), "old");
  EXPECT_FALSE(cache.find("/p", false, kNow + milliseconds{5'000})) << "the renderer never came back";
}

TEST(PageCache, PagesExpireByThemselves) {
  PageCache cache{kRoom};
  auto rendered = page("x", {});
  rendered.lifetime = milliseconds{1'000};
  cache.put("/p", std::move(rendered), cache.stamp(), false, kNow);
  EXPECT_TRUE(cache.find("/p", false, kNow + milliseconds{999}));
  EXPECT_FALSE(cache.find("/p", false, kNow + milliseconds{1'000}));
}

TEST(PageCache, StaysWithinItsBytesAndForgetsTheOldest) {
  PageCache cache{16 * 40'000};
  for (int i = 0; i < 2'000; ++i)
    cache.put("/p" + std::to_string(i), page(std::string(2'000, 'x'), {}), cache.stamp(), false, kNow);
  EXPECT_LE(cache.size_bytes(), 16U * 40'000U);
  EXPECT_GT(cache.size(), 50U);
  EXPECT_TRUE(cache.find("/p1999", false, kNow));
  EXPECT_FALSE(cache.find("/p0", false, kNow));
  cache.put("/huge", page(std::string(30'000, 'x'), {}), cache.stamp(), false, kNow);
  EXPECT_FALSE(cache.find("/huge", false, kNow)) << "one page may not push out all others";
}

TEST(PageCache, WhatMayNotBeKeptIsNotKept) {
  PageCache cache{kRoom};
  auto rendered = page("once", {});
  rendered.cacheable = false;
  EXPECT_EQ(body_of(cache.put("/p", std::move(rendered), cache.stamp(), false, kNow)), "once");
  EXPECT_EQ(cache.size(), 0U);
}

TEST(PageCache, EachCodingHasItsOwnTag) {
  PageCache cache{kRoom};
  const std::string html(10'000, 'a');
  cache.put("/p", page(html, {"product-A", "shop"}), cache.stamp(), false, kNow);
  const auto plain = cache.find("/p", false, kNow), zipped = cache.find("/p", true, kNow);
  EXPECT_EQ(zipped->headers.get("Content-Encoding"), "gzip");
  EXPECT_NE(plain->headers.get("ETag"), zipped->headers.get("ETag"));
  EXPECT_EQ(zipped->headers.get("Vary"), "Accept-Encoding");
  EXPECT_EQ(plain->headers.get("Surrogate-Key"), "product-A shop");
  EXPECT_EQ(unzip(body_of(*zipped)), html);
}

// Run under TSan too. What is found when all is quiet must be what was published last.
TEST(PageCache, HoldsUnderReadersAndChanges) {
  PageCache cache{kRoom};
  std::atomic<std::uint64_t> published{0};
  std::atomic<bool> done{false};
  const auto read = [&] {
    while (!done) {
      const auto stamp = cache.stamp();
      const auto shown = published.load();
      if (!cache.find("/p", false, kNow))
        cache.put("/p", page(std::to_string(shown), {"k"}), stamp, false, kNow);
    }
  };
  std::thread first{read}, second{read};
  for (std::uint64_t i = 1; i <= 20'000; ++i) {
    published = i;
    cache.invalidate("k");
  }
  std::this_thread::sleep_for(std::chrono::milliseconds{1});
  done = true;
  first.join();
  second.join();
  const auto last = cache.find("/p", false, kNow + milliseconds{10'000});
  if (last) {
    EXPECT_EQ(body_of(*last), "20000");
  }
  EXPECT_GT(cache.hits() + cache.misses(), 0);
}

TEST(Gzip, IsNegotiated) {
  http::Request request;
  EXPECT_FALSE(accepts_gzip(request));
  request.headers.set("Accept-Encoding", "br, gzip;q=0.5");
  EXPECT_TRUE(accepts_gzip(request));
  request.headers.set("Accept-Encoding", "gzip;q=0, identity");
  EXPECT_FALSE(accepts_gzip(request));
  request.headers.set("Accept-Encoding", "*");
  EXPECT_TRUE(accepts_gzip(request));
}

}  // namespace
}  // namespace souk::online::storefront
