// Against a real S3 that is not ours: Ceph's gateway, started once for all tests of the program.
#include <cstdio>

#include "engines/object/s3/store.hpp"
#include "runtime/http/client.hpp"
#include "tests/contract/object_contract.hpp"
#include "tests/support/program.hpp"
#include "tests/support/temp_folder.hpp"

namespace souk::engines {
namespace {

constexpr const char* kAccessKey = "AKSHOP";
constexpr const char* kSecret = "a-secret-of-the-test";

class Gateway {
 public:
  // Empty where Ceph is not installed or does not start.
  static const std::string& endpoint() {
    static Gateway gateway;
    return gateway.endpoint_;
  }

 private:
  Gateway() : endpoint_{program_.read_line()} {}
  support::TempFolder folder_;
  support::Program program_{
      {"/usr/bin/python3", "tests/support/radosgw.py", folder_.path().string(), kAccessKey, kSecret}};
  std::string endpoint_;
};

S3Settings settings() {
  return {.endpoint = Gateway::endpoint(), .access_key = kAccessKey, .secret = Secret{kSecret}};
}

// Every test finds its buckets empty.
void empty_bucket(ObjectStore& store, const std::string& bucket) {
  if (!store.ensure_bucket(bucket)) return;
  while (true) {
    const auto page = support::value_of(store.list(bucket, {}));
    if (page.objects.empty()) return;
    for (const auto& object : page.objects) EXPECT_TRUE(store.erase(bucket, object.key));
  }
}

class S3ObjectHarness final : public ObjectHarness {
 public:
  S3ObjectHarness() {
    for (const auto* bucket : {"things", "other.things-2"}) empty_bucket(*store_, bucket);
  }
  ObjectStore& store() override { return *store_; }
  bool reopen() override {
    store_ = std::make_unique<S3ObjectStore>(settings());
    return true;
  }
  bool completes_with_some_parts() const override { return false; }
  std::optional<Answer> request(const std::string& method, const std::string& url,
                                const std::string& body) override {
    const auto verb = method == "GET"   ? http::Method::kGet
                      : method == "PUT" ? http::Method::kPut
                                        : http::Method::kDelete;
    const auto answer = support::value_of(client_.send({.method = verb, .url = url, .body = body}));
    auto etag = std::string{answer.headers.get("ETag")};
    std::erase(etag, '"');
    return Answer{answer.status, answer.body, std::move(etag)};
  }

 private:
  std::unique_ptr<S3ObjectStore> store_ = std::make_unique<S3ObjectStore>(settings());
  http::Client client_{{}};
};

const ObjectAdapter kCeph{"ceph", [] { return std::make_unique<S3ObjectHarness>(); }};

INSTANTIATE_TEST_SUITE_P(Ceph, ObjectContract, testing::Values(kCeph));

TEST(S3ObjectStore, SaysWhenItsS3IsNotThere) {
  S3ObjectStore store{
      {.endpoint = "http://127.0.0.1:9", .access_key = "a", .secret = Secret{"b"}, .tries = 2}};
  EXPECT_TRUE(support::fails_with(store.head("things", "a"), ErrorKind::kUnavailable, "object.unavailable"));
}

TEST(S3ObjectStore, NamesTheBucketInThePathOrInTheHost) {
  S3Settings there{.endpoint = "https://s3.example:9000/", .access_key = "a", .secret = Secret{"b"}};
  const auto address = [&] {
    S3ObjectStore s3{there};
    ObjectStore& store = s3;
    const auto url = support::value_of(
        store.presign(PresignedMethod::kGet, "things", "a/\u8336 b", std::chrono::seconds{60}));
    return url.substr(0, url.find('?'));
  };
  EXPECT_EQ(address(), "https://s3.example:9000/things/a/%E8%8C%B6%20b");
  there.path_style = false;
  EXPECT_EQ(address(), "https://things.s3.example:9000/a/%E8%8C%B6%20b");
  there.public_endpoint = "https://pictures.example";
  EXPECT_EQ(address(), "https://things.pictures.example/a/%E8%8C%B6%20b");
}

TEST(S3ObjectStore, SaysWhenItMayNot) {
  auto wrong = settings();
  wrong.secret = Secret{"another secret"};
  S3ObjectStore store{wrong};
  EXPECT_TRUE(
      support::fails_with(store.get("things", "a", {}), ErrorKind::kUnavailable, "object.unavailable"));
}

}  // namespace
}  // namespace souk::engines

// One Ceph serves all tests, so they run in one process; without it the whole program is skipped.
int main(int count, char** words) {
  testing::InitGoogleTest(&count, words);
  if (souk::engines::Gateway::endpoint().empty()) {
    std::puts("skipped: Ceph is not installed (./x objects installs it)");
    constexpr int kSkipped = 77;
    return kSkipped;
  }
  return RUN_ALL_TESTS();
}
