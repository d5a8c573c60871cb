// The QR code of totp.hpp, by libqrencode.
#include <memory>
#include <qrencode.h>

#include <fmt/format.h>

#include "online/staff/totp.hpp"

namespace souk::online::staff {

Result<std::string> qr_svg(std::string_view text) {
  constexpr std::size_t kMaxBytes = 1'000;
  constexpr int kQuiet = 4;  // modules of white around it, ISO/IEC 18004 section 5.3.8
  if (text.empty() || text.size() > kMaxBytes) {
    return fail(invalid("qr.too_long", "A QR code here holds 1 to 1,000 bytes."));
  }
  const std::unique_ptr<QRcode, decltype(&QRcode_free)> code{
      QRcode_encodeData(static_cast<int>(text.size()), reinterpret_cast<const unsigned char*>(text.data()), 0,
                        QR_ECLEVEL_M),
      &QRcode_free};
  if (!code) return fail(bug("qr.encode", "QRcode_encodeData"));
  const int width = code->width;
  const int side = width + 2 * kQuiet;
  std::string svg = fmt::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0} {0}\" shape-rendering=\"crispEdges\" "
      "role=\"img\"><path fill=\"#fff\" d=\"M0 0h{0}v{0}H0z\"/><path fill=\"#000\" d=\"",
      side);
  for (int y = 0; y < width; ++y) {
    for (int x = 0; x < width; ++x) {
      // The lowest bit of a module says that it is dark.
      if ((code->data[y * width + x] & 1U) == 0) continue;
      int run = 1;
      while (x + run < width && (code->data[y * width + x + run] & 1U) != 0) ++run;
      svg += fmt::format("M{} {}h{}v1h-{}z", x + kQuiet, y + kQuiet, run, run);
      x += run - 1;
    }
  }
  svg += "\"/></svg>";
  return svg;
}

}  // namespace souk::online::staff
