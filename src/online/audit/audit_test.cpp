#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engines/document/memory/store.hpp"
#include "online/audit/filters.hpp"
#include "runtime/fiber/core.hpp"
#include "runtime/fiber/fiber.hpp"
#include "tests/support/faulty_document_store.hpp"

namespace souk::online::audit {
namespace {

using http::Access;
using http::Method;
using http::Request;
using http::Response;
using http::Route;
using ::testing::HasSubstr;

struct AuditTrail : ::testing::Test {
  ManualClock clock;
  engines::MemoryDocumentStore store;
  Trail trail{store, clock};

  void SetUp() override { ASSERT_TRUE(trail.declare()); }
  void add(int count) {
    for (int i = 0; i < count; ++i) {
      clock.advance(milliseconds{1'000});
      ASSERT_TRUE(trail.append({.who = "stf_1", .act = "POST /x", .object = "id=" + std::to_string(i)}));
    }
  }
  // As somebody with the database in hand would.
  void forge(std::int64_t sequence, const std::function<void(Entry&)>& change) {
    engines::Collection<Entry> entries{store, std::string{kAuditCollection}};
    auto stored = entries.load(fmt_id(sequence)).value();
    change(stored.value);
    ASSERT_TRUE(entries.replace(stored));
  }
  static std::string fmt_id(std::int64_t sequence) {
    auto digits = std::to_string(sequence);
    return std::string(16 - digits.size(), '0') + digits;
  }
};

TEST_F(AuditTrail, IsAChainFromTheFirstEntryOn) {
  add(5);
  const auto entries = trail.list({}, 10, "", nullptr).value();
  ASSERT_EQ(entries.size(), 5U);
  EXPECT_EQ(entries[0].sequence, 5);
  EXPECT_EQ(entries[0].previous, entries[1].hash);
  EXPECT_TRUE(entries[4].previous.empty());
  const auto verified = trail.verify().value();
  EXPECT_TRUE(verified.intact) << verified.reason;
  EXPECT_EQ(verified.entries, 5);
  EXPECT_EQ(verified.last.hash, entries[0].hash);
}

TEST_F(AuditTrail, TellsWhichEntryWasChanged) {
  add(5);
  forge(3, [](Entry& entry) { entry.who = "stf_2"; });
  const auto verified = trail.verify().value();
  EXPECT_FALSE(verified.intact);
  EXPECT_EQ(verified.broken_at, 3);
  EXPECT_THAT(verified.reason, HasSubstr("changed"));
}

TEST_F(AuditTrail, TellsOfAnEntryThatWasMadeToFitAndOfOneThatIsGone) {
  add(5);
  forge(3, [](Entry& entry) {
    entry.who = "stf_2";
    entry.hash = hash_of(entry);
  });
  EXPECT_EQ(trail.verify().value().broken_at, 4);  // its successor still holds the old hash
  ASSERT_TRUE(store.erase(kAuditCollection, fmt_id(3), 0));
  const auto verified = trail.verify().value();
  EXPECT_FALSE(verified.intact);
  EXPECT_THAT(verified.reason, HasSubstr("missing"));
}

TEST_F(AuditTrail, TellsThatItsEndWasCutOffByAHashKeptElsewhere) {
  add(5);
  const auto anchor = trail.verify().value().last;
  ASSERT_TRUE(store.erase(kAuditCollection, fmt_id(5), 0));
  EXPECT_TRUE(trail.verify().value().intact);
  const auto verified = trail.verify(0, anchor).value();
  EXPECT_FALSE(verified.intact);
  EXPECT_EQ(verified.broken_at, 5);
}

TEST_F(AuditTrail, LosesOldEntriesAtItsBeginningAloneAndStaysProvable) {
  add(5);
  clock.advance(std::chrono::hours{24});
  add(2);
  EXPECT_EQ(trail.purge(std::chrono::hours{12}, 3).value(), 3U);
  EXPECT_EQ(trail.purge(std::chrono::hours{12}, 100).value(), 2U);
  EXPECT_EQ(trail.purge(milliseconds{-1}, 100).value(), 1U);  // the newest one stays
  auto verified = trail.verify().value();
  EXPECT_TRUE(verified.intact) << verified.reason;
  EXPECT_EQ(verified.first, 7);
  add(1);
  // Somebody else removes the beginning.
  ASSERT_TRUE(store.erase(kAuditCollection, fmt_id(7), 0));
  EXPECT_FALSE(trail.verify().value().intact);
}

TEST_F(AuditTrail, OfTwoInstancesIsOneChain) {
  Trail other{store, clock};
  for (int i = 0; i < 10; ++i) {
    ASSERT_TRUE(trail.append({.who = "a"}));
    ASSERT_TRUE(other.append({.who = "b"}));
    ASSERT_TRUE(other.append({.who = "b"}));
  }
  const auto verified = trail.verify().value();
  EXPECT_TRUE(verified.intact) << verified.reason;
  EXPECT_EQ(verified.entries, 30);
}

TEST_F(AuditTrail, TakesManyAtTheSameTime) {
  runtime::Cores cores{2};
  std::atomic<int> failures{0};
  std::vector<runtime::Wake> done(40);
  for (auto& wake : done) {
    runtime::spawn(cores.next(), [&, signal = wake.signal()] {
      for (int i = 0; i < 5; ++i) {
        if (!trail.append({.who = "x"})) ++failures;
      }
      signal.notify();
    });
  }
  for (auto& wake : done) wake.wait();
  EXPECT_EQ(failures, 0);
  const auto verified = trail.verify().value();
  EXPECT_TRUE(verified.intact) << verified.reason;
  EXPECT_EQ(verified.entries, 200);
}

TEST(AuditDigest, IsTheSameWhateverTheOrderOfMembers) {
  EXPECT_EQ(digest_of(R"({"a":1,"b":{"c":2,"d":3}})"), digest_of(R"({"b":{"d":3,"c":2},"a":1})"));
  EXPECT_NE(digest_of(R"({"a":1})"), digest_of(R"({"a":2})"));
}

// A router with one staff write, one staff read and one public write in front of a watched store.
struct StaffWrites : AuditTrail {
  WatchedStore watched{store};
  runtime::RequestScope scope;
  runtime::EnterScope entered{scope};
  std::unique_ptr<http::Router> router;

  void SetUp() override {
    AuditTrail::SetUp();
    ASSERT_TRUE(store.declare({.name = "thing", .indexes = {}}));
    http::Routes routes;
    const auto write = [this](const Request& request) {
      const auto id = request.path_parameter("code");
      EXPECT_TRUE(watched.put("thing", id, R"({"secret":"4711"})"));
      EXPECT_TRUE(watched.update("thing", id, {.increments = {{"n", 1}}}));
      return Response::json(201, "{}");
    };
    routes.add_raw(
        {.method = Method::kPost, .path = "/things/{code}", .tag = "thing", .access = Access::kStaff}, write);
    routes.add_raw({.path = "/things/{code}", .tag = "thing", .access = Access::kStaff}, write);
    routes.add_raw({.method = Method::kPost, .path = "/public/{code}", .tag = "thing"}, write);
    routes.add_raw({.method = Method::kDelete, .path = "/throw", .tag = "thing", .access = Access::kStaff},
                   [](const Request&) -> Response { throw std::runtime_error{"broken"}; });
    router = std::make_unique<http::Router>(std::move(routes));
    router->before([](Request& request, const Route&) -> std::optional<Response> {
      request.notes.emplace_back("staff", "stf_1");
      return std::nullopt;
    });
    router->before(begin_act(trail, watched));
    router->after(end_act(trail, watched));
  }
  int send(Method method, std::string target) {
    Request request;
    request.method = method;
    request.target = std::move(target);
    request.client_address = "10.1.2.3";
    request.request_id = "req-1";
    return router->answer(request).status;
  }
  std::vector<Entry> entries() { return trail.list({}, 100, "", nullptr).value(); }
};

TEST_F(StaffWrites, AreWrittenDownBeforeAndAfter) {
  EXPECT_EQ(send(Method::kPost, "/things/0123456789"), 201);
  const auto found = entries();
  ASSERT_EQ(found.size(), 2U);
  const auto& begun = found[1];
  EXPECT_EQ(begun.who, "stf_1");
  EXPECT_EQ(begun.act, "POST /things/{code}");
  EXPECT_EQ(begun.permission, "thing.write");
  EXPECT_EQ(begun.from, "10.1.2.3");
  EXPECT_EQ(begun.request_id, "req-1");
  EXPECT_FALSE(begun.status);
  const auto& ended = found[0];
  EXPECT_EQ(ended.of, begun.sequence);
  EXPECT_EQ(ended.status, 201);
  EXPECT_EQ(ended.changed_documents, 2);
  ASSERT_EQ(ended.changes.size(), 2U);
  EXPECT_TRUE(ended.changes[0].before.empty());
  EXPECT_EQ(ended.changes[0].after, ended.changes[1].before);
  EXPECT_EQ(ended.changes[1].after, digest_of(store.get("thing", "0123456789").value()->body));
}

TEST_F(StaffWrites, LeaveNoSecretInTheTrail) {
  send(Method::kPost, "/things/0123456789");
  for (const auto& entry : entries()) {
    EXPECT_THAT(entry.object, HasSubstr("6789"));
    EXPECT_EQ(entry.object.find("012345"), std::string::npos);
    EXPECT_EQ(to_json(entry).find("4711"), std::string::npos);
  }
}

TEST_F(StaffWrites, AloneAreWrittenDown) {
  EXPECT_EQ(send(Method::kGet, "/things/0123456789"), 201);
  EXPECT_EQ(send(Method::kPost, "/public/0123456789"), 201);
  EXPECT_TRUE(entries().empty());
}

TEST_F(StaffWrites, ThatBreakAreWrittenDownToo) {
  EXPECT_EQ(send(Method::kDelete, "/throw"), 500);
  const auto found = entries();
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].status, 500);
}

TEST_F(StaffWrites, CannotReachTheTrailItself) {
  send(Method::kPost, "/things/0123456789");
  const auto id = fmt_id(1);
  EXPECT_EQ(watched.erase(kAuditCollection, id, 0).error().code, "audit.append_only");
  EXPECT_EQ(watched.put(kAuditCollection, id, "{}").error().code, "audit.append_only");
  EXPECT_EQ(watched.replace(kAuditCollection, id, 1, "{}").error().code, "audit.append_only");
  EXPECT_EQ(watched.update(kAuditCollection, id, {}).error().code, "audit.append_only");
  EXPECT_EQ(watched.insert(kAuditCollection, fmt_id(99), "{}").error().code, "audit.append_only");
  EXPECT_EQ(watched.put_many(kAuditCollection, {{id, 0, "{}"}}).error().code, "audit.append_only");
}

TEST(AuditFilter, LetsNothingHappenThatItCannotWriteDown) {
  ManualClock clock;
  engines::MemoryDocumentStore real;
  support::FaultyDocumentStore store{real};
  Trail trail{store, clock};
  ASSERT_TRUE(trail.declare());
  store.fail_at(1, support::FaultyDocumentStore::When::kBefore);
  WatchedStore watched{store};
  const auto filter = begin_act(trail, watched);
  Request request;
  request.method = Method::kPost;
  const auto answer = filter(request, {.method = Method::kPost, .path = "/x", .access = Access::kStaff});
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 503);
}

}  // namespace
}  // namespace souk::online::audit
