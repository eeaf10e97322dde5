#pragma once
namespace candour {

/// SIGINT, SIGTERM and the end of its terminal (SIGHUP, but under nohup) as something to wait for, so that a program
/// ends at a place of its choosing. Make it first in main, before any thread: it blocks them for every thread that
/// comes later. SIGPIPE and SIGXFSZ are ignored for good: a peer that goes away and a file that may not grow are
/// answers of a call, not reasons to die.
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

/// Waits until something can be read, or there is no more to read; false when a stop signal came first. Those are
/// blocked, so that a plain read would wait on and nobody could leave a question by Ctrl-C; the signal stays for
/// StopSignal to see.
bool wait_for_input(int descriptor);

/// For a child between fork and exec: its signals as they were before StopSignal.
void restore_signals_for_child();

}  // namespace candour
