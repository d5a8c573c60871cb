#include "online/review/review.hpp"

#include <array>

#include <fmt/format.h>
#include <sodium.h>

#include "base/text.hpp"

namespace souk::online::review {
namespace {

constexpr std::size_t kMaxReason = 500, kMaxAnswer = 2'000;

bool holds_link(std::string_view text) {
  const auto lower = text::to_lower_ascii(text);
  return lower.find("://") != std::string::npos || lower.find("www.") != std::string::npos;
}

// Line ends and tabs are all that may stand between letters.
bool is_plain(std::string_view text, bool many_lines) {
  for (const char each : text) {
    const auto byte = static_cast<unsigned char>(each);
    if (byte == 0x7f || (byte < 0x20 && !(many_lines && (each == '\n' || each == '\t')))) return false;
  }
  return true;
}

std::string without_returns(std::string_view text) {
  std::string kept;
  for (const char each : text) {
    if (each != '\r') kept += each;
  }
  return kept;
}

std::string key_of(std::string_view name, Instant at) { return fmt::format("{}/{:015}", name, at.unix_ms); }

}  // namespace

std::string first_of(std::string_view name) { return std::string{name} + "/"; }
std::string behind(std::string_view name) { return std::string{name} + "0"; }  // '0' follows '/'

std::string Review::id_of(std::string_view customer_id, std::string_view product_sku) {
  const auto both = fmt::format("{}\n{}", customer_id, product_sku);
  std::array<unsigned char, 16> bytes{};
  crypto_generichash(bytes.data(), bytes.size(), reinterpret_cast<const unsigned char*>(both.data()),
                     both.size(), nullptr, 0);
  std::string id = "rev_";
  for (const auto byte : bytes) id += fmt::format("{:02x}", byte);
  return id;
}

void Review::enter(ReviewState next, Instant now) {
  state = next;
  ++turn;
  uncounted = now.unix_ms;
  queue = key_of(enum_name(state), written_at);
  shelf.reset();
  if (state == ReviewState::kPublished) shelf = key_of(product_sku, written_at);
}

Status Review::write(const Words& said, bool bought_it, Instant now) {
  if (said == words && state != ReviewState::kWithdrawn) return {};
  words = said;
  verified = bought_it;
  reason.clear();
  answer.clear();
  decided_by.clear();
  decided_at.reset();
  written_at = now;
  enter(ReviewState::kPending, now);
  return {};
}

Status Review::decide(std::string_view who, Instant now, ReviewState next) {
  if (state == ReviewState::kWithdrawn) {
    return fail(precondition("review.withdrawn", "Its customer has withdrawn this review."));
  }
  decided_by = std::string{who};
  decided_at = now;
  enter(next, now);
  return {};
}

Status Review::publish(std::string_view who, Instant now) {
  if (state == ReviewState::kPublished) return {};
  TRY(decide(who, now, ReviewState::kPublished));
  reason.clear();
  return {};
}

Status Review::reject(std::string_view who, Instant now, std::string_view why) {
  why = text::trim(why);
  if (why.empty() || text::length(why) > kMaxReason) {
    return fail(invalid("review.reason", "Say why in 1 to 500 characters: its customer reads the reason."));
  }
  if (state == ReviewState::kRejected && reason == why) return {};
  TRY(decide(who, now, ReviewState::kRejected));
  reason = std::string{why};
  return {};
}

Status Review::reply(std::string_view who, Instant now, std::string_view said) {
  said = text::trim(said);
  if (state != ReviewState::kPublished) {
    return fail(precondition("review.not_published", "Only a published review can be answered."));
  }
  if (text::length(said) > kMaxAnswer || !is_plain(said, true)) {
    return fail(invalid("review.answer", "An answer has at most 2,000 characters of plain text."));
  }
  if (answer == said) return {};
  answer = std::string{said};
  decided_by = std::string{who};
  enter(ReviewState::kPublished, now);  // pages learn of it by the turn
  return {};
}

void Review::withdraw(Instant now) {
  if (state == ReviewState::kWithdrawn) return;
  words = {};
  words.stars = 1;  // a stored one must have some; it is not counted
  words.text = "-";
  reason.clear();
  answer.clear();
  verified = false;
  enter(ReviewState::kWithdrawn, now);
}

void Review::forget_person(Instant now) {
  if (state != ReviewState::kPublished) withdraw(now);
  customer_id.reset();
  if (!words.author.empty()) {
    words.author.clear();
    enter(state, now);
  }
}

Result<Words> checked(Words words) {
  words.title = std::string{text::trim(words.title)};
  words.text = std::string{text::trim(without_returns(words.text))};
  words.author = std::string{text::trim(words.author)};
  auto error = invalid("review.words", "Something in the review needs another look; see `errors`.");
  const auto look = [&](std::string_view pointer, std::string_view text, std::size_t most, bool many_lines) {
    if (!text::is_valid_utf8(text) || !is_plain(text, many_lines))
      error.fields.push_back({std::string{pointer}, "wrong", "Plain text only, please."});
    else if (text::length(text) > most)
      error.fields.push_back({std::string{pointer}, "too_long", fmt::format("At most {} characters.", most)});
    else if (holds_link(text))
      error.code = "review.link";
  };
  look("/title", words.title, 100, false);
  look("/text", words.text, 4'000, true);
  look("/author", words.author, 40, false);
  if (words.text.empty()) error.fields.push_back({"/text", "missing", "Say something about it."});
  if (words.stars < 1 || words.stars > kMostStars)
    error.fields.push_back({"/stars", "missing", "Give it one to five stars."});
  if (!error.fields.empty()) return fail(std::move(error));
  if (error.code == "review.link") {
    return fail(invalid("review.link", "A review holds no web addresses; take them out."));
  }
  return words;
}

}  // namespace souk::online::review
