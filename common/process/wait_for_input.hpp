#pragma once

namespace candour {

/// Waits until something can be read, or there is no more to read; false when a stop signal came first. StopSignal
/// blocks those signals, so that a plain read would wait on and nobody could leave a question by Ctrl-C; the signal
/// stays for StopSignal to see.
bool wait_for_input(int descriptor);

}  // namespace candour
