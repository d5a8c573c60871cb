// The test browser itself (shop_for_test.hpp), and one test that it does what it says.
#include <fstream>
#include <sstream>

#include "base/text.hpp"
#include "online/storefront/shop_for_test.hpp"

namespace souk::online::storefront {
namespace {

class Collector final : public http::BodyWriter {
 public:
  Status write(std::string_view piece) override {
    text += piece;
    return {};
  }
  std::string text;
};

std::string unescaped(std::string text) {
  for (const auto& [entity, plain] : std::initializer_list<std::pair<std::string_view, std::string_view>>{
           {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&#39;", "'"}, {"&amp;", "&"}}) {
    for (auto at = text.find(entity); at != std::string::npos; at = text.find(entity, at + plain.size()))
      text.replace(at, entity.size(), plain);
  }
  return text;
}

std::string attribute_in(std::string_view tag, std::string_view name) {
  const auto start = tag.find(" " + std::string{name} + "=\"");
  if (start == std::string_view::npos) return {};
  const auto from = start + name.size() + 3;
  return unescaped(std::string{tag.substr(from, tag.find('"', from) - from)});
}

}  // namespace

std::string body_of(const http::Response& response) {
  if (const auto* text = std::get_if<std::string>(&response.body)) return *text;
  if (const auto* shared = std::get_if<http::SharedText>(&response.body)) return **shared;
  if (const auto* stream = std::get_if<http::BodyStream>(&response.body)) {
    Collector collector;
    EXPECT_TRUE((*stream)(collector));
    return collector.text;
  }
  std::ifstream file{std::get<http::FileBody>(response.body).path, std::ios::binary};
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

std::set<std::string> attributes_of(std::string_view html, std::string_view name) {
  std::set<std::string> values;
  const auto start = " " + std::string{name} + "=\"";
  for (auto at = html.find(start); at != std::string_view::npos; at = html.find(start, at + 1)) {
    const auto from = at + start.size();
    values.insert(unescaped(std::string{html.substr(from, html.find('"', from) - from)}));
  }
  return values;
}

Answer Browser::send(http::Method method, const std::string& target, std::string body) {
  http::Request request;
  request.method = method;
  request.target = target;
  request.path = text::percent_decode(target.substr(0, target.find('?')), false).value_or("");
  if (const auto mark = target.find('?'); mark != std::string::npos)
    (void)http::parse_form(std::string_view{target}.substr(mark + 1), 200, request.query);
  request.headers = headers;
  request.headers.set("Host", "shop.example");
  if (!request.headers.contains("Accept")) request.headers.set("Accept", "text/html");
  request.client_address = "192.0.2.1";
  request.request_id = "7f3a91c2";
  std::string jar;
  for (const auto& [name, value] : cookies) jar += (jar.empty() ? "" : "; ") + name + "=" + value;
  if (!jar.empty()) request.headers.set("Cookie", jar);
  if (method == http::Method::kPost) {
    request.headers.set("Content-Type", "application/x-www-form-urlencoded");
    request.headers.set("Sec-Fetch-Site", "same-origin");
    request.body = std::move(body);
  }
  const auto response = shop_.router->answer(request);
  for (const auto& [name, value] : response.headers.all()) {
    if (!http::equal_names(name, "Set-Cookie")) continue;
    const auto pair = value.substr(0, value.find(';'));
    const auto equals = pair.find('=');
    if (value.find("Max-Age=0") != std::string::npos)
      cookies.erase(pair.substr(0, equals));
    else
      cookies[pair.substr(0, equals)] = pair.substr(equals + 1);
  }
  return {response.status, body_of(response), response.headers};
}

Answer Browser::post(const std::string& target, const Fields& fields) {
  std::string body;
  for (const auto& [name, value] : fields) {
    if (!body.empty()) body += '&';
    body += text::percent_encode(name) + "=" + text::percent_encode(value);
  }
  return send(http::Method::kPost, target, body);
}

Answer Browser::follow(Answer answer) {
  for (int hops = 0; hops < 5 && answer.status >= 301 && answer.status <= 308; ++hops) {
    if (answer.status == 304) break;
    answer = get(std::string{answer.headers.get("Location")});
  }
  return answer;
}

Answer Browser::submit(const Answer& page, const std::string& action, Fields fields) {
  const auto start = page.body.find("action=\"" + action + "\"");
  EXPECT_NE(start, std::string::npos) << "no form for " << action;
  if (start == std::string::npos) return {};
  const auto end = page.body.find("</form>", start);
  const std::string_view form{page.body.data() + start, end - start};
  for (auto at = form.find("<input"); at != std::string_view::npos; at = form.find("<input", at + 1)) {
    const auto tag = form.substr(at, form.find('>', at) - at);
    if (attribute_in(tag, "type") == "hidden")
      fields.emplace(attribute_in(tag, "name"), attribute_in(tag, "value"));
  }
  return post(action, fields);
}

TEST(TestBrowser, FindsAttributes) {
  EXPECT_EQ(attributes_of("<a href=\"/a?b=1&amp;c=2\"><a href=\"/a?b=1&amp;c=2\"><img src=\"x\">", "href"),
            std::set<std::string>{"/a?b=1&c=2"});
}

}  // namespace souk::online::storefront
