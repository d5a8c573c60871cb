#include "runtime/http/tls.hpp"

#include <algorithm>
#include <arpa/inet.h>
#include <array>

#include <openssl/err.h>
#include <openssl/x509v3.h>

namespace souk::http {
namespace {

Error tls_error(std::string message) {
  Error error = invalid("http.tls", std::move(message));
  error.detail = take_tls_error();
  return error;
}

SslContext make_context(const SSL_METHOD* method) {
  SslContext context{SSL_CTX_new(method), SslFree{}};
  if (!context) return context;
  SSL_CTX_set_min_proto_version(context.get(), TLS1_2_VERSION);
  SSL_CTX_set_mode(context.get(), SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER |
                                      SSL_MODE_RELEASE_BUFFERS);
  SSL_CTX_set_options(context.get(), SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION);
  return context;
}

// ALPN: we speak HTTP/1.1 and nothing else; a client that does not ask gets it too.
int choose_protocol(SSL*, const unsigned char** out, unsigned char* size, const unsigned char* offered,
                    unsigned offered_size, void*) {
  static constexpr std::array<unsigned char, 9> kHttp{8, 'h', 't', 't', 'p', '/', '1', '.', '1'};
  auto* chosen = const_cast<unsigned char**>(out);
  const int found = SSL_select_next_proto(chosen, size, kHttp.data(), kHttp.size(), offered, offered_size);
  return found == OPENSSL_NPN_NEGOTIATED ? SSL_TLSEXT_ERR_OK : SSL_TLSEXT_ERR_ALERT_FATAL;
}

}  // namespace

std::string take_tls_error() {
  const auto code = ERR_get_error();
  ERR_clear_error();
  if (code == 0) return {};
  std::array<char, 256> text{};
  ERR_error_string_n(code, text.data(), text.size());
  return text.data();
}

Result<SslContext> server_context(const std::string& certificate_file, const std::string& key_file) {
  auto context = make_context(TLS_server_method());
  if (!context) return fail(tls_error("TLS cannot be set up."));
  if (SSL_CTX_use_certificate_chain_file(context.get(), certificate_file.c_str()) != 1)
    return fail(tls_error("Give a readable PEM certificate chain; " + certificate_file + " is none."));
  if (SSL_CTX_use_PrivateKey_file(context.get(), key_file.c_str(), SSL_FILETYPE_PEM) != 1)
    return fail(
        tls_error("Give the certificate's private key as a readable PEM file; " + key_file + " is not it."));
  SSL_CTX_set_alpn_select_cb(context.get(), choose_protocol, nullptr);
  return context;
}

Result<SslContext> client_context(const std::string& authority_file) {
  auto context = make_context(TLS_client_method());
  if (!context) return fail(tls_error("TLS cannot be set up."));
  const bool loaded = authority_file.empty() ? SSL_CTX_set_default_verify_paths(context.get()) == 1
                                             : SSL_CTX_load_verify_locations(
                                                   context.get(), authority_file.c_str(), nullptr) == 1;
  if (!loaded) return fail(tls_error("Give a readable PEM file of certificate authorities."));
  SSL_CTX_set_verify(context.get(), SSL_VERIFY_PEER, nullptr);
  return context;
}

SslPtr accept_session(const SslContext& context) {
  SslPtr ssl{SSL_new(context.get())};
  if (ssl) SSL_set_accept_state(ssl.get());
  return ssl;
}

SslPtr connect_session(const SslContext& context, const std::string& host) {
  SslPtr ssl{SSL_new(context.get())};
  if (!ssl) return ssl;
  SSL_set_connect_state(ssl.get());
  in6_addr address{};
  const bool is_address =
      inet_pton(AF_INET, host.c_str(), &address) == 1 || inet_pton(AF_INET6, host.c_str(), &address) == 1;
  auto* parameters = SSL_get0_param(ssl.get());
  if (is_address) {
    X509_VERIFY_PARAM_set1_ip_asc(parameters, host.c_str());
  } else {
    X509_VERIFY_PARAM_set1_host(parameters, host.data(), host.size());
    SSL_set_tlsext_host_name(ssl.get(), host.c_str());
  }
  return ssl;
}

}  // namespace souk::http
