#include "cloud/s3/chunk_decoder.hpp"

#include <gtest/gtest.h>

namespace souk::s3 {
namespace {

struct Decoded {
  std::string bytes;
  std::string code;  // of the error; empty when all of it held
  std::vector<std::pair<std::string, std::string>> trailer;
};

Decoded decode(ChunkDecoder decoder, std::string_view text, std::size_t piece) {
  Decoded out;
  for (std::size_t at = 0; at < text.size(); at += piece) {
    if (const auto fed = decoder.feed(text.substr(at, piece), out.bytes); !fed) {
      out.code = fed.error().code;
      return out;
    }
  }
  if (const auto ended = decoder.finish(); !ended) out.code = ended.error().code;
  out.trailer = decoder.trailer();
  return out;
}

TEST(ChunkDecoder, TakesTheCodingOffHoweverTheBytesAreCut) {
  constexpr std::string_view kText =
      "5\r\nhello\r\n6\r\n world\r\n0\r\nx-amz-checksum-crc32: DUoRhQ==\r\n\r\n";
  for (std::size_t piece = 1; piece <= kText.size(); ++piece) {
    const auto out = decode({std::nullopt, true}, kText, piece);
    EXPECT_EQ(out.bytes, "hello world") << piece;
    EXPECT_EQ(out.code, "") << piece;
    ASSERT_EQ(out.trailer.size(), 1U) << piece;
    EXPECT_EQ(out.trailer[0].second, "DUoRhQ==");
  }
}

TEST(ChunkDecoder, RefusesWhatIsMalformedOrCutOff) {
  for (const auto* text : {"", "5\r\nhello\r\n", "5\r\nhel", "zz\r\n", "5\nhello", "5\r\nhelloXX", "-1\r\n",
                           "\r\n", "fffffffffffffffff\r\n", "0\r\nno colon\r\n\r\n", "0\r\na:b\r\n\r\n"})
    EXPECT_EQ(decode({std::nullopt, false}, text, 3).code, "s3.IncompleteBody") << text;
  EXPECT_EQ(decode({std::nullopt, false}, std::string(5'000, '1'), 64).code, "s3.IncompleteBody");
  EXPECT_EQ(decode({std::nullopt, true}, "0\r\n" + std::string(20'000, 'a'), 64).code, "s3.IncompleteBody");
}

// The example that AWS publishes: 66,560 bytes of 'a' in chunks of 64 KiB.
TEST(ChunkDecoder, VerifiesEverySignature) {
  const sigv4::Scope scope{.date = "20130524", .region = "us-east-1"};
  const auto key = sigv4::signing_key("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", scope);
  const auto chain = [&](std::string seed) {
    return ChunkDecoder{sigv4::ChunkChain{key, "20130524T000000Z", scope, std::move(seed)}, false};
  };
  const std::string seed = "4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9";
  const auto text =
      "10000;chunk-signature=ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648\r\n" +
      std::string(65'536, 'a') +
      "\r\n400;chunk-signature=0055627c9e194cb4542bae2aa5492e3c1575bbb81b612b7d234b86a503ef5497\r\n" +
      std::string(1'024, 'a') +
      "\r\n0;chunk-signature=b6c6ea8a5354eaf15b3cb7646744f4275b71ea724fed81ceb9323e279d449df9\r\n\r\n";
  const auto right = decode(chain(seed), text, 10'000);
  EXPECT_EQ(right.code, "");
  EXPECT_EQ(right.bytes, std::string(66'560, 'a'));
  EXPECT_EQ(decode(chain(std::string(64, '0')), text, 10'000).code, "s3.SignatureDoesNotMatch");
  auto changed = text;
  changed[changed.size() - 200] = 'b';  // a byte of the second chunk
  EXPECT_EQ(decode(chain(seed), changed, 10'000).code, "s3.SignatureDoesNotMatch");
  EXPECT_EQ(decode(chain(seed), text.substr(0, 66'000), 10'000).code, "s3.IncompleteBody");
}

}  // namespace
}  // namespace souk::s3
