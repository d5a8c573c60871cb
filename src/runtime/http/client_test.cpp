#include "runtime/http/client.hpp"

#include <atomic>
#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include "runtime/fiber/scope.hpp"
#include "runtime/http/test_server.hpp"
#include "runtime/http/url.hpp"
#include "tests/support/temp_folder.hpp"

namespace souk::http {
namespace {

using namespace std::chrono_literals;
using testing::sample_routes;
using testing::TestServer;

TEST(Url, IsSplitOrRefused) {
  const auto url = parse_url("https://shop.example:8443?x=1#part");
  ASSERT_TRUE(url);
  EXPECT_TRUE(url->tls);
  EXPECT_EQ(url->authority(), "shop.example:8443");
  EXPECT_EQ(url->target, "/?x=1");
  EXPECT_EQ(parse_url("http://[::1]/a")->host, "::1");
  EXPECT_EQ(parse_url("http://[::1]/a")->authority(), "[::1]");
  for (const auto wrong :
       {"ftp://x/", "http://", "http://a@b/", "http://x/a b", "http://x:y/", "//x/", "http://x/\r\n"})
    EXPECT_FALSE(parse_url(wrong)) << wrong;
}

TEST(Client, WorksAlikeOnAThreadAndInAFiber) {
  TestServer server{sample_routes()};
  Client client{{}};
  const auto ask = [&] {
    const auto answer = client.send({.method = Method::kPost, .url = server.url("/echo"), .body = "hello"});
    ASSERT_TRUE(answer) << describe(answer.error());
    EXPECT_EQ(answer->status, 200);
    EXPECT_EQ(answer->body, "hello");
    EXPECT_EQ(client.send({.url = server.url("/stream")})->body, "first second");
    EXPECT_EQ(client.send({.method = Method::kHead, .url = server.url("/hello")})->body, "");
  };
  ask();
  runtime::Cores cores{1};
  cores.run(ask);
  EXPECT_EQ(server->connections(), 1u);  // kept and used again, across threads
}

TEST(Client, RepeatsASafeRequestOnceWhenAKeptConnectionIsDead) {
  TestServer server{sample_routes(), {.idle_timeout = 20ms, .sweep_interval = 5ms}};
  Client client{{}};
  for (int i = 0; i < 3; ++i) {
    ASSERT_TRUE(client.send({.url = server.url("/hello")}));
    while (server->connections() > 0) std::this_thread::yield();
  }
}

TEST(Client, BoundsTimeAndSize) {
  Routes routes = sample_routes();
  routes.add_raw({.path = "/slow"}, [](const Request&) {
    runtime::sleep_for(200ms);
    return Response{};
  });
  routes.add_raw({.path = "/large"},
                 [](const Request&) { return Response::text(200, "text/plain", std::string(2000, 'x')); });
  TestServer server{std::move(routes)};
  Client client{{.max_response_bytes = 1000}};
  EXPECT_EQ(client.send({.url = server.url("/slow"), .timeout = 10ms}).error().code, "http.timeout");
  EXPECT_EQ(client.send({.url = server.url("/large")}).error().code, "http.response_size");
  runtime::Cores cores{1};
  cores.run([&] {
    const runtime::RequestScope scope{.deadline = std::chrono::steady_clock::now() + 10ms};
    const runtime::EnterScope enter{scope};
    EXPECT_EQ(client.send({.url = server.url("/slow")}).error().code, "http.timeout");
  });
}

TEST(Client, SaysWhyItCannotSend) {
  std::uint16_t closed_port = 0;
  {
    TestServer server{{}};
    closed_port = server.port();
  }
  Client client{{}};
  EXPECT_EQ(client.send({.url = "http://127.0.0.1:" + std::to_string(closed_port)}).error().code,
            "http.connect");
  EXPECT_EQ(client.send({.url = "mailto:x"}).error().code, "http.url");
  EXPECT_EQ(client.send({.url = "http://127.0.0.1:1/", .headers = {{"X", "a\r\nB: c"}}}).error().code,
            "http.header");
}

TEST(Client, ConnectsToNoAddressThatItMayNot) {
  TestServer server{sample_routes()};
  std::vector<std::string> asked;
  Client client{{.may_connect = [&](std::string_view address) {
    asked.emplace_back(address);
    return false;
  }}};
  EXPECT_EQ(client.send({.url = server.url("/hello")}).error().code, "http.address");
  EXPECT_EQ(asked, std::vector<std::string>{"127.0.0.1"});
  EXPECT_EQ(server->connections(), 0u);
  Client other{{.may_connect = [](std::string_view address) { return address == "127.0.0.1"; }}};
  EXPECT_TRUE(other.send({.url = server.url("/hello")}));
}

TEST(Client, PassesTheTraceOn) {
  Routes routes;
  routes.add_raw({.path = "/trace"}, [](const Request& request) {
    return Response::text(200, "text/plain", std::string{request.headers.get("traceparent")});
  });
  TestServer server{std::move(routes)};
  Client client{{}};
  const runtime::RequestScope scope{
      .trace_id = std::string(32, 'a'), .span_id = std::string(16, 'b'), .sampled = true};
  const runtime::EnterScope enter{scope};
  EXPECT_EQ(client.send({.url = server.url("/trace")})->body,
            "00-" + scope.trace_id + "-" + scope.span_id + "-01");
}

// A self-signed certificate for 127.0.0.1 and its key, as PEM files.
class Tls : public ::testing::Test {
 protected:
  void make_certificate(const std::string& certificate_file, const std::string& key_file) {
    EVP_PKEY* key = EVP_EC_gen("P-256");
    X509* certificate = X509_new();
    X509_set_version(certificate, 2);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate), ++serial_);
    X509_gmtime_adj(X509_getm_notBefore(certificate), -60);
    X509_gmtime_adj(X509_getm_notAfter(certificate), 3600);
    X509_set_pubkey(certificate, key);
    auto* name = X509_get_subject_name(certificate);
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, reinterpret_cast<const unsigned char*>("souk test"),
                               -1, -1, 0);
    X509_set_issuer_name(certificate, name);
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, certificate, certificate, nullptr, nullptr, 0);
    auto* extension = X509V3_EXT_conf_nid(nullptr, &context, NID_subject_alt_name, "IP:127.0.0.1");
    X509_add_ext(certificate, extension, -1);
    X509_EXTENSION_free(extension);
    X509_sign(certificate, key, EVP_sha256());
    std::FILE* file = std::fopen(certificate_file.c_str(), "w");
    PEM_write_X509(file, certificate);
    std::fclose(file);
    file = std::fopen(key_file.c_str(), "w");
    PEM_write_PrivateKey(file, key, nullptr, nullptr, 0, nullptr, nullptr);
    std::fclose(file);
    X509_free(certificate);
    EVP_PKEY_free(key);
  }
  support::TempFolder folder_;
  std::string certificate_ = (folder_.path() / "certificate.pem").string(),
              key_ = (folder_.path() / "key.pem").string();
  long serial_ = 0;
};

