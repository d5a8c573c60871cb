// TLS contexts for server and client: TLS 1.2 and later.
#pragma once

#include <memory>
#include <string>

#include "base/result.hpp"
#include "runtime/http/socket.hpp"

namespace souk::http {

using SslContext = std::shared_ptr<SSL_CTX>;

// kInvalid "http.tls" when a file cannot be read or key and certificate do not belong together.
Result<SslContext> server_context(const std::string& certificate_file, const std::string& key_file);
// Verifies against the system's authorities, or against those of `authority_file` when it is given.
Result<SslContext> client_context(const std::string& authority_file);

SslPtr accept_session(const SslContext& context);
// Verifies that the certificate is for `host`, and says so in the hello.
SslPtr connect_session(const SslContext& context, const std::string& host);

// The oldest entry of OpenSSL's error queue of this thread, which is emptied.
std::string take_tls_error();

}  // namespace souk::http
