#include "online/customer/contact.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "online/customer/regular.hpp"

namespace souk::online::customer {
namespace {

constexpr std::size_t kMaxMail = 254;
constexpr std::size_t kMaxLocalPart = 64;

bool is_host(std::string_view host) {
  if (host.find('.') == std::string_view::npos) return false;
  for (const auto label : text::split(host, '.')) {
    if (label.empty() || label.size() > 63 || label.front() == '-' || label.back() == '-') return false;
    // Bytes above 127: a name in another script (RFC 6531).
    const bool fit = std::all_of(label.begin(), label.end(), [](char c) {
      return is_digit(c) || (c >= 'a' && c <= 'z') || c == '-' || static_cast<unsigned char>(c) >= 0x80;
    });
    if (!fit) return false;
  }
  return true;
}

bool is_local_part(std::string_view local) {
  if (local.empty() || local.size() > kMaxLocalPart || local.front() == '.' || local.back() == '.')
    return false;
  return std::all_of(local.begin(), local.end(), [](char c) {
    constexpr std::string_view kRefused = "\"(),:;<>@[\\]";
    return static_cast<unsigned char>(c) > ' ' && c != 0x7f && kRefused.find(c) == std::string_view::npos;
  });
}

}  // namespace

Result<std::string> normal_mail(std::string_view mail) {
  auto normal = text::to_lower_ascii(text::trim(mail));
  const auto at = normal.find('@');
  const std::string_view view{normal};
  if (at == std::string::npos || normal.size() > kMaxMail || !text::is_valid_utf8(normal) ||
      !is_local_part(view.substr(0, at)) || !is_host(view.substr(at + 1))) {
    return fail(invalid("mail.invalid", "This is no mail address; it looks like name@example.com."));
  }
  return normal;
}

std::string normal_phone(std::string_view phone, std::string_view country) {
  std::string digits;
  for (const char c : half_width(text::trim(phone))) {
    constexpr std::string_view kPassedOver = " -().";
    if (kPassedOver.find(c) == std::string_view::npos) digits += c;
  }
  if (digits.starts_with("00")) digits.replace(0, 2, "+");
  // A second "+" would read as a country code when the number is made regular again.
  if (digits.find('+', 1) != std::string::npos) return digits;
  const auto drop = [&](std::string_view prefix, std::size_t length) {
    if (digits.starts_with(prefix) && digits.size() == length) digits.erase(0, prefix.size());
  };
  if (country == "CN") {
    if (digits.starts_with("+86")) digits.erase(0, 3);
    drop("86", 13);
  } else if (country == "US") {
    if (digits.starts_with("+1")) digits.erase(0, 2);
    drop("1", 11);
  }
  return digits;
}

bool is_phone(std::string_view phone, std::string_view country) {
  const auto digits = phone.substr(phone.starts_with('+') ? 1 : 0);
  if (!std::all_of(digits.begin(), digits.end(), is_digit)) return false;
  const bool national = digits.size() == phone.size();
  if (country == "CN" && national) {
    if (phone.size() == 11 && phone[0] == '1') return phone[1] >= '3';
    if (phone.starts_with("400") || phone.starts_with("800")) return phone.size() == 10;
    // Area code and number; "00" would be a call abroad.
    return phone.size() >= 10 && phone.size() <= 12 && phone[0] == '0' && phone[1] != '0';
  }
  if (country == "US" && national) return phone.size() == 10 && phone[0] >= '2';
  return digits.size() >= 6 && digits.size() <= 15;  // E.164
}

Result<Contact> normal_contact(Contact contact, std::string_view country, std::string_view pointer) {
  auto error = invalid("contact.invalid", "Some of the contact cannot be used; see `fields`.");
  auto mail = normal_mail(contact.mail);
  if (mail) {
    contact.mail = std::move(*mail);
  } else {
    error.fields.push_back({std::string{pointer} + "/mail", "malformed", mail.error().message});
  }
  contact.name = text::trim(contact.name);
  contact.phone = normal_phone(contact.phone, country);
  if (!contact.phone.empty() && !is_phone(contact.phone, country)) {
    error.fields.push_back({std::string{pointer} + "/phone", "malformed", "This is no phone number."});
  }
  if (!error.fields.empty()) return fail(std::move(error));
  return contact;
}

}  // namespace souk::online::customer
