#include "online/order/carrier.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"

namespace souk::online::order {
namespace {

constexpr std::array kCarriers{
    Carrier{"sf", "顺丰速运", "SF Express", "https://www.kuaidi100.com/chaxun?com=shunfeng&nu="},
    Carrier{"jd", "京东物流", "JD Logistics", "https://www.kuaidi100.com/chaxun?com=jd&nu="},
    Carrier{"ems", "邮政 EMS", "China Post EMS", "https://www.kuaidi100.com/chaxun?com=ems&nu="},
    Carrier{"zto", "中通快递", "ZTO Express", "https://www.kuaidi100.com/chaxun?com=zhongtong&nu="},
    Carrier{"yto", "圆通速递", "YTO Express", "https://www.kuaidi100.com/chaxun?com=yuantong&nu="},
    Carrier{"sto", "申通快递", "STO Express", "https://www.kuaidi100.com/chaxun?com=shentong&nu="},
    Carrier{"yunda", "韵达速递", "Yunda Express", "https://www.kuaidi100.com/chaxun?com=yunda&nu="},
    Carrier{"ups", "UPS", "UPS", "https://www.ups.com/track?tracknum="},
    Carrier{"fedex", "联邦快递", "FedEx", "https://www.fedex.com/fedextrack/?trknbr="},
    Carrier{"usps", "美国邮政", "USPS", "https://tools.usps.com/go/TrackConfirmAction?tLabels="},
    Carrier{"dhl", "DHL", "DHL", "https://www.dhl.com/en/express/tracking.html?AWB="},
};

}  // namespace

std::span<const Carrier> carriers() { return kCarriers; }

const Carrier* carrier_of(std::string_view code) {
  const auto found =
      std::find_if(kCarriers.begin(), kCarriers.end(), [&](const Carrier& one) { return one.code == code; });
  return found == kCarriers.end() ? nullptr : &*found;
}

std::string carrier_name(std::string_view code, std::string_view language) {
  const auto* known = carrier_of(code);
  if (known == nullptr) return std::string{code};
  return std::string{language.starts_with("zh") ? known->zh : known->en};
}

std::string tracking_url(std::string_view carrier, std::string_view tracking) {
  const auto* known = carrier_of(carrier);
  if (known == nullptr || tracking.empty()) return {};
  return std::string{known->tracking_url} + text::percent_encode(tracking);
}

}  // namespace souk::online::order
