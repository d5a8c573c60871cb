#include "online/notice/template.hpp"

#include <array>

#include "base/text.hpp"

namespace souk::online::notice {
namespace {

// Places in braces are facts; a sentence whose fact is missing is left out.
struct Words {
  std::string_view subject;
  std::array<std::string_view, 4> sentences;
  std::string_view button;  // the text on the link; empty: no link
};

Words chinese_of_account(Kind kind) {
  switch (kind) {
    case Kind::kPasswordReset:
      return {"重设您的密码",
              {"我们收到了重设密码的请求。请点击下面的链接设置新密码，{valid_for}内有效。",
               "如果不是您本人的操作，请忽略此邮件，您的密码不会改变。",
               {},
               {}},
              "设置新密码"};
    case Kind::kPasswordChanged:
      return {"您的密码已修改",
              {"您的账户密码刚刚被修改，其他设备上的登录已失效。",
               "如果不是您本人的操作，请立即重设密码。",
               {},
               {}},
              "重设密码"};
    case Kind::kMailChanged:
      return {"您的账户已更换邮箱",
              {"您的账户刚刚换成了另一个邮箱，今后的邮件不再寄到这里。",
               "如果不是您本人的操作，请立即联系我们。",
               {},
               {}},
              "打开店铺"};
    case Kind::kMailVerification:
      return {"请确认您的邮箱",
              {"请点击下面的链接，确认这个邮箱属于您，{valid_for}内有效。",
               "如果您没有注册，请忽略此邮件。",
               {},
               {}},
              "确认邮箱"};
    default:
      return {};
  }
}

Words chinese(Kind kind) {
  switch (kind) {
    case Kind::kOrderPlaced:
      return {"订单 {number} 已提交，等待付款",
              {"我们已收到您的订单 {number}，合计 {total}。", "付款到账后我们会再给您发邮件。", {}, {}},
              "查看订单"};
    case Kind::kOrderPaid:
      return {"订单 {number} 已付款",
              {"感谢您的购买！订单 {number} 已付款，合计 {total}。",
               "收货地址：{address}",
               "自提门店：{place}，备好后我们会通知您。",
               {}},
              "查看订单"};
    case Kind::kOrderShipped:
      return {"订单 {number} 已发货",
              {"您的包裹已发出。", "承运商：{carrier}", "运单号：{tracking}", {}},
              "查看订单"};
    case Kind::kReadyForPickup:
      return {"订单 {number} 可以取货了",
              {"您的商品已在{place}备好。",
               "取货码：{code}",
               "请在 {until} 前取走，逾期商品将重新上架，货款原路退回。",
               {}},
              "查看订单"};
    case Kind::kOrderCancelled:
      return {"订单 {number} 已取消",
              {"订单 {number} 已取消。", "原因：{reason}", "退款 {amount} 将原路退回。",
               "退款 {credit} 将存入您的账户余额，下次购物可用。"},
              "查看订单"};
    case Kind::kOrderRefunded:
      return {"订单 {number} 已退款",
              {"订单 {number} 的退款 {amount} 已原路退回，到账时间以支付渠道为准。",
               "订单 {number} 的退款 {credit} 已存入您的账户余额，下次购物可用。",
               {},
               {}},
              "查看订单"};
    case Kind::kReturnAccepted:
      return {"您的售后申请 {code} 已通过",
              {"订单 {number} 的售后申请 {code} 已通过。",
               "请将商品寄回或送回：{place}，并在包裹内注明 {code}。",
               "{message}",
               {}},
              "查看订单"};
    case Kind::kPasswordReset:
    case Kind::kPasswordChanged:
    case Kind::kMailChanged:
    case Kind::kMailVerification:
      return chinese_of_account(kind);
    case Kind::kGiftCard:
      return {"您收到一张礼品卡",
              {"您收到一张价值 {amount} 的礼品卡。", "{message}", "卡号：{code}", "有效期至 {until}。"},
              "去购物"};
  }
  return {};
}

Words english_of_account(Kind kind) {
  switch (kind) {
    case Kind::kPasswordReset:
      return {"Set a new password",
              {"Somebody asked to set a new password for your account. This link does it, for {valid_for}.",
               "If it was not you, leave this mail alone: your password stays as it is.",
               {},
               {}},
              "Set a new password"};
    case Kind::kPasswordChanged:
      return {"Your password was changed",
              {"The password of your account was changed just now; other devices are signed out.",
               "If it was not you, set a new password at once.",
               {},
               {}},
              "Set a new password"};
    case Kind::kMailChanged:
      return {
          "Your account has another mail address",
          {"The mail address of your account was changed just now; we will not write to this one any more.",
           "If it was not you, write to us at once.",
           {},
           {}},
          "Go to the shop"};
    case Kind::kMailVerification:
      return {"Please confirm your mail address",
              {"This link confirms that the address is yours, for {valid_for}.",
               "If you did not sign up, leave this mail alone.",
               {},
               {}},
              "Confirm the address"};
    default:
      return {};
  }
}

Words english(Kind kind) {
  switch (kind) {
    case Kind::kOrderPlaced:
      return {"Order {number} received, waiting for payment",
              {"We have received your order {number}, {total} in total.",
               "We will write again as soon as the payment has arrived.",
               {},
               {}},
              "See your order"};
    case Kind::kOrderPaid:
      return {"Order {number} confirmed",
              {"Thank you! Your order {number} is paid, {total} in total.",
               "It goes to: {address}",
               "You pick it up at {place}; we will write as soon as it is ready.",
               {}},
              "See your order"};
    case Kind::kOrderShipped:
      return {
          "Order {number} is on its way",
          {"A parcel of your order has left us.", "Carrier: {carrier}", "Tracking number: {tracking}", {}},
          "See your order"};
    case Kind::kReadyForPickup:
      return {
          "Order {number} is ready to be picked up",
          {"Your goods wait for you at {place}.",
           "Pick-up code: {code}",
           "Please come before {until}; after that they go back on the shelf and you get your money back.",
           {}},
          "See your order"};
    case Kind::kOrderCancelled:
      return {"Order {number} was cancelled",
              {"Your order {number} was cancelled.", "Reason: {reason}", "{amount} go back the way you paid.",
               "{credit} become store credit in your account, for your next order."},
              "See your order"};
    case Kind::kOrderRefunded:
      return {
          "A refund for order {number}",
          {"{amount} of your order {number} have gone back the way you paid. When they arrive is up to your "
           "bank or wallet.",
           "{credit} of your order {number} are now store credit in your account; spend them on your next "
           "order.",
           {},
           {}},
          "See your order"};
    case Kind::kReturnAccepted:
      return {"Your request {code} was accepted",
              {"Your request {code} about order {number} was accepted.",
               "Please bring or send the goods to {place} and put the number {code} into the parcel.",
               "{message}",
               {}},
              "See your order"};
    case Kind::kPasswordReset:
    case Kind::kPasswordChanged:
    case Kind::kMailChanged:
    case Kind::kMailVerification:
      return english_of_account(kind);
    case Kind::kGiftCard:
      return {"A gift card for you",
              {"You have been given a gift card of {amount}.", "{message}", "Number: {code}",
               "Valid until {until}."},
              "Go shopping"};
  }
  return {};
}

// Empty when a fact is missing. Line breaks in facts become blanks: a subject is one line.
std::string fill(std::string_view pattern, const Facts& facts) {
  std::string out;
  while (!pattern.empty()) {
    const auto open = pattern.find('{');
    const auto close = pattern.find('}', open);
    out += pattern.substr(0, open);
    if (open == std::string_view::npos || close == std::string_view::npos) break;
    const auto found = facts.find(pattern.substr(open + 1, close - open - 1));
    if (found == facts.end() || found->second.empty()) return {};
    for (const char c : found->second) out += static_cast<unsigned char>(c) < 0x20 || c == 0x7f ? ' ' : c;
    pattern.remove_prefix(close + 1);
  }
  return out;
}

std::string fact(const Notice& notice, std::string_view name) {
  return fill("{" + std::string{name} + "}", notice.facts);
}

struct Draft {
  std::string hello;
  std::vector<std::string> paragraphs;
  std::string button;
  std::string link;
  std::string farewell;
  std::string shop;
};

std::string as_text(const Draft& draft, const Notice& notice) {
  std::string out = draft.hello + "\n\n";
  for (const auto& paragraph : draft.paragraphs) out += paragraph + "\n";
  if (!notice.lines.empty()) out += '\n';
  for (const auto& line : notice.lines) out += "- " + line.text + "  " + line.amount + "\n";
  if (!draft.link.empty()) out += "\n" + draft.button + ": " + draft.link + "\n";
  out += "\n" + draft.farewell + "\n" + draft.shop + "\n";
  return out;
}

std::string as_html(const Draft& draft, const Notice& notice) {
  using text::html;
  std::string out =
      "<!doctype html><html lang=\"" + html(notice.language) +
      "\"><meta charset=\"utf-8\"><body style=\"font-family:sans-serif;max-width:36em;margin:1em auto\"><p>" +
      html(draft.hello) + "</p>";
  for (const auto& paragraph : draft.paragraphs) out += "<p>" + html(paragraph) + "</p>";
  if (!notice.lines.empty()) out += "<table role=\"presentation\" cellpadding=\"4\">";
  for (const auto& line : notice.lines) {
    out += "<tr><td>" + html(line.text) + "</td><td align=\"right\">" + html(line.amount) + "</td></tr>";
  }
  if (!notice.lines.empty()) out += "</table>";
  if (!draft.link.empty())
    out += "<p><a href=\"" + html(draft.link) + "\">" + html(draft.button) + "</a></p>";
  out += "<p>" + html(draft.farewell) + "<br>" + html(draft.shop) + "</p></body></html>\n";
  return out;
}

}  // namespace

Letter write_letter(const Notice& notice, const shop::Settings& shop) {
  const bool zh = notice.language.starts_with("zh");
  const auto words = zh ? chinese(notice.kind) : english(notice.kind);
  Draft draft;
  const auto& name = notice.to_name;
  draft.hello =
      zh ? (name.empty() ? "您好：" : name + "，您好：") : (name.empty() ? "Hello," : "Hello " + name + ",");
  for (const auto sentence : words.sentences) {
    if (auto filled = fill(sentence, notice.facts); !filled.empty())
      draft.paragraphs.push_back(std::move(filled));
  }
  draft.button = words.button;
  draft.link = fact(notice, "link");
  draft.shop = text_in(shop.name, notice.language);
  const auto& care = shop.support_mail;
  if (zh) {
    draft.farewell = care.empty() ? "祝好" : "有问题请联系 " + care;
  } else {
    draft.farewell = care.empty() ? "Kind regards" : "Questions? Write to " + care;
  }
  auto subject = fill(words.subject, notice.facts);
  if (subject.empty()) subject = zh ? "来自店铺的通知" : "A note from the shop";
  return {text::shorten(subject, 150), as_text(draft, notice), as_html(draft, notice)};
}

}  // namespace souk::online::notice
