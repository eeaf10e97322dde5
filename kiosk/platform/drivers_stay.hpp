#pragma once

namespace candour {

/// Under a sanitizer: keeps the graphics drivers in memory to the end, and lets what they leave behind pass.
/// LeakSanitizer cannot tell whose a block is once its driver was unloaded. Elsewhere it does nothing.
void let_drivers_stay();

}  // namespace candour
