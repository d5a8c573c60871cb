#include "online/order/cause.hpp"

namespace souk::online::order {
namespace {

// What was written into documents before there were causes.
std::optional<Cause> cause_of_sentence(std::string_view text) {
  if (text == "The order was changed.") return Cause::kEdited;
  if (text == "Sold out." || text.ends_with(" is sold out; its money goes back.")) return Cause::kSoldOut;
  if (text == "Not collected in time.") return Cause::kNotCollected;
  if (text == "The payment came in after the cancellation and goes back.") return Cause::kPaidTooLate;
  return std::nullopt;
}

}  // namespace

std::string words_of(Cause cause, std::string_view language) {
  const bool chinese = language.starts_with("zh");
  switch (cause) {
    case Cause::kEdited:
      return chinese ? "订单已修改，多付的款项退回"
                     : "The order was changed; what was paid too much goes back.";
    case Cause::kSoldOut:
      return chinese ? "商品已售罄" : "Sold out.";
    case Cause::kNotCollected:
      return chinese ? "未在期限内取货" : "Not collected in time.";
    case Cause::kPaidTooLate:
      return chinese ? "取消后才收到付款，款项退回"
                     : "The payment came in after the cancellation and goes back.";
  }
  return {};
}

std::string told(const std::optional<Cause>& cause, std::string_view text, std::string_view language) {
  const auto known = cause ? cause : cause_of_sentence(text);
  return known ? words_of(*known, language) : std::string{text};
}

}  // namespace souk::online::order
