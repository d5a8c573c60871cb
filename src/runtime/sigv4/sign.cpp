#include "runtime/sigv4/sign.hpp"

#include <fmt/format.h>

#include "base/text.hpp"

namespace souk::sigv4 {

Digest signing_key(std::string_view secret, const Scope& scope) {
  std::string first = "AWS4";
  first += secret;
  const auto day = hmac_sha256(first, scope.date);
  const auto region = hmac_sha256(as_text(day), scope.region);
  const auto service = hmac_sha256(as_text(region), scope.service);
  return hmac_sha256(as_text(service), "aws4_request");
}

std::string signature_of(const Digest& key, std::string_view text) {
  return to_hex(hmac_sha256(as_text(key), text));
}

Scope Signer::scope_at(std::string_view time) const {
  return {
      .date = std::string{time.substr(0, 8)}, .region = credentials_.region, .service = credentials_.service};
}

std::vector<Field> Signer::headers(const ToSign& request, Instant now) const {
  const auto time = basic_time(now);
  const auto scope = scope_at(time);
  std::vector<Field> added{{"x-amz-date", time}, {"x-amz-content-sha256", std::string{request.payload}}};
  auto fields = request.headers;
  fields.emplace_back("host", request.host);
  fields.insert(fields.end(), added.begin(), added.end());
  const auto path = canonical_path(request.path);
  const auto canonical = canonical_request({.method = request.method,
                                            .path = path,
                                            .query = request.query,
                                            .headers = fields,
                                            .payload = request.payload});
  const auto signature =
      signature_of(signing_key(credentials_.secret.reveal(), scope), string_to_sign(time, scope, canonical));
  added.emplace_back("Authorization",
                     fmt::format("{} Credential={}/{},SignedHeaders={},Signature={}", kAlgorithm,
                                 credentials_.access_key, scope.text(), signed_names(fields), signature));
  return added;
}

std::string Signer::presigned_query(const ToSign& request, std::chrono::seconds valid_for,
                                    Instant now) const {
  const auto time = basic_time(now);
  const auto scope = scope_at(time);
  auto fields = request.headers;
  fields.emplace_back("host", request.host);
  std::string query{request.query};
  if (!query.empty()) query += '&';
  query += fmt::format(
      "X-Amz-Algorithm={}&X-Amz-Credential={}&X-Amz-Date={}&X-Amz-Expires={}&X-Amz-SignedHeaders={}",
      kAlgorithm, text::percent_encode(credentials_.access_key + '/' + scope.text()), time, valid_for.count(),
      text::percent_encode(signed_names(fields)));
  const auto path = canonical_path(request.path);
  const auto canonical = canonical_request({.method = request.method,
                                            .path = path,
                                            .query = query,
                                            .headers = fields,
                                            .payload = request.payload});
  return query + "&X-Amz-Signature=" +
         signature_of(signing_key(credentials_.secret.reveal(), scope),
                      string_to_sign(time, scope, canonical));
}

std::string ChunkChain::chunk(std::string_view sha256_hex) {
  last_ = signature_of(key_, fmt::format("AWS4-HMAC-SHA256-PAYLOAD\n{}\n{}\n{}\n{}\n{}", time_, scope_, last_,
                                         kEmptySha256, sha256_hex));
  return last_;
}

std::string ChunkChain::trailer(std::string_view sha256_hex) {
  last_ = signature_of(
      key_, fmt::format("AWS4-HMAC-SHA256-TRAILER\n{}\n{}\n{}\n{}", time_, scope_, last_, sha256_hex));
  return last_;
}

}  // namespace souk::sigv4
