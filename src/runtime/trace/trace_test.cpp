#include <gtest/gtest.h>

#include "runtime/trace/span.hpp"
#include "runtime/trace/traceparent.hpp"

namespace souk::trace {
namespace {

constexpr std::string_view kTrace = "4bf92f3577b34da6a3ce929d0e0e4736", kSpan = "00f067aa0ba902b7";

TEST(TraceParent, IsReadAndWritten) {
  const auto field = format_traceparent(kTrace, kSpan, true);
  const auto parent = parse_traceparent(field);
  ASSERT_TRUE(parent);
  EXPECT_EQ(parent->trace_id, kTrace);
  EXPECT_EQ(parent->parent_id, kSpan);
  EXPECT_TRUE(parent->sampled);
  EXPECT_TRUE(parse_traceparent("cc" + field.substr(2) + "-more"));
  const std::string zeros(32, '0');
  for (const auto& wrong :
       {std::string{}, field.substr(1), "ff" + field.substr(2), field + "-more",
        "00-" + zeros + "-00f067aa0ba902b7-01", "00-" + std::string(32, 'A') + "-00f067aa0ba902b7-01"})
    EXPECT_FALSE(parse_traceparent(wrong)) << wrong;
}

TEST(Span, NestsUnderTheRequestAndIsRecordedOnlyWhenSampled) {
  Ring ring;
  runtime::RequestScope scope{.trace_id = std::string{kTrace}, .span_id = std::string{kSpan}};
  {
    const runtime::EnterScope enter{scope};
    const Span unsampled{"a", ring};
  }
  EXPECT_TRUE(ring.take().empty());
  scope.sampled = true;
  {
    const runtime::EnterScope enter{scope};
    const Span outer{"outer", ring};
    const Span inner{"inner", ring};
  }
  const auto spans = ring.take();
  ASSERT_EQ(spans.size(), 2u);
  EXPECT_EQ(spans[0].name, "inner");
  EXPECT_EQ(spans[0].parent_id, spans[1].span_id);
  EXPECT_EQ(spans[1].parent_id, kSpan);
}

TEST(Ring, ForgetsTheOldestPastItsBound) {
  Ring ring{2};
  for (const auto name : {"a", "b", "c"}) ring.add({.name = name});
  EXPECT_EQ(ring.forgotten(), 1u);
  EXPECT_EQ(ring.take().front().name, "b");
}

}  // namespace
}  // namespace souk::trace
