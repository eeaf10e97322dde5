#pragma once
#include <sys/types.h>

#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "common/disk/folder.hpp"
#include "common/failure/failure.hpp"
#include "hub/broker/broker_config.hpp"

namespace candour::hub {

/// A mosquitto of the hub's own: found, started on a generated configuration, watched, and stopped with the hub (also
/// when the hub is killed: the child asks the system to end it with its parent).
///
///  1. Its files and sockets lie in a fresh folder that only its owner can enter, in RAM where the system has such a
///     place, and go with it; what a killed hub left is swept up by the next one.
///  2. The hub meets it on one unix socket, programs of this machine on another, devices on the listener.
///  3. Started again after a fall it listens where it listened before.
class PrivateBroker {
 public:
  struct Options {
    std::string ref;
    ListenAddress listen;  ///< port 0: any free one
    bool plain = false;
    std::vector<EnrolledDevice> devices;
  };

  /// Fails (1) in one sentence: mosquitto is not installed, the port is taken, it did not start. A port that was asked
  /// for may still be held by the broker of a hub that has just been killed: it gets three seconds.
  static Result<std::unique_ptr<PrivateBroker>> start(Options options);
  PrivateBroker(const PrivateBroker&) = delete;
  PrivateBroker& operator=(const PrivateBroker&) = delete;
  ~PrivateBroker();

  BrokerAddress hub_address() const;
  std::string local_url() const;   ///< for programs of this machine
  std::string listen_url() const;  ///< for devices
  const ListenAddress& listening() const { return plan_.listen; }

  /// Readable when it has ended.
  int descriptor() const { return watched_; }
  /// After it has ended: starts it again. Fails in one sentence when that does not work (try again later).
  Done restart();
  /// Lets in the devices of this list and nobody else, from now on; while it is down, from its next start. Fails (1)
  /// when its files cannot be written: who is let in is not certain then, so call it again.
  Done let_in(std::vector<EnrolledDevice> devices);

 private:
  PrivateBroker(BrokerPlan plan, FolderLock lock) : plan_(std::move(plan)), lock_(std::move(lock)) {}
  Done launch();
  Done write_files() const;
  Done wait_until_it_serves();
  std::string what_it_said() const;
  void end();

  BrokerPlan plan_;
  FolderLock lock_;  // on the folder: says that its owner lives
  pid_t child_ = -1;
  int watched_ = -1;
  bool port_taken_ = false;  ///< why the last launch failed
};

}  // namespace candour::hub
