#include "engines/mail/smtp/smtp.hpp"

#include <algorithm>
#include <cstring>
#include <curl/curl.h>
#include <memory>
#include <mutex>
#include <thread>

#include <fmt/format.h>

#include "engines/mail/message.hpp"
#include "runtime/fiber/scope.hpp"

namespace souk::engines {
namespace {

struct EndHandle {
  void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
};
struct EndList {
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};

// What is left to send, as libcurl asks for it.
struct Source {
  std::string_view left;
  static std::size_t read(char* out, std::size_t size, std::size_t count, void* self) {
    auto& left = static_cast<Source*>(self)->left;
    const auto taken = std::min(size * count, left.size());
    std::memcpy(out, left.data(), taken);
    left.remove_prefix(taken);
    return taken;
  }
};

// The reply's own words may repeat addresses: only its number is kept, for the log.
Error error_of(CURLcode code, long reply) {
  const auto detail = fmt::format("{}, reply {}", curl_easy_strerror(code), reply);
  if (reply >= 500 && reply < 600) {
    Error error = precondition("mail.refused", "The mail server refuses this message for good.");
    error.detail = detail;
    return error;
  }
  if (code == CURLE_OPERATION_TIMEDOUT) {
    return {.kind = ErrorKind::kTimeout,
            .code = "mail.timeout",
            .message = "The mail server did not answer in time.",
            .detail = detail};
  }
  return unavailable("mail.server", "The mail server cannot be reached, or asks to try later.", detail);
}

// Nothing has been said to the server yet.
bool is_unheard(CURLcode code) { return code == CURLE_COULDNT_CONNECT || code == CURLE_COULDNT_RESOLVE_HOST; }

}  // namespace

SmtpMail::SmtpMail(SmtpSettings settings)
    : settings_{std::move(settings)}, pool_{"mail-smtp", settings_.threads, settings_.max_queued} {
  static std::once_flag once;
  std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
}

Status SmtpMail::send(const MailMessage& message) {
  TRY(mail::check(message));
  const auto content = mail::to_mime(message);
  const auto deadline = runtime::current_scope().deadline;
  return pool_.run([&]() -> Status {
    for (int attempt = 1;; ++attempt) {
      auto timeout = settings_.timeout;
      if (deadline != runtime::Deadline::max()) {
        const auto left =
            std::chrono::duration_cast<milliseconds>(deadline - std::chrono::steady_clock::now());
        if (left.count() <= 0) return fail(error_of(CURLE_OPERATION_TIMEDOUT, 0));
        timeout = std::min(timeout, left);
      }
      auto sent = send_once(message, content, timeout);
      if (sent || sent.error().code != "mail.connect") return sent;
      if (attempt >= settings_.tries) {
        return fail(unavailable("mail.server", sent.error().message, sent.error().detail));
      }
      std::this_thread::sleep_for(settings_.pause);
    }
  });
}

Status SmtpMail::send_once(const MailMessage& message, const std::string& content,
                           milliseconds timeout) const {
  const std::unique_ptr<CURL, EndHandle> handle{curl_easy_init()};
  if (handle == nullptr)
    return fail(unavailable("mail.server", "Mail cannot be sent now.", "curl_easy_init"));
  auto* curl = handle.get();
  const auto scheme = settings_.security == SmtpSecurity::kTls ? "smtps" : "smtp";
  // The path is what we call ourselves (EHLO).
  const auto url = fmt::format("{}://{}:{}/{}", scheme, settings_.host, settings_.port, settings_.hello);
  const auto from = fmt::format("<{}>", message.from.address);
  const std::unique_ptr<curl_slist, EndList> to{
      curl_slist_append(nullptr, fmt::format("<{}>", message.to.address).c_str())};
  Source source{content};
  curl_easy_setopt(curl, CURLOPT_URL, url.c_str());
  curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(settings_.connect_timeout.count()));
  curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, static_cast<long>(std::max<std::int64_t>(timeout.count(), 1)));
  curl_easy_setopt(curl, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
  if (settings_.security == SmtpSecurity::kStartTls)
    curl_easy_setopt(curl, CURLOPT_USE_SSL, static_cast<long>(CURLUSESSL_ALL));
  if (!settings_.authority_file.empty())
    curl_easy_setopt(curl, CURLOPT_CAINFO, settings_.authority_file.c_str());
  if (!settings_.user.empty()) {
    curl_easy_setopt(curl, CURLOPT_USERNAME, settings_.user.c_str());
    curl_easy_setopt(curl, CURLOPT_PASSWORD, settings_.password.reveal().c_str());
  }
  curl_easy_setopt(curl, CURLOPT_MAIL_FROM, from.c_str());
  curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, to.get());
  curl_easy_setopt(curl, CURLOPT_READFUNCTION, &Source::read);
  curl_easy_setopt(curl, CURLOPT_READDATA, &source);
  curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
  curl_easy_setopt(curl, CURLOPT_INFILESIZE_LARGE, static_cast<curl_off_t>(content.size()));

  const auto code = curl_easy_perform(curl);
  if (code == CURLE_OK) return {};
  long reply = 0;
  curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &reply);
  auto error = error_of(code, reply);
  if (is_unheard(code)) error.code = "mail.connect";
  return fail(std::move(error));
}

}  // namespace souk::engines
