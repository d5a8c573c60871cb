// For tests: a document store that passes everything on to another and lets a test step in before each write.
#pragma once

#include <functional>

#include "engines/document/port.hpp"

namespace souk::online {

class ForwardingStore : public engines::DocumentStore {
 public:
  // Called before every write; an error is answered instead of writing.
  using BeforeWrite =
      std::function<Status(std::string_view what, std::string_view collection, std::string_view id)>;

  explicit ForwardingStore(engines::DocumentStore& inner) : inner_{&inner} {}
  void before_write(BeforeWrite hook) { hook_ = std::move(hook); }
  engines::DocumentStore& inner() { return *inner_; }

  Status declare(const engines::CollectionSpec& spec) override { return inner_->declare(spec); }
  Result<std::optional<engines::Document>> get(std::string_view collection, std::string_view id) override {
    return inner_->get(collection, id);
  }
  Result<std::vector<engines::Document>> get_many(std::string_view collection,
                                                  const std::vector<std::string>& ids) override {
    return inner_->get_many(collection, ids);
  }
  Result<engines::FindPage> find(std::string_view collection, const engines::FindQuery& query) override {
    return inner_->find(collection, query);
  }
  Result<std::int64_t> count(std::string_view collection) override { return inner_->count(collection); }
  Result<std::int64_t> insert(std::string_view collection, std::string_view id,
                              std::string_view body) override {
    TRY(before("insert", collection, id));
    return inner_->insert(collection, id, body);
  }
  Result<std::int64_t> replace(std::string_view collection, std::string_view id, std::int64_t revision,
                               std::string_view body) override {
    TRY(before("replace", collection, id));
    return inner_->replace(collection, id, revision, body);
  }
  Result<std::int64_t> put(std::string_view collection, std::string_view id, std::string_view body) override {
    TRY(before("put", collection, id));
    return inner_->put(collection, id, body);
  }
  Result<engines::Document> update(std::string_view collection, std::string_view id,
                                   const engines::Update& update) override {
    TRY(before("update", collection, id));
    return inner_->update(collection, id, update);
  }
  Status erase(std::string_view collection, std::string_view id, std::int64_t revision) override {
    TRY(before("erase", collection, id));
    return inner_->erase(collection, id, revision);
  }
  Status put_many(std::string_view collection, const std::vector<engines::Document>& documents) override {
    TRY(before("put_many", collection, documents.empty() ? std::string_view{} : documents.front().id));
    return inner_->put_many(collection, documents);
  }
  Result<engines::ChangeBatch> changes(std::int64_t after, std::size_t limit,
                                       std::chrono::milliseconds wait) override {
    return inner_->changes(after, limit, wait);
  }

 private:
  Status before(std::string_view what, std::string_view collection, std::string_view id) const {
    return hook_ ? hook_(what, collection, id) : Status{};
  }
  engines::DocumentStore* inner_;
  BeforeWrite hook_;
};

}  // namespace souk::online
