#pragma once

namespace candour {

struct DoctorOptions {
  bool json = false;  ///< one JSON object a line
};

/// Looks whether this machine can show a screen: drawing, touch, letters, who may open them, sound. A line each and one
/// fix; what the program ends with.
int doctor(const DoctorOptions& options);

}  // namespace candour
