// The addresses of renditions: "/pictures/p640-30-70/<signature>/uploads/ab/....jpg". The signature is an
// HMAC over the picture's path, its crop and focus: nobody but the shop can have others made. One signature
// covers all widths of the list (shape.hpp), so that what pages say of one picture is alike and small.
#pragma once

#include <string>
#include <string_view>

#include "base/result.hpp"
#include "base/secret.hpp"
#include "online/media/shape.hpp"

namespace souk::online::media {

// True for "a/b.webp": no empty segment, none that begins with ".", no backslash, no control character, at
// most 500 bytes.
bool is_safe_path(std::string_view path);
// By its ending: a kind that renditions can be made of.
bool is_picture_path(std::string_view path);
// "/media/" and the path, its segments escaped: the picture as it came, or its largest rendition.
std::string media_url(std::string_view path);

class Addresses {
 public:
  // `master` is the shop's key; what is signed with it here opens nothing elsewhere.
  explicit Addresses(const Secret& master);

  std::string of(std::string_view path, const Shape& shape) const;
  // Compared in constant time.
  bool is_signed(std::string_view path, const Shape& shape, std::string_view signature) const;

  // Signed text for others' hands: what was written comes back, or nothing (kDenied "media.token").
  std::string token(std::string_view text) const;
  Result<std::string> read_token(std::string_view token) const;

 private:
  std::string sign(std::string_view purpose, std::string_view text) const;
  Secret key_;
};

}  // namespace souk::online::media
