#include "engines/object/errors.hpp"

namespace souk::engines::object {
namespace {
Error with_words(Error error, std::string detail) {
  error.detail = std::move(detail);
  return error;
}
Error of_kind(ErrorKind kind, std::string code, std::string message) {
  return {.kind = kind, .code = std::move(code), .message = std::move(message)};
}
}  // namespace

Error no_bucket(std::string_view bucket) {
  return with_words(not_found("object.no_bucket", "There is no such bucket; make it first."),
                    std::string{bucket});
}
Error missing() { return not_found("object.missing", "There is no object under this key."); }
Error exists() { return conflict("object.exists", "There is an object under this key already."); }
Error range() {
  return invalid("object.range", "The range holds no byte of the object; ask for one that begins inside it.");
}
Error size(std::string detail) {
  return with_words(invalid("object.size", "The body is not as long as was said before it; send it again."),
                    std::move(detail));
}
Error no_upload() {
  return not_found("object.no_upload",
                   "There is no such upload: it was completed, given up or is too old; begin a new one.");
}
Error parts(std::string detail) {
  return with_words(
      invalid("object.parts",
              "The parts are not those that were sent: name each by its number, in order, with its "
              "etag; all but the last have 5 MiB at least."),
      std::move(detail));
}
Error timeout() {
  return of_kind(ErrorKind::kTimeout, "object.timeout",
                 "The object store did not answer in time; try again.");
}
Error busy() {
  Error error =
      of_kind(ErrorKind::kLimit, "object.busy", "Too many objects are being written; try again in a moment.");
  error.retry_after_s = 1;
  return error;
}
Error full(std::string detail) {
  Error error = of_kind(ErrorKind::kStorageFull, "object.full",
                        "There is no room left for this object; free some where objects are kept.");
  error.retry_after_s = 30;
  return with_words(std::move(error), std::move(detail));
}
Error corrupt(std::string detail) {
  return with_words(of_kind(ErrorKind::kCorrupt, "object.corrupt",
                            "The stored object is damaged; restore it from a backup or a replica."),
                    std::move(detail));
}
Error unavailable(std::string detail) {
  Error error = souk::unavailable("object.unavailable", "The object store cannot be reached; try again.",
                                  std::move(detail));
  error.retry_after_s = 5;
  return error;
}

}  // namespace souk::engines::object
