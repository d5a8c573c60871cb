// What clients send as documents: XML of every kind that the endpoint reads, bucket policies and form
// policies, signatures' claims. Nothing crashes; a lifecycle that was taken is written so that it is taken
// again.
#include <cstdint>
#include <cstdlib>

#include "cloud/s3/cors.hpp"
#include "cloud/s3/lifecycle_xml.hpp"
#include "cloud/s3/notification.hpp"
#include "cloud/s3/policy.hpp"
#include "cloud/s3/post_policy.hpp"
#include "cloud/s3/tagging.hpp"
#include "cloud/s3/website.hpp"
#include "runtime/sigv4/claim.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace souk;
  const std::string_view text{reinterpret_cast<const char*>(data), size};
  (void)s3::read_cors(text);
  (void)s3::read_website(text);
  (void)s3::read_tags(text, 10);
  (void)s3::read_notification(text);
  (void)s3::read_post_policy(text);
  (void)sigv4::read_authorization(text);
  (void)sigv4::canonical_path(text);
  (void)sigv4::canonical_query(text);
  if (const auto policy = s3::read_policy(text, "b")) {
    (void)s3::judge(*policy, {.action = "s3:GetObject", .resource = "b/k", .address = "10.0.0.1"});
  }
  if (const auto rules = s3::read_lifecycle(text)) {
    if (!s3::read_lifecycle(s3::write_lifecycle(*rules))) std::abort();
  }
  return 0;
}
