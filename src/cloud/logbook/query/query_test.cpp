#include "cloud/logbook/query/query.hpp"

#include <cstdlib>

#include <gtest/gtest.h>

#include "cloud/logbook/query/print.hpp"
#include "cloud/logbook/query/run.hpp"
#include "cloud/logbook/query/values.hpp"
#include "engines/object/memory/store.hpp"
#include "engines/object/source.hpp"
#include "tests/support/result.hpp"
#include "tests/support/temp_folder.hpp"

namespace souk::cloud::logbook {
namespace {

using support::fails_with;
using support::succeeds;
using support::value_of;

class QueryTest : public testing::Test {
 protected:
  void SetUp() override {
    logbook_ = value_of(Logbook::open({.folder = folder_ / "spool"}, clock_, random_));
    clock_.set(value_of(parse_instant("2026-11-30T20:59:00Z")));
    for (int i = 0; i < 240; ++i) {  // a request a second: 60 of hour 20, 180 of hour 21
      logbook_->note({.method = i % 10 == 0 ? "POST" : "GET",
                      .path = i % 2 == 0 ? "/p/tea" : "/cart",
                      .route = i % 2 == 0 ? "/p/{slug}" : "/cart",
                      .status = i % 40 == 0 ? 500 : 200,
                      .bytes = 100,
                      .took = std::chrono::microseconds{(i + 1) * 10},
                      .client = "203.0.113.7",
                      .request_id = std::to_string(i)});
      clock_.advance(std::chrono::seconds{1});
    }
    EXPECT_TRUE(succeeds(logbook_->write(true)));
  }
  // The first hour is in the bucket, the second in the spool.
  void ship_first_hour() {
    ASSERT_TRUE(succeeds(logbook_->spool(Kind::kAccess).seal_before(hour_of(clock_.now()))));
    ASSERT_TRUE(succeeds(logbook_->ship(store_)));
  }
  std::vector<std::vector<std::string>> run(Query query, Result<Progress>* outcome = nullptr) {
    if (query.until == Instant{}) query.until = clock_.now() + milliseconds{1};
    std::vector<std::vector<std::string>> rows;
    const BucketAndSpool source{&store_, "logs", folder_ / "spool"};
    auto done = run_query(query, source, {},
                          {[](const auto&) { return Status{}; },
                           [&](const Row& row) {
                             rows.push_back(row.cells);
                             return Status{};
                           }});
    if (outcome != nullptr) {
      *outcome = std::move(done);
    } else {
      EXPECT_TRUE(succeeds(done));
    }
    return rows;
  }
  Instant at(std::string_view text) { return value_of(parse_instant(text)); }
  Query all() { return {.from = at("2026-11-30T20:00:00Z")}; }

