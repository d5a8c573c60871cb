#include "online/notice/customer_letters.hpp"

#include <fmt/format.h>

#include "base/text.hpp"

namespace souk::online::notice {
namespace {

// "3 days", "60 minutes": what a reader makes of the token's end.
std::string span_in_words(milliseconds span, bool chinese) {
  const auto minutes = std::max<std::int64_t>(1, span.count() / 60'000);
  constexpr std::int64_t kTwoDays = 2 * 24 * 60;
  if (minutes >= kTwoDays) return fmt::format("{}{}", (minutes + 719) / 1'440, chinese ? "天" : " days");
  return fmt::format("{}{}", minutes, chinese ? "分钟" : " minutes");
}

}  // namespace

Status CustomerLetters::verify_mail(const customer::Letter& letter) {
  return post(Kind::kMailVerification, letter, "/account/verify-mail");
}

Status CustomerLetters::reset_password(const customer::Letter& letter) {
  return post(Kind::kPasswordReset, letter, "/account/reset-password");
}

Status CustomerLetters::password_changed(const customer::Letter& letter) {
  return post(Kind::kPasswordChanged, letter, "/account/forgot-password");
}

Status CustomerLetters::mail_changed(const customer::Letter& letter) {
  return post(Kind::kMailChanged, letter, "/");
}

// The token's end, or the moment of what happened, tells two letters to one person apart and is the same when
// one is asked for again.
Status CustomerLetters::post(Kind kind, const customer::Letter& letter, std::string_view page) const {
  const auto now = clock_->now();
  const bool has_token = !letter.token.reveal().empty();
  auto link = base_url_ + std::string{page};
  if (has_token) link += "?token=" + text::percent_encode(letter.token.reveal());
  Facts facts{{"link", link}, {"name", letter.name}};
  if (has_token)
    facts["valid_for"] = span_in_words(letter.expires_at - now, letter.language.starts_with("zh"));
  const auto moment = has_token ? letter.expires_at : letter.happened_at;
  return notices_->post({.key = fmt::format("{}:{}:{}", enum_name(kind), letter.customer_id, moment.unix_ms),
                         .kind = kind,
                         .to = letter.mail,
                         .to_name = letter.name,
                         .language = letter.language,
                         .facts = std::move(facts)});
}

}  // namespace souk::online::notice
