#include "online/storefront/text/html.hpp"

#include <gtest/gtest.h>

#include "online/storefront/text/prose.hpp"

namespace souk::online::storefront {
namespace {

using namespace std::string_literals;

template <class T>
concept Appendable = requires(Html html, T value) {
  html << value;
};

TEST(Html, LiteralsAreMarkupAndTextIsEscaped) {
  Html html;
  const auto name = "<script>alert('x')</script> & \"co\""s;
  html << "<p title=\"" << name << "\">" << std::string_view{name} << "</p>" << 42;
  EXPECT_EQ(html.text(),
            "<p title=\"&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;co&quot;\">"
            "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;co&quot;</p>42");
}

TEST(Html, RuntimeCharactersAreNoMarkup) {
  // A char pointer is neither a literal nor a text: it must not compile.
  static_assert(!Appendable<const char*>);
  static_assert(!Appendable<bool>);
  static_assert(Appendable<std::string_view>);
}

TEST(Html, PartsAreNotEscapedTwice) {
  Html part;
  part << "<b>"
       << "1 < 2"s
       << "</b>";
  Html whole;
  whole << "<p>" << part << "</p>";
  EXPECT_EQ(whole.text(), "<p><b>1 &lt; 2</b></p>");
}

TEST(Html, NothingInADataBlockCanEndIt) {
  Html html;
  html.data_block("{\"a\":\"</script><!-- & \u2028\"}");
  EXPECT_EQ(html.text(), "{\"a\":\"\\u003c/script\\u003e\\u003c!-- \\u0026 \\u2028\"}");
}

TEST(Prose, KnowsParagraphsHeadingsAndLists) {
  std::vector<ProseHeading> headings;
  const auto html = prose("First <b>line\nsecond\n\n## Title & more\n- one\n- two\nafter", &headings);
  EXPECT_EQ(html.text(),
            "<p>First &lt;b&gt;line<br>second</p><h2 id=\"part-1\">Title &amp; more</h2>"
            "<ul><li>one</li><li>two</li></ul><p>after</p>");
  ASSERT_EQ(headings.size(), 1U);
  EXPECT_EQ(headings[0].text, "Title & more");
}

}  // namespace
}  // namespace souk::online::storefront
