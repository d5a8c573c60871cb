#include "engines/document/errors.hpp"

namespace souk::engines::document {
namespace {
Error with_detail(Error error, std::string detail) {
  error.detail = std::move(detail);
  return error;
}
Error make(ErrorKind kind, std::string code, std::string message) {
  return {.kind = kind, .code = std::move(code), .message = std::move(message)};
}
}  // namespace

Error exists() { return conflict("document.exists", "There is a record with this id already."); }
Error changed() {
  return conflict("document.changed", "Somebody else changed this meanwhile; read it again.");
}
Error missing() { return not_found("document.missing", "There is no such record."); }

Error not_unique(std::string path) {
  return with_detail(conflict("document.not_unique", "Another record has this value already."),
                     std::move(path));
}
Error condition_failed(std::string path) {
  return with_detail(precondition("document.condition", "The record is not in the state this change needs."),
                     std::move(path));
}
Error wrong_type(std::string path) {
  return with_detail(precondition("document.type", "The record holds another type of value at this place."),
                     std::move(path));
}
Error overflow(std::string path) {
  return with_detail(precondition("document.overflow", "The number would become too large to be kept."),
                     std::move(path));
}

Error timeout() {
  return make(ErrorKind::kTimeout, "document.timeout", "The database did not answer in time; try again.");
}
Error busy() {
  Error error =
      make(ErrorKind::kLimit, "document.busy", "Too many changes wait to be stored; try again in a moment.");
  error.retry_after_s = 1;
  return error;
}
Error too_large() {
  return make(ErrorKind::kTooLarge, "document.too_large", "The record is larger than 8 MiB; split it.");
}
Error storage_full(std::string detail) {
  Error error = make(ErrorKind::kStorageFull, "document.storage_full",
                     "There is no room left to store this; free some on the disk of the data folder.");
  error.retry_after_s = 30;
  return with_detail(std::move(error), std::move(detail));
}
Error corrupt(std::string detail) {
  return with_detail(
      make(ErrorKind::kCorrupt, "document.corrupt", "Stored data is damaged; restore the latest backup."),
      std::move(detail));
}

Error undeclared(std::string_view collection, std::string_view path) {
  std::string what{collection};
  if (!path.empty()) what.append(" has no index over ").append(path);
  return bug("document.undeclared", what + " was never declared");
}

Error feed_too_old() {
  return precondition("feed.too_old", "This part of the change feed is gone; read everything anew.");
}

}  // namespace souk::engines::document
