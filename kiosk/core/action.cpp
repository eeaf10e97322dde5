#include "kiosk/core/action.hpp"

namespace candour {

template class OneOf<ActionKinds>;

}  // namespace candour
