#include "cloud/storage/errors.hpp"

namespace souk::storage {

Error object_error(Error error) {
  if (!error.code.starts_with("document.")) return error;
  error.detail = error.code + (error.detail.empty() ? "" : ": " + error.detail);
  switch (error.kind) {
    case ErrorKind::kTimeout:
      error.code = "object.timeout";
      break;
    case ErrorKind::kStorageFull:
      error.code = "object.full";
      error.message = "The disk of the object store is full; make room and try again.";
      break;
    case ErrorKind::kCorrupt:
      error.code = "object.corrupt";
      break;
    case ErrorKind::kLimit:
      error.code = "object.busy";
      break;
    case ErrorKind::kTooLarge:
      error.code = "object.versions";
      error.message = "This key has too many versions: remove old ones, or let a lifecycle rule expire them.";
      break;
    default:
      error.code = error.kind == ErrorKind::kUnavailable ? "object.unavailable" : "object.index";
  }
  return error;
}

Error missing_object() { return not_found("object.missing", "There is no such object."); }
Error missing_upload() {
  return not_found("object.no_upload",
                   "There is no such upload: it was completed, aborted or forgotten. Begin again.");
}

}  // namespace souk::storage
