#include "online/media/pictures.hpp"

#include <filesystem>
#include <fstream>
#include <thread>

#include "base/text.hpp"
#include "engines/object/memory/store.hpp"
#include "online/media/picture_for_test.hpp"
#include "runtime/metrics/metrics.hpp"
#include "tests/support/route_desk.hpp"
#include "tests/support/temp_folder.hpp"

namespace souk::online::media {
namespace {

namespace fs = std::filesystem;
const Secret kKey{std::string(32, 'k')};

// The memory store, with an endpoint that takes parts for it.
struct StoreWithEndpoint final : engines::MemoryObjectStore {
  Result<std::string> presign(engines::PresignedMethod, std::string_view bucket, std::string_view key,
                              std::chrono::seconds, std::string_view upload, int part) override {
    return "http://127.0.0.1:9000/" + std::string{bucket} + "/" + std::string{key} +
           "?partNumber=" + std::to_string(part) + "&uploadId=" + std::string{upload};
  }
};

template <class T>
std::string code_of(const Result<T>& result) {
  return result ? "none" : result.error().code;
}

class PicturesTest : public testing::Test {
 protected:
  void SetUp() override { ASSERT_TRUE(pictures.open()); }

  http::Response ask(const std::string& url, const std::string& accept = "image/webp,*/*") {
    http::Request request;
    request.headers.set("Accept", accept);
    const auto parts = text::split(url, '/');
    request.path_parameters["shape"] = parts[2];
    request.path_parameters["signature"] = parts[3];
    std::string path;
    for (std::size_t i = 4; i < parts.size(); ++i) path += (i > 4 ? "/" : "") + std::string{parts[i]};
    request.path_parameters["path"] = path;
    return routes.all().front().handler(request);
  }
  static std::string body_of(const http::Response& response) {
    const auto* shared = std::get_if<http::SharedText>(&response.body);
    return shared == nullptr ? std::get<std::string>(response.body) : **shared;
  }
  std::size_t objects(const std::string& prefix) {
    return store.list(kMediaBucket, {.prefix = prefix})->objects.size();
  }
  static std::uint64_t made() {
    return metrics::registry()
        .counter("souk_media_renditions_made_total", "Renditions of pictures that were made.")
        .value();
  }
  Result<KeptPicture> send(const std::string& bytes, bool in_parts) {
    if (!in_parts) return pictures.keep(bytes);
    auto& uploads = *pictures.uploads();
    const auto plan = TRY(uploads.begin(std::ssize(bytes), random));
    put_parts(plan, bytes);
    return uploads.finish(plan.token);
  }
  // As the browser does, to where the addresses lead.
  void put_parts(const UploadPlan& plan, std::string_view bytes, std::size_t at_most = 100) {
    for (const auto& part : plan.parts) {
      if (part.url.empty() || at_most-- == 0) continue;
      const auto key = part.url.substr(28, part.url.find('?') - 28);
      engines::TextSource body{bytes.substr(static_cast<std::size_t>((part.number - 1) * plan.part_bytes),
                                            static_cast<std::size_t>(part.size_bytes))};
      const auto put = store.put_part(kMediaBucket, key, part.url.substr(part.url.find("uploadId=") + 9),
                                      static_cast<int>(part.number), body, part.size_bytes);
      ASSERT_TRUE(put) << describe(put.error());
    }
  }

