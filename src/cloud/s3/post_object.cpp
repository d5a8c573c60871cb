// PostObject: a browser's form with a file, allowed by the signed policy in its fields.
#include <fmt/format.h>

#include "base/text.hpp"
#include "cloud/s3/access.hpp"
#include "cloud/s3/answer.hpp"
#include "cloud/s3/fault.hpp"
#include "cloud/s3/form_body.hpp"
#include "cloud/s3/notification.hpp"
#include "cloud/s3/operations.hpp"
#include "cloud/s3/post_policy.hpp"
#include "cloud/s3/request_body.hpp"
#include "cloud/s3/tagging.hpp"
#include "cloud/s3/write_options.hpp"

namespace souk::s3 {
namespace {

constexpr std::size_t kMaxFormTags = 10;

Result<std::optional<AccessKey>> signer_of(const Desk& desk, const http::Headers& fields) {
  if (fields.get("x-amz-algorithm") != sigv4::kAlgorithm)
    return fail(fault("InvalidArgument", "Sign the form's policy with AWS4-HMAC-SHA256."));
  sigv4::Claim claim;
  TRY(sigv4::read_credential(fields.get("x-amz-credential"), claim));
  auto key = desk.keys.find(claim.access_key);
  if (!key) return fail(fault("InvalidAccessKeyId"));
  if (!fields.get("x-amz-date").starts_with(claim.scope.date) || claim.scope.service != "s3")
    return fail(fault("SignatureDoesNotMatch"));
  const auto made = sigv4::signature_of(sigv4::signing_key(key->secret, claim.scope), fields.get("policy"));
  if (!text::equal_constant_time(made, fields.get("x-amz-signature")))
    return fail(fault("SignatureDoesNotMatch"));
  return key;
}

// The caller, once the policy is seen to allow this form.
Result<Call> admitted(const Desk& desk, const Call& call, const http::Headers& fields, FormBody& body) {
  Call form = call;
  if (!fields.get("policy").empty()) {
    form.proof.key = TRY(signer_of(desk, fields));
    const auto text = decode_base64(fields.get("policy"));
    if (!text) return fail(fault("InvalidPolicyDocument", "The policy must be base 64."));
    const auto policy = TRY(read_post_policy(*text));
    TRY(check_form(policy, fields, call.bucket, desk.clock.now()));
    if (policy.most_bytes) body.bound(policy.least_bytes, *policy.most_bytes);
  }
  form.key = fields.get("key");
  const auto mark = form.key.find("${filename}");
  if (mark != std::string::npos) {
    const auto name = fields.get("file");
    form.key.replace(mark, 11, name.substr(name.find_last_of("/\\") + 1));
  }
  if (form.key.empty())
    return fail(fault("InvalidArgument", "Bucket POST must contain a field named 'key'."));
  TRY(check_access(
      desk, form,
      {.action = "s3:PutObject", .right = Right::kWrite, .bucket = form.bucket, .key = form.key}));
  return form;
}

http::Response answer_form(const Call& call, const http::Headers& fields, const storage::Bucket& bucket,
                           const storage::Entry& entry) {
  const auto etag = in_quotes(entry.version.etag);
  const auto location = fmt::format("{}://{}/{}/{}", call.request.secure ? "https" : "http",
                                    call.header("host"), call.bucket, text::percent_encode(call.key));
  auto redirect = fields.get("success_action_redirect");
  if (redirect.empty()) redirect = fields.get("redirect");
  const auto status = fields.get("success_action_status");
  auto answer = empty_answer(status == "200" ? 200 : 204);
  if (redirect.starts_with("http://") || redirect.starts_with("https://")) {
    answer = http::Response::redirect(
        fmt::format("{}{}bucket={}&key={}&etag={}", redirect,
                    redirect.find('?') == std::string_view::npos ? '?' : '&', call.bucket,
                    text::percent_encode(call.key), text::percent_encode(etag)),
        303);
  } else if (status == "201") {
    XmlWriter xml;
    xml.begin("PostResponse");
    xml.text("Location", location);
    xml.text("Bucket", call.bucket);
    xml.text("Key", call.key);
    xml.text("ETag", etag);
    xml.end();
    answer = xml_answer(xml);
    answer.status = 201;
  }
  answer.headers.set("Location",
                     answer.status == 303 ? std::string{answer.headers.get("location")} : location);
  add_write_fields(answer.headers, bucket, entry.version);
  return answer;
}

}  // namespace

Answered post_object(Desk& desk, const Call& call) {
  if (call.request.stream == nullptr) return fail(fault("MalformedPOSTRequest"));
  FormBody body{*call.request.stream};
  auto fields = TRY(body.read_fields(call.header("content-type")));
  const auto form = TRY(admitted(desk, call, fields, body));
  if (const auto acl = fields.get("acl"); !acl.empty()) TRY(check_acl(acl));
  auto options = TRY(read_write_options(fields));
  if (const auto tags = fields.get("tagging"); !tags.empty())
    options.attributes.tags = TRY(read_tags(tags, kMaxFormTags));
  storage::PutRequest request{.to = {form.bucket, form.key, std::nullopt},
                              .attributes = std::move(options.attributes),
                              .tier = options.tier,
                              .encrypt = options.encrypt,
                              .retention = options.retention,
                              .legal_hold = options.legal_hold};
  request.body.source = &body;
  const auto bucket = TRY(desk.store.bucket(form.bucket));
  const auto entry = TRY(desk.store.put(request));
  announce(desk, form,
           {.name = "s3:ObjectCreated:Post",
            .bucket = form.bucket,
            .key = form.key,
            .version = entry.version.id,
            .etag = entry.version.etag});
  return answer_form(form, fields, bucket, entry);
}

}  // namespace souk::s3
