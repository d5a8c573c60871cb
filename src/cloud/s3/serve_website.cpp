// A bucket's web site: pages for browsers, by the bucket's policy.
#include <fmt/format.h>

#include "base/text.hpp"
#include "cloud/s3/access.hpp"
#include "cloud/s3/answer.hpp"
#include "cloud/s3/fault.hpp"
#include "cloud/s3/operations.hpp"
#include "cloud/s3/read_object.hpp"
#include "cloud/s3/website.hpp"

namespace souk::s3 {
namespace {

http::Response redirect_to(const Redirect& redirect, std::string_view prefix, std::string_view key,
                           const Call& call) {
  return http::Response::redirect(
      location_of(redirect, prefix, key, call.header("host"), call.request.secure), redirect.status);
}

Answered read_page(Desk& desk, const Call& call, const storage::Bucket& bucket, const std::string& key) {
  TRY(check_access(desk, call,
                   {.action = "s3:GetObject", .right = Right::kRead, .bucket = bucket.name, .key = key}));
  auto object = TRY(desk.store.get({.from = {bucket.name, key, std::nullopt}}));
  const auto& headers = object->entry().version.attributes.headers;
  if (const auto location = headers.find("website-redirect-location"); location != headers.end())
    return http::Response::redirect(location->second, 301);
  return answer_object(call, bucket, std::move(object), false);
}

http::Response plain_error(const Error& error) {
  const auto told = show(error);
  const auto title = fmt::format("{} {}", told.status, http::reason_of(told.status));
  return http::Response::html(
      told.status, fmt::format("<!doctype html><html lang=\"en\"><title>{0}</title><h1>{0}</h1><p>{1}: {2}",
                               title, text::html(told.code), text::html(told.message)));
}

http::Response error_page(Desk& desk, const Call& call, const storage::Bucket& bucket, const Website& site,
                          const Error& error) {
  if (!site.error.empty()) {
    if (auto page = read_page(desk, call, bucket, site.error); page && page->status == 200) {
      page->status = show(error).status;
      return std::move(*page);
    }
  }
  return plain_error(error);
}

}  // namespace

Answered serve_website(Desk& desk, const Call& call) {
  const auto bucket = desk.store.bucket(call.bucket);
  if (!bucket) return plain_error(bucket.error());
  const auto* text = bucket->text("website");
  if (text == nullptr) return plain_error(fault("NoSuchWebsiteConfiguration"));
  if (call.request.method != http::Method::kGet && call.request.method != http::Method::kHead)
    return plain_error(fault("MethodNotAllowed"));
  const auto site = TRY(read_website(*text));
  if (site.redirect_all) return redirect_to(*site.redirect_all, "", call.key, call);
  if (const auto* rule = find_redirect(site, call.key, 0))
    return redirect_to(rule->redirect, rule->prefix, call.key, call);
  auto page = read_page(desk, call, *bucket, page_key(site, call.key));
  if (page) return page;
  const auto status = show(page.error()).status;
  // "docs" is sent to "docs/" where that has an index.
  if (status == 404 && !call.key.empty() && !call.key.ends_with('/') &&
      desk.store.head({bucket->name, page_key(site, call.key + "/"), std::nullopt}))
    return http::Response::redirect(fmt::format("{}/", path_of(call.request)), 302);
  if (const auto* rule = find_redirect(site, call.key, status))
    return redirect_to(rule->redirect, rule->prefix, call.key, call);
  return error_page(desk, call, *bucket, site, page.error());
}

}  // namespace souk::s3
