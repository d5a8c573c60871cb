// The examples that AWS publishes for S3 ("Authenticating Requests", 24 May 2013), and what must not pass.
#include <gtest/gtest.h>

#include "runtime/sigv4/claim.hpp"
#include "runtime/sigv4/sign.hpp"

namespace souk::sigv4 {
namespace {

const std::string kSecret = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
constexpr std::string_view kHost = "examplebucket.s3.amazonaws.com";

struct SigV4 : ::testing::Test {
  Signer signer{{.access_key = "AKIAIOSFODNN7EXAMPLE", .secret = Secret{kSecret}}};
  Instant now = parse_basic_time("20130524T000000Z").value();
  Scope scope{.date = "20130524", .region = "us-east-1"};
  Digest key = signing_key(kSecret, scope);

  std::string signature(const ToSign& request) const {
    return read_authorization(signer.headers(request, now).back().second).value().signature;
  }
};

TEST_F(SigV4, SignsTheExamplesOfTheAuthorizationHeader) {
  EXPECT_EQ(signature({.method = "GET",
                       .host = kHost,
                       .path = "/test.txt",
                       .headers = {{"Range", "bytes=0-9"}},
                       .payload = kEmptySha256}),
            "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41");
  EXPECT_EQ(signature({.method = "PUT",
                       .host = kHost,
                       .path = "/test$file.text",
                       .headers = {{"Date", "Fri, 24 May 2013 00:00:00 GMT"},
                                   {"x-amz-storage-class", "REDUCED_REDUNDANCY"}},
                       .payload = "44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072"}),
            "98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd");
  EXPECT_EQ(
      signature({.method = "GET", .host = kHost, .path = "/", .query = "lifecycle", .payload = kEmptySha256}),
      "fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543");
  EXPECT_EQ(signature({.method = "GET",
                       .host = kHost,
                       .path = "/",
                       .query = "prefix=J&max-keys=2",
                       .payload = kEmptySha256}),
            "34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7");
}

TEST_F(SigV4, SignsTheExampleOfThePresignedAddress) {
  const auto query = signer.presigned_query({.method = "GET", .host = kHost, .path = "/test.txt"},
                                            std::chrono::seconds{86'400}, now);
  EXPECT_TRUE(
      query.ends_with("&X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404"))
      << query;
}

TEST_F(SigV4, ChainsTheExampleOfSignedChunks) {
  const auto seed = signature({.method = "PUT",
                               .host = "s3.amazonaws.com",
                               .path = "/examplebucket/chunkObject.txt",
                               .headers = {{"x-amz-storage-class", "REDUCED_REDUNDANCY"},
                                           {"content-encoding", "aws-chunked"},
                                           {"x-amz-decoded-content-length", "66560"},
                                           {"content-length", "66824"}},
                               .payload = "STREAMING-AWS4-HMAC-SHA256-PAYLOAD"});
  EXPECT_EQ(seed, "4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9");
  ChunkChain chain{key, "20130524T000000Z", scope, seed};
  EXPECT_EQ(chain.chunk(to_hex(sha256(std::string(65'536, 'a')))),
            "ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648");
  EXPECT_EQ(chain.chunk(to_hex(sha256(std::string(1'024, 'a')))),
            "0055627c9e194cb4542bae2aa5492e3c1575bbb81b612b7d234b86a503ef5497");
  EXPECT_EQ(chain.chunk(kEmptySha256), "b6c6ea8a5354eaf15b3cb7646744f4275b71ea724fed81ceb9323e279d449df9");
}

TEST_F(SigV4, WritesPathsOnceEncodedAndKeepsTheirSlashes) {
  EXPECT_EQ(canonical_path("/b/a//b/../c"), "/b/a//b/../c");
  EXPECT_EQ(canonical_path("/b/%7euser (1)+x"), "/b/~user%20%281%29%2Bx");
  EXPECT_EQ(canonical_path("/b/a%2Fb%252F"), "/b/a/b%252F");
  EXPECT_EQ(canonical_path(""), "/");
  EXPECT_EQ(canonical_path("/b/"), "/b/");
  EXPECT_EQ(canonical_query("b=2&a=x+y&a=%41&X-Amz-Signature=1&c"), "a=A&a=x%20y&b=2&c=");
}

struct Verifying : SigV4 {
  std::vector<Field> all{{"Host", "h"}, {"Content-Type", "text/plain"}};
  // What the server thinks of a request that was signed for `path`.
  bool accepts(std::string_view signed_path, std::string_view sent_path, const Digest& with) {
    auto sent = all;
    for (auto& field : signer.headers(
             {.method = "PUT", .host = "h", .path = signed_path, .headers = {{"content-type", "text/plain"}}},
             now))
      sent.push_back(field);
    auto claim = read_authorization(sent.back().second).value();
    claim.time = "20130524T000000Z";
    const auto fields = signed_fields(claim, sent).value();
    return fits(claim, with,
                {.method = "PUT", .path = sent_path, .headers = fields, .payload = kUnsignedPayload});
  }
};

TEST_F(Verifying, AcceptsWhatTheSecretSigned) {
  EXPECT_TRUE(accepts("/b/k", "/b/k", key));
  EXPECT_TRUE(accepts("/b/k (1)", "/b/k%20(1)", key)) << "encoded otherwise on the wire";
  EXPECT_FALSE(accepts("/b/k", "/b/k2", key));
  EXPECT_FALSE(accepts("/b/k", "/b/k", signing_key("another", scope)));
  EXPECT_FALSE(accepts("/b/k", "/b/k", signing_key(kSecret, {.date = "20130525", .region = "us-east-1"})));
}

TEST_F(Verifying, RefusesFieldsOfAmazonsThatNobodySigned) {
  const auto signed_ = signer.headers({.method = "PUT", .host = "h", .path = "/"}, now);
  const auto claim = read_authorization(signed_.back().second).value();
  EXPECT_EQ(claim.access_key, "AKIAIOSFODNN7EXAMPLE");
  EXPECT_EQ(claim.scope.text(), "20130524/us-east-1/s3/aws4_request");
  const std::vector<Field> sent{{"Host", "h"}, {"X-Amz-Meta-Added", "later"}};
  EXPECT_EQ(signed_fields(claim, sent).error().code, "sigv4.signed_headers");
}

TEST_F(Verifying, ReadsNoMalformedClaims) {
  for (const auto* field :
       {"", "Basic dXNlcg==", "AWS4-HMAC-SHA256", "AWS4-HMAC-SHA256 Credential=a/b/c",
        "AWS4-HMAC-SHA256 Credential=AK/20130524/r/s3/aws4_request,SignedHeaders=host,Signature=00",
        "AWS4-HMAC-SHA256 Credential=/20130524/r/s3/aws4_request,SignedHeaders=host,Signature=00"})
    EXPECT_FALSE(read_authorization(field)) << field;
  EXPECT_FALSE(read_presigned({{"X-Amz-Algorithm", std::string{kAlgorithm}}}));
  EXPECT_FALSE(parse_basic_time("2013-05-24T00:00"));
}

}  // namespace
}  // namespace souk::sigv4
