#pragma once
#include <cstddef>
#include <string>
#include <vector>

#include "common/pack/fault.hpp"

namespace candour {

/// Collects what is wrong while a pack is read.
///
/// 1. Whatever a pack holds, a fault is one line and cannot steer a terminal.
/// 2. What is handed out is in the order of files and lines, and short enough to be read: a file of 5,000 bad lines
/// gives
///    kMostListed faults and a count of the rest. Errors are never left out in favour of warnings.
class FaultList {
 public:
  static constexpr std::size_t kMostListed = 200;

  void add(Fault fault);
  /// Adds all that another list holds.
  void take(const FaultList& other);
  bool has_error() const { return errors_ > 0; }
  /// So much is wrong already that it is no use to look for smaller things (unknown keys).
  bool full() const { return faults_.size() >= kMostKept; }
  std::vector<Fault> sorted() const;

 private:
  static constexpr std::size_t kMostKept = 20000;
  std::vector<Fault> faults_;
  std::size_t errors_ = 0;
  std::size_t not_kept_ = 0;
};

/// The same for one file, so that a reader does not carry the file's name about.
class FileFaults {
 public:
  FileFaults(FaultList& all, std::string file) : all_(&all), file_(std::move(file)) {}
  void error(int line, std::string what) const { all_->add({file_, line, std::move(what), Fault::Kind::error}); }
  void warning(int line, std::string what) const { all_->add({file_, line, std::move(what), Fault::Kind::warning}); }
  bool full() const { return all_->full(); }
  const std::string& file() const { return file_; }

 private:
  FaultList* all_;  // outlives every reader: it lives in read_pack
  std::string file_;
};

}  // namespace candour
