// WebP without what is not pixels. libvips 8.14 puts an EXIF block into each one that it writes.
#pragma once

#include <string>
#include <string_view>

namespace souk::online::media {

// The same picture (RFC 9649, section 2.7) without its EXIF and XMP chunks.
std::string bare_webp(std::string_view bytes);

}  // namespace souk::online::media