  support::TempFolder folder;
  StoreWithEndpoint store;
  SeededRandom random{3};
  Pictures pictures{{.objects = &store, .folders = {folder.path().string()}, .key = kKey}};
  http::Routes routes = pictures.routes();
};

TEST_F(PicturesTest, KeepsAPictureOnceAndServesItsRenditions) {
  const auto bytes = draw(900, 900, "jpg");
  const auto kept = pictures.keep(bytes);
  ASSERT_TRUE(kept) << describe(kept.error());
  EXPECT_EQ(kept->width, 900);
  EXPECT_EQ(pictures.keep(bytes)->path, kept->path);
  EXPECT_EQ(objects("uploads/"), 1U);

  const auto before = made();
  const auto url = pictures.addresses().of(kept->path, {Crop::kPortrait, 320, {30, 50}});
  const auto webp = ask(url);
  ASSERT_EQ(webp.status, 200) << body_of(webp);
  EXPECT_EQ(webp.headers.get("Content-Type"), "image/webp");
  EXPECT_EQ(webp.headers.get("Vary"), "Accept");
  EXPECT_EQ(webp.headers.get("X-Content-Type-Options"), "nosniff");
  EXPECT_NE(webp.headers.get("Cache-Control").find("immutable"), std::string_view::npos);
  EXPECT_EQ(look_closely(body_of(webp), "webp").height, 400);
  const auto jpeg = ask(url, "image/*;q=0.8,image/webp;q=0");
  EXPECT_EQ(jpeg.headers.get("Content-Type"), "image/jpeg");
  EXPECT_NE(jpeg.headers.get("ETag"), webp.headers.get("ETag"));
  EXPECT_EQ(body_of(ask(url)), body_of(webp));
  EXPECT_EQ(made() - before, 2U);
  EXPECT_EQ(objects("renditions/"), 2U);
}

TEST_F(PicturesTest, FindsARenditionThatAnotherProcessMade) {
  const auto kept = pictures.keep(draw(300, 300, "png"));
  ASSERT_TRUE(kept);
  const auto url = pictures.addresses().of(kept->path, {Crop::kWhole, 160, {}});
  const auto first = body_of(ask(url));
  const auto before = made();
  Pictures other{{.objects = &store, .folders = {folder.path().string()}, .key = kKey}};
  const auto again = other.rendition(kept->path, {Crop::kWhole, 160, {}}, Format::kWebp);
  ASSERT_TRUE(again);
  EXPECT_EQ(*again->bytes, first);
  EXPECT_EQ(made(), before);
}

TEST_F(PicturesTest, RefusesWhatTheShopDidNotSign) {
  const auto kept = pictures.keep(draw(300, 300, "png"));
  ASSERT_TRUE(kept);
  const auto url = pictures.addresses().of(kept->path, {Crop::kSquare, 160, {}});
  ASSERT_EQ(ask(url).status, 200);
  const auto changed = [&](const std::string& what, const std::string& with) {
    auto other = url;
    other.replace(other.find(what), what.size(), with);
    return ask(other).status;
  };
  EXPECT_EQ(changed("s160", "w160"), 403);
  EXPECT_EQ(changed("s160", "s160-10-10"), 403);
  EXPECT_EQ(changed("s160", "s161"), 403);
  EXPECT_EQ(changed("s160", "s19200"), 403);
  EXPECT_EQ(changed("s160", "s320"), 200) << "one signature covers the widths of the list";
  EXPECT_EQ(changed("uploads/", "upload5/"), 403);
  const Addresses others{Secret{std::string(32, 'x')}};
  EXPECT_EQ(ask(others.of(kept->path, {Crop::kSquare, 160, {}})).status, 403);
  EXPECT_EQ(ask(pictures.addresses().of("uploads/aa/none.png", {})).status, 404);
  EXPECT_EQ(ask(pictures.addresses().of("../secret.png", {})).status, 404);
}

TEST_F(PicturesTest, ServesPicturesOfFoldersAndSeesThatTheyChanged) {
  const auto write = [&](const std::string& bytes) {
    std::ofstream{folder.path() / "hero.png", std::ios::binary} << bytes;
  };
  write(draw(400, 200, "png"));
  const auto url = pictures.addresses().of("hero.png", {Crop::kWhole, 320, {}});
  const auto first = ask(url);
  ASSERT_EQ(first.status, 200);
  EXPECT_EQ(first.headers.get("Cache-Control").find("immutable"), std::string_view::npos);
  EXPECT_EQ(look_closely(body_of(first), "webp").height, 160);
  write(draw(400, 401, "png"));
  EXPECT_EQ(look_closely(body_of(ask(url)), "webp").height, 321);
}

TEST_F(PicturesTest, ManyThatWantTheSameMakeItOnce) {
  const auto kept = pictures.keep(draw(2'000, 2'000, "png"));
  ASSERT_TRUE(kept);
  const auto before = made();
  std::vector<std::thread> threads;
  std::atomic<int> right{0};
  for (int i = 0; i < 8; ++i) {
    threads.emplace_back([&] {
      const auto found = pictures.rendition(kept->path, {Crop::kWhole, 960, {}}, Format::kWebp);
      right += found && !found->bytes->empty() ? 1 : 0;
    });
  }
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(right, 8);
  EXPECT_EQ(made() - before, 1U);
}

TEST_F(PicturesTest, WhatStaffSentIsNeverServedAsItCame) {
  const auto kept = pictures.keep(draw(300, 300, "jpg"));
  ASSERT_TRUE(kept);
  http::Request request;
  const auto full = pictures.full(request, kept->path);
  ASSERT_TRUE(full);
  EXPECT_EQ(full->headers.get("Content-Type"), "image/jpeg");
  EXPECT_EQ(body_of(*full).find("Somebody"), std::string::npos);
  EXPECT_FALSE(pictures.full(request, "hero.png"));
  EXPECT_FALSE(pictures.full(request, "uploads/aa/none.png"));
}

TEST_F(PicturesTest, TakesLargePicturesInParts) {
  auto bytes = draw(2'500, 1'500, "png[compression=0]");  // 11 MB
  ASSERT_GT(std::ssize(bytes), 2 * kUploadPartBytes);
  auto& uploads = *pictures.uploads();
  const auto plan = uploads.begin(std::ssize(bytes), random);
  ASSERT_TRUE(plan) << describe(plan.error());
  ASSERT_EQ(plan->parts.size(), 3U);
  EXPECT_EQ(uploads.origin(), "http://127.0.0.1:9000");
  // Broken off after the first, and taken up again.
  put_parts(*plan, bytes, 1);
  EXPECT_EQ(code_of(uploads.finish(plan->token)), "picture.parts");
  const auto rest = uploads.resume(plan->token);
  ASSERT_TRUE(rest) << describe(rest.error());
  EXPECT_TRUE(rest->parts[0].url.empty());
  EXPECT_FALSE(rest->parts[1].url.empty());
  put_parts(*rest, bytes);
  const auto kept = uploads.finish(plan->token);
  ASSERT_TRUE(kept) << describe(kept.error());
  EXPECT_EQ(kept->width, 2'500);
  EXPECT_EQ(uploads.finish(plan->token)->path, kept->path) << "an answer that was lost is given again";
  ASSERT_TRUE(uploads.forget(plan->token));
  ASSERT_TRUE(uploads.forget(plan->token));
  EXPECT_EQ(objects("incoming/"), 0U);
  EXPECT_EQ(objects("uploads/"), 1U);
}

TEST_F(PicturesTest, RefusesAlikeWhicheverWayAPictureComes) {
  const auto sound = draw(50, 50, "png");
  for (const bool in_parts : {false, true}) {
    EXPECT_EQ(code_of(send("<svg/>", in_parts)), "picture.unknown");
    EXPECT_EQ(code_of(send(bomb(50'000, 50'000), in_parts)), "picture.too_large");
    EXPECT_EQ(code_of(send(bomb(5'000, 5'000), in_parts)), "picture.broken");
    EXPECT_EQ(code_of(send(sound.substr(0, sound.size() - 20), in_parts)), "picture.broken");
    EXPECT_EQ(code_of(send(sound + "<script>alert(1)</script>", in_parts)), "picture.polyglot");
  }
  EXPECT_EQ(objects(""), 0U) << "nothing of them is left";
  EXPECT_EQ(code_of(pictures.uploads()->begin(std::int64_t{65} << 20, random)), "picture.too_large");
  EXPECT_EQ(code_of(pictures.uploads()->resume("bWFkZSB1cA.c2lnbmVk")), "media.token");
}

TEST(DirectUploads, LeaveNothingWhereThereIsNoEndpoint) {
  engines::MemoryObjectStore store;
  Pictures pictures{{.objects = &store, .key = kKey}};
  ASSERT_TRUE(pictures.open());
  SeededRandom random{3};
  EXPECT_EQ(code_of(pictures.uploads()->begin(10'000'000, random)), "object.unavailable");
  EXPECT_EQ(pictures.uploads()->origin(), "");
}

TEST_F(PicturesTest, SweepsWhatWasNeverTakenIn) {
  engines::TextSource body{"left behind"};
  ASSERT_TRUE(store.put(kMediaBucket, "incoming/old", body, {}));
  const auto now = SystemClock{}.now();
  ASSERT_TRUE(pictures.uploads()->sweep(now));
  EXPECT_EQ(objects("incoming/"), 1U);
  ASSERT_TRUE(pictures.uploads()->sweep(now + milliseconds{25 * 3'600'000}));
  EXPECT_EQ(objects("incoming/"), 0U);
}

TEST(PicturesWithoutAStore, LieInTheFolder) {
  const support::TempFolder folder;
  Pictures pictures{{.folders = {folder.path().string()}, .key = kKey}};
  ASSERT_TRUE(pictures.open());
  const auto kept = pictures.keep(draw(64, 64, "png"));
  ASSERT_TRUE(kept) << describe(kept.error());
  EXPECT_TRUE(fs::exists(folder.path() / kept->path));
  EXPECT_TRUE(pictures.rendition(kept->path, {Crop::kSquare, 160, {}}, Format::kJpeg));
  EXPECT_EQ(pictures.uploads(), nullptr);
}

TEST(MediaRoutes, KeepAPictureForWhoMayAndSayWhatIsNone) {
  const support::TempFolder folder;
  Pictures pictures{{.folders = {folder.path().string()}, .key = kKey}};
  support::RouteDesk desk{pictures.routes()};
  desk.expect_guarded({"media.write", "catalogue.write"});
  const auto png = draw(2, 3, "png");
  desk.post("/api/v1/media", png).expect(401, "auth.required");
  desk.sign_in({"catalogue.write"});
  desk.post("/api/v1/media", png).expect(403, "permission.missing");
  EXPECT_TRUE(fs::is_empty(folder.path()));
  desk.sign_in({"media.write"});
  const auto kept = desk.post("/api/v1/media", png).expect(201);
  EXPECT_EQ(kept.at("width"), "2");
  EXPECT_EQ(kept.at("height"), "3");
  EXPECT_EQ(desk.post("/api/v1/media", png).expect(201).at("path"), kept.at("path"));
  desk.post("/api/v1/media", "<svg/>").expect(400, "picture.unknown");
  desk.post("/api/v1/media", {}).expect(400, "picture.unknown");
  desk.post("/api/v1/media", png.substr(0, 40)).expect(400, "picture.broken");
}

TEST(Recent, HoldsTheLastUsedWithinItsBound) {
  Recent recent{10'000};
  const auto bytes = std::make_shared<const std::string>(std::string(1'000, 'x'));
  for (int i = 0; i < 100; ++i) {
    recent.keep("key" + std::to_string(i), bytes);
    EXPECT_NE(recent.find("key0"), nullptr) << "used each time";
  }
  EXPECT_LE(recent.bytes(), 10'000U);
  EXPECT_NE(recent.find("key99"), nullptr);
  EXPECT_EQ(recent.find("key50"), nullptr);
}

TEST(Shape, HasOneAddress) {
  for (const std::string text : {"w160", "s320", "p640-30-70", "s1920-0-100"}) {
    const auto shape = parse_shape(text);
    ASSERT_TRUE(shape) << text;
    EXPECT_EQ(to_string(*shape), text);
  }
  for (const std::string text : {"", "w", "w161", "w0160", "x160", "s160-50-50", "w160-10-10", "s160-1",
                                 "s160-101-0", "s160--1-0", "s160-1-2-3", "w160 ", "w+160"})
    EXPECT_FALSE(parse_shape(text)) << text;
}

}  // namespace
}  // namespace souk::online::media
