#pragma once

namespace candour {

/// For every program that ever holds a comment or a key: no core file, and no other program of the same user may look
/// into this one's memory. (A sanitizer build stays traceable: its leak check needs that.)
void forbid_core_dumps();

}  // namespace candour