  support::TempFolder folder_;
  ManualClock clock_;
  SeededRandom random_{7};
  engines::MemoryObjectStore store_;
  std::unique_ptr<Logbook> logbook_;
};

using Rows2 = std::vector<std::vector<std::string>>;

TEST_F(QueryTest, CountsOverBucketAndSpool) {
  auto query = all();
  query.figures = {value_of(parse_aggregate("count"))};
  EXPECT_EQ(run(query), (Rows2{{"240"}}));
  ship_first_hour();
  EXPECT_EQ(value_of(store_.list("logs", {})).objects.size(), 1U);
  EXPECT_EQ(run(query), (Rows2{{"240"}}));
}

TEST_F(QueryTest, GroupsFiguresAndTop) {
  ship_first_hour();
  auto query = all();
  query.group_by = {"route", "status"};
  for (const auto* figure : {"count", "sum(bytes)", "avg(us)", "min(us)", "max(us)", "p50(us)"})
    query.figures.push_back(value_of(parse_aggregate(figure)));
  query.top = 2;
  const auto rows = run(query);
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0],
            (std::vector<std::string>{"/cart", "200", "120", "12000", "1210", "20", "2400", rows[0][7]}));
  EXPECT_EQ(rows[1][2], "114");
  EXPECT_NEAR(std::stod(rows[0][7]), 1'200, 13);
}

TEST_F(QueryTest, SeriesPerMinuteAndHour) {
  auto query = all();
  query.step = Step::kMinute;
  EXPECT_EQ(run(query), (Rows2{{"2026-11-30T20:59Z", "60"},
                               {"2026-11-30T21:00Z", "60"},
                               {"2026-11-30T21:01Z", "60"},
                               {"2026-11-30T21:02Z", "60"}}));
  query.step = Step::kHour;
  query.group_by = {"status"};
  query.top = 1;
  EXPECT_EQ(run(query), (Rows2{{"2026-11-30T20:00Z", "200", "58"}, {"2026-11-30T21:00Z", "200", "176"}}));
}

TEST_F(QueryTest, ReadsOnlyTheHoursItNeeds) {
  ship_first_hour();
  auto query = all();
  query.from = at("2026-11-30T21:00:00Z");
  query.until = at("2026-11-30T21:01:30Z");
  query.figures = {value_of(parse_aggregate("count"))};
  Result<Progress> done = Progress{};
  EXPECT_EQ(run(query, &done), (Rows2{{"90"}}));
  EXPECT_EQ(value_of(done).hours, 1);
  EXPECT_EQ(value_of(done).lines, 180);
}

TEST_F(QueryTest, Conditions) {
  const auto count = [&](std::vector<const char*> conditions) {
    auto query = all();
    for (const auto* text : conditions) query.where.push_back(value_of(parse_condition(text)));
    query.figures = {value_of(parse_aggregate("count"))};
    const auto rows = run(query);
    return rows.empty() ? 0 : std::stoi(rows[0][0]);
  };
  EXPECT_EQ(count({"status=500"}), 6);
  EXPECT_EQ(count({"status>=500"}), 6);
  EXPECT_EQ(count({"status<500"}), 234);
  EXPECT_EQ(count({"status!=200"}), 6);
  EXPECT_EQ(count({"method = POST", "us<=510"}), 6);
  EXPECT_EQ(count({"path~/p/"}), 120);
  EXPECT_EQ(count({"route=/p/{slug}"}), 120);
  EXPECT_EQ(count({"path~nothing"}), 0);
  EXPECT_EQ(count({"us>2390"}), 1);
  EXPECT_EQ(count({"us>2390", "us<2390"}), 0);
}

TEST_F(QueryTest, SingleLinesWithFieldsAndALimit) {
  auto query = all();
  query.fields = {"at", "method", "us"};
  query.limit = 2;
  EXPECT_EQ(run(query),
            (Rows2{{"2026-11-30T20:59:00.000Z", "POST", "10"}, {"2026-11-30T20:59:01.000Z", "GET", "20"}}));
  query.fields.clear();
  query.limit = 0;
  const auto rows = run(query);
  ASSERT_EQ(rows.size(), 240U);
  EXPECT_TRUE(rows[0][0].starts_with("{\"schema\":\"access\""));
}

TEST_F(QueryTest, SaysWhatIsWrong) {
  Result<Progress> done = Progress{};
  auto query = all();
  query.group_by = {"statuss"};
  (void)run(query, &done);
  ASSERT_TRUE(fails_with(done, ErrorKind::kInvalid, "logs.field"));
  EXPECT_NE(done.error().message.find("did you mean status?"), std::string::npos);
  query = all();
  query.from = clock_.now() + milliseconds{10'000};
  (void)run(query, &done);
  EXPECT_TRUE(fails_with(done, ErrorKind::kInvalid, "logs.time"));
  for (const auto* text : {"", "status", "=5", "sta tus=5", "a!b"})
    EXPECT_TRUE(fails_with(parse_condition(text), ErrorKind::kInvalid, "logs.condition")) << text;
  for (const auto* text : {"", "sum", "sum()", "p0(us)", "p100(us)", "median(us)", "p5"})
    EXPECT_TRUE(fails_with(parse_aggregate(text), ErrorKind::kInvalid, "logs.figure")) << text;
  for (const auto* text : {"", "yesterday", "2x", "-1h", "2026-13-01"})
    EXPECT_TRUE(fails_with(parse_moment(text, clock_.now()), ErrorKind::kInvalid, "logs.time")) << text;
  EXPECT_TRUE(fails_with(parse_kind("acess"), ErrorKind::kInvalid, "logs.kind"));
  EXPECT_EQ(value_of(parse_moment("2h", Instant{10'000'000})), Instant{10'000'000 - 7'200'000});
}

TEST_F(QueryTest, ABrokenBatchIsNamed) {
  ship_first_hour();
  const auto key = value_of(store_.list("logs", {})).objects[0].key;
  const auto bytes = value_of(engines::read_all(*value_of(store_.get("logs", key, {})), 1 << 20));
  const auto half = bytes.substr(0, bytes.size() / 2);
  engines::TextSource source{half};
  ASSERT_TRUE(store_.put("logs", key, source, {}));
  Result<Progress> done = Progress{};
  (void)run(all(), &done);
  ASSERT_TRUE(fails_with(done, ErrorKind::kCorrupt, "logs.batch"));
  EXPECT_NE(done.error().detail.find(key), std::string::npos);
}

TEST(Histogram, PercentilesAreRightToOnePercent) {
  Histogram histogram;
  for (int i = 1; i <= 100'000; ++i) histogram.add(i);
  for (const int percent : {1, 50, 95, 99})
    EXPECT_NEAR(histogram.percentile(percent), percent * 1'000.0, percent * 1'000.0 * 0.011);
  EXPECT_EQ(Histogram{}.percentile(50), 0);
}

std::string printed(Format format, bool raw, const std::vector<std::string>& columns,
                    const std::vector<std::vector<std::string>>& rows) {
  char* text = nullptr;
  std::size_t size = 0;
  auto* out = ::open_memstream(&text, &size);
  Printer printer{format, raw, out};
  const auto to = printer.rows();
  EXPECT_TRUE(to.begin(columns));
  for (const auto& row : rows) EXPECT_TRUE(to.row({row}));
  EXPECT_TRUE(printer.finish());
  std::fclose(out);
  std::string all{text, size};
  std::free(text);
  return all;
}

TEST(Printer, TableNdjsonAndCsv) {
  const std::vector<std::string> columns{"path", "count"};
  const Rows2 rows{{"/茶", "5"}, {"a,\"b\"", "12"}};
  EXPECT_EQ(printed(Format::kTable, false, columns, rows), "path   count\n/茶        5\na,\"b\"     12\n");
  EXPECT_EQ(printed(Format::kCsv, false, columns, rows), "path,count\r\n/茶,5\r\n\"a,\"\"b\"\"\",12\r\n");
  EXPECT_EQ(printed(Format::kNdjson, false, columns, {{"007", "1.5"}, {".5", "-3"}}),
            "{\"path\":\"007\",\"count\":1.5}\n{\"path\":\".5\",\"count\":-3}\n");
  EXPECT_EQ(printed(Format::kTable, true, {}, {{"{\"a\":1}"}}), "{\"a\":1}\n");
}

}  // namespace
}  // namespace souk::cloud::logbook