TEST_F(Tls, ServesAndVerifies) {
  make_certificate(certificate_, key_);
  Routes routes = sample_routes();
  const std::string large(300'000, 'x');
  std::ofstream{folder_.path() / "file"} << large;
  routes.add_raw({.path = "/secure"}, [](const Request& request) {
    return Response::text(200, "text/plain", request.secure ? "yes" : "no");
  });
  routes.add_raw({.path = "/file"}, [path = (folder_.path() / "file").string()](const Request&) {
    return Response{.status = 200, .headers = {}, .body = FileBody{path, 0, 300'000}};
  });
  TestServer server{std::move(routes), {.tls_certificate = certificate_, .tls_key = key_}};
  const auto url = "https://127.0.0.1:" + std::to_string(server.port());
  Client client{{.authority_file = certificate_}};
  const auto answer = client.send({.url = url + "/secure"});
  ASSERT_TRUE(answer) << describe(answer.error());
  EXPECT_EQ(answer->body, "yes");
  EXPECT_EQ(client.send({.url = url + "/file"})->body, large);
  EXPECT_EQ(client.send({.method = Method::kPost, .url = url + "/count", .body = large})->body, "300000");
  EXPECT_EQ(server->connections(), 1u);

  Client stranger{{}};  // does not know the authority
  EXPECT_EQ(stranger.send({.url = url + "/secure"}).error().code, "http.tls");
  EXPECT_EQ(client.send({.url = "https://localhost:" + std::to_string(server.port())}).error().code,
            "http.tls");
}

TEST_F(Tls, TakesANewCertificateWithoutARestart) {
  make_certificate(certificate_, key_);
  TestServer server{sample_routes(), {.tls_certificate = certificate_, .tls_key = key_}};
  const auto url = "https://127.0.0.1:" + std::to_string(server.port()) + "/hello";
  make_certificate(certificate_, key_);
  EXPECT_FALSE(Client{{.authority_file = certificate_}}.send({.url = url}));
  ASSERT_TRUE(server->reload_tls());
  EXPECT_TRUE(Client{{.authority_file = certificate_}}.send({.url = url}));
}

TEST_F(Tls, NamesTheFileThatIsWrong) {
  runtime::Cores cores{1};
  const Router router{{}};
  Server server{cores, router, {.listen = "127.0.0.1:0", .tls_certificate = certificate_, .tls_key = key_}};
  const auto started = server.start();
  ASSERT_FALSE(started);
  EXPECT_EQ(started.error().code, "http.tls");
  EXPECT_THAT(started.error().message, ::testing::HasSubstr(certificate_));
}

}  // namespace
}  // namespace souk::http
