// A collection of one type of aggregate over the document port: bodies go through the type's field table.
//
//   Collection<Order> orders{store, "order"};
//   Stored<Order> order = TRY(orders.load(id));       order.value.status = ...;
//   TRY(orders.replace(order));
#pragma once

#include <utility>

#include "base/codec.hpp"
#include "engines/document/port.hpp"

namespace souk::engines {

template <class T>
struct Stored {
  std::string id;
  std::int64_t revision = 0;
  T value{};
};

template <class T>
class Collection {
 public:
  Collection(DocumentStore& store, std::string name) : store_{&store}, name_{std::move(name)} {}

  const std::string& name() const { return name_; }

  Result<std::optional<Stored<T>>> find(std::string_view id) const {
    auto document = TRY(store_->get(name_, id));
    if (!document) return std::nullopt;
    return std::optional{TRY(decode(std::move(*document)))};
  }

  // As find(), but a missing one is the error kNotFound "<collection>.missing".
  Result<Stored<T>> load(std::string_view id) const {
    auto found = TRY(find(id));
    if (!found) return fail(not_found(name_ + ".missing", "There is no such " + name_ + "."));
    return std::move(*found);
  }

  Result<std::vector<Stored<T>>> query(const FindQuery& query, std::string* next_cursor = nullptr) const {
    auto page = TRY(store_->find(name_, query));
    std::vector<Stored<T>> values;
    for (auto& document : page.documents) values.push_back(TRY(decode(std::move(document))));
    if (next_cursor != nullptr) *next_cursor = std::move(page.next_cursor);
    return values;
  }

  Result<Stored<T>> insert(std::string id, T value) const {
    const auto revision = TRY(store_->insert(name_, id, to_json(value)));
    return Stored<T>{std::move(id), revision, std::move(value)};
  }

  // Writes `stored` back and moves its revision on.
  Status replace(Stored<T>& stored) const {
    stored.revision = TRY(store_->replace(name_, stored.id, stored.revision, to_json(stored.value)));
    return {};
  }

  Result<Stored<T>> update(std::string_view id, const Update& update) const {
    return decode(TRY(store_->update(name_, id, update)));
  }

  Status erase(std::string_view id, std::int64_t revision = 0) const {
    return store_->erase(name_, id, revision);
  }

  static Result<Stored<T>> decode(Document document) {
    auto value = from_json<T>(document.body, Strictness::kStored);
    if (!value) {
      Error error{.kind = ErrorKind::kCorrupt,
                  .code = "document.corrupt",
                  .message = "A stored record cannot be read."};
      error.detail = document.id + ": " + souk::describe(value.error());
      return fail(std::move(error));
    }
    return Stored<T>{std::move(document.id), document.revision, std::move(*value)};
  }

  DocumentStore& store() const { return *store_; }

 private:
  DocumentStore* store_;
  std::string name_;
};

}  // namespace souk::engines
