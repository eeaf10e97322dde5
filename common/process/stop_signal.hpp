#pragma once
namespace candour {

/// SIGINT and SIGTERM as something to wait for, so that a program ends at a place of its choosing. Make it first in
/// main, before any thread: it blocks both signals for every thread that comes later. SIGPIPE and SIGXFSZ are ignored
/// for good: a peer that goes away and a file that may not grow are answers of a call, not reasons to die.
class StopSignal {
 public:
  StopSignal();
  StopSignal(const StopSignal&) = delete;
  StopSignal& operator=(const StopSignal&) = delete;
  ~StopSignal();

  int descriptor() const { return descriptor_; }  ///< readable once somebody asked to stop
  bool came();                                    ///< once true, always true

 private:
  int descriptor_;
  bool came_ = false;
};

/// For a child between fork and exec: its signals as they were before StopSignal.
void restore_signals_for_child();

}  // namespace candour
