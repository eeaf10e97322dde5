#pragma once
#include <filesystem>
#include <memory>
#include <string>

#include "common/sealed/random.hpp"

namespace candour {

/// Something that keeps what it has said yes to, whatever happens to its disk: the hub's store, a kiosk's spool.
class DurableSubject {
 public:
  virtual ~DurableSubject() = default;
  virtual std::string name() const = 0;
  virtual void make(const std::filesystem::path& folder) = 0;
  /// One change of the kinds it knows; true when it said yes.
  virtual bool change(Chance& chance) = 0;
  /// As it has to be after all changes it said yes to: kept by the test, not read from the disk.
  virtual std::string expected() const = 0;
  virtual void close() = 0;
  /// What a fresh program finds in a folder; says why when it cannot open it.
  virtual std::string found(const std::filesystem::path& folder) const = 0;
  /// Files beside the database that are made before its first change, by name.
  virtual std::string beside() const { return {}; }
};

std::unique_ptr<DurableSubject> store_subject();
std::unique_ptr<DurableSubject> spool_subject();

}  // namespace candour
