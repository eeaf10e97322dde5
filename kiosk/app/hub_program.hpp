#pragma once
#include <atomic>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <thread>

#include "common/sealed/secret_bytes.hpp"
#include "kiosk/core/desk/desk_action.hpp"

namespace candour {

/// `candour-hub export` on this machine, as a child: the passphrase goes to it through a pipe, never onto a command
/// line or a disk. What it says is what the desk says.
class ExportRun {
 public:
  /// `wake` is called from another thread when it has ended.
  ExportRun(const std::filesystem::path& event, const std::filesystem::path& into, SecretBytes passphrase,
            std::function<void()> wake);
  ExportRun(const ExportRun&) = delete;
  ExportRun& operator=(const ExportRun&) = delete;
  ~ExportRun();

  /// Once, when it has ended.
  std::optional<news::Exported> take();

 private:
  std::atomic<bool> over_ = false;
  std::optional<news::Exported> result_;
  std::thread thread_;
};

}  // namespace candour
