// The documents that clients send: XML, CORS, web sites, lifecycles, forms' policies.
#include <gtest/gtest.h>

#include "cloud/s3/cors.hpp"
#include "cloud/s3/lifecycle_xml.hpp"
#include "cloud/s3/notification.hpp"
#include "cloud/s3/post_policy.hpp"
#include "cloud/s3/website.hpp"
#include "cloud/s3/xml_reader.hpp"
#include "cloud/s3/xml_writer.hpp"

namespace souk::s3 {
namespace {

TEST(Xml, IsReadWithBounds) {
  const auto root =
      read_xml("<?xml version=\"1.0\"?><a xmlns=\"urn:x\"><b>1 &amp; 2</b><c><d/></c></a>", "a");
  ASSERT_TRUE(root);
  EXPECT_EQ(root->value("b"), "1 & 2");
  EXPECT_TRUE(root->child("c")->has("d"));
  std::string deep = "<a>", wide = "<a>";
  for (int i = 0; i < 100; ++i) deep += "<b>";
  for (int i = 0; i < 70'000; ++i) wide += "<b/>";
  for (const auto& text : {std::string{}, std::string{"<a>"}, std::string{"<b/>"}, deep, wide + "</a>",
                           std::string{"<!DOCTYPE a [<!ENTITY x \"y\">]><a>&x;</a>"}})
    EXPECT_EQ(read_xml(text, "a").error().code, "s3.MalformedXML") << text.substr(0, 40);
}

TEST(Xml, IsWrittenSafely) {
  XmlWriter xml;
  xml.begin("a");
  xml.text("b", "<&\"\r\x01");
  xml.end();
  EXPECT_TRUE(xml.take().ends_with("<a><b>&lt;&amp;&quot;&#13;\xEF\xBF\xBD</b></a>"));
}

TEST(Cors, FindsTheRuleForAnOrigin) {
  const auto rules = read_cors(
      "<CORSConfiguration><CORSRule><AllowedOrigin>https://*.x.example</AllowedOrigin><AllowedMethod>PUT"
      "</AllowedMethod><AllowedHeader>x-amz-*</AllowedHeader></CORSRule></CORSConfiguration>");
  ASSERT_TRUE(rules);
  EXPECT_NE(find_rule(*rules, "https://a.x.example", "PUT", "X-Amz-Date, x-amz-acl"), nullptr);
  EXPECT_EQ(find_rule(*rules, "https://a.x.example", "PUT", "content-type"), nullptr);
  EXPECT_EQ(find_rule(*rules, "https://a.y.example", "PUT", ""), nullptr);
  EXPECT_EQ(find_rule(*rules, "https://a.x.example", "GET", ""), nullptr);
  EXPECT_FALSE(read_cors("<CORSConfiguration/>"));
}

TEST(Website, RedirectsByRules) {
  const auto site = read_website(
      "<WebsiteConfiguration><IndexDocument><Suffix>i.html</Suffix></"
      "IndexDocument><RoutingRules><RoutingRule>"
      "<Condition><KeyPrefixEquals>old/</KeyPrefixEquals></Condition><Redirect><ReplaceKeyPrefixWith>new/"
      "</ReplaceKeyPrefixWith></Redirect></RoutingRule></RoutingRules></WebsiteConfiguration>");
  ASSERT_TRUE(site);
  EXPECT_EQ(page_key(*site, ""), "i.html");
  EXPECT_EQ(page_key(*site, "a/"), "a/i.html");
  EXPECT_EQ(page_key(*site, "a"), "a");
  const auto* rule = find_redirect(*site, "old/a b", 0);
  ASSERT_NE(rule, nullptr);
  EXPECT_EQ(location_of(rule->redirect, rule->prefix, "old/a b", "h", false), "http://h/new/a%20b");
  EXPECT_EQ(find_redirect(*site, "other", 0), nullptr);
  EXPECT_FALSE(read_website("<WebsiteConfiguration/>"));
}

TEST(Lifecycle, SurvivesBeingWrittenAndRead) {
  const auto rules = read_lifecycle(
      "<LifecycleConfiguration><Rule><ID>a</ID><Filter><And><Prefix>l/</Prefix><Tag><Key>k</Key><Value>v</"
      "Value>"
      "</Tag></And></Filter><Status>Enabled</Status><Transition><Days>30</Days><StorageClass>GLACIER</"
      "StorageClass>"
      "</Transition><Expiration><Days>90</Days></Expiration><NoncurrentVersionExpiration><NoncurrentDays>5"
      "</NoncurrentDays></NoncurrentVersionExpiration></Rule></LifecycleConfiguration>");
  ASSERT_TRUE(rules) << describe(rules.error());
  const auto again = read_lifecycle(write_lifecycle(*rules));
  ASSERT_TRUE(again) << describe(again.error());
  EXPECT_EQ(to_json(*again), to_json(*rules));
  EXPECT_EQ(rules->front().transitions.front().to, storage::Tier::kArchive);
  EXPECT_FALSE(read_lifecycle(
      "<LifecycleConfiguration><Rule><Status>Perhaps</Status></Rule></LifecycleConfiguration>"));
}

TEST(Notification, NamesJobKindsAlone) {
  const auto text = [](const std::string& arn) {
    return "<NotificationConfiguration><QueueConfiguration><Id>i</Id><Queue>" + arn +
           "</Queue><Event>s3:ObjectCreated:*</Event></QueueConfiguration></NotificationConfiguration>";
  };
  const auto read = read_notification(text("arn:souk:jobs:::media.uploaded"));
  ASSERT_TRUE(read);
  EXPECT_EQ(read->front().job_kind, "media.uploaded");
  EXPECT_FALSE(read_notification(text("arn:aws:sqs:us-east-1:1:queue")));
}

TEST(PostPolicy, HoldsAFormToItsWord) {
  const auto policy = read_post_policy(
      R"({"expiration":"2026-01-01T00:00:00Z","conditions":[{"bucket":"b"},["starts-with","$key","u/"],)"
      R"(["eq","$x-amz-meta-a","1"],["content-length-range",1,9]]})");
  ASSERT_TRUE(policy);
  EXPECT_EQ(policy->most_bytes, 9);
  const auto before = parse_instant("2025-12-31").value(), after = parse_instant("2026-01-01").value();
  const http::Headers form{{"key", "u/k"}, {"X-Amz-Meta-A", "1"}, {"policy", "x"}, {"file", "f"}};
  EXPECT_TRUE(check_form(*policy, form, "b", before));
  EXPECT_FALSE(check_form(*policy, form, "c", before));
  EXPECT_FALSE(check_form(*policy, form, "b", after));
  EXPECT_FALSE(check_form(*policy, {{"key", "v/k"}, {"x-amz-meta-a", "1"}}, "b", before));
  EXPECT_FALSE(check_form(*policy, {{"key", "u/k"}}, "b", before)) << "a field that must be there";
  EXPECT_FALSE(check_form(*policy, {{"key", "u/k"}, {"x-amz-meta-a", "1"}, {"acl", "private"}}, "b", before));
  EXPECT_FALSE(read_post_policy("{}"));
}

}  // namespace
}  // namespace souk::s3
